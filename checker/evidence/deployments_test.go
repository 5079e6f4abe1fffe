package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestDeployment(t *testing.T) {
	f := built(t, func(b *book.Book) {
		d := b.Deployments["day"]
		d.Offers = map[string]*book.Offer{"o": {By: "declined-pd", Declined: true}}
		d.Requests = map[string]*book.Request{"q": {From: "state-oes", To: "asked-pd"}}
		d.Command = &book.Command{Positions: map[string]*book.Position{"x": {Agency: "command-pd"}, "y": {}}}
		d.Until = "2026-11-03"
	})
	want := []facts.Deployment{{
		Book: "elections", ID: "day", Path: "deployments.day", Event: "Election Day", Purpose: "election",
		Place: "city-hall", Host: "riverton-pd",
		During: facts.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-04T00:00:00-08:00"},
		Agencies: []string{
			"riverton-pd", "asked-pd", "bay-sheriff", "command-pd", "declined-pd", "harbor-pd", "state-oes",
		},
		Agreements: []string{"mou"}, HasCommand: true,
	}}
	if diff := cmp.Diff(want, f.Deployments); diff != "" {
		t.Errorf("deployments (-want +got):\n%s", diff)
	}
}

func TestAssignments(t *testing.T) {
	whole := from("06:00", "22:00")
	plain := facts.Assignment{
		Book: "elections", Deployment: "day", ID: "gate", Path: "deployments.day.assignments.gate", Title: "Gate",
		Host: "riverton-pd", Place: "city-hall", During: whole, Units: []string{"h1"}, Agencies: []string{"harbor-pd"},
		Tasks: []string{}, ReportsTo: []string{},
	}
	for _, c := range []struct {
		name   string
		change func(a *book.Assignment)
		want   func(a *facts.Assignment)
	}{
		{"defaults", func(*book.Assignment) {}, func(*facts.Assignment) {}},
		{"its own place, host and time", func(a *book.Assignment) {
			a.Place, a.Host, a.From, a.Until = "riverton", "bay-sheriff", "2026-11-03T08:00", "2026-11-03T17:00Z"
		}, func(a *facts.Assignment) {
			a.Place, a.Host, a.During = "riverton", "bay-sheriff", from("08:00", "09:00")
		}},
		{"only a beginning", func(a *book.Assignment) { a.From = "2026-11-03T08:00" },
			func(a *facts.Assignment) { a.During = from("08:00", "22:00") }},
		{"a unit of the host", func(a *book.Assignment) { a.Units = []string{"r1", "h1"} }, func(a *facts.Assignment) {
			a.Units, a.Agencies, a.HostPresent = []string{"h1", "r1"}, []string{"harbor-pd", "riverton-pd"}, true
		}},
		{"officers of the host", func(a *book.Assignment) { a.HostOfficers = ptr(2) },
			func(a *facts.Assignment) { a.HostOfficers, a.HostPresent = facts.Say(2), true }},
		{"no officers of the host", func(a *book.Assignment) { a.HostOfficers = ptr(0) },
			func(a *facts.Assignment) { a.HostOfficers = facts.Say(0) }},
		{"the host's words", func(a *book.Assignment) { a.Tasks, a.FrontLine = []string{"house word"}, true },
			func(a *facts.Assignment) { a.Tasks, a.FrontLine = []string{"cs", "spray"}, true }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Actions = arsenal()
				b.Agencies["riverton-pd"].Terms = map[string]*book.Term{"house word": {Actions: []string{"spray", "cs"}}}
				a := &book.Assignment{Title: "Gate", Units: []string{"h1"}}
				c.change(a)
				b.Deployments["day"].Assignments = map[string]*book.Assignment{"gate": a}
			})
			want := plain
			c.want(&want)
			if diff := cmp.Diff([]facts.Assignment{want}, f.Assignments); diff != "" {
				t.Errorf("assignments (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRequests(t *testing.T) {
	for _, c := range []struct {
		name               string
		change             func(d *book.Deployment)
		answered, declined bool
	}{
		{"no answer", func(*book.Deployment) {}, false, false},
		{"offer", func(d *book.Deployment) { d.Offers = map[string]*book.Offer{"o": {By: "asked-pd"}} }, true, false},
		{"somebody else's offer", func(d *book.Deployment) { d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd"}} }, false, false},
		{"declined", func(d *book.Deployment) {
			d.Offers = map[string]*book.Offer{"o": {By: "asked-pd", Declined: true}}
		}, true, true},
		{"declined one thing, offered another", func(d *book.Deployment) {
			d.Offers = map[string]*book.Offer{"o": {By: "asked-pd", Declined: true}, "p": {By: "asked-pd"}}
		}, true, false},
		{"unit", func(d *book.Deployment) { d.Units["x"] = &book.Unit{Agency: "asked-pd"} }, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				d := b.Deployments["day"]
				d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "asked-pd", Made: "2026-11-02T12:00"}}
				c.change(d)
			})
			want := []facts.Request{{
				Book: "elections", Deployment: "day", ID: "q", Path: "deployments.day.requests.q",
				From: "riverton-pd", To: "asked-pd", Tasks: []string{}, Made: facts.Say("2026-11-02T12:00:00-08:00"),
				Ways: []string{}, Began: "2026-11-03T06:00:00-08:00", ExcludedBy: []string{},
				Answered: c.answered, Declined: c.declined, AnswersRecorded: len(f.Offers) > 0, CountedOn: c.name == "unit",
			}}
			if diff := cmp.Diff(want, f.Requests); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnitsAndOffers(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = arsenal()
		b.Agencies["harbor-pd"].Terms = map[string]*book.Term{"our gas": {Actions: []string{"cs"}}}
		d := b.Deployments["day"]
		d.Units = map[string]*book.Unit{
			"h1": {Agency: "harbor-pd", Officers: ptr(12), Supervisors: ptr(0), Leader: "Sergeant", Carries: []string{"our gas", "gear"}},
		}
		d.Offers = map[string]*book.Offer{
			"o": {By: "harbor-pd", Tasks: []string{"spray"}, Declines: []string{"our gas"}, Declined: true, Reason: "short of staff"},
		}
	})
	units := []facts.Unit{{
		Book: "elections", Deployment: "day", ID: "h1", Path: "deployments.day.units.h1", Agency: "harbor-pd",
		Officers: facts.Say(12), Supervisors: facts.Say(0), Leader: facts.Say("Sergeant"), Carries: []string{"cs", "gear"},
	}}
	offers := []facts.Offer{{
		Book: "elections", Deployment: "day", ID: "o", Path: "deployments.day.offers.o", By: "harbor-pd",
		Tasks: []string{"spray"}, Declines: []string{"cs"}, Declined: true, Reason: facts.Say("short of staff"), Unmet: []facts.Unmet{},
	}}
	if diff := cmp.Diff(units, f.Units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(offers, f.Offers); diff != "" {
		t.Errorf("offers (-want +got):\n%s", diff)
	}
}
