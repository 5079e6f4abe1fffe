package judge

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// value turns the facts into OPA's own terms. Going through JSON text costs
// several times as much, and a run of many agencies has megabytes of facts.
func value(f *facts.Facts) (ast.Value, error) {
	t := terms{fields: map[reflect.Type][]*ast.Term{}, texts: map[string]*ast.Term{}}
	term, err := t.of(reflect.ValueOf(*f))
	if err != nil {
		return nil, err
	}
	return term.Value, nil
}

// terms makes each text once: most of the facts are ids that recur.
type terms struct {
	fields map[reflect.Type][]*ast.Term // the names of a type's fields
	texts  map[string]*ast.Term
}

func (t *terms) of(v reflect.Value) (*ast.Term, error) {
	switch v.Kind() {
	case reflect.String:
		return t.text(v.String()), nil
	case reflect.Bool:
		return ast.InternedTerm(v.Bool()), nil
	case reflect.Int:
		return ast.InternedTerm(int(v.Int())), nil
	case reflect.Float64:
		return ast.FloatNumberTerm(v.Float()), nil
	case reflect.Slice:
		return t.array(v)
	case reflect.Struct:
		return t.object(v)
	}
	return nil, fmt.Errorf("the facts hold a %s, which the rules have no word for", v.Type())
}

func (t *terms) text(s string) *ast.Term {
	term := t.texts[s]
	if term == nil {
		term = ast.StringTerm(s)
		t.texts[s] = term
	}
	return term
}

func (t *terms) array(v reflect.Value) (*ast.Term, error) {
	items := make([]*ast.Term, v.Len())
	for i := range items {
		var err error
		if items[i], err = t.of(v.Index(i)); err != nil {
			return nil, err
		}
	}
	return ast.ArrayTerm(items...), nil
}

func (t *terms) object(v reflect.Value) (*ast.Term, error) {
	names := t.names(v.Type())
	fields := make([][2]*ast.Term, len(names))
	for i, name := range names {
		term, err := t.of(v.Field(i))
		if err != nil {
			return nil, err
		}
		fields[i] = ast.Item(name, term)
	}
	return ast.ObjectTerm(fields...), nil
}

func (t *terms) names(typ reflect.Type) []*ast.Term {
	names, ok := t.fields[typ]
	if !ok {
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			names = append(names, ast.StringTerm(name))
		}
		t.fields[typ] = names
	}
	return names
}
