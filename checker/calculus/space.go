package calculus

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// newSpace builds the space of circumstances from the book's dimensions, in
// their declared order, without what cannot occur.
func newSpace(b *book.Book) (*region.Space, error) {
	ids := make([]string, 0, len(b.Dimensions))
	for id := range b.Dimensions {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, c string) int {
		return cmp.Or(cmp.Compare(b.Dimensions[a].Order, b.Dimensions[c].Order), cmp.Compare(a, c))
	})
	dims := make([]region.Dimension, len(ids))
	for i, id := range ids {
		dims[i] = dimension(id, b.Dimensions[id])
	}
	bare, err := region.NewSpace(dims)
	if err != nil {
		return nil, err
	}
	var impossible []region.Box
	for _, c := range b.Impossible {
		box, err := boxOf(bare, c, nil)
		if err != nil {
			return nil, err
		}
		impossible = append(impossible, box)
	}
	return region.NewSpace(dims, impossible...)
}

func dimension(id string, d *book.Dimension) region.Dimension {
	out := region.Dimension{ID: id, Title: d.Title, Ordered: d.Ordered}
	for _, v := range d.Values {
		out.Atoms = append(out.Atoms, region.Atom{ID: v.ID, Phrase: v.Phrase})
	}
	if len(d.Words) > 0 {
		out.Words, out.WordPhrases = map[string][]string{}, map[string]string{}
	}
	for w, def := range d.Words {
		out.Words[w], out.WordPhrases[w] = def.Values, def.Phrase
	}
	return out
}

// meanings resolves a document's own words; nil knows none.
type meanings []map[string]*book.Term

// find finds the first meaning of a word that is of the wanted sort: a document
// may use for one dimension a word that its agency uses for another.
func (m meanings) find(word string, wanted func(*book.Term) bool) *book.Term {
	for _, terms := range m {
		if t, ok := terms[word]; ok && wanted(t) {
			return t
		}
	}
	return nil
}

// action finds a word for actions.
func (m meanings) action(word string) *book.Term {
	return m.find(word, func(t *book.Term) bool { return len(t.Actions) > 0 })
}

// boxOf turns circumstances into a box, words read as the document means them.
func boxOf(s *region.Space, c book.Circumstances, words meanings) (region.Box, error) {
	box := s.Full()
	for id, allowed := range c {
		d, ok := s.DimIndex(id)
		if !ok {
			return nil, fmt.Errorf("circumstance %q is not declared", id)
		}
		mask, err := allowedMask(s, d, allowed, words)
		if err != nil {
			return nil, err
		}
		box[d] &= mask
	}
	return box, nil
}

func allowedMask(s *region.Space, d int, a book.Allowed, words meanings) (uint64, error) {
	if a.Values != nil {
		var mask uint64
		for _, v := range a.Values {
			m, err := valueMask(s, d, v, words)
			if err != nil {
				return 0, err
			}
			mask |= m
		}
		return mask, nil
	}
	mask := s.Full()[d]
	for _, b := range []struct {
		v  book.Value
		of func(lowest, highest int) uint64
	}{
		{a.AtLeast, func(lo, _ int) uint64 { return ^uint64(0) << lo }},
		{a.Above, func(_, hi int) uint64 { return ^uint64(0) << hi << 1 }},
		{a.AtMost, func(_, hi int) uint64 { return ^(^uint64(0) << hi << 1) }},
		{a.Below, func(lo, _ int) uint64 { return ^(^uint64(0) << lo) }},
	} {
		if b.v == "" {
			continue
		}
		m, err := valueMask(s, d, b.v, words)
		if err != nil {
			return 0, err
		}
		mask &= b.of(lowBit(m), highBit(m))
	}
	return mask, nil
}

func valueMask(s *region.Space, d int, v book.Value, words meanings) (uint64, error) {
	dim := s.Dims()[d]
	if t := words.find(string(v), func(t *book.Term) bool { return t.Dimension == dim.ID }); t != nil {
		return unionMask(s, d, t.Values)
	}
	if i, ok := s.AtomIndex(d, string(v)); ok {
		return 1 << i, nil
	}
	if ids, ok := dim.Words[string(v)]; ok {
		values := make([]book.Value, len(ids))
		for i, id := range ids {
			values[i] = book.Value(id)
		}
		return unionMask(s, d, values)
	}
	// A number beyond the last grain of a counted dimension means that grain.
	if n, err := strconv.Atoi(string(v)); err == nil && n >= len(dim.Atoms) {
		if _, err := strconv.Atoi(dim.Atoms[len(dim.Atoms)-1].ID); err == nil {
			return 1 << (len(dim.Atoms) - 1), nil
		}
	}
	return 0, fmt.Errorf("%q is no value of %s", v, dim.Title)
}

func unionMask(s *region.Space, d int, values []book.Value) (uint64, error) {
	var mask uint64
	for _, v := range values {
		m, err := valueMask(s, d, v, nil)
		if err != nil {
			return 0, err
		}
		mask |= m
	}
	return mask, nil
}

// regionOf is a union of circumstances; with none given, otherwise.
func regionOf(s *region.Space, alts book.Alternatives, words meanings, otherwise region.Region) (region.Region, error) {
	if len(alts) == 0 {
		return otherwise, nil
	}
	boxes := make([]region.Box, len(alts))
	for i, c := range alts {
		box, err := boxOf(s, c, words)
		if err != nil {
			return region.Region{}, err
		}
		boxes[i] = box
	}
	return region.Of(boxes...), nil
}
