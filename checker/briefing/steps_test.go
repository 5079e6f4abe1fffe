package briefing_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/load"
	"roe.example/checker/rule"
)

// counted says what a finding adds to a step.
func counted(tasks map[string]briefing.Task, s *briefing.Step) (errors, warnings, notes int) {
	for _, f := range s.Findings {
		switch tasks[f].Severity {
		case rule.Error:
			errors++
		case rule.Warning:
			warnings++
		default:
			notes++
		}
	}
	return
}

// Every task is in exactly one step, which counts it, is as grave as its gravest
// and is asked of all who have a part in it.
func gathered(t *testing.T, name string, steps []briefing.Step, from []briefing.Task) {
	t.Helper()
	tasks, left := map[string]briefing.Task{}, map[string]int{}
	for _, task := range from {
		tasks[task.Finding] = task
		left[task.Finding]++
	}
	for i := range steps {
		s := &steps[i]
		if errors, warnings, notes := counted(tasks, s); errors != s.Errors || warnings != s.Warnings || notes != s.Notes || len(s.Findings) == 0 {
			t.Errorf("%s: %q counts %d, %d, %d; its findings are %d, %d, %d", name, s.Text, s.Errors, s.Warnings, s.Notes, errors, warnings, notes)
		}
		if s.About == "" || s.Text == "" || strings.ContainsAny(s.Text, "{}") || strings.Contains(s.Text, "  ") || !strings.HasSuffix(s.Text, ".") || strings.HasSuffix(s.Text, "..") {
			t.Errorf("%s: a step reads %q, about %q", name, s.Text, s.About)
		}
		var gravest int
		for _, f := range s.Findings {
			left[f]--
			gravest = max(gravest, rule.Weight(tasks[f].Severity))
			for _, a := range tasks[f].By {
				if !slices.Contains(s.By, a) {
					t.Errorf("%s: %q is not asked of %s, whom %s needs", name, s.Text, a.Short, tasks[f].Rule)
				}
			}
			if s.Before > tasks[f].Before {
				t.Errorf("%s: %q is due %q, its finding %q", name, s.Text, s.Before, tasks[f].Before)
			}
		}
		if rule.Weight(s.Severity) != gravest {
			t.Errorf("%s: %q weighs %s", name, s.Text, s.Severity)
		}
		if i > 0 && from[0].Severity != rule.Note && rule.Weight(s.Severity) > rule.Weight(steps[i-1].Severity) {
			t.Errorf("%s: %q comes after what is less grave", name, s.Text)
		}
	}
	for f, n := range left {
		if n != 0 {
			t.Errorf("%s: %s (%s) is in %d steps too few", name, f, tasks[f].Rule, n)
		}
	}
}

// Nothing that is open is dropped or told twice, in any book that rules are
// tested on and in real cases.
func TestStepsClearEverything(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) { cleared(t, t.Name(), b.Briefing) })
	paths, err := filepath.Glob("../../testdata/rules/*/fires")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		x, err := checker.Examine(t.Context(), checker.Options{Paths: []string{path}, Today: "2026-09-25"})
		if err != nil || len(x.Report.Diagnostics) > 0 {
			t.Fatal(err, x.Report.Diagnostics)
		}
		covers(t, x)
	}
}

func covers(t *testing.T, x *checker.Examination) {
	t.Helper()
	library, err := load.Library()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range x.Facts.Deployments {
		b, err := briefing.CoverOf(briefing.Input{Books: x.Books, Library: library.Book, Facts: x.Facts, Rules: x.Rules, Report: x.Report, Book: d.Book, Deployment: d.ID})
		if err != nil {
			t.Fatal(err)
		}
		cleared(t, d.Book+" "+d.ID, b)
	}
}

func cleared(t *testing.T, name string, b *briefing.Briefing) {
	t.Helper()
	open := 0
	for i := range b.Report.Findings {
		if f := &b.Report.Findings[i]; f.Deployment == b.Deployment && f.Book == b.Book && f.Waiver == nil && rule.Weight(f.Severity) >= rule.Weight(rule.Warning) {
			open++
			if n := len(slices.Collect(within(b.Cover.Steps, f.Fingerprint))); n != 1 {
				t.Errorf("%s: %s %s is in %d steps", name, f.Rule, f.Fingerprint, n)
			}
		}
	}
	gathered(t, name, b.Cover.Steps, b.Cover.Settle)
	gathered(t, name, b.Cover.Points, b.Cover.Tell)
}

func within(steps []briefing.Step, fingerprint string) func(func(briefing.Step) bool) {
	return func(yield func(briefing.Step) bool) {
		for _, s := range steps {
			for _, f := range s.Findings {
				if f == fingerprint && !yield(s) {
					return
				}
			}
		}
	}
}

// A step names the agreement that the remedies of its findings are about.
func TestStepsSay(t *testing.T) {
	b := brief(t, plans[0][0], plans[0][1])
	for _, want := range []string{
		"Put Cascadia Pact 2026 in order: have Northern Oregon Patrol sign or approve; bring Northern Oregon Patrol under an agreement that holds;",
		"Put Coastal Pact 2009 in order: renew the approval of Harbor PD; make it cover Riverton State PD, and the place;",
		"Have counsel decide which yields, Cascadia Pact 2026 or Coastal Pact 2009, and amend it:",
		"Name an incident commander for all of the time;",
	} {
		if !slices.ContainsFunc(b.Cover.Steps, func(s briefing.Step) bool { return strings.HasPrefix(s.Text, want) }) {
			t.Errorf("no step says %q", want)
		}
	}
	for _, task := range b.Cover.Settle {
		for s := range within(b.Cover.Steps, task.Finding) {
			for _, name := range []string{"Coastal Pact 2009", "Cascadia Pact 2026"} {
				if strings.HasPrefix(task.Remedy, "Put ") && strings.Contains(task.Remedy, name) && !strings.Contains(s.About, name) {
					t.Errorf("%q is a step on %s, and the remedy is %q", s.Text, s.About, task.Remedy)
				}
			}
		}
	}
}
