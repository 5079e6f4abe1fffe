package load

import (
	"encoding/json"
	"fmt"

	"roe.example/checker/book"
)

// finish decodes a tree to a book.
func (l *loader) finish(b *loaded, dir *folder) error {
	decoded := &book.Book{}
	if b.tree.kind == structKind {
		if err := json.Unmarshal(b.tree.appendJSON(nil), decoded); err != nil {
			return fmt.Errorf("decode the book in %s: %w", dir.name, err)
		}
	}
	b.book = &book.Located{Dir: dir.name, Book: decoded, Locations: map[string]book.Location{}}
	locate(b.book.Locations, b.tree, "")
	b.book.Sensitive = withheld(b.tree, l.bookShape(), "", "", nil)
	l.shelf.assemble(b.book)
	return nil
}

// locate notes where every field and list item is written.
func locate(into map[string]book.Location, n *node, path string) {
	for _, f := range n.fields {
		p := joinPath(path, f.name)
		into[p] = book.Location{File: f.at.file, Line: f.at.line, Column: f.at.col, Path: p}
		locate(into, f.value, p)
	}
	for i, item := range n.items {
		p := path + "[" + itoa(i) + "]"
		into[p] = book.Location{File: item.at.file, Line: item.at.line, Column: item.at.col, Path: p}
		locate(into, item, p)
	}
}
