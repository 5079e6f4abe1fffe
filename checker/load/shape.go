package load

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"roe.example/checker/internal/late"
	"roe.example/schemas"
)

// A shape is what the schema says about one value. It is generated from the
// syntax of schemas/*.cue, so the schema stays the only authority.
type shape struct {
	Kind    string   `json:"kind,omitempty"` // string, bool, int, number, list, map, struct, union; "" with Def
	Def     string   `json:"def,omitempty"`  // the definition that says the rest
	Enum    []string `json:"enum,omitempty"` // of a string: the only texts
	Pattern string   `json:"pattern,omitempty"`
	Min     *float64 `json:"min,omitempty"`
	Above   *float64 `json:"above,omitempty"`
	Elem    *shape   `json:"elem,omitempty"` // of a list or map
	Key     *shape   `json:"key,omitempty"`  // of a map
	Of      []*shape `json:"of,omitempty"`   // of a union

	Fields []*shapeField `json:"fields,omitempty"`
	Embeds []string      `json:"embeds,omitempty"`

	// Ref and Sensitive are the attributes. A Ref speaks of the value, of
	// each item of a list, or of the keys of a map; Sensitive of everything
	// inside.
	Ref       string `json:"ref,omitempty"`
	Sensitive string `json:"sensitive,omitempty"`

	name    string // of a definition
	secret  bool   // it or something inside is marked as sensitive
	pattern *late.Pattern
	def     *shape                 // what Def names
	byName  map[string]*shapeField // of a struct, with the embedded ones
	all     []*shapeField
}

type shapeField struct {
	Name     string `json:"name"`
	Required bool   `json:"required,omitempty"`
	Doc      string `json:"doc,omitempty"`
	shape
}

// shapes is the whole schema.
type shapes struct {
	Note string            `json:"note"`
	Defs map[string]*shape `json:"defs"`

	names map[string]bool
}

// book is the shape of a whole book.
func (s *shapes) book() *shape { return &shape{Def: "Book", def: s.Defs["Book"]} }

// schema is the embedded shape, ready for use.
var schema = sync.OnceValues(func() (*shapes, error) {
	data, err := schemas.FS.ReadFile("generated/shape.json")
	if err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	return parseShapes(data)
})

func parseShapes(data []byte) (*shapes, error) {
	var s shapes
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	return &s, s.link()
}

// link resolves names of definitions and compiles patterns.
func (s *shapes) link() error {
	s.names = map[string]bool{}
	for name, def := range s.Defs {
		def.name = name
		s.names[name] = true
	}
	for name, def := range s.Defs {
		if err := s.linkShape(def); err != nil {
			return fmt.Errorf("definition %s: %w", name, err)
		}
	}
	for _, def := range s.Defs {
		s.flatten(def)
	}
	for found := true; found; { // definitions can hold each other
		found = false
		for _, def := range s.Defs {
			found = s.mark(def) || found
		}
	}
	return nil
}

// mark notes which shapes hold anything sensitive, and tells whether one did
// that was not known to.
func (s *shapes) mark(sh *shape) (found bool) {
	if sh == nil {
		return false
	}
	inside := slices.Clone(sh.Of)
	inside = append(inside, sh.Elem)
	for _, f := range sh.Fields {
		inside = append(inside, &f.shape)
	}
	secret := sh.secret || sh.Sensitive != "" || sh.def != nil && sh.def.secret
	for _, part := range inside {
		found = s.mark(part) || found
		secret = secret || part != nil && part.secret
	}
	for _, name := range sh.Embeds {
		secret = secret || s.Defs[name].secret
	}
	found = found || secret != sh.secret
	sh.secret = secret
	return found
}

func (s *shapes) linkShape(sh *shape) (err error) {
	if sh == nil {
		return nil
	}
	if sh.Def != "" {
		if sh.def = s.Defs[sh.Def]; sh.def == nil {
			return fmt.Errorf("no definition %s", sh.Def)
		}
	}
	if sh.Pattern != "" {
		sh.pattern = late.Regexp(sh.Pattern) // which CUE took
	}
	for _, part := range append([]*shape{sh.Elem, sh.Key}, sh.Of...) {
		if err := s.linkShape(part); err != nil {
			return err
		}
	}
	for _, f := range sh.Fields {
		if err := s.linkShape(&f.shape); err != nil {
			return fmt.Errorf("field %s: %w", f.Name, err)
		}
	}
	return nil
}

// flatten gives a struct the fields of what it embeds.
func (s *shapes) flatten(sh *shape) {
	if sh.byName != nil {
		return
	}
	sh.byName = map[string]*shapeField{}
	for _, name := range sh.Embeds {
		s.flatten(s.Defs[name])
		sh.all = append(sh.all, s.Defs[name].all...)
	}
	sh.all = append(sh.all, sh.Fields...)
	for _, f := range sh.all {
		sh.byName[f.Name] = f
	}
}

// resolve follows names of definitions to the shape that says something.
func (sh *shape) resolve() *shape {
	for sh.def != nil {
		sh = sh.def
	}
	return sh
}

// fieldNames lists the fields of a struct, in the schema's order.
func (sh *shape) fieldNames() []string {
	names := make([]string, len(sh.all))
	for i, f := range sh.all {
		names[i] = f.Name
	}
	return names
}
