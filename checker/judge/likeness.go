package judge

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// likeness is the fields of a clash that rules look at.
type likeness map[string]bool

// key is equal for clashes of which rules that look at no other fields cannot
// say different things: agencies count by who is who, norms by what rules can
// look up of them, and ids not at all.
func (l likeness) key(c *facts.Clash, marks map[string]string) string {
	k := keying{marks: marks, clash: c}
	v := reflect.ValueOf(c).Elem()
	for i, name := range clashFields() {
		if l[name] {
			k.field(name, v.Field(i))
		}
	}
	return string(k.text)
}

var clashFields = sync.OnceValue(func() []string { return fieldNames(reflect.TypeFor[facts.Clash]()) })

type keying struct {
	text  []byte
	marks map[string]string
	clash *facts.Clash
	who   []string
}

func (k *keying) field(name string, v reflect.Value) {
	switch name {
	case "id":
	case "deployment", "assignment":
		k.truth(v.String() == "")
	case "assignments":
		k.number(v.Len())
	case "call":
		k.truth(k.clash.Call.Stated)
	case "left":
		k.side(&k.clash.Left)
	case "right":
		k.side(&k.clash.Right)
	default:
		k.value(v)
	}
}

func (k *keying) side(s *facts.Side) {
	k.word(s.Position)
	k.word(s.View)
	k.number(s.Rank)
	k.value(reflect.ValueOf(s.Duty))
	k.number(len(s.Agencies))
	for _, id := range s.Agencies {
		k.agency(id)
	}
	k.number(len(s.Norms))
	for _, id := range s.Norms {
		k.word(k.marks[id])
	}
	k.number(len(s.Approvals))
	for _, a := range s.Approvals {
		k.word(a.Rung)
		k.word(a.Office)
		k.agency(a.Agency)
	}
}

// agency writes the how manieth of the clash it is; "own" is no agency.
func (k *keying) agency(id string) {
	if id == "own" || id == "" {
		k.word(id)
		return
	}
	at := slices.Index(k.who, id)
	if at < 0 {
		at = len(k.who)
		k.who = append(k.who, id)
	}
	k.word("#")
	k.number(at)
}

// value writes all that a value holds, so that no two are written alike.
func (k *keying) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		k.word(v.String())
	case reflect.Bool:
		k.truth(v.Bool())
	case reflect.Int:
		k.number(int(v.Int()))
	case reflect.Struct:
		for i := range v.NumField() {
			k.value(v.Field(i))
		}
	case reflect.Slice:
		k.number(v.Len())
		for i := range v.Len() {
			k.value(v.Index(i))
		}
	default:
		k.word(fmt.Sprintf("%#v", v.Interface()))
	}
}

func (k *keying) word(s string) {
	k.number(len(s))
	k.text = append(k.text, s...)
}

func (k *keying) number(n int) { k.text = binary.AppendVarint(k.text, int64(n)) }

func (k *keying) truth(b bool) {
	if b {
		k.text = append(k.text, 1)
	} else {
		k.text = append(k.text, 0)
	}
}

// names tells whether an answer about a clash names what its likeness leaves
// out.
func names(v any, c *facts.Clash) bool {
	ids := [][]string{{c.ID, c.Deployment, c.Assignment}, c.Assignments, c.Left.Agencies, c.Right.Agencies, c.Left.Norms, c.Right.Norms, {c.Call.Value}}
	return mentions(v, func(text string, field bool) bool {
		return !field && slices.ContainsFunc(ids, func(some []string) bool {
			return slices.ContainsFunc(some, func(id string) bool { return id != "" && strings.Contains(text, id) })
		})
	})
}

// mentions tells whether an answer says something, in the name of a field or in
// a text, elsewhere than where a finding says which clash it is about.
func mentions(v any, says func(text string, field bool) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for name, x := range v {
			if says(name, true) || name != "clash" && mentions(x, says) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return mentions(x, says) })
	case string:
		return says(v, false)
	}
	return false
}

// look notes which fields of a member a rule looks at; one that hands the whole
// member to something other than a rule looks at everything.
func (r *reader) look(one *ast.Rule, mine map[ast.Var]bool) {
	var visit func(x any) bool
	walk := func(x any) { ast.NewGenericVisitor(visit).Walk(x) }
	call := func(f *ast.Term, args []*ast.Term) {
		known := r.rules[f.String()] != nil
		for i, a := range args {
			if v, ok := a.Value.(ast.Var); ok && mine[v] && known && i < 10 {
				continue // it is followed there
			}
			walk(a)
		}
	}
	visit = func(x any) bool {
		switch x := x.(type) {
		case *ast.SomeDecl:
			return true
		case *ast.Expr:
			if !x.IsCall() {
				return false
			}
			if terms := x.Terms.([]*ast.Term); !r.draws(x) {
				call(terms[0], terms[1:])
			}
			return true
		case ast.Call:
			call(x[0], x[1:])
			return true
		case ast.Ref:
			if v, ok := x[0].Value.(ast.Var); ok && mine[v] && len(x) > 1 {
				if name, ok := x[1].Value.(ast.String); ok {
					r.looks[string(name)] = true
				} else {
					r.looks[everything] = true
				}
				for _, t := range x[1:] {
					walk(t)
				}
				return true
			}
		case ast.Var:
			if mine[x] {
				r.looks[everything] = true
			}
		}
		return false
	}
	walk(one.Body)
	if one.Head.Key != nil {
		walk(one.Head.Key)
	}
	if one.Head.Value != nil {
		walk(one.Head.Value)
	}
}

// draws: the expression takes a member from the list.
func (r *reader) draws(x *ast.Expr) bool {
	if !x.IsEquality() && !x.IsAssignment() {
		return false
	}
	return slices.ContainsFunc(x.Operands(), func(t *ast.Term) bool {
		ref, ok := t.Value.(ast.Ref)
		return ok && r.skip != "" && len(ref) > 1 && ref[:len(ref)-1].String() == r.skip
	})
}
