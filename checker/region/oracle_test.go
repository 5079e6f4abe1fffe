package region

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOracle compares every operation with plain sets of listed cells on random
// spaces. ROE_ORACLE_CASES sets the number of cases, ROE_ORACLE_SEED the seed.
func TestOracle(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // cases leave much garbage, and little lasts
	cases, seed := envInt(t, "ROE_ORACLE_CASES", 1000), envInt(t, "ROE_ORACLE_SEED", 1)
	for i := range cases {
		if err := randomCase(seed, i, largest); err != nil {
			err = smallest(seed, err)
			t.Fatalf("case %d of seed %d: %v", i, seed, err)
		}
	}
}

// smallest looks for a smaller case that fails too, so that the report is easy
// to read: it tries ever larger sizes, many cases of each.
func smallest(seed int, err error) error {
	for n := 1; n <= 4; n++ {
		for i := range 5000 {
			small := size{dims: n, cells: 1 << (2 * n), depth: n - 1}
			if e := randomCase(seed, i, small); e != nil {
				return fmt.Errorf("%w\nsmaller: %w", err, e)
			}
		}
	}
	return err
}

func envInt(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

func randomCase(seed, i int, sz size) error {
	src := rand.New(rand.NewPCG(uint64(seed), uint64(i)))
	return checkCase(randomSource{src}, sz)
}

// checkCase generates a space and two regions and compares all answers.
func checkCase(src source, sz size) error {
	w, err := newWorld(src, sz)
	if nothing := !slices.Contains(w.possible, true); nothing != (err != nil) {
		return fmt.Errorf("NewSpace: %v; nothing possible: %t\n%s", err, nothing, w.log.String())
	}
	if err != nil {
		return nil
	}
	if err := w.check(w.expr(sz.depth), w.expr(sz.depth)); err != nil {
		return fmt.Errorf("%w\n%s", err, w.log.String())
	}
	return nil
}

// check compares the operations and queries on a and b. The paths are the
// search alone, the SAT solver alone, and a search that gives up early.
func (w *world) check(a, b value) error {
	values := []value{a, b, w.combine(opUnion, a, b), w.combine(opIntersect, a, b), w.combine(opMinus, a, b)}
	for i, v := range values {
		if err := w.checkContains(v); err != nil {
			return fmt.Errorf("value %d %x: %w", i, v.region.terms, err)
		}
	}
	v := values[w.src.pick(len(values))]
	if err := errors.Join(w.checkShorter(v), w.checkWords(v)); err != nil {
		return fmt.Errorf("%x: %w", v.region.terms, err)
	}
	if err := w.checkMerging(a.region, b.region); err != nil {
		return err
	}
	for _, limit := range []int{math.MaxInt, 0, 1 + w.src.pick(8)} {
		s := *w.space
		s.limit = limit
		if err := w.checkQueries(&s, values); err != nil {
			return fmt.Errorf("%d steps: %w", limit, err)
		}
	}
	return nil
}

// checkQueries compares the answers of one path.
func (w *world) checkQueries(s *Space, values []value) error {
	for i, v := range values[2:] {
		if err := w.checkFirst(s, v); err != nil {
			return fmt.Errorf("value %d: %w", i+2, err)
		}
	}
	a, b := values[0], values[1]
	for _, pair := range [][2]value{{a, b}, {a, values[2]}, {values[3], values[4]}} {
		if err := w.checkPair(s, pair[0], pair[1]); err != nil {
			return err
		}
	}
	return nil
}

// checkMerging compares a search with one that merges boxes from the start, as
// only searches longer than those of most cases do.
func (w *world) checkMerging(a, b Region) error {
	for _, t := range a.terms {
		q := w.space.outside(t, b.terms)
		want, ok, _ := q.search(math.MaxInt)
		if q.void {
			continue
		}
		s := newSearcher(q, math.MaxInt)
		s.steps = easySteps
		if s.from(0) != ok || ok && !slices.Equal(s.cell, want) {
			return fmt.Errorf("merging finds %v instead of %v %t in %x", s.cell, want, ok, t)
		}
	}
	return nil
}

// checkFirst compares First, which the oracle answers with the first possible
// cell of the list, and Empty.
func (w *world) checkFirst(s *Space, v value) error {
	at := slices.Index(w.zip(v.set, w.possible, and), true)
	if s.Empty(v.region) != (at < 0) {
		return fmt.Errorf("Empty is %t", at >= 0)
	}
	c, ok := s.First(v.region)
	if ok != (at >= 0) {
		return fmt.Errorf("First finds %t %v", ok, c)
	}
	if ok && !slices.Equal(c, w.cells[at]) {
		return fmt.Errorf("First is %v, want %v", c, w.cells[at])
	}
	return nil
}

// checkPair compares the questions about two regions.
func (w *world) checkPair(s *Space, a, b value) error {
	in := func(f func(x, y bool) bool) bool {
		return slices.Contains(w.zip(w.zip(a.set, b.set, f), w.possible, and), true)
	}
	got := map[string]bool{
		"overlaps": s.Overlaps(a.region, b.region),
		"subset":   s.Subset(a.region, b.region),
		"equal":    s.Equal(a.region, b.region),
	}
	want := map[string]bool{
		"overlaps": in(and),
		"subset":   !in(andNot),
		"equal":    !in(func(x, y bool) bool { return x != y }),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		return fmt.Errorf("%x and %x: %s", a.region.terms, b.region.terms, diff)
	}
	return nil
}

// checkContains compares Contains and Possible.
func (w *world) checkContains(v value) error {
	for i, c := range w.cells {
		if v.region.Contains(c) != v.set[i] {
			return fmt.Errorf("Contains(%v) is %t", c, !v.set[i])
		}
		if w.space.Possible(c) != w.possible[i] {
			return fmt.Errorf("Possible(%v) is %t", c, !w.possible[i])
		}
	}
	return nil
}

// checkShorter compares what Simplify and Describe make of the region.
func (w *world) checkShorter(v value) error {
	simple := w.space.Simplify(v.region)
	short := Region{w.space.shorten(simple.terms)}
	for i, c := range w.cells {
		if w.possible[i] && simple.Contains(c) != v.set[i] {
			return fmt.Errorf("Simplify changes %v: %x", c, simple.terms)
		}
		if w.possible[i] && short.Contains(c) != v.set[i] {
			return fmt.Errorf("Describe changes %v: %x", c, short.terms)
		}
	}
	if len(simple.terms) > len(v.region.terms) {
		return fmt.Errorf("Simplify adds terms: %x", simple.terms)
	}
	return nil
}

// checkWords compares the two fixed descriptions and the free dimensions.
func (w *world) checkWords(v value) error {
	s := w.space
	possible := w.zip(v.set, w.possible, and)
	words := s.Describe(v.region)
	if never := !slices.Contains(possible, true); never != (words == "never") {
		return fmt.Errorf("empty is %t, Describe %q", never, words)
	}
	if always := slices.Equal(possible, w.possible); always != (words == "in any circumstances") {
		return fmt.Errorf("everything is %t, Describe %q", always, words)
	}
	// A free dimension must not matter: the cell with its first atom there
	// is in just when the cell is.
	constrained := s.Constrained(v.region)
	for i, c := range w.cells {
		mild := slices.Clone(c)
		for d := range mild {
			if !slices.Contains(constrained, d) {
				mild[d] = 0
			}
		}
		if v.region.Contains(mild) != v.set[i] {
			return fmt.Errorf("Constrained is %v, but %v and %v differ", constrained, c, mild)
		}
	}
	return nil
}

// FuzzRegion decodes bytes into a small space and two expressions and compares
// as TestOracle does.
func FuzzRegion(f *testing.F) {
	f.Add([]byte{})
	for seed := range uint64(8) {
		src := rand.New(rand.NewPCG(seed, 0))
		bytes := make([]byte, 200)
		for i := range bytes {
			bytes[i] = byte(src.Uint32())
		}
		f.Add(bytes)
	}
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if err := checkCase(&byteSource{bytes}, size{dims: 5, cells: 256, depth: 3}); err != nil {
			t.Fatal(err)
		}
	})
}
