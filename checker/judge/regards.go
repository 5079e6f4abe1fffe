package judge

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// regards is what a rule that judges clashes one by one looks at in each: the
// paths of a clash on which its answer rests, such as "left.position" or
// "settlements[].why", where law does not decide the clash and where it does.
// The clash's id it hands on, and looks at it in no other way.
type regards struct {
	of              members
	lawless, lawful []string
}

// everyRegards reads this from the compiled rules, for those rules of which it is
// certain, and the openings that they ask of a situation.
func everyRegards(ctx context.Context, c *ast.Compiler, modules []module, rules []ruleModule) (out map[string]*regards, asked [][]string) {
	e := &Engine{rules: rules, parsed: func() []module { return modules }, parts: []part{{rules: rules, compiler: c}}}
	asked, opens := e.openings(ctx)
	out = map[string]*regards{}
	for _, m := range rules {
		if r := e.regardsOf(c, m); r != nil && (opens || !slices.Contains(slices.Concat(r.lawless, r.lawful), situation)) {
			out[m.ID] = r
		}
	}
	if !opens {
		asked = nil
	}
	return out, asked
}

// situation is the one path of which only the beginning is looked at.
const situation = "situation"

func (e *Engine) regardsOf(c *ast.Compiler, m ruleModule) *regards {
	of, list, ok := e.separable(m)
	if !ok || m.OnWaivers {
		return nil
	}
	follow := newReader(c)
	follow.skip, follow.kind = m.ref+"."+list, of.clashKind()
	for name := range follow.of(m.ref+".findings", m.ref+".considered") {
		if strings.HasPrefix(name, "clashes") || name == everything {
			return nil // other clashes count as well
		}
	}
	out := &regards{of: of}
	for law, paths := range map[bool]*[]string{false: &out.lawless, true: &out.lawful} {
		l := &looker{rules: follow.rules, list: follow.skip, kind: of.clashKind(), law: law, seen: map[string]bool{}, found: map[string]bool{}}
		l.follow(m.ref+".findings", nil)
		for path := range l.found {
			if _, known := seeing(path); !known {
				return nil
			}
		}
		if l.lost {
			return nil
		}
		*paths = slices.Sorted(maps.Keys(l.found))
	}
	return out
}

// looker follows a rule from the clashes that it draws, and notes each path of
// them that is looked at.
type looker struct {
	rules map[string][]*ast.Rule // by path: data.roe.lib.weight
	list  string                 // of the clashes
	kind  string                 // of the clashes; "" where they differ
	law   bool                   // law decides them
	seen  map[string]bool
	found map[string]bool
	lost  bool // something cannot be followed
}

// standing is, for variables, the path of the clash for which they stand; "" is
// the clash itself.
type standing map[ast.Var]string

// follow follows all rules of a path; given says for which path an argument
// stands, by its place.
func (l *looker) follow(path string, given map[int]string) {
	key := path
	for _, i := range slices.Sorted(maps.Keys(given)) {
		key += " " + string(rune('0'+i)) + given[i]
	}
	if l.seen[key] {
		return
	}
	l.seen[key] = true
	for _, rule := range l.rules[path] {
		for ; rule != nil; rule = rule.Else {
			l.rule(rule, given)
		}
	}
}

func (l *looker) rule(rule *ast.Rule, given map[int]string) {
	mine := standing{}
	for i, path := range given {
		if i >= len(rule.Head.Args) {
			l.lost = true
			return
		}
		switch v := rule.Head.Args[i].Value.(type) {
		case ast.Var:
			mine[v] = path
		case ast.String:
			l.found[path+"="+string(v)] = true
		default:
			l.found[path] = true
		}
	}
	one := &ast.Rule{Head: rule.Head, Body: rule.Body}
	named := l.name(one, mine)
	if l.never(rule.Body, mine) {
		return
	}
	l.walk(rule.Body, mine, named)
	if rule.Head.Key != nil {
		l.walk(rule.Head.Key, mine, named)
	}
	if rule.Head.Value != nil {
		l.walk(rule.Head.Value, mine, named)
	}
}

