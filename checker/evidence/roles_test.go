package evidence

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// atTheGate is the election day on which officers of Harbor PD have tasks at the
// gate of city hall, after a change.
func atTheGate(change func(*book.Book), tasks ...string) func(*book.Book) {
	return func(b *book.Book) {
		b.Actions = map[string]*book.Action{
			"task/crowd-control": {}, "task/front-line": {In: []string{"task/crowd-control"}},
			"task/traffic": {}, "task/patrol": {}, "escort/host-officer": {},
		}
		b.Deployments["day"].Assignments = map[string]*book.Assignment{"gate": {Title: "Gate", Units: []string{"h1"}, Tasks: tasks}}
		change(b)
	}
}

func TestRoles(t *testing.T) {
	offer := func(o book.Offer) func(*book.Book) {
		return func(b *book.Book) { b.Deployments["day"].Offers = map[string]*book.Offer{"o": &o} }
	}
	agreed := func(tasks ...string) func(*book.Book) {
		return func(b *book.Book) { b.Agreements["mou"].Tasks = tasks }
	}
	at := []string{"deployments.day.offers.o"}
	for _, c := range []struct {
		name   string
		tasks  []string
		change func(*book.Book)
		want   facts.Role // what is not empty
	}{
		{"nothing to hold them against", []string{"task/traffic"}, func(*book.Book) {}, facts.Role{}},
		{"offered by the category", []string{"task/front-line"}, offer(book.Offer{By: "harbor-pd", Tasks: []string{"task/crowd-control"}}), facts.Role{Offers: at}},
		{"offered by all that stands in the category", []string{"task/crowd-control"}, offer(book.Offer{By: "harbor-pd", Tasks: []string{"task/front-line"}}), facts.Role{Offers: at}},
		{"another task", []string{"task/front-line", "task/traffic"}, offer(book.Offer{By: "harbor-pd", Tasks: []string{"task/front-line"}}),
			facts.Role{Offers: at, NotOffered: []string{"task/traffic"}}},
		{"another agency's offer", []string{"task/traffic"}, offer(book.Offer{By: "bay-sheriff", Tasks: []string{"task/patrol"}}), facts.Role{}},
		{"declined, and told once", []string{"task/front-line"}, offer(book.Offer{By: "harbor-pd", Tasks: []string{"task/traffic"}, Declines: []string{"task/crowd-control"}}),
			facts.Role{Offers: at, Declined: []string{"task/front-line"}}},
		{"called back", []string{"task/traffic"}, offer(book.Offer{By: "harbor-pd", Tasks: []string{"task/patrol"}, Recalled: "2026-11-01"}), facts.Role{}},
		{"not asked for", []string{"task/traffic"}, func(b *book.Book) {
			b.Deployments["day"].Requests = map[string]*book.Request{
				"r": {From: "riverton-pd", To: "harbor-pd", Tasks: []string{"task/patrol"}}, "s": {From: "riverton-pd", To: "harbor-pd"},
			}
		}, facts.Role{Requests: []string{"deployments.day.requests.r"}, NotRequested: []string{"task/traffic"}}},
		{"not agreed", []string{"task/traffic", "task/patrol"}, agreed("task/patrol"), facts.Role{Agreements: []string{"mou"}, NotAgreed: []string{"task/traffic"}}},
		{"agreed", []string{"task/patrol"}, agreed("task/patrol"), facts.Role{Agreements: []string{"mou"}}},
		{"another agreement allows anything", []string{"task/traffic"}, func(b *book.Book) {
			agreed("task/patrol")(b)
			b.Agreements["wide"] = mou()
			b.Deployments["day"].Agreements = []string{"mou", "wide"}
		}, facts.Role{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := only(t, built(t, atTheGate(c.change, c.tasks...)).Roles, func(facts.Role) bool { return true })
			filled := func(list []string) []string { return append([]string{}, list...) }
			want := facts.Role{
				Book: "elections", Deployment: "day", Assignment: "gate", Path: "deployments.day.assignments.gate.tasks",
				Host: "riverton-pd", Agency: "harbor-pd", Tasks: slices.Sorted(slices.Values(c.tasks)),
				NotOffered: filled(c.want.NotOffered), Declined: filled(c.want.Declined), NotRequested: filled(c.want.NotRequested),
				NotAgreed: filled(c.want.NotAgreed), Offers: filled(c.want.Offers), Requests: filled(c.want.Requests), Agreements: filled(c.want.Agreements),
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("role (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEscorts(t *testing.T) {
	promise := func(e book.Escort, officers *int) func(*book.Book) {
		return func(b *book.Book) {
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"4": {Topic: "roles", Escort: &e}}
			b.Deployments["day"].Assignments["gate"].HostOfficers = officers
		}
	}
	order := func(n book.Norm) func(*book.Book) {
		return func(b *book.Book) {
			n.Requires = []string{"escort/host-officer"}
			b.Deployments["day"].Plan = &book.Plan{Norms: map[string]*book.Norm{"2": &n}}
		}
	}
	e := func(change func(*facts.Escort)) facts.Escort {
		one := facts.Escort{
			Book: "elections", Deployment: "day", Assignment: "gate", Path: "deployments.day.assignments.gate", Host: "riverton-pd",
			Agencies: []string{"harbor-pd"}, Norm: "mou#4", Clause: true, AtLeast: 1, ExceptedTasks: []string{},
		}
		change(&one)
		return one
	}
	for _, c := range []struct {
		name   string
		tasks  []string
		change func(*book.Book)
		want   facts.Escort
	}{
		{"forgotten", []string{"task/patrol"}, promise(book.Escort{AtLeast: 1}, nil), e(func(*facts.Escort) {})},
		{"kept", nil, promise(book.Escort{AtLeast: 2}, ptr(2)), e(func(f *facts.Escort) { f.AtLeast, f.Kept, f.Present = 2, true, true })},
		{"too few", nil, promise(book.Escort{AtLeast: 2}, ptr(1)), e(func(f *facts.Escort) { f.AtLeast, f.Present = 2, true })},
		{"kept by a unit", nil, func(b *book.Book) {
			promise(book.Escort{AtLeast: 9}, nil)(b)
			b.Deployments["day"].Assignments["gate"].Units = []string{"h1", "r1"}
		}, e(func(f *facts.Escort) { f.AtLeast, f.Kept, f.Present = 9, true, true })},
		{"excepted for the task", []string{"task/front-line"}, promise(book.Escort{AtLeast: 1, ExceptTasks: []string{"task/crowd-control"}}, nil),
			e(func(f *facts.Escort) { f.Excepted, f.ExceptedTasks = true, []string{"task/front-line"} })},
		{"for the other task it counts", []string{"task/front-line", "task/patrol"}, promise(book.Escort{AtLeast: 1, ExceptTasks: []string{"task/crowd-control"}}, nil),
			e(func(*facts.Escort) {})},
		{"tasks are not known", nil, promise(book.Escort{AtLeast: 1, ExceptTasks: []string{"task/crowd-control"}}, nil), e(func(*facts.Escort) {})},
		{"excepted for the place", nil, promise(book.Escort{AtLeast: 1, ExceptPlaces: []string{"riverton"}}, nil), e(func(f *facts.Escort) { f.Excepted = true })},
		{"ordered", nil, order(book.Norm{Count: &book.Range{AtLeast: ptr(2)}}), e(func(f *facts.Escort) { f.Norm, f.Clause, f.AtLeast = "day#2", false, 2 })},
		{"ordered for some situations", nil, order(book.Norm{When: book.Alternatives{{}}}), e(func(f *facts.Escort) { f.Norm, f.Clause, f.Conditional = "day#2", false, true })},
		{"a rule of the host's", nil, func(b *book.Book) {
			norm := map[string]*book.Norm{"1": {Requires: []string{"escort/host-officer"}}}
			b.Instruments = map[string]*book.Instrument{
				"order": {Issuer: "riverton-pd", Norms: norm}, "old": {Issuer: "riverton-pd", Norms: norm, Until: "2026-01-01"}, "theirs": {Issuer: "harbor-pd", Norms: norm},
			}
		}, e(func(f *facts.Escort) { f.Norm, f.Clause = "order#1", false })},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := built(t, atTheGate(c.change, c.tasks...)).Escorts
			if diff := cmp.Diff([]facts.Escort{c.want}, got); diff != "" {
				t.Errorf("escorts (-want +got):\n%s", diff)
			}
		})
	}
	if got := built(t, atTheGate(order(book.Norm{Advice: "should"}))).Escorts; len(got) > 0 {
		t.Errorf("advice promises nothing: %v", got)
	}
}

func TestPerimeter(t *testing.T) {
	for place, outside := range map[string]bool{"": false, "city-hall": false, "riverton": true, "elsewhere": true} {
		f := built(t, atTheGate(func(b *book.Book) {
			b.Deployments["day"].Perimeter = "city-hall"
			b.Deployments["day"].Assignments["gate"].Place = place
		}))
		if got := f.Assignments[0].OutsidePerimeter; got != outside {
			t.Errorf("at %q outside: %v", place, got)
		}
	}
}

func TestDecisions(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = map[string]*book.Action{"kinetic": {}, "kinetic/foam": {In: []string{"kinetic"}}, "kinetic/bean": {In: []string{"kinetic"}}}
		commanded(map[string]*book.Position{
			"ic":     {Title: "incident-commander", Agency: "riverton-pd", Decides: []string{"kinetic"}},
			"ops":    {Title: "operations-section-chief", Agency: "riverton-pd", ReportsTo: []string{"ic"}},
			"safety": {Title: "safety-officer", Agency: "riverton-pd", Rank: "captain", ReportsTo: []string{"ic"}, Decides: []string{"kinetic/foam"}, From: noon},
			"vacant": {Title: "liaison-officer", ReportsTo: []string{"ic"}, Decides: []string{"kinetic/bean"}},
		}, map[string]*book.Assignment{
			"gate": {Title: "Gate", Units: []string{"h1"}, ReportsTo: []string{"ops"}},
			"park": {Title: "Park", Units: []string{"b1"}, Tasks: []string{"kinetic/foam"}},
		})(b)
		b.Deployments["day"].Units["h1"].Carries = []string{"kinetic/foam"}
	})
	decision := func(id, rung string, during facts.Interval, below, carrying []string, actions ...string) facts.Decision {
		return facts.Decision{
			Book: "elections", Deployment: "day", Position: id, Path: "deployments.day.command.positions." + id + ".decides",
			Agency: facts.Say("riverton-pd"), During: during, Rung: rung, Below: below, Carrying: carrying, Actions: actions, Covers: actions,
		}
	}
	gate, none := []string{"gate"}, []string{}
	ic := decision("ic", "incident-commander", from("06:00", "22:00"), gate, gate, "kinetic")
	ic.Covers = []string{"kinetic", "kinetic/bean", "kinetic/foam"}
	vacant := decision("vacant", "", from("06:00", "22:00"), none, none, "kinetic/bean")
	vacant.Agency = facts.Stated[string]{}
	want := []facts.Decision{ic, decision("safety", "field-commander", from("12:00", "22:00"), none, gate, "kinetic/foam"), vacant}
	if diff := cmp.Diff(want, f.Decisions); diff != "" {
		t.Errorf("decisions (-want +got):\n%s", diff)
	}
}
