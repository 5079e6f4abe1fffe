package judge

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
	"roe.example/checker/internal/late"
)

// members are the clashes that a rule judges one by one.
type members struct {
	kind   string // the field of clashes; "" for all of them
	topic  string // "" for any
	action string // "" for any
}

// separable tells over which clashes a rule's findings are a union: each
// judged by itself, whichever others there are. The form is that of nearly all
// rules on clashes, and nothing but exactly this form is taken:
//
//	_clashes := lib.on(input.clashes.unreached, "force")
//	considered := count(_clashes)
//	findings contains … if { some clash in _clashes; … }
//
// with no other use of _clashes anywhere. What else the rule reads is found by
// reads, and must not have changed for earlier findings to stand.
func (e *Engine) separable(m ruleModule) (of members, list string, ok bool) {
	mod := e.moduleOf(m)
	if mod == nil || !mod.own || !slices.ContainsFunc(mod.Imports, func(i *ast.Import) bool { return i.String() == "import data.roe.lib" }) {
		return of, "", false
	}
	for _, r := range mod.Rules {
		if of, ok = generator(r); ok {
			list = r.Head.Name.String()
			break
		}
	}
	if !ok || !e.onlyCounted(mod, list) || !e.knownGenerators() {
		return of, "", false
	}
	return of, list, true
}

func (e *Engine) moduleOf(m ruleModule) *module {
	modules := e.parsed()
	if i := slices.IndexFunc(modules, func(x module) bool { return x.file == m.File }); i >= 0 {
		return &modules[i]
	}
	return nil
}

var (
	oneKind   = late.Regexp(`^lib\.on\(input\.clashes\.([a-z_]+), "([a-z-]+)"\)$`)
	everyKind = late.Regexp(`^lib\.every_kind\("([a-z-]+)"\)$`)
	about     = late.Regexp(`^lib\.about\("([a-z/-]+)"\)$`)
)

// generator reads the definition of the list of clashes.
func generator(r *ast.Rule) (members, bool) {
	if r.Default || r.Else != nil || len(r.Head.Args) > 0 || r.Head.Value == nil || r.Head.Key != nil || !always(r.Body) || r.Head.Ref().String() != r.Head.Name.String() {
		return members{}, false
	}
	text := r.Head.Value.String()
	if m := oneKind.FindStringSubmatch(text); m != nil {
		return members{kind: m[1], topic: m[2]}, true
	}
	if m := everyKind.FindStringSubmatch(text); m != nil {
		return members{topic: m[1]}, true
	}
	if m := about.FindStringSubmatch(text); m != nil {
		return members{topic: "legal", action: m[1]}, true
	}
	return members{}, false
}

func always(b ast.Body) bool { return len(b) == 0 || len(b) == 1 && b[0].String() == "true" }

// onlyCounted: the list is defined once, counted by considered, and drawn from
// once in each rule of findings.
func (e *Engine) onlyCounted(mod *module, list string) bool {
	uses, expected := 0, 1 // the definition's own name is no use, the count is
	ast.WalkVars(mod.Module, func(v ast.Var) bool {
		if string(v) == list {
			uses++
		}
		return false
	})
	for _, r := range mod.Rules {
		switch r.Head.Name.String() {
		case list:
			expected += definitions(r)
		case "considered":
			if r.Head.Value.String() != "count("+list+")" || !always(r.Body) || r.Else != nil || r.Default {
				return false
			}
		case "findings":
			if r.Head.Key == nil || r.Else != nil || !draws(r.Body, list) {
				return false
			}
			expected++
		}
	}
	return uses == expected
}

// definitions counts how often the head of a rule shows its own name.
func definitions(r *ast.Rule) (n int) {
	ast.WalkVars(r.Head, func(v ast.Var) bool {
		if v == r.Head.Name {
			n++
		}
		return false
	})
	return n
}

var drawn = late.Regexp(`^some [a-z]+ in \w+$`)

// draws: exactly one expression of a body is "some x in list".
func draws(b ast.Body, list string) bool {
	n := 0
	for _, x := range b {
		if d, ok := x.Terms.(*ast.SomeDecl); ok && len(x.With) == 0 && drawn.MatchString(d.String()) && strings.HasSuffix(d.String(), " in "+list) {
			n++
		}
	}
	return n == 1
}

// knownGenerators holds the shared functions that list clashes to what is
// assumed of them here: should somebody change them, nothing is separable.
func (e *Engine) knownGenerators() bool {
	want := map[string]string{
		"on":         "on(clashes, topic) := [clash | some clash in clashes; equal(clash.topic, topic)] if { true }",
		"every_kind": "every_kind(topic) := [clash | some clashes in input.clashes; some clash in clashes; equal(clash.topic, topic)] if { true }",
		"about":      "about(action) := [clash | some clash in every_kind(\"legal\"); internal.member_2(action, clash.actions)] if { true }",
	}
	for _, mod := range e.parsed() {
		if !mod.own || mod.Package.Path.String() != "data.roe.lib" {
			continue
		}
		for _, r := range mod.Rules {
			name := r.Head.Name.String()
			text, ok := want[name]
			if !ok {
				continue
			}
			if r.String() != text {
				return false
			}
			delete(want, name)
			if len(want) == 0 {
				return true
			}
		}
	}
	return false
}

// of lists the clashes that a rule draws from.
func (m members) of(c *facts.Clashes) (out []*facts.Clash) {
	kinds := clashKinds()
	for i, list := range c.Lists() {
		if m.kind != "" && m.kind != kinds[i] {
			continue // a session asks this of every rule
		}
		for j := range *list {
			if k := &(*list)[j]; m.has(kinds[i], k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// has tells whether a rule draws a clash from the list of a kind.
func (m members) has(kind string, c *facts.Clash) bool {
	return m.drawsFrom(kind, c.Topic) && (m.action == "" || slices.Contains(c.Actions, m.action))
}

// drawsFrom tells whether it draws any of a kind and topic.
func (m members) drawsFrom(kind, topic string) bool {
	return (m.kind == "" || m.kind == kind) && (m.topic == "" || m.topic == topic)
}

// clashKinds are the names of the lists, as rules write them.
func clashKinds() []string {
	return []string{"dilemma", "defect", "proxy", "against_own_rules", "incapable", "unreached", "forbidden_here",
		"approver", "mismatch", "terms", "silent", "duty", "incomparable"}
}

// clashKind is what the members say of their kind; "" where they differ.
func (m members) clashKind() string { return strings.ReplaceAll(m.kind, "_", "-") }
