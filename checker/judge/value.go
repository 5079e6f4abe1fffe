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
	term, err := termOf(reflect.ValueOf(*f))
	if err != nil {
		return nil, err
	}
	return term.Value, nil
}

func termOf(v reflect.Value) (*ast.Term, error) {
	switch v.Kind() {
	case reflect.String:
		return ast.StringTerm(v.String()), nil
	case reflect.Bool:
		return ast.BooleanTerm(v.Bool()), nil
	case reflect.Int:
		return ast.IntNumberTerm(int(v.Int())), nil
	case reflect.Float64:
		return ast.FloatNumberTerm(v.Float()), nil
	case reflect.Slice:
		return arrayOf(v)
	case reflect.Struct:
		return objectOf(v)
	}
	return nil, fmt.Errorf("the facts hold a %s, which the rules have no word for", v.Type())
}

func arrayOf(v reflect.Value) (*ast.Term, error) {
	terms := make([]*ast.Term, v.Len())
	for i := range terms {
		var err error
		if terms[i], err = termOf(v.Index(i)); err != nil {
			return nil, err
		}
	}
	return ast.ArrayTerm(terms...), nil
}

func objectOf(v reflect.Value) (*ast.Term, error) {
	fields := make([][2]*ast.Term, v.NumField())
	for i := range fields {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		term, err := termOf(v.Field(i))
		if err != nil {
			return nil, err
		}
		fields[i] = ast.Item(ast.StringTerm(name), term)
	}
	return ast.ObjectTerm(fields...), nil
}
