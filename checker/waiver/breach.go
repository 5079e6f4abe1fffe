package waiver

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// breach is what a finding rests on: the documents against which somebody acts
// or has to act, whom it concerns, and what of it nobody here can waive.
type breach struct {
	agencies  []string
	documents []*document
	rank      int
	above     []facts.Above
	law       bool
}

// document is one that can stand against a waiver.
type document struct {
	id, path  string
	rank      int
	law       bool
	issuer    string
	changed   string // the day on which it last changed; empty: not stated
	agreement *book.Agreement
}

// asks is the rank that an agency's signatory must be able to waive: that of
// its own document, or of what its government made. Of an agreement it is what
// the agreement needed to bind the party. 0: the document is not the agency's.
func (d *document) asks(id string, a *book.Agency) int {
	if d.agreement != nil {
		if p := d.agreement.Parties[id]; p != nil {
			return signatories(p.Needs)
		}
		return 0
	}
	if d.issuer == id || a != nil && d.issuer == a.Place {
		return d.rank
	}
	return 0
}

func signatories(needs []string) int {
	least := book.SignatoryRank("chief")
	for _, by := range needs {
		least = max(least, book.SignatoryRank(by))
	}
	return least
}

// belongs tells whether one of the agencies can say anything about a document.
// An operation order is the host's own, who takes part in every finding on it.
func (m *matcher) belongs(d *document, agencies []string) bool {
	return d.rank <= book.Rank("operation-order") && d.agreement == nil ||
		slices.ContainsFunc(agencies, func(id string) bool { return d.asks(id, m.Book.Agencies[id]) > 0 })
}

// breach finds it out. What a clash rests on are the norms of its sides; what
// another finding rests on is written at its places, and cited.
func (m *matcher) breach(f *report.Finding) *breach {
	b := &breach{law: f.Topic == "legal"}
	if len(f.Clashes) > 0 {
		for _, id := range f.Clashes {
			b.add(m.documents.ofClash(m.clashes[id])...)
		}
	} else {
		for _, p := range f.Places {
			b.add(m.documents.at(p.Path)...)
		}
		for _, id := range f.Cites {
			b.add(m.documents.of(id)...)
		}
	}
	b.agencies = m.concerned(f, b.documents)
	for _, d := range b.documents {
		b.rank = max(b.rank, d.rank)
		if d.law || !m.belongs(d, b.agencies) {
			b.above = append(b.above, facts.Above{Document: d.id, Path: d.path, Law: d.law})
		}
	}
	return b
}

func (b *breach) add(documents ...*document) {
	for _, d := range documents {
		if !slices.Contains(b.documents, d) {
			b.documents = append(b.documents, d)
		}
	}
	slices.SortFunc(b.documents, func(x, y *document) int {
		return cmp.Or(cmp.Compare(y.rank, x.rank), strings.Compare(x.id, y.id))
	})
}

// concerned are the agencies that must accept: those of the finding. One that
// names none concerns all who deploy, or who made the documents, or everybody.
func (m *matcher) concerned(f *report.Finding, documents []*document) []string {
	out := slices.Clone(f.Agencies)
	if len(out) == 0 {
		out = slices.Clone(m.deployments[f.Deployment].Agencies)
	}
	every := len(out) == 0 && !slices.ContainsFunc(documents, func(d *document) bool { return m.madeBySome(d) })
	if len(out) == 0 {
		for id, a := range m.Book.Agencies {
			mine := func(d *document) bool { return d.asks(id, a) > 0 }
			if every || slices.ContainsFunc(documents, mine) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *matcher) madeBySome(d *document) bool {
	for id, a := range m.Book.Agencies {
		if d.asks(id, a) > 0 {
			return true
		}
	}
	return false
}
