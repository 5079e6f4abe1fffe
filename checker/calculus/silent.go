package calculus

import (
	"slices"
)

// silent: one side has a rule on an action in play and the other, whose rules
// on the topic are all known, has none, nor does anything that binds here; or
// nobody has a rule on what is planned or carried. A side that speaks of the
// action, but not in these circumstances, is "outside" its own rules.
func (e *engine) silent(t *trio) {
	if e.category(t.actions) && len(t.hh.req)+len(t.hm.req) == 0 {
		return // its items are looked at one by one
	}
	spoken := t.hr.P.Union(t.hr.R).Union(t.hr.Q)
	if t.hmKnown {
		for _, h := range slices.Concat(t.hh.proh, t.hh.req, t.hh.perm) {
			e.out.add(t, &clash{kind: "silent", reason: "own-silent" + outside(t.hm),
				region: h.region.Minus(spoken).Minus(t.hm.P).Minus(t.hm.R).Minus(t.hm.Q),
				left:   side{view: "host-home", norms: []*norm{h.norm}, position: positionOf(h.norm)},
				right:  side{view: "home", position: "silent", own: true}})
		}
	}
	if t.hhKnown {
		for _, r := range slices.Concat(t.hm.proh, t.hm.req, t.hm.perm) {
			e.out.add(t, &clash{kind: "silent", reason: "host-silent" + outside(t.hh),
				region: r.region.Minus(spoken).Minus(t.hh.P).Minus(t.hh.R).Minus(t.hh.Q),
				left:   side{view: "host-home", position: "silent"},
				right:  side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
		}
	}
	// Of a category, or of carrying a tool, nobody speaks whose rules are on
	// the use of its items.
	inUse := t.expose.Planned || t.expose.Carried
	if inUse && t.hmKnown && t.hhKnown && !t.hh.speaks() && !t.hm.speaks() && e.single(t.actions) {
		e.out.add(t, &clash{kind: "silent", reason: "all-silent", region: t.p.scope.Minus(spoken), call: e.usePath(t),
			left:  side{view: "host-home", position: "silent"},
			right: side{view: "home", position: "silent", own: true}})
	}
}

// outside marks the silence of one who has rules for other circumstances.
func outside(s *stance) string {
	if s.speaks() {
		return "-outside"
	}
	return ""
}

func (s *stance) speaks() bool { return len(s.proh)+len(s.req)+len(s.perm) > 0 }
