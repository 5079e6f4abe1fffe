package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reportOf makes a report of findings, whose rules and books all were judged.
func reportOf(findings ...Finding) *Report {
	r := &Report{Findings: findings}
	for _, f := range findings {
		r.Coverage.Rules.Evaluated = union(r.Coverage.Rules.Evaluated, []string{f.Rule})
		r.Coverage.Books = union(r.Coverage.Books, []string{f.Book})
	}
	return r
}

func found(book, print, severity string) Finding {
	return Finding{Rule: "force/unreached", Book: book, Deployment: "d", Fingerprint: print, Severity: severity}
}

// outcome is what Hold says: each finding's change, and fingerprints.
type outcome struct{ Changes, Gone, Unknown []string }

func hold(now, then *Report, a Against) outcome {
	a.Earlier = then
	now.Hold(a)
	var o outcome
	for _, f := range now.Findings {
		o.Changes = append(o.Changes, f.Change)
	}
	for _, g := range now.Baseline.Gone {
		o.Gone = append(o.Gone, g.Book+" "+g.Fingerprint)
	}
	for _, g := range now.Baseline.Unknown {
		o.Unknown = append(o.Unknown, g.Book+" "+g.Fingerprint)
	}
	return o
}

func TestHold(t *testing.T) {
	waived := found("b", "1", "error")
	waived.Waiver = &Waiver{ID: "w"}
	other := found("b", "2", "note")
	other.Deployment = "e"
	for _, test := range []struct {
		name      string
		now, then *Report
		against   Against
		want      outcome
	}{
		{"the same", reportOf(found("b", "1", "error")), reportOf(found("b", "1", "error")), Against{}, outcome{Changes: []string{Known}}},
		{"one new, one gone", reportOf(found("b", "1", "error")), reportOf(found("b", "2", "error")), Against{},
			outcome{Changes: []string{New}, Gone: []string{"b 2"}}},
		{"worse is new and not gone", reportOf(found("b", "1", "error")), reportOf(found("b", "1", "warning")), Against{}, outcome{Changes: []string{New}}},
		{"better is known", reportOf(found("b", "1", "note")), reportOf(found("b", "1", "warning")), Against{}, outcome{Changes: []string{Known}}},
		{"a waiver that ended", reportOf(found("b", "1", "error")), reportOf(waived), Against{}, outcome{Changes: []string{New}}},
		{"a waiver that began", reportOf(waived), reportOf(found("b", "1", "error")), Against{}, outcome{Changes: []string{Known}}},
		{"several of one fingerprint", reportOf(found("b", "1", "error"), found("b", "1", "warning"), found("b", "1", "warning")),
			reportOf(found("b", "1", "warning"), found("b", "1", "error")), Against{}, outcome{Changes: []string{Known, Known, New}}},
		{"one of several got worse", reportOf(found("b", "1", "error"), found("b", "1", "warning")),
			reportOf(found("b", "1", "warning"), found("b", "1", "warning")), Against{}, outcome{Changes: []string{New, Known}}},
		{"two books with the same fingerprints", reportOf(found("b", "1", "error"), found("repaired/b", "1", "error")),
			reportOf(found("b", "1", "error")), Against{}, outcome{Changes: []string{Known, New}}},
		{"begun in another folder", reportOf(found("b", "1", "error"), found("c", "1", "error")),
			reportOf(found("agreements/c", "1", "error"), found("agreements/b", "1", "note")), Against{}, outcome{Changes: []string{New, Known}}},
		{"a renamed book", reportOf(found("new", "1", "error")), reportOf(found("old", "1", "error")), Against{}, outcome{Changes: []string{Known}}},
		{"another book that shares little", reportOf(found("new", "1", "error")),
			reportOf(found("old", "1", "error"), found("old", "2", "error"), found("old", "3", "error")), Against{SamePaths: true},
			outcome{Changes: []string{New}, Gone: []string{"old 1", "old 2", "old 3"}}},
		{"a rename that is known", reportOf(found("new", "9", "error")), reportOf(found("old", "1", "error")),
			Against{Renamed: map[string]string{"old": "new"}}, outcome{Changes: []string{New}, Gone: []string{"old 1"}}},
		{"a rule that did not run", &Report{Coverage: Coverage{Books: []string{"b"}, Rules: RuleCoverage{Evaluated: []string{"x/y"}}}},
			reportOf(found("b", "1", "error")), Against{}, outcome{Unknown: []string{"b 1"}}},
		{"a book that was not asked for", reportOf(found("b", "1", "error")), reportOf(found("b", "1", "error"), found("c", "7", "error")),
			Against{}, outcome{Changes: []string{Known}, Unknown: []string{"c 7"}}},
		{"a deployment that was not asked for", reportOf(found("b", "1", "error")), reportOf(found("b", "1", "error"), other),
			Against{Deployments: []string{"d"}}, outcome{Changes: []string{Known}, Unknown: []string{"b 2"}}},
		{"a deployment that is no more", reportOf(found("b", "1", "error")), reportOf(found("b", "1", "error"), other),
			Against{}, outcome{Changes: []string{Known}, Gone: []string{"b 2"}}},
	} {
		if diff := cmp.Diff(test.want, hold(test.now, test.then, test.against)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestKnownDoesNotCount: only what is new reaches the exit code, and the
// verdict stays what it is.
func TestKnownDoesNotCount(t *testing.T) {
	now := reportOf(found("b", "1", "error"), found("b", "2", "warning"))
	now.Verdicts = []Verdict{{Book: "b", Deployment: "d", Verdict: NotReady}}
	if got := now.Exit("warning"); got != 1 {
		t.Fatalf("exit %d, want 1", got)
	}
	now.Hold(Against{Earlier: reportOf(found("b", "1", "error"))})
	for level, want := range map[string]int{"error": 0, "warning": 1, "never": 0} {
		if got := now.Exit(level); got != want {
			t.Errorf("--fail-on %s: exit %d, want %d", level, got, want)
		}
	}
	if now.Verdicts[0].Verdict != NotReady || now.Baseline.New != 1 || now.Baseline.Known != 1 {
		t.Errorf("got %+v and %+v", now.Verdicts, now.Baseline)
	}
}

// TestNewSaysWhich: a finding that was not there is told from one that weighed
// less.
func TestNewSaysWhich(t *testing.T) {
	waived := found("b", "3", "error")
	waived.Waiver = &Waiver{ID: "w"}
	now := reportOf(found("b", "1", "error"), found("b", "2", "error"), found("b", "3", "error"))
	now.Hold(Against{Name: "main", Earlier: reportOf(found("b", "2", "warning"), waived)})
	var got []string
	for i := range now.Findings {
		got = append(got, now.Past(&now.Findings[i]))
	}
	want := []string{
		"New: it was not there in main.",
		"New: it was there in main already, but weighed less: its severity was warning.",
		"New: it was waived in main, and no waiver accepts it any more.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
