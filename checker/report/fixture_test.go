package report

import (
	"encoding/json"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// small is a run with one book, one deployment, one clash and one finding.
func small() Input {
	approvals := []facts.Approval{{Rung: "supervisor", Agency: "harbor"}, {Rung: "incident-commander", Agency: "riverton"}}
	during := facts.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-03T22:00:00-08:00"}
	f := &facts.Facts{
		Today: "2026-10-01",
		Books: []facts.Book{{Book: "b", Deployments: 1}},
		Agencies: []facts.Agency{
			{Book: "b", ID: "riverton", Short: "Riverton PD"}, {Book: "b", ID: "harbor", Short: "Harbor PD"},
		},
		Actions: []facts.Action{
			{Book: "b", ID: "spray", Name: "pepper spray", Phrase: "use pepper spray", Topic: "force"},
			{Book: "b", ID: "strobe", Name: "strobe lights", Phrase: "use strobe lights", Topic: "tactics"},
			{Book: "b", ID: "sprays", Name: "sprays", Phrase: "use sprays", Topic: "force"},
			{Book: "b", ID: "dog", Name: "dogs", Phrase: "send a dog", Topic: "force"},
			{Book: "b", ID: "carry/spray", Name: "carrying pepper spray", Phrase: "carry pepper spray", Topic: "force"},
		},
		Norms: []facts.Norm{
			{Book: "b", ID: "order#5.2", Path: `instruments.order.norms."5.2"`, Cite: "Order 5.2", Kind: "directive", Actions: []string{"spray"}},
			{Book: "b", ID: "manual#308.4", Path: `instruments.manual.norms."308.4"`, Cite: "Manual 308.4", Kind: "policy", Confidence: "secondary"},
			{Book: "b", ID: "law#9", Path: "instruments.law.norms.9", Cite: "Code § 9", Kind: "statute"},
			{Book: "b", ID: "law#10", Path: "instruments.law.norms.10", Cite: "Code § 10", Kind: "statute"},
			{Book: "b", ID: "d/plan#1", Path: `deployments.d.plan.norms."1"`, Cite: "Order of the day 1", Kind: "operation-order", Actions: []string{"strobe"}},
		},
		Clauses: []facts.Clause{
			{Book: "b", ID: "a#4", Cite: "Pact § 4"}, {Book: "b", ID: "a#10", Cite: "Pact § 10"}, {Book: "b", ID: "b#1", Cite: "Treaty § 1"},
		},
		Instruments: []facts.Instrument{{Book: "b", ID: "order", Cite: "Order 5"}},
		Deployments: []facts.Deployment{{
			Book: "b", ID: "d", Event: "Election Day", Agencies: []string{"riverton", "harbor"}, During: during,
		}},
		Assignments: []facts.Assignment{{Book: "b", Deployment: "d", ID: "plaza", Title: "City Hall plaza"}},
		Units:       []facts.Unit{{Book: "b", Deployment: "d", ID: "h1", Agency: "harbor"}},
		Positions: []facts.Position{
			{Book: "b", Deployment: "d", ID: "ic", Title: "incident-commander", Agency: facts.Say("riverton")},
		},
		Knowledge: []facts.Knowledge{
			{Book: "b", Deployment: "d", Agency: "riverton", Topic: "force", Extent: "whole"},
			{Book: "b", Deployment: "d", Agency: "harbor", Topic: "force", Extent: "whole"},
		},
	}
	f.Clashes.Unreached = []facts.Clash{{
		ID: "c1", Kind: "unreached", Book: "b", Deployment: "d", Topic: "force", During: during,
		Left:      facts.Side{Agencies: []string{"riverton"}, Position: "prohibited"},
		Right:     facts.Side{Agencies: []string{"harbor"}, Position: "permitted", Approvals: approvals},
		Situation: "passive resistance, at a polling place", Region: "passive resistance",
		Witness: []facts.Circumstance{
			{Dimension: "place", Value: "polling-place", Phrase: "at a polling place"},
			{Dimension: "resistance", Value: "refusing", Phrase: "passive resistance"},
			{Dimension: "assembly", Value: "lawful", Phrase: "a lawful assembly"},
		},
		Settlements: []facts.Settlement{{Clause: "a#4", By: "host", Outcome: "fails"}, {Clause: "a#5", By: "host", Outcome: "partly"}},
	}}
	return Input{
		Facts: f, Audience: Internal,
		Books: []*book.Located{{
			Dir: "b",
			Book: &book.Book{
				Dimensions:   map[string]*book.Dimension{"resistance": {Order: 10}, "place": {Order: 20}},
				Actions:      map[string]*book.Action{"spray": {In: []string{"sprays"}}, "strobe": {}, "sprays": {In: []string{"tools"}}, "tools": {}, "dog": {}},
				Channels:     map[string]*book.Channel{"tac": {Name: "RIVERTAC 7"}},
				Purposes:     map[string]*book.Purpose{"search": {Title: "a search"}},
				Subjects:     map[string]*book.Subject{"finance/liability": {Title: "who answers for claims"}},
				RequestPaths: map[string]*book.RequestPath{"state": {Cite: "State Plan"}},
				Places: map[string]*book.Place{
					"riverton": {Name: "Riverton", ElectedOfficial: "Mayor"}, "roof": {Name: "Annex roof", Within: "riverton"},
				},
				Deployments: map[string]*book.Deployment{"d": {Place: "riverton"}},
			},
			Locations: book.NewLocations(map[string]book.Location{
				"instruments.order": {File: "b/order.cue", Line: 3, Column: 1}, `instruments.order.norms."5.2"`: {File: "b/order.cue", Line: 9, Column: 3},
				`instruments.manual.norms."308.4"`: {File: "b/manual.cue", Line: 4, Column: 2},
				"deployments.d":                    {File: "b/d.cue", Line: 1, Column: 1},
			}),
			Sensitive: []book.Withheld{
				{Path: "channels.tac.rx", Class: "channels", Value: "155.4750"},
				{Path: "deployments.d.radio.nets.a.channel", Class: "channels", Value: "tac"},
				{Path: "deployments.d.units.h1.carries", Class: "tactics", Value: "strobe"},
				{Path: "deployments.d.units.h1.officers", Class: "numbers", Value: "12"},
				{Path: "deployments.d.assignments.plaza.place", Class: "posts", Value: "roof"},
			},
		}},
		Rules: []rule.Rule{{
			ID: "force/unreached", Topic: "force", Severity: rule.Error, Title: "T", Remedy: "Settle it.", File: "policies/force/unreached/unreached.rego",
		}},
		Judgement: &rule.Judgement{
			Evaluated: []rule.Evaluated{{Rule: "force/unreached", Considered: 1}, {Rule: "force/idle"}},
			Findings:  []rule.Finding{finding(nil)},
		},
	}
}

// finding is a finding of the small run with one argument {x}, or its own.
func finding(x *rule.Argument) rule.Finding {
	f := rule.Finding{
		Rule: "force/unreached", Book: "b", Deployment: "d", Severity: rule.Error, Cause: "order#5.2|manual#308.4",
		Message: "{who} may act.", Args: map[string]rule.Argument{"who": {Type: "agencies", IDs: []string{"harbor"}}},
		Agencies: []string{"riverton", "harbor"}, Actions: []string{"spray"}, Clash: "c1",
		Places: []rule.Place{{Role: "host rule", Path: `instruments.order.norms."5.2"`}, {Role: "own rule", Path: `instruments.manual.norms."308.4".permits[0]`}},
	}
	if x != nil {
		f.Message, f.Args = "{x}", map[string]rule.Argument{"x": *x}
	}
	return f
}

func argument(t *testing.T, text string) *rule.Argument {
	t.Helper()
	a := &rule.Argument{}
	if err := json.Unmarshal([]byte(text), a); err != nil {
		t.Fatal(err)
	}
	return a
}
