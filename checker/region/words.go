package region

import (
	"math/bits"
	"strings"
)

// atomPhrase returns the words for one atom, its id for want of a phrase.
func (s *Space) atomPhrase(d, atom int) string {
	a := s.dims[d].Atoms[atom]
	if a.Phrase == "" {
		return a.ID
	}
	return a.Phrase
}

// maskWithin returns the shorter words for a mask where it is known that the
// atom is one of around: atoms outside may be counted in or not.
func (s *Space) maskWithin(d int, mask, around uint64) string {
	words := s.maskWords(d, mask)
	if wide := mask | s.full[d]&^around; wide != s.full[d] {
		if other := s.maskWords(d, wide); len(other) < len(words) {
			return other
		}
	}
	return words
}

// maskWords returns the words for a set of atoms of dimension d, neither empty
// nor full.
func (s *Space) maskWords(d int, mask uint64) string {
	n, rest := bits.OnesCount64(mask), s.full[d]&^mask
	low, high := bits.TrailingZeros64(mask), bits.Len64(mask)-1
	if words, ok := s.wordFor(d, mask); ok {
		return words
	}
	if s.dims[d].Ordered && n > 1 && high-low == n-1 {
		return s.rangeWords(d, low, high)
	}
	if words, ok := s.wordFor(d, rest); ok && n > 1 {
		return "not " + words
	}
	if n > bits.OnesCount64(rest) && bits.OnesCount64(rest) <= 2 {
		return s.notWords(d, rest)
	}
	return strings.Join(s.phrasesOf(d, mask), " or ")
}

// wordFor returns the phrase of the first word that stands for the mask.
func (s *Space) wordFor(d int, mask uint64) (string, bool) {
	for _, p := range s.phrases[d] {
		if p.mask == mask {
			return p.text, true
		}
	}
	return "", false
}

// rangeWords returns the words for the atoms low to high of an ordered
// dimension; two are better named, except from its begin.
func (s *Space) rangeWords(d, low, high int) string {
	from, to := s.atomPhrase(d, low), s.atomPhrase(d, high)
	switch {
	case low > 0 && high == low+1:
		return from + " or " + to
	case high == len(s.dims[d].Atoms)-1 && ofPeople(from):
		return from + " or worse"
	case high == len(s.dims[d].Atoms)-1:
		return from + " or more"
	case low > 0:
		return "from " + from + " to " + to
	case ofPeople(to):
		return "at worst " + to
	}
	return "at most " + to
}

// ofPeople tells whether a phrase says how people behave, of which some is
// worse and none is more.
func ofPeople(phrase string) bool {
	return strings.HasPrefix(phrase, "a person ") || strings.HasPrefix(phrase, "people ")
}

// notWords returns the words for all atoms but the one or two of rest.
func (s *Space) notWords(d int, rest uint64) string {
	phrases := s.phrasesOf(d, rest)
	if len(phrases) == 1 {
		return "not " + phrases[0]
	}
	return "neither " + strings.Join(phrases, " nor ")
}

// phrasesOf lists the phrases of the atoms of a mask.
func (s *Space) phrasesOf(d int, mask uint64) []string {
	var phrases []string
	for ; mask != 0; mask &= mask - 1 {
		phrases = append(phrases, s.atomPhrase(d, bits.TrailingZeros64(mask)))
	}
	return phrases
}
