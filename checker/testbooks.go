package checker

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/want"
	"roe.example/checker/judge"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// BookResult is what came of holding rules to a book beside one of them: a
// folder <topic>/<name>/fires…, in which the rule must find what the marks in
// it say, or …/quiet…, in which it must find nothing.
type BookResult struct {
	Rule  string   `json:"rule"`
	Dir   string   `json:"dir"`
	Marks int      `json:"marks"` // of the rule
	Wrong []string `json:"wrong"` // sentences: what was missed, and what was not expected
	// Faults are why the book could not be judged.
	Faults []book.Diagnostic `json:"faults"`
}

// testBook is a book beside a rule.
type testBook struct {
	rule, dir string
	fires     bool
	marks     *want.Marks
	wrong     []string // before it is judged
}

// booksOf reads the marks of the books that are under test.
func booksOf(packs []*pack, run *regexp.Regexp) (out []*testBook, err error) {
	for _, p := range packs {
		for _, b := range booksIn(p) {
			if run != nil {
				b.wrong = nil // its twin may not be asked for
				if !run.MatchString(b.dir) {
					continue
				}
			}
			if b.marks, err = want.Read(b.dir); err != nil {
				b.marks = &want.Marks{}
				b.wrong = append(b.wrong, strings.TrimPrefix(err.Error(), "read marks: "))
			}
			out = append(out, b)
		}
	}
	return out, nil
}

// marked lists the rules that some mark names.
func marked(books []*testBook) (out []string) {
	for _, b := range books {
		out = append(out, b.marks.Rules()...)
	}
	return out
}

// testBooks holds rules to the books beside them.
func testBooks(ctx context.Context, e *judge.Engine, books []*testBook, opt TestOptions) (out []BookResult, err error) {
	for _, b := range books {
		result, err := b.test(ctx, e, opt)
		if errors.Is(err, ErrTimeLimit) {
			return nil, fmt.Errorf("the book %s was not judged within %v: a rule under test does not come to an end; look first at %s", b.dir, cmp.Or(opt.Timeout, DefaultTimeout), b.rule)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, *result)
	}
	return out, nil
}

// booksIn lists the books of a pack that are under test. One whose twin is
// missing proves half of what it should.
func booksIn(p *pack) (out []*testBook) {
	dirs, _ := filepath.Glob(filepath.Join(p.dir, "*", "*"))
	for _, dir := range dirs {
		id := filepath.Base(filepath.Dir(dir)) + "/" + filepath.Base(dir)
		fires, quiet := booksNamed(dir, id, true), booksNamed(dir, id, false)
		all := append(slices.Clone(fires), quiet...)
		if !p.covers(id) && !slices.ContainsFunc(all, func(b *testBook) bool { return p.covers(path.Join(id, filepath.Base(b.dir))) }) {
			continue
		}
		if len(fires) > 0 && len(quiet) == 0 {
			fires[0].wrong = []string{"there is no book quiet beside it, in which the rule finds nothing"}
		} else if len(quiet) > 0 && len(fires) == 0 {
			quiet[0].wrong = []string{"there is no book fires beside it, in which the rule finds something"}
		}
		out = append(out, all...)
	}
	return out
}

func booksNamed(dir, id string, fires bool) (out []*testBook) {
	name := "quiet*"
	if fires {
		name = "fires*"
	}
	found, _ := filepath.Glob(filepath.Join(dir, name))
	for _, f := range found {
		if info, err := os.Stat(f); err == nil && info.IsDir() {
			out = append(out, &testBook{rule: id, dir: filepath.ToSlash(f), fires: fires})
		}
	}
	return out
}

func (b *testBook) test(ctx context.Context, e *judge.Engine, opt TestOptions) (*BookResult, error) {
	out := &BookResult{Rule: b.rule, Dir: b.dir, Marks: b.marks.Of(b.rule), Wrong: append([]string{}, b.wrong...), Faults: []book.Diagnostic{}}
	found, err := b.check(ctx, e, opt)
	if err != nil {
		return nil, err
	}
	out.Faults = append(out.Faults, found.Diagnostics...)
	for _, f := range found.Failures {
		out.Faults = append(out.Faults, book.Diagnostic{Location: book.Location{File: f.File, Line: f.Line, Column: 1}, Message: f.Rule + " could not judge: " + f.Message})
	}
	if len(out.Faults) == 0 && len(b.wrong) == 0 {
		out.Wrong = append(out.Wrong, b.against(found.Findings)...)
	}
	return out, nil
}

// against holds the findings of the rule, and of those that marks name, to the
// marks: what others find is not at issue. A quiet book
// may not even hold a note of the rule beside it.
func (b *testBook) against(findings []report.Finding) []string {
	under := append(b.marks.Rules(), b.rule)
	findings = slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return !slices.Contains(under, f.Rule) })
	out := b.marks.Check(findings)
	switch {
	case b.fires && b.marks.Of(b.rule) == 0:
		out = append(out, fmt.Sprintf("no line is marked // want %s, so nothing shows that the rule fires", b.rule))
	case !b.fires && b.marks.Of(b.rule) > 0:
		out = append(out, fmt.Sprintf("a line is marked // want %s, but the rule must find nothing in a book named quiet", b.rule))
	}
	for _, f := range findings {
		if !b.fires && f.Rule == b.rule && f.Severity == rule.Note {
			out = append(out, fmt.Sprintf("unexpected note at %s:%d: %s\n\t%s", f.Places[0].File, f.Places[0].Line, f.Rule, f.Message))
		}
	}
	return out
}

// check judges a book by the rules under test and roe's own. A book is judged
// on the day on which it begins, so that it says the same next year.
func (b *testBook) check(ctx context.Context, e *judge.Engine, opt TestOptions) (out *report.Report, err error) {
	err = limited(ctx, opt.Timeout, func(ctx context.Context) error {
		r := &run{Options: Options{Paths: []string{b.dir}, Today: opt.Today, Timeout: opt.Timeout}, onFirstDay: opt.Today == "", own: &own{}, rules: func() ([]rule.Rule, error) { return e.Rules(), nil }}
		if err := r.state(ctx, func() (bool, error) { return e.Reads("joint"), nil }); err != nil {
			return err
		}
		x, err := r.judgeBy(ctx, func() (*judge.Engine, error) { return e, nil })
		if err == nil {
			out = x.Report
		}
		return err
	})
	return out, err
}

// firstDay is the day on which the first deployment of some books begins.
func firstDay(books []*book.Located, otherwise time.Time) time.Time {
	var first string
	for _, b := range books {
		for _, d := range b.Book.Deployments {
			if first == "" || d.From < first {
				first = d.From
			}
		}
	}
	if len(first) < len(time.DateOnly) {
		return otherwise
	}
	if t, err := time.ParseInLocation(time.DateOnly, first[:len(time.DateOnly)], time.Local); err == nil {
		return t
	}
	return otherwise
}
