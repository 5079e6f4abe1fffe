package checker_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/internal/want"
	"roe.example/checker/report"
)

// today is the day on which the fixtures are judged.
const today = "2026-11-22"

// expected is one finding that a case must give. Agencies are compared as a
// set, and every text in says must stand in the message.
type expected struct {
	rule, severity string
	agencies       []string
	says           []string
}

// never is a finding that a case must not give: a rule, or a topic with its
// slash. With an agency, only findings that concern it count.
type never struct{ rule, agency string }

// cases are documented conflicts of real agencies, with what each must give.
// Errors that are not listed fail.
var cases = []struct {
	book       string
	deployment string // empty: all
	asOf       string
	verdicts   []string // in order of the deployments' ids; nil: any
	want       []expected
	never      []never
}{
	{
		book: "02-oakland-cameras",
		want: []expected{
			{"body-camera/forbidden-here", "note", []string{"oakland-pd", "ashby-pd"}, []string{"say nothing of it"}},
			{"body-camera/forbidden-here", "note", []string{"oakland-pd", "dunmore-pd"}, []string{"only watching"}},
			{"tactics/forbidden-here", "note", []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, []string{"announce"}},
			{"tactics/forbidden-here", "note", []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, []string{"exit routes"}},
			{"tactics/forbidden-here", "note", []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, []string{"time to leave"}},
		},
	},
	{
		book:     "03-portland-cs",
		verdicts: []string{report.NotReady},
		want:     []expected{{"crowd-control/unreached", "error", []string{"portland-pb", "oregon-sp"}, []string{"CS gas"}}},
	},
	{
		book:     "04-portland-cameras",
		verdicts: []string{report.NotReady},
		want:     []expected{{"body-camera/proxy", "error", []string{"portland-pb", "oregon-sp"}, []string{"must not"}}},
	},
	{
		// The resolution binds the city's own officers alone: nothing is said of
		// the sheriff's, and nothing contradicts it yet.
		book: "08-brooklyn-center", deployment: "monday",
		never: []never{{"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}},
	},
	{
		book: "08-brooklyn-center", deployment: "tuesday",
		verdicts: []string{report.NotReady},
		want:     brooklynCenter,
		never:    []never{{"force/", "hennepin-so"}, {"crowd-control/", "hennepin-so"}, {"tactics/", "hennepin-so"}},
	},
	{
		// Condemning gas is no order, so the contradiction stands as it was.
		book: "08-brooklyn-center", deployment: "wednesday",
		want:  brooklynCenter,
		never: []never{{"force/", "hennepin-so"}, {"crowd-control/", "hennepin-so"}, {"tactics/", "hennepin-so"}},
	},
	{
		// Judged as of the day before, Tuesday's deployment is clean too.
		book: "08-brooklyn-center", deployment: "tuesday", asOf: "2021-04-12",
		never: []never{{"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}},
	},
	{
		book: "15-denver", asOf: "2020-06-04",
		verdicts: []string{report.NotReady},
		want: []expected{
			{"force/unreached", "error", denver, nil},
			{"crowd-control/unreached", "error", denver, nil},
		},
		never: []never{{"force/forbidden-here", ""}, {"crowd-control/forbidden-here", ""}},
	},
	{
		book: "15-denver", asOf: "2020-06-06",
		want: []expected{
			{"force/forbidden-here", "note", denver, []string{"restraining order"}},
			{"crowd-control/forbidden-here", "note", denver, []string{"restraining order"}},
		},
		never: []never{{"force/unreached", ""}, {"crowd-control/unreached", ""}},
	},
	{
		book: "15-denver", asOf: "2020-06-27",
		verdicts: []string{report.NotReady},
		want: []expected{
			{"force/unreached", "error", denver, nil},
			{"crowd-control/forbidden-here", "note", denver, []string{"stipulation"}},
		},
		never: []never{{"force/forbidden-here", ""}, {"crowd-control/unreached", ""}},
	},
	{
		book: "39-berkeley-narrow-role", // its role is clean, its agreement is not
		never: []never{
			{"command/", ""}, {"roles/", ""}, {"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}, {"authority/", ""},
		},
	},
	{
		book: "43-uc-berkeley-words",
		want: []expected{{"force/terms", "warning", []string{"uc-berkeley-pd", "albion-pd"}, []string{"“active”", "link arms"}}},
	},
	{
		book: "50-washington-gas", deployment: "city",
		want: []expected{
			{"crowd-control/approver", "warning", []string{"seattle-pd"}, []string{"the Mayor of Seattle"}},
			{"crowd-control/approver", "warning", []string{"seattle-pd", "washington-sp"}, []string{"the Governor of Washington"}},
		},
	},
	{
		book: "50-washington-gas", deployment: "county",
		want: []expected{
			{"crowd-control/approver", "warning", []string{"noncharter-so"}, []string{"highest elected official"}},
			{"crowd-control/approver", "warning", []string{"noncharter-so", "washington-sp"}, []string{"the Governor of Washington"}},
		},
	},
	{
		// After the decision a supervisor's word is enough for the sheriff.
		book: "50-washington-gas", deployment: "county", asOf: "2024-06-01",
		want: []expected{
			{"crowd-control/forbidden-here", "note", []string{"noncharter-so"}, []string{"supervisor"}},
			{"crowd-control/approver", "warning", []string{"noncharter-so", "washington-sp"}, []string{"the Governor of Washington"}},
		},
	},
	{
		book: "53-tear-gas-words", deployment: "california",
		want: []expected{{"force/forbidden-here", "note", []string{"oakland-pd", "elgin-pd"}, []string{"pepper spray", "13652"}}},
	},
	{
		book: "53-tear-gas-words", deployment: "washington",
		never: []never{{"force/", ""}, {"crowd-control/", ""}},
	},
	{
		book: "54-cameras-opposed", deployment: "oregon-in-oakland",
		verdicts: []string{report.NotReady},
		want:     []expected{{"body-camera/dilemma", "error", []string{"oakland-pd", "portland-pb"}, []string{"a lawful assembly"}}},
	},
	{
		book: "54-cameras-opposed", deployment: "ohio-in-dc",
		verdicts: []string{report.NotReady},
		want:     []expected{{"body-camera/unreached", "error", []string{"dc-mpd", "columbus-oh-pd"}, nil}},
	},
	{
		book: "54-cameras-opposed", deployment: "colorado-in-oakland",
		never: []never{{"body-camera/dilemma", ""}, {"body-camera/unreached", ""}},
	},
	{
		book: "58-which-policy", deployment: "both",
		verdicts: []string{report.NotReady},
		want:     []expected{{"force/dilemma", "error", []string{"northport-pd", "southport-pd"}, []string{"cannot follow both"}}},
	},
	{
		book: "58-which-policy", deployment: "one",
		never: []never{{"force/", ""}},
	},
}

var denver = []string{"denver-pd", "outside-agencies"}

// brooklynCenter is what the host's own two texts give, of its own officers.
var brooklynCenter = []expected{
	{"crowd-control/defect", "warning", []string{"brooklyn-center-pd"}, []string{"tear gas", "proclamation", "resolution"}},
	{"crowd-control/defect", "warning", []string{"brooklyn-center-pd"}, []string{"rubber"}},
	{"force/defect", "warning", []string{"brooklyn-center-pd"}, []string{"chokehold"}},
	{"tactics/defect", "warning", []string{"brooklyn-center-pd"}, []string{"encircle"}},
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		t.Run(strings.Join([]string{c.book, c.deployment, c.asOf}, " "), func(t *testing.T) {
			opt := checker.Options{Paths: []string{caseDir(c.book)}, AsOf: c.asOf, Today: today}
			if c.deployment != "" {
				opt.Deployments = []string{c.deployment}
			}
			r := check(t, opt)
			for _, w := range c.want {
				if !slices.ContainsFunc(r.Findings, w.is) {
					t.Errorf("missing %s %s of %v with %q", w.severity, w.rule, w.agencies, w.says)
				}
			}
			for _, f := range r.Findings {
				if f.Severity == "error" && !slices.ContainsFunc(c.want, func(w expected) bool { return w.is(f) }) {
					t.Errorf("unexpected error %s of %v: %s", f.Rule, f.Agencies, f.Message)
				}
				for _, n := range c.never {
					if n.is(f) {
						t.Errorf("unexpected %s %s of %v: %s", f.Severity, f.Rule, f.Agencies, f.Message)
					}
				}
			}
			var verdicts []string
			for _, v := range r.Verdicts {
				verdicts = append(verdicts, v.Verdict)
			}
			if c.verdicts != nil && !slices.Equal(verdicts, c.verdicts) {
				t.Errorf("verdicts %q, want %q", verdicts, c.verdicts)
			}
		})
	}
}

func (w expected) is(f report.Finding) bool {
	if f.Rule != w.rule || f.Severity != w.severity || !sameSet(f.Agencies, w.agencies) {
		return false
	}
	return !slices.ContainsFunc(w.says, func(s string) bool { return !strings.Contains(f.Message, s) })
}

func (n never) is(f report.Finding) bool {
	return (f.Rule == n.rule || strings.HasSuffix(n.rule, "/") && strings.HasPrefix(f.Rule, n.rule)) &&
		(n.agency == "" || slices.Contains(f.Agencies, n.agency))
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// TestCaseMarks holds every case, at its own time, against the marks in its
// files: each mark is met, and no error or warning is without one.
func TestCaseMarks(t *testing.T) {
	for _, dir := range books(t, caseDir("*")) {
		if marked(t, dir) {
			t.Run(filepath.Base(dir), func(t *testing.T) { holdMarks(t, dir) })
		}
	}
}

// TestEveryCaseIsListed fails for a book that no row of the table judges.
func TestEveryCaseIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, c := range cases {
		listed[c.book] = true
	}
	for _, dir := range books(t, caseDir("*")) {
		if !listed[filepath.Base(dir)] {
			t.Errorf("%s has no row in the table of cases", dir)
		}
	}
}

func caseDir(book string) string { return filepath.Join("..", "testdata", "cases", book) }

// books lists the directories that match, at least one.
func books(t *testing.T, pattern string) []string {
	t.Helper()
	all, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	dirs := slices.DeleteFunc(all, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || !info.IsDir()
	})
	if len(dirs) == 0 {
		t.Fatalf("no book is at %s", pattern)
	}
	return dirs
}

// marked tells whether a book can bear marks: JSON has no comments.
func marked(t *testing.T, dir string) bool {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return len(all) == 0
}

// holdMarks checks a book and holds its findings against its marks.
func holdMarks(t *testing.T, dir string) {
	t.Helper()
	marks, err := want.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range marks.Check(check(t, checker.Options{Paths: []string{dir}, Today: today}).Findings) {
		t.Error(wrong)
	}
}

// check runs a check that must come to judgement.
func check(t *testing.T, opt checker.Options) *report.Report {
	t.Helper()
	r, faults, err := checker.Check(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("%s:%d:%d: %s %s", f.File, f.Line, f.Column, f.Message, f.Hint)
	}
	for _, f := range r.Failures {
		t.Errorf("rule failed: %+v", f)
	}
	if t.Failed() {
		t.FailNow()
	}
	return r
}
