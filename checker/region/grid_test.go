package region

import (
	"math/rand/v2"
	"testing"
)

// TestGrid holds what a grid says of regions that are made of some to plain sets
// of cells.
func TestGrid(t *testing.T) {
	cases := envInt(t, "ROE_ORACLE_CASES", 1000)
	for i := range cases {
		w, err := newWorld(randomSource{rand.New(rand.NewPCG(7, uint64(i)))}, size{dims: 5, cells: 512, depth: 3})
		if err != nil {
			continue // nothing is possible
		}
		var bases []value
		var regions []Region
		for range 1 + w.src.pick(6) {
			bases = append(bases, w.rule())
			regions = append(regions, bases[len(bases)-1].region)
		}
		g, ok := w.space.NewGrid(regions, 1<<10)
		if !ok {
			t.Fatalf("case %d: no grid", i)
		}
		made := func() value {
			v := bases[w.src.pick(len(bases))]
			for range w.src.pick(4) {
				v = w.combine(w.src.pick(3), v, bases[w.src.pick(len(bases))])
			}
			return value{v.region, w.zip(v.set, w.possible, and)}
		}
		a, b, c := made(), made(), made()
		if err := holdBits(w, g, a, b, c); err != "" {
			t.Fatalf("case %d: %s\n%s", i, err, &w.log)
		}
	}
}

func holdBits(w *world, g *Grid, a, b, c value) string {
	x, okA := g.Of(a.region)
	y, okB := g.Of(b.region)
	z, okC := g.Of(c.region)
	any := func(s set) bool {
		for _, in := range s {
			if in {
				return true
			}
		}
		return false
	}
	switch {
	case !okA || !okB || !okC:
		return "a region made of those of the grid is none of it"
	case x.Meets(y) != any(w.zip(a.set, b.set, and)):
		return "Meets"
	case x.Beyond(y) != any(w.zip(a.set, b.set, andNot)):
		return "Beyond"
	case x.Empty() == any(a.set):
		return "Empty"
	case x.Or(y).Beyond(z) != any(w.zip(w.zip(a.set, b.set, or), c.set, andNot)):
		return "Or"
	}
	return ""
}

// A region that the grid's own do not make up is refused, and a grid is not
// made larger than asked.
func TestGridOfOtherRegions(t *testing.T) {
	s, err := NewSpace([]Dimension{plainDimension("a", 4), plainDimension("b", 2)})
	if err != nil {
		t.Fatal(err)
	}
	left, corner, other := Of(Box{0b0011, 0b11}), Of(Box{0b0001, 0b01}), Of(Box{0b0011, 0b01})
	g, ok := s.NewGrid([]Region{left}, 8)
	if !ok {
		t.Fatal("no grid")
	}
	for _, r := range []Region{corner, other} {
		if _, ok := g.Of(r); ok {
			t.Errorf("%v is taken for a region of the grid", r)
		}
	}
	g, _ = s.NewGrid([]Region{left, Of(Box{0b1111, 0b01}).Intersect(left).Union(Of(Box{0b0100, 0b10}))}, 8)
	if _, ok := g.Of(Of(Box{0b1100, 0b01})); ok {
		t.Error("a piece of a part is taken for a region of the grid")
	}
	if _, ok := s.NewGrid([]Region{left, corner}, 3); ok {
		t.Error("a grid is larger than asked for")
	}
}
