package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// plainUse is the record of Harbor PD when nothing stands against the use.
func plainUse() facts.AgreementUse {
	return facts.AgreementUse{
		Book: "elections", Deployment: "day", Agreement: "mou", Agency: "harbor-pd",
		Path: "agreements.mou", PartyPath: `agreements.mou.parties."harbor-pd"`, Party: true,
		Started: true, InTerritory: true, PartyStateOK: true, PartyKindOK: true, PurposeOK: true,
		Purposes: []string{}, SignedInTime: true, Needs: []string{}, Lacking: []string{},
		Late: []facts.DatedApproval{}, Lapsed: []facts.DatedApproval{}, Ending: []facts.DatedApproval{}, Outside: []string{}, VersionOK: true,
		SupersededBy: []string{}, Valid: true,
	}
}

func TestUseOfAnAgreement(t *testing.T) {
	type use = facts.AgreementUse
	for _, c := range []struct {
		name   string
		change func(a *book.Agreement, p *book.Party)
		want   func(u *use)
	}{
		{"nothing stated", func(*book.Agreement, *book.Party) {}, func(*use) {}},
		{"in force from the day itself", func(a *book.Agreement, _ *book.Party) { a.From = "2026-11-03" },
			func(u *use) { u.From = facts.Say("2026-11-03") }},
		{"in force from the next day", func(a *book.Agreement, _ *book.Party) { a.From = "2026-11-04" },
			func(u *use) { u.From, u.Started, u.Valid = facts.Say("2026-11-04"), false, false }},
		{"in force through the day", func(a *book.Agreement, _ *book.Party) { a.Until = "2026-11-03" },
			func(u *use) { u.Until = facts.Say("2026-11-03") }},
		{"ended the day before", func(a *book.Agreement, _ *book.Party) { a.Until = "2026-11-02" },
			func(u *use) { u.Until, u.Expired, u.Valid = facts.Say("2026-11-02"), true, false }},
		{"place inside the territory", func(a *book.Agreement, _ *book.Party) { a.Territory = []string{"elsewhere", "bay"} },
			func(*use) {}},
		{"place outside the territory", func(a *book.Agreement, _ *book.Party) { a.Territory = []string{"elsewhere"} },
			func(u *use) { u.InTerritory, u.Valid = false, false }},
		{"state of the party", func(a *book.Agreement, _ *book.Party) { a.PartyStates = []string{"ST"} }, func(*use) {}},
		{"another state", func(a *book.Agreement, _ *book.Party) { a.PartyStates = []string{"XX"} },
			func(u *use) { u.PartyStateOK, u.Valid = false, false }},
		{"kind of the party", func(a *book.Agreement, _ *book.Party) { a.PartyKinds = []string{"county", "municipal"} }, func(*use) {}},
		{"another kind", func(a *book.Agreement, _ *book.Party) { a.PartyKinds = []string{"county"} },
			func(u *use) { u.PartyKindOK, u.Valid = false, false }},
		{"purpose listed", func(a *book.Agreement, _ *book.Party) { a.Purposes = []string{"flood", "election"} },
			func(u *use) { u.Purposes = []string{"election", "flood"} }},
		{"purpose not listed", func(a *book.Agreement, _ *book.Party) { a.Purposes = []string{"flood"} },
			func(u *use) { u.Purposes, u.PurposeOK, u.Valid = []string{"flood"}, false, false }},
		{"purpose ruled out", func(a *book.Agreement, _ *book.Party) { a.Excludes = []string{"election"} },
			func(u *use) { u.Excluded, u.Valid = true, false }},
		{"wider purpose listed", func(a *book.Agreement, _ *book.Party) { a.Purposes = []string{"season"} },
			func(u *use) { u.Purposes = []string{"season"} }},
		{"wider purpose ruled out", func(a *book.Agreement, _ *book.Party) { a.Excludes = []string{"season"} },
			func(u *use) { u.Excluded, u.Valid = true, false }},
		{"another purpose ruled out", func(a *book.Agreement, _ *book.Party) { a.Excludes = []string{"flood"} }, func(*use) {}},
		{"signed before", func(_ *book.Agreement, p *book.Party) { p.Signed = "2026-11-03" },
			func(u *use) { u.Signed = facts.Say("2026-11-03") }},
		{"signed after", func(_ *book.Agreement, p *book.Party) { p.Signed = "2026-11-04" },
			func(u *use) { u.Signed, u.SignedInTime, u.Valid = facts.Say("2026-11-04"), false, false }},
		{"executed", func(a *book.Agreement, _ *book.Party) { a.Executed = ptr(true) },
			func(u *use) { u.Executed = facts.Say(true) }},
		{"not executed", func(a *book.Agreement, _ *book.Party) { a.Executed = ptr(false) },
			func(u *use) { u.Executed, u.Valid = facts.Say(false), false }},
		{"withdrew later", func(_ *book.Agreement, p *book.Party) { p.Withdrew = "2026-11-04" },
			func(u *use) { u.Withdrew = facts.Say("2026-11-04") }},
		{"withdrew before the end", func(_ *book.Agreement, p *book.Party) { p.Withdrew = "2026-11-03" },
			func(u *use) { u.Withdrew, u.Withdrawn, u.Valid = facts.Say("2026-11-03"), true, false }},
		{"signed the version", func(a *book.Agreement, p *book.Party) { a.Version, p.Version = "2", "2" },
			func(u *use) { u.Version = facts.Say("2") }},
		{"signed an older version", func(a *book.Agreement, p *book.Party) { a.Version, p.Version = "2", "1" },
			func(u *use) { u.Version, u.VersionOK, u.Valid = facts.Say("1"), false, false }},
		{"version signed not stated", func(a *book.Agreement, _ *book.Party) { a.Version = "2" }, func(*use) {}},
	} {
		t.Run(c.name, func(t *testing.T) { checkUse(t, c.change, c.want) })
	}
}

