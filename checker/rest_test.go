package checker

import (
	"runtime/debug"
	"testing"
)

// TestLeewayOutlastsAClearing: memory that is cleared while the next examination
// is under way is not held to its usual growth before that is over.
func TestLeewayOutlastsAClearing(t *testing.T) {
	t.Setenv("GOGC", "")
	usual := debug.SetGCPercent(150)
	defer debug.SetGCPercent(usual)
	holds := func(when string, want int) {
		t.Helper()
		got := debug.SetGCPercent(want)
		if got != want {
			t.Errorf("%s: memory may grow by %d %%, want %d", when, got, want)
		}
	}
	var l leeway
	l.begin()
	l.clear()
	holds("during an examination", growth)
	l.end()
	holds("after it", growth)
	l.clear()
	holds("when it is cleared", 150)
}

// TestLeewayGivesWay: what is decided while an examination is under way holds
// after it, as when memory is cleared for the first time.
func TestLeewayGivesWay(t *testing.T) {
	t.Setenv("GOGC", "")
	defer debug.SetGCPercent(debug.SetGCPercent(10 * growth))
	done := grow()
	if got := debug.SetGCPercent(150); got != 10*growth {
		t.Errorf("during an examination memory may grow by %d %%, want %d", got, 10*growth)
	}
	done()
	if got := debug.SetGCPercent(100); got != 150 {
		t.Errorf("after it memory may grow by %d %%, want 150", got)
	}
}
