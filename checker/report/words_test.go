package report

import "testing"

func TestArguments(t *testing.T) {
	tests := map[string]struct{ arg, want string }{
		"agency":         {`{"agency": "harbor"}`, "Harbor PD"},
		"agencies":       {`{"agencies": ["riverton", "harbor"]}`, "Riverton PD and Harbor PD"},
		"action":         {`{"action": "spray"}`, "Use pepper spray"},
		"action by name": {`{"action": "spray", "as": "name"}`, "Pepper spray"},
		"norm":           {`{"norm": "order#5.2"}`, "Order 5.2"},
		"norms":          {`{"norms": ["law#10", "order#5.2", "law#9"]}`, "Code §§ 9 and 10 and Order 5.2"},
		"clauses":        {`{"list": [{"clause": "a#10"}, {"clause": "a#4"}, {"clause": "b#1"}]}`, "Pact §§ 4 and 10 and Treaty § 1"},
		"one verb":       {`{"actions": ["spray", "strobe"]}`, "Use pepper spray and strobe lights"},
		"verbs":          {`{"actions": ["dog", "spray", "strobe"]}`, "Send a dog and use pepper spray and strobe lights"},
		"category":       {`{"actions": ["spray", "sprays"]}`, "Use sprays"},
		"carried":        {`{"actions": ["carry/spray", "sprays"]}`, "Carry pepper spray and use sprays"},
		"names":          {`{"actions": ["spray", "strobe"], "as": "name"}`, "Pepper spray and strobe lights"},
		"secondary":      {`{"norm": "manual#308.4"}`, "Manual 308.4 (read in a secondary source)"},
		"instrument":     {`{"instrument": "order"}`, "Order 5"},
		"situation":      {`{"situation": "c1"}`, "Passive resistance and a lawful assembly, at a polling place"},
		"region":         {`{"region": "c1"}`, "Passive resistance"},
		"left side":      {`{"side": "c1", "of": "left"}`, "Forbids it"},
		"right side": {`{"side": "c1", "of": "right"}`,
			"Permits it on the word of a Harbor PD supervisor and of Riverton PD's incident commander"},
		"no approval":      {`{"approvals": []}`, "Without asking anybody"},
		"officer":          {`{"approvals": [{"rung": "officer", "agency": "harbor", "office": ""}]}`, "Without asking anybody"},
		"their own":        {`{"approvals": [{"rung": "supervisor", "agency": "own", "office": ""}]}`, "On the word of their own supervisor"},
		"office":           {`{"approvals": [{"rung": "", "agency": "", "office": "the council"}]}`, "On the word of the council"},
		"elected official": {`{"approvals": [{"rung": "elected-official", "agency": "riverton", "office": ""}]}`, "On the word of the Mayor of Riverton"},
		"day":              {`{"day": "2026-11-03"}`, "3 November 2026"},
		"instant":          {`{"instant": "2026-11-03T18:00:00-08:00"}`, "3 November 2026, 18:00"},
		"interval": {`{"interval": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}}`,
			"On 3 November 2026 from 18:00 to 20:00"},
		"long interval": {`{"interval": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-04T02:00:00-08:00"}}`,
			"From 3 November 2026, 18:00 until 4 November 2026, 02:00"},
		"open interval": {`{"interval": {"from": "2026-11-03", "until": ""}}`, "From 3 November 2026 on"},
		"place":         {`{"place": "riverton"}`, "Riverton"},
		"channel":       {`{"channel": "tac"}`, "RIVERTAC 7"},
		"deployment":    {`{"deployment": "d"}`, "Election Day"},
		"assignment":    {`{"assignment": "plaza"}`, "“City Hall plaza”"},
		"unit":          {`{"unit": "h1"}`, "Harbor PD's unit h1"},
		"position":      {`{"position": "ic"}`, "Riverton PD's incident commander"},
		"member":        {`{"member": "h1"}`, "Harbor PD's unit h1"},
		"purpose":       {`{"purpose": "search"}`, "A search"},
		"subjects":      {`{"subjects": ["finance/liability"]}`, "Who answers for claims"},
		"way":           {`{"way": "state"}`, "State Plan"},
		"topic":         {`{"topic": "crowd-control"}`, "Crowd control"},
		"number":        {`{"number": 3, "one": "officer", "many": "officers"}`, "3 officers"},
		"one":           {`{"number": 1, "one": "officer", "many": "officers"}`, "1 officer"},
		"frequency":     {`{"number": 155.475, "one": "MHz", "many": "MHz"}`, "155.475 MHz"},
		"words":         {`{"words": "the band"}`, "The band"},
		"list":          {`{"list": [{"agency": "harbor"}, {"words": "x"}, {"words": "y"}]}`, "Harbor PD, x and y"},
		"long list": {`{"list": [{"words": "a"}, {"words": "b"}, {"words": "c"}, {"words": "d"}, {"words": "e"}, {"words": "f"}, {"words": "g"}]}`,
			"A, b, c, d, e and 2 others"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := small()
			in.Judgement.Findings[0] = finding(argument(t, test.arg))
			r := Build(in)
			if len(r.Findings) != 1 {
				t.Fatalf("failures: %v", r.Failures)
			}
			if got := r.Findings[0].Message; got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestArticle(t *testing.T) {
	for name, want := range map[string]string{
		"Harbor PD": "a", "Alder PD": "an", "University PD": "a", "FBI": "an", "LAPD": "an", "SPD": "an", "CHP": "a",
		"Oak PD": "an", "Union City PD": "a", "Unalaska PD": "an",
	} {
		if got := article(name); got != want {
			t.Errorf("%s %s", got, name)
		}
	}
}

func TestParent(t *testing.T) {
	for path, want := range map[string]string{
		`a."b.c".d`: `a."b.c"`, `a."b.c"`: "a", "a.b[3]": "a.b", "a": "", `a.norms."5.2".permits[0]`: `a.norms."5.2".permits`,
	} {
		if got := parent(path); got != want {
			t.Errorf("parent of %s is %s, want %s", path, got, want)
		}
	}
}

func TestPossessive(t *testing.T) {
	for name, want := range map[string]string{"Harbor PD": "Harbor PD's", "Park Marshals": "Park Marshals'"} {
		if got := possessive(name); got != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "A", "élan": "Élan", "“a”": "“a”"} {
		if got := capital(in); got != want {
			t.Errorf("capital(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	for in, want := range map[string]string{
		"passive resistance":                                     "with passive resistance",
		"not passive resistance":                                 "in any case but passive resistance",
		"not passive resistance, a lawful assembly":              "with anything but passive resistance, a lawful assembly",
		"from a person who refuses to a person who flees":        "from a person who refuses to a person who flees",
		"in any circumstances, except with an order to disperse": "in any circumstances, except with an order to disperse",
	} {
		if got := With(in); got != want {
			t.Errorf("With(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		n    int
		noun string
		want string
	}{{1, "agency", "1 agency"}, {2, "agency", "2 agencies"}, {3, "day", "3 days"}, {0, "error", "0 errors"}} {
		if got := Count(test.n, test.noun); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
