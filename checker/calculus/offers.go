package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/facts"
)

// unmet states which conditions of an offer are not granted: the agency will
// only take part with what is forbidden there to the host or to itself.
func (e *engine) unmet(pieces []piece) {
	for _, id := range slices.Sorted(maps.Keys(e.d.Offers)) {
		o := e.d.Offers[id]
		e.tax.exact(o.OnlyIf, nil).each(func(i int) {
			for n := range pieces {
				p := &pieces[n]
				host := e.viewsOf(e.d.Host, &p.post, nil)
				aid := e.viewsOf(o.By, &p.post, host.home)
				norms := slices.Concat(e.banned(host.home, i, p), e.banned(aid.here, i, p))
				if len(norms) > 0 {
					e.result.Unmet[id] = append(e.result.Unmet[id], facts.Unmet{Action: e.tax.ids[i], Norms: mergeSorted(norms, nil)})
					return
				}
			}
		})
	}
}

// banned lists the norms that forbid an action throughout a piece.
func (e *engine) banned(v *view, action int, p *piece) []string {
	s := e.stance(v.on(action), p.scope)
	if len(s.proh) == 0 || !e.space.Subset(p.scope, s.P) {
		return nil
	}
	var out []string
	for _, l := range s.proh {
		out = append(out, l.id)
	}
	return out
}
