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
	host, own := Place{Role: "host rule", Path: "order-5.2"}, Place{Role: "own rule", Path: "manual-308.4"}
	for name, test := range map[string]struct {
		change  func(*facts.Clash)
		message string
		want    []Place
	}{
		"cited first, host":   {nil, "By {rule} and {own}.", []Place{host, own}},
		"cited first, own":    {nil, "By {own} and {rule}.", []Place{own, host}},
		"only own cited":      {nil, "By {own}.", []Place{own, host}},
		"neither cited":       {nil, "It is so.", []Place{host, own}},
		"law and order":       {norms("statute#1", "day#2"), "", []Place{{Role: "law", Path: "statute-1"}, {Role: "order", Path: "day-2"}}},
		"clauses":             {norms("pact#3", "pact#4"), "", []Place{{Role: "clause", Path: "pact-3"}, {Role: "clause", Path: "pact-4"}}},
		"norm that is absent": {norms("order#5.2", "gone#1"), "", []Place{host}},
		"clauses that were tried": {
			func(c *facts.Clash) { c.Settlements = []facts.Settlement{{Path: "pact-3"}} }, "", []Place{host, own, {Role: "clause", Path: "pact-3"}},
		},
		"where it was planned": {
			func(c *facts.Clash) { c.Left.Norms, c.Left.View = nil, "plan" }, "", []Place{own, {Role: "assignment", Path: "line"}},
		},
		"no document":             {unwritten("all-silent", "", "line"), "", []Place{{Role: "assignment", Path: "line"}}},
		"everywhere":              {unwritten("all-silent", "", ""), "", []Place{{Role: "deployment", Path: "day"}}},
		"asked":                   {unwritten("requests", "", "line"), "", []Place{{Role: "request", Path: "r1"}}},
		"lent":                    {unwritten("lends", "", "line"), "", []Place{{Role: "deployment", Path: "day"}}},
		"call is a request":       {unwritten("requests", "r1", "line"), "", []Place{{Role: "request", Path: "r1"}}},
		"call is a transfer":      {unwritten("accepts", "gas", "line"), "", []Place{{Role: "transfer", Path: "gas"}}},
		"call is an assignment":   {unwritten("tasked", "line", "line"), "", []Place{{Role: "assignment", Path: "line"}}},
		"call is a unit":          {unwritten("all-silent", "h1", "line"), "", []Place{{Role: "unit", Path: "h1"}, {Role: "assignment", Path: "line"}}},
		"unit that is everywhere": {unwritten("all-silent", "h1", ""), "", []Place{{Role: "unit", Path: "h1"}}},
		"a word that they define": {
			func(c *facts.Clash) { c.Kind, c.Right.Norms, c.Call = "terms", nil, facts.Say("word") },
			"{rule}", []Place{host, {Role: "definition", Path: "word"}},
		},
		"call and own rule": {
			func(c *facts.Clash) { c.Left.Norms, c.Left.View, c.Call = nil, "plan", facts.Say("line") },
			"{own}", []Place{{Role: "assignment", Path: "line"}, own},
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
	want := []Place{{Role: "assignment", Path: "line"}}
	if diff := cmp.Diff(want, indexed(c).placesOf(c, "")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
