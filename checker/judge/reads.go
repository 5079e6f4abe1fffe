package judge

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"weak"

	"github.com/open-policy-agent/opa/v1/ast"
)

// everything says that a rule may read any field of the facts.
const everything = "*"

// reads is what a rule's outcome depends on beside the clashes that it judges
// one by one: fields of the facts ("norms", "clashes.defect"), and documents
// that rules share ("data.roe.lib.laws"), of which only the value counts.
type reads map[string]bool

// but is all that is read of something else than a list.
func (r reads) but(list string) reads {
	out := reads{}
	for name := range r {
		if of := strings.IndexAny(name, ":?@"); name != list && (of < 0 || name[:of] != list) {
			out[name] = true
		}
	}
	return out
}

// reader follows a rule's references through the compiled modules.
type reader struct {
	rules map[string][]*ast.Rule // by path: data.roe.lib.weight
	kind  string                 // of the members, as a clash says it; "" when unknown
	skip  string                 // the list of members: what it reads is told otherwise
	// shared keeps documents apart by their value instead of following them.
	shared bool
	// narrow tells how much of lists of records is read, and not only which.
	narrow bool
	apart  []string         // sets of which it is told otherwise what is looked up in them
	topics bool             // the shared functions that list clashes are known
	made   map[string]*byID // documents met that can be made without the rules
	hands  map[handing]use  // what functions read of a record, of those met
	// listing is the list of records that is followed, of which only what is
	// read of its records counts; nil: what is followed counts as such.
	listing *ast.ArrayComprehension
	// looks, if set, takes the fields of the members that are looked at.
	looks likeness
	seen  map[string]bool
	found reads
}

func newReader(c *ast.Compiler) *reader { return &reader{rules: rulesByPath(c)} }

// byPath are the rules of compilers that are in use. To write all paths takes
// longer than to follow a rule along them, and every rule is followed.
var byPath sync.Map

func rulesByPath(c *ast.Compiler) map[string][]*ast.Rule {
	key := weak.Make(c)
	if known, ok := byPath.Load(key); ok {
		return known.(map[string][]*ast.Rule)
	}
	rules := map[string][]*ast.Rule{}
	for _, m := range c.Modules {
		for _, rule := range m.Rules {
			path := m.Package.Path.Extend(rule.Head.Ref().GroundPrefix()).String()
			if rule.Head.Ref().GroundPrefix()[0].Value.Compare(ast.DefaultRootDocument.Value) == 0 {
				path = rule.Head.Ref().GroundPrefix().String()
			}
			rules[path] = append(rules[path], rule)
		}
	}
	if _, known := byPath.Swap(key, rules); !known {
		runtime.AddCleanup(c, func(key weak.Pointer[ast.Compiler]) { byPath.Delete(key) }, key)
	}
	return rules
}

// of lists what all rules at some paths read.
func (r *reader) of(paths ...string) reads {
	r.seen, r.found = map[string]bool{}, reads{}
	for _, path := range paths {
		r.path(path, nil)
	}
	return r.found
}

// path follows the rules of one path; member are the places of the arguments
// that are one of the members.
func (r *reader) path(path string, member []int) {
	key := path + " " + ints(member)
	if r.seen[key] || path == r.skip {
		return
	}
	r.seen[key] = true
	for _, rule := range r.rules[path] {
		for ; rule != nil; rule = rule.Else {
			r.rule(rule, member)
		}
	}
}

func ints(list []int) string {
	var b strings.Builder
	for _, n := range list {
		b.WriteByte(byte('0' + n))
	}
	return b.String()
}

// rule follows one rule without its else.
func (r *reader) rule(rule *ast.Rule, member []int) {
	mine := map[ast.Var]bool{}
	for _, n := range member {
		if n < len(rule.Head.Args) {
			if v, ok := rule.Head.Args[n].Value.(ast.Var); ok {
				mine[v] = true
			}
		}
	}
	r.drawn(rule.Body, mine)
	if r.otherKind(rule.Body, mine) {
		return // never true for these members, whatever else it reads
	}
	one := &ast.Rule{Head: rule.Head, Body: rule.Body}
	if r.looks != nil {
		r.look(one, mine)
	}
	if r.narrow {
		r.narrowly(one, mine)
		return
	}
	calls := map[*ast.Term]bool{}
	ast.WalkExprs(one, func(x *ast.Expr) bool {
		if len(x.With) > 0 {
			r.found[everything] = true
		}
		if x.IsCall() {
			if terms, ok := x.Terms.([]*ast.Term); ok {
				r.call(terms[0].Value.(ast.Ref), terms[1:], mine)
				calls[terms[0]] = true
			}
		}
		return false
	})
	ast.WalkTerms(one, func(t *ast.Term) bool {
		if calls[t] {
			return true
		}
		switch v := t.Value.(type) {
		case ast.Ref:
			r.ref(v)
		case ast.Call:
			r.call(v[0].Value.(ast.Ref), v[1:], mine)
		}
		return false
	})
}

