package judge

import (
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/book"
)

// documents puts together what the sets keep in data, each in places of its
// own.
func documents(sets []Set) (data map[string]any, faults Faults) {
	data = map[string]any{}
	for _, set := range sets {
		merged, at := merge(data, set.Data, "data")
		if at != "" {
			faults = append(faults, setFault(set, "its documents hold %s, which other policies have already", at))
		}
		data = merged
	}
	return data, faults
}

func setFault(set Set, format string, args ...any) book.Diagnostic {
	return book.Diagnostic{Location: book.Location{File: set.Dir}, Message: fmt.Sprintf(format, args...)}
}

// merge joins two documents; at is the first place that both fill.
func merge(a, b map[string]any, place string) (out map[string]any, at string) {
	out = maps.Clone(a)
	for _, name := range slices.Sorted(maps.Keys(b)) {
		left, both := a[name]
		x, isObject := left.(map[string]any)
		y, isObjectToo := b[name].(map[string]any)
		inner := ""
		switch {
		case !both:
			out[name] = b[name]
		case isObject && isObjectToo:
			out[name], inner = merge(x, y, place+"."+name)
		default:
			inner = place + "." + name
		}
		if at == "" {
			at = inner
		}
	}
	return out, at
}

// lookUp finds what stands at a path of the documents.
func lookUp(data map[string]any, path []string) (any, bool) {
	var at any = data
	for _, name := range path {
		object, ok := at.(map[string]any)
		if !ok {
			return nil, false
		}
		if at, ok = object[name]; !ok {
			return nil, false
		}
	}
	return at, true
}

// documented tells whether a reference into data leads to a document, as far
// as that is certain before the rule runs.
func documented(data map[string]any, ref ast.Ref) bool {
	var at any = data
	for _, term := range ref[1:] {
		object, ok := at.(map[string]any)
		if !ok {
			return true // the rest selects from a list
		}
		name, ok := term.Value.(ast.String)
		if !ok {
			return true
		}
		if at, ok = object[string(name)]; !ok {
			return false
		}
	}
	return true
}
