package load

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"roe.example/checker/book"
)

// unpack writes an archive's files into a new directory and makes it the
// working directory.
func unpack(t *testing.T, files []archiveFile) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

// mustLoad loads and fails on roe's own faults only.
func mustLoad(t testing.TB, opt Options, paths ...string) *Result {
	t.Helper()
	r, err := Load(context.Background(), paths, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// loadClean loads what must be without fault.
func loadClean(t testing.TB, paths ...string) *Result {
	t.Helper()
	r := mustLoad(t, Options{}, paths...)
	if len(r.Diagnostics) > 0 {
		t.Fatalf("unexpected diagnostics:\n%s", text(r.Diagnostics, ""))
	}
	return r
}

// text writes diagnostics as a terminal would show them.
func text(diags []book.Diagnostic, prefix string) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s%s: %s\n", prefix, d.Location, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\t%s\n", d.Hint)
		}
		for _, also := range d.Also {
			fmt.Fprintf(&b, "\talso %s\n", also)
		}
	}
	return b.String()
}
