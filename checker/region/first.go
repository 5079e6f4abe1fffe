package region

import (
	"math/bits"
	"slices"
)

// Empty reports whether no possible cell lies in r.
func (s *Space) Empty(r Region) bool {
	return !slices.ContainsFunc(r.terms, func(t term) bool {
		return s.anyOutside(t, nil)
	})
}

// First returns the first possible cell of r: the least in the order of the
// dimensions and, in each, of its atoms, so the mildest circumstances.
func (s *Space) First(r Region) (Cell, bool) {
	var best Cell
	for _, t := range r.terms {
		q := s.outside(t, nil)
		c, ok, decided := q.search(s.limit)
		if !decided {
			c, ok = q.solveFirst()
		}
		if ok && (best == nil || slices.Compare(c, best) < 0) {
			best = slices.Clone(c)
		}
		q.release()
	}
	return best, best != nil
}

// Subset reports whether every possible cell of a lies in b.
func (s *Space) Subset(a, b Region) bool {
	// b is not subtracted first: its exceptions would split a's terms, while
	// the search follows them as they are.
	return !slices.ContainsFunc(a.terms, func(t term) bool {
		return !slices.ContainsFunc(b.terms, t.within) && s.anyOutside(t, b.terms)
	})
}

// Equal reports whether a and b hold the same possible cells.
func (s *Space) Equal(a, b Region) bool {
	return s.Subset(a, b) && s.Subset(b, a)
}

// Overlaps reports whether a and b share a possible cell.
func (s *Space) Overlaps(a, b Region) bool {
	return slices.ContainsFunc(a.terms, func(t term) bool {
		return slices.ContainsFunc(b.terms, func(u term) bool {
			both, ok := t.intersect(u)
			return ok && s.anyOutside(both, nil)
		})
	})
}

// anyOutside reports whether t has a possible cell outside all of minus.
func (s *Space) anyOutside(t term, minus []term) bool {
	if s.cornerOutside(t, minus) {
		return true
	}
	q := s.outside(t, minus)
	_, ok, decided := q.search(s.limit)
	if !decided {
		_, ok = q.solve()
	}
	q.release()
	return ok
}

// cornerOutside tries the mildest and the gravest cell of t's box. Most
// questions have many answers, and then this saves the search.
func (s *Space) cornerOutside(t term, minus []term) bool {
	var some [2 * fewDims]uint8 // of most spaces, so that nothing is allocated
	cells := Cell(some[:])
	if n := len(t.box); n > fewDims {
		cells = make(Cell, 2*n)
	}
	mild, grave := cells[:len(t.box)], cells[len(cells)/2:][:len(t.box)]
	for d, mask := range t.box {
		if mask &= s.full[d]; mask == 0 {
			return false
		}
		mild[d], grave[d] = uint8(bits.TrailingZeros64(mask)), uint8(63-bits.LeadingZeros64(mask))
	}
	return s.answers(mild, t, minus) || s.answers(grave, t, minus)
}

// fewDims is as many dimensions as most spaces have at most.
const fewDims = 32

// answers tells whether a cell of t's box is possible, none of t's exceptions,
// and in no term of minus.
func (s *Space) answers(c Cell, t term, minus []term) bool {
	return !boxHolds(t.except, c) && !termHolds(s.impossible, c) && !termHolds(minus, c)
}

// boxHolds and termHolds are loops, which keep the cell where it is.
func boxHolds(boxes []Box, c Cell) bool {
	for _, b := range boxes {
		if b.Contains(c) {
			return true
		}
	}
	return false
}

func termHolds(terms []term, c Cell) bool {
	for _, t := range terms {
		if t.box.Contains(c) && !boxHolds(t.except, c) {
			return true
		}
	}
	return false
}

// outside makes the query for the possible cells of t outside all of minus.
func (s *Space) outside(t term, minus []term) *query {
	q := newScratch()
	box, ok := t.box.meet(s.full)
	if !ok {
		q.void = true
		return q
	}
	away := q.away[:0]
	for _, e := range t.except {
		away = append(away, term{box: e})
	}
	away = append(away, s.impossible...)
	q.away = append(away, minus...)
	return q.ask(box, q.away)
}
