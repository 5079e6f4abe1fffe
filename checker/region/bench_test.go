package region

import (
	"math/rand/v2"
	"testing"
)

// excepted makes a region of one box, everything, with n exceptions of two or
// three dimensions.
func excepted(s *Space, n int) Region {
	src := rand.New(rand.NewPCG(11, 11))
	r := s.All()
	for len(r.terms) > 0 && len(r.terms[0].except) < n {
		b := s.Full()
		for _, d := range src.Perm(len(b))[:2+src.IntN(2)] {
			// The mild atoms are excepted most, so that the first cell
			// takes some searching.
			if b[d] &= 1 | src.Uint64(); b[d] == s.full[d] {
				b[d] = 1
			}
		}
		r = r.Minus(Of(b))
	}
	return r
}

// BenchmarkFirst asks for the first cell among 2.9 million with 30 exceptions.
func BenchmarkFirst(b *testing.B) {
	s := protestSized(b)
	r := excepted(s, 30)
	c, ok := s.First(r)
	b.Logf("%d exceptions, first %v %t", len(r.terms[0].except), c, ok)
	b.ReportAllocs()
	for b.Loop() {
		s.First(r)
	}
}

// BenchmarkFirstSAT asks the same of the SAT solver.
func BenchmarkFirstSAT(b *testing.B) {
	s := protestSized(b)
	s.limit = 0
	r := excepted(s, 30)
	for b.Loop() {
		s.First(r)
	}
}

// BenchmarkSubset compares two regions of 20 rules with 3 exceptions each.
func BenchmarkSubset(b *testing.B) {
	s := protestSized(b)
	src := rand.New(rand.NewPCG(5, 5))
	x, y := rules(src, s, 20, 3), rules(src, s, 20, 3)
	y = y.Union(x)
	for b.Loop() {
		s.Subset(x.Intersect(y), y)
	}
}

// BenchmarkMinus subtracts 20 rules with 3 exceptions each from 20 others.
func BenchmarkMinus(b *testing.B) {
	s := protestSized(b)
	src := rand.New(rand.NewPCG(5, 5))
	x, y := rules(src, s, 20, 3), rules(src, s, 20, 3)
	b.Logf("%d terms from %d and %d", len(x.Minus(y).terms), len(x.terms), len(y.terms))
	for b.Loop() {
		x.Minus(y)
	}
}

// BenchmarkDescribe describes ten rules with three exceptions each.
func BenchmarkDescribe(b *testing.B) {
	s := protestSized(b)
	r := rules(rand.New(rand.NewPCG(9, 9)), s, 10, 3)
	b.Log(s.Describe(r))
	for b.Loop() {
		s.Describe(r)
	}
}
