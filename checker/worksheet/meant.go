package worksheet

import (
	"slices"
	"strings"
	"unicode"

	"roe.example/checker/load"
)

// mostMeant is how many entries are named that may have been meant.
const mostMeant = 8

// meant are the names of what was probably meant: the entries that have all the
// words that were written. Whole words count before beginnings of words and
// slips of the pen. An entry is never named for its letters alone: one that has
// another word for a thing is another thing.
func (v *vocabulary) meant(text string) []string {
	said := wordsOf(text)
	if len(said) == 0 {
		return nil
	}
	for _, same := range []func(a, b string) bool{sameWord, beginsWord, slipOf} {
		if found := v.having(said, same); len(found) > 0 {
			if len(found) > mostMeant {
				return nil
			}
			return found
		}
	}
	return nil
}

// having are the entries that have all words, with the fewest others first:
// those that have no other; else those that are offered; else those that are
// only understood.
func (v *vocabulary) having(said []string, same func(a, b string) bool) []string {
	var whole, offered, understood []string
	others := map[string]int{}
	for _, w := range v.words {
		fewest, name := -1, v.name(w.id)
		for _, is := range append([]string{w.name, w.id}, w.aliases...) {
			has := wordsOf(is)
			if n := len(has) - len(said); covers(has, said, same) && (fewest < 0 || n < fewest) {
				fewest = max(n, 0)
			}
		}
		others[name] = fewest
		switch {
		case fewest < 0:
		case fewest == 0:
			whole = append(whole, name)
		case w.unlisted:
			understood = append(understood, name)
		default:
			offered = append(offered, name)
		}
	}
	for _, found := range [][]string{whole, offered, understood} {
		if len(found) > 0 {
			slices.SortStableFunc(found, func(a, b string) int { return others[a] - others[b] })
			return slices.Compact(found)
		}
	}
	return nil
}

// covers tells whether every word that was written is one of a name's.
func covers(has, said []string, same func(a, b string) bool) bool {
	for _, s := range said {
		if !slices.ContainsFunc(has, func(h string) bool { return sameWord(h, s) || same(h, s) }) {
			return false
		}
	}
	return true
}

// fillers are words that tell no two entries apart.
var fillers = map[string]bool{"a": true, "an": true, "the": true, "of": true, "or": true, "and": true, "to": true, "with": true, "in": true}

// wordsOf takes a name apart, without what tells no two names apart.
func wordsOf(name string) (out []string) {
	fields := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	for _, f := range fields {
		if f = strings.Trim(f, "."); f != "" && !fillers[f] {
			out = append(out, f)
		}
	}
	return out
}

func sameWord(a, b string) bool {
	return a == b || len(a) > 3 && len(b) > 3 && strings.TrimSuffix(a, "s") == strings.TrimSuffix(b, "s")
}

// beginsWord: cam is a beginning of camera.
func beginsWord(has, said string) bool {
	said = strings.TrimSuffix(said, "s")
	return len(said) >= 3 && !numeral(said) && strings.HasPrefix(has, said)
}

// slipOf tells whether one or two letters that were missed, doubled, exchanged
// or swapped make one word of the other. Short words and numbers are exact:
// 37 is not 40, and CN is not CS.
func slipOf(has, said string) bool {
	if numeral(has) || numeral(said) || beginsWord(has, said) {
		return beginsWord(has, said)
	}
	most := 0
	switch n := min(len(has), len(said)); {
	case n > 6:
		most = 2
	case n > 3:
		most = 1
	}
	return most > 0 && load.Slips(has, said) <= most
}

func numeral(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
