package load

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// finish decodes a tree to a book. What it gives waits until it is known where
// all of it is written, which no check asks.
func (l *loader) finish(b *loaded, dir *folder) (located func(), err error) {
	decoded := &book.Book{}
	if b.tree.kind == structKind {
		if err := json.Unmarshal(b.tree.appendJSON(nil), decoded); err != nil {
			return nil, fmt.Errorf("decode the book in %s: %w", dir.name, err)
		}
	}
	b.book = &book.Located{Dir: dir.name, Book: decoded}
	listed := cores.Begin(func() { b.book.Sensitive = sensitive(b.tree, l.bookShape()) })
	defer listed() // before checks mark what is at fault
	l.shelf.assemble(b.book)
	return cores.Begin(func() { locate(b.tree, "", b.book.Locations.List) }), nil
}

// sensitive lists what the schema marks, by path.
func sensitive(tree *node, def *shape) []book.Withheld {
	out := withheld(tree, def, "", "", nil)
	sortWithheld(out)
	return out
}

func sortWithheld(list []book.Withheld) {
	slices.SortFunc(list, func(a, b book.Withheld) int { return cmp.Compare(a.Path, b.Path) })
}

// locate notes where every field and list item is written.
func locate(n *node, path string, list func(path string, at book.Location)) {
	for _, f := range n.fields {
		p := joinPath(path, f.name)
		list(p, book.Location{File: f.at.file, Line: f.at.line, Column: f.at.col, Path: p})
		locate(f.value, p, list)
	}
	for i, item := range n.items {
		p := path + "[" + itoa(i) + "]"
		list(p, book.Location{File: item.at.file, Line: item.at.line, Column: item.at.col, Path: p})
		locate(item, p, list)
	}
}
