// Package limit compares the rules of agencies with nothing but machine words:
// how fast it can be done at all. It is no part of roe. It knows the kinds of
// norms that package corpus writes and refuses all others.
//
// Circumstances are one word of 64 bits: each dimension has a field with a bit
// for each of its values. A box, the allowed values of each dimension, is a
// word too; two boxes meet if no field of their conjunction is empty.
package limit

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/book"
)

// A Box is a set of circumstances, some values of each dimension.
type Box uint64

// space says where each dimension has its field.
type space struct {
	all    Box
	fields map[string]field
	top    Box // the highest bit of each field
	under  Box // all bits but those
	low    Box // the lowest bit of each field
	never  []Box
}

type field struct {
	shift  int
	mask   Box
	values map[string]Box // a value or a word to its bits
	order  []string
}

func newSpace(b *book.Book) (*space, error) {
	s := &space{fields: map[string]field{}}
	shift := 0
	for _, id := range slices.Sorted(maps.Keys(b.Dimensions)) {
		d := b.Dimensions[id]
		f := field{shift: shift, values: map[string]Box{}}
		for i, v := range d.Values {
			f.values[v.ID] = 1 << (shift + i)
			f.mask |= f.values[v.ID]
			f.order = append(f.order, v.ID)
		}
		for word, w := range d.Words {
			for _, v := range w.Values {
				f.values[word] |= f.values[v]
			}
		}
		shift += len(d.Values)
		if shift > 64 {
			return nil, fmt.Errorf("the dimensions of circumstances have more than 64 values")
		}
		s.fields[id] = f
		s.all |= f.mask
		s.low |= 1 << f.shift
		s.top |= 1 << (shift - 1)
	}
	s.under = s.all &^ s.top
	for _, c := range b.Impossible {
		box, err := s.box(c)
		if err != nil {
			return nil, err
		}
		s.never = append(s.never, box)
	}
	return s, nil
}

// box compiles circumstances.
func (s *space) box(c book.Circumstances) (Box, error) {
	out := s.all
	for id, allowed := range c {
		f, ok := s.fields[id]
		if !ok {
			return 0, fmt.Errorf("there is no dimension %q", id)
		}
		var bits Box
		for _, v := range allowed.Values {
			bits |= f.values[string(v)]
		}
		if least := string(allowed.AtLeast); least != "" {
			for _, v := range f.order[slices.Index(f.order, least):] {
				bits |= f.values[v]
			}
		}
		if bits == 0 || allowed.AtMost != "" || allowed.Above != "" || allowed.Below != "" {
			return 0, fmt.Errorf("circumstances on %s are of a kind that is not compiled", id)
		}
		out &= bits | s.all&^f.mask
	}
	return out, nil
}

// empty tells whether some field has no bit. Adding all lower bits of a field
// to what it has of them carries into its top bit unless it has none.
func (s *space) empty(b Box) bool {
	return ((b&s.under+s.under)|b)&s.top != s.top
}

// meet tells whether something that can occur lies in both.
func (s *space) meet(a, b Box) bool {
	both := a & b
	return !s.empty(both) && s.possible(both)
}

// possible tells whether something in a box that is not empty can occur. Mostly
// its first circumstance can: the lowest bit of each field, which taking one
// from each field clears.
func (s *space) possible(b Box) bool {
	first := b &^ (b - s.low)
	for _, n := range s.never {
		if first&^n == 0 {
			return len(s.withoutAll([]Box{b}, s.never)) > 0
		}
	}
	return true
}

// without takes a box away from others: what remains of each is cut into one
// box for each dimension in which it goes beyond.
func (s *space) without(boxes []Box, hole Box) []Box {
	var out []Box
	for _, b := range boxes {
		if s.empty(b & hole) {
			out = append(out, b)
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(s.fields)) {
			m := s.fields[id].mask
			if beyond := b & m &^ hole; beyond != 0 {
				out = append(out, b&^m|beyond)
				b &= hole | ^m
			}
		}
	}
	return out
}

func (s *space) withoutAll(boxes, holes []Box) []Box {
	for _, h := range holes {
		boxes = s.without(boxes, h)
	}
	return boxes
}
