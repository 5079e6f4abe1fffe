package checker_test

import (
	"testing"

	"roe.example/checker"
)

// TestEverySourceIsAnswered: nothing that was asked for is without a rule, and
// no rule answers what nobody asked.
func TestEverySourceIsAnswered(t *testing.T) {
	sources, err := checker.Sources()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, s := range sources {
		if known[s.ID] {
			t.Errorf("%s is listed twice", s.ID)
		}
		known[s.ID] = true
		if len(s.Rules) == 0 {
			t.Errorf("no rule answers %s: %s", s.ID, s.Asks)
		}
	}
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		for _, id := range r.Seeds {
			if !known[id] {
				t.Errorf("%s answers %q, which policies/sources.json does not list", r.ID, id)
			}
		}
		// Guides ask that conflicts be settled; that they can be accepted, and how, is
		// roe's own.
		if len(r.Seeds) == 0 && !r.OnWaivers {
			t.Errorf("%s answers nothing that was asked for", r.ID)
		}
	}
}
