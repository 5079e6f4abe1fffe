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
// somewhat further while a session works, and is cleared when nobody waits: in a
// while, or at once after an examination where there is so much to clear that it
// would else come to that in the middle of one that follows.
const (
	growth = 400                   // in percent of what is held
	idle   = 2 * time.Second       // after the last examination
	soon   = 40 * time.Millisecond // after it too: what was found is delivered by then
	litter = 48 << 20              // bytes that are not worth clearing away
	plenty = 128 << 20             // bytes that are cleared soon
)

// growing counts the examinations for which memory may grow further: by how many
// percent now, and by how many before.
var growing struct {
	sync.Mutex
	count, percent, before int
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
		growing.percent, growing.before = growth, debug.SetGCPercent(growth)
		if growing.before < 0 || growing.before > growth {
			growing.percent = growing.before
			debug.SetGCPercent(growing.before)
		}
	}
	return func() {
		growing.Lock()
		defer growing.Unlock()
		if growing.count--; growing.count > 0 {
			return
		}
		if now := debug.SetGCPercent(growing.before); now != growing.percent { // somebody else decided meanwhile
			debug.SetGCPercent(now)
		}
	}
}

// leeway is that of a session: memory may grow further from one examination on
// until the session is idle.
type leeway struct {
	sync.Mutex
	working bool
	leave   func()
}

// begin gives way to an examination.
func (r *leeway) begin() {
	r.Lock()
	defer r.Unlock()
	r.working = true
	if r.leave == nil {
		r.leave = grow()
	}
}

// end notes that it is over.
func (r *leeway) end() {
	r.Lock()
	defer r.Unlock()
	r.working = false
}

// clear clears memory away, and has it grow as usual again unless another
// examination began meanwhile.
func (r *leeway) clear() {
	if garbage() > litter {
		runtime.GC()
	}
	r.Lock()
	defer r.Unlock()
	if r.leave != nil && !r.working {
		r.leave()
		r.leave = nil
	}
}

// untilCleared is how long after an examination memory is to be cleared.
func untilCleared() time.Duration {
	if garbage() > plenty {
		return soon
	}
	return idle
}

// garbage is how many bytes were made since memory was last cleared, of which
// most are used no more.
func garbage() uint64 {
	held := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	all, used := held[0].Value.Uint64(), held[1].Value.Uint64()
	return all - min(all, used)
}
