package judge

import (
	"maps"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A record can be handed to a function, and a list of records be a document of
// its own. What is read of the records there is what is read of the list of the
// facts:
//
//	led(unit) if unit.supervisors.value > 0
//	_carriers := [unit | some unit in input.units; count(unit.carries) > 0]

// use is what is read of a record.
type use struct {
	fields map[string]bool
	whole  bool // or all of it
}

func (u *use) add(more use) {
	if u.whole = u.whole || more.whole; u.fields == nil {
		u.fields = map[string]bool{}
	}
	maps.Copy(u.fields, more.fields)
}

func (d *record) add(u use) {
	d.whole = d.whole || u.whole
	maps.Copy(d.fields, u.fields)
}

// handing is an argument of a function.
type handing struct {
	path string
	at   int
}

var wholly = use{whole: true}

// handed tells what a call reads of a record that is its argument at some place.
func (r *reader) handed(f ast.Ref, args []*ast.Term, at int) use {
	path := f.String()
	if r.rules[path] != nil {
		return r.parameter(handing{path, at})
	}
	if path == "object.get" && at == 0 && len(args) > 1 {
		if field, ok := args[1].Value.(ast.String); ok {
			return use{fields: map[string]bool{string(field): true}}
		}
	}
	return wholly
}

// parameter tells what a function reads of its argument at some place.
func (r *reader) parameter(h handing) use {
	if known, ok := r.hands[h]; ok {
		return known
	}
	if r.hands == nil {
		r.hands = map[handing]use{}
	}
	r.hands[h] = wholly // in a circle
	var out use
	for _, rule := range r.rules[h.path] {
		for ; rule != nil; rule = rule.Else {
			out.add(r.ofArgument(rule, h.at))
		}
	}
	r.hands[h] = out
	return out
}

// ofArgument tells what a rule without its else reads of one argument.
func (r *reader) ofArgument(rule *ast.Rule, at int) (out use) {
	if at >= len(rule.Head.Args) {
		return wholly // it is compared with what the function gives
	}
	v, ok := rule.Head.Args[at].Value.(ast.Var)
	if !ok {
		return wholly
	}
	for i, arg := range rule.Head.Args {
		if i != at && arg.Value.Compare(v) == 0 {
			return wholly
		}
	}
	var visit func(x any) bool
	walk := func(x any) { ast.NewGenericVisitor(visit).Walk(x) }
	call := func(f *ast.Term, args []*ast.Term) {
		ref, isRef := f.Value.(ast.Ref)
		for i, t := range args {
			if isRef && t.Value.Compare(v) == 0 {
				out.add(r.handed(ref, args, i))
			} else {
				walk(t)
			}
		}
	}
	visit = func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			if terms, ok := x.Terms.([]*ast.Term); ok && x.IsCall() {
				call(terms[0], terms[1:])
				for _, w := range x.With {
					walk(w)
				}
				return true
			}
		case ast.Call:
			call(x[0], x[1:])
			return true
		case ast.Ref:
			if x[0].Value.Compare(v) == 0 {
				out.add(ofReference(x))
			}
			for _, t := range x[1:] {
				walk(t)
			}
			return true
		case ast.Var:
			if x == v {
				out.whole = true
			}
		}
		return false
	}
	walk(rule.Body)
	for _, t := range []*ast.Term{rule.Head.Key, rule.Head.Value} {
		if t != nil {
			walk(t)
		}
	}
	return out
}

func ofReference(ref ast.Ref) use {
	if len(ref) > 1 {
		if field, ok := ref[1].Value.(ast.String); ok {
			return use{fields: map[string]bool{string(field): true}}
		}
	}
	return wholly
}

// recordIn reads: x = input.list[at], and the same of a document that lists
// records of it.
func (r *reader) recordIn(x *ast.Expr) (v, at ast.Var, list string) {
	if v, at, list = recordIn(x); list != "" {
		return v, at, list
	}
	path := r.listed(x)
	if path == "" {
		return "", "", ""
	}
	ops := x.Operands()
	for i := range ops {
		v, isVar := ops[i].Value.(ast.Var)
		if ref, isRef := ops[1-i].Value.(ast.Ref); isVar && isRef {
			_, list := r.recordsOf(path)
			return v, ref[len(ref)-1].Value.(ast.Var), list
		}
	}
	return "", "", ""
}

