package region

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"

	"pgregory.net/rapid"
)

// source makes the choices of the generators below, so that the same ones serve
// random cases, rapid and the fuzzer.
type source interface {
	pick(n int) int // 0 to n-1
}

type randomSource struct{ *rand.Rand }

func (s randomSource) pick(n int) int { return s.IntN(n) }

type rapidSource struct{ *rapid.T }

func (s rapidSource) pick(n int) int { return rapid.IntRange(0, n-1).Draw(s.T, "pick") }

// byteSource reads choices from fuzzed bytes; past their end it picks 0.
type byteSource struct{ bytes []byte }

func (s *byteSource) pick(n int) int {
	if len(s.bytes) == 0 {
		return 0
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return int(b) % n
}

// size bounds a generated case.
type size struct{ dims, cells, depth int }

var largest = size{dims: 8, cells: 4096, depth: 3}

// set is the plain set of the oracle: whether each cell of the world is in.
type set []bool

// world is a generated space with all its cells listed.
type world struct {
	src      source
	size     size
	full     Box
	space    *Space // nil when nothing is possible
	cells    []Cell // in lexicographic order
	possible set
	log      strings.Builder // what was generated, to report a failure
}

// newWorld generates a space and lists its cells.
func newWorld(src source, sz size) (*world, error) {
	w := &world{src: src, size: sz}
	dims := w.dimensions()
	w.listCells(make(Cell, 0, len(dims)))
	w.possible = make(set, len(w.cells))
	for i := range w.possible {
		w.possible[i] = true
	}
	var impossible []Box
	for range src.pick(5) {
		if b := w.box(4); !b.empty() && (w.src.pick(8) == 1 || !b.Covers(w.full)) {
			impossible = append(impossible, b)
			w.possible = w.zip(w.possible, w.setOf(b), func(p, in bool) bool { return p && !in })
		}
	}
	fmt.Fprintf(&w.log, "impossible %x\n", impossible)
	space, err := NewSpace(dims, impossible...)
	w.space = space
	return w, err
}

// dimensions generates up to size.dims dimensions with at most size.cells cells.
func (w *world) dimensions() []Dimension {
	var dims []Dimension
	// Most worlds are far below the bound: they are as telling and quicker.
	cells, most, widest := 1, max(2, w.size.cells>>(2*w.src.pick(4))), 1+w.src.pick(5)
	for i := range w.size.dims - w.src.pick(w.size.dims) {
		n := 2 + w.src.pick(widest)
		if w.src.pick(16) == 1 {
			n = 1
		}
		n = min(n, most/cells)
		cells *= n
		dims = append(dims, plainDimension(fmt.Sprintf("d%d", i), n))
		dims[i].Ordered = w.src.pick(2) == 0
		w.full = append(w.full, 1<<n-1)
	}
	fmt.Fprintf(&w.log, "full %x\n", w.full)
	return dims
}

// plainDimension returns a dimension of n atoms called a0, a1, ...
func plainDimension(id string, n int) Dimension {
	d := Dimension{ID: id, Title: id}
	for i := range n {
		d.Atoms = append(d.Atoms, Atom{ID: fmt.Sprintf("a%d", i)})
	}
	return d
}

func (w *world) listCells(prefix Cell) {
	if len(prefix) == len(w.full) {
		w.cells = append(w.cells, append(Cell(nil), prefix...))
		return
	}
	for a := uint8(0); w.full[len(prefix)]>>a != 0; a++ {
		w.listCells(append(prefix, a))
	}
}

// box generates a box that restricts about tight of five dimensions. A mask is
// seldom empty.
func (w *world) box(tight int) Box {
	b := append(Box(nil), w.full...)
	for d := range b {
		if w.src.pick(5) >= tight {
			continue
		}
		var mask uint64
		for a := range bits.Len64(w.full[d]) {
			if w.src.pick(2) == 1 {
				mask |= 1 << a
			}
		}
		if mask != 0 || w.src.pick(32) == 1 {
			b[d] = mask
		}
	}
	return b
}

// setOf lists the cells of a box without any of the package's own tests.
func (w *world) setOf(b Box) set {
	in := make(set, len(w.cells))
	for i, c := range w.cells {
		in[i] = true
		for d, a := range c {
			if b[d]&(1<<a) == 0 {
				in[i] = false
				break
			}
		}
	}
	return in
}

func (w *world) zip(a, b set, f func(x, y bool) bool) set {
	out := make(set, len(a))
	for i := range a {
		out[i] = f(a[i], b[i])
	}
	return out
}

func or(x, y bool) bool     { return x || y }
func and(x, y bool) bool    { return x && y }
func andNot(x, y bool) bool { return x && !y }

// value is a region with the set that it should be.
type value struct {
	region Region
	set    set
}

// The operations of combine.
const (
	opIntersect = iota
	opMinus
	opUnion
)

// expr generates a nested expression.
func (w *world) expr(depth int) value {
	op := w.src.pick(5) // union twice as often: the others shrink the set
	if depth == 0 || op == 4 {
		v := w.rule()
		fmt.Fprintf(&w.log, "%x ", v.region.terms)
		return v
	}
	w.log.WriteString("(")
	a := w.expr(depth - 1)
	w.log.WriteString([]string{"and ", "minus ", "or ", "or "}[op])
	b := w.expr(depth - 1)
	w.log.WriteString(") ")
	return w.combine(op, a, b)
}

// combine applies an operation to regions and sets alike.
func (w *world) combine(op int, a, b value) value {
	switch op {
	case opIntersect:
		return value{a.region.Intersect(b.region), w.zip(a.set, b.set, and)}
	case opMinus:
		return value{a.region.Minus(b.region), w.zip(a.set, b.set, andNot)}
	}
	return value{a.region.Union(b.region), w.zip(a.set, b.set, or)}
}

// rule generates what agreements are made of: some boxes with exceptions.
func (w *world) rule() value {
	v := value{set: make(set, len(w.cells))}
	for range 1 + w.src.pick(3) {
		b := w.box(2)
		v = w.combine(opUnion, v, value{Of(b), w.setOf(b)})
	}
	for range w.src.pick(4) {
		b := w.box(3)
		v = w.combine(opMinus, v, value{Of(b), w.setOf(b)})
	}
	return v
}
