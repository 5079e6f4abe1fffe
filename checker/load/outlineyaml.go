package load

import (
	"bytes"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// block is what an indentation of a YAML file opened: a field or a list.
type block struct {
	indent int
	path   []string
	list   bool
	item   int
}

// yamlOutliner reads a YAML file line by line, so that one that does not parse
// has an outline too.
type yamlOutliner struct {
	*Outline
	blocks []block
	text   int // the indentation of a field whose text stands on the lines below; -1: none
}

var yamlKey = late.Regexp(`^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#&*!|>%@\[\]{},-][^:#]*?|-[^\s:][^:#]*?)\s*:(?:\s|$)`)

func outlineYAML(o *Outline, data []byte) {
	y := &yamlOutliner{Outline: o, blocks: []block{{indent: -1}}, text: -1}
	offset := 0
	for line := range bytes.Lines(data) {
		y.line(strings.TrimRight(string(line), "\r\n"), offset)
		offset += len(line)
	}
	if bytes.HasSuffix(data, []byte("\n")) {
		y.gapAt(offset, 0)
	}
}

func (y *yamlOutliner) line(text string, offset int) {
	content := strings.TrimLeft(text, " ")
	indent := len(text) - len(content)
	switch {
	case content == "" || y.text >= 0 && indent > y.text:
		if y.text < 0 || indent <= y.text {
			y.gapAt(offset, indent)
		}
		return
	case strings.HasPrefix(content, "#"):
		y.comments = append(y.comments, [2]int{offset + indent, offset + len(text)})
		return
	}
	y.text = -1
	for content == "-" || strings.HasPrefix(content, "- ") {
		y.dash(indent)
		rest := strings.TrimLeft(content[1:], " ")
		indent += len(content) - len(rest)
		content = rest
	}
	y.content(content, offset+indent, indent)
}

// dash begins an item of a list.
func (y *yamlOutliner) dash(indent int) {
	for top := y.top(); top.indent > indent || top.indent == indent && !top.list; top = y.top() {
		if !top.list && top.indent == indent { // a list may stand as far left as its field
			break
		}
		y.blocks = y.blocks[:len(y.blocks)-1]
	}
	if top := y.top(); top.list && top.indent == indent {
		top.item++
		return
	}
	y.blocks = append(y.blocks, block{indent: indent, path: y.top().here(), list: true})
}

func (y *yamlOutliner) top() *block { return &y.blocks[len(y.blocks)-1] }

// here is the path of what stands inside.
func (b *block) here() []string {
	if b.list {
		return append(slices.Clone(b.path), book.Index(b.item))
	}
	return b.path
}

// inside is the path of what begins at an indentation.
func (y *yamlOutliner) inside(indent int) []string {
	for i := len(y.blocks) - 1; i > 0; i-- {
		if y.blocks[i].indent < indent {
			return y.blocks[i].here()
		}
	}
	return nil
}

func (y *yamlOutliner) gapAt(offset, indent int) {
	y.gaps = append(y.gaps, Spot{Path: y.inside(indent), Name: true, Start: offset})
}

// content reads what follows the dashes of a line: a field, or a value.
func (y *yamlOutliner) content(text string, offset, indent int) {
	m := yamlKey.FindStringSubmatch(text)
	if m == nil {
		if top := y.top(); top.list && top.indent < indent {
			y.value(text, offset, top.here())
			return
		}
		path := y.inside(indent)
		if word := strings.TrimSpace(text); word != "" && !strings.ContainsAny(word, "[]{}") {
			y.Spots = append(y.Spots, Spot{Path: append(slices.Clone(path), word), Name: true, Start: offset, End: offset + len(word), Text: word, Closed: true})
		}
		return
	}
	for y.top().indent >= indent {
		y.blocks = y.blocks[:len(y.blocks)-1]
	}
	name := y.scalar(m[1], offset)
	path := append(slices.Clone(y.top().here()), name.Text)
	name.Path, name.Name, name.Field = path, true, true
	y.Spots = append(y.Spots, name)
	y.blocks = append(y.blocks, block{indent: indent, path: path})
	after := len(m[1]) + strings.IndexByte(text[len(m[1]):], ':') + 1
	y.gaps = append(y.gaps, Spot{Path: path, Start: offset + after})
	rest := strings.TrimLeft(text[after:], " ")
	if strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, ">") {
		y.text = indent
		return
	}
	y.value(rest, offset+len(text)-len(rest), path)
}

