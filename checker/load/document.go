package load

import (
	"context"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// Document is one file that is no book, held against a definition of the
// schema: what it says, as JSON, where each part of it stands, and all that is
// wrong with it. With diagnostics the JSON lacks what is at fault.
type Document struct {
	Name        string // as reports show it
	JSON        []byte
	Locations   map[string]book.Location // by Path
	Diagnostics []book.Diagnostic
}

// ReadDocument reads a file of its own, in CUE, YAML or JSON. The definition is
// that of the schema, without "#". The error is for faults of roe's own and of
// ctx.
func ReadDocument(ctx context.Context, file, definition string, opt Options) (*Document, error) {
	shapes, err := schema()
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, opt.timeout())
	defer cancel()
	l := &loader{ctx: ctx, limited: limited, opt: opt, disk: opt.disk(), shapes: shapes}
	return l.document(abs, &shape{Def: definition, def: shapes.Defs[definition]})
}

func (l *loader) document(abs string, def *shape) (*Document, error) {
	d := &Document{Name: paths.Display(abs), JSON: []byte("{}"), Locations: map[string]book.Location{}}
	b := &loaded{}
	p := parse(d.Name, abs, l.opt.Overlay, l.disk, l.shapes)
	trees, err := l.trees(b, &folder{abs: filepath.Dir(abs), name: d.Name}, []*parsed{p}, def)
	if l.ctx.Err() != nil {
		return nil, l.ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	if len(trees) == 1 {
		v := &validator{shapes: l.shapes, partial: b.partial}
		v.check(trees[0], def, nil)
		b.diags = append(b.diags, v.diags...)
		d.JSON = trees[0].appendJSON(nil)
		locate(trees[0], "", func(path string, at book.Location) { d.Locations[path] = at })
	}
	if len(b.diags) == 0 {
		b.diags = b.strict
	}
	d.Diagnostics = sortDiagnostics(b.diags)
	return d, nil
}
