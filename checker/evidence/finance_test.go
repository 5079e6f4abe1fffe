package evidence

import (
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// liability gives the record on liability between Riverton PD and Harbor PD.
func liability(t *testing.T, binds []string, change func(*book.Book)) facts.Bearing {
	t.Helper()
	b := elections()
	b.Subjects = map[string]*book.Subject{"finance/liability": {Title: "who answers for claims", Topic: "finance"}}
	change(b)
	f, err := Build([]*book.Located{{Dir: "elections", Book: b}}, Options{
		Today: today, Binds: func(*book.Book, *book.Deployment) (func(string, string) bool, error) {
			return func(_, agency string) bool {
				for _, id := range binds {
					if id == agency {
						return true
					}
				}
				return false
			}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return only(t, f.Bearings, func(r facts.Bearing) bool { return r.Aid == "harbor-pd" && r.Subject == "finance/liability" })
}

func TestBearings(t *testing.T) {
	clause := func(c book.Clause) func(*book.Book) {
		c.Topic, c.Subject = "finance", "finance/liability"
		return func(b *book.Book) { b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": &c} }
	}
	whole := func(b *book.Book) { b.Agreements["mou"].Covers = map[string]string{"finance": "whole"} }
	law := func(bears, under string) func(*book.Book) {
		return func(b *book.Book) {
			b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Allots: map[string]*book.Allotment{
				"1": {Subject: "finance/liability", Bears: bears, Under: under},
			}}}
		}
	}
	for name, c := range map[string]struct {
		binds               []string
		change              func(*book.Book)
		says, vague, silent int
		known               bool
	}{
		"an excerpt may say more":            {change: func(*book.Book) {}},
		"whole and silent":                   {change: whole, silent: 1, known: true},
		"a clause that names somebody":       {change: clause(book.Clause{Bears: "host"}), says: 1, known: true},
		"a clause that names nobody":         {change: clause(book.Clause{}), vague: 1, known: true},
		"a law that binds who bears it":      {binds: []string{"riverton-pd"}, change: law("host", ""), says: 1},
		"a law that does not":                {binds: []string{"harbor-pd"}, change: law("host", "")},
		"a law on the helper's own employer": {binds: []string{"harbor-pd"}, change: law("own", ""), says: 1},
		"a law on both":                      {binds: []string{"harbor-pd"}, change: law("shared", ""), says: 1},
		"a compact under which nobody asked": {binds: []string{"riverton-pd"}, change: law("host", "compact")},
		"a compact on which the agreement rests": {
			binds: []string{"riverton-pd"}, says: 1,
			change: func(b *book.Book) { law("host", "compact")(b); b.Agreements["mou"].RestsOn = []string{"law"} },
		},
		"a clause that does not say what it is about": {change: func(b *book.Book) {
			whole(b)
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "finance"}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := liability(t, c.binds, c.change)
			if len(r.Says) != c.says || len(r.Vague) != c.vague || len(r.Silent) != c.silent || r.Known != c.known {
				t.Errorf("got %+v", r)
			}
		})
	}
}

func TestBearingAfterHours(t *testing.T) {
	for hours, want := range map[int]bool{12: true, 15: true, 16: false} { // the day lasts sixteen
		r := liability(t, nil, func(b *book.Book) {
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "finance", Subject: "finance/liability", Bears: "host", AfterHours: ptr(hours)}}
		})
		if r.Hours != int(16*time.Hour/time.Hour) || r.Says[0].Reached != want {
			t.Errorf("after %d hours: %+v", hours, r)
		}
	}
}

func TestInsuranceProof(t *testing.T) {
	f := built(t, func(b *book.Book) {
		a := b.Agreements["mou"]
		a.Clauses = map[string]*book.Clause{"1": {Topic: "finance", Subject: "finance/insurance", Proof: true}}
		a.Parties["harbor-pd"].Insurance = &book.Insurance{Shown: "2026-11-04", Until: "2026-11-02"}
	})
	harbor := only(t, f.Insurance, func(p facts.InsuranceProof) bool { return p.Agency == "harbor-pd" })
	bay := only(t, f.Insurance, func(p facts.InsuranceProof) bool { return p.Agency == "bay-sheriff" })
	if !harbor.Late || !harbor.Lapsed || bay.Shown.Stated || bay.Late || bay.Lapsed {
		t.Errorf("harbor %+v, bay %+v", harbor, bay)
	}
}
