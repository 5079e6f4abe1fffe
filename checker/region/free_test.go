package region

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestFree compares Free with a look at every pair of cells.
func TestFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(rapidSource{t}, size{dims: 4, cells: 64, depth: 1})
		if err != nil {
			t.Skip("nothing is possible")
		}
		a := w.expr(1)
		var dims []int
		for d := range w.full {
			if w.src.pick(2) == 1 {
				dims = append(dims, d)
			}
		}
		got := w.space.Free(a.region, dims...)
		for _, c := range w.cells {
			want := false
			for j, o := range w.cells {
				want = want || a.set[j] && w.possible[j] && sameBut(c, o, dims)
			}
			if got.Contains(c) != want {
				t.Fatalf("%v is in: %t, want %t; freed %v of %x\n%s", c, !want, want, dims, a.region.terms, w.log.String())
			}
		}
	})
}

func sameBut(c, o Cell, dims []int) bool {
	for d := range c {
		if c[d] != o[d] && !slices.Contains(dims, d) {
			return false
		}
	}
	return true
}