func TestApprovalsOfAParty(t *testing.T) {
	type use = facts.AgreementUse
	council := func(on, until string) book.PartyApproval {
		return book.PartyApproval{By: "governing-body", On: on, Until: until}
	}
	needs := func(p *book.Party, approvals ...book.PartyApproval) {
		p.Needs, p.Approvals = []string{"governing-body"}, approvals
	}
	lacking := func(u *use) {
		u.Needs, u.Lacking, u.Valid = []string{"governing-body"}, []string{"governing-body"}, false
	}
	for _, c := range []struct {
		name   string
		change func(a *book.Agreement, p *book.Party)
		want   func(u *use)
	}{
		{"needed and missing", func(_ *book.Agreement, p *book.Party) { needs(p) }, lacking},
		{"the signatory is who was needed", func(_ *book.Agreement, p *book.Party) { needs(p); p.By = "governing-body" },
			func(u *use) { u.Needs, u.By = []string{"governing-body"}, facts.Say("governing-body") }},
		{"the chief signed and the council was needed", func(_ *book.Agreement, p *book.Party) { needs(p); p.By = "chief" },
			func(u *use) { lacking(u); u.By = facts.Say("chief") }},
		{"the needed signature came late", func(_ *book.Agreement, p *book.Party) {
			needs(p)
			p.By, p.Signed = "governing-body", "2026-11-04"
		}, func(u *use) {
			lacking(u)
			u.By, u.Signed, u.SignedInTime = facts.Say("governing-body"), facts.Say("2026-11-04"), false
		}},
		{"approved in time", func(_ *book.Agreement, p *book.Party) { needs(p, council("2026-11-03", "2026-11-03")) },
			func(u *use) { u.Needs = []string{"governing-body"} }},
		{"approved afterwards", func(_ *book.Agreement, p *book.Party) {
			needs(p, book.PartyApproval{By: "governing-body", On: "2026-11-04", Retroactive: true})
		}, func(u *use) {
			lacking(u)
			u.Late = []facts.DatedApproval{{By: "governing-body", Date: "2026-11-04", Retroactive: true}}
		}},
		{"approved afterwards by two, twice", func(_ *book.Agreement, p *book.Party) {
			needs(p, council("2026-12-01", ""), council("2026-11-04", ""), book.PartyApproval{By: "attorney", On: "2027-01-01"})
		}, func(u *use) {
			lacking(u)
			u.Late = []facts.DatedApproval{
				{By: "attorney", Date: "2027-01-01"}, {By: "governing-body", Date: "2026-11-04"}, {By: "governing-body", Date: "2026-12-01"},
			}
		}},
		{"approval lapsed", func(_ *book.Agreement, p *book.Party) { needs(p, council("2020-01-01", "2026-11-02")) },
			func(u *use) {
				lacking(u)
				u.Lapsed = []facts.DatedApproval{{By: "governing-body", Date: "2026-11-02"}}
			}},
		{"approval lapsed and renewed", func(_ *book.Agreement, p *book.Party) {
			needs(p, council("2020-01-01", "2024-01-01"), council("2024-01-01", ""))
		}, func(u *use) {
			u.Needs = []string{"governing-body"}
			u.Lapsed = []facts.DatedApproval{{By: "governing-body", Date: "2024-01-01"}}
		}},
		{"lapsed though nobody says that it was needed", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{council("2020-01-01", "2024-01-01")}
		}, func(u *use) {
			u.Lapsed, u.Valid = []facts.DatedApproval{{By: "governing-body", Date: "2024-01-01"}}, false
		}},
	} {
		t.Run(c.name, func(t *testing.T) { checkUse(t, c.change, c.want) })
	}
}

