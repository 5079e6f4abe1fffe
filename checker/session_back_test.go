package checker_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	opt := checker.Options{Paths: []string{dir}, Today: "2026-10-01"}
	session := checker.NewSession(opt)
	name := filepath.Join(dir, "agency-001.cue")
	first, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	edited := bytes.Replace(first, []byte("prohibits: ["), []byte("permits: ["), 1)
	moved := append([]byte("// A remark.\n"), first...)
	seen := map[string]*checker.Examination{}
	for n, now := range [][]byte{first, edited, first, edited, moved, first, edited, moved} {
		if err := os.WriteFile(name, now, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := session.Examine(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if before := seen[string(now)]; before != nil && got != before {
			t.Errorf("text %d was examined before, and is again", n)
		}
		seen[string(now)] = got
		want, err := checker.Examine(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text(t, want.Report)), string(text(t, got.Report))); diff != "" {
			t.Fatalf("text %d (-anew +again):\n%.2000s", n, diff)
		}
	}
}
