package judge

import (
	"maps"
	"slices"
	"strings"
)

// Considers lists, for each rule, the fields of the facts on which its count of
// what it looked at rests: what the rule is about. A rule that counts nothing is
// about all that it reads. "clashes" stands for clashes of any kind, "*" for any
// field.
func (e *Engine) Considers() map[string][]string {
	out := map[string][]string{}
	for _, p := range e.parts {
		follow := newReader(p.compiler)
		for _, m := range p.rules {
			about := follow.of(m.ref + ".considered")
			if len(about) == 0 {
				about = follow.of(m.ref + ".findings")
			}
			out[m.ID] = about.fields()
		}
	}
	return out
}

// Considers is the same of the county's own.
func (s *Sandbox) Considers() map[string][]string { return s.opened.Considers }

// fields names them without the kinds of clashes.
func (r reads) fields() []string {
	found := map[string]bool{}
	for name := range r {
		field, _, _ := strings.Cut(name, ".")
		found[field] = true
	}
	return slices.Sorted(maps.Keys(found))
}
