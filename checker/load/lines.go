package load

import "sort"

// maxDepth is how deep values may nest. The schema needs less than 20.
const maxDepth = 200

const (
	tooDeepMessage = "The file nests deeper than 200 levels, which no book does."
	tooDeepHint    = "Look for braces or brackets that are opened and never closed."
)

// lines turns offsets into lines and columns.
type lines struct {
	file   string
	data   []byte
	starts []int
}

func newLines(file string, data []byte) *lines {
	l := &lines{file: file, data: data, starts: []int{0}}
	for i, c := range data {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// at gives the place of an offset.
func (l *lines) at(offset int) place {
	line := sort.SearchInts(l.starts, offset+1)
	return place{l.file, line, offset - l.starts[line-1] + 1}
}

// offset is the reverse of at.
func (l *lines) offset(p place) int { return l.starts[p.line-1] + p.col - 1 }

// skipJSON moves over the white space, commas and colons between tokens.
func (l *lines) skipJSON(offset int) int {
	for offset < len(l.data) {
		switch l.data[offset] {
		case ' ', '\t', '\r', '\n', ',', ':':
			offset++
		default:
			return offset
		}
	}
	return offset
}
