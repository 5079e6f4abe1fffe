package load

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// runaway is a book whose evaluation takes ever more time and memory.
const runaway = `package p

import "list"

_n: list.Range(0, 2000, 1)
places: {for a in _n for b in _n for c in _n {"p\(a)-\(b)-\(c)": {name: "P", kind: "city"}}}
`

func runawayBook(t *testing.T) {
	t.Helper()
	unpack(t, []archiveFile{
		{name: "a.cue", data: []byte("package p\n\ntitle: \"sound\"\n")},
		{name: "b.cue", data: []byte(runaway)},
	})
}

func TestTimeoutStopsRunaway(t *testing.T) {
	runawayBook(t)
	start := time.Now()
	r := mustLoad(t, Options{Timeout: 500 * time.Millisecond, MemoryLimit: 8 << 30}, ".")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	want := "b.cue:1:1: The file did not finish within 0.5 s; it contains a computation that runs away.\n"
	if have := text(r.Diagnostics, ""); !strings.HasPrefix(have, want) {
		t.Errorf("have:\n%s\nwant:\n%s", have, want)
	}
}

func TestMemoryLimitStopsRunaway(t *testing.T) {
	runawayBook(t)
	r := mustLoad(t, Options{Timeout: time.Minute, MemoryLimit: 100 << 20}, ".")
	want := "b.cue:1:1: The file needs more than 100.0 MB of memory; it contains a computation that runs away.\n"
	if have := text(r.Diagnostics, ""); !strings.HasPrefix(have, want) {
		t.Errorf("have:\n%s\nwant:\n%s", have, want)
	}
}

func TestCancelledContextIsAnError(t *testing.T) {
	runawayBook(t)
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if _, err := Load(ctx, []string{"."}, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
}
