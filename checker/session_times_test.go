package checker_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
)

// TestSessionWhenTimesMove: where the times of a deployment move and nothing
// else, comparisons are kept, and all that they say is of the new times, joint
// rules of engagement too.
func TestSessionWhenTimesMove(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../agreements/riverton-election-day")); err != nil {
		t.Fatal(err)
	}
	opt := checker.Options{Paths: []string{dir}, Today: "2026-10-01"}
	session := checker.NewSession(opt)
	name := filepath.Join(dir, "deployment.cue")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, until := range []string{"2026-11-04T02:00", "2026-11-04T03:00"} {
		if err := os.WriteFile(name, bytes.Replace(text, []byte(`"2026-11-04T02:00"`), []byte(`"`+until+`"`), 1), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := session.Examine(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := checker.Examine(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		if len(want.Facts.Joint) == 0 {
			t.Error("no joint rules are stated")
		}
		if diff := cmp.Diff(want.Facts.Joint, got.Facts.Joint) + cmp.Diff(want.Facts.Clashes, got.Facts.Clashes); diff != "" {
			t.Errorf("until %s (-anew +again):\n%.2000s", until, diff)
		}
	}
}
