package region

import "slices"

// term is a box minus the boxes in except. A term made by newTerm is in normal
// form: the box is not empty; every except lies inside the box, leaves a part
// of it, differs from it in two dimensions or more, and lies in no other except.
type term struct {
	box    Box
	except []Box
}

// newTerm puts box minus except in normal form; ok is false when a look at each
// except alone shows that nothing is left. The arguments are not changed.
func newTerm(box Box, except []Box) (t term, ok bool) {
	if box.empty() {
		return term{}, false
	}
	for {
		kept, narrowed := clip(box, except)
		if narrowed == nil {
			return term{box, uncovered(kept)}, true
		}
		if narrowed.empty() {
			return term{}, false
		}
		// A narrower box can make further excepts touch it in one
		// dimension only, so look at all of them again.
		box, except = narrowed, kept
	}
}

// clip cuts the excepts to the box and drops those that do not touch it. When
// one of them differs from the box in at most one dimension, it stops and
// returns the box without that except, which needs no exception at all.
func clip(box Box, except []Box) (kept []Box, narrowed Box) {
	for i, e := range except {
		if e.apart(box) {
			continue
		}
		switch d, several := box.reachesBeyond(e); {
		case d < 0:
			return nil, Box{}
		case !several:
			return append(kept, except[i+1:]...), box.with(d, box[d]&^e[d])
		}
		in, _ := e.meet(box)
		if kept == nil {
			kept = make([]Box, 0, len(except)-i)
		}
		kept = append(kept, in)
	}
	return kept, nil
}

// uncovered drops the boxes that lie in another one of the list; of equal boxes
// the first stays.
func uncovered(boxes []Box) []Box {
	return outermost(boxes, func(i, j int) bool { return boxes[j].Covers(boxes[i]) && (j < i || !boxes[i].Covers(boxes[j])) })
}

// outermost gives those of a list that lie in no other; where that are all, it
// gives the very same list.
func outermost[T any](list []T, inside func(i, j int) bool) []T {
	lost := func(i int) bool {
		return anyIndex(len(list), func(j int) bool { return j != i && inside(i, j) })
	}
	for i := range list {
		if !lost(i) {
			continue
		}
		kept := append(make([]T, 0, len(list)-1), list[:i]...)
		for k := i + 1; k < len(list); k++ {
			if !lost(k) {
				kept = append(kept, list[k])
			}
		}
		return kept
	}
	return list
}

// anyIndex reports whether f holds for an index below n.
func anyIndex(n int, f func(int) bool) bool {
	for i := range n {
		if f(i) {
			return true
		}
	}
	return false
}

// contains reports whether c lies in the term.
func (t term) contains(c Cell) bool {
	return t.box.Contains(c) &&
		!slices.ContainsFunc(t.except, func(e Box) bool { return e.Contains(c) })
}

// intersect returns the cells of both terms.
func (t term) intersect(o term) (term, bool) {
	box, ok := t.box.meet(o.box)
	if !ok {
		return term{}, false
	}
	return newTerm(box, concat(t.except, o.except))
}

// apart reports whether a quick look shows that the terms share no cell.
func (t term) apart(o term) bool {
	if t.box.apart(o.box) {
		return true
	}
	for _, excepts := range [2][]Box{t.except, o.except} {
		for _, e := range excepts {
			if e.coversMeet(t.box, o.box) {
				return true
			}
		}
	}
	return false
}

// concat joins lists of boxes that nobody changes.
func concat(a, b []Box) []Box {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return append(append(make([]Box, 0, len(a)+len(b)), a...), b...)
}

// clear reports whether a quick look shows that a term in normal form has no
// cell of any of the boxes.
func (t term) clear(boxes []Box) bool {
	return !slices.ContainsFunc(boxes, func(b Box) bool {
		return !b.apart(t.box) && !anyIndex(len(t.except), func(i int) bool { return t.except[i].coversMeet(b, t.box) })
	})
}

// minus returns terms whose union is t without o: t outside o's box, and t in
// each of o's exceptions. Terms apart from o come back whole: without this test
// subtracting rules that share an exception would double the terms each time.
func (t term) minus(o term) []term {
	if t.apart(o) {
		return []term{t}
	}
	var left []term
	if u, ok := newTerm(t.box, append(slices.Clone(t.except), o.box)); ok {
		left = append(left, u)
	}
	for _, e := range o.except {
		if u, ok := t.intersect(term{box: e}); ok {
			left = append(left, u)
		}
	}
	return left
}

// within reports whether a quick look shows that every cell of t lies in o: o's
// box covers t's, and each of o's exceptions is one of t's where it touches it.
func (t term) within(o term) bool {
	for d, mask := range t.box {
		if mask&^o.box[d] != 0 {
			return false
		}
	}
	for _, e := range o.except {
		if !e.apart(t.box) && !anyIndex(len(t.except), func(i int) bool { return t.except[i].coversMeet(e, t.box) }) {
			return false
		}
	}
	return true
}
