package judge

import (
	"encoding/json"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/schemas"
)

type jsonSchema struct {
	Ref        string                 `json:"$ref"`
	Type       string                 `json:"type"`
	Items      *jsonSchema            `json:"items"`
	Properties map[string]*jsonSchema `json:"properties"`
	Required   []string               `json:"required"`
	Defs       map[string]*jsonSchema `json:"$defs"`
}

// TestSchemaMirrorsTheFacts holds the schema by which rules are typed to the
// Go types that fill the facts, field by field.
func TestSchemaMirrorsTheFacts(t *testing.T) {
	data, err := schemas.FS.ReadFile("generated/facts.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	root := &jsonSchema{}
	if err := json.Unmarshal(data, root); err != nil {
		t.Fatal(err)
	}
	m := mirror{t, root, map[reflect.Type]bool{}}
	m.compare("facts", reflect.TypeFor[facts.Facts](), root)
}

type mirror struct {
	*testing.T
	root *jsonSchema
	seen map[reflect.Type]bool
}

func (m mirror) compare(at string, typ reflect.Type, s *jsonSchema) {
	if s.Ref != "" {
		s = m.root.Defs[path.Base(s.Ref)]
	}
	want := map[reflect.Kind]string{
		reflect.String: "string", reflect.Bool: "boolean", reflect.Int: "integer", reflect.Float64: "number",
		reflect.Slice: "array", reflect.Struct: "object",
	}[typ.Kind()]
	if s.Type != want {
		m.Errorf("%s is %q in the schema and %s in Go", at, s.Type, typ)
		return
	}
	switch typ.Kind() {
	case reflect.Slice:
		m.compare(at+"[]", typ.Elem(), s.Items)
	case reflect.Struct:
		m.compareFields(at, typ, s)
	}
}

func (m mirror) compareFields(at string, typ reflect.Type, s *jsonSchema) {
	if m.seen[typ] {
		return
	}
	m.seen[typ] = true
	fields := map[string]reflect.Type{}
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		fields[name] = typ.Field(i).Type
	}
	names := slices.Sorted(maps.Keys(fields))
	if diff := cmp.Diff(names, slices.Sorted(maps.Keys(s.Properties))); diff != "" {
		m.Errorf("%s (-Go +schema):\n%s", at, diff)
		return
	}
	if diff := cmp.Diff(names, slices.Sorted(slices.Values(s.Required))); diff != "" {
		m.Errorf("%s: not all fields are required (-Go +schema):\n%s", at, diff)
	}
	for name, field := range fields {
		m.compare(at+"."+name, field, s.Properties[name])
	}
}