// drawn adds the variables that stand for a member: some x in list.
func (r *reader) drawn(body ast.Body, mine map[ast.Var]bool) {
	for _, x := range body {
		if !x.IsEquality() && !x.IsAssignment() || len(x.With) > 0 || x.Negated {
			continue
		}
		ops := x.Operands()
		for i := range ops {
			v, isVar := ops[i].Value.(ast.Var)
			ref, isRef := ops[1-i].Value.(ast.Ref)
			if isVar && isRef && r.skip != "" && len(ref) > 1 && ref[:len(ref)-1].String() == r.skip {
				mine[v] = true
			}
		}
	}
}

// otherKind: the body asks for a member of another kind than theirs.
func (r *reader) otherKind(body ast.Body, mine map[ast.Var]bool) bool {
	if r.kind == "" {
		return false
	}
	return slices.ContainsFunc(body, func(x *ast.Expr) bool {
		if x.Negated || len(x.With) > 0 || !x.IsCall() && !x.IsEquality() {
			return false
		}
		if op := x.Operator().String(); op != "equal" && op != "eq" && op != "assign" {
			return false
		}
		ops := x.Operands()
		if len(ops) != 2 {
			return false
		}
		for i := range ops {
			ref, isRef := ops[i].Value.(ast.Ref)
			text, isText := ops[1-i].Value.(ast.String)
			if !isRef || !isText || len(ref) != 2 || string(text) == r.kind {
				continue
			}
			v, isVar := ref[0].Value.(ast.Var)
			if isVar && mine[v] && ref[1].Value.Compare(ast.String("kind")) == 0 {
				return true
			}
		}
		return false
	})
}

func (r *reader) call(f ast.Ref, args []*ast.Term, mine map[ast.Var]bool) {
	var member []int
	for i, a := range args {
		if v, ok := a.Value.(ast.Var); ok && mine[v] && i < 10 {
			member = append(member, i)
		}
	}
	path := f.String()
	if topic, ok := topicOf(path, args); ok && r.narrow && r.topics {
		r.found["clashes@"+topic] = true
		return
	}
	if r.rules[path] != nil {
		r.path(path, member)
		return
	}
	if f.HasPrefix(ast.DefaultRootRef) {
		r.ref(f)
	}
}

// topicOf reads: lib.every_kind("legal").
func topicOf(path string, args []*ast.Term) (string, bool) {
	if path != "data.roe.lib.every_kind" || len(args) == 0 {
		return "", false
	}
	topic, ok := args[0].Value.(ast.String)
	return string(topic), ok
}

// ref notes what one reference reads.
func (r *reader) ref(ref ast.Ref) {
	switch {
	case ref.HasPrefix(ast.InputRootRef):
		r.found[field(ref)] = true
	case ref.HasPrefix(ast.DefaultRootRef):
		r.document(ref)
	}
}

// field names the part of the facts that a reference reads.
func field(ref ast.Ref) string {
	if len(ref) < 2 {
		return everything
	}
	name, ok := ref[1].Value.(ast.String)
	if !ok {
		return everything
	}
	if name != "clashes" {
		return string(name)
	}
	if len(ref) > 2 {
		if kind, ok := ref[2].Value.(ast.String); ok {
			return "clashes." + string(kind)
		}
	}
	return "clashes"
}

// document follows a reference to what rules define, at whatever length of it
// the rules stand. One that ends above rules takes them all in.
func (r *reader) document(ref ast.Ref) {
	known := false
	for n := 2; n <= len(ref); n++ {
		path := ref[:n].String()
		rules := r.rules[path]
		if rules == nil {
			continue
		}
		known = true
		if slices.Contains(r.apart, path) {
			r.found[path] = true
			continue
		}
		if r.shared && strings.HasPrefix(path, "data.roe.lib.") && len(rules[0].Head.Args) == 0 {
			r.found[path] = true
			continue
		}
		r.path(path, nil)
	}
	if !known {
		r.found[everything] = true
	}
}