func checkUse(t *testing.T, change func(*book.Agreement, *book.Party), want func(*facts.AgreementUse)) {
	t.Helper()
	f := built(t, func(b *book.Book) {
		a := b.Agreements["mou"]
		change(a, a.Parties["harbor-pd"])
	})
	got := only(t, f.AgreementUses, func(u facts.AgreementUse) bool { return u.Agency == "harbor-pd" })
	expected := plainUse()
	want(&expected)
	if diff := cmp.Diff(expected, got); diff != "" {
		t.Errorf("use (-want +got):\n%s", diff)
	}
}

// What ends or begins in the course of a deployment, or on its very edge.
func TestUseAtTheEdges(t *testing.T) {
	type use = facts.AgreementUse
	for _, c := range []struct {
		name   string
		change func(a *book.Agreement, p *book.Party)
		bad    func(u use) bool
		want   bool
	}{
		{"ends on the first of two days", func(a *book.Agreement, _ *book.Party) { a.Until = "2026-11-03" }, func(u use) bool { return u.Expired }, true},
		{"ends on the second", func(a *book.Agreement, _ *book.Party) { a.Until = "2026-11-04" }, func(u use) bool { return u.Expired }, false},
		{"left on the second day", func(_ *book.Agreement, p *book.Party) { p.Withdrew = "2026-11-04" }, func(u use) bool { return u.Withdrawn }, true},
		{"left on the day after", func(_ *book.Agreement, p *book.Party) { p.Withdrew = "2026-11-05" }, func(u use) bool { return u.Withdrawn }, false},
		{"approved through the day before", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{{By: "chief", On: "2026-01-01", Until: "2026-11-02"}}
		}, func(u use) bool { return len(u.Lapsed) > 0 }, true},
		{"approved through the first day", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{{By: "chief", On: "2026-01-01", Until: "2026-11-03"}}
		}, func(u use) bool { return len(u.Lapsed) == 0 && len(u.Ending) > 0 }, true},
		{"approved through the last day", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{{By: "chief", On: "2026-01-01", Until: "2026-11-04"}}
		}, func(u use) bool { return len(u.Lapsed)+len(u.Ending) > 0 }, false},
		{"approved anew before it ran out", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{
				{By: "chief", On: "2026-01-01", Until: "2026-11-03"}, {By: "chief", On: "2026-10-01", Until: "2027-09-30"},
			}
		}, func(u use) bool { return len(u.Lapsed)+len(u.Ending) > 0 }, false},
		{"approved on the first day", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{{By: "chief", On: "2026-11-03"}}
		}, func(u use) bool { return len(u.Late) > 0 }, false},
		{"approved on the second day", func(_ *book.Agreement, p *book.Party) {
			p.Approvals = []book.PartyApproval{{By: "chief", On: "2026-11-04"}}
		}, func(u use) bool { return len(u.Late) > 0 }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Deployments["day"].From, b.Deployments["day"].Until = "2026-11-03", "2026-11-04"
				c.change(b.Agreements["mou"], b.Agreements["mou"].Parties["harbor-pd"])
			})
			got := only(t, f.AgreementUses, func(u use) bool { return u.Agency == "harbor-pd" })
			if c.bad(got) != c.want || got.Valid == c.want {
				t.Errorf("want %v: %+v", c.want, got)
			}
		})
	}
}

func TestSupersededAgreement(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(newer *book.Agreement)
		want   []string
	}{
		{"signed and in force", func(*book.Agreement) {}, []string{"newer"}},
		{"not in force yet", func(a *book.Agreement) { a.From = "2027-01-01" }, []string{}},
		{"ended again", func(a *book.Agreement) { a.Until = "2025-01-01" }, []string{}},
		{"not executed", func(a *book.Agreement) { a.Executed = ptr(false) }, []string{}},
		{"not a party", func(a *book.Agreement) { delete(a.Parties, "harbor-pd") }, []string{}},
		{"signed later", func(a *book.Agreement) { a.Parties["harbor-pd"].Signed = "2027-01-01" }, []string{}},
		{"withdrew", func(a *book.Agreement) { a.Parties["harbor-pd"].Withdrew = "2026-01-01" }, []string{}},
		{"replaces another", func(a *book.Agreement) { a.Supersedes = []string{"other"} }, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				newer := mou()
				newer.Supersedes = []string{"mou"}
				c.change(newer)
				b.Agreements["newer"] = newer
			})
			got := only(t, f.AgreementUses, func(u facts.AgreementUse) bool { return u.Agency == "harbor-pd" })
			if diff := cmp.Diff(c.want, got.SupersededBy); diff != "" {
				t.Errorf("superseded by (-want +got):\n%s", diff)
			}
			if got.Valid != (len(c.want) == 0) {
				t.Errorf("valid is %v", got.Valid)
			}
		})
	}
}

