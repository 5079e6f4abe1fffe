package drill_test

import (
	"slices"
	"testing"

	"roe.example/checker"
	"roe.example/checker/drill"
)

// A deployment with a finding on who decides, on two answers or on something
// that is missing has a question about it; and the topics stay in balance.
func TestDecisionsGapsAndAnswersAreAsked(t *testing.T) {
	rules := []string{
		"authority/conflict", "authority/decides-below", "authority/decides-outside-chain", "authority/approver-unfilled", "authority/less-lethal-undecided",
		"authority/tactic-undecided", "authority/one-for-two-scenes", "authority/overreach", "authority/approver-off-scene", "finance/two-answers", "resources/gap",
	}
	asked := map[string]bool{}
	for _, book := range []string{"authority", "finance", "resources"} {
		path := "../../testdata/rules/" + book + "/fires"
		x, err := checker.Examine(t.Context(), checker.Options{Paths: []string{path}, Today: dayOfTest})
		if err != nil || len(x.Report.Diagnostics) > 0 {
			t.Fatal(err, x)
		}
		ruleOf := map[string]string{}
		var deployments []string
		for _, f := range x.Report.Findings {
			if slices.Contains(rules, f.Rule) && f.Deployment != "" {
				ruleOf[f.Fingerprint] = f.Rule
				if !slices.Contains(deployments, f.Deployment) {
					deployments = append(deployments, f.Deployment)
				}
			}
		}
		for _, id := range deployments {
			d := exercise(t, path, id, 60)
			about := 0
			for i := range d.Scenarios {
				if rule := told(t, &d.Scenarios[i], ruleOf); rule != "" {
					asked[rule] = true
					about++
				}
			}
			if about == 0 {
				t.Errorf("%s, %s: nothing is asked about what was found on %s", path, id, book)
			}
		}
	}
	for _, rule := range rules {
		if !asked[rule] {
			t.Errorf("no book with %s gets its question", rule)
		}
	}
	seen := map[string]int{}
	for _, s := range exercise(t, broken, "election-day-2026", drill.DefaultScenarios).Scenarios {
		seen[s.Topic]++
	}
	for topic, n := range seen {
		if n > 2 {
			t.Errorf("%d of %d scenarios are on %s", n, drill.DefaultScenarios, topic)
		}
	}
}

// told is the rule of which a scenario tells, whose answers have their sources.
func told(t *testing.T, s *drill.Scenario, ruleOf map[string]string) string {
	t.Helper()
	rule := ""
	for _, l := range s.Otherwise {
		rule = ruleOf[l.Finding]
	}
	for _, q := range s.Questions {
		if rule != "" && (q.Answer == "" || len(q.Sources) == 0 || len(s.Otherwise) == 0) {
			t.Errorf("%s, %s: %q with %d sources", rule, s.Title, q.Answer, len(q.Sources))
		}
	}
	return rule
}
