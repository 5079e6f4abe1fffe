package load

import (
	"slices"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"

	"roe.example/checker/book"
)

// evaluate lets CUE compute what a package's files say. First the schema
// takes part as CUE's; where that finds faults, which hide each other, the
// files are evaluated once more on their own, for the shapes to judge.
func evaluate(req *request) *answer {
	strict := evaluateOnce(req, false)
	if len(strict.Faults) == 0 {
		return strict
	}
	relaxed := evaluateOnce(req, true)
	relaxed.Strict = strict.Faults
	return relaxed
}

func evaluateOnce(req *request, relaxed bool) *answer {
	r := newResolver(req.disk(), req.Dir, relaxed)
	e := &evaluator{places: map[string]place{}, indexed: map[place]string{}}
	inst := r.context.NewInstance(req.Dir, r.load)
	for _, file := range req.Files {
		f, err := parser.ParseFile(file.Name, file.Data, parser.ParseComments)
		if err != nil { // the parent parsed it, so this cannot be
			return &answer{Faults: syntaxFaults(file.Name, file.Data, err)}
		}
		e.files = append(e.files, file.Name)
		e.note(f.Decls, "")
		if err := inst.AddSyntax(f); err != nil {
			return &answer{Faults: e.plainFaults(err)}
		}
	}
	if err := completeInstance(inst); err != nil {
		return &answer{Faults: append(importFaults(r.missing), e.unlessMissing(r, err)...)}
	}
	v := cuecontext.New().BuildInstance(inst)
	if err := v.Validate(cue.Concrete(true)); err != nil {
		return &answer{Faults: e.plainFaults(err), Tree: e.export(v, nil, "", place{req.Files[0].Name, 1, 1}).wire()}
	}
	return &answer{Tree: e.export(v, nil, "", place{req.Files[0].Name, 1, 1}).wire()}
}

func completeInstance(inst *build.Instance) error {
	if err := inst.Complete(); err != nil {
		return err
	}
	if inst.Err != nil {
		return inst.Err
	}
	return nil
}

// unlessMissing leaves out what only follows from a missing import.
func (e *evaluator) unlessMissing(r *resolver, err error) []book.Diagnostic {
	if len(r.missing) > 0 {
		return nil
	}
	return e.plainFaults(err)
}

func importFaults(missing []missingImport) (diags []book.Diagnostic) {
	for _, m := range missing {
		diags = append(diags, book.Diagnostic{
			Location: m.at.location(nil),
			Message:  "This imports " + quote(m.path) + ", which is not here, and roe does not download anything.",
			Hint:     "Put the package into the module's own folders or into cue.mod/pkg, or write out what is taken from it.",
		})
	}
	return diags
}

// evaluator turns CUE's values into nodes.
type evaluator struct {
	files  []string
	places map[string]place // of fields, where the files' syntax shows them
	// indexed are words before a bracket where a field could stand: permits ["x"].
	indexed map[place]string
}

// note collects the places of all fields that the syntax shows.
func (e *evaluator) note(decls []ast.Decl, path string) {
	for _, d := range decls {
		switch d := d.(type) {
		case *ast.Field:
			name, _, err := ast.LabelName(d.Label)
			if err != nil {
				continue
			}
			here := joinPath(path, name)
			if old, ok := e.places[here]; !ok || at(d.Label.Pos()).before(old) {
				e.places[here] = at(d.Label.Pos())
			}
			e.noteValue(d.Value, here)
		case *ast.EmbedDecl:
			e.noteIndexed(d.Expr)
			e.noteValue(d.Expr, path)
		}
	}
}

func (e *evaluator) noteIndexed(x ast.Expr) {
	if x, ok := x.(*ast.IndexExpr); ok {
		if word, ok := x.X.(*ast.Ident); ok {
			e.indexed[at(word.Pos())] = word.Name
		}
	}
}

func (e *evaluator) noteValue(x ast.Expr, path string) {
	switch x := x.(type) {
	case *ast.StructLit:
		e.note(x.Elts, path)
	case *ast.BinaryExpr:
		if x.Op == token.AND {
			e.noteValue(x.X, path)
			e.noteValue(x.Y, path)
		}
	case *ast.ParenExpr:
		e.noteValue(x.X, path)
	case *ast.ListLit:
		for i, item := range x.Elts {
			if _, ok := item.(*ast.Comprehension); ok {
				return // what follows has another index
			}
			here := path + "[" + itoa(i) + "]"
			e.places[here] = at(item.Pos())
			e.noteValue(item, here)
		}
	}
}

// place finds where a value is written: where the syntax shows it, else where
// CUE says it comes from, else where its surroundings are.
func (e *evaluator) place(v cue.Value, path string, around place) place {
	if p, ok := e.places[path]; ok {
		return p
	}
	var positions []token.Pos
	if src := v.Source(); src != nil {
		if f, ok := src.(*ast.Field); ok {
			positions = append(positions, f.Label.Pos())
		}
		positions = append(positions, src.Pos())
	}
	for _, pos := range append(positions, v.Pos()) {
		if p := at(pos); p.line > 0 && !strings.HasPrefix(p.file, "roe:") {
			return p
		}
	}
	return around
}

// export turns a value into nodes. What has no value yet was reported.
func (e *evaluator) export(v cue.Value, name *string, path string, around place) *node {
	n := &node{at: around}
	if name != nil {
		n.at = e.place(v, path, around)
	}
	if d, ok := v.Default(); ok {
		v = d
	}
	switch v.Kind() {
	case cue.NullKind:
		n.kind = nullKind
	case cue.BoolKind:
		n.kind, n.text = boolKind, "false"
		if b, _ := v.Bool(); b {
			n.text = "true"
		}
	case cue.IntKind, cue.FloatKind:
		e.exportNumber(n, v)
	case cue.StringKind:
		n.kind = stringKind
		n.text, _ = v.String()
	case cue.ListKind:
		e.exportList(n, v, path)
	default:
		n.kind = structKind
		n.flawed = v.IncompleteKind() != cue.StructKind // reported as a fault of CUE's
		e.exportFields(n, v, path)
	}
	return n
}

func (e *evaluator) exportNumber(n *node, v cue.Value) {
	data, err := v.MarshalJSON()
	s, negative := strings.CutPrefix(string(data), "-")
	text, _, ok := canonicalNumber(s, negative)
	n.kind, n.text = intKind, text
	if v.Kind() == cue.FloatKind {
		n.kind = floatKind
		n.text, ok = fraction(string(data))
	}
	if err != nil || !ok {
		n.kind, n.text = stringKind, string(data)
	}
}

func (e *evaluator) exportList(n *node, v cue.Value, path string) {
	n.kind = listKind
	list, err := v.List()
	for i := 0; err == nil && list.Next(); i++ {
		name := itoa(i)
		n.items = append(n.items, e.export(list.Value(), &name, path+"["+name+"]", n.at))
	}
}

func (e *evaluator) exportFields(n *node, v cue.Value, path string) {
	fields, err := v.Fields()
	for err == nil && fields.Next() {
		name := fields.Selector().Unquoted()
		value := fields.Value()
		here := joinPath(path, name)
		child := e.export(value, &name, here, n.at)
		n.put(&field{name: name, at: child.at, value: child})
	}
}

// ours tells whether a file is one of the user's.
func (e *evaluator) ours(file string) bool { return slices.Contains(e.files, file) }
