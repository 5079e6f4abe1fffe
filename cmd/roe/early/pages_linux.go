//go:build amd64 || arm64

package early

import (
	"bytes"
	"math"
	"os"
	"syscall"
	"unsafe"
)

// spacious is how much of what a run uses first comes in large pages, in bytes:
// a size of stacks, and less than they may have.
const spacious = 256 << 20

// largePages has the kernel give memory in large pages, where it gives them to
// those who ask. In small ones every 4 KB are an interruption, which together
// are a fifth of the time of a check.
//
// Go does not ask, and takes memory from the kernel in pieces that are too small
// for it. So this takes much at once, asks, and leaves it to whatever is made
// later. Nothing touches it before, so it counts for nothing until then.
func largePages() {
	if !says("/sys/kernel/mm/transparent_hugepage/enabled", "[madvise]") || says("/proc/sys/vm/overcommit_memory", "2") {
		return
	}
	var room syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &room) != nil || room.Cur < math.MaxUint64 {
		return // where room is short, to ask for more than is used can be too much
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		onLargeStack(false)
	}()
	<-done
}

func says(file, word string) bool {
	text, err := os.ReadFile(file)
	return err == nil && bytes.Contains(text, []byte(word))
}

// onLargeStack asks for its own stack, which it is alone on. When a goroutine
// ends, its stack goes back to the heap at once; anything else would wait for
// memory to be cleared.
//
//go:noinline
func onLargeStack(never bool) {
	if never {
		_ = large() // the stack has to have room for what it returns
	}
	var here byte
	end := (uintptr(unsafe.Pointer(&here)) + stackUnit) &^ (stackUnit - 1)
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, end-spacious, spacious, syscall.MADV_HUGEPAGE)
}

// stackUnit is what stacks begin and end at multiples of, in bytes.
const stackUnit = 8 << 10

//go:noinline
func large() (room [spacious - 64<<10]byte) { return room }