// listed is the document of: x = data.path[at], if it lists records.
func (r *reader) listed(x *ast.Expr) string {
	if !plainEquality(x) {
		return ""
	}
	ops := x.Operands()
	for i := range ops {
		_, isVar := ops[i].Value.(ast.Var)
		ref, isRef := ops[1-i].Value.(ast.Ref)
		if !isVar || !isRef || len(ref) < 3 || !ref.HasPrefix(ast.DefaultRootRef) {
			continue
		}
		if _, isVar := ref[len(ref)-1].Value.(ast.Var); !isVar {
			continue
		}
		path := ref[:len(ref)-1].String()
		if made, _ := r.recordsOf(path); made != nil {
			return path
		}
	}
	return ""
}

// recordsOf reads the rule of a path as one that lists records of the facts.
func (r *reader) recordsOf(path string) (made *ast.ArrayComprehension, list string) {
	rules := r.rules[path]
	if len(rules) != 1 || rules[0].Default || rules[0].Else != nil || len(rules[0].Head.Args) > 0 || len(rules[0].Body) != 1 ||
		rules[0].Head.Key != nil || rules[0].Head.Value == nil || !plainEquality(rules[0].Body[0]) ||
		r.shared && strings.HasPrefix(path, "data.roe.lib.") {
		return nil, ""
	}
	ops := rules[0].Body[0].Operands()
	for i := range ops {
		made, isList := ops[1-i].Value.(*ast.ArrayComprehension)
		if !isList || ops[i].Value.Compare(rules[0].Head.Value.Value) != 0 {
			continue
		}
		for _, x := range made.Body {
			if v, _, list := recordIn(x); list != "" && made.Term.Value.Compare(v) == 0 {
				return made, list
			}
		}
	}
	return nil, ""
}

// guardOf are the conditions on the records that a document lists.
func (r *reader) guardOf(path string) string {
	made, _ := r.recordsOf(path)
	for _, x := range made.Body {
		v, at, list := recordIn(x)
		if list == "" || made.Term.Value.Compare(v) != 0 {
			continue
		}
		uses := 0
		ast.WalkVars(made.Body, func(v ast.Var) bool {
			if v == at {
				uses++
			}
			return false
		})
		if uses == 1 { // where it stands in the list does not matter
			return r.guard(made.Body, v, list)
		}
	}
	return ""
}

// list follows a document that lists records, of which what is read is told
// where they are drawn from it.
func (r *reader) list(path string) {
	key := path + " listed"
	if path == "" || r.seen[key] {
		return
	}
	r.seen[key] = true
	before := r.listing
	defer func() { r.listing = before }()
	r.listing, _ = r.recordsOf(path)
	r.narrowly(r.rules[path][0], map[ast.Var]bool{})
}

// countedDocuments are the lists of records that a rule asks for and does
// nothing with but count them.
func (r *reader) countedDocuments(one *ast.Rule) map[*ast.Expr]string {
	out, uses, counts, of := map[*ast.Expr]string{}, map[ast.Var]int{}, map[ast.Var]int{}, map[*ast.Expr]ast.Var{}
	ast.WalkVars(one, func(v ast.Var) bool {
		uses[v]++
		return false
	})
	ast.WalkExprs(one, func(x *ast.Expr) bool {
		if v, ok := counted(x); ok {
			counts[v]++
		}
		if !plainEquality(x) {
			return false
		}
		ops := x.Operands()
		for i := range ops {
			v, isVar := ops[i].Value.(ast.Var)
			if ref, isRef := ops[1-i].Value.(ast.Ref); isVar && isRef && ref.HasPrefix(ast.DefaultRootRef) {
				if made, _ := r.recordsOf(ref.String()); made != nil {
					of[x], out[x] = v, ref.String()
				}
			}
		}
		return false
	})
	for x, v := range of {
		if counts[v] == 0 || uses[v] != counts[v]+1 {
			delete(out, x)
		}
	}
	return out
}

// counted reads: count(x, n).
func counted(x *ast.Expr) (ast.Var, bool) {
	if !x.IsCall() || x.Operator().String() != "count" || len(x.Operands()) == 0 || len(x.With) > 0 {
		return "", false
	}
	v, ok := x.Operand(0).Value.(ast.Var)
	return v, ok
}
