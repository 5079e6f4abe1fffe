package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// borne are the matters of which somebody bears a cost or a loss.
func (v *volume) borne() []string {
	out := []string{"resources/loss"}
	for id, s := range v.Book.Subjects {
		if s.Topic == "finance" {
			out = append(out, id)
		}
	}
	return set(out)
}

// bearings has a record for each host, each agency that helps it and each
// matter.
func (u *uses) bearings() []facts.Bearing {
	var out []facts.Bearing
	borne := u.v.borne()
	for _, p := range u.helping() {
		pair, hours, costs := u.pair(p[0], p[1]), u.hours(p[1]), u.costPerDay(p[1])
		between := pair.Valid
		if len(between) == 0 { // what is wrong with them, the agreements' own rules say
			between = pair.Agreements
		}
		for _, subject := range borne {
			r := facts.Bearing{
				Book: u.v.Dir, Deployment: u.id, Path: u.path(), Host: p[0], Aid: p[1], Subject: subject,
				Hours: hours, CostPerDay: costs,
			}
			u.v.byAgreements(&r, between)
			u.byLaw(&r)
			out = append(out, r)
		}
	}
	return out
}

// bearingsElsewhere has one for each agreement on which no deployment relies.
func (v *volume) bearingsElsewhere() []facts.Bearing {
	var out []facts.Bearing
	for _, id := range v.agreementIDs() {
		if v.reliedOn(id) {
			continue
		}
		for _, subject := range v.borne() {
			r := facts.Bearing{Book: v.Dir, Path: book.Path("agreements", id), Subject: subject}
			v.byAgreements(&r, []string{id})
			out = append(out, r)
		}
	}
	return out
}

// hours is how long an agency's help lasts.
func (o *operation) hours(agency string) int {
	var p book.Period
	for _, id := range o.unitsOf(agency) {
		p = hull(p, o.presence(id))
	}
	if p.From.IsZero() {
		p = o.period
	}
	return int(p.Until.Sub(p.From) / time.Hour)
}

// costPerDay is what an agency expects its help to cost.
func (o *operation) costPerDay(agency string) facts.Stated[int] {
	var out facts.Stated[int]
	for _, offer := range o.Offers {
		if offer.By == agency && !offer.Declined && offer.DollarsPerDay != nil {
			out = facts.Say(out.Value + *offer.DollarsPerDay)
		}
	}
	return out
}

// byAgreements adds what the clauses say.
func (v *volume) byAgreements(r *facts.Bearing, agreements []string) {
	r.Known = len(agreements) > 0
	for _, id := range agreements {
		a := v.Book.Agreements[id]
		spoke := false
		for _, c := range slices.Sorted(maps.Keys(a.Clauses)) {
			clause := a.Clauses[c]
			if clause.Subject != r.Subject {
				continue
			}
			spoke = true
			if clause.Bears == "" {
				r.Vague = append(r.Vague, clauseText(id, c))
				continue
			}
			r.Says = append(r.Says, facts.BearingText{
				Text: clauseText(id, c), Document: id, Bears: clause.Bears,
				AfterHours: given(clause.AfterHours), DollarsPerDay: given(clause.DollarsPerDay),
				Reached: reached(clause.AfterHours, r.Hours),
			})
		}
		switch topic := v.topicOf(r.Subject); {
		case spoke:
		case a.Covers[topic] == "whole" && !unspecified(a, topic):
			r.Silent = append(r.Silent, id)
		default:
			r.Known = false
		}
	}
}

// reached tells whether help lasts longer than the hours after which a text
// speaks.
func reached(after *int, hours int) bool { return after == nil || hours > *after }

func (v *volume) topicOf(subject string) string {
	if s := v.Book.Subjects[subject]; s != nil {
		return s.Topic
	}
	return ""
}

// unspecified tells whether some clause of a topic does not say what it is
// about: it may speak of anything there.
func unspecified(a *book.Agreement, topic string) bool {
	for _, c := range a.Clauses {
		if c.Topic == topic && c.Subject == "" {
			return true
		}
	}
	return false
}

// byLaw adds what instruments say of those whom they bind. A law lays a burden
// only on whom it reaches: on the host or on the helper as such, or on either
// when it is shared.
func (o *operation) byLaw(r *facts.Bearing) {
	for _, a := range o.v.allotments() {
		id := a.instrument
		if a.Subject != r.Subject || !o.lays(id, a.Allotment, r) || !o.underTerms(id, a.Allotment, r) {
			continue
		}
		r.Says = append(r.Says, facts.BearingText{
			Text: sectionText(id, "allots", a.section), Document: id, Law: book.IsLaw(o.v.Book.Instruments[id].Kind), Bears: a.Bears,
			AfterHours: given(a.AfterHours), DollarsPerDay: given(a.DollarsPerDay), Reached: reached(a.AfterHours, r.Hours),
		})
	}
}

func (o *operation) lays(instrument string, a *book.Allotment, r *facts.Bearing) bool {
	switch a.Bears {
	case "host":
		return o.binds(instrument, r.Host)
	case "own":
		return o.binds(instrument, r.Aid)
	}
	return o.binds(instrument, r.Host) || o.binds(instrument, r.Aid)
}

// underTerms tells whether a compact's section speaks of this help: asked for
// in its way, or given under an agreement that rests on it.
func (o *operation) underTerms(instrument string, a *book.Allotment, r *facts.Bearing) bool {
	if a.Under == "" {
		return true
	}
	for _, q := range o.Requests {
		if q.From == r.Host && q.To == r.Aid && q.Under == a.Under {
			return true
		}
	}
	return slices.ContainsFunc(o.between(r.Host, r.Aid), func(id string) bool {
		return slices.Contains(o.v.Book.Agreements[id].RestsOn, instrument)
	})
}

// insurance holds the clauses that ask for proof of insurance against what the
// parties have shown.
func (u *uses) insurance() []facts.InsuranceProof {
	var out []facts.InsuranceProof
	for _, id := range u.between() {
		a := u.v.Book.Agreements[id]
		for _, c := range slices.Sorted(maps.Keys(a.Clauses)) {
			if !a.Clauses[c].Proof {
				continue
			}
			for _, agency := range set(u.takePart) {
				if p := a.Parties[agency]; p != nil {
					out = append(out, u.proof(id, c, agency, p))
				}
			}
		}
	}
	return out
}

func (o *operation) proof(agreement, clause, agency string, p *book.Party) facts.InsuranceProof {
	r := facts.InsuranceProof{
		Book: o.v.Dir, Deployment: o.id, Agreement: agreement, Clause: normID(agreement, clause),
		Path: clauseText(agreement, clause).Path, Agency: agency, PartyPath: book.Path("agreements", agreement, "parties", agency),
	}
	if i := p.Insurance; i != nil {
		r.Shown, r.Until = stated(i.Shown), stated(i.Until)
		r.Late = o.dates.start(i.Shown).After(o.period.From)
		r.Lapsed = i.Until != "" && o.dates.end(i.Until).Before(o.period.Until)
	}
	return r
}
