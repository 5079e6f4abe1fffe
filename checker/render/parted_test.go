package render

import (
	"math/rand/v2"
	"testing"
)

// TestPartedIsInside: the quick look and the expression agree, on every text.
func TestPartedIsInside(t *testing.T) {
	signs := []rune(";|\t\r\n \f\v\"'=+-@＝＋a§\u00a0\ufeff")
	rng := rand.New(rand.NewPCG(1, 2))
	hits := 0
	for range 200_000 {
		text := make([]rune, rng.IntN(7))
		for i := range text {
			text[i] = signs[rng.IntN(len(signs))]
		}
		s := string(text)
		want := inside.MatchString(s)
		if want {
			hits++
		}
		if parted(s) != want {
			t.Fatalf("%q: %v, want %v", s, parted(s), want)
		}
	}
	if hits < 1000 {
		t.Errorf("only %d formulas", hits)
	}
	for _, s := range []string{";\xff=", "\xff;=", ";\xff"} {
		if parted(s) != inside.MatchString(s) {
			t.Errorf("%q", s)
		}
	}
}
