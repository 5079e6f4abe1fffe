package checker_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/load"
)

// TestAdviceBindsNobody turns every rule of every book into a recommendation:
// then nothing can contradict anything. Words still differ in meaning.
func TestAdviceBindsNobody(t *testing.T) {
	dirs := slices.Concat(
		books(t, ruleDir("*", "fires")), books(t, caseDir("*")), []string{filepath.Join("..", "agreements", "riverton-election-day")},
	)
	for _, dir := range dirs {
		t.Run(filepath.Base(filepath.Dir(dir))+"/"+filepath.Base(dir), func(t *testing.T) {
			f := advised(t, dir)
			for _, list := range f.Clashes.Lists() {
				for _, c := range *list {
					if c.Kind != "terms" && len(c.Left.Norms)+len(c.Right.Norms) > 0 && c.Reason != "opposed-clauses" {
						t.Errorf("%s of %v against %v", c.Kind, c.Left.Norms, c.Right.Norms)
					}
				}
			}
			if len(f.Needs) > 0 {
				t.Errorf("advice needs approvals: %+v", f.Needs[0])
			}
		})
	}
}

// advised states the facts of a book all of whose norms only advise.
func advised(t *testing.T, dir string) *facts.Facts {
	t.Helper()
	loaded, err := load.Load(context.Background(), []string{dir}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 {
		t.Fatal(err, loaded.Diagnostics)
	}
	for _, l := range loaded.Books {
		// What comes from the library is shared, so it is copied first.
		for id, in := range l.Book.Instruments {
			copied := *in
			copied.Norms = softened(in.Norms)
			l.Book.Instruments[id] = &copied
		}
		for _, a := range l.Book.Agreements {
			for _, c := range a.Clauses {
				c.Advice = "should"
			}
		}
		for _, d := range l.Book.Deployments {
			if d.Plan != nil {
				d.Plan.Norms = softened(d.Plan.Norms)
			}
		}
	}
	f, err := evidence.Build(loaded.Books, evidence.Options{
		Today:    time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		Calculus: func(books []*book.Located, f *facts.Facts) error { return calculus.Fill(books, f, false) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func softened(norms map[string]*book.Norm) map[string]*book.Norm {
	out := map[string]*book.Norm{}
	for id, n := range norms {
		soft := *n
		soft.Advice = "should"
		out[id] = &soft
	}
	return out
}
