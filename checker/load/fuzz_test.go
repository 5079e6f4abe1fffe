package load

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"roe.example/checker/book"
)

// fuzzFile puts one file through everything but the evaluator: it must not
// panic, and what it decodes must be a book.
func fuzzFile(t *testing.T, ext, src string) {
	if len(src) > 1<<14 {
		t.Skip()
	}
	shapes := shapeOf(t)
	library, err := theShelf()
	if err != nil {
		t.Fatal(err)
	}
	p := parseSource(&source{name: "a" + ext, data: []byte(src)}, shapes)
	if p.complex {
		return
	}
	l := &loader{disk: computer{}, shapes: shapes, shelf: library}
	b, err := l.build(&folder{name: "."}, []*parsed{p})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.diags) > 0 {
		return
	}
	data, err := json.Marshal(b.book.Book)
	if err != nil {
		t.Fatal(err)
	}
	var again book.Book
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
}

func addSeeds(f *testing.F, ext string) {
	f.Helper()
	files, err := filepath.Glob("testdata/full/*" + ext)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	archives, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n-- ") {
			if head, body, ok := strings.Cut(part, " --\n"); ok && strings.HasSuffix(head, ext) {
				f.Add(body)
			}
		}
	}
}

func FuzzLoadCUE(f *testing.F) {
	addSeeds(f, ".cue")
	f.Fuzz(func(t *testing.T, src string) { fuzzFile(t, ".cue", src) })
}

func FuzzLoadYAML(f *testing.F) {
	addSeeds(f, ".yaml")
	f.Fuzz(func(t *testing.T, src string) { fuzzFile(t, ".yaml", src) })
}

func FuzzLoadJSON(f *testing.F) {
	addSeeds(f, ".json")
	f.Fuzz(func(t *testing.T, src string) { fuzzFile(t, ".json", src) })
}
