package load

import (
	"slices"
	"strings"
	"unicode"
)

// candidate is a name that may have been meant, and other words for it.
type candidate struct {
	id      string
	aliases []string
}

// nearest gives the word that was probably meant, "" if none is near.
func nearest(word string, words []string) string {
	list := make([]candidate, len(words))
	for i, w := range words {
		list[i] = candidate{id: w}
	}
	return suggest(word, list, false)
}

// suggest gives the id that was probably meant, "" if none is near: one that
// the word begins or that is the word but for spaces, signs and capitals; then
// one whose last part or other name is the word; only then one that slips
// explain. It never exchanges one number or one short name for another. For
// things, ids whose first parts are categories, the shortest of several counts.
func suggest(word string, list []candidate, things bool) string {
	key := squash(word)
	if key == "" || strings.Trim(word, "0123456789") == "" {
		return ""
	}
	tail := key
	if things {
		tail = squash(lastPart(word))
	}
	for _, step := range []func(candidate) bool{
		func(c candidate) bool { return squash(c.id) == key },
		func(c candidate) bool { return begins(c.id, word) },
		func(c candidate) bool { return singular(squash(lastPart(c.id))) == singular(tail) },
		func(c candidate) bool {
			return slices.ContainsFunc(c.aliases, func(a string) bool { return means(a, tail) })
		},
		func(c candidate) bool { return len(key) > 1 && begins(lastPart(c.id), word) },
	} {
		if found := choose(list, word, things, step); found != "" {
			return found
		}
	}
	return bySlips(word, list)
}

// choose gives the shortest id for which is holds; several are no answer, unless
// they are things, or write the same word in another case.
func choose(list []candidate, word string, things bool, is func(candidate) bool) string {
	var found []string
	for _, c := range list {
		if c.id != word && carried(c.id) == carried(word) && slices.Equal(numbers(c.id), numbers(word)) && is(c) {
			found = append(found, c.id)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	if len(found) == 0 || len(found) > 1 && !things && !begins(found[0], word) {
		return ""
	}
	return found[0]
}

// carried tells whether an id speaks of carrying a thing.
func carried(id string) bool { return strings.HasPrefix(id, "carry/") }

// begins tells whether a word is the beginning of an id up to a border within
// its last part: chemical/oc begins chemical/oc-spray; a whole category begins
// nothing.
func begins(id, word string) bool {
	word = strings.ReplaceAll(word, " ", "-")
	if len(id) <= len(word) || !strings.EqualFold(id[:len(word)], word) {
		return false
	}
	rest := id[len(word):]
	return strings.IndexByte("-_.", rest[0]) >= 0 && !strings.Contains(rest, "/")
}

func means(alias, key string) bool {
	alias = strings.ToLower(alias)
	for _, article := range []string{"a ", "an ", "the "} {
		alias = strings.TrimPrefix(alias, article)
	}
	return singular(squash(alias)) == singular(key)
}

// squash keeps a word's letters and digits, in lower case.
func squash(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, word)
}

func singular(key string) string {
	if len(key) > 3 {
		return strings.TrimSuffix(key, "s")
	}
	return key
}

func lastPart(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// numbers lists a word's numbers, by which things of one kind differ.
func numbers(word string) []string {
	return strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

// bySlips finds the id that the fewest slips of the pen turn into the word, at
// most one in three letters.
func bySlips(word string, list []candidate) string {
	most := len(word) / 3
	best, bestDistance, bestExact := "", most+1, 0
	folded := strings.ToLower(word)
	for _, c := range list {
		w := c.id
		d := distance(folded, strings.ToLower(w), bestDistance+1)
		if d > bestDistance || d > most || w == word || otherItem(folded, strings.ToLower(w)) {
			continue
		}
		// Of two equally near, the one in the same case, then the first.
		exact := distance(word, w, len(word)+len(w))
		if d < bestDistance || exact < bestExact || exact == bestExact && w < best {
			best, bestDistance, bestExact = w, d, exact
		}
	}
	return best
}

// shortPart is how long a part of a name is that is too short for a slip:
// another letter makes it another name.
const shortPart = 3

// otherItem tells whether two names that look alike mean different things:
// their numbers or categories differ, or a short part of them does by more than the order
// of its letters.
func otherItem(a, b string) bool {
	if !slices.Equal(numbers(a), numbers(b)) || strings.Count(a, "/") != strings.Count(b, "/") {
		return true
	}
	p, q := parts(a), parts(b)
	if len(p) != len(q) {
		return min(len(a), len(b)) <= shortPart
	}
	for i := range p {
		if p[i] != q[i] && min(len(p[i]), len(q[i])) <= shortPart && !sameLetters(p[i], q[i]) {
			return true
		}
	}
	return false
}

func parts(id string) []string {
	return strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// distance counts the insertions, deletions, changes and swaps of neighbours
// between two words; what reaches most is not counted further.
func distance(a, b string, most int) int {
	if d := len(a) - len(b); d >= most || -d >= most {
		return most
	}
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return min(prev[len(b)], most)
}
