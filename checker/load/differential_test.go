package load

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/parser"
)

// cueSchema is #Book as CUE itself understands it.
type cueSchema struct {
	files map[string][]byte
	ctx   *cue.Context
	book  cue.Value
	uses  int
}

func newCUESchema(t testing.TB) *cueSchema {
	s := &cueSchema{files: schemaFiles(t)}
	s.renew(t)
	return s
}

// renew begins a new context, since one context remembers all it ever saw.
func (s *cueSchema) renew(t testing.TB) {
	t.Helper()
	s.ctx, s.uses = cuecontext.New(), 0
	var all []ast.Decl
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		f, err := parser.ParseFile(name, s.files[name])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f.Decls[1:]...)
	}
	v := s.ctx.BuildFile(&ast.File{Decls: all})
	if s.book = v.LookupPath(cue.ParsePath("#Book")); s.book.Err() != nil {
		t.Fatal(s.book.Err())
	}
}

// accepts asks CUE whether data written as JSON is a book.
func (s *cueSchema) accepts(t testing.TB, data []byte) error {
	t.Helper()
	if s.uses++; s.uses > 100 {
		s.renew(t)
	}
	v := s.ctx.CompileBytes(data)
	if v.Err() != nil {
		t.Fatal(v.Err())
	}
	return v.Unify(s.book).Validate(cue.Concrete(true))
}

func shapeOf(t testing.TB) *shapes {
	t.Helper()
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shapeFaults holds a tree against the shapes.
func shapeFaults(s *shapes, tree *node) int {
	v := &validator{shapes: s}
	v.check(tree, &shape{Def: "Book", def: s.Defs["Book"]}, nil)
	return len(v.diags)
}

// fixtureTrees are the valid books that mutations begin with.
func fixtureTrees(t testing.TB) []*node {
	t.Helper()
	var trees []*node
	var m merger
	var full *node
	for _, name := range []string{"agencies.cue", "documents.cue", "deployment.yaml"} {
		p := parse(name, filepath.Join("testdata/full", name), nil, computer{}, shapeOf(t))
		if p.tree == nil || len(p.diags) > 0 {
			t.Fatal(name, p.diags)
		}
		full = m.merge(full, p.tree, nil)
	}
	trees = append(trees, full)
	library, err := theShelf()
	if err != nil {
		t.Fatal(err)
	}
	return append(trees, library.tree())
}

// TestShapesAgreeWithCUE changes valid books at random and wants the shapes
// and CUE to accept the same ones.
func TestShapesAgreeWithCUE(t *testing.T) {
	s, cues := shapeOf(t), newCUESchema(t)
	mutations := 1500
	if testing.Short() {
		mutations = 300
	}
	rejected := 0
	for i, tree := range fixtureTrees(t) {
		if err := cues.accepts(t, tree.appendJSON(nil)); err != nil || shapeFaults(s, tree) > 0 {
			t.Fatalf("fixture %d is not valid: %v", i, err)
		}
		for seed := range mutations {
			if i > 0 {
				seed += mutations
			}
			rng := rand.New(rand.NewPCG(uint64(seed), 7))
			part := pick(rng, clone(tree))
			what := mutate(rng, part)
			data := part.appendJSON(nil)
			want := cues.accepts(t, data)
			have := shapeFaults(s, part)
			if (want == nil) != (have == 0) {
				t.Fatalf("seed %d, %s: CUE says %v, the shapes find %d faults in\n%s", seed, what, want, have, data)
			}
			if have > 0 {
				rejected++
			}
		}
	}
	t.Logf("%d mutants rejected by both", rejected)
}

// pick keeps one entity of a book, so that each trial is quick.
func pick(rng *rand.Rand, tree *node) *node {
	out := &node{kind: structKind}
	f := tree.fields[rng.IntN(len(tree.fields))]
	out.put(f)
	if f.value.kind == structKind && len(f.value.fields) > 1 {
		one := f.value.fields[rng.IntN(len(f.value.fields))]
		f.value = &node{kind: structKind}
		f.value.put(one)
	}
	return out
}

// mutate changes one to three things in a tree and says which.
func mutate(rng *rand.Rand, tree *node) string {
	var said bytes.Buffer
	for range 1 + rng.IntN(3) {
		var all []*node
		collect(tree, &all)
		n := all[rng.IntN(len(all))]
		fmt.Fprintf(&said, "%s; ", mutateNode(rng, n, tree, all))
	}
	return said.String()
}

func collect(n *node, all *[]*node) {
	*all = append(*all, n)
	for _, f := range n.fields {
		collect(f.value, all)
	}
	for _, item := range n.items {
		collect(item, all)
	}
}

var oddWords = []string{
	"", "x", "policy", "force", "2026-02-03", "2026-2-3", "2026-02-03T10:00", "2026-02-03T10:00:00+01:00", "with space", "host", "-a", "ä", "municipal", "whole", "true", "1", "a/b",
}

func oddScalar(rng *rand.Rand) *node {
	switch rng.IntN(6) {
	case 0:
		return &node{kind: nullKind}
	case 1:
		return &node{kind: boolKind, text: "true"}
	case 2:
		return &node{kind: intKind, text: []string{"0", "1", "-1", "730"}[rng.IntN(4)]}
	case 3:
		return &node{kind: floatKind, text: []string{"0.5", "1.0", "-2.5"}[rng.IntN(3)]}
	}
	return &node{kind: stringKind, text: oddWords[rng.IntN(len(oddWords))]}
}

func mutateNode(rng *rand.Rand, n, tree *node, all []*node) string {
	other := clone(all[rng.IntN(len(all))])
	switch op := rng.IntN(6); {
	case op == 0 && len(n.fields) > 0:
		i := rng.IntN(len(n.fields))
		name := n.fields[i].name
		n.fields, n.index = slices.Delete(n.fields, i, i+1), nil
		return "delete " + name
	case op == 1 && len(n.fields) > 0:
		f := n.fields[rng.IntN(len(n.fields))]
		name := []string{"titel", "name", "x", "1.1", "with", oddWords[rng.IntN(len(oddWords))]}[rng.IntN(6)]
		if n.get(name) != nil {
			return "nothing"
		}
		f.name, n.index = name, nil
		return "rename to " + name
	case op == 2 && n.kind == structKind:
		if n.get("extra") == nil {
			n.put(&field{name: "extra", value: oddScalar(rng)})
		}
		return "add extra"
	case op == 3 && n != tree:
		at := n.at
		*n = *oddScalar(rng)
		n.at = at
		return "replace by " + show(n)
	case op == 4 && n.kind == listKind:
		n.items = append(n.items, other)
		return "append " + show(other)
	case op == 5 && n != tree:
		*n = *other
		return "swap in " + show(other)
	}
	return "nothing"
}
