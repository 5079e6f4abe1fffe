// Package load reads books of agreements written in CUE, YAML or JSON and
// says what is wrong with them, each fault at its place. It alone knows CUE;
// what it returns is plain.
package load

import (
	"context"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
	shortcuts "roe.example/checker/internal/plain"
)

// Options bound what evaluating a book may cost.
type Options struct {
	Timeout     time.Duration // 0: one minute
	MemoryLimit int64         // in bytes; 0: 1 GiB
	// Overlay is text that stands in for files, by absolute path: what an
	// editor has not saved yet.
	Overlay map[string][]byte
	// Exclude is what DIR/... and directories pass over.
	Exclude []Exclusion
	// Apart are files, by path, that lie among books and belong to none: what a
	// run writes, or is held against.
	Apart []string
	// Disk is read in place of the computer's; nil: the computer's.
	Disk Disk
	// Cache is a folder that keeps files decoded from one run to the next, for
	// whoever reads the same text again; empty keeps nothing.
	Cache string
	// Memory keeps what can be used again by the next Load of the same paths;
	// nil keeps nothing.
	Memory *Memory
}

// Result is what was read. With diagnostics the books may be partial, and a
// caller must not judge them. Notes are worth telling, but are no faults. What
// the books take from the library they share, so nobody may change it.
type Result struct {
	Books []*book.Located
	// Configurations are the configurations, by absolute path, that lie where
	// books were looked for.
	Configurations []string
	Diagnostics    []book.Diagnostic
	Notes          []book.Diagnostic
	// Files counts the files that were read, Kept those of them that came
	// decoded from the cache.
	Files, Kept int
}

// Load reads the books at paths: directories, files, or a directory and all
// below it (DIR/...). The error is for faults of roe's own and of ctx;
// whatever a user can mend is a diagnostic.
func Load(ctx context.Context, paths []string, opt Options) (*Result, error) {
	wait := cores.Begin(func() { _, _ = schema(); _, _ = theShelf() }) // while the files are found
	defer wait()
	limited, cancel := context.WithTimeout(ctx, opt.timeout())
	defer cancel()
	l := &loader{ctx: ctx, limited: limited, opt: opt, disk: opt.disk(), plain: shortcuts.Asked()}
	if !l.plain {
		l.store = openStore(opt.Cache)
	}
	f := newFinder(l.disk, opt.Exclude)
	f.setApart(opt.Apart)
	folders := f.find(paths)
	l.result.Diagnostics, l.result.Configurations = f.diags, f.configurations
	opt.Memory.begin()
	defer opt.Memory.end()
	if err := l.run(folders); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, err
	}
	l.result.Notes = append(l.result.Notes, f.notes...)
	l.result.Notes = append(l.result.Notes, f.unused()...)
	l.result.Diagnostics = sortDiagnostics(l.result.Diagnostics)
	l.result.Notes = sortDiagnostics(l.result.Notes)
	return &l.result, nil
}
