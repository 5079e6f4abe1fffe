package region

import (
	"fmt"
	"slices"
	"strings"
)

const (
	shownTerms   = 3  // alternatives that Describe spells out
	shownExcepts = 3  // exceptions that it spells out for each
	shortenTerms = 24 // terms past which it does not look for shorter words
)

// DescribeCell returns the phrases of the cell's atoms in the listed dimensions
// (nil: all), joined by commas.
func (s *Space) DescribeCell(c Cell, only []int) string {
	var words []string
	for d := range s.dims {
		if only == nil || slices.Contains(only, d) {
			words = append(words, s.atomPhrase(d, int(c[d])))
		}
	}
	return strings.Join(words, ", ")
}

// Describe returns short words for the region: its terms as alternatives, each
// the dimensions that it restricts and its exceptions. It leaves out what the
// impossible circumstances imply, so the words hold for possible cells.
func (s *Space) Describe(r Region) string {
	switch {
	case s.Empty(r):
		return "never"
	case s.Subset(s.All(), r):
		return "in any circumstances"
	}
	terms := s.shorten(s.Simplify(r).terms)
	var words []string
	for _, t := range terms[:min(shownTerms, len(terms))] {
		words = append(words, s.describeTerm(t))
	}
	text := strings.Join(words, "; or ")
	if more := len(terms) - shownTerms; more > 0 {
		text += " and " + count(more, "further combination")
	}
	return text
}

// describeTerm returns the words of one term.
func (s *Space) describeTerm(t term) string {
	text := "in any circumstances"
	if words := s.boxWords(t.box, s.full); len(words) > 0 {
		text = strings.Join(words, ", ")
	}
	for _, e := range t.except[:min(shownExcepts, len(t.except))] {
		text += ", except " + strings.Join(s.boxWords(e, t.box), " and ")
	}
	if more := len(t.except) - shownExcepts; more > 0 {
		text += ", with " + count(more, "further exception")
	}
	return text
}

// boxWords returns words for each dimension in which b is narrower than the
// box around it.
func (s *Space) boxWords(b, around Box) []string {
	var words []string
	for d, mask := range b {
		if around[d]&^mask != 0 {
			words = append(words, s.maskWithin(d, mask, around[d]))
		}
	}
	return words
}

// shorten rewrites terms with the same union so that each says as little as
// possible: it widens a term in every dimension, and forgets every exception,
// that the whole region and the impossible cells allow, then drops the terms
// that the rest covers.
func (s *Space) shorten(terms []term) []term {
	if len(terms) > shortenTerms {
		return terms
	}
	shorter := slices.Clone(terms)
	for i, t := range shorter {
		shorter[i] = s.dropExcepts(s.widen(t, terms), terms)
	}
	for i := len(shorter) - 1; i >= 0; i-- {
		rest := slices.Delete(slices.Clone(shorter), i, i+1)
		if s.surelyWithin(shorter[i], rest) {
			shorter = rest
		}
	}
	return shorter
}

// widen frees each dimension of t that need not be restricted to stay in all.
func (s *Space) widen(t term, all []term) term {
	for d := range t.box {
		if t.box[d] == s.full[d] {
			continue
		}
		free := slices.Clone(t.except)
		for i, e := range free {
			if e[d] == t.box[d] {
				free[i] = e.with(d, s.full[d])
			}
		}
		if u, ok := newTerm(t.box.with(d, s.full[d]), free); ok && s.surelyWithin(u, all) {
			t = u
		}
	}
	return t
}

// dropExcepts forgets each exception of t that is not needed to stay in all.
func (s *Space) dropExcepts(t term, all []term) term {
	for i := len(t.except) - 1; i >= 0; i-- {
		fewer := slices.Delete(slices.Clone(t.except), i, i+1)
		if u := (term{t.box, fewer}); s.surelyWithin(u, all) {
			t = u
		}
	}
	return t
}

// count returns "1 thing" or "n things".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
