package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// demands holds the agreements relied on against what the laws and policies
// that bind their parties demand of such agreements.
func (u *uses) demands() []facts.Demand {
	var out []facts.Demand
	for _, id := range set(u.Agreements) {
		a := u.v.Book.Agreements[id]
		if a == nil {
			continue
		}
		parties := slices.DeleteFunc(set(u.takePart), func(agency string) bool { return a.Parties[agency] == nil })
		out = append(out, u.demandsOn(id, a, parties)...)
	}
	return out
}

func (u *uses) demandsOn(id string, a *book.Agreement, parties []string) []facts.Demand {
	var out []facts.Demand
	for _, inst := range u.v.instrumentIDs() {
		in := u.v.Book.Instruments[inst]
		bound := slices.DeleteFunc(slices.Clone(parties), func(agency string) bool { return !u.v.addressed(in, agency) })
		if len(bound) == 0 || !u.inForce(inst) {
			continue
		}
		for _, section := range slices.Sorted(maps.Keys(in.Demands)) {
			d := in.Demands[section]
			if d.Interstate && !u.v.ofSeveralStates(parties) {
				continue
			}
			out = append(out, facts.Demand{
				Book: u.v.Dir, Deployment: u.id, Agreement: id, Path: book.Path("agreements", id), Instrument: inst,
				DemandPath: book.Path("instruments", inst, "demands", section), Law: book.IsLaw(in.Kind), Agencies: bound,
				Missing: u.v.lacksSubjects(a, d.Subjects), Lacking: u.lacksApprovals(a, bound, d.Approvals),
			})
		}
	}
	return out
}

func (v *volume) ofSeveralStates(agencies []string) bool {
	var states []string
	for _, id := range agencies {
		states = append(states, v.agency(id).State)
	}
	return len(set(states)) > 1
}

// lacksSubjects lists the subjects that an agreement is known to leave out:
// the topic is written down whole, and no clause on it leaves open what it is
// about.
func (v *volume) lacksSubjects(a *book.Agreement, subjects []string) []string {
	said, unclear, _ := saidBy(a)
	var out []string
	for _, id := range set(subjects) {
		s := v.Book.Subjects[id]
		if s != nil && a.Covers[s.Topic] == "whole" && !unclear[s.Topic] && !said[id] {
			out = append(out, id)
		}
	}
	return out
}

// lacksApprovals lists whose approval is lacking, of parties of which anything
// is stated on who signed.
func (u *uses) lacksApprovals(a *book.Agreement, parties, approvals []string) []facts.PartyLack {
	var out []facts.PartyLack
	for _, id := range parties {
		p := a.Parties[id]
		for _, by := range set(approvals) {
			if (p.By != "" || len(p.Approvals) > 0) && !u.occasion.stands(p, by) {
				out = append(out, facts.PartyLack{Agency: id, By: by})
			}
		}
	}
	return out
}

// courtOrders holds the agreements relied on against the orders and decrees
// that bind the host. A decision about a statute is none of these.
func (o *operation) courtOrders() []facts.CourtOrder {
	var out []facts.CourtOrder
	for _, id := range set(o.Agreements) {
		a := o.v.Book.Agreements[id]
		if a == nil || a.Parties[o.Host] == nil {
			continue
		}
		orders := slices.DeleteFunc(o.ordersOn(o.Host), func(order string) bool { return slices.Contains(a.RestsOn, order) })
		if len(orders) == 0 {
			continue
		}
		out = append(out, facts.CourtOrder{
			Book: o.v.Dir, Deployment: o.id, Agreement: id, Path: book.Path("agreements", id), Host: o.Host, Orders: orders,
			Silent: len(o.v.lacksSubjects(a, []string{"legal/court-orders"})) > 0,
		})
	}
	return out
}

func (o *operation) ordersOn(agency string) []string {
	var out []string
	for id, in := range o.v.Book.Instruments {
		decree := in.Kind == "court-order" || in.Kind == "consent-decree"
		if decree && len(in.Restrains) == 0 && o.inForce(id) && o.v.addressed(in, agency) {
			out = append(out, id)
		}
	}
	return set(out)
}
