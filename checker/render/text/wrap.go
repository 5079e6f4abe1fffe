package text

import (
	"math"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// wrap breaks a paragraph into lines of at most lim columns, as even as can be.
// It gives what twwarp.WrapString gives, to which a test holds it, and does not
// weigh lines that are too long already: a report has hundreds of paragraphs.
func wrap(paragraph string, lim int) []string {
	words := strings.Fields(paragraph)
	if len(words) == 0 {
		return []string{""}
	}
	widths := make([]int, len(words))
	for i, word := range words {
		widths[i] = width(word)
		lim = max(lim, widths[i])
	}
	breaks := even(widths, lim)
	var lines []string
	for i := 0; i < len(words); i = breaks[i] {
		lines = append(lines, strings.Join(words[i:breaks[i]], " "))
	}
	return lines
}

// tooLong is what a line costs that is too long, beside what it is off.
const tooLong = 100_000

// even gives for each word the one at which the next line begins, if a line
// begins with it. A line costs the square of what it is off; the last is free.
func even(widths []int, lim int) (breaks []int) {
	n := len(widths)
	breaks = make([]int, n)
	cost := make([]int, n)
	rest := -1
	for i := n - 1; i >= 0; i-- {
		if rest += widths[i] + 1; rest <= lim || i == n-1 {
			breaks[i] = n
			continue
		}
		cost[i] = math.MaxInt
		line := widths[i]
		for j := i + 1; j < n; j++ {
			if j > i+1 {
				line += 1 + widths[j-1]
			}
			c := (lim - line) * (lim - line)
			if line > lim {
				if c += tooLong; c >= cost[i] {
					break // those that follow are longer still
				}
			}
			if c += cost[j]; c < cost[i] {
				cost[i], breaks[i] = c, j
			}
		}
	}
	return breaks
}

// width is how many columns a word takes: of plain letters as many as it has.
func width(word string) int {
	for i := range len(word) {
		if word[i] <= ' ' || word[i] >= 0x7f {
			return twwidth.Width(word)
		}
	}
	return len(word)
}
