package judge_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/policies"
)

// TestEmbedded: the program holds every rule, what tests of other people's
// rules need, and no tests of its own rules.
func TestEmbedded(t *testing.T) {
	want := regoIn(t, os.DirFS("../../policies"))
	want = slices.DeleteFunc(want, func(name string) bool {
		return strings.HasSuffix(name, "_test.rego") && !strings.HasPrefix(name, "lib/")
	})
	if diff := cmp.Diff(want, regoIn(t, policies.FS)); diff != "" {
		t.Errorf("the patterns in policies/embed.go (-folder +embedded):\n%s", diff)
	}
}

func regoIn(t *testing.T, fsys fs.FS) (names []string) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".rego") {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatal(len(names), err)
	}
	return names
}
