package evidence

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// full is a book with something of everything.
func full() *book.Book {
	b := elections()
	wired(b)
	b.Actions = arsenal()
	b.Instruments = map[string]*book.Instrument{"law": {Cite: "ST Code 10", Kind: "statute", Effective: "2026-01-01T06:00", Norms: map[string]*book.Norm{
		"1": {Prohibits: []string{"tear-gas"}},
	}}}
	b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "force"}}
	d := b.Deployments["day"]
	d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "harbor-pd"}}
	d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd", OnlyIf: []string{"kinetic"}}}
	d.Units["h1"].Carries = []string{"cs", "gear"}
	d.Assignments = map[string]*book.Assignment{"gate": {Title: "Gate", Units: []string{"h1"}, ReportsTo: []string{"ic"}}}
	d.Command = &book.Command{Positions: map[string]*book.Position{"ic": ic("riverton-pd"), "ops": {Title: "branch-director"}}}
	return b
}

func TestEveryListIsThere(t *testing.T) {
	for _, c := range []struct {
		name string
		book *book.Book
	}{{"full", full()}, {"empty", &book.Book{}}} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Build([]*book.Located{{Dir: "x", Book: c.book}}, Options{
				Today: today, Calculus: func(_ []*book.Located, f *facts.Facts) error {
					f.Clashes.Dilemma = []facts.Clash{{Settlements: []facts.Settlement{{}}}}
					return nil
				},
			})
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.MarshalIndent(f, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "null") {
				t.Errorf("null in the document:\n%s", text)
			}
		})
	}
}

func TestNoBooks(t *testing.T) {
	f, err := Build(nil, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if f.Version != facts.Version || f.Today != "2026-10-01" || f.AsOf.Stated || f.Books == nil {
		t.Errorf("document of no books: %+v", f)
	}
}

// The order of the books and of their maps leaves no trace, and building
// changes no book.
func TestSameBooksSameFacts(t *testing.T) {
	text := func(v any) string {
		out, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	asOf := today.Add(time.Hour)
	build := func(dirs ...string) string {
		var books []*book.Located
		for _, dir := range dirs {
			books = append(books, &book.Located{Dir: dir, Book: full()})
		}
		before := text(books)
		f, err := Build(books, Options{Today: today, AsOf: &asOf, Deployments: []string{"day"}})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, text(books)); diff != "" {
			t.Fatalf("books changed (-before +after):\n%s", diff)
		}
		return text(f)
	}
	want := build("a", "b", "c")
	for range 5 {
		if diff := cmp.Diff(want, build("c", "a", "b")); diff != "" {
			t.Fatalf("facts (-want +got):\n%s", diff)
		}
	}
}

func TestDeploymentFilter(t *testing.T) {
	two := func(b *book.Book) {
		b.Deployments["night"] = day()
		b.Agreements["other"] = mou()
		b.Agreements["other"].Covers = map[string]string{"finance": "whole"}
		b.Deployments["night"].Agreements = []string{"other"}
	}
	build := func(ids ...string) (*facts.Facts, error) {
		b := elections()
		two(b)
		return Build([]*book.Located{{Dir: "x", Book: b}}, Options{Today: today, Deployments: ids})
	}
	f, err := build("day")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Deployments) != 1 || f.Deployments[0].ID != "day" || f.Books[0].Deployments != 2 {
		t.Errorf("deployments %v of %v", f.Deployments, f.Books)
	}
	if len(f.Missing) > 0 {
		t.Errorf("clauses missing of an agreement that another deployment relies on: %v", f.Missing)
	}
	for _, u := range f.AgreementUses {
		if u.Deployment != "day" {
			t.Errorf("use in %q", u.Deployment)
		}
	}
	if f, err := build(); err != nil || len(f.Deployments) != 2 {
		t.Errorf("without a filter: %v, %v", f, err)
	}
	if _, err := build("day", "nightt"); err == nil || !strings.Contains(err.Error(), `"nightt"`) {
		t.Errorf("a mistyped id gives %v", err)
	}
}

