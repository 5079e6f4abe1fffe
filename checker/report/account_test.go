package report_test

import (
	"strings"
	"testing"

	"roe.example/checker/report"
)

// TestWayToVerdict: where only rules that are not known keep a deployment from
// a verdict, the account says what to write.
func TestWayToVerdict(t *testing.T) {
	r := report.Report{Verdicts: []report.Verdict{
		{Verdict: report.NoVerdict, Topics: []string{"body-camera", "force"}},
		{Verdict: report.NotReady, Topics: []string{"command"}},
	}}
	const want = `covers: {"body-camera": "whole", "force": "whole"}.`
	if have := strings.Join(r.Account(), "\n"); !strings.Contains(have, want) {
		t.Errorf("want %s in\n%s", want, have)
	}
	r.Incomplete = true
	if have := strings.Join(r.Account(), "\n"); strings.Contains(have, "covers") {
		t.Errorf("a rule that could not judge is not mended by covers:\n%s", have)
	}
}
