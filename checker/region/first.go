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
			best = c
		}
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
	return ok
}

// cornerOutside tries the mildest and the gravest cell of t's box. Most
// questions have many answers, and then this saves the search.
func (s *Space) cornerOutside(t term, minus []term) bool {
	box, ok := t.box.Intersect(s.full)
	if !ok {
		return false
	}
	mild, grave := make(Cell, len(box)), make(Cell, len(box))
	for d, mask := range box {
		mild[d], grave[d] = uint8(bits.TrailingZeros64(mask)), uint8(63-bits.LeadingZeros64(mask))
	}
	return s.answers(mild, t, minus) || s.answers(grave, t, minus)
}

// answers tells whether a cell of t's box is possible, none of t's exceptions,
// and in no term of minus.
func (s *Space) answers(c Cell, t term, minus []term) bool {
	holds := func(u term) bool { return u.contains(c) }
	return !slices.ContainsFunc(t.except, func(b Box) bool { return b.Contains(c) }) &&
		!slices.ContainsFunc(s.impossible, holds) && !slices.ContainsFunc(minus, holds)
}

// outside makes the query for the possible cells of t outside all of minus.
func (s *Space) outside(t term, minus []term) *query {
	box, ok := t.box.Intersect(s.full)
	if !ok {
		return &query{void: true}
	}
	away := make([]term, 0, len(t.except)+len(minus)+len(s.impossible))
	for _, e := range t.except {
		away = append(away, term{box: e})
	}
	away = append(away, s.impossible...)
	return newQuery(box, append(away, minus...))
}
