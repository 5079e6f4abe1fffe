package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// side is one side of a clash on strobe lights.
func side(position string, agencies ...string) facts.Side {
	return facts.Side{Agencies: agencies, Position: position}
}

func TestStatement(t *testing.T) {
	in := small()
	f := in.Facts
	f.Knowledge = append(f.Knowledge,
		facts.Knowledge{Book: "b", Deployment: "d", Agency: "riverton", Topic: "tactics", Extent: "whole"},
		facts.Knowledge{Book: "b", Deployment: "d", Agency: "harbor", Topic: "tactics", Extent: "excerpt"},
		facts.Knowledge{Book: "b", Deployment: "d", Agency: "riverton", Topic: "body-camera", Extent: "none"},
		facts.Knowledge{Book: "b", Deployment: "d", Agency: "harbor", Topic: "body-camera", Extent: "none"},
	)
	clash := facts.Clash{Book: "b", Deployment: "d", Topic: "tactics", Actions: []string{"strobe"}}
	silent, both := clash, clash
	silent.ID, silent.Left, silent.Right = "s1", side("silent", "riverton"), side("permitted", "harbor")
	again := silent
	again.ID = "s2"
	f.Clashes.Silent = []facts.Clash{silent, again}
	both.ID, both.Left, both.Right, both.Situation = "i1", side("permitted", "riverton"), side("permitted", "harbor"), "passive resistance and a lawful assembly"
	longer := both
	longer.ID, longer.Situation = "i2", "passive resistance, a lawful assembly and no order to disperse"
	f.Clashes.Incomparable = []facts.Clash{longer, both}
	f.Clauses = []facts.Clause{{Book: "b", ID: "a#5", Cite: "Pact § 5"}, {Book: "b", ID: "a#6", Cite: "Pact § 6"}}
	f.Attempts = []facts.Attempt{{Book: "b", Deployment: "d", Clause: "a#5", Settled: 2}, {Book: "b", Deployment: "d", Clause: "a#6", Failed: 1}}
	f.Members = []facts.Member{
		{Book: "b", Deployment: "d", Agency: "harbor"}, {Book: "b", Deployment: "d", Agency: "harbor"},
		{Book: "b", Deployment: "d", Agency: "riverton", Known: true}, {Book: "b", Deployment: "d"},
	}
	f.Deployments[0].Agreements = []string{"a"}
	in.Books[0].Book.Agreements = map[string]*book.Agreement{"a": {Covers: map[string]string{"finance": "whole", "legal": "whole", "training": "excerpt"}}}
	f.Requests = []facts.Request{
		{Book: "b", Deployment: "d", From: "riverton", To: "harbor"}, {Book: "b", Deployment: "d", From: "harbor", To: "riverton", Ways: []string{"state"}},
	}
	f.Instruments = append(f.Instruments,
		facts.Instrument{Book: "b", ID: "old", Cite: "Harbor PD Manual", Issuer: facts.Say("harbor"), Until: facts.Say("2026-11-02")},
		facts.Instrument{Book: "b", ID: "last", Cite: "Harbor PD Order", Issuer: facts.Say("harbor"), Until: facts.Say("2026-11-03")},
	)
	want := []Statement{{
		Book: "b", Deployment: "d",
		Compared: []string{"Riverton PD and Harbor PD on force", "Riverton PD and Harbor PD on what is written down of tactics"},
		Silent:   []string{"Riverton PD on strobe lights"},
		Uncompared: []string{
			"tactics (Harbor PD)", "body camera (Riverton PD and Harbor PD)",
			"the thresholds of Harbor PD and Riverton PD for strobe lights (for example given passive resistance and a lawful assembly)",
			"what the agreements say on accountability and training",
			"the request of Riverton PD to Harbor PD, for which no way of asking is written down",
			"Harbor PD Manual, which had ended by then",
			"the radios of Harbor PD, which nobody has stated",
		},
		Settled: []string{"Pact § 5 (2 conflicts)"},
		Waived:  []string{},
	}}
	if diff := cmp.Diff(want, Build(in).Coverage.Statements); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What nobody outside knows to be in play is counted, and not named.
func TestStatementForThePublic(t *testing.T) {
	in := small()
	in.Audience = Public
	in.Facts.Clashes.Silent = []facts.Clash{{
		ID: "s1", Book: "b", Deployment: "d", Topic: "tactics", Actions: []string{"strobe"},
		Left: side("silent", "riverton"), Right: side("permitted", "harbor"),
	}}
	s := Build(in).Coverage.Statements[0]
	if diff := cmp.Diff([]string{"Riverton PD on 1 kind of action in tactics"}, s.Silent); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWaivedFindingsAreListed(t *testing.T) {
	d := facts.Deployment{Book: "b", ID: "d"}
	in := small()
	b := &builder{in: in, names: index(in)}
	both := &Waiver{Until: "2026-11-30", Accepted: []Acceptance{{Agency: "riverton"}, {Agency: "harbor"}}}
	got := b.waivedWords([]Finding{
		{Rule: "force/silent", Fingerprint: "f1", Book: "b", Deployment: "d", Waiver: both},
		{Rule: "force/terms", Fingerprint: "f4", Book: "b", Deployment: "d", Waiver: &Waiver{Until: "2026-11-30"}},
		{Rule: "force/silent", Fingerprint: "f2", Book: "b", Deployment: "d"},
		{Rule: "force/silent", Fingerprint: "f3", Book: "b", Deployment: "other", Waiver: &Waiver{}},
	}, d)
	if diff := cmp.Diff([]string{
		"force/silent, accepted by Harbor PD and Riverton PD until 30 November 2026",
		"force/terms, accepted until 30 November 2026",
	}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSilentSides: whoever has no position is silent, on either side or on both.
func TestSilentSides(t *testing.T) {
	side := func(position string, agencies ...string) facts.Side {
		return facts.Side{Position: position, Agencies: agencies}
	}
	for _, c := range []struct {
		left, right facts.Side
		want        []string
	}{
		{side("silent", "a"), side("prohibited", "b"), []string{"a"}},
		{side("prohibited", "a"), side("silent", "b"), []string{"b"}},
		{side("silent", "b"), side("silent", "a"), []string{"a", "b"}},
		{side("silent", "b", "a"), side("silent", "a"), []string{"a", "b"}},
		{side("permitted", "c"), side("silent", "b", "a"), []string{"a", "b"}},
		{side("permitted", "a"), side("required", "b"), nil},
	} {
		if diff := cmp.Diff(c.want, silent(&facts.Clash{Left: c.left, Right: c.right})); diff != "" {
			t.Errorf("%v and %v (-want +got):\n%s", c.left, c.right, diff)
		}
	}
}
