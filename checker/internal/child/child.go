// Package child runs parts of this program in processes of their own: what
// may compute without end, or take all the memory there is, can be stopped
// only with its process.
package child

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"
)

// variable tells a process that it is a child, and for which work.
const variable = "ROE_CHILD"

// Exit codes of a child: it needed more memory than it may; Go's own when a
// program breaks down.
const (
	outOfMemory = 77
	crashed     = 2
)

// Work is what a child does: it reads what it is asked and writes the answer.
type Work func(in io.Reader, out io.Writer) error

var works = map[string]Work{}

// Register gives work a name. It is for init functions.
func Register(name string, work Work) { works[name] = work }

// serving tells that Serve was called, so that starting this program again
// gives a child and not a second run of whatever it does.
var serving bool

// Serve must be called first thing in main and in TestMain. In a child it
// works and exits; otherwise it returns at once.
func Serve() {
	serving = true
	name := os.Getenv(variable)
	if name == "" {
		return
	}
	work := works[name]
	if work == nil {
		work = func(io.Reader, io.Writer) error { return fmt.Errorf("there is no work %q", name) }
	}
	if err := work(os.Stdin, os.Stdout); err != nil && !errors.Is(err, io.EOF) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

var (
	ceiling  atomic.Int64
	watching sync.Once
)

// LimitMemory ends this process when it holds more memory than limit. Before
// that, the collector works harder, so that garbage alone does not count.
// Another call changes the limit.
func LimitMemory(limit int64) {
	debug.SetMemoryLimit(limit / 10 * 8)
	ceiling.Store(limit)
	watching.Do(func() { go watch() })
}

func watch() {
	for range time.Tick(20 * time.Millisecond) {
		if Memory() > ceiling.Load() {
			os.Exit(outOfMemory)
		}
	}
}

// Memory is what this process holds, in bytes.
func Memory() int64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}
