package region

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// phrase is a word set with its words for a lawyer.
type phrase struct {
	mask uint64
	text string
}

// cloneDims copies the dimensions so that a caller who changes theirs later
// does not change the space.
func cloneDims(dims []Dimension) []Dimension {
	dims = slices.Clone(dims)
	for i := range dims {
		dims[i].Atoms = slices.Clone(dims[i].Atoms)
		dims[i].Words = maps.Clone(dims[i].Words)
		dims[i].WordPhrases = maps.Clone(dims[i].WordPhrases)
	}
	return dims
}

// index fills the look-up tables and the full box.
func (s *Space) index() error {
	if len(s.dims) == 0 {
		return errors.New("a space needs at least one dimension")
	}
	s.dimIndex = make(map[string]int, len(s.dims))
	for i, d := range s.dims {
		if d.ID == "" {
			return fmt.Errorf("dimension %d has an empty id", i+1)
		}
		if _, twice := s.dimIndex[d.ID]; twice {
			return fmt.Errorf("dimension %q is declared twice", d.ID)
		}
		s.dimIndex[d.ID] = i
		if err := s.indexAtoms(d); err != nil {
			return fmt.Errorf("dimension %q: %w", d.ID, err)
		}
	}
	return nil
}

// indexAtoms does for one dimension what index does for the space.
func (s *Space) indexAtoms(d Dimension) error {
	if n := len(d.Atoms); n == 0 || n > MaxAtoms {
		return fmt.Errorf("has %d atoms, need 1 to %d", n, MaxAtoms)
	}
	ids := make(map[string]int, len(d.Atoms))
	for i, a := range d.Atoms {
		if a.ID == "" {
			return fmt.Errorf("atom %d has an empty id", i+1)
		}
		if _, twice := ids[a.ID]; twice {
			return fmt.Errorf("atom %q is declared twice", a.ID)
		}
		ids[a.ID] = i
	}
	phrases, err := wordPhrases(d, ids)
	if err != nil {
		return err
	}
	s.atomIndex = append(s.atomIndex, ids)
	s.phrases = append(s.phrases, phrases)
	s.full = append(s.full, ^uint64(0)>>(MaxAtoms-len(d.Atoms)))
	return nil
}

// wordPhrases resolves the word sets of a dimension, in the order of the words
// so that Describe always picks the same one.
func wordPhrases(d Dimension, ids map[string]int) ([]phrase, error) {
	var found []phrase
	for _, word := range slices.Sorted(maps.Keys(d.Words)) {
		var mask uint64
		for _, id := range d.Words[word] {
			i, ok := ids[id]
			if !ok {
				return nil, fmt.Errorf("word %q names the unknown atom %q", word, id)
			}
			mask |= 1 << i
		}
		if text := d.WordPhrases[word]; text != "" && mask != 0 {
			found = append(found, phrase{mask, text})
		}
	}
	for _, word := range slices.Sorted(maps.Keys(d.WordPhrases)) {
		if _, ok := d.Words[word]; !ok {
			return nil, fmt.Errorf("there is a phrase for the unknown word %q", word)
		}
	}
	return found, nil
}

// setImpossible checks and stores the impossible boxes.
func (s *Space) setImpossible(boxes []Box) error {
	for i, b := range boxes {
		if len(b) != len(s.full) {
			return fmt.Errorf("impossible box %d has %d dimensions, the space has %d", i+1, len(b), len(s.full))
		}
		for d, mask := range b {
			if mask == 0 {
				return fmt.Errorf("impossible box %d has no atom of dimension %q", i+1, s.dims[d].ID)
			}
			if mask&^s.full[d] != 0 {
				return fmt.Errorf("impossible box %d has atoms that dimension %q lacks", i+1, s.dims[d].ID)
			}
		}
	}
	s.impossible = Of(boxes...).terms
	if s.Empty(s.All()) {
		return errors.New("every circumstance is declared impossible")
	}
	return nil
}
