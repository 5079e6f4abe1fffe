package evidence

import (
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// today is the day of the run in all tests.
var today = time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)

func ptr[T any](v T) *T { return &v }

// elections is a book in which Harbor PD and the Bay County sheriff help
// Riverton PD on an election day, under one agreement that is good for all.
func elections() *book.Book {
	return &book.Book{
		Title: "Elections",
		Places: map[string]*book.Place{
			"ST":        {Name: "State", Kind: "state"},
			"bay":       {Name: "Bay County", Kind: "county", Within: "ST"},
			"riverton":  {Name: "Riverton", Kind: "city", Within: "bay"},
			"city-hall": {Name: "City Hall", Kind: "site", Within: "riverton"},
			"elsewhere": {Name: "Elsewhere", Kind: "city", Within: "ST"},
		},
		Agencies: map[string]*book.Agency{
			"riverton-pd": {Name: "Riverton Police Department", Short: "Riverton PD", Kind: "municipal", State: "ST", Place: "riverton",
				Ranks: map[string]string{"captain": "field-commander"}},
			"harbor-pd":   {Name: "Harbor Police Department", Short: "Harbor PD", Kind: "municipal", State: "ST", Place: "elsewhere"},
			"bay-sheriff": {Name: "Bay County Sheriff", Short: "Bay SO", Kind: "county", State: "ST", Place: "bay"},
		},
		Purposes:    map[string]*book.Purpose{"election": {Title: "an election", In: []string{"season"}}, "season": {Title: "the season"}},
		Agreements:  map[string]*book.Agreement{"mou": mou()},
		Deployments: map[string]*book.Deployment{"day": day()},
	}
}

func mou() *book.Agreement {
	return &book.Agreement{
		Title: "Bay Mutual Aid", Cite: "Bay MOU",
		Parties: map[string]*book.Party{"riverton-pd": {}, "harbor-pd": {}, "bay-sheriff": {}},
	}
}

func day() *book.Deployment {
	return &book.Deployment{
		Event: "Election Day", Purpose: "election", Place: "city-hall", Timezone: "America/Los_Angeles",
		From: "2026-11-03T06:00", Until: "2026-11-03T22:00", Host: "riverton-pd", Agreements: []string{"mou"},
		Units: map[string]*book.Unit{
			"r1": {Agency: "riverton-pd"}, "h1": {Agency: "harbor-pd"}, "b1": {Agency: "bay-sheriff"},
		},
	}
}

// built gives the facts of a book after a change to it.
func built(t *testing.T, change func(*book.Book)) *facts.Facts {
	t.Helper()
	b := elections()
	if change != nil {
		change(b)
	}
	f, err := Build([]*book.Located{{Dir: "elections", Book: b}}, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// only is the one record that passes.
func only[T any](t *testing.T, list []T, pass func(T) bool) T {
	t.Helper()
	var found []T
	for _, r := range list {
		if pass(r) {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		t.Fatalf("found %d records of %d, want 1", len(found), len(list))
	}
	return found[0]
}

// from is an interval of the election day.
func from(start, end string) facts.Interval {
	return facts.Interval{From: "2026-11-03T" + start + ":00-08:00", Until: "2026-11-03T" + end + ":00-08:00"}
}
