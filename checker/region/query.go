package region

import (
	"math/bits"
	"slices"
)

// query asks for a cell of box outside all groups. It numbers the boxes of all
// groups so that a set of them is a bit set.
type query struct {
	box    Box
	void   bool // known to have no answer
	groups []group
	boxes  []Box
	dims   [][]class // per dimension: its atoms, those alike taken once
}

// group is a term to stay out of: box number lo, without boxes lo+1 to hi-1.
// Its box lies in the query's box, its exceptions lie in its own.
type group struct {
	lo, hi int
}

// class stands for the atoms of a dimension that lie in the same boxes: no
// group can tell them apart, so only the first of them, the mildest, is tried.
type class struct {
	atom uint8
	in   bitset
}

// bitset is a set of box numbers.
type bitset []uint64

// newBitsets makes count empty sets for n numbers, in one piece of memory.
func newBitsets(count, n int) []bitset {
	words := (n + 63) / 64
	all, sets := make(bitset, count*words), make([]bitset, count)
	for i := range sets {
		sets[i] = all[i*words : (i+1)*words : (i+1)*words]
	}
	return sets
}

func (b bitset) has(i int) bool { return b[i>>6]>>(i&63)&1 != 0 }
func (b bitset) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) drop(i int)     { b[i>>6] &^= 1 << (i & 63) }
func (b bitset) meets(o bitset) bool {
	for i := range b {
		if b[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// newQuery cuts the terms of minus to the box and leaves out what cannot
// matter: terms that do not touch it, that their exceptions cancel there, or
// that lie in a plain one.
func newQuery(box Box, minus []term) *query {
	q := &query{box: box}
	for _, t := range inBox(box, minus) {
		if len(t.except) == 0 && t.box.Covers(box) {
			return &query{box: box, void: true}
		}
		lo := len(q.boxes)
		q.boxes = append(append(q.boxes, t.box), t.except...)
		q.groups = append(q.groups, group{lo, len(q.boxes)})
	}
	q.dims = make([][]class, len(box))
	for d := range box {
		q.dims[d] = q.classes(d)
	}
	return q
}

// inBox cuts the terms to the box; see newQuery.
func inBox(box Box, terms []term) []term {
	var cut []term
	for _, t := range terms {
		if t.box.apart(box) {
			continue
		}
		if u, ok := t.intersect(term{box: box}); ok {
			cut = append(cut, u)
		}
	}
	var kept []term
	for i, t := range cut {
		inside := func(j int) bool {
			u := cut[j]
			return j != i && len(u.except) == 0 && u.box.Covers(t.box) &&
				(j < i || len(t.except) > 0 || !t.box.Covers(u.box))
		}
		if !anyIndex(len(cut), inside) {
			kept = append(kept, t)
		}
	}
	return kept
}

// classes sorts the atoms of dimension d that the box allows by the boxes they
// lie in. The classes are in the order of their first atoms.
func (q *query) classes(d int) []class {
	count := bits.OnesCount64(q.box[d])
	found := make([]class, 0, count)
	sets := newBitsets(count, len(q.boxes))
	for mask, n := q.box[d], 0; mask != 0; mask, n = mask&(mask-1), n+1 {
		atom := bits.TrailingZeros64(mask)
		in := sets[n]
		for i, b := range q.boxes {
			if b[d]>>atom&1 != 0 {
				in.add(i)
			}
		}
		same := func(c class) bool { return slices.Equal(c.in, in) }
		if !slices.ContainsFunc(found, same) {
			found = append(found, class{uint8(atom), in})
		}
	}
	return found
}
