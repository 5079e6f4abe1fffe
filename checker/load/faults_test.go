package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestFaults loads each archive of testdata/faults and compares all that is
// said, places and hints included, with its last file, "want". The comment of
// an archive may begin with "load:" and the paths to load.
func TestFaults(t *testing.T) {
	archives, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			abs, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			testFaults(t, abs)
		})
	}
}

func testFaults(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var files []txtar.File
	want := ""
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		f.Data = special(f.Data)
		files = append(files, f)
	}
	unpack(t, files)
	r := mustLoad(t, Options{}, pathsOf(archive)...)
	have := text(r.Diagnostics, "") + text(r.Notes, "note ")
	if *update {
		keep := archive.Files
		if keep[len(keep)-1].Name == "want" {
			keep = keep[:len(keep)-1]
		}
		archive.Files = append(keep, txtar.File{Name: "want", Data: []byte(have)})
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("diagnostics differ (-want +have):\n%s", diff)
	}
}

// special puts in what an archive cannot hold: ⇥ is a tab, ␍ a carriage
// return, ✗ a byte that is no UTF-8, ␀ a byte-order mark.
func special(data []byte) []byte {
	return []byte(strings.NewReplacer("⇥", "\t", "␍", "\r", "✗", "\xff", "␀", "\xef\xbb\xbf").Replace(string(data)))
}

func pathsOf(archive *txtar.Archive) []string {
	for line := range strings.Lines(string(archive.Comment)) {
		if rest, ok := strings.CutPrefix(line, "load:"); ok {
			return strings.Fields(rest)
		}
	}
	return []string{"."}
}
