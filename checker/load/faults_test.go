package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	ar, err := readArchive(file)
	if err != nil {
		t.Fatal(err)
	}
	var files []archiveFile
	want := ""
	for _, f := range ar.files {
		if f.name == "want" {
			want = string(f.data)
			continue
		}
		f.data = special(f.data)
		files = append(files, f)
	}
	unpack(t, files)
	r := mustLoad(t, Options{}, pathsOf(ar)...)
	have := text(r.Diagnostics, "") + text(r.Notes, "note ")
	if *update {
		keep := ar.files
		if keep[len(keep)-1].name == "want" {
			keep = keep[:len(keep)-1]
		}
		ar.files = append(keep, archiveFile{"want", []byte(have)})
		if err := os.WriteFile(file, ar.format(), 0o644); err != nil {
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

func pathsOf(ar *archive) []string {
	for line := range strings.Lines(ar.comment) {
		if rest, ok := strings.CutPrefix(line, "load:"); ok {
			return strings.Fields(rest)
		}
	}
	return []string{"."}
}
