package load

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// childVariable marks the process that evaluates. CUE cannot be interrupted,
// so what may run away runs in a process of its own.
const childVariable = "ROE_EVALUATE"

// outOfMemory is the exit code of a child that needed more than it may.
const outOfMemory = 77

// serving tells that ServeChild was called, so that starting this program
// again gives a child and not a second run of whatever it does.
var serving bool

// ServeChild must be called first thing in main and in TestMain. In a child
// that Load started, it evaluates and exits; otherwise it returns at once.
func ServeChild() {
	serving = true
	if os.Getenv(childVariable) == "" {
		return
	}
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func serve(in io.Reader, out io.Writer) error {
	var req request
	if err := json.NewDecoder(in).Decode(&req); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	watch(req.MemoryLimit)
	if err := json.NewEncoder(out).Encode(evaluate(&req)); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

// watch ends the process when it holds more memory than it may. Before that,
// the collector works harder, so that garbage alone does not count.
func watch(limit int64) {
	debug.SetMemoryLimit(limit / 10 * 8)
	if limit == math.MaxInt64 {
		return
	}
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	go func() {
		for range time.Tick(20 * time.Millisecond) {
			metrics.Read(samples)
			if samples[0].Value.Uint64()-samples[1].Value.Uint64() > uint64(limit) {
				os.Exit(outOfMemory)
			}
		}
	}()
}
