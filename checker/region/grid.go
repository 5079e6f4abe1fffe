package region

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Grid divides what can occur into parts that some regions do not tell apart,
// so that what these, and all that is made of them by Intersect, Minus and
// Union, have in common is a matter of bits. It never changes after NewGrid,
// but for what it remembers: it is for one goroutine.
type Grid struct {
	space   *Space
	classes [][]uint64        // of each dimension, its atoms that no region tells apart
	masks   []map[uint64]Bits // of each dimension, cells of the grid by atoms
	cells   int
	all     Bits
	can     Bits    // the cells that can occur
	parts   []int32 // a cell of each part
	size    []int   // and how many cells it has
	// Room for the cells of a region, of one of its terms, and of a hole in that.
	sum, one, hole Bits
}

// Bits is a set of the parts of a grid, or of its cells.
type Bits []uint64

// NewGrid divides by some regions; ok is false where that takes a grid of more
// cells than most.
func (s *Space) NewGrid(regions []Region, most int) (g *Grid, ok bool) {
	g = &Grid{space: s, cells: 1}
	for _, full := range s.full {
		g.classes, g.masks = append(g.classes, []uint64{full}), append(g.masks, map[uint64]Bits{})
	}
	for _, r := range regions {
		g.divide(r.terms)
	}
	g.divide(s.impossible)
	for _, c := range g.classes {
		if g.cells *= len(c); g.cells > most {
			return nil, false
		}
	}
	g.all = make(Bits, (g.cells+63)/64)
	for i := range g.cells {
		g.all[i/64] |= 1 << (i % 64)
	}
	g.sum, g.one, g.hole = make(Bits, len(g.all)), make(Bits, len(g.all)), make(Bits, len(g.all))
	g.can = slices.Clone(g.all)
	never, _ := g.ofTerms(s.impossible)
	g.can.Without(never)
	g.merge(regions)
	return g, true
}

// divide has the classes of every dimension told apart as boxes do.
func (g *Grid) divide(terms []term) {
	for _, t := range terms {
		g.divideBy(t.box)
		for _, e := range t.except {
			g.divideBy(e)
		}
	}
}

func (g *Grid) divideBy(b Box) {
	for d, mask := range b {
		for i, c := range g.classes[d] {
			if in := c & mask; in != 0 && in != c {
				g.classes[d][i] = in
				g.classes[d] = append(g.classes[d], c&^mask)
			}
		}
	}
}

// merge makes one part of all cells that no region tells apart.
func (g *Grid) merge(regions []Region) {
	of := make([]int32, g.cells) // part of each cell; -1: it cannot occur
	for i := range of {
		of[i] = int32(g.can[i/64]>>(i%64)&1) - 1
	}
	parts := 1
	split, outside := make([]int32, g.cells+1), make([]bool, g.cells+1)
	seen, key := map[string]bool{}, make([]byte, 0, 8*len(g.all))
	for _, r := range regions {
		in, _ := g.ofTerms(r.terms)
		key = key[:0]
		for _, word := range in {
			key = binary.LittleEndian.AppendUint64(key, word)
		}
		if seen[string(key)] {
			continue
		}
		seen[string(key)] = true
		clear(split[:parts]) // those inside of it go to a part of their own; 0: none yet
		clear(outside[:parts])
		for i, p := range of {
			if p >= 0 && !in.has(i) {
				outside[p] = true
			}
		}
		for i, p := range of {
			if p >= 0 && outside[p] && in.has(i) {
				if split[p] == 0 {
					split[p] = int32(parts)
					parts++
				}
				of[i] = split[p]
			}
		}
	}
	g.number(of)
}

// number takes over parts that have cells.
func (g *Grid) number(of []int32) {
	at := make([]int, g.cells+1) // less one
	for i, p := range of {
		if p < 0 {
			continue
		}
		if at[p] == 0 {
			g.parts, g.size = append(g.parts, int32(i)), append(g.size, 0)
			at[p] = len(g.parts)
		}
		g.size[at[p]-1]++
	}
}

