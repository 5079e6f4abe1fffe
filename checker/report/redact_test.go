package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// What a message names by type must not reach the public.
func TestWithheldByType(t *testing.T) {
	tests := map[string]struct{ arg, class, want string }{
		"channel":         {`{"channel": "tac"}`, "channels", "(withheld: radio channel)"},
		"assignment":      {`{"assignment": "plaza"}`, "posts", "(withheld: post)"},
		"post":            {`{"place": "roof"}`, "posts", "(withheld: post)"},
		"number":          {`{"number": 12, "one": "officer", "many": "officers", "sensitive": "numbers"}`, "numbers", "(withheld: numbers) officers"},
		"marked action":   {`{"actions": ["spray"], "sensitive": "tactics"}`, "tactics", "(withheld: tactics)"},
		"planned action":  {`{"action": "strobe"}`, "tactics", "(withheld: tactics)"},
		"inside a list":   {`{"list": [{"channel": "tac"}]}`, "channels", "(withheld: radio channel)"},
		"place in public": {`{"place": "riverton"}`, "", "Riverton"},
		"known action":    {`{"action": "spray"}`, "", "Use pepper spray"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := small()
			in.Audience = Public
			in.Facts.Actions = in.Facts.Actions[:2]
			in.Judgement.Findings[0] = finding(argument(t, test.arg))
			r := Build(in)
			if len(r.Findings) != 1 {
				t.Fatalf("failures: %v", r.Failures)
			}
			if got := r.Findings[0].Message; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if test.class != "" && !slices.Contains(r.Withheld, test.class) {
				t.Errorf("the report does not say that %s are left out: %v", test.class, r.Withheld)
			}
		})
	}
}

// What gets into a text by any other way is found at the end.
func TestBackstop(t *testing.T) {
	in := small()
	in.Audience = Public
	in.Judgement.Findings[0] = finding(argument(t, `{"words": "on RIVERTAC 7, that is 155.4750 MHz, from the Annex roof, in 2012"}`))
	in.Judgement.Findings[0].Places = append(in.Judgement.Findings[0].Places,
		rule.Place{Role: "unit", Path: "deployments.d.units.h1.carries[0]"})
	r := Build(in)
	want := "On (withheld: radio channel), that is (withheld: radio channel) MHz, from the (withheld: post), in 2012"
	if got := r.Findings[0].Message; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := r.Findings[0].Places[2].Path; got != "deployments.d.units.h1" {
		t.Errorf("path %q is not cut off", got)
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"155.4750", "RIVERTAC", "Annex roof"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%q is in %s", secret, data)
		}
	}
	if !slices.Equal(r.Withheld, []string{"channels", "posts", "tactics"}) {
		t.Errorf("withheld %v", r.Withheld)
	}
}

func TestInternalHidesNothing(t *testing.T) {
	in := small()
	in.Judgement.Findings[0] = finding(argument(t, `{"channel": "tac"}`))
	if r := Build(in); r.Findings[0].Message != "RIVERTAC 7" || len(r.Withheld) != 0 {
		t.Errorf("got %q, withheld %v", r.Findings[0].Message, r.Withheld)
	}
}

// A word that everybody uses is no secret because a plan uses it too.
func TestCommonWordsStay(t *testing.T) {
	in := small()
	in.Audience = Public
	b := in.Books[0]
	b.Book.Deployments["d"].Radio = &book.RadioPlan{Nets: map[string]*book.Net{"command": {}}}
	b.Book.Agencies = map[string]*book.Agency{"harbor": {Short: "Harbor PD"}}
	for _, value := range []string{"command", "Harbor PD", "host"} {
		b.Sensitive = append(b.Sensitive, book.Withheld{Path: "deployments.d.plan.norms.x", Class: "tactics", Value: value})
	}
	b.Sensitive = append(b.Sensitive, book.Withheld{Path: "deployments.d.command.positions.ic.nets[0]", Class: "channels", Value: "command"})
	const text = "The host gives command to Harbor PD"
	in.Judgement.Findings[0] = finding(argument(t, `{"words": "`+text+`"}`))
	if got := Build(in).Findings[0].Message; got != text {
		t.Errorf("got %q", got)
	}
}
