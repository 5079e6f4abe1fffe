package load

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// merger unifies trees by CUE's own rule: equal values are one, structs take
// each other's fields, lists of one length are unified item by item, everything
// else is a contradiction.
type merger struct {
	diags []book.Diagnostic
}

// merge adds b to a and returns the result. It may change a, never b, but
// the result can share parts of b.
func (m *merger) merge(a, b *node, path []string) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.flawed || b.flawed: // reported already
		a.flawed = true
		return a
	case a.kind == structKind && b.kind == structKind:
		return m.mergeFields(a, b, path)
	case a.holdsParts() && b.holdsParts() && len(a.items) == len(b.items):
		return m.mergeItems(a, b, path)
	case equal(a, b):
		a.claim = cmp.Or(a.claim, b.claim)
		return a
	}
	m.contradiction(a, b, path)
	return a
}

func (m *merger) mergeFields(a, b *node, path []string) *node {
	a.claim = cmp.Or(a.claim, b.claim)
	for _, f := range b.fields {
		mine := a.get(f.name)
		if mine == nil {
			a.put(f)
			continue
		}
		if f.at.before(mine.at) {
			mine.at = f.at
		}
		mine.value = m.merge(mine.value, f.value, append(path, f.name))
	}
	return a
}

// holdsParts tells whether n is a list of more than words and numbers, which
// are told of together.
func (n *node) holdsParts() bool {
	return n.kind == listKind && slices.ContainsFunc(n.items, func(item *node) bool { return item.kind >= listKind })
}

// mergeItems unifies lists of one length item by item.
func (m *merger) mergeItems(a, b *node, path []string) *node {
	a.claim = cmp.Or(a.claim, b.claim)
	for i, item := range b.items {
		a.items[i] = m.merge(a.items[i], item, append(path, book.Index(i)))
	}
	return a
}

// contradiction reports two values for one thing, at the later place.
func (m *merger) contradiction(a, b *node, path []string) {
	if fromLibrary(b) || b.at.before(a.at) && !fromLibrary(a) {
		a, b = b, a
	}
	path = slices.Clone(path)
	m.diags = append(m.diags, book.Diagnostic{
		Location: b.at.location(path),
		Message:  fieldName(path) + " is " + show(b) + " here, but " + show(a) + " in " + whereElse(a.at, b.at) + ".",
		Hint:     "Keep one of the two, or give one of them another name.",
		Also:     []book.Location{a.at.location(path)},
	})
}

// fromLibrary tells whether a value is roe's own, which users cannot change.
func fromLibrary(n *node) bool { return strings.HasPrefix(n.at.file, "roe:") }

// whereElse names place a for a reader who stands at b.
func whereElse(a, b place) string {
	if a.file == b.file {
		return "line " + itoa(a.line)
	}
	return a.file + ":" + itoa(a.line)
}

// equal tells whether two values are one for CUE.
func equal(a, b *node) bool {
	if a.kind != b.kind || a.text != b.text || len(a.items) != len(b.items) || len(a.fields) != len(b.fields) {
		return false
	}
	for i := range a.items {
		if !equal(a.items[i], b.items[i]) {
			return false
		}
	}
	for _, f := range a.fields {
		other := b.get(f.name)
		if other == nil || !equal(f.value, other.value) {
			return false
		}
	}
	return true
}

// clone copies a tree, so that merging into it leaves the original alone.
func clone(n *node) *node {
	if n == nil {
		return nil
	}
	c := *n
	c.fields, c.index, c.items = nil, nil, nil
	for _, f := range n.fields {
		c.put(&field{name: f.name, at: f.at, value: clone(f.value)})
	}
	for _, item := range n.items {
		c.items = append(c.items, clone(item))
	}
	return &c
}
