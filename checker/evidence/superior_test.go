package evidence

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestGroupsAgainstClosure draws posts and looks for a way from one to another.
func TestGroupsAgainstClosure(t *testing.T) {
	agencies := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"})
	rapid.Check(t, func(t *rapid.T) {
		all := make([]joint, rapid.IntRange(0, 6).Draw(t, "posts"))
		for i := range all {
			all[i] = joint{
				path:       string(rune('0' + i)),
				agencies:   rapid.SliceOfNDistinct(agencies, 1, 2, rapid.ID[string]).Draw(t, "agencies"),
				joinedWith: rapid.SliceOfNDistinct(agencies, 0, 1, rapid.ID[string]).Draw(t, "joined with"),
				known:      rapid.Bool().Draw(t, "known"),
			}
		}
		together := map[[2]string]bool{}
		for _, g := range groups(all) {
			for _, one := range g.Paths {
				for _, other := range g.Paths {
					together[[2]string{one, other}] = true
				}
			}
		}
		for i := range all {
			reached := walk(all, i)
			for j := range all {
				if together[[2]string{all[i].path, all[j].path}] != reached[j] {
					t.Fatalf("%v and %v: in one group %v", all[i], all[j], !reached[j])
				}
			}
		}
	})
}

// walk is every post that can be reached from one.
func walk(all []joint, from int) map[int]bool {
	seen := map[int]bool{}
	var step func(int)
	step = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for j := range all {
			if all[i].with(all[j]) || all[j].with(all[i]) {
				step(j)
			}
		}
	}
	step(from)
	return seen
}

func TestPostsWithoutPositions(t *testing.T) {
	f := built(t, func(b *book.Book) {
		d := b.Deployments["day"]
		d.Planned, d.Units = ptr(true), nil
		d.Command = &book.Command{Activated: "2026-10-31", Posts: map[string]*book.CommandPost{
			"hall":  {Agencies: []string{"riverton-pd"}},
			"barn":  {Agencies: []string{"harbor-pd"}, Liaisons: []string{"bay-sheriff"}},
			"annex": {Agencies: []string{"bay-sheriff"}},
		}}
		d.AgencyPlans = map[string]*book.AgencyPlan{
			"h": {By: "harbor-pd", CoordinatedWith: []string{}}, "b": {By: "bay-sheriff", CoordinatedWith: []string{"riverton-pd"}},
		}
		d.Plan = &book.Plan{Cite: "Order"}
	})
	at := func(name string) string { return "deployments.day.command.posts." + name }
	want := facts.Command{
		Book: "elections", Deployment: "day", Path: "deployments.day.command",
		Activated: facts.Say("2026-10-31"), LeadDays: facts.Say(3), Planned: true, Cycle: []string{},
		Posts: []facts.Group{
			{Agencies: []string{"bay-sheriff", "harbor-pd"}, Paths: []string{at("annex"), at("barn")}, Known: true},
			{Agencies: []string{"riverton-pd"}, Paths: []string{at("hall")}, Known: true},
		},
	}
	if diff := cmp.Diff([]facts.Command{want}, f.Commands); diff != "" {
		t.Errorf("command (-want +got):\n%s", diff)
	}
	if f.Deployments[0].HasCommand || len(f.Moments)+len(f.Positions) > 0 {
		t.Error("posts alone make no command structure")
	}
	if want := []string{"riverton-pd", "bay-sheriff", "harbor-pd"}; !slices.Equal(want, f.Deployments[0].Agencies) {
		t.Errorf("%v take part, want %v", f.Deployments[0].Agencies, want)
	}
	plans := []facts.AgencyPlans{{Book: "elections", Deployment: "day", Groups: []facts.Group{
		{Agencies: []string{"bay-sheriff", "riverton-pd"}, Paths: []string{"deployments.day.plan", "deployments.day.agencyPlans.b"}},
		{Agencies: []string{"harbor-pd"}, Paths: []string{"deployments.day.agencyPlans.h"}, Known: true},
	}}}
	if diff := cmp.Diff(plans, f.AgencyPlans); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
}

