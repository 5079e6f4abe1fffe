package region

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestLaws checks that regions follow the algebra of sets over possible cells.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(rapidSource{t}, size{dims: 4, cells: 64, depth: 1})
		if err != nil {
			t.Skip("nothing is possible")
		}
		a, b, c := w.expr(1).region, w.expr(1).region, w.expr(1).region
		all, none := w.space.All(), Region{}
		equal := func(law string, x, y Region) {
			if !w.space.Equal(x, y) {
				t.Fatalf("%s: %x and %x\n%s", law, x.terms, y.terms, w.log.String())
			}
		}
		equal("union commutes", a.Union(b), b.Union(a))
		equal("intersection commutes", a.Intersect(b), b.Intersect(a))
		equal("union associates", a.Union(b).Union(c), a.Union(b.Union(c)))
		equal("intersection associates", a.Intersect(b).Intersect(c), a.Intersect(b.Intersect(c)))
		equal("intersection distributes", a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c)))
		equal("union distributes", a.Union(b.Intersect(c)), a.Union(b).Intersect(a.Union(c)))
		equal("De Morgan, union", all.Minus(a.Union(b)), all.Minus(a).Intersect(all.Minus(b)))
		equal("De Morgan, intersection", all.Minus(a.Intersect(b)), all.Minus(a).Union(all.Minus(b)))
		equal("double complement", all.Minus(all.Minus(a)), a)
		equal("absorption", a.Union(a.Intersect(b)), a)
		equal("difference", a.Minus(b), a.Intersect(all.Minus(b)))
		equal("split", a.Minus(b).Union(a.Intersect(b)), a)
		equal("neutral", a.Union(none), a.Intersect(all))
		equal("nothing left", a.Minus(a), none)
		equal("simplify", w.space.Simplify(a), a)
	})
}

// TestKey checks that keys ignore the order of terms and tell cells apart.
func TestKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(rapidSource{t}, size{dims: 4, cells: 64, depth: 1})
		if err != nil {
			t.Skip("nothing is possible")
		}
		a, b := w.expr(1), w.expr(1)
		turned := Region{slices.Clone(a.region.terms)}
		slices.Reverse(turned.terms)
		if w.space.Key(a.region) != w.space.Key(turned) {
			t.Fatalf("the order of terms changes the key of %x", a.region.terms)
		}
		if w.space.Key(a.region) == w.space.Key(b.region) && !slices.Equal(a.set, b.set) {
			t.Fatalf("%x and %x have the same key", a.region.terms, b.region.terms)
		}
	})
}

// TestImmutable checks that no operation changes its operands, or the boxes
// that a region was made of.
func TestImmutable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(rapidSource{t}, size{dims: 4, cells: 64, depth: 1})
		if err != nil {
			t.Skip("nothing is possible")
		}
		a, b := w.expr(1), w.expr(1)
		box := w.box(2)
		fromBox := value{Of(box), w.setOf(box)}
		clear(box)
		for _, v := range []value{a, b} {
			w.space.Simplify(v.region)
			w.space.Describe(v.region)
			v.region.Union(a.region).Minus(b.region)
			v.region.Intersect(fromBox.region)
		}
		for _, v := range []value{a, b, fromBox} {
			if err := w.checkContains(v); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestQuickWays holds what passes over terms that share nothing to the long way:
// the same terms, in the same order.
func TestQuickWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(rapidSource{t}, size{dims: 4, cells: 64, depth: 2})
		if err != nil {
			t.Skip("nothing is possible")
		}
		a, b := w.expr(2).region, w.expr(2).region
		if got, want := a.Minus(b), minusLong(a, b); !reflect.DeepEqual(got, want) {
			t.Fatalf("%x minus %x is %x, the long way %x", a.terms, b.terms, got.terms, want.terms)
		}
		all := []Region{w.expr(1).region, w.expr(1).region, w.expr(2).region, w.expr(1).region, b}
		all = append(all, all[0])
		union, out := NewUnion(all), [2]int{w.src.pick(len(all)), w.src.pick(len(all))}
		var rest Region
		for i, r := range all {
			if i != out[0] && i != out[1] {
				rest = rest.Union(r)
			}
		}
		got, want := union.Shared(a, func(of int) bool { return of == out[0] || of == out[1] }), a.Intersect(rest)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("what %x shares with a union without %d is %x, the long way %x\n%s", a.terms, out, got.terms, want.terms, w.log.String())
		}
	})
}

func minusLong(r, o Region) Region {
	plain, rest := split(o.terms)
	var left []term
	for _, t := range r.terms {
		if t, ok := newTerm(t.box, concat(t.except, plain)); ok {
			left = append(left, t)
		}
	}
	for _, u := range rest {
		var next []term
		for _, t := range left {
			next = append(next, t.minus(u)...)
		}
		left = compact(next)
	}
	if len(left) == 0 {
		return Region{}
	}
	return Region{left}
}
