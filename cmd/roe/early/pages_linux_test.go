//go:build amd64 || arm64

package early

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unsafe"
)

// TestLargePages: the kernel was asked for large pages, for memory that nobody
// used yet and that the next things that are made lie in.
func TestLargePages(t *testing.T) {
	if !says("/sys/kernel/mm/transparent_hugepage/enabled", "[madvise]") {
		t.Skip("the kernel gives large pages to all or to none")
	}
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	var from, end uintptr
	for _, one := range regexp.MustCompile(`(?m)^[0-9a-f]+-`).Split(string(maps), -1) {
		if strings.Contains(one, " hg") {
			fmt.Sscanf(one, "%x", &end)
		}
	}
	if end == 0 {
		t.Fatal("nobody asked for large pages")
	}
	from = end - spacious
	inside := 0
	const made = 100
	var last *[64 << 10]byte
	for range made {
		last = new([64 << 10]byte)
		if at := uintptr(unsafe.Pointer(last)); at >= from && at < end {
			inside++
		}
	}
	kept = last
	if inside < made/2 {
		t.Errorf("of %d things that were made %d lie there", made, inside)
	}
}

var kept any
