package checker_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
)

// TestCopiesReadAlike: two copies of a book, in folders with other names, give
// the same findings, briefing and exercise, byte for byte but for the folder.
func TestCopiesReadAlike(t *testing.T) {
	var first map[string]string
	for _, name := range []string{"copy-1", "a-folder-with-another-name", "zz-copy", "copy-4"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.CopyFS(dir, os.DirFS("../agreements/riverton-election-day")); err != nil {
			t.Fatal(err)
		}
		said, folder := saidOf(t, dir), regexp.MustCompile(`[\w./-]*/`+name+`\b`)
		for what, text := range said {
			said[what] = folder.ReplaceAllString(text, "FOLDER")
		}
		if first == nil {
			first = said
			continue
		}
		for what := range said {
			if diff := cmp.Diff(strings.Split(first[what], "\n"), strings.Split(said[what], "\n")); diff != "" {
				t.Errorf("%s of the copy in %s (-first +this):\n%.3000s", what, name, diff)
			}
		}
	}
}

// saidOf is all that is said of a book.
func saidOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	b, drilled, faults, err := checker.BriefAndDrill(t.Context(), checker.Options{Paths: []string{dir}, Deployments: []string{"election-day-2026"}, Today: "2026-09-25"})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	d, err := drilled()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for what, write := range map[string]func(*bytes.Buffer) error{
		"report":   func(w *bytes.Buffer) error { return jsonout.Write(w, b.Report) },
		"briefing": func(w *bytes.Buffer) error { return markdown.WriteBriefing(w, b) },
		"exercise": func(w *bytes.Buffer) error { return markdown.WriteDrill(w, d) },
	} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			t.Fatal(err)
		}
		out[what] = text.String()
	}
	return out
}
