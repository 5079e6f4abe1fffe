package load

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"roe.example/checker/book"
)

// TestBookMirrorsSchema holds the plain types of package book and the schema
// together: the same fields, of kinds that can hold each other's values.
func TestBookMirrorsSchema(t *testing.T) {
	m := &mirror{t: t, shapes: shapeOf(t), seen: map[reflect.Type]string{}}
	m.compare(reflect.TypeFor[book.Book](), &shape{Def: "Book", def: m.shapes.Defs["Book"]}, "Book")
	m.compare(reflect.TypeFor[book.Config](), &shape{Def: "Config", def: m.shapes.Defs["Config"]}, "Config")
	for name, def := range m.shapes.Defs {
		if def.Kind == "struct" && name != "Bounds" && !slices.Contains(m.names(), name) {
			t.Errorf("no type of package book stands for #%s", name)
		}
	}
}

type mirror struct {
	t      *testing.T
	shapes *shapes
	seen   map[reflect.Type]string
}

func (m *mirror) names() (names []string) {
	for _, name := range m.seen {
		names = append(names, name)
	}
	return names
}

func (m *mirror) compare(typ reflect.Type, def *shape, path string) {
	sh := def.resolve()
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch typ {
	case reflect.TypeFor[book.Value](), reflect.TypeFor[book.Allowed](), reflect.TypeFor[book.Alternatives]():
		if sh.Kind != "union" {
			m.t.Errorf("%s: a %s in the schema", path, sh.Kind)
		}
		return
	}
	kinds := map[string][]reflect.Kind{
		"string": {reflect.String}, "bool": {reflect.Bool}, "int": {reflect.Int}, "number": {reflect.Float64},
		"list": {reflect.Slice}, "map": {reflect.Map}, "struct": {reflect.Struct}, "union": {reflect.String},
	}
	if !slices.Contains(kinds[sh.Kind], typ.Kind()) {
		m.t.Errorf("%s: the schema says %s, the type is %s", path, sh.Kind, typ)
		return
	}
	switch sh.Kind {
	case "list", "map":
		m.compare(typ.Elem(), sh.Elem, path+"[]")
	case "struct":
		m.compareFields(typ, def, path)
	}
}

func (m *mirror) compareFields(typ reflect.Type, def *shape, path string) {
	if m.seen[typ] != "" {
		return
	}
	m.seen[typ] = lastDef(def)
	fields := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(typ) {
		if f.Anonymous {
			m.seen[f.Type] = f.Type.Name()
			continue
		}
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields[name] = f
		known := def.resolve().byName[name]
		if known == nil {
			m.t.Errorf("%s.%s is not in the schema", path, name)
			continue
		}
		if known.Required == strings.Contains(rest, "omitempty") {
			m.t.Errorf("%s.%s: required and omitempty do not go together", path, name)
		}
		m.compare(f.Type, &known.shape, path+"."+name)
	}
	for _, f := range def.resolve().all {
		if _, ok := fields[f.Name]; !ok {
			m.t.Errorf("%s has no field for %s", path, f.Name)
		}
	}
}
