package checker_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"roe.example/checker"
	"roe.example/checker/corpus"
)

// TestSessionTakesBack: an edit that is taken back, or made again, gives the very
// examination that there was, and what only stands elsewhere by now does not.
func TestSessionTakesBack(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 3); err != nil {
		t.Fatal(err)
	}
	e := edit(t, dir, 7)
	first, err := os.ReadFile(filepath.Join(dir, "agency-001.cue"))
	if err != nil {
		t.Fatal(err)
	}
	edited := bytes.Replace(first, []byte("prohibits: ["), []byte("permits: ["), 1)
	moved := append([]byte("// A remark.\n"), first...)
	seen := map[string]*checker.Examination{}
	for n, now := range [][]byte{first, edited, first, edited, moved, first, edited, moved} {
		got := e.save("agency-001.cue", now, fmt.Sprintf("text %d", n))
		if before := seen[string(now)]; before != nil && got != before {
			t.Errorf("text %d was examined before, and is again", n)
		}
		seen[string(now)] = got
	}
}
