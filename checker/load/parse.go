package load

import (
	"path/filepath"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/parser"

	"roe.example/checker/book"
)

// parsed is a file in the form that merging wants.
type parsed struct {
	source  *source
	tree    *node // nil when the file is at fault or needs the evaluator
	flat    *flat // in place of the tree, for files of plain data
	heading heading
	syntax  *ast.File // of a CUE file that needs the evaluator
	complex bool      // needs the evaluator
	kept    bool      // what CUE computes from it came from the store
	packed  bool      // its folder's entry has its text
	known   bool      // and knows it by its stamp
	diags   []book.Diagnostic
}

// parse reads one file, or the text that stands in for it.
func parse(name, abs string, overlay map[string][]byte, disk Disk, shapes *shapes) *parsed {
	src, fault := readSource(name, abs, overlay, disk)
	if fault != nil {
		return &parsed{diags: []book.Diagnostic{*fault}}
	}
	return parseSource(src, shapes)
}

// parseSource reads the text of one file.
func parseSource(src *source, shapes *shapes) *parsed {
	p := &parsed{source: src}
	switch filepath.Ext(src.name) {
	case ".cue":
		p.parseCUE(shapes)
	case ".yaml", ".yml":
		p.tree, p.diags = readYAML(src.name, src.data)
	case ".json":
		p.tree, p.diags = readJSON(src.name, src.data)
	}
	return p
}

func (p *parsed) parseCUE(shapes *shapes) {
	if at, deep := tooDeep(p.source.name, p.source.data); deep {
		p.diags = []book.Diagnostic{{Location: at.location(nil), Message: tooDeepMessage, Hint: tooDeepHint}}
		return
	}
	f, err := parser.ParseFile(p.source.name, p.source.data, parser.AllErrors)
	if err != nil {
		p.diags = syntaxFaults(p.source.name, p.source.data, err)
		return
	}
	if p.diags = conditions(f); p.diags != nil {
		return
	}
	p.heading = headingOf(p.source.name, f)
	tree, diags, ok := convert(f, shapes.names)
	if !ok {
		p.complex, p.syntax = true, f
		return
	}
	p.tree, p.diags = tree, diags
}

// headingOf keeps of a CUE file's syntax what is still wanted when all of it
// is plain data: the syntax takes far more room than the data.
func headingOf(name string, f *ast.File) heading {
	h := heading{cue: true, pkg: f.PackageName(), clause: place{name, 1, 1}}
	for _, d := range f.Decls {
		if at := at(d.Pos()); at.line > 0 {
			h.clause = at
			break
		}
	}
	for spec := range f.ImportSpecs() {
		h.schemas = h.schemas || spec.Path.Value == `"`+schemasPath+`"`
	}
	return h
}

// settle lays plain data out, and lets go of the tree.
func (p *parsed) settle(shapes *shapes, into *pooler) {
	if p.tree == nil || len(p.diags) > 0 {
		return
	}
	if p.flat = flatten([]string{p.source.name}, p.heading, p.tree, shapes, into); p.flat != nil {
		p.tree = nil
	} else if p.tree.kind == structKind {
		*p = *parseSource(p.source, shapes)
	}
}

// unfolded gives a CUE file that was laid out as a tree, without reading it again;
// nil where that cannot be. Of YAML it is not known any more how numbers were
// written, which faults quote.
func (p *parsed) unfolded() *parsed {
	if p.flat == nil || !p.heading.cue {
		return nil
	}
	tree := p.flat.whole()
	if tree == nil {
		return nil
	}
	return &parsed{source: p.source, heading: p.heading, tree: tree}
}

// again gives a file that was laid out as a tree.
func (p *parsed) again(shapes *shapes) *parsed {
	if p.flat == nil {
		return p
	}
	if fault := p.source.reopen(); fault != nil { // it is gone since
		return &parsed{diags: []book.Diagnostic{*fault}}
	}
	return parseSource(p.source, shapes)
}

// conditions reports attributes of a whole file, such as @if(draft): they make
// it count or not by options that roe does not have.
func conditions(f *ast.File) (diags []book.Diagnostic) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.Package:
			return diags
		case *ast.Attribute:
			diags = append(diags, book.Diagnostic{
				Location: at(d.Pos()).location(nil),
				Message:  "@" + d.Name() + " decides whether or how this file counts, by options that roe does not have.",
				Hint:     "Take it out, or move the file to a directory of its own.",
			})
		}
	}
	return diags
}
