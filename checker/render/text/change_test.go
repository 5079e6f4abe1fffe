package text

import (
	"bytes"
	"testing"

	"roe.example/checker/report"
)

// TestWriteChange writes a change of every sort.
func TestWriteChange(t *testing.T) {
	r := handMade(t)
	var many []report.Finding
	for range shown + 2 {
		many = append(many, r.Findings[1])
	}
	better := r.Verdicts[0]
	better.Verdict, better.Reason = report.Ready, ""
	c := &report.Change{
		Opened: r.Findings[:1], Altered: r.Findings[1:2], Closed: many,
		Verdicts: []report.VerdictChange{{Before: &r.Verdicts[0], After: &better}, {After: &better}, {Before: &better}},
		Appeared: report.Remarks{Failures: []report.Failure{{Rule: "force/unreached", File: "policies/x.rego", Line: 3, Message: "it did not end"}}},
		Mended:   report.Remarks{Faults: []report.Diagnostic{{Message: "It was wrong."}}},
	}
	var got bytes.Buffer
	for _, step := range []struct {
		c     *report.Change
		after *report.Report
	}{
		{c, r}, {&report.Change{}, r},
		{&report.Change{Appeared: c.Mended}, &report.Report{Diagnostics: c.Mended.Faults}},
		{&report.Change{}, &report.Report{Diagnostics: c.Mended.Faults}},
	} {
		if err := WriteChange(&got, "12:00:00  (0.10 s)  ", step.c, step.after, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, "change.txt", got.String())
}
