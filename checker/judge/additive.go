package judge

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// additive tells over which list of the facts a rule's findings are a union, and
// what it considered a sum: each record judged by itself, whichever others there
// are. The form is
//
//	considered := count([need | some need in input.needs; …])
//	findings contains … if { some need in input.needs; … }
//
// or the same with _asked := [need | some need in input.needs; …], where nothing
// else that the rule reads, wherever it stands, is of that list; named is the path of
// _asked then. Nothing is taken but exactly this; list is "" for any other rule.
func (r *reader) additive(ref string) (list, named string) {
	a := adding{reader: r, ref: ref}
	r.seen, r.found = map[string]bool{}, reads{}
	if !a.considers() || !a.finds(ref+".findings") || r.found[a.list] || r.found[everything] {
		return "", ""
	}
	return a.list, a.name
}

// additiveSet tells the same of a set that rules make; "" for any other.
func (r *reader) additiveSet(path string) (list string) {
	a := adding{reader: r, ref: path}
	r.seen, r.found = map[string]bool{}, reads{}
	if !a.finds(path) || r.found[a.list] || r.found[everything] {
		return ""
	}
	return a.list
}

// adding follows a rule all but for where it draws from a list.
type adding struct {
	*reader
	ref  string // of the rule
	list string // of the facts
	name string // the path of the document that lists its records; "" for none
}

// considers reads: considered := count(…).
func (a *adding) considers() bool {
	rule := a.only(a.ref + ".considered")
	if rule == nil || len(rule.Body) != 2 {
		return false
	}
	of, count := rule.Body[0], rule.Body[1]
	if !plainEquality(of) || !count.IsCall() || len(count.With) > 0 || count.Negated || count.Operator().String() != "count" || len(count.Operands()) != 2 ||
		count.Operand(0).Value.Compare(of.Operand(0).Value) != 0 || count.Operand(1).Value.Compare(rule.Head.Value.Value) != 0 {
		return false
	}
	switch v := of.Operand(1).Value.(type) {
	case *ast.ArrayComprehension:
		return a.lists(v)
	case ast.Ref:
		a.name = v.String()
		named := a.only(a.name)
		if named == nil || !strings.HasPrefix(a.name, a.ref+".") || len(named.Body) != 1 || !plainEquality(named.Body[0]) ||
			named.Body[0].Operand(0).Value.Compare(named.Head.Value.Value) != 0 {
			return false
		}
		made, ok := named.Body[0].Operand(1).Value.(*ast.ArrayComprehension)
		return ok && a.lists(made)
	}
	return false
}

// only is the one rule of a path that is a single value of a plain body.
func (a *adding) only(path string) *ast.Rule {
	rules := a.rules[path]
	if len(rules) != 1 || rules[0].Default || rules[0].Else != nil || len(rules[0].Head.Args) > 0 || rules[0].Head.Key != nil || rules[0].Head.Value == nil {
		return nil
	}
	return rules[0]
}

// lists reads: [need | some need in input.needs; …].
func (a *adding) lists(made *ast.ArrayComprehension) bool {
	for i, x := range made.Body {
		if _, at, list := recordIn(x); list != "" && once(made, at) {
			a.list = list
			a.rule(&ast.Rule{Head: &ast.Head{Value: made.Term}, Body: bodyLess(made.Body, i)}, nil)
			return true
		}
	}
	return false
}

// finds reads: findings contains … if { some need in input.needs; … }.
func (a *adding) finds(path string) bool {
	rules := a.rules[path]
	for _, rule := range rules {
		if rule.Default || rule.Else != nil || len(rule.Head.Args) > 0 || rule.Head.Key == nil {
			return false
		}
		drawn := -1
		for i, x := range rule.Body {
			if at, ok := a.draws(x); ok && once(rule, at) {
				drawn = i
				break
			}
		}
		if drawn < 0 {
			return false
		}
		a.rule(&ast.Rule{Head: rule.Head, Body: bodyLess(rule.Body, drawn)}, nil)
	}
	return len(rules) > 0
}

// draws reads: some need in input.needs, or in the document that lists them.
func (a *adding) draws(x *ast.Expr) (at ast.Var, ok bool) {
	if a.name == "" {
		_, at, list := recordIn(x)
		if a.list == "" {
			a.list = list
		}
		return at, list != "" && list == a.list
	}
	if !plainEquality(x) {
		return "", false
	}
	_, isVar := x.Operand(0).Value.(ast.Var)
	ref, isRef := x.Operand(1).Value.(ast.Ref)
	if !isVar || !isRef || len(ref) < 2 || ref[:len(ref)-1].String() != a.name {
		return "", false
	}
	at, ok = ref[len(ref)-1].Value.(ast.Var)
	return at, ok
}

// once: where a record stands in its list is asked nowhere else.
func once(in any, at ast.Var) bool {
	uses := 0
	ast.WalkVars(in, func(v ast.Var) bool {
		if v == at {
			uses++
		}
		return false
	})
	return uses == 1
}

func bodyLess(b ast.Body, i int) ast.Body { return slices.Delete(slices.Clone(b), i, i+1) }
