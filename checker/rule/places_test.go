package rule

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
)

func TestPlaces(t *testing.T) {
	norms := func(left, right string) func(*facts.Clash) {
		return func(c *facts.Clash) { c.Left.Norms, c.Right.Norms = []string{left}, []string{right} }
	}
	unwritten := func(reason, call, assignment string) func(*facts.Clash) {
		return func(c *facts.Clash) {
			c.Left.Norms, c.Right.Norms, c.Left.View = nil, nil, "request"
			// Harbor asks Riverton.
			c.Reason, c.Assignments = reason, []string{assignment}
			c.Call = facts.Stated[string]{Stated: call != "", Value: call}
		}
	}
	host, own := Place{"host rule", "order-5.2"}, Place{"own rule", "manual-308.4"}
	for name, test := range map[string]struct {
		change  func(*facts.Clash)
		message string
		want    []Place
	}{
		"cited first, host":   {nil, "By {rule} and {own}.", []Place{host, own}},
		"cited first, own":    {nil, "By {own} and {rule}.", []Place{own, host}},
		"only own cited":      {nil, "By {own}.", []Place{own, host}},
		"neither cited":       {nil, "It is so.", []Place{host, own}},
		"law and order":       {norms("statute#1", "day#2"), "", []Place{{"law", "statute-1"}, {"order", "day-2"}}},
		"clauses":             {norms("pact#3", "pact#4"), "", []Place{{"clause", "pact-3"}, {"clause", "pact-4"}}},
		"norm that is absent": {norms("order#5.2", "gone#1"), "", []Place{host}},
		"clauses that were tried": {
			func(c *facts.Clash) { c.Settlements = []facts.Settlement{{Path: "pact-3"}} }, "", []Place{host, own, {"clause", "pact-3"}},
		},
		"where it was planned": {
			func(c *facts.Clash) { c.Left.Norms, c.Left.View = nil, "plan" }, "", []Place{own, {"assignment", "line"}},
		},
		"no document":             {unwritten("all-silent", "", "line"), "", []Place{{"assignment", "line"}}},
		"everywhere":              {unwritten("all-silent", "", ""), "", []Place{{"deployment", "day"}}},
		"asked":                   {unwritten("requests", "", "line"), "", []Place{{"request", "r1"}}},
		"lent":                    {unwritten("lends", "", "line"), "", []Place{{"deployment", "day"}}},
		"call is a request":       {unwritten("requests", "r1", "line"), "", []Place{{"request", "r1"}}},
		"call is a transfer":      {unwritten("accepts", "gas", "line"), "", []Place{{"transfer", "gas"}}},
		"call is an assignment":   {unwritten("tasked", "line", "line"), "", []Place{{"assignment", "line"}}},
		"call is a unit":          {unwritten("all-silent", "h1", "line"), "", []Place{{"unit", "h1"}, {"assignment", "line"}}},
		"unit that is everywhere": {unwritten("all-silent", "h1", ""), "", []Place{{"unit", "h1"}}},
		"a word that they define": {
			func(c *facts.Clash) { c.Kind, c.Right.Norms, c.Call = "terms", nil, facts.Say("word") },
			"{rule}", []Place{host, {"definition", "word"}},
		},
		"call and own rule": {
			func(c *facts.Clash) { c.Left.Norms, c.Left.View, c.Call = nil, "plan", facts.Say("line") },
			"{own}", []Place{{"assignment", "line"}, own},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := clash(test.change)
			if diff := cmp.Diff(test.want, indexed(c).placesOf(c, test.message)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Requests between others are no request of this clash.
func TestRequestsOfOthers(t *testing.T) {
	c := clash(func(c *facts.Clash) {
		c.Reason, c.Left.View, c.Left.Norms, c.Right.Norms = "requests", "request", nil, nil
		c.Right.Agencies = []string{"coast"}
	})
	want := []Place{{"assignment", "line"}}
	if diff := cmp.Diff(want, indexed(c).placesOf(c, "")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
