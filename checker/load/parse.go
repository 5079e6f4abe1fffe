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
	tree    *node     // nil when the file is at fault or needs the evaluator
	syntax  *ast.File // of a CUE file
	complex bool      // needs the evaluator
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
	p.syntax = f
	tree, diags, ok := convert(f, shapes.names)
	if !ok {
		p.complex = true
		return
	}
	p.tree, p.diags = tree, diags
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
