package judge

import "github.com/open-policy-agent/opa/v1/ast"

// thawed is room for what is read: thousands of small things are made in a few
// large pieces.
type thawed struct {
	roomForTerms []ast.Term
	roomForLists []*ast.Term
	roomForExprs []ast.Expr
	roomForPlace []ast.Location
}

const pieces = 128

// taken takes n of what there is room for.
func taken[T any](room *[]T, n int) []T {
	if n > len(*room) {
		*room = make([]T, max(n, pieces))
	}
	out := (*room)[:n:n]
	*room = (*room)[n:]
	return out
}

// module reads a module, and beside it the same with no rules but those with
// comprehensions of which the compiler keeps an index.
func (r *thawing) module() (file string, m, indexed *ast.Module) {
	r.file = r.shared()
	at := &ast.Location{File: r.file, Row: 1, Col: 1}
	m = &ast.Module{Package: &ast.Package{Path: r.terms(), Location: at}}
	indexed = &ast.Module{Package: m.Package}
	m.Rules = make([]*ast.Rule, r.atMost())
	for i := range m.Rules {
		is := r.flags()
		if m.Rules[i] = r.one(m); is(0) {
			indexed.Rules = append(indexed.Rules, m.Rules[i])
		}
	}
	return r.file, m, indexed
}

func (r *thawing) one(m *ast.Module) *ast.Rule {
	is := r.flags()
	out := &ast.Rule{Default: is(0), Module: m, Location: r.place()}
	h := &ast.Head{Assign: is(2), Location: r.place(), Name: ast.Var(r.shared()), Reference: r.terms()}
	if args := r.terms(); len(args) > 0 {
		h.Args = args
	}
	if is(3) {
		h.Key = r.term()
	}
	if is(4) {
		h.Value = r.term()
	}
	body := r.body()
	if is(5) {
		out.Body = body
	}
	if out.Head = h; is(1) {
		out.Else = r.one(m)
	}
	return out
}

func (r *thawing) place() *ast.Location {
	row := r.count()
	if row == 0 {
		return nil
	}
	at := &taken(&r.roomForPlace, 1)[0]
	at.File, at.Row, at.Col = r.file, row, r.count()
	return at
}

func (r *thawing) body() ast.Body {
	out := make(ast.Body, r.atMost())
	for i := range out {
		out[i] = r.expr()
	}
	return out
}

func (r *thawing) expr() *ast.Expr {
	x := &taken(&r.roomForExprs, 1)[0]
	is := r.flags()
	x.Negated, x.Generated, x.Index, x.Location = is(0), is(1), r.count(), r.place()
	if is(2) {
		x.With = make([]*ast.With, r.atMost())
		for i := range x.With {
			x.With[i] = &ast.With{Location: r.place(), Target: r.term(), Value: r.term()}
		}
	}
	switch r.count() {
	case oneTerm:
		x.Terms = r.term()
	case aTermList:
		x.Terms = r.terms()
	case anEvery:
		x.Terms = r.every()
	default:
		r.fail()
	}
	return x
}

func (r *thawing) every() *ast.Every {
	x := &ast.Every{Location: r.place()}
	if r.flags()(0) {
		x.Key = r.term()
	}
	x.Value = r.term()
	domain := *r.term() // a copy: others may share it, at other places
	x.Domain = &domain
	x.Domain.Location = r.place()
	x.Body = r.body()
	return x
}

func (r *thawing) terms() []*ast.Term {
	out := taken(&r.roomForLists, r.atMost())
	for i := range out {
		out[i] = r.term()
	}
	return out
}

// atMost reads how many there are of what takes a byte at least.
func (r *thawing) atMost() int {
	n := r.count()
	if n > len(r.rest) {
		r.fail()
		return 0
	}
	return n
}

func (r *thawing) term() *ast.Term {
	kind := r.count()
	switch kind {
	case sharedLeaf:
		return r.sharedLeaf()
	case sharedRef:
		n := r.count()
		if n >= len(r.refs) {
			r.fail()
			return ast.NullTerm()
		}
		return r.refs[n]
	}
	t := &taken(&r.roomForTerms, 1)[0]
	t.Value = r.value(kind)
	return t
}

func (r *thawing) sharedLeaf() *ast.Term {
	n := r.count()
	if n >= len(r.leaves) {
		r.fail()
		return ast.NullTerm()
	}
	return r.leaves[n]
}

func (r *thawing) leaf() *ast.Term {
	switch r.count() {
	case aNull:
		return ast.NullTerm()
	case aTruth:
		return ast.BooleanTerm(r.flags()(0))
	case aNumber:
		return &ast.Term{Value: ast.Number(r.shared())}
	case aString:
		return &ast.Term{Value: ast.String(r.shared())}
	case aVar:
		return &ast.Term{Value: ast.Var(r.shared())}
	}
	r.fail()
	return ast.NullTerm()
}

// value reads what has parts.
func (r *thawing) value(kind int) ast.Value {
	switch kind {
	case aRef:
		return ast.Ref(r.terms())
	case aCall:
		return ast.Call(r.terms())
	case anArray:
		return ast.NewArray(r.terms()...)
	case aSet:
		return ast.NewSet(r.terms()...)
	case anObject:
		pairs := make([][2]*ast.Term, r.atMost())
		for i := range pairs {
			pairs[i] = [2]*ast.Term{r.term(), r.term()}
		}
		return ast.NewObject(pairs...)
	case listOf:
		return &ast.ArrayComprehension{Term: r.term(), Body: r.body()}
	case setOf:
		return &ast.SetComprehension{Term: r.term(), Body: r.body()}
	case objectOf:
		at := r.place()
		key := *r.term() // a copy: others may share it, at other places
		key.Location = at
		return &ast.ObjectComprehension{Key: &key, Value: r.term(), Body: r.body()}
	}
	r.fail()
	return ast.Null{}
}
