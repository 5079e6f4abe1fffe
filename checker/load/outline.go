package load

import (
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"

	"roe.example/checker/book"
)

// Spot is a word of a file, or a gap in which one could stand, and what place
// of the book it is.
type Spot struct {
	// Path is the field or the item that the word names or is the value of, as
	// book.Path takes it. Of a gap it is the value that could stand there; where
	// a field could begin, it is what that field would belong to.
	Path []string
	// Name: the word is the name of a field, or of one that is being written.
	Name       bool
	Gap        bool
	Start, End int    // in bytes; of a gap both are the same
	Text       string // without quotes
	Quote      string // what opens the text; empty for a bare word
	Closed     bool   // the quote is closed
	Field      bool   // a field follows, so that its colon is there already
}

// Outline is the words of a file in their order. It takes any text: one that
// does not parse has the words that can be made out.
type Outline struct {
	Spots    []Spot
	gaps     []Spot   // from where on there is this kind of gap
	comments [][2]int // begin and end
	lines    *lines
}

// NewOutline reads a file of a book by its name's ending.
func NewOutline(name string, data []byte) (o *Outline) {
	o = &Outline{lines: newLines(name, data)}
	switch filepath.Ext(name) {
	case ".yaml", ".yml":
		outlineYAML(o, data)
	default: // JSON has the tokens of CUE
		outlineCUE(o, name, data)
	}
	return o
}

// At gives the word at an offset, also just behind it, or else the gap there.
// Within a comment there is neither.
func (o *Outline) At(offset int) (Spot, bool) {
	for _, c := range o.comments {
		if offset > c[0] && offset <= c[1] {
			return Spot{}, false
		}
	}
	i := sort.Search(len(o.Spots), func(i int) bool { return o.Spots[i].Start > offset })
	for _, s := range o.Spots[max(0, i-1):i] {
		if offset <= s.End {
			return s, true
		}
	}
	return o.gap(offset)
}

// gap finds what could stand between words. On a new line a value that was
// never written is given up, and a field begins.
func (o *Outline) gap(offset int) (Spot, bool) {
	i := sort.Search(len(o.gaps), func(i int) bool { return o.gaps[i].Start > offset })
	if i == 0 {
		return Spot{Gap: true, Name: true, Start: offset, End: offset}, true
	}
	g := o.gaps[i-1]
	if g.Field && o.lines.at(g.Start).line != o.lines.at(offset).line {
		g.Name, g.Path = true, g.Path[:g.End]
	}
	return Spot{Gap: true, Name: g.Name, Path: g.Path, Start: offset, End: offset}, true
}

// Names are the fields that stand in the struct at a path.
func (o *Outline) Names(path []string) (names []string) {
	for _, s := range o.Spots {
		if s.Name && s.Field && len(s.Path) == len(path)+1 && slices.Equal(s.Path[:len(path)], path) {
			names = append(names, s.Path[len(path)])
		}
	}
	return names
}

// frame is what a bracket opened.
type frame struct {
	open   token.Token // LBRACE, LBRACK, LPAREN; INTERPOLATION for what stands in a text
	path   []string
	labels []string // of the field that is being read
	line   int      // of the last label
	item   int
	quiet  bool // nothing here belongs to the book
}

// here is the path of the value that is being read.
func (f *frame) here() []string {
	path := slices.Concat(f.path, f.labels)
	if f.open == token.LBRACK {
		path = append(path, book.Index(f.item))
	}
	return path
}

// word is one token.
type word struct {
	at  int
	tok token.Token
	lit string
}

type outliner struct {
	*Outline
	frames  []*frame
	between bool // an interpolation of a text is about to begin
}

// outlineCUE walks the tokens, which there are in a text that does not parse.
func outlineCUE(o *Outline, name string, data []byte) {
	w := &outliner{Outline: o, frames: []*frame{{open: token.LBRACE}}}
	defer func() { _ = recover() }() // the scanner, on what no text should hold: keep what was found
	file := token.NewFile(name, 0, len(data))
	var s scanner.Scanner
	s.Init(file, data, func(token.Pos, string, []any) {}, scanner.ScanComments)
	next := func() word {
		for {
			pos, tok, lit := s.Scan()
			if tok != token.COMMENT {
				return word{pos.Offset(), tok, lit}
			}
			o.comments = append(o.comments, [2]int{pos.Offset(), pos.Offset() + len(lit)})
		}
	}
	for now := next(); now.tok != token.EOF; {
		if now.tok == token.RPAREN && w.top().open == token.INTERPOLATION {
			w.pop(token.RPAREN)
			lit := s.ResumeInterpolation()
			w.between = strings.HasSuffix(lit, "(")
			now = next()
			continue
		}
		then := next()
		w.take(now, then)
		now = then
	}
}

