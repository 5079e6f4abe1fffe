// Package early decides how memory is taken and when it is cleared, for as long
// as the program runs and before most of its packages begin: Go begins with those
// that lean on nothing, and this one leans on next to nothing. What the others
// make when they begin is a third more than Go lets pass before it clears for the
// first time.
package early

import (
	"os"
	"runtime"
	"runtime/debug"
)

// What a run may hold before memory is cleared for the first time, in bytes, and
// by how much it may grow after each time, in percent. Go clears for the first
// time at the least of these bytes for every 100 percent.
const (
	untilCleared = 96 << 20
	least        = 4 << 20
	growth       = 150
)

// Most runs are short, and what they make is of use until their end: to look for
// what is not would take a tenth of the time. So memory is not cleared before
// there is much of it. What GOGC and GOMEMLIMIT say goes before.
//
// A child is told how much it may hold, and is held to what it took.
func init() {
	runtime.MemProfileRate = 0 // nobody asks what made what, which is noted else
	if os.Getenv("ROE_CHILD") == "" {
		largePages()
	}
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(untilCleared / least * 100)
	sentinel := new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) { // memory was cleared for the first time
		debug.SetGCPercent(growth)
	})
}
