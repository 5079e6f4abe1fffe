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
