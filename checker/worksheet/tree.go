package worksheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// tree is a part of a book in plain form. A list of groups is a map whose names
// are places in it ("#0"), so that every value of a book has one path.
type tree = map[string]any

// ownTree is what a book says itself, without the defaults and the library.
func ownTree(l *book.Located) (tree, error) {
	data, err := json.Marshal(l.Book)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var all tree
	if err := dec.Decode(&all); err != nil {
		return nil, err
	}
	for section, value := range all {
		switch v := value.(type) {
		case tree:
			for id := range v {
				if isLibrary(l.Locations, book.Path(section, id)) {
					delete(v, id)
				}
			}
			if len(v) == 0 {
				delete(all, section)
			}
		}
	}
	if list, ok := all["impossible"].([]any); ok {
		n := 0
		for n < len(list) && !isLibrary(l.Locations, book.Path("impossible", book.Index(n))) {
			n++
		}
		if all["impossible"] = list[:n]; n == 0 {
			delete(all, "impossible")
		}
	}
	out := spread(nil, all).(tree)
	for _, id := range ids(out, []string{"agreements"}) {
		sameEvents(get(out, []string{"agreements", id}), "electionEvents")
	}
	for _, id := range ids(out, []string{"deployments"}) {
		sameEvents(get(out, []string{"deployments", id}), "electionEvent")
	}
	return out, nil
}

// sameEvents writes election events by their kinds, as a worksheet does: another
// spelling of the same is nothing that was left out.
func sameEvents(thing any, field string) {
	m, _ := thing.(tree)
	switch v := m[field].(type) {
	case string:
		m[field], _ = book.ElectionEvent(v)
	case []any:
		for i, name := range v {
			v[i], _ = book.ElectionEvent(text(name))
		}
	}
}

func isLibrary(places book.Locations, path string) bool {
	at, _ := places.Find(path)
	return strings.HasPrefix(at.File, "roe:")
}

// spread turns lists of groups into maps by place, and circumstances into the
// form in which people write them.
func spread(path []string, value any) any {
	switch v := value.(type) {
	case tree:
		if d, ok := load.Describe("Book", path); ok && d.Def == "Circumstances" {
			return scalars(v)
		}
		out := tree{}
		for name, part := range v {
			out[name] = spread(append(slices.Clone(path), name), part)
		}
		return out
	case []any:
		if len(v) == 0 || !isGroup(v[0]) {
			return v
		}
		out := tree{}
		for i, item := range v {
			out[book.Index(i)] = spread(append(slices.Clone(path), book.Index(i)), item)
		}
		return out
	}
	return value
}

func isGroup(v any) bool { _, ok := v.(tree); return ok }

// scalars gives the values of circumstances as people write them: one value
// without a list, true and numbers without quotes.
func scalars(circumstances tree) tree {
	out := tree{}
	for dimension, allowed := range circumstances {
		switch v := allowed.(type) {
		case []any:
			out[dimension] = oneOrAll(v)
		case tree:
			ends := tree{}
			for end, value := range v {
				ends[end] = plain(fmt.Sprint(value))
			}
			out[dimension] = ends
		default:
			out[dimension] = plain(fmt.Sprint(v))
		}
	}
	return out
}

// oneOrAll is a list of values, or the one that it holds.
func oneOrAll(values []any) any {
	if len(values) == 1 {
		return plain(fmt.Sprint(values[0]))
	}
	out := make([]any, len(values))
	for i, v := range values {
		if out[i] = plain(fmt.Sprint(v)); out[i] == true || out[i] == false {
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

// plain is a value of a dimension without quotes, where it is true, false or a
// number.
func plain(value string) any {
	switch {
	case value == "true":
		return true
	case value == "false":
		return false
	case value != "" && strings.Trim(value, "0123456789") == "":
		return json.Number(value)
	}
	return value
}

// gathered turns maps by place back into lists, without gaps; a list of one
// group of circumstances is that group.
func gathered(value any) any {
	v, ok := value.(tree)
	if !ok {
		return value
	}
	names := slices.SortedFunc(maps.Keys(v), load.Natural)
	if len(names) == 0 || !strings.HasPrefix(names[0], "#") {
		out := tree{}
		for _, name := range names {
			part := gathered(v[name])
			if list, ok := part.([]any); ok && len(list) == 1 && (name == "when" || name == "unless") {
				part = list[0]
			}
			out[name] = part
		}
		return out
	}
	list := make([]any, len(names))
	for i, name := range names {
		list[i] = gathered(v[name])
	}
	return list
}

// get gives what stands at a path, nil for nothing.
func get(t tree, path []string) any {
	var at any = t
	for _, name := range path {
		m, ok := at.(tree)
		if !ok {
			return nil
		}
		at = m[name]
	}
	return at
}

// put sets a value at a path. It tells what stood there before, if that is
// something else.
func put(t tree, path []string, value any) (before any, clash bool) {
	for _, name := range path[:len(path)-1] {
		next, ok := t[name].(tree)
		if !ok {
			next = tree{}
			t[name] = next
		}
		t = next
	}
	last := path[len(path)-1]
	if old, ok := t[last]; ok && !reflect.DeepEqual(old, value) {
		return old, true
	}
	t[last] = value
	return nil, false
}

// missing lists the paths of what one tree says and another does not say, or
// says otherwise; of a whole part, its path alone.
func missing(path []string, from, to any) (out [][]string) {
	a, ok := from.(tree)
	b, same := to.(tree)
	switch {
	case reflect.DeepEqual(from, to):
		return nil
	case !ok || !same:
		return [][]string{path}
	}
	for _, name := range slices.SortedFunc(maps.Keys(a), load.Natural) {
		below := append(slices.Clone(path), name)
		if part, ok := b[name]; ok {
			out = append(out, missing(below, a[name], part)...)
		} else {
			out = append(out, [][]string{below}...)
		}
	}
	return out
}
