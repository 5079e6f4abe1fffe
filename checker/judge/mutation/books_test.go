package mutation

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing/fstest"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/want"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// A mutant that the tests of the rules let live is killed by a book under
// testdata if a test of that book would fail: a mark without a finding, an
// error or warning without a mark, or in a quiet twin anything from a rule that
// fires in the other. What a finding says, how it weighs and a note without a
// mark are not pinned there, nor what considered counts.

// today is the day on which the books are judged.
const today = "2026-11-22"

// fixture is one book with what is needed to judge it; it is read when it is
// first asked for.
type fixture struct {
	dir    string
	silent []string // rules that must find nothing

	once  sync.Once
	err   error
	books []*book.Located
	facts *facts.Facts
	marks *want.Marks
}

// fixtures are the books that bear marks: those of a topic come first for its
// rules.
type fixtures struct {
	all     []*source
	books   []*fixture
	pinned  sync.Map // what the books say unmutated, by unit and directory
	engines sync.Map // unmutated, by unit
}

func newFixtures(all []*source) (*fixtures, error) {
	f := &fixtures{all: all}
	for _, pattern := range []string{"rules/*/fires", "rules/*/quiet", "cases/*"} {
		dirs, err := filepath.Glob(filepath.Join("../../../testdata", pattern))
		if err != nil || len(dirs) == 0 {
			return nil, errors.Join(err, fmt.Errorf("no book is at testdata/%s", pattern))
		}
		for _, dir := range dirs {
			one := &fixture{dir: dir}
			if filepath.Base(dir) == "quiet" {
				fires, err := want.Read(filepath.Join(filepath.Dir(dir), "fires"))
				if err != nil {
					return nil, err
				}
				one.silent = fires.Rules()
			}
			if plain, _ := filepath.Glob(filepath.Join(dir, "*.json")); len(plain) == 0 { // JSON bears no marks
				f.books = append(f.books, one)
			}
		}
	}
	return f, nil
}

func (b *fixture) read(ctx context.Context) error {
	b.once.Do(func() {
		if b.marks, b.err = want.Read(b.dir); b.err != nil {
			return
		}
		loaded, err := load.Load(ctx, []string{b.dir}, load.Options{})
		if b.err = err; err != nil {
			return
		}
		b.books = loaded.Books
		var faults []book.Diagnostic
		b.facts, faults, b.err = checker.Facts(ctx, checker.Options{Paths: []string{b.dir}, Today: today})
		if len(faults) > 0 {
			b.err = errors.Join(b.err, fmt.Errorf("%s: %s", faults[0].Location, faults[0].Message))
		}
	})
	return b.err
}

// try holds a mutant that passed the tests of the rules against the books.
func (f *fixtures) try(ctx context.Context, x *mutant) (fate, error) {
	mutated, err := f.engine(x.of.unit(), x)
	if faults := (judge.Faults{}); errors.As(err, &faults) {
		return invalid, nil // roe is stricter than stock OPA: it knows the shape of the facts
	}
	if err != nil {
		return invalid, err
	}
	for _, b := range f.nearest(x.of.unit()) {
		was, err := f.unmutated(ctx, b, x.of.unit())
		if err != nil {
			return invalid, err
		}
		is, err := b.pins(ctx, mutated)
		if err != nil {
			return invalid, err
		}
		if !slices.Equal(was, is) {
			return killed, nil
		}
	}
	return survived, nil
}

// nearest puts the books of a rule's topic first.
func (f *fixtures) nearest(unit string) []*fixture {
	topic := string(filepath.Separator) + filepath.Dir(unit) + string(filepath.Separator)
	near := func(b *fixture) int {
		if strings.Contains(b.dir, topic) {
			return 0
		}
		return 1
	}
	out := slices.Clone(f.books)
	slices.SortStableFunc(out, func(a, b *fixture) int { return near(a) - near(b) })
	return out
}

// engine compiles what a mutant concerns: its rule, or for the library all.
func (f *fixtures) engine(unit string, x *mutant) (*judge.Engine, error) {
	set := fstest.MapFS{}
	for _, s := range f.all {
		if s.test() || unit != "lib" && !s.library() && s.unit() != unit {
			continue
		}
		text := s.text
		if x != nil && s == x.of {
			text = x.text()
		}
		set[s.file] = &fstest.MapFile{Data: []byte(text)}
	}
	return judge.New(judge.Set{Dir: "policies", FS: set})
}

func (f *fixtures) unmutated(ctx context.Context, b *fixture, unit string) ([]string, error) {
	key := unit + " " + b.dir
	if pinned, ok := f.pinned.Load(key); ok {
		return pinned.([]string), nil
	}
	e, ok := f.engines.Load(unit)
	if !ok {
		fresh, err := f.engine(unit, nil)
		if err != nil {
			return nil, err
		}
		e, _ = f.engines.LoadOrStore(unit, fresh)
	}
	pinned, err := b.pins(ctx, e.(*judge.Engine))
	f.pinned.Store(key, pinned)
	return pinned, err
}

// pins lists what the tests of a book would object to. Of one rule alone that
// is always something: the marks of all others are without a finding.
func (b *fixture) pins(ctx context.Context, e *judge.Engine) (out []string, err error) {
	if err := b.read(ctx); err != nil {
		return nil, fmt.Errorf("read %s: %w", b.dir, err)
	}
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	judgement, err := e.Judge(ctx, b.facts, nil)
	if err != nil {
		return nil, err
	}
	r := report.Build(report.Input{
		Books: b.books, Library: library.Book, Facts: b.facts, Rules: e.Rules(), Judgement: judgement, Audience: report.Internal,
	})
	out = b.marks.Check(r.Findings)
	for _, found := range r.Findings {
		if slices.Contains(b.silent, found.Rule) {
			out = append(out, found.Rule+" is not silent")
		}
	}
	for _, failure := range r.Failures {
		out = append(out, failure.Rule+" failed")
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
