// Read-books reads the books at some paths as every command of roe does, and
// ends: what reading alone takes.
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"roe.example/checker/load"
)

func main() {
	load.ServeChild()
	tuneMemory()
	loaded, err := load.Load(context.Background(), os.Args[1:], load.Options{Timeout: 10 * time.Minute, Cache: load.CacheFolder()})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, d := range loaded.Diagnostics {
		fmt.Fprintln(os.Stderr, d.Message)
	}
	if len(loaded.Diagnostics) > 0 {
		os.Exit(2)
	}
	agencies := 0
	for _, b := range loaded.Books {
		agencies += len(b.Book.Agencies)
	}
	fmt.Println(agencies, "agencies")
}

// tuneMemory does as cmd/roe does: memory is not cleared before there is much.
func tuneMemory() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(96 << 20)
	sentinel := new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) {
		debug.SetGCPercent(150)
		debug.SetMemoryLimit(math.MaxInt64)
	})
}
