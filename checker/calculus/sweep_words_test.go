package calculus

import (
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestSweepTellsWordsApart compares, as TestSweepComparesAsAtLength does, agencies
// that differ only in what bears on a word in dispute.
func TestSweepTellsWordsApart(t *testing.T) {
	spray := func(actions ...string) map[string]*book.Term {
		return map[string]*book.Term{"spray": {Actions: actions}}
	}
	manual := func(b *book.Book, id string, one book.Norm) {
		b.Instruments[id] = &book.Instrument{Title: id, Cite: id, Kind: "policy", Issuer: id, Reach: book.Reach{Members: true}, Norms: map[string]*book.Norm{"1": &one}}
	}
	forbids, permits := book.Norm{Prohibits: []string{"spray"}}, book.Norm{Permits: []string{"spray"}}
	for name, change := range map[string]func(*book.Book){
		"alike": func(*book.Book) {},
		// The word's difference bears on two actions: who can do the other one?
		"by what they can do": func(b *book.Book) {
			b.Agencies["C"].Capabilities = &book.Capabilities{Can: []string{"kinetic"}}
			b.Agencies["D"].Capabilities = &book.Capabilities{Cannot: []string{"kinetic"}}
		},
		// Their rules with the word speak of other actions than it is in dispute on.
		"by a rule on another action": func(b *book.Book) { manual(b, "D", permits) },
		// A clause makes common what the word is used of, and not what it is in dispute on.
		"by an agreement": func(b *book.Book) {
			b.Agreements["pact"] = &book.Agreement{Title: "pact", Cite: "pact", Parties: map[string]*book.Party{"B": {By: "chief"}, "C": {By: "chief"}},
				Clauses: map[string]*book.Clause{"1": {Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host", Actions: []string{"gas/oc"}}}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := &book.Book{Dimensions: map[string]*book.Dimension{"x": {Title: "x", Values: []book.DimensionValue{{ID: "low"}, {ID: "high"}}}}, Places: oPlaces(), Actions: oActions(), Agencies: map[string]*book.Agency{}, Instruments: map[string]*book.Instrument{},
				Agreements: map[string]*book.Agreement{}, Deployments: map[string]*book.Deployment{}}
			for _, id := range []string{"A", "B", "C", "D"} {
				b.Agencies[id] = &book.Agency{Name: id, Short: id, Kind: "municipal", State: "state", Place: "city", Terms: spray("gas/oc")}
				manual(b, id, forbids)
			}
			b.Agencies["A"].Terms, b.Agencies["B"].Terms = spray("gas/oc", "gas/cs", "kinetic"), spray("gas/oc", "gas/cs", "kinetic")
			change(b)
			var uses []facts.AgreementUse
			for id := range b.Agreements {
				for party := range b.Agreements[id].Parties {
					uses = append(uses, facts.AgreementUse{Book: "book", Agreement: id, Agency: party, Valid: true})
				}
			}
			var met sweptCount
			if diff := met.holdBook(&book.Located{Dir: "book", Book: b}, uses); diff != "" {
				t.Error(diff)
			}
			if met.terms == 0 {
				t.Errorf("no word was in dispute: %+v", met)
			}
		})
	}
}
