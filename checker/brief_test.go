package checker_test

import (
	"testing"

	"roe.example/checker"
)

func TestBrief(t *testing.T) {
	b, faults, err := checker.Brief(t.Context(), checker.Options{
		Paths: []string{"../agreements/riverton-election-day"}, Deployments: []string{"election-day-2026"}, Today: today,
	})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if b.Event == "" || len(b.Report.Findings) == 0 {
		t.Errorf("the briefing has no event or no findings: %+v", b)
	}
}