// name finds the variables that only give a name to a part of the clash, and the
// expressions that do so. One that is named twice is compared, and not named.
func (l *looker) name(rule *ast.Rule, mine standing) (named map[*ast.Expr]bool) {
	named = map[*ast.Expr]bool{}
	for more := true; more; {
		more = false
		ast.WalkExprs(rule, func(x *ast.Expr) bool {
			v, path, ok := l.names(x, mine)
			if !ok || named[x] {
				return false
			}
			if _, twice := mine[v]; twice {
				return false
			}
			mine[v], named[x], more = path, true, true
			return false
		})
	}
	return named
}

// names reads: v = clash.left.position, and v = list[_].
func (l *looker) names(x *ast.Expr, mine standing) (v ast.Var, path string, ok bool) {
	if !x.IsEquality() || x.Negated || len(x.With) > 0 {
		return v, "", false
	}
	v, isVar := x.Operand(0).Value.(ast.Var)
	ref, isRef := x.Operand(1).Value.(ast.Ref)
	if !isVar || !isRef {
		return v, "", false
	}
	if l.draws(ref) {
		return v, "", true
	}
	path, ok = pathOf(ref, mine)
	return v, path, ok && path != ""
}

func (l *looker) draws(ref ast.Ref) bool {
	return len(ref) > 1 && ref[:len(ref)-1].String() == l.list
}

// pathOf is the path of the clash for which a reference stands. Of lists any
// member counts as every one.
func pathOf(ref ast.Ref, mine standing) (path string, ok bool) {
	head, isVar := ref[0].Value.(ast.Var)
	path, ok = mine[head]
	if !isVar || !ok {
		return "", false
	}
	for _, t := range ref[1:] {
		if name, isText := t.Value.(ast.String); !isText {
			path += "[]"
		} else if path == "" {
			path = string(name)
		} else {
			path += "." + string(name)
		}
	}
	return path, true
}

// never: the body asks for a clash of another kind, or for one that law decides
// where it does not.
func (l *looker) never(body ast.Body, mine standing) bool {
	return slices.ContainsFunc(body, func(x *ast.Expr) bool {
		if x.Negated || len(x.With) > 0 {
			return false
		}
		if t, ok := x.Terms.(*ast.Term); ok {
			ref, isRef := t.Value.(ast.Ref)
			if !isRef {
				return false
			}
			path, known := pathOf(ref, mine)
			return known && path == "law" && !l.law
		}
		if !x.IsEquality() || l.kind == "" {
			return false
		}
		for i, o := range x.Operands() {
			ref, isRef := o.Value.(ast.Ref)
			text, isText := x.Operand(1 - i).Value.(ast.String)
			if !isRef || !isText {
				continue
			}
			if path, known := pathOf(ref, mine); known && path == "kind" && string(text) != l.kind {
				return true
			}
		}
		return false
	})
}

// walk notes what is looked at.
func (l *looker) walk(x any, mine standing, named map[*ast.Expr]bool) {
	var visit func(x any) bool
	walk := func(x any) { ast.NewGenericVisitor(visit).Walk(x) }
	visit = func(x any) bool {
		switch x := x.(type) {
		case *ast.With:
			l.lost = true
		case *ast.Expr:
			if named[x] {
				l.brackets(x.Operand(1).Value.(ast.Ref), mine, walk)
				return true
			}
			if l.compares(x, mine, walk) {
				return true
			}
			if terms, ok := x.Terms.([]*ast.Term); ok && x.IsCall() {
				l.call(terms[0], terms[1:], mine, walk)
				l.lost = l.lost || len(x.With) > 0
				return true
			}
		case ast.Call:
			l.call(x[0], x[1:], mine, walk)
			return true
		case ast.Object:
			x.Foreach(func(key, value *ast.Term) {
				if walk(key); !l.handsOn(key, value, mine) {
					walk(value)
				}
			})
			return true
		case ast.Ref:
			l.ref(x, mine, walk)
			return true
		case ast.Var:
			if path, ok := mine[x]; ok {
				l.found[path] = true
			}
		}
		return false
	}
	walk(x)
}

