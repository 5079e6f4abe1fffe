// Package cores shares work out to the processors. A panic in it comes back to
// whoever waits for the work, as though they had done it themselves.
package cores

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Begin does work beside what the caller does next. The function that it gives
// waits until the work is done; it may be called again.
func Begin(work func()) (wait func()) {
	done := make(chan struct{})
	var fault any
	go func() {
		defer close(done)
		defer func() { fault = recover() }()
		work()
	}()
	return func() {
		<-done
		if fault != nil {
			panic(fault)
		}
	}
}

// few is the number of pieces that are not worth sharing out.
const few = 16

// Each calls work for 0 to n-1, in stretches, on all processors.
func Each(n int, work func(i int)) {
	share(n, few, func() func(int) { return work })
}

// Shares does so too, where every processor begins once and does its stretches
// with what that gives.
func Shares(n int, begin func() (work func(i int))) { share(n, few, begin) }

// Lanes does so one by one, for work of which each piece is much. Every
// processor begins once, and does its pieces with what that gives.
func Lanes(n int, begin func() (work func(i int))) { share(n, 1, begin) }

func share(n, few int, begin func() func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n/few)
	if workers < 2 {
		work := begin()
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	faults := make([]any, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			defer func() { faults[w] = recover() }()
			work := begin()
			for {
				from := int(next.Add(int64(few))) - few
				if from >= n {
					return
				}
				for i := from; i < min(from+few, n); i++ {
					work(i)
				}
			}
		})
	}
	all.Wait()
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
}
