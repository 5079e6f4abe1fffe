// Package worksheet makes a spreadsheet in which people who do not write CUE
// can put down what a book holds, and makes a book of a filled one. One table,
// the form, says where each cell belongs; the lists to choose from come from
// the schema and the library.
package worksheet

import (
	"fmt"
	"strings"
)

// Version of the form. It counts up when a filled worksheet of an earlier form
// can no longer be read.
const Version = "1"

// spot is a cell.
type spot struct{ file, sheet, ref string }

func (s spot) String() string {
	out := s.file
	if s.sheet != "" {
		out += ":" + s.sheet
	}
	if s.ref != "" {
		out += "!" + s.ref
	}
	return out
}

// short names a cell for a sentence about another cell of the same file.
func (s spot) short(from spot) string {
	switch {
	case s.file != from.file:
		return s.String()
	case s.sheet != from.sheet:
		return s.sheet + "!" + s.ref
	}
	return s.ref
}

// Remark is a fault or a note about a cell: what is the matter, and what to
// write instead.
type Remark struct {
	Where, Message, Hint string
}

// String gives the remark on one line, and what to write below it.
func (r Remark) String() string {
	out := r.Where + ": " + r.Message
	if r.Hint != "" {
		out += "\n    " + strings.ReplaceAll(r.Hint, "\n", "\n    ")
	}
	return out
}

// count says how many there are of something.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
