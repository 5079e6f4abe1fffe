package load

import (
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// Description is what the schema says about a place in a book.
type Description struct {
	Doc      string
	Required bool
	// Kind: string, bool, int, number, list, map, struct or union.
	Kind string
	Enum []string
	// Ref is the kind of thing that the value names, as @ref has it.
	Ref string
	// Def is the definition that the value is an instance of: "Norm".
	Def string
	// Fields are those of a struct.
	Fields []Described
	// Keys is what the names of a map's fields are.
	Keys *Description
	// Key is what the last name of the path is, where it is a map's.
	Key *Description
	// Sensitive is the class of what must not leave the agencies.
	Sensitive string
}

// Described is a field of a struct.
type Described struct {
	Name, Doc string
	Required  bool
	// Opens is what a value of it begins with: a brace, a bracket, a quote, or
	// nothing.
	Opens string
}

// Describe says what belongs at a path of a book, or of a configuration. It
// gives false for a path that the schema does not know.
func Describe(root string, path []string) (Description, bool) {
	s, err := schema()
	if err != nil || s.Defs[root] == nil {
		return Description{}, false
	}
	at := step{def: &shape{Def: root, def: s.Defs[root]}}
	for _, elem := range path {
		next, ok := at.into(elem)
		if !ok {
			return Description{}, false
		}
		at = next
	}
	return at.describe(), true
}

// step is a place on the way along a path.
type step struct {
	def   *shape
	field *shapeField
	key   *shape // of a map's entry
}

// into goes to a field, an entry or an item.
func (at step) into(elem string) (step, bool) {
	sh := at.def.resolve()
	item := strings.HasPrefix(elem, "#")
	switch {
	case sh.Kind == "union":
		for _, alt := range sh.Of {
			if next, ok := (step{def: alt}).into(elem); ok {
				return next, true
			}
		}
	case sh.Kind == "list" && item:
		return step{def: withRef(sh.Elem, at.def.Ref)}, true
	case sh.Kind == "map" && !item:
		key := withRef(sh.Key, sh.Ref)
		if sh.Key.Def != "ID" { // then its @ref speaks of what stands there
			return step{def: withRef(sh.Elem, sh.Ref), key: sh.Key}, true
		}
		return step{def: sh.Elem, key: key}, true
	case sh.Kind == "struct" && !item:
		if f := sh.byName[elem]; f != nil {
			return step{def: &f.shape, field: f}, true
		}
	}
	return step{}, false
}

func withRef(sh *shape, ref string) *shape {
	if ref == "" || sh.Ref != "" {
		return sh
	}
	with := *sh
	with.Ref = ref
	return &with
}

func (at step) describe() Description {
	d := describeShape(at.def)
	if at.field != nil {
		d.Doc, d.Required = at.field.Doc, at.field.Required
	}
	if at.key != nil {
		key := describeShape(at.key)
		d.Key = &key
	}
	return d
}

func describeShape(def *shape) Description {
	sh := def.resolve()
	d := Description{Kind: sh.Kind, Enum: sh.Enum, Ref: def.Ref, Def: def.Def, Sensitive: def.Sensitive}
	for _, alt := range sh.Of {
		alt := describeShape(alt)
		d.Enum = append(slices.Clip(d.Enum), alt.Enum...)
		d.Fields = append(d.Fields, alt.Fields...)
		if d.Keys == nil {
			d.Keys = alt.Keys
		}
	}
	if sh.Kind == "list" {
		d.Enum, d.Ref = sh.Elem.resolve().Enum, def.Ref
	}
	if sh.Kind == "map" {
		keys := describeShape(withRef(sh.Key, keyRef(sh)))
		d.Keys = &keys
	}
	for _, f := range sh.all {
		d.Fields = append(d.Fields, Described{f.Name, f.Doc, f.Required, opens(&f.shape)})
	}
	return d
}

// keyRef is the @ref of a map's names.
func keyRef(sh *shape) string {
	if sh.Key.Def == "ID" {
		return sh.Ref
	}
	return ""
}

func opens(sh *shape) string {
	switch sh = sh.resolve(); sh.Kind {
	case "struct", "map":
		return "{"
	case "list":
		return "["
	case "string":
		return `"`
	}
	return ""
}

var proposed = late.Regexp(`^Did you mean "([^"]+)"\?`)

// Instead is the word that a diagnostic proposes in place of the one that it
// stands at, or nothing.
func Instead(d book.Diagnostic) string {
	if m := proposed.FindStringSubmatch(d.Hint); m != nil {
		return m[1]
	}
	return ""
}

// Excluded tells whether a file or folder, or one around it, is taken out.
func Excluded(list []Exclusion, abs string) bool {
	f := newFinder(nil, list)
	for dir := abs; ; dir = filepath.Dir(dir) {
		if f.excluded(dir) != nil {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

// IsBookFile tells whether a file of this name belongs to a book.
func IsBookFile(name string) bool { return isBookFile(name) }
