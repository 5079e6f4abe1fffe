package checker

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

// joinBooks makes of the books of a run as few as can be, by the rule by which
// the files of one book are joined: what two books both state must be the same.
// A book that contradicts the ones before it begins another; apart says so in
// sentences. Deployments, waivers are left out.
func joinBooks(books []*book.Located) (joined []*book.Located, apart []string) {
	for _, b := range books {
		at, fault := 0, ""
		for ; at < len(joined); at++ {
			both, differ := join(joined[at], b)
			if differ == "" {
				joined[at] = both
				break
			}
			if fault == "" {
				fault = fmt.Sprintf("The book %s says something else than %s of the same thing: %s. So the agencies of the two were not compared with each other%s. Let both say the same, and they are.", b.Dir, joined[at].Dir, differ, inBoth(joined[at], b))
			}
		}
		if at == len(joined) {
			joined = append(joined, alone(b))
			if fault != "" {
				apart = append(apart, fault)
			}
		}
	}
	return joined, apart
}

// inBoth says what holds of agencies that both of two books have.
func inBoth(first, other *book.Located) string {
	n := 0
	for id := range other.Book.Agencies {
		if first.Book.Agencies[id] != nil {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", and of %s in both what %s says of them counts: give %s alone to see the other", report.Count(n, "agency"), first.Dir, other.Dir)
}

// alone is a book without its deployments and what belongs to them.
func alone(l *book.Located) *book.Located {
	content, out := *l.Book, *l
	content.Deployments, content.Waivers = nil, nil
	out.Book = &content
	return &out
}

// join makes one book of two; differ names the first thing that they state
// differently.
func join(a, b *book.Located) (out *book.Located, differ string) {
	b = alone(b)
	content := *a.Book
	into, from := reflect.ValueOf(&content).Elem(), reflect.ValueOf(b.Book).Elem()
	for i := range into.NumField() {
		name := into.Type().Field(i).Name
		switch into.Field(i).Kind() {
		case reflect.Map:
			value, at := joinedValue(into.Field(i), from.Field(i), "")
			if at != "" {
				return nil, strings.ToLower(name[:1]) + name[1:] + at
			}
			into.Field(i).Set(value)
		case reflect.Slice: // uses, impossible: each stands for itself
			all := reflect.AppendSlice(reflect.MakeSlice(into.Field(i).Type(), 0, 0), into.Field(i))
			for j := range from.Field(i).Len() {
				if one := from.Field(i).Index(j); !contains(all, one) {
					all = reflect.Append(all, one)
				}
			}
			into.Field(i).Set(all)
		}
	}
	both := *a
	both.Dir, both.Book = a.Dir+" and "+b.Dir, &content
	both.Locations = a.Locations.Over(b.Locations)
	both.Sensitive = slices.Concat(a.Sensitive, b.Sensitive)
	return &both, ""
}

func contains(list, one reflect.Value) bool {
	for i := range list.Len() {
		if reflect.DeepEqual(list.Index(i).Interface(), one.Interface()) {
			return true
		}
	}
	return false
}

// joinedValue joins two values; what only one states stands, and where both
// state something else, differ is the path to it. Where each has read something
// may differ.
func joinedValue(a, b reflect.Value, path string) (out reflect.Value, differ string) {
	if b.IsZero() || reflect.DeepEqual(a.Interface(), b.Interface()) {
		return a, ""
	}
	if a.IsZero() {
		return b, ""
	}
	switch {
	case a.Kind() == reflect.Map:
		return joinedMap(a, b, path)
	case a.Kind() == reflect.Pointer && a.Type().Elem().Kind() == reflect.Struct:
		value, differ := joinedStruct(a.Elem(), b.Elem(), path)
		if differ != "" {
			return a, differ
		}
		out = reflect.New(a.Type().Elem())
		out.Elem().Set(value)
		return out, ""
	}
	return a, path
}

// grown are what two books can each state a part of. Anything else, a norm
// above all, means what it says only as a whole.
var grown = []reflect.Type{reflect.TypeFor[book.Agency](), reflect.TypeFor[book.Instrument](), reflect.TypeFor[book.Agreement]()}

func joinedMap(a, b reflect.Value, path string) (reflect.Value, string) {
	out := reflect.MakeMap(a.Type())
	for _, key := range a.MapKeys() {
		out.SetMapIndex(key, a.MapIndex(key))
	}
	keys := b.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	for _, key := range keys {
		value := b.MapIndex(key)
		if have := a.MapIndex(key); have.IsValid() {
			var differ string
			if value, differ = joinedValue(have, value, path+" “"+key.String()+"”"); differ != "" {
				return a, differ
			}
		}
		out.SetMapIndex(key, value)
	}
	return out, ""
}

func joinedStruct(a, b reflect.Value, path string) (reflect.Value, string) {
	out := reflect.New(a.Type()).Elem()
	out.Set(a)
	for i := range a.NumField() {
		field := a.Type().Field(i)
		if field.Name == "Source" {
			if a.Field(i).IsZero() {
				out.Field(i).Set(b.Field(i))
			}
			continue // each book cites where it read it
		}
		at := path + ", " + strings.ToLower(field.Name)
		if !slices.Contains(grown, a.Type()) {
			if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				return a, at
			}
			continue
		}
		value, differ := joinedValue(a.Field(i), b.Field(i), at)
		if differ != "" {
			return a, differ
		}
		out.Field(i).Set(value)
	}
	return out, ""
}
