package region

import (
	"math/bits"
	"slices"
	"sync"
)

// query asks for a cell of box outside all groups. It numbers the boxes of all
// groups so that a set of them is a bit set.
type query struct {
	box    Box
	void   bool // known to have no answer
	groups []group
	boxes  []Box
	dims   [][]class // see dim
	scratch
}

// scratch is memory of a query that the next one uses again: there are many
// queries, most of them small.
type scratch struct {
	away, cut []term
	searcher  searcher
	words     arena[uint64]
	classes   arena[class]
	sets      arena[bitset]
	masks     []uint64
}

var queries = sync.Pool{New: func() any { return &query{} }}

// newScratch gives a query that asks nothing yet. Whoever is done with it, and
// with all that it gave, may release it.
func newScratch() *query { return queries.Get().(*query) }

func (q *query) release() {
	q.box, q.void, q.groups, q.boxes = nil, false, q.groups[:0], q.boxes[:0]
	clear(q.dims)
	q.words.used, q.classes.used, q.sets.used = 0, 0, 0
	queries.Put(q)
}

// arena hands out pieces of memory.
type arena[T any] struct {
	all  []T
	used int
}

// take gives n values that are zero.
func (a *arena[T]) take(n int) []T {
	if a.used+n > len(a.all) {
		a.all, a.used = make([]T, max(2*len(a.all), n, 64)), 0 // what was handed out is in the old one
	}
	out := a.all[a.used : a.used+n : a.used+n]
	a.used += n
	clear(out)
	return out
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
func (q *query) newBitsets(count, n int) []bitset {
	words := (n + 63) / 64
	all, sets := q.words.take(count*words), q.sets.take(count)
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

// ask cuts the terms of minus to the box and leaves out what cannot
// matter: terms that do not touch it, that their exceptions cancel there, or
// that lie in a plain one.
func (q *query) ask(box Box, minus []term) *query {
	q.box = box
	for _, t := range q.inBox(minus) {
		if len(t.except) == 0 && t.box.Covers(box) {
			q.void = true
			return q
		}
		lo := len(q.boxes)
		q.boxes = append(append(q.boxes, t.box), t.except...)
		q.groups = append(q.groups, group{lo, len(q.boxes)})
	}
	if len(q.dims) != len(box) {
		q.dims = make([][]class, len(box))
	}
	return q
}

// inBox cuts the terms to the box; see ask.
func (q *query) inBox(terms []term) []term {
	box, cut := q.box, q.cut[:0]
	for _, t := range terms {
		switch {
		case t.box.apart(box):
			continue
		case box.Covers(t.box):
			cut = append(cut, t)
			continue
		}
		if u, ok := t.intersect(term{box: box}); ok {
			cut = append(cut, u)
		}
	}
	q.cut = cut
	return outermost(cut, func(i, j int) bool {
		t, u := &cut[i], &cut[j]
		return len(u.except) == 0 && u.box.Covers(t.box) && (j < i || len(t.except) > 0 || !t.box.Covers(u.box))
	})
}

// dim gives the atoms of dimension d, those alike taken once. They are sorted
// out when they are asked for: most searches end in the first dimensions.
func (q *query) dim(d int) []class {
	if q.dims[d] == nil {
		q.dims[d] = q.classesOf(d)
	}
	return q.dims[d]
}

// classesOf sorts the atoms of dimension d that the box allows by the boxes they
// lie in. The classes are in the order of their first atoms.
func (q *query) classesOf(d int) []class {
	masks := q.apart(d)
	found := q.classes.take(len(masks))
	sets := q.newBitsets(len(masks), len(q.boxes))
	for n, mask := range masks {
		for i, b := range q.boxes {
			if b[d]&mask != 0 {
				sets[n].add(i)
			}
		}
		found[n] = class{uint8(bits.TrailingZeros64(mask)), sets[n]}
	}
	return found
}

// apart cuts the atoms of dimension d into those that no box tells apart. The
// next call writes over them.
func (q *query) apart(d int) []uint64 {
	masks := append(q.masks[:0], q.box[d])
	for _, b := range q.boxes {
		for n := range len(masks) {
			if in, out := masks[n]&b[d], masks[n]&^b[d]; in != 0 && out != 0 {
				masks[n] = in
				masks = append(masks, out)
			}
		}
	}
	slices.SortFunc(masks, func(a, b uint64) int { return bits.TrailingZeros64(a) - bits.TrailingZeros64(b) })
	q.masks = masks
	return masks
}
