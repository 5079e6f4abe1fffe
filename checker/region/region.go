package region

import "slices"

// Region is a set of cells: the union of its terms, each a box minus excluded
// boxes. It is an immutable value; the zero value is the empty region. A region
// does not know which cells are impossible: the methods of Space do.
type Region struct {
	terms []term
}

// Of returns the union of the boxes. Empty boxes are left out.
func Of(boxes ...Box) Region {
	var r Region
	for _, b := range boxes {
		if t, ok := newTerm(slices.Clone(b), nil); ok {
			r.terms = append(r.terms, t)
		}
	}
	return Region{compact(r.terms)}
}

// Union returns the cells of r or o.
func (r Region) Union(o Region) Region {
	if len(r.terms) == 0 {
		return o
	}
	terms := r.terms
	for i, t := range o.terms {
		// Only the new terms are looked up, so that a union built up rule
		// by rule stays cheap.
		if r.spans(t) {
			continue
		}
		if len(terms) == len(r.terms) {
			terms = append(make([]term, 0, len(r.terms)+len(o.terms)-i), r.terms...)
		}
		terms = append(terms, t)
	}
	return Region{terms}
}

// Intersect returns the cells of both r and o.
func (r Region) Intersect(o Region) Region {
	var terms []term
	for _, t := range r.terms {
		for _, u := range o.terms {
			if both, ok := t.intersect(u); ok {
				terms = append(terms, both)
			}
		}
	}
	return Region{compact(terms)}
}

// Minus returns the cells of r outside o.
func (r Region) Minus(o Region) Region {
	if len(r.terms) == 0 || len(o.terms) == 0 {
		return r
	}
	plain, rest := split(o.terms)
	left := make([]term, 0, len(r.terms))
	for _, t := range r.terms {
		// Plain boxes come first and all at once: they never make a term
		// split, and leave less for the others.
		if t.clear(plain) {
			left = append(left, t)
		} else if t, ok := newTerm(t.box, concat(t.except, plain)); ok {
			left = append(left, t)
		}
	}
	for i, u := range rest {
		if len(left) == 0 {
			break
		}
		if i > 0 && !slices.ContainsFunc(left, func(t term) bool { return !t.apart(u) }) {
			continue // which leaves all as it is
		}
		next := make([]term, 0, len(left))
		for _, t := range left {
			next = append(next, t.minus(u)...)
		}
		left = compact(next)
	}
	if len(left) == 0 {
		return Region{}
	}
	return Region{left}
}

// Contains reports whether c lies in the region, be it possible or not.
func (r Region) Contains(c Cell) bool {
	return slices.ContainsFunc(r.terms, func(t term) bool { return t.contains(c) })
}

// split separates the terms that are mere boxes from those with exceptions.
func split(terms []term) (plain []Box, rest []term) {
	plain = make([]Box, 0, len(terms))
	for _, t := range terms {
		if len(t.except) == 0 {
			plain = append(plain, t.box)
		} else {
			rest = append(rest, t)
		}
	}
	return plain, rest
}

// compact drops the terms that a quick look finds within another one; of equal
// terms the first stays.
func compact(terms []term) []term {
	return outermost(terms, func(i, j int) bool { return terms[i].within(terms[j]) && (j < i || !terms[j].within(terms[i])) })
}

// Relax gives r in other words for one who knows that given holds: dimensions
// in which a box of r allows all that given does are no longer restricted. If r
// lies in given, what the result shares with given is r.
func (s *Space) Relax(r Region, given Box) Region {
	relax := func(b Box) Box {
		out := slices.Clone(b)
		for d := range out {
			if b[d] == given[d] {
				out[d] = s.full[d]
			}
		}
		return out
	}
	terms := make([]term, len(r.terms))
	for i, t := range r.terms {
		terms[i] = term{box: relax(t.box)}
		for _, e := range t.except {
			terms[i].except = append(terms[i].except, relax(e))
		}
	}
	return Region{terms}
}
