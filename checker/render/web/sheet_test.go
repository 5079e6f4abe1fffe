package web

import "testing"

func TestWrapped(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "nnn": 1, "nnn nnn": 1, "nnnnn nnnnn": 2, "nnnnnnnnnnnnnnnnnnn": 2} {
		if got := wrapped(text, 10*extent("n")); got != want {
			t.Errorf("%q takes %v lines, want %v", text, got, want)
		}
	}
}