func TestAsOf(t *testing.T) {
	asOf := time.Date(2025, 7, 1, 13, 0, 0, 0, time.UTC)
	b := elections()
	b.Agreements["mou"].Until = "2025-12-31"
	f, err := Build([]*book.Located{{Dir: "x", Book: b}}, Options{Today: today, AsOf: &asOf})
	if err != nil {
		t.Fatal(err)
	}
	want := facts.Interval{From: "2025-07-01T06:00:00-07:00", Until: "2025-07-01T22:00:00-07:00"}
	if diff := cmp.Diff(want, f.Deployments[0].During); diff != "" {
		t.Errorf("period (-want +got):\n%s", diff)
	}
	if f.AsOf != facts.Say("2025-07-01T13:00:00Z") {
		t.Errorf("as of %v", f.AsOf)
	}
	for _, u := range f.AgreementUses {
		if u.Expired {
			t.Errorf("%s: expired, though in force at the time asked for", u.Agency)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(b *book.Book)
	}{
		{"zone", func(b *book.Book) { b.Deployments["day"].Timezone = "Mars/Olympus" }},
		{"period", func(b *book.Book) { b.Deployments["day"].Until = "late" }},
		{"assignment", func(b *book.Book) {
			b.Deployments["day"].Assignments = map[string]*book.Assignment{"a": {From: "late"}}
		}},
		{"agreement", func(b *book.Book) { b.Agreements["mou"].Until = "late" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := elections()
			c.change(b)
			if f, err := Build([]*book.Located{{Dir: "x", Book: b}}, Options{Today: today}); err == nil || f != nil {
				t.Errorf("facts %v, error %v", f, err)
			}
		})
	}
}

func TestCalculus(t *testing.T) {
	b := full()
	b.Deployments["night"] = day()
	asOf := time.Date(2026, 11, 4, 14, 0, 0, 0, time.UTC)
	build := func(calculus func([]*book.Located, *facts.Facts) error) (*facts.Facts, error) {
		return Build([]*book.Located{{Dir: "x", Book: b}},
			Options{Today: today, AsOf: &asOf, Deployments: []string{"day"}, Calculus: calculus})
	}
	f, err := build(func(books []*book.Located, f *facts.Facts) error {
		deployments := books[0].Book.Deployments
		if len(deployments) != 1 || deployments["day"].From != "2026-11-04T06:00:00-08:00" {
			t.Errorf("the calculus got %v", deployments)
		}
		f.Clashes.Silent = []facts.Clash{{Book: "x", Actions: []string{"spray"}}, {Book: "y", Actions: []string{"cn"}}}
		f.Joint = []facts.Joint{{Book: "x", Action: "carry/spray"}}
		f.Offers[0].Unmet = []facts.Unmet{{Action: "chemical"}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range f.Actions {
		got = append(got, a.ID)
	}
	want := []string{"carry/cs", "carry/gear", "carry/spray", "chemical", "cs", "gear", "kinetic", "spray", "tear-gas"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
	if _, err := build(func([]*book.Located, *facts.Facts) error { return errors.New("too hard") }); err == nil {
		t.Error("the error of the calculus is lost")
	}
}

func TestActions(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = arsenal()
		b.Deployments["day"].Units["h1"].Carries = []string{"cs", "gear", "unheard-of"}
	})
	want := []facts.Action{
		{Book: "elections", ID: "carry/cs", Name: "carrying CS gas", Phrase: "carry CS gas", Topic: "crowd-control"},
		{Book: "elections", ID: "carry/gear", Name: "carrying riot gear", Phrase: "bring riot gear", Topic: "crowd-control"},
		{Book: "elections", ID: "cs", Name: "CS gas", Phrase: "use CS gas", Topic: "crowd-control"},
		{Book: "elections", ID: "gear", Name: "riot gear", Phrase: "wear riot gear", Topic: "tactics"},
	}
	if diff := cmp.Diff(want, f.Actions); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
}

// A duty that any of several actions meets is read as one of them.
func TestChoice(t *testing.T) {
	v := volume{Located: &book.Located{Dir: "elections", Book: &book.Book{}}, taxonomy: newTaxonomy(arsenal())}
	got, ok := v.action("cs|carry/cs|gear")
	want := facts.Action{Book: "elections", ID: "cs|carry/cs|gear", Name: "CS gas, carrying CS gas or riot gear",
		Phrase: "use CS gas, carry CS gas or wear riot gear", Topic: "crowd-control"}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("choice (-want +got):\n%s", diff)
	}
	if _, ok := v.action("cs|unheard-of"); ok {
		t.Error("an unknown action has words")
	}
}

func TestMentionsOutsideOfRecords(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = arsenal()
		b.Agreements["mou"].Clauses = map[string]*book.Clause{
			"1": {Topic: "force", Extends: &book.Extends{RulesOf: "host", Actions: []string{"chemical"}}},
			"2": {Topic: "force", Settles: &book.Settles{By: "host", Actions: []string{"kinetic"}}},
		}
		b.Instruments = map[string]*book.Instrument{"x": {Norms: map[string]*book.Norm{
			"1": {Requires: []string{"cs"}, After: []string{"cn"}, TriggeredBy: "spray"},
		}}}
		d := b.Deployments["day"]
		d.Units["h1"].Can, d.Units["h1"].Cannot = []string{"tear-gas"}, []string{"pepper-ball"}
		d.Transfers = map[string]*book.Transfer{"t": {From: "harbor-pd", To: "riverton-pd", Items: []string{"gear"}}}
	})
	var got []string
	for _, a := range f.Actions {
		got = append(got, a.ID)
	}
	want := []string{"carry/gear", "chemical", "cn", "cs", "gear", "kinetic", "pepper-ball", "spray", "tear-gas"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
}

func TestBooksAgenciesInstruments(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Agencies = map[string]*book.Agency{"harbor-pd": b.Agencies["harbor-pd"]}
		b.Instruments = map[string]*book.Instrument{"law": {
			Title: "Law", Cite: "ST Code 10", Kind: "statute", Issuer: "ST", Adopted: "2025-01-01", Effective: "2026-01-01T06:00",
			Implemented: "2026-02-01", Until: "2027-01-01", EndDecided: "2026-09-01",
		}, "memo": {Cite: "Memo", Kind: "policy"}}
	})
	want := facts.Facts{
		Books: []facts.Book{{Book: "elections", Title: "Elections", Deployments: 1}},
		Agencies: []facts.Agency{{
			Book: "elections", ID: "harbor-pd", Path: `agencies."harbor-pd"`, Name: "Harbor Police Department", Short: "Harbor PD",
			Kind: "municipal", State: "ST", Place: "elsewhere",
		}},
		Instruments: []facts.Instrument{
			{Book: "elections", ID: "law", Path: "instruments.law", Cite: "ST Code 10", Kind: "statute", Rank: 9, Law: true,
				Issuer: facts.Say("ST"), Adopted: facts.Say("2025-01-01"), Effective: facts.Say("2026-01-01T06:00"),
				Implemented: facts.Say("2026-02-01"), Until: facts.Say("2027-01-01"), EndDecided: facts.Say("2026-09-01")},
			{Book: "elections", ID: "memo", Path: "instruments.memo", Cite: "Memo", Kind: "policy", Rank: 3},
		},
	}
	got := facts.Facts{Books: f.Books, Agencies: f.Agencies, Instruments: f.Instruments}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
}

func TestAgreements(t *testing.T) {
	f := built(t, func(b *book.Book) {
		a := b.Agreements["mou"]
		a.From, a.Until, a.Executed, a.Version = "2020-01-01", "2030-01-01", ptr(false), "3"
		a.ReviewEveryMonths, a.Reviewed, a.ElectionEvents = ptr(12), "2026-01-01", []string{"recount", "canvass"}
	})
	want := []facts.Agreement{{
		Book: "elections", ID: "mou", Path: "agreements.mou", Cite: "Bay MOU",
		Parties: []string{"bay-sheriff", "harbor-pd", "riverton-pd"},
		From:    facts.Say("2020-01-01"), Until: facts.Say("2030-01-01"), Executed: facts.Say(false), Version: facts.Say("3"),
		ReviewEveryMonths: facts.Say(12), Reviewed: facts.Say("2026-01-01"), ReviewDue: facts.Say("2027-01-01"),
		ElectionEvents: []string{"canvass", "recount"}, RestsOn: []string{}, Newer: []string{},
	}}
	if diff := cmp.Diff(want, f.Agreements); diff != "" {
		t.Errorf("agreements (-want +got):\n%s", diff)
	}
}
