package early

import (
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

const ballastSize = 64 << 20

func huge() {
	if os.Getenv("HUGE") == "" {
		return
	}
	b := make([]byte, ballastSize)
	_ = syscall.Madvise(unsafe.Slice(&b[0], len(b)), 14)
	runtime.KeepAlive(b)
	b = nil
	if os.Getenv("HUGE") == "1" {
		runtime.GC()
	}
}
