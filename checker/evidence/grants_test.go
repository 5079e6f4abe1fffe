package evidence

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// posted is the asking book with one assignment on which an agency makes
// arrests at City Hall.
func posted(t *testing.T, agency string, change func(b *book.Book, d *book.Deployment)) facts.Power {
	t.Helper()
	f := asked(t, func(b *book.Book, d *book.Deployment) {
		b.Actions = map[string]*book.Action{"task/arrest-team": {Name: "arrests", Phrase: "arrest"}}
		b.Agreements["mou"].Parties[agency] = &book.Party{}
		d.Units = map[string]*book.Unit{"u": {Agency: agency}}
		d.Assignments = map[string]*book.Assignment{"a": {Units: []string{"u"}, Tasks: []string{"task/arrest-team"}}}
		change(b, d)
	})
	if len(f.Powers) != 1 {
		t.Fatalf("%d records", len(f.Powers))
	}
	return f.Powers[0]
}

func law(grants map[string]*book.Grant) *book.Instrument {
	return &book.Instrument{Cite: "Aid Act", Kind: "statute", Issuer: "ST", Grants: grants}
}

func TestWhoNeedsAGrant(t *testing.T) {
	for agency, want := range map[string]int{
		"harbor-pd": 1, "far-pd": 1, "hilltop-pd": 1,
		"bay-sheriff": 0, "patrol": 0, "marshals": 0, "riverton-pd": 0,
	} {
		f := asked(t, func(b *book.Book, d *book.Deployment) {
			b.Actions = map[string]*book.Action{"task/arrest-team": {}, "task/traffic": {}}
			d.Units = map[string]*book.Unit{"u": {Agency: agency}}
			d.Assignments = map[string]*book.Assignment{
				"a": {Units: []string{"u"}, Tasks: []string{"task/arrest-team"}}, "b": {Units: []string{"u"}, Tasks: []string{"task/traffic"}},
			}
		})
		if len(f.Powers) != want {
			t.Errorf("%s: %d records, want %d", agency, len(f.Powers), want)
		}
	}
}

