package mutation

import (
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// walker finds the places of a module that an operator applies to.
type walker struct {
	of         *source
	definition string
	counted    ast.Var // a variable that is nothing but counted
	seen       map[[3]any]bool
	out        []*mutant
}

// mutants lists every mistake that can be made in a module, in its order.
func mutants(s *source) []*mutant {
	w := &walker{of: s, seen: map[[3]any]bool{}}
	for _, r := range s.module.Rules {
		w.definition = string(r.Head.Ref()[0].Value.(ast.Var))
		w.dropDefinition(r)
		w.rule(r)
		for e := r.Else; e != nil; e = e.Else {
			w.branch(e)
			w.rule(e)
		}
	}
	slices.SortStableFunc(w.out, func(a, b *mutant) int { return a.from - b.from })
	return w.out
}

// replace makes a mutant if the source says at loc what is to be replaced: OPA
// gives what it adds itself ("true" for a body or value that is not written) the
// place of something else.
func (w *walker) replace(operator, how string, loc *ast.Location, what, with string) {
	from, to := loc.Offset, loc.Offset+len(what)
	key := [3]any{from, to, with}
	if w.seen[key] || !strings.HasPrefix(w.of.text[from:], what) {
		return
	}
	w.seen[key] = true
	begin := strings.LastIndexByte(w.of.text[:from], '\n') + 1
	line, _, _ := strings.Cut(w.of.text[begin:], "\n")
	change := operator
	if how != "" {
		change += ": " + how
	}
	w.out = append(w.out, &mutant{
		of: w.of, definition: w.definition, line: strings.TrimSpace(line), row: loc.Row,
		operator: operator, change: change, from: from, to: to, with: with,
	})
}

// what the literals of a term are for.
type purpose int

const (
	decides purpose = iota // in a condition: all
	yields                 // in a value: those that are no text for readers
	prints                 // words and arguments of a message: none
)

func (w *walker) rule(r *ast.Rule) {
	for _, arg := range r.Head.Args {
		w.term(arg, decides)
	}
	for _, part := range r.Head.Ref()[1:] {
		if _, name := part.Value.(ast.String); !name {
			w.term(part, yields)
		}
	}
	if r.Head.Key != nil {
		w.term(r.Head.Key, yields)
	}
	if r.Head.Value != nil {
		w.term(r.Head.Value, yields)
	}
	w.body(r.Body)
}

func (w *walker) body(b ast.Body) {
	for _, e := range b {
		if term, ok := e.Terms.(*ast.Term); ok && term.Equal(ast.BooleanTerm(true)) {
			continue // nothing is asked, in writing or by OPA where no body is written
		}
		w.drop(e)
		w.negate(e)
		w.expr(e)
	}
}

func (w *walker) expr(e *ast.Expr) {
	switch terms := e.Terms.(type) {
	case *ast.Term:
		w.term(terms, decides)
	case []*ast.Term:
		if e.IsAssignment() || e.IsEquality() {
			w.term(e.Operand(1), yields)
			return
		}
		w.call(terms, decides)
	case *ast.SomeDecl:
		for _, symbol := range terms.Symbols {
			if call, ok := symbol.Value.(ast.Call); ok {
				w.member(call)
				w.term(call[len(call)-1], decides)
			}
		}
	case *ast.Every:
		w.term(terms.Domain, decides)
		w.body(terms.Body)
	}
}

func (w *walker) call(terms []*ast.Term, p purpose) {
	op, args := terms[0], terms[1:]
	w.compare(op, args)
	w.exchange(op)
	w.swap(op, args)
	if op.Value.String() == "count" {
		defer func(outer ast.Var) { w.counted = outer }(w.counted)
		w.counted = counted(args[0])
	}
	for _, arg := range args {
		w.term(arg, p)
	}
}

// counted is the variable that [x | …] collects, if all of the rest is one
// mention of it, where it is bound.
func counted(t *ast.Term) ast.Var {
	list, ok := t.Value.(*ast.ArrayComprehension)
	if !ok {
		return ""
	}
	collected, _ := list.Term.Value.(ast.Var)
	mentions := 0
	ast.WalkVars(list.Body, func(v ast.Var) bool {
		if v == collected {
			mentions++
		}
		return false
	})
	if mentions != 1 {
		return ""
	}
	return collected
}

func (w *walker) term(t *ast.Term, p purpose) {
	switch v := t.Value.(type) {
	case ast.Boolean, ast.Number, ast.String:
		if p == decides || p == yields && !prose(t) {
			w.literal(t)
		}
	case ast.Ref:
		for i, part := range v {
			if _, name := part.Value.(ast.String); i == 0 || !name {
				w.term(part, p)
			}
		}
	case ast.Call:
		w.call(v, p)
	case *ast.Array:
		v.Foreach(func(item *ast.Term) { w.term(item, p) })
	case ast.Set:
		v.Foreach(func(item *ast.Term) { w.term(item, p) })
	case ast.Object:
		w.object(v, p)
	case *ast.ArrayComprehension:
		w.term(v.Term, p)
		w.body(v.Body)
	case *ast.SetComprehension:
		w.term(v.Term, p)
		w.body(v.Body)
	case *ast.ObjectComprehension:
		if _, name := v.Key.Value.(ast.String); !name {
			w.term(v.Key, p)
		}
		w.term(v.Value, p)
		w.body(v.Body)
	}
}

// readers lists the fields of a finding that are words for its readers, or
// that say whether two findings are the same one.
var readers = []string{"message", "remedy", "args", "cause", "role", "one", "many", "as", "of", "sensitive", "words"}

// object walks through the values and, of a table that others look things up
// in, the keys.
func (w *walker) object(o ast.Object, p purpose) {
	table := p == yields && o.IsGround() && w.constant(o)
	o.Foreach(func(key, value *ast.Term) {
		name, _ := key.Value.(ast.String)
		switch {
		case table:
			w.term(key, decides)
			w.term(value, p)
		case slices.Contains(readers, string(name)):
			w.term(value, prints)
		default:
			w.term(value, p)
		}
	})
}

// constant tells whether an object is all that a definition without arguments
// and conditions says, or a table inside of such an object.
func (w *walker) constant(o ast.Object) bool {
	for _, r := range w.of.module.Rules {
		if len(r.Head.Args) == 0 && r.Head.Key == nil && r.Head.Value != nil && holds(r.Head.Value, o) {
			return true
		}
	}
	return false
}

func holds(t *ast.Term, o ast.Object) bool {
	table, ok := t.Value.(ast.Object)
	if !ok || !table.IsGround() {
		return false
	}
	if table.Compare(o) == 0 {
		return true
	}
	found := false
	table.Foreach(func(_, value *ast.Term) { found = found || holds(value, o) })
	return found
}

var sentence = regexp.MustCompile(`^"[A-Z]|\S\s+\S|\{`)

// prose tells a text for readers from a word that rules compare.
func prose(t *ast.Term) bool {
	_, text := t.Value.(ast.String)
	return text && sentence.Match(t.Location.Text)
}
