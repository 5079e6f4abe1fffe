package checker

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// A session holds all that it knows of its books, and to look through that for
// what is no longer used costs more than to judge an edit. So memory may grow
// somewhat further while a session works, and is cleared when nobody waits.
const (
	growth = 400                    // in percent of what is held
	idle   = 300 * time.Millisecond // after the last examination
	litter = 48 << 20               // bytes that are not worth clearing away
)

// growing counts the examinations for which memory may grow further.
var growing struct {
	sync.Mutex
	count, percent int
}

// grow lets memory grow further until the function that it gives is called. A
// user who set GOGC decided otherwise.
func grow() (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	growing.Lock()
	defer growing.Unlock()
	if growing.count++; growing.count == 1 {
		if growing.percent = debug.SetGCPercent(growth); growing.percent < 0 || growing.percent > growth {
			debug.SetGCPercent(growing.percent)
		}
	}
	return func() {
		growing.Lock()
		defer growing.Unlock()
		if growing.count--; growing.count == 0 {
			debug.SetGCPercent(growing.percent)
		}
	}
}

// leeway is that of a session: memory may grow further from one examination on
// until the session is idle. To clear it away between two that follow one
// another at once would take as long as the second of them.
type leeway struct {
	sync.Mutex
	leave func()
}

func (r *leeway) make() {
	r.Lock()
	defer r.Unlock()
	if r.leave == nil {
		r.leave = grow()
	}
}

// clear clears memory away, and has it grow as usual again.
func (r *leeway) clear() {
	clearAway()
	r.Lock()
	defer r.Unlock()
	if r.leave != nil {
		r.leave()
		r.leave = nil
	}
}

// clearAway clears memory away, where there is something to clear.
func clearAway() {
	held := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	if all, used := held[0].Value.Uint64(), held[1].Value.Uint64(); all > used+litter {
		runtime.GC()
	}
}
