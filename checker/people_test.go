package checker_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/report"
)

var countOfOfficers = regexp.MustCompile(`[0-9]+ officers?`)

// TestOfficersAreNotCountedInPublic: how many officers come, and how many of
// them do not qualify, stays with the agencies.
func TestOfficersAreNotCountedInPublic(t *testing.T) {
	for _, audience := range []string{report.Internal, report.Public} {
		counted := 0
		r := check(t, checker.Options{Paths: []string{ruleDir("training", "fires")}, Today: today, Audience: audience})
		for _, f := range r.Findings {
			if strings.HasPrefix(f.Rule, "training/") && countOfOfficers.MatchString(f.Message+f.Remedy) {
				counted++
			}
		}
		if want := map[string]int{report.Internal: 3, report.Public: 0}[audience]; counted != want {
			t.Errorf("%s: %d findings count officers, want %d", audience, counted, want)
		}
	}
}

// TestPublicDoesNotReadWhatIsBrought: what a unit brings uncounted is tactics.
func TestPublicDoesNotReadWhatIsBrought(t *testing.T) {
	r := check(t, checker.Options{Paths: []string{ruleDir("accountability", "fires")}, Today: today, Audience: report.Public})
	for _, f := range r.Findings {
		if f.Rule != "accountability/rounds-uncounted" {
			continue
		}
		if strings.Contains(f.Message, "pepper spray") || slices.Contains(f.Actions, "chemical/oc-spray") {
			t.Errorf("the public reads %q %v", f.Message, f.Actions)
		}
		return
	}
	t.Error("no finding on rounds")
}
