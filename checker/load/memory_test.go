package load

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestMemoryKnowsFiles: who reads a folder again and again reads what was
// edited, whether it is saved or not, and of the others only the stamps.
func TestMemoryKnowsFiles(t *testing.T) {
	whenSettled(t)
	var memory Memory
	cache, overlay := t.TempDir(), map[string][]byte{}
	agencyBook(t, packFrom)
	path := func(name string) string {
		abs, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		return abs
	}
	known := func() (known int) {
		for abs, kept := range memory.files {
			if memory.known(kept.name, abs, computer{}) != nil {
				known++
			}
			if memory.known("elsewhere/"+kept.name, abs, computer{}) != nil {
				t.Errorf("%s is known by another name", abs)
			}
		}
		return known
	}
	for _, step := range []struct {
		what string
		do   func()
		want int // files that are known before they are read
	}{
		{"first", func() {}, 0},
		{"nothing", func() {}, packFrom},
		{"an edit of the same size", func() {
			time.Sleep(20 * time.Millisecond) // times are coarse
			write(t, "a001.cue", other(t, "a001.cue"))
		}, packFrom - 1},
		{"an edit that is not saved", func() { overlay[path("a002.cue")] = other(t, "a002.cue") }, packFrom},
		{"it is taken back", func() { clear(overlay) }, packFrom - 1},
		{"a file less", func() {
			if err := os.Remove("a003.cue"); err != nil {
				t.Fatal(err)
			}
		}, packFrom - 1},
		{"a file by another name", func() {
			if err := os.Rename("a004.cue", "b004.cue"); err != nil {
				t.Fatal(err)
			}
		}, packFrom - 2},
		{"a file at fault", func() { write(t, "a005.cue", []byte("agencies: 5\n")) }, packFrom - 2},
		{"files just written", func() {
			clockOff(t, -time.Hour) // by which no file has been left alone for long
			for _, name := range []string{"a006.cue", "a007.cue"} {
				write(t, name, other(t, name))
			}
		}, 0},
		{"written once more, perhaps in the same tick", func() { write(t, "a006.cue", other(t, "a006.cue")) }, 0},
	} {
		step.do()
		if got := known(); got != step.want {
			t.Errorf("%s: %d files are known, want %d", step.what, got, step.want)
		}
		fresh := mustLoad(t, Options{Overlay: overlay}, ".")
		sameResult(t, step.what, fresh, mustLoad(t, Options{Overlay: overlay, Memory: &memory, Cache: cache}, "."))
	}
}
