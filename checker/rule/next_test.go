package rule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"roe.example/checker/facts"
)

// TestNext holds the index of a run that follows another to one made anew.
func TestNext(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	f := &facts.Facts{}
	var x *Index
	for n := range 300 {
		now := facts.Facts{Norms: slices.Clone(f.Norms), Clauses: slices.Clone(f.Clauses)}
		at := rng.IntN(len(now.Norms) + 1)
		switch k := rng.IntN(6); {
		case k < 2:
			now.Norms = slices.Insert(now.Norms, at, facts.Norm{Book: "a", ID: fmt.Sprint(rng.IntN(30)), Path: fmt.Sprint(n)})
		case k == 2 && at < len(now.Norms):
			now.Norms = slices.Delete(now.Norms, at, at+1)
		case k == 3 && at < len(now.Norms):
			now.Norms[at] = facts.Norm{Book: "a", ID: []string{now.Norms[at].ID, fmt.Sprint(rng.IntN(30))}[rng.IntN(2)], Path: fmt.Sprint(n)}
		case k == 4:
			now.Clauses = append(now.Clauses, facts.Clause{Book: "a", ID: fmt.Sprint(rng.IntN(30)), Path: fmt.Sprint(n)})
		case k == 5 && len(now.Clauses) > 0:
			now.Clauses[rng.IntN(len(now.Clauses))].Path = fmt.Sprint(n)
		}
		now.Clashes.Duty = []facts.Clash{{ID: fmt.Sprint(n)}}
		f = &now
		x = x.Next(f)
		if n%3 == 1 {
			continue // nobody looks anything up
		}
		anew := NewIndex(f)
		for i := range 30 {
			of := entry{"a", fmt.Sprint(i)}
			if x.norm(of) != anew.norm(of) || x.clause(of) != anew.clause(of) {
				t.Fatalf("run %d: %v is %v and %q, want %v and %q", n, of, x.norm(of), x.clause(of), anew.norm(of), anew.clause(of))
			}
		}
		if x.Clash(fmt.Sprint(n)) != &f.Clashes.Duty[0] || x.Clash(fmt.Sprint(n-1)) != nil {
			t.Fatalf("run %d: the clashes are others", n)
		}
	}
}
