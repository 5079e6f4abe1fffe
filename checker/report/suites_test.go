package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSuites: every rule is in every deployment, and a finding is with its rule
// and nowhere else.
func TestSuites(t *testing.T) {
	place := []Place{{File: "a.cue", Line: 1, Column: 1}}
	r := &Report{
		Verdicts: []Verdict{{Book: "b", Deployment: "d", Event: "D", Verdict: NotReady}, {Book: "b", Deployment: "e", Event: "E", Verdict: NoVerdict}},
		Findings: []Finding{
			{Rule: "force/a", Severity: "error", Book: "b", Deployment: "d", Places: place},
			{Rule: "force/a", Severity: "warning", Book: "b", Deployment: "d", Places: place, Change: Known},
			{Rule: "force/b", Severity: "note", Book: "b", Deployment: "d", Places: place},
			{Rule: "force/c", Severity: "error", Book: "b", Deployment: "e", Places: place, Waiver: &Waiver{}},
			{Rule: "agreement/x", Severity: "warning", Book: "c", Places: place},
		},
		Failures: []Failure{{Rule: "force/broken"}},
		Coverage: Coverage{Books: []string{"b", "c"}, Rules: RuleCoverage{
			Evaluated: []string{"agreement/x", "force/a", "force/b", "force/c", "force/idle"}, Idle: []string{"force/idle"}, Off: []string{"finance/off"},
		}},
	}
	var got []string
	for _, s := range r.Suites() {
		var line []string
		for _, c := range s.Cases {
			line = append(line, strings.TrimSpace(strings.Join([]string{
				c.Rule, strings.Repeat("o", len(c.Open)), strings.Repeat("n", len(c.Notes)), strings.Repeat("p", len(c.Past)),
				map[bool]string{true: "failed"}[c.Failure != nil], map[bool]string{true: "skip"}[c.Skip != ""],
			}, " ")))
		}
		got = append(got, s.Book+"/"+s.Deployment+": "+strings.Join(strings.Fields(strings.Join(line, ", ")), " "))
	}
	want := []string{
		"b/d: agreement/x, finance/off skip, force/a o p, force/b n, force/broken failed, force/c, force/idle skip",
		"b/e: agreement/x, finance/off skip, force/a, force/b, force/broken failed, force/c p, force/idle skip",
		"b/: force/broken failed",
		"c/: agreement/x o, force/broken failed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSpot: what a reader can open comes before the library's own files.
func TestSpot(t *testing.T) {
	library, own := Place{File: "roe:library/oregon.cue", Line: 3}, Place{File: "a.cue", Line: 4}
	f := Finding{Places: []Place{library, own}}
	if got := f.Spot(); got != own {
		t.Errorf("spot %v", got)
	}
	if diff := cmp.Diff([]Place{library}, f.Others()); diff != "" {
		t.Error(diff)
	}
	f.Places = f.Places[:1]
	if f.Spot() != library || len(f.Others()) != 0 {
		t.Errorf("spot %v, others %v", f.Spot(), f.Others())
	}
}

func TestDiagnosticWords(t *testing.T) {
	for _, one := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{Message: "there is no field \"x\"", Hint: "write \"y\""}, "there is no field \"x\"; write \"y\""},
		{Diagnostic{Message: "No book has it.", Hint: "Did you mean z?"}, "No book has it. Did you mean z?"},
	} {
		if got := DiagnosticWords(&one.d); got != one.want {
			t.Errorf("got %q, want %q", got, one.want)
		}
	}
}