func TestUseByAnAgencyThatIsNoParty(t *testing.T) {
	f := built(t, func(b *book.Book) { delete(b.Agreements["mou"].Parties, "harbor-pd") })
	got := only(t, f.AgreementUses, func(u facts.AgreementUse) bool { return u.Agency == "harbor-pd" })
	want := plainUse()
	want.Party, want.Valid, want.PartyPath = false, false, "agreements.mou"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("use (-want +got):\n%s", diff)
	}
}

// A book without deployments is judged on the day of the run.
func TestUseOnTheDayOfTheRun(t *testing.T) {
	for _, c := range []struct {
		name  string
		until string
		valid bool
	}{{"open", "", true}, {"ends today", "2026-10-01", true}, {"ended yesterday", "2026-09-30", false}} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Deployments = nil
				b.Agreements["mou"].Until = c.until
				b.Agreements["mou"].Territory, b.Agreements["mou"].Purposes = []string{"elsewhere"}, []string{"flood"}
			})
			if len(f.AgreementUses) != 3 {
				t.Fatalf("%d uses, want one a party", len(f.AgreementUses))
			}
			for _, u := range f.AgreementUses {
				if u.Deployment != "" || u.Host || u.Valid != c.valid {
					t.Errorf("%s: deployment %q, host %v, valid %v; want valid %v", u.Agency, u.Deployment, u.Host, u.Valid, c.valid)
				}
			}
		})
	}
}

func TestWhoUsesAnAgreement(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(d *book.Deployment)
		want   []string
	}{
		{"units", func(*book.Deployment) {}, []string{"bay-sheriff", "harbor-pd", "riverton-pd"}},
		{"no units", func(d *book.Deployment) { d.Units = nil }, []string{"riverton-pd"}},
		{"offer", func(d *book.Deployment) {
			d.Units = nil
			d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd"}}
		}, []string{"harbor-pd", "riverton-pd"}},
		{"offer declined", func(d *book.Deployment) {
			d.Units = nil
			d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd", Declined: true}}
		}, []string{"riverton-pd"}},
		{"asked only", func(d *book.Deployment) {
			d.Units = nil
			d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "harbor-pd"}}
		}, []string{"riverton-pd"}},
		{"position", func(d *book.Deployment) {
			d.Units = nil
			d.Command = &book.Command{Positions: map[string]*book.Position{"x": {Title: "liaison-officer", Agency: "harbor-pd"}, "y": {}}}
		}, []string{"harbor-pd", "riverton-pd"}},
		{"transfer", func(d *book.Deployment) {
			d.Units = nil
			d.Transfers = map[string]*book.Transfer{"t": {From: "bay-sheriff", To: "riverton-pd"}}
		}, []string{"bay-sheriff", "riverton-pd"}},
		{"no agreement relied on", func(d *book.Deployment) { d.Agreements = nil }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) { c.change(b.Deployments["day"]) })
			var got []string
			for _, u := range f.AgreementUses {
				got = append(got, u.Agency)
				if u.Host != (u.Agency == "riverton-pd") {
					t.Errorf("%s: host is %v", u.Agency, u.Host)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("agencies (-want +got):\n%s", diff)
			}
		})
	}
}

// A post of one's own may lie outside of the territory in which the event is.
func TestAssignmentOutsideOfTheTerritory(t *testing.T) {
	for _, c := range []struct {
		place string
		want  []string
	}{
		{"", []string{}}, {"harbor", []string{}}, {"faraway", []string{"bridge"}},
	} {
		f := built(t, func(b *book.Book) {
			b.Places["harbor"] = &book.Place{Name: "Harbor", Kind: "site", Within: "bay"}
			b.Places["faraway"] = &book.Place{Name: "Faraway", Kind: "city"}
			b.Agreements["mou"].Territory = []string{"bay"}
			d := b.Deployments["day"]
			d.Units = map[string]*book.Unit{"h1": {Agency: "harbor-pd"}}
			d.Assignments = map[string]*book.Assignment{"bridge": {Title: "Bridge", Units: []string{"h1"}, Place: c.place}}
		})
		got := only(t, f.AgreementUses, func(u facts.AgreementUse) bool { return u.Agency == "harbor-pd" })
		if diff := cmp.Diff(c.want, got.Outside); diff != "" {
			t.Errorf("at %q (-want +got):\n%s", c.place, diff)
		}
	}
}
