package calculus

// incomparable: host and helper both permit, and neither threshold contains
// the other. It stands beside the clashes on both differences.
func (e *engine) incomparable(t *trio) {
	for _, h := range t.hh.perm {
		for _, r := range t.hm.perm {
			if h.place == r.place || !e.space.Overlaps(h.region, r.region) ||
				e.space.Subset(h.region, r.region) || e.space.Subset(r.region, h.region) {
				continue
			}
			e.out.add(t, &clash{kind: "incomparable", reason: "thresholds", region: r.region.Minus(h.region),
				left:  side{view: "host-home", norms: []*norm{h.norm}, position: "permitted"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
	}
}