// None is the set of no parts.
func (g *Grid) None() Bits { return make(Bits, (len(g.parts)+63)/64) }

// Of gives the parts of a region; ok is false where it has a piece of a part,
// because it is not made of the regions of the grid.
func (g *Grid) Of(r Region) (out Bits, ok bool) {
	out = g.None()
	if len(r.terms) == 0 {
		return out, true
	}
	cells, ok := g.ofTerms(r.terms)
	if !ok {
		return nil, false
	}
	cells.and(g.can)
	n := 0
	for k, cell := range g.parts {
		if cells.has(int(cell)) {
			out[k/64] |= 1 << (k % 64)
			n += g.size[k]
		}
	}
	return out, n == cells.count()
}

// ofTerms gives the cells of the grid that lie in any of some terms, until it is
// asked again.
func (g *Grid) ofTerms(terms []term) (out Bits, ok bool) {
	clear(g.sum)
	for _, t := range terms {
		if !g.ofBox(t.box, g.one) {
			return nil, false
		}
		for _, e := range t.except {
			if !g.ofBox(e, g.hole) {
				return nil, false
			}
			g.one.Without(g.hole)
		}
		g.sum.With(g.one)
	}
	return g.sum, true
}

func (g *Grid) ofBox(b Box, out Bits) (ok bool) {
	if b.empty() {
		clear(out)
		return true
	}
	copy(out, g.all)
	stride := 1
	for d, classes := range g.classes {
		if full := g.space.full[d]; b[d]&full != full {
			in, ok := g.ofMask(d, stride, b[d])
			if !ok {
				return false
			}
			out.and(in)
		}
		stride *= len(classes)
	}
	return true
}

// ofMask gives the cells of which one dimension has one of some atoms.
func (g *Grid) ofMask(d, stride int, mask uint64) (out Bits, ok bool) {
	if out, ok = g.masks[d][mask]; ok {
		return out, out != nil
	}
	classes := g.classes[d]
	if slices.ContainsFunc(classes, func(c uint64) bool { return c&mask != 0 && c&^mask != 0 }) {
		g.masks[d][mask] = nil
		return nil, false
	}
	out = make(Bits, (g.cells+63)/64)
	for i := range g.cells {
		if classes[i/stride%len(classes)]&mask != 0 {
			out[i/64] |= 1 << (i % 64)
		}
	}
	g.masks[d][mask] = out
	return out, true
}

func (b Bits) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }

func (b Bits) and(o Bits) {
	for i := range b {
		b[i] &= o[i]
	}
}

// Without takes the parts of o out of b.
func (b Bits) Without(o Bits) {
	for i := range b {
		b[i] &^= o[i]
	}
}

// With takes the parts of o into b.
func (b Bits) With(o Bits) {
	for i := range b {
		b[i] |= o[i]
	}
}

func (b Bits) count() (n int) {
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

// Or has the parts of either.
func (b Bits) Or(o Bits) Bits {
	out := slices.Clone(b)
	out.With(o)
	return out
}

// Each visits the parts.
func (b Bits) Each(visit func(i int)) {
	for w, word := range b {
		for ; word != 0; word &= word - 1 {
			visit(w*64 + bits.TrailingZeros64(word))
		}
	}
}

// Has tells whether a part is there.
func (b Bits) Has(i int) bool { return b.has(i) }

// Add takes a part in.
func (b Bits) Add(i int) { b[i/64] |= 1 << (i % 64) }

// Meets tells whether the two share a part.
func (b Bits) Meets(o Bits) bool {
	for i, word := range b {
		if word&o[i] != 0 {
			return true
		}
	}
	return false
}

// Beyond tells whether b has a part that o has not.
func (b Bits) Beyond(o Bits) bool {
	for i, word := range b {
		if word&^o[i] != 0 {
			return true
		}
	}
	return false
}

// Empty tells whether nothing is in it.
func (b Bits) Empty() bool { return b.count() == 0 }
