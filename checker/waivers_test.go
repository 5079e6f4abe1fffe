package checker_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/report"
)

// withWaivers copies the Election Day book under another name and puts a file of
// waivers into it.
func withWaivers(t *testing.T, name, waivers string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS("../agreements/riverton-election-day")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "waivers.cue"), []byte("package riverton\n\n"+waivers), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// accepted is a waiver in good order of a finding between two agencies.
const accepted = `
_by: {by: "chief", name: "Maria Ortiz-Webb", title: "Chief of Police", on: "2026-09-20"}
waivers: "spray-words": {
	fingerprint: "f1ec61371b2edd3c"
	why:   "Nobody pulls at a person who sits."
	terms: "Supervisors say which behaviour they mean."
	acceptedBy: {"riverton-pd": _by, "harbor-pd": _by}
	from:  "2026-09-22", until: "2026-11-30"
	evidence: ["Riverton PD file 26-114"]
}
`

func find(t *testing.T, r *report.Report, book, fingerprint string) report.Finding {
	t.Helper()
	i := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.Book == book && f.Fingerprint == fingerprint })
	if i < 0 {
		t.Fatalf("%s has no finding %s", book, fingerprint)
	}
	return r.Findings[i]
}

// TestWaiverOfOneBook: of two books in one run, which have the same findings, a
// waiver accepts only those of its own.
func TestWaiverOfOneBook(t *testing.T) {
	one, two := withWaivers(t, "one", accepted), withWaivers(t, "two", "")
	r := check(t, checker.Options{Paths: []string{one, two}, Today: "2026-10-01"})
	waived := map[string]int{}
	for _, v := range r.Verdicts {
		waived[filepath.Base(v.Book)] = v.Waived
	}
	if diff := cmp.Diff(map[string]int{"one": 1, "two": 0}, waived); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, v := range r.Verdicts {
		f := find(t, r, v.Book, "f1ec61371b2edd3c")
		if mine := filepath.Base(v.Book) == "one"; (f.Waiver != nil) != mine || f.Open() == mine {
			t.Errorf("%s: %+v", v.Book, f.Waiver)
		}
	}
	want := []report.Acceptance{
		{Agency: "harbor-pd", Short: "Harbor PD", By: "Maria Ortiz-Webb", Title: "Chief of Police", On: "2026-09-20"},
		{Agency: "riverton-pd", Short: "Riverton PD", By: "Maria Ortiz-Webb", Title: "Chief of Police", On: "2026-09-20"},
	}
	if diff := cmp.Diff(want, find(t, r, r.Verdicts[0].Book, "f1ec61371b2edd3c").Waiver.Accepted); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWaiverForThePublic: that a finding was accepted is public; by whom, why
// and on what terms is not, nor what is wrong with a waiver.
func TestWaiverForThePublic(t *testing.T) {
	wrong := strings.ReplaceAll(strings.ReplaceAll(accepted, "spray-words", "foam-word"), "f1ec61371b2edd3c", "3cdc0f1a328379f7")
	dir := withWaivers(t, "book", accepted+wrong)
	r := check(t, checker.Options{Paths: []string{dir}, Today: "2026-10-01", Audience: report.Public})
	f := find(t, r, r.Verdicts[0].Book, "f1ec61371b2edd3c")
	if f.Waiver == nil || f.Waiver.Until != "2026-11-30" || len(f.Waiver.Accepted)+len(f.Waiver.Evidence) > 0 {
		t.Errorf("%+v", f.Waiver)
	}
	if !slices.Contains(r.Withheld, "acceptances") {
		t.Error("withheld:", r.Withheld)
	}
	all := fmt.Sprintf("%+v %+v", r, f.Waiver)
	for _, secret := range []string{"Ortiz-Webb", "pulls at", "say which behaviour", "26-114", "spray-words", "foam-word"} {
		if strings.Contains(all, secret) {
			t.Errorf("the public reads %q", secret)
		}
	}
	for _, f := range r.Findings {
		if strings.HasPrefix(f.Rule, "agreement/waiver-") && (!strings.Contains(f.Message, "what was accepted") || len(f.Actions) > 0) {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
}

// TestWaiversHoldUnlessFaulted holds what is accepted against what the rules
// find wrong: a waiver accepts a finding if and only if no rule has an error or
// a warning about it there, nor says that it has not begun.
func TestWaiversHoldUnlessFaulted(t *testing.T) {
	dir := ruleDir("agreement", "fires")
	opt := checker.Options{Paths: []string{dir}, Today: today}
	f, faults, err := checker.Facts(t.Context(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	r := check(t, opt)
	faulted := map[string]bool{}
	for _, x := range r.Findings {
		if strings.HasPrefix(x.Rule, "agreement/waiver-") && x.Rule != "agreement/waiver-ends-soon" {
			for _, p := range x.Places {
				if p.Role == "waiver" {
					faulted[p.Path+" "+x.Deployment] = true
				}
			}
		}
	}
	held, open := 0, 0
	for _, w := range f.Waivers {
		for _, m := range w.Matches {
			if m.Holds == faulted[w.Path+" "+m.Deployment] {
				t.Errorf("waiver %s of %s: holds %v, faulted %v", w.ID, m.Fingerprint, m.Holds, faulted[w.Path+" "+m.Deployment])
			}
			if m.Holds {
				held++
			} else {
				open++
			}
		}
	}
	if held == 0 || open == 0 {
		t.Errorf("%d waivers hold and %d do not", held, open)
	}
}

// TestWithoutWaivers: the rules about waivers are there, and idle.
func TestWithoutWaivers(t *testing.T) {
	r := check(t, checker.Options{Paths: []string{"../agreements/riverton-election-day"}, Today: "2026-10-01"})
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, x := range rules {
		if x.OnWaivers {
			n++
			if !strings.HasPrefix(x.ID, "agreement/waiver-") || !slices.Contains(r.Coverage.Rules.Idle, x.ID) {
				t.Errorf("%s is not idle", x.ID)
			}
		}
	}
	if n == 0 {
		t.Error("no rule is about waivers")
	}
}

func TestWaiverFaults(t *testing.T) {
	dir := withWaivers(t, "book", `
_w: {why: "w", terms: "t", from: "2026-09-22", until: "2026-11-30", acceptedBy: {}, agencies: ["harbor-pd"]}
waivers: {
	near: _w & {rule: "force/unreachd"}
	topic: _w & {rule: "legal/anything"}
	nowhere: _w & {rule: "some/thing"}
	itself: _w & {rule: "agreement/waiver-expired"}
}`)
	_, faults, err := checker.Check(t.Context(), checker.Options{Paths: []string{dir}, Today: "2026-10-01"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprintf("%s:%d:%d: %s %s", filepath.Base(f.File), f.Line, f.Column, f.Message, f.Hint))
	}
	want := []string{
		`waivers.cue:6:14: There is no rule "force/unreachd". Did you mean "force/unreached"? "roe rules" lists those that exist.`,
		`waivers.cue:7:15: There is no rule "legal/anything". The rules on legal are legal/conflict, legal/court-order-unmentioned, legal/demand-unmet, legal/grant-condition, legal/grant-ends-early, legal/grant-outlasts, legal/grant-unfounded, legal/immigration, legal/no-powers, legal/polling-place.`,
		`waivers.cue:8:17: There is no rule "some/thing". "roe rules" lists those that exist.`,
		`waivers.cue:9:16: What agreement/waiver-expired finds is about waivers and cannot be waived. Mend the waiver that the finding speaks of, or take it out.`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
