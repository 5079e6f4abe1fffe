package load

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"roe.example/checker/book"
)

// TestOutlineIsTheLoaders holds the outline to the loader: where the loader
// says that a field or a value is written there is a word, and it has the same
// path.
func TestOutlineIsTheLoaders(t *testing.T) {
	for _, pattern := range []string{"../../agreements/...", "../../testdata/rules/force/fires", "../../cmd/roe/template"} {
		result, err := Load(context.Background(), []string{pattern}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		for _, l := range result.Books {
			outlines := map[string]*Outline{}
			for path, loc := range l.Locations.All() {
				data, err := os.ReadFile(loc.File)
				if err != nil { // the library's
					continue
				}
				if outlines[loc.File] == nil {
					outlines[loc.File] = NewOutline(loc.File, data)
				}
				held += holds(t, outlines[loc.File], path, loc)
			}
		}
		if held < 50 {
			t.Errorf("%s: only %d words were held to the loader", pattern, held)
		}
	}
}

// holds compares one place. Structs and lists that begin with a bracket have no
// word, and a word can be a part of several values.
func holds(t *testing.T, o *Outline, path string, loc book.Location) int {
	t.Helper()
	offset := o.lines.offset(place{line: loc.Line, col: loc.Column})
	if c := o.lines.data[offset]; c == '{' || c == '[' {
		return 0
	}
	s, ok := o.At(offset)
	if !ok || s.Start != offset {
		t.Errorf("%s: no word where %s is written: %+v", loc, path, s)
		return 0
	}
	if s.Path[0][0] == '_' { // a hidden field, whose value stands for others
		return 0
	}
	for n := len(s.Path); n > 0; n-- {
		if book.Path(s.Path[:n]...) == path {
			return 1
		}
	}
	t.Errorf("%s: %s has the path %s", loc, path, book.Path(s.Path...))
	return 0
}

// TestOutlineGaps: what could stand at a bar.
func TestOutlineGaps(t *testing.T) {
	for _, c := range []struct {
		name, text string
		path       string
		field      bool // a field could begin
		word       string
	}{
		{"a.cue", "package x\n\n|", "", true, ""},
		{"a.cue", "agencies: a: {\n\tkind: |\n}", "agencies.a.kind", false, ""},
		{"a.cue", "agencies: a: {\n\tkind:\n\t|\n\tname: \"x\"\n}", "agencies.a", true, ""},
		{"a.cue", "agencies: a: {kind: \"mun|", "agencies.a.kind", false, `"mun`},
		{"a.cue", "agencies: a: schemas.#Agency & {\n\tna|\n", "agencies.a.na", true, "na"},
		{"a.cue", "agreements: x: clauses: \"7\": norms: [{prohibits: [\"a\", |", `agreements.x.clauses."7".norms[0].prohibits[1]`, false, ""},
		{"a.cue", "instruments: \"a/b\": norms: {\n\t\"1\": {when: {resistance: |}}}", `instruments."a/b".norms."1".when.resistance`, false, ""},
		{"a.cue", "a: \"x \\(b + \"y\") z\"\nb: |", "b", false, ""},
		{"a.cue", "import (\n\t\"roe.example/schemas\"\n)\na: b: |", "a.b", false, ""},
		{"a.cue", "a: ]]}}) b: |", "a.b", false, ""},
		{"a.json", `{"agencies": {"a": {"kind": "mun|"}}}`, "agencies.a.kind", false, `"mun"`},
		{"a.yaml", "agencies:\n  a:\n    kind: |", "agencies.a.kind", false, ""},
		{"a.yaml", "agencies:\n  a:\n    kind: x\n    |", "agencies.a", true, ""},
		{"a.yaml", "a:\n- b: 1\n  c: |", "a[0].c", false, ""},
		{"a.yaml", "a:\n  - b\n  - c|", "a[1]", false, "c"},
		{"a.yaml", "a:\n  b: [x, |y]", "a.b[1]", false, "y"},
		{"a.yaml", "a: {b: x, c|", "a.c", true, "c"},
	} {
		before, after, _ := cutBar(c.text)
		o := NewOutline(c.name, []byte(before+after))
		s, ok := o.At(len(before))
		if !ok || book.Path(s.Path...) != c.path || s.Name != c.field || (before + after)[s.Start:s.End] != c.word {
			t.Errorf("%q: %s, a field: %v, %q", c.text, book.Path(s.Path...), s.Name, (before + after)[s.Start:s.End])
		}
	}
	if _, ok := NewOutline("a.cue", []byte("a: 1 // here")).At(8); ok {
		t.Error("a comment has a word")
	}
}

func cutBar(text string) (before, after string, ok bool) {
	i := slices.Index([]byte(text), '|')
	return text[:i], text[i+1:], true
}

// TestOutlineTakesAnything cuts files anywhere.
func TestOutlineTakesAnything(t *testing.T) {
	for _, name := range []string{"../../cmd/roe/template/deployment.cue", "../../agreements/riverton-election-day/riverton.cue"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, ext := range []string{".cue", ".yaml", ".json"} {
			for cut := 0; cut < len(data); cut += 97 {
				o := NewOutline("x"+ext, data[cut/2:cut])
				for _, s := range o.Spots {
					if s.Start > s.End || s.End > cut-cut/2 || len(s.Path) == 0 && s.Name {
						t.Fatalf("%s up to %d: %+v", filepath.Base(name), cut, s)
					}
				}
				o.At(cut / 3)
			}
		}
	}
}
