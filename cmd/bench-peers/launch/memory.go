package launch

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// often enough to see what several processes have at a time; of one alone the
// system itself knows the peak.
const often = 100 * time.Millisecond

// watchMemory looks again and again how much memory all processes have together
// that this one started, and those that they started. What it returns ends
// that, and tells the most.
func watchMemory() (most func() float64) {
	stop, peak := make(chan bool), make(chan float64)
	go func() {
		tick, highest := time.NewTicker(often), 0.0
		defer tick.Stop()
		for {
			select {
			case <-stop:
				peak <- highest
				return
			case <-tick.C:
				sum := 0.0
				for _, p := range descendants(os.Getpid()) {
					sum += resident(p)
				}
				highest = max(highest, sum)
			}
		}
	}()
	return func() float64 {
		close(stop)
		return <-peak
	}
}

func descendants(pid int) (out []int) {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, name := range lists {
		text, _ := os.ReadFile(name) // it may have ended by now
		for _, word := range strings.Fields(string(text)) {
			if child, err := strconv.Atoi(word); err == nil {
				out = append(append(out, child), descendants(child)...)
			}
		}
	}
	return out
}

// resident is the memory of a process in bytes; 0: it has ended.
func resident(pid int) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseFloat(fields[1], 64)
	return pages * float64(os.Getpagesize())
}
