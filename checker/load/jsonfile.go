package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"roe.example/checker/book"
)

// readJSON turns a JSON file into nodes, with positions. It walks the tokens,
// because only they show duplicate names and where things stand.
func readJSON(name string, data []byte) (*node, []book.Diagnostic) {
	r := &jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), lines: newLines(name, data)}
	r.dec.UseNumber()
	tree := r.value(nil)
	if r.failed == nil {
		if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
			r.fail(r.dec.InputOffset(), "The file goes on after its end: one file holds one value.", "Put everything into one pair of braces.")
		}
	}
	if r.failed != nil {
		return nil, append(r.diags, *r.failed)
	}
	return tree, r.diags
}

type jsonReader struct {
	dec    *json.Decoder
	lines  *lines
	diags  []book.Diagnostic
	failed *book.Diagnostic
	depth  int
}

func (r *jsonReader) fail(offset int64, message, hint string) {
	if r.failed == nil {
		r.failed = &book.Diagnostic{Location: r.lines.at(int(offset)).location(nil), Message: message, Hint: hint}
	}
}

// token reads the next token and where it begins.
func (r *jsonReader) token() (json.Token, place) {
	start := r.lines.skipJSON(int(r.dec.InputOffset()))
	t, err := r.dec.Token()
	if err != nil {
		var syntax *json.SyntaxError
		offset := int64(start)
		if errors.As(err, &syntax) {
			offset = max(syntax.Offset-1, 0)
		}
		message := "This is not JSON: " + strings.TrimPrefix(err.Error(), "json: ") + "."
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			message = "The file ends before its last brace or bracket is closed."
		}
		r.fail(offset, message, "Look for a missing or spare comma, quote, brace or bracket just before this place.")
	}
	return t, r.lines.at(start)
}

func (r *jsonReader) value(path []string) *node {
	t, at := r.token()
	n := &node{at: at}
	if r.failed != nil {
		return n
	}
	if r.depth++; r.depth > maxDepth {
		r.fail(int64(r.lines.offset(at)), tooDeepMessage, tooDeepHint)
		return n
	}
	defer func() { r.depth-- }()
	switch t := t.(type) {
	case nil:
		n.kind = nullKind
	case bool:
		n.kind, n.text = boolKind, map[bool]string{true: "true", false: "false"}[t]
	case string:
		n.kind, n.text = stringKind, t
	case json.Number:
		r.number(n, t.String(), path)
	case json.Delim:
		r.composite(n, t, path)
	}
	return n
}

func (r *jsonReader) number(n *node, s string, path []string) {
	var isInt, ok bool
	negative := strings.HasPrefix(s, "-")
	n.text, isInt, ok = canonicalNumber(strings.TrimPrefix(s, "-"), negative)
	n.kind = floatKind
	if isInt {
		n.kind = intKind
	}
	if !ok {
		n.kind, n.text, n.flawed = intKind, "0", true
		r.diags = append(r.diags, book.Diagnostic{Location: n.at.location(path),
			Message: "The number " + shorten(s) + " cannot be read, or is too large.", Hint: "Write it in digits: 1500."})
	}
}

func (r *jsonReader) composite(n *node, open json.Delim, path []string) {
	if open == '[' {
		n.kind = listKind
		for r.failed == nil && r.dec.More() {
			n.items = append(n.items, r.value(append(path, book.Index(len(n.items)))))
		}
	} else {
		n.kind = structKind
		for r.failed == nil && r.dec.More() {
			r.field(n, path)
		}
	}
	if r.failed == nil {
		r.token() // the closing brace or bracket
	}
}

func (r *jsonReader) field(n *node, path []string) {
	t, at := r.token()
	name, ok := t.(string)
	if !ok || r.failed != nil {
		return
	}
	path = append(path, name)
	value := r.value(path)
	if first := n.get(name); first != nil {
		r.diags = append(r.diags, duplicate(name, first.at, at, path))
		return
	}
	n.put(&field{name: name, at: at, value: value})
}

// duplicate reports a name given twice in one group of a YAML or JSON file.
func duplicate(name string, first, second place, path []string) book.Diagnostic {
	return book.Diagnostic{
		Location: second.location(path),
		Message:  quoteName(name) + " is given twice; it already stands in line " + itoa(first.line) + ".",
		Hint:     "Keep one of the two, or put what both say into one.",
		Also:     []book.Location{first.location(path)},
	}
}
