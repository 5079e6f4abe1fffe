package load

import (
	"context"
	"runtime"
	"sync"

	"roe.example/checker/book"
)

// loader carries one run.
type loader struct {
	ctx    context.Context
	opt    Options
	shapes *shapes
	shelf  *shelf
	result Result
}

func (l *loader) run(folders []*folder) error {
	files := l.parseAll(folders)
	books := make([]*loaded, len(folders))
	errs := make([]error, len(folders))
	parallel(len(folders), func(i int) {
		books[i], errs[i] = l.build(folders[i], files[i])
	})
	for i, b := range books {
		if errs[i] != nil {
			return errs[i]
		}
		l.result.Diagnostics = append(l.result.Diagnostics, b.diags...)
		l.result.Notes = append(l.result.Notes, b.notes...)
		l.result.Books = append(l.result.Books, b.book)
	}
	return nil
}

// parseAll reads all files of all folders at once, since one book may be one
// file among a hundred books or one of a hundred files of one book.
func (l *loader) parseAll(folders []*folder) [][]*parsed {
	type job struct{ folder, file int }
	var jobs []job
	out := make([][]*parsed, len(folders))
	for i, f := range folders {
		out[i] = make([]*parsed, len(f.files))
		for j := range f.files {
			jobs = append(jobs, job{i, j})
		}
	}
	parallel(len(jobs), func(k int) {
		at := jobs[k]
		abs := folders[at.folder].files[at.file]
		out[at.folder][at.file] = parse(display(abs), abs, l.shapes)
	})
	return out
}

// parallel calls f for 0 to n-1, on all processors.
func parallel(n int, f func(int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// loaded is one book on its way.
type loaded struct {
	book  *book.Located
	tree  *node
	diags []book.Diagnostic
	notes []book.Diagnostic
}

// build makes a book of a folder's files.
func (l *loader) build(dir *folder, files []*parsed) (*loaded, error) {
	b := &loaded{}
	var m merger
	for _, p := range files {
		b.diags = append(b.diags, p.diags...)
		b.tree = m.merge(b.tree, p.tree, nil)
	}
	if b.tree == nil {
		b.tree = &node{kind: structKind, at: place{dir.name, 1, 1}}
	}
	l.shelf.extend(b.tree, &m)
	b.diags = append(b.diags, m.diags...)
	v := &validator{shapes: l.shapes}
	v.check(b.tree, l.shapes.Defs["Book"], nil)
	b.diags = append(b.diags, v.diags...)
	if err := l.finish(b, dir); err != nil {
		return nil, err
	}
	m2 := &meaning{validator: validator{shapes: l.shapes}, tree: b.tree, book: b.book.Book, index: newIndex(b.book.Book, l.shelf)}
	m2.walk(b.tree, &shape{Def: "Book", def: l.shapes.Defs["Book"]}, nil, scope{})
	b.diags, b.notes = append(b.diags, m2.diags...), append(b.notes, m2.notes...)
	return b, nil
}
