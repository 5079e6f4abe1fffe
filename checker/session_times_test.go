package checker_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestSessionWhenTimesMove: where the times of a deployment move and nothing
// else, comparisons are kept, and all that they say is of the new times, joint
// rules of engagement too.
func TestSessionWhenTimesMove(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../agreements/riverton-election-day")); err != nil {
		t.Fatal(err)
	}
	e := edit(t, dir, 7)
	text, err := os.ReadFile(filepath.Join(dir, "deployment.cue"))
	if err != nil {
		t.Fatal(err)
	}
	for _, until := range []string{"2026-11-04T02:00", "2026-11-04T03:00"} {
		moved := bytes.Replace(text, []byte(`"2026-11-04T02:00"`), []byte(`"`+until+`"`), 1)
		if got := e.save("deployment.cue", moved, "until "+until); len(got.Facts.Joint) == 0 {
			t.Error("no joint rules are stated")
		}
	}
}
