// Package excerpt cuts out of a book what a reader needs to see: the lines that
// matter, the names of what they stand in, and nothing else. It reads files as
// "cue fmt" writes them, by their indentation.
package excerpt

import (
	"slices"
	"strings"

	"roe.example/checker/internal/late"
)

// node is a line and what stands indented below it.
type node struct {
	number   int    // of the line, from 1
	text     string // without indentation and marks
	comments []string
	children []*node
	closing  string // the line that ends it, such as }
}

// Clean is a line without the mark of a fixture: // want topic/rule.
func Clean(line string) string {
	return strings.TrimRight(mark.ReplaceAllString(line, ""), " \t")
}

var mark = late.Regexp(`\s*// want( [a-z0-9-]+/[a-z0-9-]+)+\s*$`)

// aligned is a name and the spaces that put its value below others.
var aligned = late.Regexp(`^("[^"]*":|[\w-]+:)  +`)

// read makes a tree of a file.
func read(lines []string) *node {
	root := &node{}
	r := &reader{lines: lines}
	r.below(root, 0)
	return root
}

type reader struct {
	lines []string
	next  int
}

// below reads the nodes at a depth and what stands below them.
func (r *reader) below(parent *node, depth int) {
	var comments []string
	for r.next < len(r.lines) {
		line := Clean(r.lines[r.next])
		text := strings.TrimLeft(line, "\t")
		switch indent := len(line) - len(text); {
		case text == "":
			comments = nil
			r.next++
		case indent < depth:
			return
		case indent > depth && len(parent.children) > 0:
			r.below(parent.children[len(parent.children)-1], indent)
		case strings.HasPrefix(text, "//"):
			comments = append(comments, text)
			r.next++
		case closes(text) && len(parent.children) > 0:
			parent.children[len(parent.children)-1].closing = text
			r.next++
		default:
			text = aligned.ReplaceAllString(text, "$1 ")
			parent.children = append(parent.children, &node{number: r.next + 1, text: text, comments: comments})
			comments = nil
			r.next++
		}
	}
}

func closes(text string) bool {
	return strings.HasPrefix(text, "}") || strings.HasPrefix(text, "]") || strings.HasPrefix(text, ")") || text == `"""`
}

// most is how many lines of one block are shown whole.
const most = 10

// context are the fields that say what a block is, and are shown with any part
// of it.
var context = []string{"cite", "kind", "reach", "event", "purpose", "host"}

// Of cuts out the blocks that begin at some lines, numbered from 1. The whole
// of each is shown, unless it is long.
func Of(lines []string, numbers []int) string {
	c := &cutter{wanted: numbers}
	root := read(lines)
	for _, top := range root.children {
		if c.keeps(top) {
			c.write(top, 0, "")
		}
	}
	return strings.TrimRight(c.out.String(), "\n")
}

type cutter struct {
	wanted []int
	out    strings.Builder
}

// keeps tells whether a node or something in it is wanted.
func (c *cutter) keeps(n *node) bool {
	return slices.Contains(c.wanted, n.number) || slices.ContainsFunc(n.children, c.keeps)
}

// write shows a node. What has one child alone to show is written in one line
// with it, as CUE allows: instruments: "order-5": norms: "5.2": …
func (c *cutter) write(n *node, depth int, before string) {
	if slices.Contains(c.wanted, n.number) {
		c.whole(n, depth, before)
		return
	}
	var shown []*node
	for _, child := range n.children {
		if c.keeps(child) || isEntity(n) && isContext(child) {
			shown = append(shown, child)
		}
	}
	if len(shown) == 1 && joins(n) {
		c.write(shown[0], depth, before+strings.TrimSuffix(n.text, "{"))
		return
	}
	c.line(depth, before+n.text)
	for _, child := range shown {
		if c.keeps(child) {
			c.write(child, depth+1, "")
		} else {
			c.whole(child, depth+1, "")
		}
	}
	c.line(depth, n.closing)
}

// joins tells whether a node is a name and nothing else.
func joins(n *node) bool { return name.MatchString(n.text) && n.closing == "}" }

var name = late.Regexp(`^("[^"]*"|[\w-]+): \{$`)

// isEntity tells whether a node is something of its own, a document or a
// deployment, and not a list of such.
func isEntity(n *node) bool {
	return slices.ContainsFunc(n.children, func(child *node) bool {
		key, _, _ := strings.Cut(child.text, ":")
		return key == "cite" || key == "event"
	})
}

func isContext(n *node) bool {
	key, _, _ := strings.Cut(n.text, ":")
	return slices.Contains(context, key) && len(n.children) == 0
}

// whole shows a node with all that is in it, or as much as fits.
func (c *cutter) whole(n *node, depth int, before string) {
	for _, comment := range n.comments {
		c.line(depth, comment)
	}
	c.line(depth, before+n.text)
	if size(n) <= most {
		for _, child := range n.children {
			c.whole(child, depth+1, "")
		}
	} else {
		c.short(n, depth+1)
	}
	if n.closing != "" {
		c.line(depth, n.closing)
	}
}

// short shows the first fields of a long node, those with much in them closed.
func (c *cutter) short(n *node, depth int) {
	for i, child := range n.children {
		switch {
		case i == most-2 && len(n.children) > most-1:
			c.line(depth, "// …")
			return
		case len(child.children) > 0 && c.keeps(child):
			c.write(child, depth, "")
		case len(child.children) > 0:
			c.line(depth, child.text+" … "+child.closing)
		default:
			c.line(depth, child.text)
		}
	}
}

func size(n *node) int {
	total := 1 + len(n.comments)
	if n.closing != "" {
		total++
	}
	for _, child := range n.children {
		total += size(child)
	}
	return total
}

func (c *cutter) line(depth int, text string) {
	c.out.WriteString(strings.Repeat("\t", depth) + text + "\n")
}
