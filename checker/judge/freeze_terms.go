package judge

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a term is. Leaves and references that hold nothing but leaves stand in
// tables, and are shared by all who use them.
const (
	aNull = iota
	aTruth
	aNumber
	aString
	aVar
	sharedLeaf
	sharedRef
	aRef
	aCall
	anArray
	aSet
	anObject
	listOf
	setOf
	objectOf
)

// What the terms of an expression are.
const (
	oneTerm = iota
	aTermList
	anEvery
)

// one writes a rule and what follows it with else.
func (w *freezer) one(out *frost, r *ast.Rule) {
	h := r.Head
	out.flag(r.Default, r.Else != nil, h.Assign, h.Key != nil, h.Value != nil, r.Body != nil)
	w.place(out, r.Location)
	w.place(out, h.Location)
	w.text(out, string(h.Name))
	w.terms(out, h.Reference)
	w.terms(out, h.Args)
	if h.Key != nil {
		w.term(out, h.Key)
	}
	if h.Value != nil {
		w.term(out, h.Value)
	}
	w.body(out, r.Body)
	if r.Else != nil {
		w.one(out, r.Else)
	}
}

// place writes a line and a column; 0 where there is none.
func (w *freezer) place(out *frost, at *ast.Location) {
	if at == nil || at.Row == 0 {
		out.count(0)
		return
	}
	out.count(at.Row)
	out.count(at.Col)
}

func (w *freezer) body(out *frost, b ast.Body) {
	out.count(len(b))
	for _, x := range b {
		w.expr(out, x)
	}
}

func (w *freezer) expr(out *frost, x *ast.Expr) {
	out.flag(x.Negated, x.Generated, len(x.With) > 0)
	out.count(x.Index)
	w.place(out, x.Location)
	if len(x.With) > 0 {
		out.count(len(x.With))
		for _, with := range x.With {
			w.place(out, with.Location)
			w.term(out, with.Target)
			w.term(out, with.Value)
		}
	}
	switch terms := x.Terms.(type) {
	case *ast.Term:
		out.count(oneTerm)
		w.term(out, terms)
	case []*ast.Term:
		out.count(aTermList)
		w.terms(out, terms)
	case *ast.Every:
		out.count(anEvery)
		w.every(out, terms)
	default:
		w.fail(terms)
	}
}

func (w *freezer) every(out *frost, x *ast.Every) {
	w.place(out, x.Location)
	out.flag(x.Key != nil)
	if x.Key != nil {
		w.term(out, x.Key)
	}
	w.term(out, x.Value)
	w.term(out, x.Domain)
	w.place(out, x.Domain.Location)
	w.body(out, x.Body)
}

func (w *freezer) terms(out *frost, list []*ast.Term) {
	out.count(len(list))
	for _, t := range list {
		w.term(out, t)
	}
}

func (w *freezer) term(out *frost, t *ast.Term) {
	if n, ok := w.leaf(t.Value); ok {
		out.count(sharedLeaf)
		out.count(n)
		return
	}
	switch v := t.Value.(type) {
	case ast.Ref:
		w.ref(out, v)
	case ast.Call:
		out.count(aCall)
		w.terms(out, v)
	case *ast.Array:
		out.count(anArray)
		out.count(v.Len())
		v.Foreach(func(x *ast.Term) { w.term(out, x) })
	case ast.Set:
		out.count(aSet)
		w.terms(out, v.Slice())
	case ast.Object:
		out.count(anObject)
		out.count(v.Len())
		v.Foreach(func(key, x *ast.Term) {
			w.term(out, key)
			w.term(out, x)
		})
	case *ast.ArrayComprehension:
		out.count(listOf)
		w.term(out, v.Term)
		w.body(out, v.Body)
	case *ast.SetComprehension:
		out.count(setOf)
		w.term(out, v.Term)
		w.body(out, v.Body)
	case *ast.ObjectComprehension:
		out.count(objectOf)
		w.place(out, v.Key.Location)
		w.term(out, v.Key)
		w.term(out, v.Value)
		w.body(out, v.Body)
	default:
		w.fail(v)
	}
}

// leaf numbers a value without parts.
func (w *freezer) leaf(v ast.Value) (int, bool) {
	var out frost
	switch v := v.(type) {
	case ast.Null:
		out.count(aNull)
	case ast.Boolean:
		out.count(aTruth)
		out.flag(bool(v))
	case ast.Number:
		out.count(aNumber)
		w.text(&out, string(v))
	case ast.String:
		out.count(aString)
		w.text(&out, string(v))
	case ast.Var:
		out.count(aVar)
		w.text(&out, string(v))
	default:
		return 0, false
	}
	return w.leaves.number(string(out)), true
}

// ref writes a reference; one of leaves alone is written once.
func (w *freezer) ref(out *frost, v ast.Ref) {
	var plain frost
	plain.count(len(v))
	for _, t := range v {
		n, ok := w.leaf(t.Value)
		if !ok {
			out.count(aRef)
			w.terms(out, v)
			return
		}
		plain.count(n)
	}
	out.count(sharedRef)
	out.count(w.refs.number(string(plain)))
}

// fail keeps the first of what cannot be written down: to leave it out would
// change what a rule says.
func (w *freezer) fail(x any) {
	if w.err == nil {
		w.err = fmt.Errorf("a compiled rule holds a %T, which Freeze does not know how to write", x)
	}
}
