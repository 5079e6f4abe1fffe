package load

import (
	"bytes"
	"strings"

	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// syntaxFaults gives the faults that CUE's parser found: the first of each
// kind, and of those at the end of the file only one that stands alone, since
// an earlier fault is what keeps something open.
func syntaxFaults(name string, data []byte, err error) (diags []book.Diagnostic) {
	line, quoteOpen := 0, false
	seen := map[string]bool{}
	for _, e := range errors.Errors(err) {
		loc := book.Location{File: name, Line: 1, Column: 1}
		if pos := e.Position(); pos.IsValid() {
			loc.Line, loc.Column = pos.Line(), pos.Column()
		}
		closing, atEnd := unclosed(e.Error())
		if loc.Line == line || atEnd && len(diags) > 0 ||
			quoteOpen && strings.HasPrefix(e.Error(), "missing ','") { // this only follows from the first fault
			continue
		}
		line = loc.Line
		quoteOpen = quoteOpen || strings.HasPrefix(e.Error(), "string literal not terminated")
		message, hint := saySyntax(e.Error())
		if open, ok := openedAt(name, data, closing); atEnd && ok {
			loc.Line, loc.Column = open.line, open.col
			message = "This " + opening[closing] + " is never closed."
			hint = "Put a " + closing + " where what belongs to it ends."
		}
		if word, back, value := withoutColon(data, e); word != "" {
			loc.Line, loc.Column = back.line, back.col
			message, hint = noColon(word, value)
		}
		if seen[message] {
			continue
		}
		seen[message] = true
		diags = append(diags, book.Diagnostic{Location: loc, Message: message, Hint: hint})
	}
	return diags
}

var opening = map[string]string{"}": "{", "]": "[", ")": "("}

// unclosed tells whether a message means that the file ends too early, and
// which bracket it wants.
func unclosed(raw string) (closing string, atEnd bool) {
	rest, ok := strings.CutPrefix(raw, "expected '")
	closing, rest, _ = strings.Cut(rest, "'")
	return closing, ok && opening[closing] != "" && rest == ", found 'EOF'"
}

// openedAt finds the bracket that is never closed: one that a bracket further
// left closes instead of its own, else the last one that is still open.
func openedAt(name string, data []byte, closing string) (place, bool) {
	file := token.NewFile(name, 0, len(data))
	var s scanner.Scanner
	s.Init(file, data, func(token.Pos, string, []any) {}, 0)
	lines := bytes.Split(data, []byte("\n"))
	var open []place
	for {
		pos, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			if len(open) == 0 {
				return place{}, false
			}
			return open[len(open)-1], true
		case token.LBRACE, token.LBRACK, token.LPAREN:
			if tok.String() == opening[closing] {
				open = append(open, at(pos))
			}
		case token.RBRACE, token.RBRACK, token.RPAREN:
			if tok.String() != closing || len(open) == 0 {
				continue
			}
			p, own := at(pos), open[len(open)-1]
			if indent(lines[p.line-1]) == p.col-1 && p.col-1 < indent(lines[own.line-1]) {
				return own, true
			}
			open = open[:len(open)-1]
		}
	}
}

var (
	valueWithoutColon = late.Regexp(`^expected label or ':', found '(STRING|INT|FLOAT|IDENT|\{|\[|true|false|null)'(?: (.*))?$`)
	fieldBefore       = late.Regexp(`(?m)(?:^|[{,])[ \t]*("[^"\n]*"|[A-Za-z][A-Za-z0-9_]*)[ \t]+\z`)
	fieldBeforeList   = late.Regexp(`(?m)(?:^|[{,])[ \t]*("[^"\n]*"|[A-Za-z][A-Za-z0-9_]*)[ \t]*\[[^][]*\z`)
)

// withoutColon finds the name of a field before a value, or before a list,
// where the colon between them is what the parser missed.
func withoutColon(data []byte, e errors.Error) (word string, at place, value string) {
	pos := e.Position()
	if !pos.IsValid() || pos.Offset() > len(data) {
		return "", place{}, ""
	}
	before, m := fieldBeforeList, []string{"", "[", ""}
	if !strings.HasPrefix(e.Error(), "expected ']', found ") {
		before, m = fieldBefore, valueWithoutColon.FindStringSubmatch(e.Error())
	}
	found := before.FindSubmatchIndex(data[:pos.Offset()])
	if m == nil || found == nil {
		return "", place{}, ""
	}
	switch value = m[2]; m[1] {
	case "{":
		value = "{…}"
	case "[":
		value = "[…]"
	case "IDENT":
		value = quote(value)
	}
	p := newLines("", data).at(found[2])
	return string(data[found[2]:found[3]]), p, value
}

// noColon says that a field has none, and how it is written.
func noColon(field, value string) (message, hint string) {
	return "A colon is missing after " + field + ".", strings.TrimSpace("Write "+field+": "+value) + "."
}

// indent is how many spaces or tabs a line begins with.
func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }
