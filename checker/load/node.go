package load

import (
	"encoding/json"
	"strconv"
	"strings"

	"roe.example/checker/book"
)

// kind tells what a node is. CUE, YAML and JSON files all become nodes.
type kind uint8

const (
	nullKind kind = iota
	boolKind
	intKind
	floatKind
	stringKind
	listKind
	structKind
)

// place is where something is written; path is added when it is reported.
type place struct {
	file      string
	line, col int
}

func (p place) before(q place) bool {
	if p.file != q.file {
		return p.file < q.file
	}
	if p.line != q.line {
		return p.line < q.line
	}
	return p.col < q.col
}

func (p place) sameLine(q place) bool { return p.file == q.file && p.line == q.line }

// node is one value of a file, whatever the file's format.
type node struct {
	kind   kind
	text   string // of a scalar: the text, the number in canonical form, "true"
	raw    string // of a number: as written, where that is another text
	fields []*field
	index  map[string]*field // of fields by name, once there are many
	items  []*node
	at     place
	flawed bool   // a fault was reported: what follows from it is not reported again
	claim  *claim // what the file says it is: schemas.#Agency & {…}
}

// claim is a definition of the schema that a file names for a value.
type claim struct {
	def string
	at  place
}

type field struct {
	name  string
	at    place // of the name
	value *node
}

// manyFields is where a map becomes faster than a walk along the fields.
const manyFields = 12

// get finds a field by name; nil without one.
func (n *node) get(name string) *field {
	if n == nil {
		return nil
	}
	if n.index != nil {
		return n.index[name]
	}
	for _, f := range n.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

// value gives the value of a field; nil without one.
func (n *node) value(name string) *node {
	if f := n.get(name); f != nil {
		return f.value
	}
	return nil
}

// along follows the names of fields; nil where one is missing.
func (n *node) along(path []string) *node {
	for _, name := range path {
		n = n.value(name)
	}
	return n
}

// put appends a field whose name is new.
func (n *node) put(f *field) {
	n.fields = append(n.fields, f)
	switch {
	case n.index != nil:
		n.index[f.name] = f
	case len(n.fields) > manyFields:
		n.index = make(map[string]*field, 2*len(n.fields))
		for _, f := range n.fields {
			n.index[f.name] = f
		}
	}
}

// texts gives the texts of a list of texts, or of a single text; what has
// another kind is left out.
func (n *node) texts() []string {
	if n == nil {
		return nil
	}
	if n.kind == stringKind {
		return []string{n.text}
	}
	var out []string
	for _, item := range n.items {
		if item.kind == stringKind {
			out = append(out, item.text)
		}
	}
	return out
}

// list gives the items of a list that may be missing.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.items
}

// str gives the text of a text node, else "".
func (n *node) str() string {
	if n == nil || n.kind != stringKind {
		return ""
	}
	return n.text
}

// is tells whether n is the boolean true.
func (n *node) is() bool { return n != nil && n.kind == boolKind && n.text == "true" }

// appendJSON writes n as JSON. Values with reported faults are left out, so
// that the sound rest can still be decoded.
func (n *node) appendJSON(b []byte) []byte {
	switch n.kind {
	case nullKind:
		return append(b, "null"...)
	case boolKind, intKind, floatKind:
		return append(b, n.text...)
	case stringKind:
		return appendText(b, n.text)
	case listKind:
		return n.appendItems(b)
	default:
		return n.appendFields(b)
	}
}

func (n *node) appendItems(b []byte) []byte {
	b = append(b, '[')
	first := true
	for _, item := range n.items {
		if item.flawed {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = item.appendJSON(b)
	}
	return append(b, ']')
}

func (n *node) appendFields(b []byte) []byte {
	b = append(b, '{')
	first := true
	for _, f := range n.fields {
		if f.value.flawed {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(appendText(b, f.name), ':')
		b = f.value.appendJSON(b)
	}
	return append(b, '}')
}

func appendText(b []byte, s string) []byte {
	plain := strings.IndexFunc(s, func(r rune) bool {
		return r < 0x20 || r == '"' || r == '\\' || r > 0x7e
	}) < 0
	if plain {
		return append(append(append(b, '"'), s...), '"')
	}
	quoted, err := json.Marshal(s)
	if err != nil { // json.Marshal takes every string
		return strconv.AppendQuote(b, s)
	}
	return append(b, quoted...)
}

// location is p as the book's users know it.
func (p place) location(path []string) book.Location {
	return book.Location{File: p.file, Line: p.line, Column: p.col, Path: book.Path(path...)}
}
