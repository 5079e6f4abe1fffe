package judge

import (
	"slices"
	"strings"
	"testing"

	"roe.example/checker/facts"
	"roe.example/policies"
)

// TestLikeWeighsAlike: clashes that are equal by Like weigh the same, each asked
// about by itself, and most differ in what no rule sees.
func TestLikeWeighsAlike(t *testing.T) {
	e, err := Thaw(policies.Frozen, roesOwn())
	if err != nil {
		t.Fatal(err)
	}
	none := func(string) bool { return false }
	topics := []string{"force", "body-camera"}
	fast, err := e.Severities(topics, none, false)
	if err != nil {
		t.Fatal(err)
	}
	plainly, err := e.Severities(topics, none, true)
	if err != nil {
		t.Fatal(err)
	}
	norms := []facts.Norm{{ID: "a#1", Book: "b"}, {ID: "b#1", Book: "b", Law: true, Kind: "statute", Rank: 2}, {ID: "c#1", Book: "b"}}
	for _, s := range []*Severities{fast, plainly} {
		if err := s.Norms(t.Context(), norms); err != nil {
			t.Fatal(err)
		}
	}
	var all []*facts.Clash
	for _, kind := range clashKinds() {
		for _, topic := range topics {
			for n, c := range variants(strings.ReplaceAll(kind, "_", "-"), topic, kind+topic) {
				if n%3 != 0 {
					continue
				}
				c.Left.Agencies, c.Right.Agencies = []string{"x"}, []string{"y"}
				all = append(all, &c)
				for _, change := range []func(c *facts.Clash){
					func(c *facts.Clash) { c.Left.Agencies = []string{"z"} },
					func(c *facts.Clash) { c.Right.Agencies = []string{"x"} },
					func(c *facts.Clash) { c.Left.Norms = []string{"c#1"} },
					func(c *facts.Clash) { c.Left.Norms = []string{"b#1"} },
					func(c *facts.Clash) { c.Right.Norms, c.Law = []string{"b#1"}, !c.Law },
					func(c *facts.Clash) { c.Left.Rank += 1 + n%3 },
					func(c *facts.Clash) {
						c.Right.Approvals = append(slices.Clone(c.Right.Approvals), facts.Approval{Rung: "officer", Agency: "x"})
					},
					func(c *facts.Clash) { c.Left.Duty.Stated = !c.Left.Duty.Stated },
					func(c *facts.Clash) { c.Situation += " and more" },
					func(c *facts.Clash) { c.Left.Position = "permitted" },
					func(c *facts.Clash) { c.Left.Position = "prohibited" },
					func(c *facts.Clash) { c.Reason = "own-silent" },
					func(c *facts.Clash) { c.Exposure.Planned = !c.Exposure.Planned },
					func(c *facts.Clash) { c.Confidence = "reported" },
				} {
					other := c
					change(&other)
					all = append(all, &other)
				}
			}
		}
	}
	for _, c := range all {
		facts.Total(c)
	}
	want, err := plainly.Of(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	first, found := map[string]int{}, 0
	for i, c := range all {
		key := fast.Like(c)
		at, known := first[key]
		if found += len(want[i]); !known {
			first[key] = i
			continue
		}
		if !slices.Equal(want[i], want[at]) {
			t.Fatalf("alike, but one weighs %v and the other %v:\n%+v\n%+v", want[at], want[i], all[at], c)
		}
	}
	if len(first) > len(all)*2/3 || found == 0 {
		t.Errorf("%d of %d clashes are like no other; %d findings", len(first), len(all), found)
	}
	some := all[:0:0]
	for _, i := range first {
		some = append(some, all[i])
	}
	got, err := fast.Of(t.Context(), some)
	if err != nil {
		t.Fatal(err)
	}
	for n, c := range some {
		if at := first[fast.Like(c)]; !slices.Equal(got[n], want[at]) {
			t.Errorf("%v, plainly %v, of %+v", got[n], want[at], c)
		}
	}
}
