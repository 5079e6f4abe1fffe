package region

import (
	"math/bits"
	"slices"
)

// Free returns every cell, be it possible or not, that is a possible cell of r
// but for its atoms in the listed dimensions: what becomes of r when these are
// changed at will.
func (s *Space) Free(r Region, dims ...int) Region {
	terms := r.Minus(Region{s.impossible}).terms
	for _, d := range dims {
		var freed []term
		for _, t := range terms {
			freed = append(freed, s.freed(t, d)...)
		}
		terms = compact(freed)
	}
	return Region{terms}
}

// freed frees one dimension of a term. A cell is in the result when some atom
// of the dimension saves it from every exception; atoms that lie in the same
// exceptions save the same cells.
func (s *Space) freed(t term, d int) []term {
	var out []term
	seen := map[string]bool{}
	for mask := t.box[d]; mask != 0; mask &= mask - 1 {
		atom := uint64(1) << bits.TrailingZeros64(mask)
		in := make([]byte, len(t.except))
		var except []Box
		for i, e := range t.except {
			if e[d]&atom != 0 {
				in[i] = 1
				except = append(except, e.with(d, s.full[d]))
			}
		}
		if seen[string(in)] {
			continue
		}
		seen[string(in)] = true
		if u, ok := newTerm(t.box.with(d, s.full[d]), slices.Clip(except)); ok {
			out = append(out, u)
		}
	}
	return out
}

// Entangled lists the dimensions of which some atoms cannot occur together with
// others.
func (s *Space) Entangled() []int {
	return s.Constrained(Region{s.impossible})
}
