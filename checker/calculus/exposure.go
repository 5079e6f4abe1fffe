package calculus

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// exposure tells whether an action may come up for an agency's officers in a
// piece: because it is tasked or ordered, because they bring the tool, because
// they are trained for it, or because nobody said. A choice comes up with any
// of its items.
func (e *engine) exposure(p *piece, agency string, action int) facts.Exposure {
	var x facts.Exposure
	if e.tax.choice(action) {
		for _, leaf := range e.tax.leaves[action] {
			x = either(x, e.exposure(p, agency, leaf))
		}
		return x
	}
	x.Planned = e.tasks(p).has(action) || e.ordered(action) || e.offered(agency, action)
	item, stated := e.tax.item[action], false
	for _, u := range e.unitsOf(p, agency) {
		if e.tax.tool[item] {
			stated = stated || u.Carries != nil
			x.Carried = x.Carried || e.anyUnder(item, e.load(u))
		}
		x.Trained = x.Trained || e.tax.expand(u.Can, nil).has(action)
	}
	if c := e.book.Agencies[agency].Capabilities; c != nil {
		x.Trained = x.Trained || e.tax.expand(c.Can, nil).has(action)
	}
	// A unit whose load is listed brings nothing else; what it was trained for
	// then matters only for what needs no tool.
	excluded, tool := e.lacks(p, agency, action), e.tax.tool[item]
	x.Unknown = !excluded && !(tool && stated) && !x.Trained && !x.Carried
	x.InPlay = x.Planned || x.Carried || !excluded && (x.Unknown || x.Trained && !(tool && stated))
	return x
}

// tasks reads an assignment's tasks in the words of its host, and load what a
// unit carries in those of its agency.
func (e *engine) tasks(p *piece) bitset {
	return e.tax.expand(p.tasks, agencyWords(e.book, p.host))
}

func (e *engine) load(u *book.Unit) bitset {
	return e.tax.expand(u.Carries, agencyWords(e.book, u.Agency))
}

func (e *engine) anyUnder(category int, set bitset) bool {
	return slices.ContainsFunc(e.tax.leaves[category], set.has)
}

func (e *engine) unitsOf(p *piece, agency string) []*book.Unit {
	var out []*book.Unit
	for _, id := range p.units {
		if u := e.d.Units[id]; u != nil && u.Agency == agency {
			out = append(out, u)
		}
	}
	return out
}

// ordered: the operation order allows or requires the action.
func (e *engine) ordered(action int) bool {
	if e.plan == nil {
		return false
	}
	return slices.ContainsFunc(e.plan.norms, func(n *norm) bool { return n.modality != prohibits && n.actions.has(action) })
}

// offered: the agency was asked for it, or offers it.
func (e *engine) offered(agency string, action int) bool {
	for _, r := range e.d.Requests {
		if r.To == agency && e.tax.expand(r.Tasks, agencyWords(e.book, r.From)).has(action) {
			return true
		}
	}
	for _, o := range e.d.Offers {
		if o.By == agency && !o.Declined && e.tax.expand(o.Tasks, agencyWords(e.book, o.By)).has(action) {
			return true
		}
	}
	return false
}

// tasked: the assignment, not only the plan or an offer, asks for one of the
// actions.
func (e *engine) tasked(t *trio) bool {
	return overlap(e.tasks(t.p), t.actions)
}

func overlap(a, b bitset) bool {
	for i := range a {
		if a[i]&b[i] != 0 {
			return true
		}
	}
	return false
}
