package load

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// moved shows the files of one folder under the name of another.
type moved struct{ from, to string }

func (m moved) real(abs string) string {
	if rest, ok := strings.CutPrefix(abs, m.to); ok {
		return m.from + rest
	}
	return abs
}

func (m moved) Stat(abs string) (fs.FileInfo, error)      { return os.Stat(m.real(abs)) }
func (m moved) ReadDir(abs string) ([]fs.DirEntry, error) { return os.ReadDir(m.real(abs)) }
func (m moved) Open(abs string) (fs.File, error)          { return os.Open(m.real(abs)) }

// TestDisk: files that are not on the computer's disk are read as though they
// were, the packages that they import among them.
func TestDisk(t *testing.T) {
	there, nowhere := t.TempDir(), filepath.Join(t.TempDir(), "nowhere")
	for name, text := range map[string]string{
		"cue.mod/module.cue": "module: \"county.example\"\nlanguage: version: \"v0.15.0\"\n",
		"shared/names.cue":   "package shared\n\nharbor: \"Harbor PD\"\n",
		"books/a/x.cue": `package a

import "county.example/shared"

agencies: harbor: {name: "\(shared.harbor) of Harbor", short: shared.harbor, kind: "municipal", state: "CA", place: "CA"}
`,
		"books/b/y.yaml": "agreements: {b: {title: B, cite: B, parties: {}}}\n",
	} {
		path := filepath.Join(there, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	disk := moved{there, nowhere}
	read := func(root string, opt Options) (out []string) {
		got, err := Load(context.Background(), []string{filepath.Join(root, "...")}, opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range got.Diagnostics {
			out = append(out, d.Message)
		}
		for _, b := range got.Books {
			for _, a := range b.Book.Agencies {
				out = append(out, filepath.Base(b.Dir)+" "+a.Name+" "+filepath.Base(b.At("agencies", "harbor", "name").File))
			}
			for _, a := range b.Book.Agreements {
				out = append(out, filepath.Base(b.Dir)+" "+a.Title)
			}
		}
		return out
	}
	want := []string{"a Harbor PD of Harbor x.cue", "b B"}
	if diff := cmp.Diff(want, read(filepath.Join(there, "books"), Options{})); diff != "" {
		t.Errorf("on the computer's disk (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, read(filepath.Join(nowhere, "books"), Options{Disk: disk})); diff != "" {
		t.Errorf("on another disk (-want +got):\n%s", diff)
	}
	folders := Folders(disk, nil, filepath.Join(nowhere, "books", "..."))
	if diff := cmp.Diff([]string{filepath.Join(nowhere, "books", "a"), filepath.Join(nowhere, "books", "b")}, folders); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
	files, err := Files(disk, filepath.Join(nowhere, "books", "b"))
	if err != nil || len(files) != 1 || files["y.yaml"] == "" {
		t.Errorf("got %v, %v", files, err)
	}
}
