package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// renewed makes a newer agreement that the others have signed and Harbor
// PD has not.
func renewed(b *book.Book) (older, newer *book.Agreement) {
	older, newer = b.Agreements["mou"], mou()
	newer.Supersedes = []string{"mou"}
	delete(newer.Parties, "harbor-pd")
	b.Agreements["newer"] = newer
	return older, newer
}

func TestVersionsThatLiveOn(t *testing.T) {
	clause := func(topic, subject, text string) *book.Clause {
		return &book.Clause{Topic: topic, Subject: subject, Norm: book.Norm{Text: text}}
	}
	f := built(t, func(b *book.Book) {
		older, newer := renewed(b)
		older.Clauses = map[string]*book.Clause{
			"1": clause("finance", "finance/pay", "Each pays its own."),
			"2": clause("finance", "finance/liability", "Each answers for its own."),
			"3": clause("request", "", "Any officer may ask."),
			"4": clause("legal", "", "Powers are shared."),
		}
		newer.Clauses = map[string]*book.Clause{
			"7": clause("finance", "finance/pay", "Each pays its own."),
			"8": clause("finance", "finance/liability", "The agency that asks answers."),
			"3": clause("request", "", "The chief asks."),
			"9": clause("body-camera", "body-camera/policy", "Cameras run."),
		}
		newer.Clauses["7"].Source = &book.Source{Document: "another copy"}
	})
	want := []facts.VersionGap{{
		Book: "elections", Deployment: "day", Older: "mou", Newer: "newer", Path: "agreements.mou", NewerPath: "agreements.newer",
		BoundByOlder: []string{"harbor-pd"}, BoundByNewer: []string{"bay-sheriff", "riverton-pd"},
		Changed: []facts.ClausePair{
			{Older: "mou#2", OlderPath: `agreements.mou.clauses."2"`, Newer: "newer#8", NewerPath: `agreements.newer.clauses."8"`},
			{Older: "mou#3", OlderPath: `agreements.mou.clauses."3"`, Newer: "newer#3", NewerPath: `agreements.newer.clauses."3"`},
		},
		OnlyOlder: []string{"mou#4"}, OnlyNewer: []string{"newer#9"},
	}}
	if diff := cmp.Diff(want, f.VersionGaps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOneVersionIsNoGap(t *testing.T) {
	for name, change := range map[string]func(older, newer *book.Agreement){
		"both signed the newer":   func(_, newer *book.Agreement) { newer.Parties["harbor-pd"] = &book.Party{} },
		"nobody signed the newer": func(_, newer *book.Agreement) { newer.Parties = nil },
		"not in force yet":        func(_, newer *book.Agreement) { newer.From = "2027-01-01" },
		"left the older":          func(older, _ *book.Agreement) { older.Parties["harbor-pd"].Withdrew = "2020-01-01" },
	} {
		t.Run(name, func(t *testing.T) {
			f := built(t, func(b *book.Book) { change(renewed(b)) })
			if len(f.VersionGaps) > 0 {
				t.Errorf("%+v", f.VersionGaps)
			}
		})
	}
}

func TestUnsaidSubjects(t *testing.T) {
	subjects := map[string]*book.Subject{
		"legal/powers": {Topic: "legal"}, "legal/immigration": {Topic: "legal"},
		"agreement/term": {Topic: "agreement"}, "agreement/withdrawal": {Topic: "agreement"},
	}
	for name, c := range map[string]struct {
		covers  string
		clauses map[string]*book.Clause
		want    []string
	}{
		"an excerpt":          {"excerpt", map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers"}}, nil},
		"no clause at all":    {"whole", nil, nil},
		"one subject":         {"whole", map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers"}}, []string{"legal/immigration"}},
		"a clause on nothing": {"whole", map[string]*book.Clause{"1": {Topic: "legal"}, "2": {Topic: "legal", Subject: "legal/powers"}}, nil},
		"what a clause does": {"whole", map[string]*book.Clause{"1": {Topic: "legal", Grants: &book.Grant{Powers: []string{"arrest"}}}},
			[]string{"legal/immigration"}},
		"all": {"whole", map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers"}, "2": {Topic: "legal", Subject: "legal/immigration"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Subjects = subjects
				b.Agreements["mou"].Covers = map[string]string{"legal": c.covers}
				b.Agreements["mou"].Clauses = c.clauses
			})
			var got []string
			for _, m := range f.Unsaid {
				got = append(got, m.Subjects...)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A purpose that is ruled out needs no clause either.
func TestImmigrationRuledOut(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Subjects = map[string]*book.Subject{"legal/powers": {Topic: "legal"}, "legal/immigration": {Topic: "legal"}}
		a := b.Agreements["mou"]
		a.Covers, a.Excludes = map[string]string{"legal": "whole"}, []string{"immigration-enforcement"}
		a.Clauses = map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers"}}
	})
	if len(f.Unsaid) > 0 {
		t.Errorf("%+v", f.Unsaid)
	}
}

// What an agreement says in fields of its own needs no clause.
func TestTermInAField(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Subjects = map[string]*book.Subject{"agreement/term": {Topic: "agreement"}, "agreement/withdrawal": {Topic: "agreement"}}
		a := b.Agreements["mou"]
		a.Until, a.Covers = "2030-01-01", map[string]string{"agreement": "whole"}
		a.Clauses = map[string]*book.Clause{"1": {Topic: "agreement", Subject: "agreement/review"}}
	})
	if len(f.Unsaid) != 1 || len(f.Unsaid[0].Subjects) != 1 || f.Unsaid[0].Subjects[0] != "agreement/withdrawal" {
		t.Errorf("%+v", f.Unsaid)
	}
}