// served is the election day on which Harbor's chief of operations leads the
// officers of Bay County, after a change.
func served(change func(*book.Book)) func(*book.Book) {
	return func(b *book.Book) {
		b.Agencies["bay-sheriff"].Kind = "county"
		commanded(map[string]*book.Position{
			"ic":  ic("riverton-pd"),
			"ops": {Title: "operations-section-chief", Agency: "harbor-pd", ReportsTo: []string{"ic"}},
		}, map[string]*book.Assignment{"gate": {Title: "Gate", Units: []string{"b1"}, ReportsTo: []string{"ops"}}})(b)
		if change != nil {
			change(b)
		}
	}
}

func TestGrounds(t *testing.T) {
	mou := func(b *book.Book) *book.Agreement { return b.Agreements["mou"] }
	clause := func(c *book.Clause) func(*book.Book) {
		return func(b *book.Book) { mou(b).Clauses = map[string]*book.Clause{"5": c} }
	}
	command := func(g book.Grant) *book.Grant { g.Powers = []string{"command"}; return &g }
	statute := func(g *book.Grant, change func(*book.Book)) func(*book.Book) {
		return func(b *book.Book) {
			b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Issuer: "ST", Grants: map[string]*book.Grant{"1": g}}}
			if change != nil {
				change(b)
			}
		}
	}
	harbor := &book.Addressees{Agencies: []string{"harbor-pd"}}
	for _, c := range []struct {
		name                            string
		change                          func(*book.Book)
		clauses, grants, unread, banned []string
	}{
		{"an excerpt", nil, nil, nil, []string{"mou"}, nil},
		{"all is known", func(b *book.Book) { mou(b).Covers = map[string]string{"command": "whole"} }, nil, nil, nil, nil},
		{"nobody of them signed", func(b *book.Book) { delete(mou(b).Parties, "bay-sheriff") }, nil, nil, nil, nil},
		{"the agreement is over", func(b *book.Book) { mou(b).Until = "2026-10-01" }, nil, nil, nil, nil},
		{"a clause grants it", clause(&book.Clause{Grants: command(book.Grant{To: harbor})}), []string{"mou#5"}, nil, []string{"mou"}, nil},
		{"to every party", clause(&book.Clause{Grants: command(book.Grant{})}), []string{"mou#5"}, nil, []string{"mou"}, nil},
		{"over others", clause(&book.Clause{Grants: command(book.Grant{Over: harbor})}), nil, nil, []string{"mou"}, nil},
		{"another power", clause(&book.Clause{Grants: &book.Grant{Powers: []string{"arrest"}}}), nil, nil, []string{"mou"}, nil},
		{"a clause extends its rules", clause(&book.Clause{Topic: "command", Extends: &book.Extends{RulesOf: "harbor-pd"}}), []string{"mou#5"}, nil, []string{"mou"}, nil},
		{"on another topic", clause(&book.Clause{Topic: "force", Extends: &book.Extends{RulesOf: "harbor-pd"}}), nil, nil, []string{"mou"}, nil},
		{"officers are sent under others", clause(&book.Clause{Topic: "command", Norm: book.Norm{Requires: []string{"command/under-others"}}}), []string{"mou#5"}, nil, []string{"mou"}, nil},
		{"a statute", statute(command(book.Grant{To: harbor}), nil), nil, []string{"law#1"}, []string{"mou"}, nil},
		{"elsewhere", statute(command(book.Grant{To: harbor, Places: []string{"elsewhere"}}), nil), nil, nil, []string{"mou"}, nil},
		{"from next day", statute(command(book.Grant{To: harbor, From: "2026-11-04"}), nil), nil, nil, []string{"mou"}, nil},
		{"for another purpose", statute(command(book.Grant{To: harbor, Purposes: []string{"flood"}}), nil), nil, nil, []string{"mou"}, nil},
		{"for a wider purpose", statute(command(book.Grant{To: harbor, Purposes: []string{"vote"}}), func(b *book.Book) {
			b.Purposes = map[string]*book.Purpose{"election": {In: []string{"vote"}}, "vote": {In: []string{"election"}}}
		}), nil, []string{"law#1"}, []string{"mou"}, nil},
		{"without an emergency", statute(command(book.Grant{To: harbor, Needs: []string{"emergency"}}), nil), nil, nil, []string{"mou"}, nil},
		{"in an emergency", statute(command(book.Grant{To: harbor, Needs: []string{"emergency"}}), func(b *book.Book) {
			b.Deployments["day"].Declarations = map[string]*book.Declaration{"d": {Place: "ST", From: "2026-11-01"}}
		}), nil, []string{"law#1"}, []string{"mou"}, nil},
		{"without a request", statute(command(book.Grant{To: harbor, Needs: []string{"request"}}), nil), nil, nil, []string{"mou"}, nil},
		{"on request", statute(command(book.Grant{To: harbor, Needs: []string{"request", "sworn-in"}}), func(b *book.Book) {
			b.Deployments["day"].Requests = map[string]*book.Request{"r": {From: "riverton-pd", To: "harbor-pd"}}
		}), nil, []string{"law#1"}, []string{"mou"}, nil},
		{"without consent", statute(command(book.Grant{To: harbor, Needs: []string{"written-consent"}}), nil), nil, nil, []string{"mou"}, nil},
		{"with consent", statute(command(book.Grant{To: harbor, Needs: []string{"written-consent"}}), func(b *book.Book) {
			b.Deployments["day"].Consents = map[string]*book.Consent{"c": {By: "bay-sheriff", To: "harbor-pd"}}
		}), nil, []string{"law#1"}, []string{"mou"}, nil},
		{"a statute replaced", statute(command(book.Grant{To: harbor}), func(b *book.Book) {
			b.Instruments["new"] = &book.Instrument{Supersedes: []string{"law"}, Effective: "2026-01-01"}
		}), nil, nil, []string{"mou"}, nil},
		{"a statute of another state", statute(command(book.Grant{To: harbor}), func(b *book.Book) {
			b.Places["UT"] = &book.Place{Kind: "state"}
			b.Instruments["law"].Issuer = "UT"
		}), nil, nil, []string{"mou"}, nil},
		{"a ban of their own", func(b *book.Book) {
			b.Instruments = map[string]*book.Instrument{"order": {Issuer: "bay-sheriff", Reach: book.Reach{Members: true}, Norms: map[string]*book.Norm{
				"1": {Prohibits: []string{"command/under-others"}}, "2": {Prohibits: []string{"command/under-federal"}},
				"3": {Prohibits: []string{"command/under-others"}, Advice: "should"},
			}}}
		}, nil, nil, []string{"mou"}, []string{"order#1"}},
		{"a ban on the other state's", func(b *book.Book) {
			b.Agencies["harbor-pd"].State = "UT"
			b.Instruments = map[string]*book.Instrument{"law": {Issuer: "ST", Addresses: &book.Addressees{States: []string{"ST"}}, Reach: book.Reach{Members: true},
				Norms: map[string]*book.Norm{"1": {Prohibits: []string{"command/under-other-state"}}}}}
		}, nil, nil, []string{"mou"}, []string{"law#1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := only(t, built(t, served(c.change)).Superiors, func(s facts.Superior) bool { return s.Agency == "harbor-pd" })
			filled := func(list []string) []string { return append([]string{}, list...) }
			want := got
			want.Clauses, want.Grants, want.Unread, want.Bans = filled(c.clauses), filled(c.grants), filled(c.unread), filled(c.banned)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("grounds (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSuperiors(t *testing.T) {
	f := built(t, served(func(b *book.Book) {
		b.Deployments["day"].Command.Positions["ic"].Until = noon
	}))
	var got []string
	for _, s := range f.Superiors {
		got = append(got, s.During.From[11:16]+" "+s.Agency+" over "+s.Over)
		if s.Hosts != (s.Agency == "riverton-pd") || s.Consents || s.Territory != s.Hosts {
			t.Errorf("%+v", s)
		}
	}
	want := []string{"06:00 harbor-pd over bay-sheriff", "06:00 riverton-pd over bay-sheriff", "12:00 harbor-pd over bay-sheriff"}
	if !slices.Equal(want, got) {
		t.Errorf("superiors %q, want %q", got, want)
	}
}