func TestGrantsThatReach(t *testing.T) {
	whole := []string{"peace-officer"}
	for _, c := range []struct {
		name  string
		grant book.Grant
		want  bool
	}{
		{"to anybody in the state", book.Grant{Powers: whole}, true},
		{"arrest alone", book.Grant{Powers: []string{"arrest"}}, true},
		{"all but arrest", book.Grant{Powers: whole, Except: []string{"arrest"}}, false},
		{"command", book.Grant{Powers: []string{"command"}}, false},
		{"to this state's agencies", book.Grant{Powers: whole, To: &book.Addressees{States: []string{"XX"}}}, true},
		{"to another state's", book.Grant{Powers: whole, To: &book.Addressees{States: []string{"ST"}}}, false},
		{"to another kind", book.Grant{Powers: whole, To: &book.Addressees{Kinds: []string{"state"}}}, false},
		{"between states", book.Grant{Powers: whole, Interstate: true}, true},
		{"elsewhere", book.Grant{Powers: whole, Places: []string{"elsewhere"}}, false},
		{"around", book.Grant{Powers: whole, Places: []string{"bay"}}, true},
		{"for this purpose", book.Grant{Powers: whole, Purposes: []string{"election"}}, true},
		{"for another purpose", book.Grant{Powers: whole, Purposes: []string{"riot"}}, false},
		{"for an errand", book.Grant{Powers: whole, Needs: []string{"warrant"}}, false},
		{"later", book.Grant{Powers: whole, From: "2026-11-04"}, false},
		{"over", book.Grant{Powers: whole, Until: "2026-11-02"}, false},
	} {
		p := posted(t, "far-pd", func(b *book.Book, _ *book.Deployment) {
			b.Instruments = map[string]*book.Instrument{"act": law(map[string]*book.Grant{"1": &c.grant})}
		})
		if !p.Interstate || !p.Arrest || (len(p.Grants) == 1) != c.want || p.Held != c.want {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

func TestGrantThatEndsEarly(t *testing.T) {
	p := posted(t, "far-pd", func(b *book.Book, _ *book.Deployment) {
		b.Instruments = map[string]*book.Instrument{"act": law(map[string]*book.Grant{"1": {Powers: []string{"deputation"}, Until: "2026-11-03T12:00"}})}
	})
	if p.Held || len(p.Grants) != 1 || !p.Grants[0].EndsEarly {
		t.Errorf("%+v", p)
	}
}

// A clause counts only in an agreement that holds for both; one that speaks of
// powers in words alone is told apart.
func TestClausesThatGrant(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a *book.Agreement)
		held   bool
		spoken []string
	}{
		{"holds", func(*book.Agreement) {}, true, nil},
		{"ended", func(a *book.Agreement) { a.Until = "2026-01-01" }, false, nil},
		{"in words alone", func(a *book.Agreement) { a.Clauses["1"].Grants = nil }, false, []string{"mou#1"}},
		{"for elsewhere", func(a *book.Agreement) { a.Clauses["1"].Grants.Places = []string{"elsewhere"} }, false, nil},
	} {
		p := posted(t, "far-pd", func(b *book.Book, _ *book.Deployment) {
			a := b.Agreements["mou"]
			a.Clauses = map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers", Grants: &book.Grant{Powers: []string{"peace-officer"}}}}
			c.change(a)
		})
		if p.Held != c.held || !slices.Equal(p.Spoken, c.spoken) {
			t.Errorf("%s: held %t, spoken %v", c.name, p.Held, p.Spoken)
		}
	}
}

func TestConditionsOfAGrant(t *testing.T) {
	type change = func(b *book.Book, d *book.Deployment)
	class := func(c book.OfficerClass) change {
		return func(_ *book.Book, d *book.Deployment) {
			d.Units["u"].Classes = map[string]*book.OfficerClass{"all": &c}
		}
	}
	consent := func(c book.Consent) change {
		return func(_ *book.Book, d *book.Deployment) { d.Consents = map[string]*book.Consent{"c": &c} }
	}
	requests := func(to string) change {
		return func(_ *book.Book, d *book.Deployment) {
			d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: to}}
		}
	}
	declared := func(place string) change {
		return func(_ *book.Book, d *book.Deployment) {
			d.Declarations = map[string]*book.Declaration{"e": {Place: place, From: "2026-11-01"}}
		}
	}
	nothing := func(*book.Book, *book.Deployment) {}
	for _, c := range []struct {
		name, need string
		change     change
		want       string // held, lacking or unknown
	}{
		{"no request is written", "request", nothing, "unknown"},
		{"somebody else was asked", "request", requests("patrol"), "lacking"},
		{"asked", "request", requests("far-pd"), "held"},
		{"nothing on swearing", "sworn-in", nothing, "unknown"},
		{"a class without a day", "sworn-in", class(book.OfficerClass{Officers: 3}), "unknown"},
		{"sworn in before", "sworn-in", class(book.OfficerClass{Officers: 3, SwornIn: "2026-11-03T06:00"}), "held"},
		{"sworn in later", "sworn-in", class(book.OfficerClass{Officers: 3, SwornIn: "2026-11-03T06:01"}), "lacking"},
		{"its own state's certificate", "certified", nothing, "lacking"},
		{"the agency's certificate", "certified", func(b *book.Book, _ *book.Deployment) { b.Agencies["far-pd"].CertifiedIn = []string{"XX", "ST"} }, "held"},
		{"the officers' certificate", "certified", class(book.OfficerClass{Officers: 3, Certified: []string{"ST"}}), "held"},
		{"the officers lack it", "certified", func(b *book.Book, d *book.Deployment) {
			b.Agencies["far-pd"].CertifiedIn = []string{"ST"}
			class(book.OfficerClass{Officers: 3, Certified: []string{"XX"}})(b, d)
		}, "lacking"},
		{"no emergency is written", "emergency", nothing, "unknown"},
		{"an emergency", "emergency", declared("ST"), "held"},
		{"an emergency elsewhere", "emergency", declared("elsewhere"), "lacking"},
		{"no consent is written", "written-consent", nothing, "unknown"},
		{"consent", "written-consent", consent(book.Consent{By: "riverton-pd", To: "far-pd", Written: ptr(true)}), "held"},
		{"consent of the sheriff", "written-consent", consent(book.Consent{By: "bay-sheriff", To: "far-pd", Written: ptr(true)}), "held"},
		{"consent, perhaps not in writing", "written-consent", consent(book.Consent{By: "riverton-pd", To: "far-pd"}), "unknown"},
		{"consent by word", "written-consent", consent(book.Consent{By: "riverton-pd", To: "far-pd", Written: ptr(false)}), "lacking"},
		{"consent to another", "written-consent", consent(book.Consent{By: "riverton-pd", To: "patrol", Written: ptr(true)}), "lacking"},
		{"consent that came late", "written-consent", consent(book.Consent{By: "riverton-pd", To: "far-pd", Written: ptr(true), On: "2026-11-04"}), "lacking"},
		{"consent that ran out", "written-consent", consent(book.Consent{By: "riverton-pd", To: "far-pd", Written: ptr(true), Until: "2026-11-02"}), "lacking"},
		{"no agreement on it", "agreement", nothing, "lacking"},
		{"an agreement in words", "agreement", func(b *book.Book, _ *book.Deployment) {
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "legal", Subject: "legal/powers"}}
		}, "unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := posted(t, "far-pd", func(b *book.Book, d *book.Deployment) {
				b.Instruments = map[string]*book.Instrument{"act": law(map[string]*book.Grant{"1": {Powers: []string{"peace-officer"}, Needs: []string{c.need}}})}
				c.change(b, d)
			})
			got := "held"
			switch g := p.Grants[0]; {
			case slices.Equal(g.Lacking, []string{c.need}):
				got = "lacking"
			case slices.Equal(g.Unknown, []string{c.need}):
				got = "unknown"
			}
			if got != c.want || p.Held != (got == "held") {
				t.Errorf("%s, held %t, want %s", got, p.Held, c.want)
			}
		})
	}
}

