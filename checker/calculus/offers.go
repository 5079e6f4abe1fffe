package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// unmet states which conditions of an offer are not granted: the agency will
// only take part with what is forbidden there to the host or to itself.
func (e *engine) unmet(pieces []piece) error {
	for _, id := range slices.Sorted(maps.Keys(e.d.Offers)) {
		o := e.d.Offers[id]
		served, err := e.served(o.By, pieces)
		if err != nil {
			return err
		}
		for _, name := range o.OnlyIf {
			condition := e.tax.expand([]string{name}, agencyWords(e.book, o.By))
			norms := e.forbidding(o.By, condition, served)
			for _, action := range e.tax.names(condition) {
				if len(norms) > 0 {
					e.result.Unmet[id] = append(e.result.Unmet[id], facts.Unmet{Action: action, Norms: norms})
				}
			}
		}
	}
	return nil
}

// served lists the pieces in which an agency's units serve; for one without any
// on an assignment, the deployment as a whole.
func (e *engine) served(agency string, pieces []piece) ([]piece, error) {
	var out []piece
	for i := range pieces {
		if len(e.unitsOf(&pieces[i], agency)) > 0 {
			out = append(out, pieces[i])
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	return e.piecesOf("", &book.Assignment{Title: e.d.Event})
}

// forbidding lists the norms that leave no item of a condition, throughout one
// of the pieces: to the host whom the agency helps there, or to itself.
func (e *engine) forbidding(agency string, condition bitset, served []piece) []string {
	var norms []string
	for n := range served {
		p := &served[n]
		host := e.viewsOf(p.host, &p.post, nil)
		aid := e.viewsOf(agency, &p.post, host.home)
		for _, v := range []*view{host.home, aid.here} {
			norms = mergeSorted(norms, e.banning(v, condition, p.scope))
		}
	}
	return norms
}

// banning lists the norms that forbid every item of a condition throughout a
// scope; none, if an item is left.
func (e *engine) banning(v *view, condition bitset, scope region.Region) []string {
	var out []string
	left := false
	e.tax.items(condition).each(func(i int) {
		s := e.stance(v.on(i), scope)
		left = left || len(s.proh) == 0 || !e.space.Subset(scope, s.P)
		for _, l := range e.throughout(s.proh, scope) {
			out = append(out, l.id)
		}
	})
	if left {
		return nil
	}
	return out
}
