package waiver

import (
	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// Demand is what it takes to waive a finding.
type Demand struct {
	Signatures []Signature
	// Above is what no signature makes yield; Law: the finding is a question of
	// law. With either of them nobody can waive it.
	Above []facts.Above
	Law   bool
	// First and Last are the days on which a waiver must hold at least: today,
	// and the last of the deployment.
	First, Last string
	// Begins is the first day of the deployment; empty without one.
	Begins string
}

// Signature is one that is needed, by the lowest signatory who can give it.
type Signature struct{ Agency, By string }

// Asked says what it takes to waive a finding of a book.
func Asked(r *Run, l *book.Located, f *report.Finding) Demand {
	m := newMatcher(r, l)
	b := m.breach(f)
	today := m.Day(m.zone(f.Deployment))
	d := Demand{Above: b.above, Law: b.law, First: today, Last: today}
	if on, ok := m.deployments[f.Deployment]; ok {
		begins, ends := days(on.During)
		d.Begins = begins
		d.First, d.Last = min(today, begins), max(today, ends)
	}
	for _, agency := range b.agencies {
		d.Signatures = append(d.Signatures, Signature{agency, b.signatory(agency, l.Book.Agencies[agency])})
	}
	return d
}

// signatory is who must sign for an agency at least: whom an agreement names,
// or else the lowest one with the power.
func (b *breach) signatory(id string, a *book.Agency) string {
	by := "chief"
	for _, doc := range b.documents {
		asked := "governing-body"
		if doc.agreement != nil && doc.agreement.Parties[id] != nil {
			for _, needed := range doc.agreement.Parties[id].Needs {
				if book.SignatoryRank(needed) >= book.SignatoryRank(asked) {
					asked = needed
				}
			}
		}
		if doc.asks(id, a) > book.SignatoryRank(by) {
			by = asked
		}
	}
	return by
}
