package region

import (
	"fmt"
	"slices"
)

// Box is a product of atom sets: one mask a dimension, bit i standing for atom
// i. A box with a zero mask holds no cell.
type Box []uint64

// Cell is one circumstance: the index of one atom for every dimension.
type Cell []uint8

// Intersect returns the cells of both boxes; ok is false when there is none.
func (b Box) Intersect(o Box) (Box, bool) {
	sameShape(len(b), len(o))
	if b.apart(o) {
		return nil, false
	}
	both := make(Box, len(b))
	for d := range b {
		both[d] = b[d] & o[d]
	}
	return both, true
}

// meet does so for those who change neither: where one box lies in the other, it
// gives the very same.
func (b Box) meet(o Box) (Box, bool) {
	sameShape(len(b), len(o))
	inside, around := true, true
	for d, mask := range b {
		both := mask & o[d]
		if both == 0 {
			return nil, false
		}
		inside, around = inside && both == mask, around && both == o[d]
	}
	switch {
	case len(b) == 0:
		return nil, false
	case inside:
		return b, true
	case around:
		return o, true
	}
	both := make(Box, len(b))
	for d := range b {
		both[d] = b[d] & o[d]
	}
	return both, true
}

// coversMeet reports whether every cell that a and o share lies in b.
func (b Box) coversMeet(a, o Box) bool {
	for d := range b {
		if a[d]&o[d]&^b[d] != 0 {
			return false
		}
	}
	return true
}

// Contains reports whether c lies in the box.
func (b Box) Contains(c Cell) bool {
	sameShape(len(b), len(c))
	for d, mask := range b {
		if mask>>c[d]&1 == 0 {
			return false
		}
	}
	return len(b) > 0
}

// Covers reports whether every cell of o lies in b.
func (b Box) Covers(o Box) bool {
	sameShape(len(b), len(o))
	for d := range b {
		if o[d]&^b[d] != 0 {
			return o.empty()
		}
	}
	return true
}

// empty reports whether the box holds no cell.
func (b Box) empty() bool {
	return len(b) == 0 || slices.Contains(b, 0)
}

// apart reports whether the boxes share no cell. It allocates nothing, which
// matters because most pairs that the algebra looks at are apart.
func (b Box) apart(o Box) bool {
	for d := range b {
		if b[d]&o[d] == 0 {
			return true
		}
	}
	return len(b) == 0
}

// with returns a copy of the box with another mask in dimension d.
func (b Box) with(d int, mask uint64) Box {
	c := slices.Clone(b)
	c[d] = mask
	return c
}

// reachesBeyond returns the first dimension in which the box allows what o does
// not, or -1, and whether it does so in several.
func (b Box) reachesBeyond(o Box) (found int, several bool) {
	sameShape(len(b), len(o))
	found = -1
	for d := range b {
		if b[d]&^o[d] == 0 {
			continue
		}
		if found >= 0 {
			return found, true
		}
		found = d
	}
	return found, false
}

// onlyDifference returns the one dimension in which the boxes differ, or -1
// when they differ in none or in several.
func (b Box) onlyDifference(o Box) int {
	found := -1
	for d := range b {
		if b[d] == o[d] {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = d
	}
	return found
}

// sameShape panics when two values come from spaces of different sizes: an
// answer about such a pair would be wrong without anybody noticing.
func sameShape(a, b int) {
	if a != b {
		panic(fmt.Sprintf("region: values of different spaces: %d and %d dimensions", a, b))
	}
}