// value reads a value on one line.
func (y *yamlOutliner) value(text string, offset int, path []string) {
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
	case text[0] == '[' || text[0] == '{':
		f := &flow{y, text, offset, 0}
		f.value(path)
	default:
		end := len(text)
		if text[0] != '"' && text[0] != '\'' {
			if i := strings.Index(text, " #"); i >= 0 {
				end = i
			}
		}
		s := y.scalar(strings.TrimRight(text[:end], " "), offset)
		s.Path = path
		y.Spots = append(y.Spots, s)
	}
}

// scalar is the word that a text writes.
func (y *yamlOutliner) scalar(text string, offset int) Spot {
	s := Spot{Start: offset, End: offset + len(text), Text: text, Closed: true}
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		s.Quote = text[:1]
		s.Text, s.Closed = strings.CutSuffix(text[1:], s.Quote)
	}
	return s
}

// flow reads [a, b] and {a: b}, as far as one line goes.
type flow struct {
	*yamlOutliner
	text   string
	offset int
	at     int
}

func (f *flow) skip() {
	for f.at < len(f.text) && f.text[f.at] == ' ' {
		f.at++
	}
}

func (f *flow) value(path []string) {
	f.skip()
	if f.at >= len(f.text) || len(path) > maxDepth {
		return
	}
	switch f.text[f.at] {
	case '[':
		f.inside(']', func(i int) { f.value(append(slices.Clone(path), book.Index(i))) },
			func(i int) Spot { return Spot{Path: append(slices.Clone(path), book.Index(i))} })
	case '{':
		f.inside('}', func(int) { f.field(path) }, func(int) Spot { return Spot{Path: path, Name: true} })
	default:
		s := f.word()
		s.Path = path
		f.Spots = append(f.Spots, s)
	}
}

// inside reads what stands between brackets.
func (f *flow) inside(closing byte, entry func(int), gap func(int) Spot) {
	note := func(i int) {
		g := gap(i)
		g.Start = f.offset + f.at
		f.gaps = append(f.gaps, g)
	}
	f.at++
	for i := 0; f.at < len(f.text); i++ {
		note(i)
		f.skip()
		if f.at < len(f.text) && f.text[f.at] != closing {
			before := f.at
			entry(i)
			if f.at == before {
				f.at++ // nothing that belongs here
			}
		}
		f.skip()
		if f.at >= len(f.text) || f.text[f.at] != ',' {
			break
		}
		f.at++
	}
	if f.at < len(f.text) && f.text[f.at] == closing {
		f.at++
	}
}

func (f *flow) field(path []string) {
	s := f.word()
	s.Path, s.Name = append(slices.Clone(path), s.Text), true
	f.skip()
	s.Field = f.at < len(f.text) && f.text[f.at] == ':'
	f.Spots = append(f.Spots, s)
	if s.Field {
		f.at++
		f.gaps = append(f.gaps, Spot{Path: s.Path, Start: f.offset + f.at})
		f.value(s.Path)
	}
}

// word reads up to what ends a word between brackets.
func (f *flow) word() Spot {
	begin := f.at
	if c := f.text[f.at]; c == '"' || c == '\'' {
		if end := strings.IndexByte(f.text[f.at+1:], c); end >= 0 {
			f.at += end + 2
		} else {
			f.at = len(f.text)
		}
		return f.scalar(f.text[begin:f.at], f.offset+begin)
	}
	for f.at < len(f.text) && !strings.ContainsRune(",]}", rune(f.text[f.at])) &&
		!(f.text[f.at] == ':' && (f.at+1 == len(f.text) || f.text[f.at+1] == ' ')) {
		f.at++
	}
	return f.scalar(strings.TrimRight(f.text[begin:f.at], " "), f.offset+begin)
}
