package checker

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/judge"
	"roe.example/checker/policy"
)

// TestOptions say which rules are tested, and how.
type TestOptions struct {
	Paths       []string       // packs of rules, folders in them, or files
	Run         *regexp.Regexp // which tests and books, by name; nil: all
	Coverage    bool
	TestTimeout time.Duration // of each test; 0: five seconds
	Timeout     time.Duration // of each book; 0: DefaultTimeout
	Today       string        // the day on which books are judged; empty: when their first deployment begins
}

// TestReport is what came of testing rules.
type TestReport struct {
	Tests     []judge.TestResult
	Books     []BookResult
	Untested  []string // the ids of rules without a test
	Coverage  *judge.Coverage
	Unwritten []book.Diagnostic // what METADATA does not say yet
}

// defaultTestTimeout is what opa test allows a test.
const defaultTestTimeout = 5 * time.Second

// Test runs the tests of rules, and holds the rules to the books beside them.
// A mistake in a rule or a test is judge.Faults.
func Test(ctx context.Context, opt TestOptions) (*TestReport, error) {
	if opt.TestTimeout <= 0 {
		opt.TestTimeout = defaultTestTimeout
	}
	if _, err := day(opt.Today); err != nil {
		return nil, err
	}
	packs, err := packsAt(opt.Paths)
	if err != nil {
		return nil, err
	}
	sets, err := testSets(packs)
	if err != nil {
		return nil, err
	}
	books, err := booksOf(packs, opt.Run)
	if err != nil {
		return nil, err
	}
	e, missing, err := judge.NewDraft(marked(books), sets...)
	if err != nil {
		return nil, err
	}
	out := &TestReport{Unwritten: missing}
	run, err := judge.Test(ctx, judge.TestOptions{Run: opt.Run, Coverage: opt.Coverage, Timeout: opt.TestTimeout}, sets...)
	if err != nil && !errors.Is(err, judge.ErrNoTest) {
		return nil, err
	}
	if run != nil {
		out.Tests, out.Untested, out.Coverage = run.Tests, run.Untested, run.Coverage
	}
	if out.Books, err = testBooks(ctx, e, books, opt); err != nil {
		return nil, err
	}
	return out, out.empty(opt)
}

// empty is loud where nothing was tested.
func (r *TestReport) empty(opt TestOptions) error {
	switch {
	case len(r.Tests) > 0 || opt.Run != nil && len(r.Books) > 0:
		return nil
	case opt.Run != nil:
		return fmt.Errorf("no test and no book has a name that matches %q, so nothing was tested", opt.Run)
	}
	return errors.New("there is no test, so nothing was tested; a test is a rule whose name begins with test_, in <topic>/<name>/<name>_test.rego")
}

// testSets puts roe's own set first: the one that comes with the program, or
// its source where that is under test.
func testSets(packs []*pack) ([]judge.TestSet, error) {
	own := judge.TestSet{Set: embedded()}
	var out []judge.TestSet
	for _, p := range packs {
		set := judge.TestSet{Set: p.set(), Wanted: p.covers}
		if !p.library {
			read, faults := policy.Read(p.dir)
			if len(faults) > 0 {
				return nil, judge.Faults(faults)
			}
			documents, wrong := judge.Unpack(read, judge.Trust{})
			if len(wrong) > 0 {
				return nil, wrong
			}
			set.Data = documents.Data
			out = append(out, set)
			continue
		}
		if own.Wanted != nil {
			return nil, fmt.Errorf("%s and %s both hold roe's own library; test one of them at a time", own.Dir, p.dir)
		}
		own = set
	}
	return append([]judge.TestSet{own}, out...), nil
}

// OK tells whether everything holds; Complete whether everything came to a
// result.
func (r *TestReport) OK() bool {
	return r.count(judge.Failed) == 0 && len(r.Untested) == 0 &&
		!slices.ContainsFunc(r.Books, func(b BookResult) bool { return len(b.Wrong) > 0 })
}

// Complete tells whether every test and every book came to a result.
func (r *TestReport) Complete() bool {
	return r.count(judge.Errored) == 0 && !slices.ContainsFunc(r.Books, func(b BookResult) bool { return len(b.Faults) > 0 })
}

func (r *TestReport) count(outcome string) (n int) {
	for _, t := range r.Tests {
		if t.Outcome == outcome {
			n++
		}
	}
	return n
}
