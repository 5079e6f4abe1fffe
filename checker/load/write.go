package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/literal"

	"roe.example/checker/book"
)

// widest is how long a line may be that holds a whole group of fields.
const widest = 140

// Write gives a part of a book as a CUE file in its standard layout: fields in
// the order of the schema, entries of a map in that of their numbers. The tree
// holds maps, lists, text, numbers (json.Number) and truth values.
func Write(packageName, comment string, tree map[string]any) ([]byte, error) {
	var w cueWriter
	if packageName != "" {
		fmt.Fprintf(&w.Buffer, "package %s\n\n", packageName)
	}
	w.fields(nil, tree)
	text, err := format.Source(w.Bytes(), format.Simplify())
	if err != nil {
		return nil, fmt.Errorf("write a book: %w", err)
	}
	if comment == "" {
		return text, nil
	}
	return append([]byte(commented(comment)), text...), nil
}

// cueWriter writes CUE whose layout the formatter finishes.
type cueWriter struct{ bytes.Buffer }

func (w *cueWriter) fields(path []string, tree map[string]any) {
	for i, name := range inOrder(path, tree) {
		if len(path) == 0 && i > 0 {
			w.WriteByte('\n')
		}
		w.field(append(path, name), tree[name])
		w.WriteByte('\n')
	}
}

// field writes a name and its value, on one line where it fits.
func (w *cueWriter) field(path []string, value any) {
	w.WriteString(label(path[len(path)-1]) + ": ")
	tree, ok := value.(map[string]any)
	switch line := inline(path, value); {
	case !ok || len(tree) == 0:
		w.WriteString(line)
	case len(tree) == 1:
		for name, only := range tree {
			w.field(append(path, name), only)
		}
	case len(line) <= widest && (len(path) > 2 || path[0] == "places" && len(path) == 2) && !isTable(path):
		w.WriteString(line)
	default:
		w.WriteString("{\n")
		w.fields(path, tree)
		w.WriteString("}")
	}
}

// isTable tells whether the names at a path are the user's own.
func isTable(path []string) bool {
	d, ok := Describe("Book", path)
	return ok && d.Kind == "map"
}

func inline(path []string, value any) string {
	switch v := value.(type) {
	case map[string]any:
		var parts []string
		for _, name := range inOrder(path, v) {
			parts = append(parts, label(name)+": "+inline(append(path, name), v[name]))
		}
		if len(parts) == 1 && len(path) > 0 {
			return parts[0]
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = inline(append(path, book.Index(i)), item)
			if m, ok := item.(map[string]any); ok && len(m) == 1 {
				parts[i] = "{" + parts[i] + "}"
			}
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case string:
		return literal.String.Quote(v)
	case json.Number:
		return v.String()
	}
	return fmt.Sprint(value)
}

func label(name string) string {
	if ast.StringLabelNeedsQuoting(name) {
		return literal.String.Quote(name)
	}
	return name
}

// inOrder lists the names of a group: fields as the schema has them, but what a
// clause is about first and its words last; names of the user's own by number.
func inOrder(path []string, tree map[string]any) []string {
	names := slices.Collect(maps.Keys(tree))
	slices.SortFunc(names, Natural)
	d, ok := Describe("Book", path)
	if !ok || len(d.Fields) == 0 {
		return names
	}
	place := func(name string) int {
		switch name {
		case "topic":
			return -1
		case "text":
			return len(d.Fields)
		case "source":
			return len(d.Fields) + 1
		}
		return slices.IndexFunc(d.Fields, func(f Described) bool { return f.Name == name })
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}

// Natural compares names so that their numbers count: 300.2 before 300.10.
func Natural(a, b string) int {
	for a != "" && b != "" {
		x, y := digits(a), digits(b)
		if x == 0 || y == 0 {
			if a[0] != b[0] {
				return int(a[0]) - int(b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		p, q := strings.TrimLeft(a[:x], "0"), strings.TrimLeft(b[:y], "0")
		if p != q {
			if len(p) != len(q) {
				return len(p) - len(q)
			}
			return strings.Compare(p, q)
		}
		if x != y {
			return x - y
		}
		a, b = a[x:], b[y:]
	}
	return len(a) - len(b)
}

// digits is how many digits a text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// Slips counts the letters that were missed, added, exchanged or swapped with
// their neighbours between two words.
func Slips(a, b string) int { return distance(a, b, len(a)+len(b)) }

// Nearest gives the word that was probably meant, "" if none is near.
func Nearest(word string, words []string) string { return nearest(word, words) }
