package calculus

import (
	"slices"

	"roe.example/checker/region"
)

// unreached: the host's own rules prohibit or require, nothing extends that to
// the helpers, and their own rules say otherwise.
func (e *engine) unreached(t *trio) {
	for _, h := range t.hh.proh {
		open := h.region.Minus(t.hr.P).Minus(t.hm.P)
		e.against(t, "unreached", "prohibited-by-host", h, open, t.hm.perm, t.hm.req)
	}
	for _, h := range t.hh.req {
		open := h.region.Minus(t.hr.R).Minus(t.hm.R)
		e.against(t, "unreached", "required-by-host", h, open, t.hm.proh, t.hm.perm)
		// Both require it, in ways that cannot both be met.
		for _, r := range t.hm.req {
			if reason := incompatible(h.source, r.source); reason != "" {
				e.against(t, "unreached", reason, h, h.region.Minus(t.hr.R), []live{r})
			}
		}
	}
}

// against adds a clash of the host's norm with each of the agency's in the
// region that is left open.
func (e *engine) against(t *trio, kind, reason string, h live, open region.Region, own ...[]live) {
	for _, r := range slices.Concat(own...) {
		if h.place == r.place {
			continue
		}
		e.out.add(t, &clash{kind: kind, reason: reason, region: open.Intersect(r.region),
			left:  side{view: "host-home", norms: []*norm{h.norm}, position: positionOf(h.norm)},
			right: side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
	}
}
