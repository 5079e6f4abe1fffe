package load

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cespare/xxhash/v2"
)

// cacheOfOthers has a process of the tests read its folder through a cache.
const cacheOfOthers = "ROE_TEST_CACHE"

func TestReadsForOthers(t *testing.T) {
	dir := os.Getenv(cacheOfOthers)
	if dir == "" {
		return // it is for TestStoreOfProcesses
	}
	t.Chdir(os.Getenv(cacheOfOthers + "_BOOK"))
	sameResult(t, "another process", mustLoad(t, Options{}, "."), mustLoad(t, Options{Cache: dir}, "."))
}

// TestStoreOfProcesses has two processes use one cache at the same time, and
// then one killed wherever it is just then: what lies there under an entry's
// name is always whole, and the next reading is as without a cache.
func TestStoreOfProcesses(t *testing.T) {
	dir := t.TempDir()
	agencyBook(t, 12)
	want := mustLoad(t, Options{}, ".")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	reader := func() *exec.Cmd {
		c := exec.Command(os.Args[0], "-test.run=^TestReadsForOthers$")
		c.Env = append(os.Environ(), cacheOfOthers+"="+dir, cacheOfOthers+"_BOOK="+here)
		return c
	}
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if out, err := reader().CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	both.Wait()
	wholeEntries(t, dir, 1) // of all files of the folder
	if have := mustLoad(t, Options{Cache: dir}, "."); have.Kept != 12 {
		t.Errorf("two processes kept %d of 12 files", have.Kept)
	}
	for range 5 {
		killedWriting(t, reader(), dir)
		wholeEntries(t, dir, 0)
		sameResult(t, "after one was killed", want, mustLoad(t, Options{Cache: dir}, "."))
	}
}

// killedWriting empties the cache and kills a reader as soon as it begins to
// write, or lets it end if it is quicker than that.
func killedWriting(t *testing.T, c *exec.Cmd, dir string) {
	t.Helper()
	for _, path := range stored(t, dir) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for len(stored(t, dir)) == 0 {
		select {
		case <-ended:
			return
		case <-time.After(time.Millisecond / 4):
		}
	}
	_ = c.Process.Kill() // it may have ended
	<-ended
}

// wholeEntries wants so many entries at least, and each as it was written.
func wholeEntries(t *testing.T, dir string, atLeast int) {
	t.Helper()
	whole := 0
	for _, path := range stored(t, dir) {
		if strings.HasPrefix(filepath.Base(path), unfinished) {
			continue // which nobody reads, and a sweep throws away
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) < entryHead || binary.LittleEndian.Uint64(data[entryHead-8:]) != xxhash.Sum64(data[entryHead:]) {
			t.Errorf("%s is half written: %v", path, err)
		}
		whole++
	}
	if whole < atLeast {
		t.Errorf("%d entries, want at least %d", whole, atLeast)
	}
}
