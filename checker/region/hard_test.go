package region

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"
)

// uniform makes a space of n dimensions with atoms atoms each.
func uniform(t testing.TB, n, atoms int) *Space {
	var dims []Dimension
	for i := range n {
		dims = append(dims, plainDimension(fmt.Sprintf("d%d", i), atoms))
	}
	s, err := NewSpace(dims)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// pigeons returns the cells of n dimensions, the pigeons, in which no two have
// the same of holes atoms.
func pigeons(s *Space, n, holes int) Region {
	var taken []Box
	for i := range n {
		for j := range i {
			for a := range holes {
				taken = append(taken, s.Full().with(i, 1<<a).with(j, 1<<a))
			}
		}
	}
	return s.All().Minus(Of(taken...))
}

// clauses returns the cells of a space of n booleans that satisfy m random
// clauses of three literals.
func clauses(s *Space, seed uint64, n, m int) Region {
	src := rand.New(rand.NewPCG(seed, 0))
	var refuted []Box
	for range m {
		b := s.Full()
		for _, d := range src.Perm(n)[:3] {
			b[d] = 1 << src.IntN(2)
		}
		refuted = append(refuted, b)
	}
	return s.All().Minus(Of(refuted...))
}

// searchGivesUp reports whether the region is too hard for the search alone.
func searchGivesUp(s *Space, r Region) bool {
	return slices.ContainsFunc(r.terms, func(t term) bool {
		_, _, decided := s.outside(t, nil).search(s.limit)
		return !decided
	})
}

func TestPigeonholes(t *testing.T) {
	for _, c := range []struct {
		pigeons, holes, limit int
	}{
		{9, 8, searchSteps}, {8, 8, searchSteps}, {8, 7, 0}, {8, 8, 0}, {8, 7, 1000}, {16, 16, searchSteps},
	} {
		s := uniform(t, c.pigeons, c.holes)
		s.limit = c.limit
		start := time.Now()
		cell, ok := s.First(pigeons(s, c.pigeons, c.holes))
		if ok != (c.pigeons <= c.holes) {
			t.Errorf("%d pigeons fit into %d holes: %t", c.pigeons, c.holes, ok)
		}
		for i := range cell {
			if cell[i] != uint8(i) {
				t.Fatalf("First is %v, want the pigeons in order", cell)
			}
		}
		within(t, start, 15*time.Second)
		t.Logf("%d pigeons, %d holes, limit %d: %v", c.pigeons, c.holes, c.limit, time.Since(start))
	}
}

// TestClauses asks questions that the search must pass on to the SAT solver.
func TestClauses(t *testing.T) {
	s := uniform(t, 60, 2)
	gaveUp := 0
	for seed := range uint64(10) {
		r := clauses(s, seed, 60, 258)
		start := time.Now()
		c, ok := s.First(r)
		if s.Empty(r) == ok {
			t.Errorf("seed %d: Empty and First differ", seed)
		}
		if ok && !r.Contains(c) {
			t.Errorf("seed %d: First is outside", seed)
		}
		if searchGivesUp(s, r) {
			gaveUp++
		}
		within(t, start, 15*time.Second)
	}
	if gaveUp == 0 {
		t.Error("no question was hard enough for the SAT solver")
	}
}

func within(t *testing.T, start time.Time, most time.Duration) {
	t.Helper()
	if took := time.Since(start); took > most {
		t.Errorf("took %v, more than %v", took, most)
	}
}

// TestPathsAgree compares search and SAT solver on a space too large for lists.
func TestPathsAgree(t *testing.T) {
	searching := protestSized(t)
	solving := *searching
	searching.limit, solving.limit = math.MaxInt, 0
	src := rand.New(rand.NewPCG(7, 7))
	for i := range 50 {
		a, b := rules(src, searching, 6, 6), rules(src, searching, 6, 6)
		for _, r := range []Region{a, a.Minus(b), a.Intersect(b)} {
			c, ok := searching.First(r)
			d, also := solving.First(r)
			if ok != also || !slices.Equal(c, d) {
				t.Fatalf("case %d: search finds %v, SAT solver %v", i, c, d)
			}
		}
		if searching.Subset(a, b) != solving.Subset(a, b) || searching.Equal(a, b) != solving.Equal(a, b) ||
			searching.Overlaps(a, b) != solving.Overlaps(a, b) {
			t.Fatalf("case %d: search and SAT solver differ", i)
		}
	}
}

// TestConcurrentUse asks one space from several goroutines on both paths; it is
// of use with the race detector.
func TestConcurrentUse(t *testing.T) {
	s := protestSized(t)
	solving := *s
	solving.limit = 0
	r := rules(rand.New(rand.NewPCG(3, 3)), s, 8, 8)
	want, _ := s.First(r)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, s := range []*Space{s, &solving} {
				if got, _ := s.First(r); !slices.Equal(got, want) {
					t.Errorf("First is %v, want %v", got, want)
				}
				s.Describe(r)
				s.Key(s.Simplify(r))
			}
		})
	}
	all.Wait()
}

// protestSized makes a space of the usual size: fourteen dimensions and 2.9
// million cells, a few of them impossible.
func protestSized(t testing.TB) *Space {
	var dims []Dimension
	full := Box{}
	for i, n := range []int{5, 4, 4, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2} {
		dims = append(dims, plainDimension(fmt.Sprintf("d%d", i), n))
		dims[i].Ordered = n > 2
		full = append(full, 1<<n-1)
	}
	s, err := NewSpace(dims, full.with(0, 1).with(3, 4), full.with(1, 8).with(10, 1).with(12, 2))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// rules makes a region of n random boxes, each with m random exceptions.
func rules(src *rand.Rand, s *Space, n, m int) Region {
	random := func(dims int) Region {
		b := s.Full()
		for _, d := range src.Perm(len(b))[:dims] {
			b[d] &= src.Uint64()
			if b[d] == 0 {
				b[d] = 1
			}
		}
		return Of(b)
	}
	var r Region
	for range n {
		rule := random(4)
		for range m {
			rule = rule.Minus(random(2))
		}
		r = r.Union(rule)
	}
	return r
}