func (w *outliner) top() *frame { return w.frames[len(w.frames)-1] }

// pop closes what a bracket closes; one that closes nothing is passed over.
func (w *outliner) pop(closing token.Token) {
	opened := map[token.Token][]token.Token{
		token.RBRACE: {token.LBRACE}, token.RBRACK: {token.LBRACK}, token.RPAREN: {token.LPAREN, token.INTERPOLATION},
	}[closing]
	for i := len(w.frames) - 1; i > 0; i-- {
		if slices.Contains(opened, w.frames[i].open) {
			w.frames = w.frames[:i]
			return
		}
	}
}

func (w *outliner) push(open token.Token) {
	f := w.top()
	w.frames = append(w.frames, &frame{open: open, path: f.here(), quiet: f.quiet || open == token.INTERPOLATION})
}

// take reads one token, and knows which comes then.
func (w *outliner) take(now, then word) {
	f := w.top()
	interpolation := w.between
	w.between = now.tok == token.INTERPOLATION
	switch now.tok {
	case token.LPAREN:
		if interpolation {
			w.push(token.INTERPOLATION)
		} else {
			w.push(token.LPAREN)
		}
	case token.LBRACE, token.LBRACK:
		w.push(now.tok)
	case token.RBRACE, token.RBRACK, token.RPAREN:
		w.pop(now.tok)
	case token.COMMA:
		w.comma(f)
	case token.STRING, token.IDENT, token.INT, token.FLOAT, token.TRUE, token.FALSE, token.NULL, token.INTERPOLATION:
		w.word(f, now, then)
	default: // a keyword can be a field's name
		if then.tok == token.COLON && now.tok.IsKeyword() {
			w.word(f, now, then)
		}
	}
	if now.tok != token.STRING && now.tok != token.IDENT {
		w.note(now)
	}
}

func (w *outliner) comma(f *frame) {
	switch f.open {
	case token.LBRACK:
		f.item++
	case token.LBRACE:
		f.labels = nil
		if len(w.frames) == 1 {
			f.quiet = false
		}
	case token.LPAREN, token.INTERPOLATION:
	}
}

// note records what could stand behind a token.
func (w *outliner) note(now word) {
	f := w.top()
	end := now.at + max(1, len(now.lit))
	if now.tok == token.COMMA && now.lit == "\n" {
		end = now.at
	}
	if f.quiet {
		return
	}
	gap := Spot{Path: f.here(), Name: f.open == token.LBRACE && len(f.labels) == 0, Start: end}
	// Behind a colon: on another line, the value is not coming any more.
	gap.Field, gap.End = now.tok == token.COLON, len(f.path)
	w.gaps = append(w.gaps, gap)
}

// word records a name or a value.
func (w *outliner) word(f *frame, now, then word) {
	if f.open == token.LBRACE && len(f.labels) == 0 && len(w.frames) == 1 && then.tok != token.COLON &&
		(now.lit == "package" || now.lit == "import") {
		f.quiet = true // up to the end of the line
	}
	if f.quiet {
		return
	}
	s := Spot{Start: now.at, End: now.at + len(now.lit), Field: then.tok == token.COLON}
	s.Text, s.Quote, s.Closed = unquote(now.lit)
	if optional := then.tok == token.OPTION || then.tok == token.NOT; optional {
		s.Field = true
	}
	line := w.lines.at(now.at).line
	switch {
	case f.open == token.LBRACE && s.Field:
		if line != f.line {
			f.labels = nil // a field whose value was never written
		}
		f.labels, f.line, s.Name = append(f.labels, s.Text), line, true
		s.Path = f.here()
	case f.open == token.LBRACE && len(f.labels) == 0:
		s.Name, s.Path = true, append(f.here(), s.Text)
	case f.open == token.LBRACE && line != f.line && now.tok == token.IDENT && !w.valueOpen():
		s.Name, s.Path = true, append(slices.Clone(f.path), s.Text)
	default:
		s.Path = f.here()
	}
	w.Spots = append(w.Spots, s)
}

// valueOpen tells whether the value of the field was begun.
func (w *outliner) valueOpen() bool { return len(w.gaps) > 0 && !w.gaps[len(w.gaps)-1].Field }

// unquote gives a text without its quotes, also one that is not closed.
func unquote(lit string) (text, quote string, closed bool) {
	bare := strings.TrimLeft(lit, "#")
	for _, q := range []string{`"""`, "'''", `"`, "'"} {
		if !strings.HasPrefix(bare, q) {
			continue
		}
		quote = lit[:len(lit)-len(bare)] + q
		if text, err := literal.Unquote(lit); err == nil {
			return text, quote, true
		}
		return strings.TrimPrefix(bare, q), quote, false
	}
	return lit, "", true
}
