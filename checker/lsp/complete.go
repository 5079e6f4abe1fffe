package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"

	"roe.example/checker/internal/late"
	"roe.example/checker/load"
)

// completion says what can stand at a position: the fields of what is being
// written, the names of things, the words of an enumeration, the values of a
// dimension. It works while the file does not parse.
func (v *view) completion(_ context.Context, p *protocol.CompletionParams) (*protocol.CompletionList, error) {
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	sp := v.spot(p.TextDocumentPositionParams)
	if sp == nil {
		return list, nil
	}
	c := &completing{spot: sp, seen: map[string]bool{}}
	switch {
	case sp.Name && sp.Gap:
		c.names(sp.Path)
	case sp.Name:
		c.names(sp.Path[:len(sp.Path)-1])
	default:
		c.values()
		if !c.yaml() { // a: b: names a field of a
			c.names(sp.Path)
		}
	}
	if c.items != nil {
		list.Items = c.items
	}
	return list, nil
}

type completing struct {
	*spot
	seen  map[string]bool
	items []protocol.CompletionItem
}

// names completes the name of a field of what stands at a path.
func (c *completing) names(in []string) {
	d, ok := load.Describe(c.root, in)
	if !ok {
		return
	}
	have := c.outline.Names(in)
	taken := func(name string) bool { return slices.Contains(have, name) && name != c.Spot.Text }
	for _, f := range d.Fields {
		if !taken(f.Name) {
			c.field(f)
		}
	}
	if d.Keys == nil {
		return
	}
	for _, e := range c.keys(d.Keys, in) {
		if !taken(e.id) {
			c.add(e, protocol.CompletionItemKindReference, c.label(e.id))
		}
	}
}

// keys are what the names of a map can be.
func (c *completing) keys(d *load.Description, in []string) []entity {
	switch {
	case d.Ref != "":
		return c.entities(d.Ref, in)
	case c.root == "Config" && slices.Equal(in, []string{"rules"}):
		return c.entities("rule", in)
	}
	if _, rest, ok := c.dimension(append(slices.Clone(in), "any")); ok && len(rest) == 0 {
		return c.entities("dimension", in)
	}
	return enumerated(d.Enum, "")
}

func enumerated(words []string, doc string) (list []entity) {
	for _, w := range words {
		list = append(list, entity{"word", w, doc, ""})
	}
	return list
}

func (c *completing) field(f load.Described) {
	text := c.label(f.Name)
	if !c.Field && !c.yaml() && c.client.snippets {
		switch f.Opens {
		case "{":
			text += "{$0}"
		case "[":
			text += "[$0]"
		case `"`:
			text += `"$0"`
		}
	}
	detail := ""
	if f.Required {
		detail = "required"
	}
	c.add(entity{"field", f.Name, detail, f.Doc}, protocol.CompletionItemKindField, text)
}

var bare = late.Regexp(`^[A-Za-z$][A-Za-z0-9$]*$`)

// label writes a field's name, with its colon unless that is there.
func (c *completing) label(name string) string {
	text := name
	switch {
	case c.Quote != "":
		text = name + c.closing()
	case c.yaml(), filepath.Ext(c.path) == ".cue" && bare.MatchString(name):
	default:
		text = strconv.Quote(name)
	}
	if !c.Field && (c.Quote == "" || !c.Closed) {
		text += ": "
	}
	return text
}

func (c *completing) yaml() bool {
	ext := filepath.Ext(c.path)
	return ext == ".yaml" || ext == ".yml"
}

// closing is the quote that is missing behind the word.
func (c *completing) closing() string {
	if c.Closed {
		return ""
	}
	return strings.TrimLeft(c.Quote, "#")
}

// values completes a value.
func (c *completing) values() {
	if id, _, ok := c.dimension(c.Path); ok {
		d := c.book().Dimensions[id]
		for _, v := range c.site.values(id, c.Path) {
			c.add(entity{"value", v, c.value(id, v, c.Path), d.Title}, protocol.CompletionItemKindEnumMember, c.literal(v))
		}
		for _, w := range c.words(c.Path, id) {
			c.add(w, protocol.CompletionItemKindValue, c.literal(w.id))
		}
		return
	}
	if !c.known {
		return
	}
	if p := c.Path; c.root == "Book" && len(p) == 3 && p[0] == "waivers" && p[2] == "rule" {
		c.Ref = "rule"
	}
	if c.Ref != "" {
		for _, e := range c.entities(c.Ref, c.Path) {
			c.add(e, protocol.CompletionItemKindReference, c.literal(e.id))
		}
	}
	for _, e := range enumerated(c.Enum, "") {
		c.add(e, protocol.CompletionItemKindEnumMember, c.literal(e.id))
	}
	if c.Kind == "bool" {
		for _, word := range []string{"true", "false"} {
			c.add(entity{"word", word, "", ""}, protocol.CompletionItemKindKeyword, word)
		}
	}
	c.siblings()
}

// siblings are sections of the same document, where one is named.
func (c *completing) siblings() {
	p := c.Path
	if i := slices.Index(p, "exceptionTo"); i < 4 || len(p) > i+2 {
		return
	}
	for _, section := range c.outline.Names(p[:3]) {
		if section != p[3] {
			c.add(entity{"section", section, "§ " + section, ""}, protocol.CompletionItemKindReference, c.literal(section))
		}
	}
}

// literal writes a value; where a list is to stand, as its only item.
func (c *completing) literal(word string) string {
	text := word
	_, err := strconv.Atoi(word)
	number := err == nil || word == "true" || word == "false"
	switch {
	case c.Quote != "":
		return word + c.closing()
	case !number && !c.yaml():
		text = strconv.Quote(word)
	}
	if c.Kind == "list" && !strings.HasPrefix(c.Path[len(c.Path)-1], "#") {
		text = "[" + text + "]"
	}
	return text
}

func (c *completing) add(e entity, kind protocol.CompletionItemKind, text string) {
	if c.seen[e.id] {
		return
	}
	c.seen[e.id] = true
	item := protocol.CompletionItem{
		Label: e.id, Kind: kind, Detail: e.title, SortText: fmt.Sprintf("%05d", len(c.items)), FilterText: e.id,
		TextEdit: &protocol.TextEdit{Range: c.replaced(), NewText: text}, InsertTextFormat: protocol.InsertTextFormatPlainText,
	}
	if e.explain != "" {
		item.Documentation = protocol.MarkupContent{Kind: protocol.PlainText, Value: e.explain}
	}
	if strings.Contains(text, "$0") {
		item.InsertTextFormat = protocol.InsertTextFormatSnippet
	}
	c.items = append(c.items, item)
}

// replaced is what a completion takes the place of: the word, without its
// quotes; of a text that is not closed, what stands before the cursor.
func (c *completing) replaced() protocol.Range {
	begin, end := c.Start+len(c.Quote), c.End
	switch {
	case c.Quote != "" && c.Closed:
		end -= len(c.Quote)
	case c.Quote != "":
		end = c.offset
	}
	return c.text.span(min(begin, c.offset), max(end, c.offset))
}