// compares reads: clash.reason = "own-silent", and clash.kind in {"duty", "silent"}.
// Of what is only compared with texts counts which of them it is.
func (l *looker) compares(x *ast.Expr, mine standing, walk func(any)) bool {
	if !x.IsCall() || len(x.With) > 0 || len(x.Operands()) != 2 {
		return false
	}
	in := false
	switch x.Operator().String() {
	case "eq", "neq", "equal":
	case "internal.member_2":
		in = true
	default:
		return false
	}
	for i, o := range x.Operands() {
		if in && i == 1 {
			return false // it is the list that is part of the clash
		}
		path, ok := "", false
		switch v := o.Value.(type) {
		case ast.Var:
			path, ok = mine[v]
		case ast.Ref:
			path, ok = pathOf(v, mine)
		}
		texts, constant := textsOf(x.Operand(1 - i))
		if !ok || path == "" || !constant {
			continue
		}
		for _, text := range texts {
			l.found[path+"="+text] = true
		}
		if ref, isRef := o.Value.(ast.Ref); isRef {
			l.brackets(ref, mine, walk)
		}
		return true
	}
	return false
}

// textsOf are a text, or those of a set of texts.
func textsOf(t *ast.Term) (texts []string, ok bool) {
	switch v := t.Value.(type) {
	case ast.String:
		return []string{string(v)}, true
	case ast.Set:
		ok = true
		v.Foreach(func(t *ast.Term) {
			text, is := t.Value.(ast.String)
			texts, ok = append(texts, string(text)), ok && is
		})
	}
	return texts, ok
}

// handsOn reads: {"clash": clash.id}.
func (l *looker) handsOn(key, value *ast.Term, mine standing) bool {
	if key.Value.Compare(ast.String("clash")) != 0 {
		return false
	}
	path, ok := "", false
	switch v := value.Value.(type) {
	case ast.Var:
		path, ok = mine[v]
	case ast.Ref:
		path, ok = pathOf(v, mine)
	}
	return ok && path == "id"
}

// ref notes a reference, to a clash or to anything else. What was handed on as a
// finding's clash is not followed: nothing may look at it.
func (l *looker) ref(ref ast.Ref, mine standing, walk func(any)) {
	if path, ok := pathOf(ref, mine); ok {
		l.found[path] = true
	}
	l.brackets(ref, mine, walk)
}

func (l *looker) brackets(ref ast.Ref, mine standing, walk func(any)) {
	head, _ := ref[0].Value.(ast.Var)
	at, isMine := mine[head]
	for i, t := range ref[1:] {
		if t.Value.Compare(ast.String("clash")) == 0 {
			l.lost = true
		}
		if _, isText := t.Value.(ast.String); isText {
			continue
		}
		walk(t)
		if isMine {
			path, _ := pathOf(ref[:i+1], standing{head: at})
			l.found[path+"#"] = true // which there is none of
		}
	}
}

// call follows what a function looks at in what it is given. A function that OPA
// offers looks at all of it.
func (l *looker) call(f *ast.Term, args []*ast.Term, mine standing, walk func(any)) {
	name, _ := f.Value.(ast.Ref)
	path := name.String()
	known := l.rules[path] != nil
	given := map[int]string{}
	for i, a := range args {
		at, ok := "", false
		if known {
			switch v := a.Value.(type) {
			case ast.Var:
				at, ok = mine[v]
			case ast.Ref:
				if at, ok = pathOf(v, mine); ok {
					l.brackets(v, mine, walk)
				}
			}
		}
		if ok && i < len(l.rules[path][0].Head.Args) {
			given[i] = at
		} else {
			walk(a)
		}
	}
	if known {
		l.follow(path, given)
	}
}
