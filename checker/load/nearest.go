package load

import (
	"strings"
)

// nearest gives the word that was probably meant, "" if none is near.
func nearest(word string, words []string) string {
	if strings.Trim(word, "0123456789") == "" { // a number is near every other
		return ""
	}
	best, bestDistance, bestExact := "", limit(word)+1, 0
	folded := strings.ToLower(word)
	for _, w := range words {
		d := distance(folded, strings.ToLower(w), bestDistance+1)
		if d > bestDistance || d > limit(word) {
			continue
		}
		// Of two equally near, the one in the same case, then the first.
		exact := distance(word, w, len(word)+len(w))
		if d < bestDistance || exact < bestExact || exact == bestExact && w < best {
			best, bestDistance, bestExact = w, d, exact
		}
	}
	if best == "" {
		return byEnding(folded, words)
	}
	return best
}

// limit is how many slips a word of this length may hold.
func limit(word string) int {
	switch n := len(word); {
	case n <= 1:
		return 0
	case n <= 3:
		return 1
	case n <= 6:
		return 2
	default:
		return n / 3
	}
}

// byEnding finds the shortest such as "chemical/oc-spray" for "oc-spray".
func byEnding(word string, words []string) string {
	if len(word) < 3 {
		return ""
	}
	best := ""
	for _, w := range words {
		if !strings.HasSuffix(strings.ToLower(w), "/"+word) {
			continue
		}
		if best == "" || len(w) < len(best) || len(w) == len(best) && w < best {
			best = w
		}
	}
	return best
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
