package load

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/schemas"
)

var update = flag.Bool("update", false, "write the files in schemas/generated anew")

const schemasDir = "../../schemas"

// TestGenerated proves that schemas/generated holds what the schemas say.
func TestGenerated(t *testing.T) {
	t.Run("shape.json", func(t *testing.T) {
		s, err := readShapes(schemaFiles(t))
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "shape.json", s)
	})
	t.Run("library.json", func(t *testing.T) {
		golden(t, "library.json", makeLibrary(t))
	})
	t.Run("library.bin", func(t *testing.T) {
		want, err := packLibrary(makeLibrary(t))
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(filepath.Join(schemasDir, "library.bin"), want, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if schemas.Library != string(want) {
			t.Error("schemas/library.bin is out of date; run go test ./checker/load -run TestGenerated -update")
		}
	})
}

// TestPackedLibrary proves that both forms of the library say the same.
func TestPackedLibrary(t *testing.T) {
	written, err := writtenShelf()
	if err != nil {
		t.Fatal(err)
	}
	packed, err := packedShelf()
	if err != nil {
		t.Fatal(err)
	}
	if len(written.parts) == 0 || len(written.base) == 0 || libraryTree() == nil {
		t.Fatal("the library was not read")
	}
	for _, diff := range []string{
		cmp.Diff(written.book, packed.book), cmp.Diff(written.parts, packed.parts), cmp.Diff(written.base, packed.base),
	} {
		if diff != "" {
			t.Errorf("-written +packed:\n%s", diff)
		}
	}
}

func schemaFiles(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(schemasDir + "/*.cue")
	if err != nil || len(names) == 0 {
		t.Fatal("no schema files", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if filepath.Base(name) == factsFile { // says what Go computes, not what users write
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	return files
}

// makeLibrary reads the defaults and the starter library as one book.
func makeLibrary(t *testing.T) *libraryFile {
	t.Helper()
	shapes, err := readShapes(schemaFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	var m merger
	tree := &node{kind: structKind}
	for _, dir := range []string{"defaults", "library"} {
		names, err := filepath.Glob(filepath.Join(schemasDir, dir, "*.cue"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			p := parse("roe:"+dir+"/"+filepath.Base(name), name, nil, computer{}, shapes)
			if p.complex {
				t.Errorf("%s: the library is plain data, without references", name)
			}
			m.diags = append(m.diags, p.diags...)
			tree = m.merge(tree, p.tree, nil)
		}
	}
	v := &validator{shapes: shapes}
	v.check(tree, &shape{Def: "Book", def: shapes.Defs["Book"]}, nil)
	for _, d := range append(m.diags, v.diags...) {
		t.Errorf("%s: %s %s", d.Location, d.Message, d.Hint)
	}
	locations := map[string]book.Location{}
	locate(tree, "", func(path string, at book.Location) { locations[path] = at })
	file := &libraryFile{
		Note:      "Generated from schemas/defaults and schemas/library by go test ./checker/load -run TestGenerated -update. Do not edit.",
		Book:      tree.appendJSON(nil),
		Locations: map[string]string{},
	}
	for path, loc := range locations {
		file.Locations[path] = loc.String()
	}
	return file
}

// golden compares a value with a generated file, or writes it.
func golden(t *testing.T, name string, value any) {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(schemasDir, "generated", name)
	if *update {
		if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(have), buf.String()); diff != "" {
		t.Errorf("%s is out of date; run go test ./checker/load -run TestGenerated -update (-have +want):\n%s", path, diff)
	}
}
