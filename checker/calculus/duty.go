package calculus

// duties: both sides require the same with parameters that differ and can all
// be met.
func (e *engine) duties(t *trio) {
	for _, s := range []struct {
		view string
		req  []live
	}{{"here", t.hr.req}, {"host-home", t.hh.req}} {
		for _, l := range s.req {
			where := l.region
			if s.view != "here" {
				where = l.beyond(t.hr.req) // what binds here too is compared as such
			}
			for _, r := range t.hm.req {
				reason := differs(l.source, r.source)
				if reason == "" || incompatible(l.source, r.source) != "" || l.place == r.place {
					continue
				}
				e.out.add(t, &clash{kind: "duty", reason: reason, region: where.Intersect(r.region), via: l.via,
					left:  side{view: s.view, norms: []*norm{l.norm}, position: "required"},
					right: side{view: "home", norms: []*norm{r.norm}, position: "required", own: true}})
			}
		}
	}
}
