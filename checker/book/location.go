package book

import (
	"strconv"
	"strings"
)

// Location is where something is written: a file relative to the working
// directory (slashes), line and column counted from 1, and the path of the
// field in the book. The starter library's files begin with "roe:".
type Location struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Path   string `json:"path,omitempty"`
}

// String gives file:line:column.
func (l Location) String() string {
	return l.File + ":" + strconv.Itoa(l.Line) + ":" + strconv.Itoa(l.Column)
}

// Diagnostic is a fault in what was read: where, what is wrong in one
// sentence, what to write instead, and other places that take part in it.
type Diagnostic struct {
	Location
	Message string     `json:"message"`
	Hint    string     `json:"hint,omitempty"`
	Also    []Location `json:"also,omitempty"`
}

// Path joins field names, and list indices as numbers, to a path as CUE
// writes it: instruments."riverton/order-5".norms."5.2".prohibits[0].
func Path(elems ...string) string {
	var b strings.Builder
	for _, e := range elems {
		if isIndex(e) {
			b.WriteString("[" + e[1:] + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		if isIdentifier(e) {
			b.WriteString(e)
		} else {
			b.WriteString(strconv.Quote(e))
		}
	}
	return b.String()
}

// Index is the path element of a list's i-th entry, counted from 0.
func Index(i int) string { return "#" + strconv.Itoa(i) }

// isIndex tells list indices from names: no id begins with "#".
func isIndex(e string) bool { return strings.HasPrefix(e, "#") }

func isIdentifier(e string) bool {
	for i, r := range e {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return e != ""
}

// Located is a book as it was read: its folder, its content, and where each
// part of it is written.
type Located struct {
	Dir       string // the directory, relative to the working directory
	Book      *Book  // merged content of all files, with the defaults and the library documents it uses
	Locations Locations
	Sensitive []Withheld // every value that must not leave the agencies
}

// Withheld is one value that the schema marks as sensitive.
type Withheld struct {
	Path  string `json:"path"`
	Class string `json:"class"` // channels, encryption, numbers, tactics, posts, acceptances
	Value string `json:"value"` // as text
}

// At finds where a part of the book is written, or the nearest part that
// holds it.
func (l *Located) At(elems ...string) Location {
	for n := len(elems); n > 0; n-- {
		if loc, ok := l.Locations.Find(Path(elems[:n]...)); ok {
			return loc
		}
	}
	return Location{File: l.Dir, Line: 1, Column: 1}
}
