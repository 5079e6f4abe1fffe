package checker_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"roe.example/checker"
	"roe.example/checker/report"
)

// TestOffTakesAwayOnlyItsOwn holds a run with rules off to one with all: the
// same findings but for those rules', and none of these rules judged.
func TestOffTakesAwayOnlyItsOwn(t *testing.T) {
	const book = "../agreements/riverton-election-day"
	all := configured(t, book, "")
	off := configured(t, book, `rules: {
	"force/*": {off: true, reason: "tried"}
	"command/*": {off: true, reason: "tried"}
	"command/orphan": off: false
	communications: severity: "note"
	"communications/cannot-talk": severity: "error"
}`)
	gone := func(id string) bool {
		return slices.Contains(off.Coverage.Rules.Off, id)
	}
	var want []report.Finding
	for _, f := range all.Findings {
		if gone(f.Rule) {
			continue
		}
		switch {
		case f.Rule == "communications/cannot-talk":
			f.Severity = "error"
		case f.Topic == "communications":
			f.Severity = "note"
		}
		want = append(want, f)
	}
	byFingerprint := cmpopts.SortSlices(func(a, b report.Finding) bool { return a.Fingerprint < b.Fingerprint })
	if diff := cmp.Diff(want, off.Findings, byFingerprint); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if len(want) == len(all.Findings) || len(want) == 0 {
		t.Errorf("%d of %d findings are left: nothing was tried", len(want), len(all.Findings))
	}
	if slices.ContainsFunc(off.Coverage.Rules.Evaluated, gone) || gone("command/orphan") || gone("communications/cannot-talk") {
		t.Errorf("off: %v; evaluated: %v", off.Coverage.Rules.Off, off.Coverage.Rules.Evaluated)
	}
	if n := len(off.Coverage.Rules.Off) + len(off.Coverage.Rules.Evaluated); n != len(all.Coverage.Rules.Evaluated) {
		t.Errorf("%d rules are off or judged, want %d", n, len(all.Coverage.Rules.Evaluated))
	}
	if diff := cmp.Diff(all.Coverage.Unchecked, off.Coverage.Unchecked); diff != "" {
		t.Errorf("topics without rules (-all +off):\n%s", diff)
	}
}

func configured(t *testing.T, book, text string) *report.Report {
	t.Helper()
	opt := checker.Options{Paths: []string{book}, Today: "2026-10-01"}
	if text != "" {
		opt.ConfigFile = filepath.Join(t.TempDir(), "roe.cue")
		if err := os.WriteFile(opt.ConfigFile, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	opt, err := checker.Configure(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	r, faults, err := checker.Check(context.Background(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return r
}
