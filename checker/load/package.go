package load

import (
	"maps"
	"slices"

	"roe.example/checker/book"
)

// trees gives the trees of a folder's files, in order. Where a CUE file is
// more than data, all CUE files of the folder are evaluated as one package.
func (l *loader) trees(b *loaded, dir *folder, files []*parsed, def *shape) ([]*node, error) {
	var cue []*parsed
	var trees []*node
	evaluate := false
	for _, p := range files {
		p.wantFields(def)
		b.diags = append(b.diags, p.diags...)
		if p.tree == nil && !p.complex {
			b.partial = true
		}
		if p.heading.cue {
			cue = append(cue, p)
			evaluate = evaluate || p.complex
		}
	}
	if mixed := packageClauses(cue); mixed != nil {
		b.diags = append(b.diags, *mixed)
		b.partial = true
		evaluate = false
	}
	for _, p := range files {
		if p.tree != nil && (!evaluate || !p.heading.cue) {
			trees = append(trees, p.tree)
		}
	}
	if !evaluate {
		return trees, nil
	}
	if b.partial { // CUE would only repeat the faults, or speak of what follows from them
		return trees, nil
	}
	tree, err := l.evaluated(b, dir, cue)
	if tree != nil {
		trees = append(trees, tree)
	}
	return trees, err
}

// evaluated gives the tree that CUE computes.
func (l *loader) evaluated(b *loaded, dir *folder, files []*parsed) (*node, error) {
	ans, err := dir.answer, dir.failure
	if ans == nil && err == nil {
		ans, err = l.evaluateInChild(dir, files)
	}
	if err != nil {
		return nil, err
	}
	b.diags = append(b.diags, ans.Faults...)
	b.strict = ans.Strict
	if len(ans.Faults) > 0 || ans.Tree == nil {
		b.partial = true
	}
	if ans.Tree == nil {
		return nil, nil
	}
	return ans.Tree.node(), nil
}

// packageClauses reports files of one directory that belong to different
// packages: CUE would take them for different books.
func packageClauses(files []*parsed) *book.Diagnostic {
	first := map[string]*parsed{}
	for _, p := range files {
		if name := p.heading.pkg; name != "" && first[name] == nil {
			first[name] = p
		}
	}
	if len(first) < 2 {
		return nil
	}
	names := slices.Sorted(maps.Keys(first))
	slices.SortFunc(names, func(a, b string) int { // in the order of the files
		if at1, at2 := clauseAt(first[a]), clauseAt(first[b]); at1.before(at2) {
			return -1
		}
		return 1
	})
	a, b := first[names[0]], first[names[1]]
	return &book.Diagnostic{
		Location: clauseAt(b).location(nil),
		Message:  "This file belongs to package " + names[1] + ", but " + a.source.name + " in the same directory to package " + names[0] + ".",
		Hint:     "All files of a directory make one book: give them the same package, or move them apart.",
		Also:     []book.Location{clauseAt(a).location(nil)},
	}
}

func clauseAt(p *parsed) place { return p.heading.clause }

// wantFields takes a file out that holds a list or a single value.
func (p *parsed) wantFields(def *shape) {
	if p.tree == nil || p.tree.kind == structKind {
		return
	}
	hint := "Begin with a field such as agencies or agreements."
	if noun(def) != "book" {
		hint = fieldsHint(def.resolve())
	}
	message := "The file holds " + kindOf(p.tree) + "; it must hold the fields of " + article(noun(def)) + "."
	p.diags = append(p.diags, book.Diagnostic{Location: p.tree.at.location(nil), Message: message, Hint: hint})
	p.tree = nil
}
