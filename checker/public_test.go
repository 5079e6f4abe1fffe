package checker_test

import (
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/report"
)

// Where the police are short, with what they come and what it costs is kept
// from the public.
func TestPublicReportKeepsNumbers(t *testing.T) {
	concealed := 0
	for _, f := range check(t, checker.Options{Paths: []string{ruleDir("resources", "fires")}, Today: today, Audience: report.Public}).Findings {
		if f.Topic != "resources" {
			continue
		}
		for _, secret := range []string{"24", "30", "40", "48", "50", "field force", "barriers", "vehicle", "rounds", "drone"} {
			if strings.Contains(f.Message, secret) {
				t.Errorf("%s: %q is in %q", f.Rule, secret, f.Message)
			}
		}
		if f.Deployment != "" {
			concealed++
			if !strings.Contains(f.Message, "(withheld: ") {
				t.Errorf("%s tells what is missing: %s", f.Rule, f.Message)
			}
		}
	}
	if concealed == 0 {
		t.Error("nothing was concealed")
	}
	for _, f := range check(t, checker.Options{Paths: []string{ruleDir("finance", "fires")}, Today: today, Audience: report.Public}).Findings {
		if strings.Contains(f.Message, "30000") {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
}
