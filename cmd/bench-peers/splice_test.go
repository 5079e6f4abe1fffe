package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSplice(t *testing.T) {
	page := "# roe\n\n" + beginMark + "\nold\n" + endMark + "\n\n## Next\n"
	got, err := splice(page, "new\n")
	if want := "# roe\n\n" + beginMark + "\n\nnew\n\n" + endMark + "\n\n## Next\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if again, err := splice(got, "new"); err != nil || again != got {
		t.Errorf("a second time: %q, %v", again, err)
	}
	for name, bad := range map[string]string{
		"no marks": "# roe\n", "one mark": beginMark, "twice": page + page, "wrong order": endMark + "\n" + beginMark + "\n",
	} {
		if out, err := splice(bad, "new"); err == nil || out != "" {
			t.Errorf("%s: %q", name, out)
		}
	}
	if _, err := splice("# roe\n", "new"); !strings.Contains(err.Error(), beginMark) || !strings.Contains(err.Error(), endMark) {
		t.Errorf("the message does not say what to put where: %v", err)
	}
}

func TestSpliceFileLeavesAPageWithoutMarks(t *testing.T) {
	name := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(name, []byte("# roe\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := spliceFile(name, "new"); err == nil {
		t.Error("no error")
	}
	if text, err := os.ReadFile(name); err != nil || string(text) != "# roe\n" {
		t.Errorf("%q, %v", text, err)
	}
}
