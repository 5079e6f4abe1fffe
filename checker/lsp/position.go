package lsp

import (
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"roe.example/checker/book"
)

// text is a file's content, and where its lines begin.
type text struct {
	data   string
	starts []int
	utf8   bool // the client counts bytes; else the units of UTF-16
}

func newText(data string, utf8 bool) *text {
	t := &text{data: data, starts: make([]int, 1, 1+strings.Count(data, "\n")), utf8: utf8}
	for at := 0; ; {
		n := strings.IndexByte(data[at:], '\n')
		if n < 0 {
			return t
		}
		at += n + 1
		t.starts = append(t.starts, at)
	}
}

// line gives the bounds of a line, from 0, without what ends it.
func (t *text) line(n int) (begin, end int) {
	if n >= len(t.starts) {
		return len(t.data), len(t.data)
	}
	begin, end = t.starts[n], len(t.data)
	if n+1 < len(t.starts) {
		end = t.starts[n+1] - 1
	}
	for end > begin && t.data[end-1] == '\r' {
		end--
	}
	return begin, end
}

// offset of a position; one beyond a line's end is its end, as the protocol
// has it.
func (t *text) offset(p protocol.Position) int {
	if uint64(p.Line) >= uint64(len(t.starts)) {
		return len(t.data)
	}
	begin, end := t.line(int(p.Line))
	units := 0
	for i := begin; i < end; {
		if units >= int(p.Character) {
			return i
		}
		r, size := utf8.DecodeRuneInString(t.data[i:])
		units += t.units(r, size)
		i += size
	}
	return end
}

// units is how many of the client's units a character takes.
func (t *text) units(r rune, size int) int {
	switch {
	case t.utf8:
		return size
	case r > 0xFFFF:
		return 2
	}
	return 1
}

// position of an offset.
func (t *text) position(offset int) protocol.Position {
	offset = min(max(offset, 0), len(t.data))
	n := sort.SearchInts(t.starts, offset+1) - 1
	units := 0
	for i := t.starts[n]; i < offset; {
		r, size := utf8.DecodeRuneInString(t.data[i:])
		units += t.units(r, size)
		i += size
	}
	return protocol.Position{Line: uint32(n), Character: uint32(units)}
}

func (t *text) span(begin, end int) protocol.Range {
	return protocol.Range{Start: t.position(begin), End: t.position(end)}
}

// at is the offset of a place as the loader counts it: columns from 1, in
// bytes, but in YAML in characters.
func (t *text) at(loc book.Location) int {
	begin, end := t.line(max(0, loc.Line-1))
	column := max(0, loc.Column-1)
	if ext := filepath.Ext(loc.File); ext != ".yaml" && ext != ".yml" {
		return min(begin+column, end)
	}
	for ; column > 0 && begin < end; column-- {
		_, size := utf8.DecodeRuneInString(t.data[begin:end])
		begin += size
	}
	return begin
}

// place is the range of the word at a location.
func (t *text) place(loc book.Location) protocol.Range {
	begin := t.at(loc)
	_, end := t.line(max(0, loc.Line-1))
	return t.span(begin, begin+wordLength(t.data[begin:end]))
}

// wordLength is how long the word is that a text begins with: a name, what
// stands in quotes, or one character.
func wordLength(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '"' || s[0] == '\'' {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return end + 2
		}
	}
	if end := strings.IndexAny(s, " \t,:{}[]()\"'"); end > 0 {
		return end
	} else if end < 0 {
		return len(s)
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}
