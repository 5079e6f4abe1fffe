package calculus

// forbiddenHere: what binds here prohibits what home permits, requires what
// home does not, or asks more approvals for it.
func (e *engine) forbiddenHere(t *trio) {
	for _, l := range t.hr.proh {
		for _, r := range t.hm.perm {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "prohibits", region: l.region.Intersect(r.region), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "prohibited"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
	}
	for _, l := range t.hr.req {
		rest := l.region.Minus(t.hm.R).Minus(t.hm.P)
		for _, r := range t.hm.perm {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "requires", region: rest.Intersect(r.region), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "required"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
		if t.hmKnown {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "requires", region: rest.Minus(t.hm.Q), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "required"},
				right: side{view: "home", position: "silent", own: true}})
		}
	}
}
