package table

import (
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/tablewriter/pkg/twwarp"
)

// fit shares a number of columns among cells: each takes what its longest line
// needs, up to its most; where that is too much, the widest gives way.
func fit(columns []column, rows [][]string, size int) []int {
	widths := make([]int, len(columns))
	total := 0
	for i, c := range columns {
		widths[i] = longestLine(c.heading)
		for _, row := range rows {
			widths[i] = max(widths[i], longestLine(row[i]))
		}
		widths[i] = max(c.least, min(c.most, widths[i]))
		total += widths[i]
	}
	for total > size {
		widest := -1
		for i, c := range columns {
			if widths[i] > c.least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break // narrower cannot be read
		}
		widths[widest]--
		total--
	}
	return widths
}

func longestLine(text string) (width int) {
	for line := range strings.SplitSeq(text, "\n") {
		width = max(width, runewidth.StringWidth(line))
	}
	return width
}

// wrap breaks each line of a text at spaces, and what is longer than a line
// inside of it.
func wrap(text string, width int) (out []string) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines, _ := twwarp.WrapString(paragraph, width)
		for _, line := range lines {
			for runewidth.StringWidth(line) > width {
				head := begin(line, width)
				if head == "" {
					break // one sign is wider than the column
				}
				out, line = append(out, head), line[len(head):]
			}
			out = append(out, line)
		}
	}
	return out
}

// begin is as much of a long word as fits, if it can be up to a place where
// paths and ids may be broken.
func begin(word string, width int) string {
	head := runewidth.Truncate(word, width, "")
	if i := strings.LastIndexAny(head, "/-_:. "); i > len(head)/3 {
		return head[:i+1]
	}
	return head
}
