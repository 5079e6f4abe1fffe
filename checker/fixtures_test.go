package checker_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"roe.example/checker"
	"roe.example/checker/internal/want"
	"roe.example/checker/report"
)

// today is the day on which the fixtures are judged.
const today = "2026-11-22"

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
	for _, wrong := range marksIn(t, dir).Check(check(t, checker.Options{Paths: []string{dir}, Today: today}).Findings) {
		t.Error(wrong)
	}
}

func marksIn(t *testing.T, dir string) *want.Marks {
	t.Helper()
	marks, err := want.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return marks
}

// judged are the reports of this run, which are read only.
var judged sync.Map

// check runs a check that must come to judgement. The same is checked once.
func check(t *testing.T, opt checker.Options) *report.Report {
	t.Helper()
	key := fmt.Sprintf("%+v", opt)
	if known, ok := judged.Load(key); ok {
		return known.(*report.Report)
	}
	r, faults, err := checker.Check(t.Context(), opt)
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
	judged.Store(key, r)
	return r
}
