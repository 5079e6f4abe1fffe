package judge

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// lookups are the sets, made by rules, of which some rules ask nothing but whether
// something is among them, and what they work out by asking:
//
//	[need.book, action] in _momentary
//
// Who asks so depends on what was asked for, and not on all of the set.
type lookups struct {
	sets  []string // by path
	hides []string // functions that look up in them, or call what does
}

// lookedUp finds the sets in which the rules of some paths look up, and the
// functions that they call. Documents are worked out once for all who read them:
// a set in which one of them looks up is none, unless that document is looked up
// in as well. For any form that is not known there are none.
func (r *reader) lookedUp(paths ...string) lookups {
	for no := map[string]bool{}; ; {
		w := looking{reader: r, begin: paths, no: no, seen: map[string]*looks{}}
		for _, path := range paths {
			w.path(path)
		}
		if w.lost {
			return lookups{}
		}
		if before := len(no); w.reject() == before {
			return w.all()
		}
	}
}

// looking follows rules and notes where they look up.
type looking struct {
	*reader
	begin []string
	no    map[string]bool // sets that are read otherwise, too
	seen  map[string]*looks
	lost  bool
}

// looks is where the rules of one path look up, and what else they read.
type looks struct {
	sets, reads map[string]bool
}

func (w *looking) path(path string) {
	if w.seen[path] != nil {
		return
	}
	found := &looks{sets: map[string]bool{}, reads: map[string]bool{}}
	w.seen[path] = found
	for _, rule := range w.rules[path] {
		for ; rule != nil; rule = rule.Else {
			w.rule(&ast.Rule{Head: rule.Head, Body: rule.Body}, found)
		}
	}
	for _, read := range slices.Sorted(maps.Keys(found.reads)) {
		w.path(read)
	}
}

func (w *looking) rule(rule *ast.Rule, found *looks) {
	asked := w.askedIn(rule)
	for _, set := range asked {
		found.sets[set] = true
	}
	visit := func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			w.lost = w.lost || len(x.With) > 0
			return asked[x] != ""
		case ast.Ref:
			if x.HasPrefix(ast.DefaultRootRef) {
				w.ref(x, found)
			}
		}
		return false
	}
	ast.NewGenericVisitor(visit).Walk(rule)
}

// ref notes what a reference reads, see reader.document.
func (w *looking) ref(ref ast.Ref, found *looks) {
	known := false
	for n := 2; n <= len(ref); n++ {
		if path := ref[:n].String(); w.rules[path] != nil {
			known, found.reads[path] = true, true
		}
	}
	w.lost = w.lost || !known
}

// askedIn are the expressions of a rule that take a set for a look-up:
// s = data.roe.lib.set where s is used nowhere else than in … in s.
func (w *looking) askedIn(rule *ast.Rule) map[*ast.Expr]string {
	uses, members := map[ast.Var]int{}, map[ast.Var]int{}
	ast.WalkVars(rule, func(v ast.Var) bool {
		uses[v]++
		return false
	})
	ast.WalkExprs(rule, func(x *ast.Expr) bool {
		if x.IsCall() && len(x.With) == 0 && x.Operator().String() == "internal.member_2" && len(x.Operands()) == 2 {
			if v, isVar := x.Operand(1).Value.(ast.Var); isVar {
				members[v]++
			}
		}
		return false
	})
	out := map[*ast.Expr]string{}
	ast.WalkExprs(rule, func(x *ast.Expr) bool {
		if !plainEquality(x) {
			return false
		}
		for i, o := range x.Operands() {
			v, isVar := o.Value.(ast.Var)
			ref, isRef := x.Operand(1 - i).Value.(ast.Ref)
			if isVar && isRef && ref.IsGround() && members[v] == 1 && uses[v] == 2 && w.isSet(ref.String()) {
				out[x] = ref.String()
			}
		}
		return false
	})
	return out
}

// isSet: rules make a set there, one that is not known to be read otherwise.
func (w *looking) isSet(path string) bool {
	if w.no[path] || slices.Contains(w.begin, path) || len(w.rules[path]) == 0 {
		return false
	}
	return !slices.ContainsFunc(w.rules[path], func(r *ast.Rule) bool {
		return r.Head.RuleKind() != ast.MultiValue || !r.Head.Ref().IsGround() || len(r.Head.Args) > 0
	})
}

// reject notes the sets that are read otherwise as well: as such, or for a
// document.
func (w *looking) reject() int {
	for path, found := range w.seen {
		for read := range found.reads {
			w.no[read] = w.no[read] || w.asks(read)
		}
		if w.isDocument(path) {
			for _, set := range w.under(path) {
				w.no[set] = true
			}
		}
	}
	maps.DeleteFunc(w.no, func(_ string, is bool) bool { return !is })
	return len(w.no)
}

// asks tells whether somebody looks up in the set.
func (w *looking) asks(set string) bool {
	for _, found := range w.seen {
		if found.sets[set] {
			return true
		}
	}
	return false
}

func (w *looking) isDocument(path string) bool {
	return !slices.Contains(w.begin, path) && !slices.ContainsFunc(w.rules[path], func(r *ast.Rule) bool { return len(r.Head.Args) > 0 })
}

// under are the sets in which the rules of a path look up, or what they call.
func (w *looking) under(path string) []string {
	sets, seen := map[string]bool{}, map[string]bool{}
	var follow func(path string)
	follow = func(path string) {
		if seen[path] {
			return
		}
		seen[path] = true
		maps.Copy(sets, w.seen[path].sets)
		for read := range w.seen[path].reads {
			follow(read)
		}
	}
	follow(path)
	return slices.Sorted(maps.Keys(sets))
}

func (w *looking) all() (out lookups) {
	sets := map[string]bool{}
	for path, found := range w.seen {
		maps.Copy(sets, found.sets)
		if len(w.under(path)) > 0 && !slices.Contains(w.begin, path) {
			out.hides = append(out.hides, path)
		}
	}
	out.sets = slices.Sorted(maps.Keys(sets))
	slices.Sort(out.hides)
	return out
}
