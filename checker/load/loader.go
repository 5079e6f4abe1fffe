package load

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// loader carries one run.
type loader struct {
	ctx     context.Context
	limited context.Context // ends at the time limit
	opt     Options
	disk    Disk
	shapes  *shapes
	shelf   *shelf
	result  Result
	plain   bool   // every shortcut is off
	store   *store // nil: nothing is kept

	lock sync.Mutex
	made []*parsed // what could be kept
}

func (l *loader) run(folders []*folder) error {
	files, err := l.parseAll(folders)
	if err != nil {
		return err
	}
	if l.shelf, err = theShelf(); err != nil {
		return err
	}
	books := make([]*loaded, len(folders))
	errs := make([]error, len(folders))
	parallel(len(folders), func(i int) {
		books[i], errs[i] = l.build(folders[i], files[i])
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	all := slices.Concat(files...)
	l.save(folders, files)
	l.result.Files, l.result.Kept = counts(all)
	l.result.Notes = drift(l.disk, folders, files)
	l.result.Diagnostics = append(l.result.Diagnostics, agreeOnAgencies(books)...)
	for _, b := range books {
		l.result.Diagnostics = append(l.result.Diagnostics, b.diags...)
		l.result.Notes = append(l.result.Notes, b.notes...)
		l.result.Books = append(l.result.Books, b.book)
	}
	return nil
}

// counts tells how many files were read, and how many of them came from the store.
func counts(files []*parsed) (read, kept int) {
	for _, p := range files {
		if p.kept || p.flat != nil && p.flat.cached {
			kept++
		}
	}
	return len(files), kept
}

// parseAll reads all files of all folders at once, since one book may be one
// file among a hundred books or one of a hundred files of one book.
func (l *loader) parseAll(folders []*folder) (_ [][]*parsed, err error) {
	type job struct{ folder, file int }
	var jobs []job
	out := make([][]*parsed, len(folders))
	for i, f := range folders {
		out[i] = make([]*parsed, len(f.files))
		for j := range f.files {
			jobs = append(jobs, job{i, j})
		}
	}
	around := make([]*beside, len(folders))
	parallel(len(folders), func(i int) { around[i] = l.beside(folders[i]) })
	if l.shapes, err = schema(); err != nil {
		return nil, err
	}
	parallel(len(jobs), func(k int) {
		at := jobs[k]
		abs := folders[at.folder].files[at.file]
		out[at.folder][at.file] = l.read(path.Join(folders[at.folder].name, filepath.Base(abs)), abs, around[at.folder])
	})
	return out, nil
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
	book    *book.Located
	tree    *node
	alone   []alone // what is not in the tree
	partial bool    // a file or value could not be read
	strict  []book.Diagnostic
	diags   []book.Diagnostic
	notes   []book.Diagnostic
}

// build makes a book of a folder's files.
func (l *loader) build(dir *folder, files []*parsed) (*loaded, error) {
	if b := l.quick(dir, files); b != nil {
		return b, nil
	}
	computes := slices.ContainsFunc(files, func(p *parsed) bool { return p.complex })
	plain := make([]*parsed, len(files))
	cores.Lanes(len(files), func() func(int) {
		return func(i int) {
			if plain[i] = files[i].unfolded(); computes || plain[i] == nil {
				plain[i] = files[i].again(l.shapes)
			}
		}
	})
	return l.buildPlain(dir, plain)
}

// buildPlain makes a book of a folder's files, with all their faults.
func (l *loader) buildPlain(dir *folder, files []*parsed) (*loaded, error) {
	b := &loaded{}
	trees, err := l.trees(b, dir, files, l.bookShape())
	if err != nil {
		return nil, err
	}
	var m merger
	for _, tree := range trees {
		b.tree = m.merge(b.tree, tree, nil)
	}
	if b.tree == nil {
		b.tree = &node{kind: structKind, at: place{dir.name, 1, 1}}
	}
	l.shelf.extend(b.tree, &m)
	b.diags = append(b.diags, m.diags...)
	v := &validator{shapes: l.shapes, partial: b.partial, meant: l.meant(b.tree)}
	v.check(b.tree, l.bookShape(), nil)
	b.diags = append(b.diags, v.diags...)
	if len(b.diags) == 0 {
		b.diags = b.strict
	}
	located, err := l.finish(b, dir)
	if err != nil {
		return nil, err
	}
	defer located()
	if !b.partial { // what was not read would seem not to exist
		l.judgeMeaning(b)
	}
	if !b.partial && len(b.diags) == 0 {
		b.diags = nothingToCheck(b, dir, files)
	}
	b.diags = besideOthers(l.disk, b.diags, dir)
	return b, nil
}

// nothingToCheck reports a book without anything that could be judged. Below
// DIR/..., a directory may hold only what other books take from it.
func nothingToCheck(b *loaded, dir *folder, files []*parsed) []book.Diagnostic {
	held := b.book.Book
	if len(held.Agencies)+len(held.Instruments)+len(held.Agreements)+len(held.Deployments) > 0 || len(files) == 0 {
		return nil
	}
	shared := len(b.alone) > 0 || slices.ContainsFunc(files, func(p *parsed) bool { return p.complex }) ||
		slices.ContainsFunc(b.tree.fields, func(f *field) bool { return f.name != "title" })
	if shared && !dir.named {
		return nil
	}
	return []book.Diagnostic{*fileFault(files[0].source.name,
		"This book holds no agency, document, agreement or deployment: there is nothing to check.",
		"`roe init DIR` writes an example to start from.")}
}

func (l *loader) bookShape() *shape { return l.shapes.book() }

func (l *loader) judgeMeaning(b *loaded) {
	m := &meaning{
		validator: validator{shapes: l.shapes},
		around:    newSurroundings(b.book.Book, l.shelf),
	}
	m.walk(b.tree, l.bookShape(), nil, scope{})
	b.diags, b.notes = append(b.diags, m.diags...), append(b.notes, m.notes...)
}
