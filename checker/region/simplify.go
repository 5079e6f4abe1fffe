package region

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// simplifySteps bounds each search of Simplify and Describe. They only look for
// shorter ways to say the same: a search that runs out changes nothing.
const simplifySteps = 1_000

// Simplify returns a region with the same possible cells and, where a short
// search finds that out, fewer terms and exceptions: it drops what is outside
// the space, empty terms, exceptions that take no possible cell from their box,
// and terms covered by another, and joins boxes that differ in one dimension.
func (s *Space) Simplify(r Region) Region {
	var terms []term
	for _, t := range r.terms {
		if t, ok := t.intersect(term{box: s.full}); ok && !s.surelyWithin(t, nil) {
			terms = append(terms, s.trim(t))
		}
	}
	return Region{join(compact(terms))}
}

// trim drops the exceptions of t that take no possible cell from it.
func (s *Space) trim(t term) term {
	kept := slices.DeleteFunc(slices.Clone(t.except), func(e Box) bool {
		return s.surelyWithin(term{box: e}, nil)
	})
	return term{t.box, kept}
}

// surelyWithin reports whether a short search shows that every possible cell of
// t lies in one of the others.
func (s *Space) surelyWithin(t term, others []term) bool {
	if slices.ContainsFunc(others, t.within) {
		return true
	}
	if s.cornerOutside(t, others) {
		return false
	}
	q := s.outside(t, others)
	_, ok, decided := q.search(min(simplifySteps, s.limit))
	q.release()
	return decided && !ok
}

// join unites terms that differ in one dimension of their boxes until none do.
func join(terms []term) []term {
	for i := 0; i < len(terms); i++ {
		for j := 0; j < i; j++ {
			if u, ok := terms[i].join(terms[j]); ok {
				terms = slices.Delete(slices.Clone(terms), i, i+1)
				terms[j] = u
				// The wider term can now join, or cover, any other.
				return join(compact(terms))
			}
		}
	}
	return terms
}

// join unites two terms whose boxes differ in one dimension. Terms with
// exceptions must not share a cell there: what one excepts, the other may hold.
func (t term) join(o term) (term, bool) {
	d := t.box.onlyDifference(o.box)
	if d < 0 {
		return term{}, false
	}
	if len(t.except)+len(o.except) > 0 && t.box[d]&o.box[d] != 0 {
		return term{}, false
	}
	return newTerm(o.box.with(d, o.box[d]|t.box[d]), joinBoxes(slices.Concat(o.except, t.except)))
}

// joinBoxes unites boxes that differ in one dimension until none do.
func joinBoxes(boxes []Box) []Box {
	for i := range boxes {
		for j := range i {
			if d := boxes[i].onlyDifference(boxes[j]); d >= 0 {
				boxes[j] = boxes[j].with(d, boxes[j][d]|boxes[i][d])
				return joinBoxes(slices.Delete(boxes, i, i+1))
			}
		}
	}
	return boxes
}

// Constrained lists the dimensions that the region's boxes or exceptions
// restrict, ascending.
func (s *Space) Constrained(r Region) []int {
	var dims []int
	for d := range s.full {
		if slices.ContainsFunc(r.terms, func(t term) bool { return s.constrains(t, d) }) {
			dims = append(dims, d)
		}
	}
	return dims
}

// constrains reports whether the term restricts dimension d.
func (s *Space) constrains(t term, d int) bool {
	return s.full[d]&^t.box[d] != 0 ||
		slices.ContainsFunc(t.except, func(e Box) bool { return t.box[d]&^e[d] != 0 })
}

// Key returns a key for look-up tables: equal for regions with the same terms
// in whatever order, different for regions with different cells. Regions with
// the same cells in other terms may have different keys.
func (s *Space) Key(r Region) string {
	if len(r.terms) == 1 && len(r.terms[0].except) < 2 { // most are
		t := r.terms[0]
		key := binary.AppendUvarint(appendBox(make([]byte, 0, 64), t.box), uint64(len(t.except)))
		for _, e := range t.except {
			key = appendBox(key, e)
		}
		return string(key)
	}
	var terms []string
	for _, t := range r.terms {
		var excepts []string
		for _, e := range t.except {
			excepts = append(excepts, string(appendBox(nil, e)))
		}
		slices.Sort(excepts)
		key := appendBox(nil, t.box)
		key = binary.AppendUvarint(key, uint64(len(excepts)))
		for _, e := range excepts {
			key = append(key, e...)
		}
		terms = append(terms, string(key))
	}
	slices.Sort(terms)
	var all []byte
	for _, t := range slices.Compact(terms) {
		all = append(all, t...)
	}
	return string(all)
}

// Key returns a key for look-up tables: equal for equal boxes alone, of those of
// one space.
func (b Box) Key() string { return string(appendBox(make([]byte, 0, 64), b)) }

// Ordered returns the region with its terms in the order of their keys, each
// once: what is made of it is the same for all regions with the same key.
func (s *Space) Ordered(r Region) Region {
	keys := make(map[string]term, len(r.terms))
	order := make([]string, 0, len(r.terms))
	for _, t := range r.terms {
		t.except = slices.Clone(t.except) // others share it
		slices.SortFunc(t.except, func(a, b Box) int { return bytes.Compare(appendBox(nil, a), appendBox(nil, b)) })
		key := s.Key(Region{[]term{t}})
		if _, ok := keys[key]; !ok {
			keys[key] = t
			order = append(order, key)
		}
	}
	slices.Sort(order)
	out := Region{make([]term, len(order))}
	for i, key := range order {
		out.terms[i] = keys[key]
	}
	return out
}

// appendBox appends the masks, whose number is the same in all boxes of a space
// so that the key reads in one way only.
func appendBox(key []byte, b Box) []byte {
	for _, mask := range b {
		key = binary.AppendUvarint(key, mask)
	}
	return key
}