func TestEndsOfGrants(t *testing.T) {
	f := asked(t, func(b *book.Book, _ *book.Deployment) {
		b.Instruments = map[string]*book.Instrument{"act": law(map[string]*book.Grant{
			"after":   {Powers: []string{"deputation"}, Until: "2026-12-31"},
			"argued":  {Powers: []string{"peace-officer"}, Until: "2026-11-03T22:00", EndDisputed: true},
			"endless": {Powers: []string{"deputation"}, To: &book.Addressees{Agencies: []string{"harbor-pd"}}},
			"over":    {Powers: []string{"deputation"}, Until: "2026-10-01"},
			"stands":  {Powers: []string{"peace-officer"}},
		})}
	})
	type end struct {
		id                          string
		agencies                    int
		outlasts, endless, disputed bool
	}
	var got []end
	for _, e := range f.GrantEnds {
		got = append(got, end{e.ID, len(e.Agencies), e.Outlasts, e.Endless, e.Disputed})
	}
	want := []end{{"act#after", 3, true, false, false}, {"act#argued", 3, false, false, true}, {"act#endless", 1, false, true, false}, {"act#stands", 3, false, false, false}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(end{})); diff != "" {
		t.Errorf("ends (-want +got):\n%s", diff)
	}
}

func TestDemandsOnAgreements(t *testing.T) {
	demand := book.Demand{Subjects: []string{"finance/costs", "finance/liability"}, Approvals: []string{"attorney"}}
	for _, c := range []struct {
		name    string
		change  func(b *book.Book, d *book.Demand)
		records int
		missing []string
		lacking []facts.PartyLack
	}{
		{"not known", func(*book.Book, *book.Demand) {}, 1, []string{}, []facts.PartyLack{}},
		{"known to be left out", func(b *book.Book, _ *book.Demand) { b.Agreements["mou"].Covers = map[string]string{"finance": "whole"} },
			1, []string{"finance/costs", "finance/liability"}, []facts.PartyLack{}},
		{"one is said", func(b *book.Book, _ *book.Demand) {
			b.Agreements["mou"].Covers = map[string]string{"finance": "whole"}
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "finance", Subject: "finance/costs"}}
		}, 1, []string{"finance/liability"}, []facts.PartyLack{}},
		{"a clause may say it", func(b *book.Book, _ *book.Demand) {
			b.Agreements["mou"].Covers = map[string]string{"finance": "whole"}
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"1": {Topic: "finance"}}
		}, 1, []string{}, []facts.PartyLack{}},
		{"signed by another", func(b *book.Book, _ *book.Demand) { b.Agreements["mou"].Parties["harbor-pd"].By = "chief" },
			1, []string{}, []facts.PartyLack{{Agency: "harbor-pd", By: "attorney"}}},
		{"between states only", func(_ *book.Book, d *book.Demand) { d.Interstate = true }, 0, nil, nil},
	} {
		f := asked(t, func(b *book.Book, _ *book.Deployment) {
			b.Subjects = map[string]*book.Subject{"finance/costs": {Topic: "finance"}, "finance/liability": {Topic: "finance"}}
			d := demand
			c.change(b, &d)
			b.Instruments = map[string]*book.Instrument{"act": {Kind: "statute", Issuer: "ST", Addresses: &book.Addressees{States: []string{"ST"}}, Demands: map[string]*book.Demand{"1": &d}}}
		})
		if len(f.Demands) != c.records {
			t.Errorf("%s: %d records", c.name, len(f.Demands))
			continue
		}
		if c.records == 1 && (cmp.Diff(c.missing, f.Demands[0].Missing) != "" || cmp.Diff(c.lacking, f.Demands[0].Lacking) != "") {
			t.Errorf("%s: %+v", c.name, f.Demands[0])
		}
	}
}

