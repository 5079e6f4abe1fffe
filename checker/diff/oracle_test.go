package diff

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/region"
)

// small is a book whose every circumstance can be looked at one by one.
func small() *book.Book {
	values := func(n int) (out []book.DimensionValue) {
		for i := range n {
			out = append(out, book.DimensionValue{ID: "v" + strconv.Itoa(i)})
		}
		return out
	}
	return &book.Book{
		Dimensions: map[string]*book.Dimension{
			"d0": {Title: "First", Order: 1, Ordered: true, Values: values(3)},
			"d1": {Title: "Second", Order: 2, Ordered: true, Values: values(3)},
			"d2": {Title: "Third", Order: 3, Values: values(2)},
		},
		Actions: map[string]*book.Action{
			"all": {Name: "all"}, "a": {Name: "a", In: []string{"all"}}, "b": {Name: "b", In: []string{"all"}}, "c": {Name: "c"},
		},
		Agencies: map[string]*book.Agency{"x": {Short: "X"}},
		Instruments: map[string]*book.Instrument{"i": {
			Cite: "I", Issuer: "x", Terms: map[string]*book.Term{"word": {Actions: []string{"a", "c"}}},
		}},
	}
}

var counts = map[string]int{"d0": 3, "d1": 3, "d2": 2}

func drawCircumstances(t *rapid.T) book.Circumstances {
	c := book.Circumstances{}
	for _, dim := range []string{"d0", "d1", "d2"} {
		v := func() book.Value {
			return book.Value("v" + strconv.Itoa(rapid.IntRange(0, counts[dim]-1).Draw(t, dim)))
		}
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			c[dim] = book.Allowed{Values: []book.Value{v()}}
		case 1:
			c[dim] = book.Allowed{Values: []book.Value{v(), v()}}
		case 2:
			c[dim] = book.Allowed{AtLeast: v()}
		case 3:
			c[dim] = book.Allowed{AtMost: v()}
		}
	}
	return c
}

func drawNorm(t *rapid.T) *book.Norm {
	n := &book.Norm{}
	for range rapid.IntRange(0, 2).Draw(t, "when") {
		n.When = append(n.When, drawCircumstances(t))
	}
	for range rapid.IntRange(0, 1).Draw(t, "unless") {
		n.Unless = append(n.Unless, drawCircumstances(t))
	}
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"all", "a", "b", "c", "word"}), 1, 2, rapid.ID[string]).Draw(t, "actions")
	if rapid.Bool().Draw(t, "forbids") {
		n.Prohibits = names
	} else {
		n.Permits, n.Only = names, rapid.Bool().Draw(t, "only")
	}
	if rapid.IntRange(0, 3).Draw(t, "excepts") == 0 {
		n.Except = []string{"b"}
	}
	return n
}

// meant is what a name stands for, written out by hand.
var meant = map[string][]string{"all": {"a", "b"}, "a": {"a"}, "b": {"b"}, "c": {"c"}, "word": {"a", "c"}}

// holds reads circumstances without any algebra.
func holds(c book.Circumstances, cell map[string]int) bool {
	for dim, allowed := range c {
		at := func(v book.Value) int { n, _ := strconv.Atoi(string(v)[1:]); return n }
		v := cell[dim]
		ok := allowed.Values == nil || slices.ContainsFunc(allowed.Values, func(x book.Value) bool { return at(x) == v })
		if allowed.AtLeast != "" && v < at(allowed.AtLeast) || allowed.AtMost != "" && v > at(allowed.AtMost) || !ok {
			return false
		}
	}
	return true
}

// does tells what a norm does to an action in one cell.
func does(n *book.Norm, action string, cell map[string]int) map[string]bool {
	in := len(n.When) == 0 || slices.ContainsFunc(n.When, func(c book.Circumstances) bool { return holds(c, cell) })
	in = in && !slices.ContainsFunc(n.Unless, func(c book.Circumstances) bool { return holds(c, cell) })
	named := false
	for _, name := range slices.Concat(n.Prohibits, n.Permits) {
		named = named || slices.Contains(meant[name], action) && !slices.Contains(n.Except, action)
	}
	return map[string]bool{
		calculus.Permits:   named && in && n.Permits != nil,
		calculus.Prohibits: named && (in && n.Prohibits != nil || !in && n.Only && n.Permits != nil),
	}
}

// TestClaimsAreTrue holds what is said to have widened or narrowed to every
// cell of a small space: all that is claimed is so, and nothing is left out.
func TestClaimsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := small(), small()
		x, y := drawNorm(t), drawNorm(t)
		a, b, err := calculus.Lexicons(before, after)
		if err != nil {
			t.Fatal(err)
		}
		path := []string{"instruments", "i"}
		old, err1 := a.Stands(x, a.WordsAt(path))
		now, err2 := b.Stands(y, b.WordsAt(path))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		all := claims(b.Space(), old, now)
		for i := range 3 * 3 * 2 {
			cell := map[string]int{"d0": i % 3, "d1": i / 3 % 3, "d2": i / 9}
			at := region.Cell{uint8(cell["d0"]), uint8(cell["d1"]), uint8(cell["d2"])}
			for _, action := range []string{"a", "b", "c"} {
				was, is := does(x, action, cell), does(y, action, cell)
				for _, modality := range []string{calculus.Permits, calculus.Prohibits} {
					check(t, all, modality, action, at, true, is[modality] && !was[modality])
					check(t, all, modality, action, at, false, was[modality] && !is[modality])
				}
			}
		}
	})
}

func check(t *rapid.T, all []claim, modality, action string, cell region.Cell, wider, want bool) {
	got := slices.ContainsFunc(all, func(c claim) bool {
		return c.modality == modality && c.wider == wider && slices.Contains(c.actions, action) && c.region.Contains(cell)
	})
	if got != want {
		t.Fatalf("%s %s at %v, wider %v: claimed %v, in truth %v", modality, action, cell, wider, got, want)
	}
}

// TestCondense: a list in words covers what it was made of, and nothing else.
func TestCondense(t *testing.T) {
	l, _, err := calculus.Lexicons(small(), small())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ items, want []string }{
		{[]string{"a", "b"}, []string{"all"}}, {[]string{"a", "b", "c"}, []string{"all", "c"}}, {[]string{"a", "c"}, []string{"a", "c"}},
	} {
		if got := l.Condense(test.items); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%v: got %v, want %v", test.items, got, test.want)
		}
	}
}
