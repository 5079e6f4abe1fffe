package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTestWatch writes a rule while roe test watches: a mistake, its mend, a
// rule more in a new folder, and the end.
func TestTestWatch(t *testing.T) {
	dir := t.TempDir()
	pack := filepath.Join(dir, "policies")
	newRuleIn(t, pack, "county/named-leader")
	tests := filepath.Join(pack, "county", "named-leader", "named-leader_test.rego")
	good, err := os.ReadFile(tests)
	if err != nil {
		t.Fatal(err)
	}
	w := watching(t, func(ctx context.Context, out io.Writer) int {
		return run(ctx, []string{"test", pack, "--watch"}, out, out)
	})
	w.until("4 tests and 2 books: all hold.")
	w.until("Watching ")
	replace(t, strings.Replace(string(good), "considered == 2", "considered == 3", 1), tests)
	w.until("test_counts_what_it_looked_at")
	w.until("1 test fails.")
	replace(t, string(good)+"\nno rego", tests)
	w.until("the rules do not compile")
	replace(t, string(good), tests)
	w.until("4 tests and 2 books: all hold.")
	newRuleIn(t, pack, "county/second")
	w.until("8 tests and 4 books: all hold.")
	w.ends(0)
}

func newRuleIn(t *testing.T, pack, id string) {
	t.Helper()
	var out bytes.Buffer
	if code := run(t.Context(), []string{"new", "rule", id, "--dir", pack}, &out, &out); code != 0 {
		t.Fatal(code, out.String())
	}
}
