package checker_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"roe.example/checker"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}

const example = "../agreements/riverton-election-day"

func checked(t testing.TB, opt checker.Options) *report.Report {
	t.Helper()
	opt.Today = "2026-10-01"
	r, faults, err := checker.Check(t.Context(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return r
}

func TestCheck(t *testing.T) {
	r := checked(t, checker.Options{Paths: []string{example}})
	for _, f := range r.Failures {
		t.Errorf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
	}
	if len(r.Findings) == 0 || len(r.Verdicts) != 1 || r.Verdicts[0].Verdict != report.NotReady {
		t.Errorf("%d findings, verdicts %+v", len(r.Findings), r.Verdicts)
	}
}

// The same files and the same day give the same report.
func TestCheckIsDeterministic(t *testing.T) {
	fingerprints := func() string {
		var b strings.Builder
		for _, f := range checked(t, checker.Options{Paths: []string{example}}).Findings {
			b.WriteString(f.Fingerprint + " " + f.Message + "\n")
		}
		return b.String()
	}
	first := fingerprints()
	for range 3 {
		if again := fingerprints(); again != first {
			t.Fatal("two runs differ")
		}
	}
}

// No text for the public may hold a value that the schema marks.
func TestPublicReport(t *testing.T) {
	r := checked(t, checker.Options{Paths: []string{example}, Audience: report.Public})
	if len(r.Withheld) == 0 {
		t.Error("the report does not say that anything was left out")
	}
	loaded, err := load.Load(t.Context(), []string{example}, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	secrets := map[string]bool{}
	for _, b := range loaded.Books {
		for _, s := range b.Sensitive {
			if s.Class == "channels" && len(s.Value) > 3 && strings.ContainsAny(s.Value, "0123456789") { // no net's id
				secrets[s.Value] = true
			}
		}
	}
	for _, f := range r.Findings {
		for secret := range secrets {
			for _, word := range strings.FieldsFunc(f.Message+" "+f.Remedy, func(r rune) bool { return strings.ContainsRune(" (),;:", r) }) {
				if word == secret {
					t.Errorf("%s: %q is in %q", f.Rule, secret, f.Message)
				}
			}
		}
	}
}

func TestTimeLimit(t *testing.T) {
	start := time.Now()
	_, _, err := checker.Check(t.Context(), checker.Options{Paths: []string{example}, Timeout: time.Millisecond})
	if !errors.Is(err, checker.ErrTimeLimit) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := checker.Check(ctx, checker.Options{Paths: []string{example}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestUnknownDeployment(t *testing.T) {
	r, faults, err := checker.Check(t.Context(), checker.Options{Paths: []string{example}, Deployments: []string{"nowhere"}})
	if err != nil || len(faults) != 1 || !strings.Contains(faults[0].Hint, "election-day-2026") {
		t.Fatal(err, faults)
	}
	if r.Exit("never") != 2 {
		t.Error("a run without a verdict does not end with 2")
	}
}

func TestOptions(t *testing.T) {
	for name, opt := range map[string]checker.Options{
		"today": {Today: "yesterday"}, "as of": {AsOf: "soon"},
	} {
		opt.Paths = []string{example}
		if _, _, err := checker.Check(t.Context(), opt); err == nil || !strings.Contains(err.Error(), "write") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A clock without an offset is that of the deployment's own zone.
func TestAsOf(t *testing.T) {
	for asOf, want := range map[string]string{
		"2026-11-10T18:00":       "2026-11-10T18:00:00-08:00",
		"2026-11-10T18:00-05:00": "2026-11-10T15:00:00-08:00",
	} {
		if got := checked(t, checker.Options{Paths: []string{example}, AsOf: asOf}).AsOf; got != want {
			t.Errorf("as of %s is %s, want %s", asOf, got, want)
		}
	}
}

// A book without a deployment is checked for its documents alone, and says so.
func TestBookWithoutDeployment(t *testing.T) {
	dir := t.TempDir()
	text := `agreements: "a": {title: "A", cite: "Agreement A", parties: {}}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "a.cue"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	r := checked(t, checker.Options{Paths: []string{dir}})
	if len(r.Notes) == 0 || !strings.Contains(r.Notes[0].Message, "no deployment") || len(r.Verdicts) != 0 {
		t.Errorf("notes %v, verdicts %v", r.Notes, r.Verdicts)
	}
}

// What a finding tells by being there is kept from the public too: that a tool
// comes along or is planned, and where the radios are weak.
func TestPublicReportConceals(t *testing.T) {
	inside := map[string]report.Finding{}
	for _, f := range checked(t, checker.Options{Paths: []string{example}}).Findings {
		inside[f.Fingerprint] = f
	}
	concealed := 0
	for _, f := range checked(t, checker.Options{Paths: []string{example}, Audience: report.Public}).Findings {
		if f.Topic != "communications" && inside[f.Fingerprint].Message == f.Message {
			continue
		}
		if f.Topic == "communications" || strings.Contains(f.Message, "What it is, is left out here") {
			concealed++
			if len(f.Actions) > 0 || len(f.Witness) > 0 || f.Region != "" || !strings.Contains(f.Message, "(withheld: ") {
				t.Errorf("%s tells what it leaves out: %+v", f.Rule, f)
			}
		}
	}
	if concealed == 0 {
		t.Error("nothing was concealed in a book with munitions, tasks and weak radios")
	}
	if len(inside) == 0 {
		t.Error("no findings")
	}
}

// TestRepairedBookIsReady: the Election Day book after its repair has nothing
// left to settle, on the day of its agreements and on the eve of the event.
func TestRepairedBookIsReady(t *testing.T) {
	for _, day := range []string{"2026-10-01", "2026-11-02"} {
		r := check(t, checker.Options{Paths: []string{filepath.Join("..", "agreements", "riverton-election-day-repaired")}, Today: day})
		for _, f := range r.Findings {
			if f.Severity != "note" {
				t.Errorf("on %s: %s %s: %s", day, f.Severity, f.Rule, f.Message)
			}
		}
		for _, v := range r.Verdicts {
			if v.Verdict != report.ReadyWithBriefing {
				t.Errorf("on %s: %s: %s", day, v.Verdict, v.Reason)
			}
		}
	}
}