func TestOrdersThatBindTheHost(t *testing.T) {
	f := asked(t, func(b *book.Book, _ *book.Deployment) {
		b.Subjects = map[string]*book.Subject{"legal/court-orders": {Topic: "legal"}}
		b.Agreements["mou"].Covers = map[string]string{"legal": "whole"}
		b.Agreements["mou"].RestsOn = []string{"known"}
		to := &book.Addressees{Agencies: []string{"riverton-pd"}}
		b.Instruments = map[string]*book.Instrument{
			"decree":   {Kind: "consent-decree", Court: "c", Addresses: to},
			"known":    {Kind: "court-order", Court: "c", Addresses: to},
			"over":     {Kind: "court-order", Court: "c", Addresses: to, Until: "2026-01-01"},
			"later":    {Kind: "court-order", Court: "c", Addresses: to, Effective: "2027-01-01"},
			"decision": {Kind: "court-order", Court: "c", Addresses: to, Restrains: []string{"decree"}},
			"others":   {Kind: "court-order", Court: "c", Addresses: &book.Addressees{Agencies: []string{"harbor-pd"}}},
			"statute":  {Kind: "statute", Issuer: "ST", Addresses: to},
		}
	})
	if len(f.CourtOrders) != 1 || !f.CourtOrders[0].Silent || !slices.Equal(f.CourtOrders[0].Orders, []string{"decree"}) {
		t.Errorf("%+v", f.CourtOrders)
	}
}

func TestOfficersAtPollingPlaces(t *testing.T) {
	type change = func(b *book.Book, d *book.Deployment)
	leave := func(n *book.Norm) change {
		return func(b *book.Book, _ *book.Deployment) {
			b.Instruments["act"].Norms = map[string]*book.Norm{"1": n}
		}
	}
	office := &book.Norm{Permits: []string{"poll/present"}, Approval: []book.Approval{{Office: "the registrar"}}}
	allowed := func(a book.Authorisation) change {
		return func(b *book.Book, d *book.Deployment) {
			leave(office)(b, d)
			d.Authorisations = map[string]*book.Authorisation{"r": &a}
		}
	}
	present := []string{"poll/present"}
	for _, c := range []struct {
		name                            string
		change                          change
		prohibited, permitted, unproven int
	}{
		{"no rule", func(*book.Book, *book.Deployment) {}, 0, 0, 0},
		{"a ban", leave(&book.Norm{Prohibits: present}), 1, 0, 0},
		{"leave", leave(&book.Norm{Permits: present}), 0, 1, 0},
		{"advice", leave(&book.Norm{Prohibits: present, Advice: "should"}), 0, 0, 0},
		{"leave by an office", leave(office), 0, 0, 1},
		{"leave given", allowed(book.Authorisation{Actions: present, On: "2026-11-01"}), 0, 1, 0},
		{"leave given to others", allowed(book.Authorisation{Actions: present, Agencies: []string{"patrol"}}), 0, 0, 1},
		{"leave for elsewhere", allowed(book.Authorisation{Actions: present, Places: []string{"elsewhere"}}), 0, 0, 1},
		{"leave that came late", allowed(book.Authorisation{Actions: present, On: "2026-11-04"}), 0, 0, 1},
		{"another state's law", func(b *book.Book, d *book.Deployment) {
			leave(&book.Norm{Prohibits: present})(b, d)
			b.Instruments["act"].Reach, b.Instruments["act"].Issuer = book.Reach{Members: true}, "XX"
			b.Instruments["act"].Addresses = &book.Addressees{Agencies: []string{"harbor-pd"}}
		}, 0, 0, 0},
	} {
		f := asked(t, func(b *book.Book, d *book.Deployment) {
			b.Actions = map[string]*book.Action{"poll/present": {}}
			b.Places["school"] = &book.Place{Name: "School", Kind: "site", Within: "riverton", Setting: "polling-place"}
			b.Instruments = map[string]*book.Instrument{"act": {Kind: "statute", Issuer: "ST", Reach: book.Reach{Territory: "ST"}}}
			d.Assignments = map[string]*book.Assignment{"a": {Units: []string{"h1"}, Place: "school"}, "b": {Units: []string{"h1"}, Place: "riverton"}, "c": {Units: []string{"h1"}}}
			c.change(b, d)
		})
		if len(f.Polls) != 2 || !f.Polls[0].Here || f.Polls[1].Here {
			t.Fatalf("%s: %+v", c.name, f.Polls)
		}
		p := f.Polls[0]
		if len(p.Prohibited) != c.prohibited || len(p.Permitted) != c.permitted || len(p.Unauthorised) != c.unproven {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}
