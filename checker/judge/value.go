package judge

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// value turns the facts into OPA's own terms. Going through JSON text costs
// several times as much, and a run of many agencies has megabytes of facts.
func value(f *facts.Facts) (ast.Value, error) {
	all := reflect.ValueOf(*f)
	fields := parts(all)
	made, errs := make([]*ast.Term, len(fields)), make([]error, len(fields))
	cores.Lanes(len(fields), func() func(int) {
		t := newTerms()
		return func(i int) { made[i], errs[i] = t.of(fields[i]) }
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	term, _ := assembled(all, made)
	return term.Value, nil
}

// parts are the fields of the facts, and of the clashes, which are most of them,
// each kind by itself.
func parts(v reflect.Value) (out []reflect.Value) {
	for i := range v.NumField() {
		if field := v.Field(i); field.Type() == reflect.TypeFor[facts.Clashes]() {
			out = append(out, parts(field)...)
		} else {
			out = append(out, field)
		}
	}
	return out
}

// assembled makes one term of those of the parts, and gives what is left over.
func assembled(v reflect.Value, made []*ast.Term) (*ast.Term, []*ast.Term) {
	names := newTerms().names(v.Type())
	pairs := make([][2]*ast.Term, len(names))
	for i, name := range names {
		term := made[0]
		if field := v.Field(i); field.Type() == reflect.TypeFor[facts.Clashes]() {
			term, made = assembled(field, made)
		} else {
			made = made[1:]
		}
		pairs[i] = ast.Item(name, term)
	}
	return ast.ObjectTerm(pairs...), made
}

// terms makes each text, each small record and each list of texts once: most of
// the facts are ids that recur, and most of the records in them say the same.
// OPA never changes a term that it was given, so that one can stand in many
// places.
type terms struct {
	fields  map[reflect.Type]fieldTerms
	shown   map[reflect.Type][]string // of types of which not all fields are made
	texts   map[string]*ast.Term
	records map[any]*ast.Term // without lists in them
	lists   map[string]*ast.Term
	// shared are records of the type few, of which so little is shown that many
	// look the same, by what is shown.
	few    reflect.Type
	shared map[string]*ast.Term
	key    []byte
}

// fieldTerms are the names of a type's fields, and which these are.
type fieldTerms struct {
	names []*ast.Term
	at    []int
}

func newTerms() *terms {
	return &terms{fields: map[reflect.Type]fieldTerms{}, texts: map[string]*ast.Term{}, records: map[any]*ast.Term{}, lists: map[string]*ast.Term{}}
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
		if list, ok := v.Interface().([]string); ok {
			return t.list(list), nil
		}
		return t.array(v)
	case reflect.Struct:
		return t.record(v)
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

// list makes a list of texts. Its key has lengths in it, since a text may hold
// any sign.
func (t *terms) list(texts []string) *ast.Term {
	var key []byte
	for _, s := range texts {
		key = append(binary.AppendUvarint(key, uint64(len(s))), s...)
	}
	term := t.lists[string(key)]
	if term == nil {
		items := make([]*ast.Term, len(texts))
		for i, s := range texts {
			items[i] = t.text(s)
		}
		term = ast.ArrayTerm(items...)
		t.lists[string(key)] = term
	}
	return term
}

// showing has no more made of records of a type than some fields.
func (t *terms) showing(typ reflect.Type, fields []string) {
	t.shown = map[reflect.Type][]string{typ: fields}
	t.few, t.shared = typ, map[string]*ast.Term{}
}

func (t *terms) record(v reflect.Value) (*ast.Term, error) {
	if v.Type() == t.few {
		return t.alike(v)
	}
	if !v.Type().Comparable() {
		return t.object(v)
	}
	key := v.Interface()
	if term := t.records[key]; term != nil {
		return term, nil
	}
	term, err := t.object(v)
	if err == nil {
		t.records[key] = term
	}
	return term, err
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
	made := t.fieldsOf(v.Type())
	fields := make([][2]*ast.Term, len(made.names))
	for i, name := range made.names {
		term, err := t.of(v.Field(made.at[i]))
		if err != nil {
			return nil, err
		}
		fields[i] = ast.Item(name, term)
	}
	return ast.ObjectTerm(fields...), nil
}

// alike makes one term of all records that look the same.
func (t *terms) alike(v reflect.Value) (*ast.Term, error) {
	t.key = t.key[:0]
	for _, at := range t.fieldsOf(v.Type()).at {
		t.key = whole(t.key, v.Field(at))
	}
	if term := t.shared[string(t.key)]; term != nil {
		return term, nil
	}
	key := string(t.key)
	term, err := t.object(v)
	if err == nil {
		t.shared[key] = term
	}
	return term, err
}

func (t *terms) names(typ reflect.Type) []*ast.Term { return t.fieldsOf(typ).names }

func (t *terms) fieldsOf(typ reflect.Type) fieldTerms {
	made, ok := t.fields[typ]
	if !ok {
		shown, some := t.shown[typ]
		for i, name := range fieldNames(typ) {
			if !some || slices.Contains(shown, name) {
				made.names, made.at = append(made.names, ast.StringTerm(name)), append(made.at, i)
			}
		}
		t.fields[typ] = made
	}
	return made
}
