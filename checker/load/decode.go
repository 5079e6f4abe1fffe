package load

import (
	"cmp"
	"fmt"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// finish decodes a tree to a book.
func (l *loader) finish(b *loaded, dir *folder) error {
	decoded := &book.Book{}
	if b.tree.kind == structKind {
		if err := l.opt.Memory.decode(b.tree, decoded); err != nil {
			return fmt.Errorf("decode the book in %s: %w", dir.name, err)
		}
	}
	b.book = &book.Located{Dir: dir.name, Book: decoded}
	listed := cores.Begin(func() { b.book.Sensitive = sensitive(b.tree, l.bookShape()) })
	defer listed()
	l.shelf.assemble(b.book)
	locate(b.book.Locations, b.tree, "")
	return nil
}

// sensitive lists what the schema marks, by path.
func sensitive(tree *node, def *shape) []book.Withheld {
	out := withheld(tree, def, "", "", nil)
	slices.SortFunc(out, func(a, b book.Withheld) int { return cmp.Compare(a.Path, b.Path) })
	return out
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
