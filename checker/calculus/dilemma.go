package calculus

// faults states what contradicts itself inside the agency's own book or in
// what binds it here.
func (e *engine) faults(t *trio) {
	for _, s := range []struct {
		view string
		*stance
	}{{"home", t.hm}, {"here", t.hr}} {
		for _, f := range s.faults {
			where := f.region
			for _, o := range t.hm.faults {
				// The law of the place is at home too for those whom it governs.
				if s.view == "here" && o.high.place == f.high.place && o.low.place == f.low.place && o.reason == f.reason {
					where = where.Minus(o.region)
				}
			}
			e.out.add(t, &clash{kind: f.kind, reason: f.reason, region: where,
				left:  side{view: s.view, norms: []*norm{f.high}, position: positionOf(f.high), own: true},
				right: side{view: s.view, norms: []*norm{f.low}, position: positionOf(f.low), own: true}})
		}
	}
}

// dilemmas2 finds what one of here and home requires and the other prohibits,
// and duties of both that cannot be met together.
func (e *engine) dilemmas2(t *trio) {
	e.pairs(t, "dilemma", "required-here-prohibited-at-home", "here", t.hr.req, t.hm.proh)
	e.pairs(t, "dilemma", "prohibited-here-required-at-home", "here", t.hr.proh, t.hm.req)
	for _, l := range t.hr.req {
		for _, r := range t.hm.req {
			if reason := incompatible(l.source, r.source); reason != "" && l.norm != r.norm {
				e.pairs(t, "dilemma", reason, "here", []live{l}, []live{r})
			}
		}
	}
}
