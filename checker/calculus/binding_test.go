package calculus

import (
	"testing"

	"roe.example/checker/book"
)

// TestBinder: which instruments bind whom when a deployment begins.
func TestBinder(t *testing.T) {
	agency := func(kind, place string) *book.Agency { return &book.Agency{Kind: kind, State: "ST", Place: place} }
	b := &book.Book{
		Places: map[string]*book.Place{
			"ST": {Kind: "state"}, "town": {Kind: "city", Within: "ST"}, "harbor": {Kind: "city", Within: "ST"}, "OT": {Kind: "state"},
		},
		Agencies: map[string]*book.Agency{"town-pd": agency("municipal", "town"), "harbor-pd": agency("municipal", "harbor"), "far-pd": agency("municipal", "OT")},
		Instruments: map[string]*book.Instrument{
			"manual":  {Kind: "policy", Issuer: "harbor-pd", Reach: book.Reach{Members: true}},
			"law":     {Kind: "statute", Issuer: "ST", Reach: book.Reach{Territory: "ST"}},
			"order":   {Kind: "directive", Issuer: "town-pd", Reach: book.Reach{Command: true}},
			"sheriff": {Kind: "directive", Issuer: "far-pd", Reach: book.Reach{Command: true}},
			"later":   {Kind: "policy", Issuer: "harbor-pd", Effective: "2026-11-04", Reach: book.Reach{Members: true}},
			"ended":   {Kind: "policy", Issuer: "harbor-pd", Until: "2026-11-02", Reach: book.Reach{Members: true}},
			"old":     {Kind: "policy", Issuer: "harbor-pd", Reach: book.Reach{Members: true}},
			"new":     {Kind: "policy", Issuer: "harbor-pd", Supersedes: []string{"old"}, Reach: book.Reach{Members: true}},
		},
	}
	d := &book.Deployment{Place: "town", Timezone: "America/Los_Angeles", From: "2026-11-03T06:00", Until: "2026-11-05", Host: "town-pd",
		Command: &book.Command{Positions: map[string]*book.Position{"ic": {Title: "incident-commander", Agency: "far-pd"}}}}
	binds, err := Binder(b, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		instrument, agency string
		want               bool
	}{
		{"manual", "harbor-pd", true},
		{"manual", "town-pd", false},
		{"law", "far-pd", true}, // while it is there
		{"order", "harbor-pd", true},
		{"sheriff", "harbor-pd", true}, // whose officer commands
		{"later", "harbor-pd", false},
		{"ended", "harbor-pd", false},
		{"old", "harbor-pd", false},
		{"new", "harbor-pd", true},
		{"manual", "nobody", false},
		{"nothing", "harbor-pd", false},
	} {
		if got := binds(c.instrument, c.agency); got != c.want {
			t.Errorf("%s binds %s: %t, want %t", c.instrument, c.agency, got, c.want)
		}
	}
	for _, bad := range []*book.Deployment{{Timezone: "Nowhere/Land"}, {Timezone: "UTC", From: "soon"}} {
		if _, err := Binder(b, bad); err == nil {
			t.Errorf("%+v: no error", bad)
		}
	}
}
