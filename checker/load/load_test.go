package load

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

func TestFull(t *testing.T) {
	r := loadClean(t, "testdata/full")
	if len(r.Books) != 1 || len(r.Notes) > 0 {
		t.Fatalf("%d books, notes:\n%s", len(r.Books), text(r.Notes, ""))
	}
	l := r.Books[0]
	b := l.Book
	if l.Dir != "testdata/full" || b.Title != "Riverton and Harbor, Election Day" {
		t.Errorf("dir %q, title %q", l.Dir, b.Title)
	}
	for what, ok := range map[string]bool{
		"default action":          b.Actions["chemical/cs"] != nil,
		"own action":              b.Actions["water-cannon"] != nil,
		"default dimension":       b.Dimensions["resistance"] != nil,
		"default place":           b.Places["CA"] != nil,
		"library channel":         len(b.Channels) > 1,
		"instrument that is used": b.Instruments["ca/pc-13652"] != nil,
		"own impossible first":    b.Impossible[0]["smoke"].Values != nil,
		"default impossible":      len(b.Impossible) > 1,
	} {
		if !ok {
			t.Errorf("no %s", what)
		}
	}
	library, err := Library()
	if err != nil {
		t.Fatal(err)
	}
	if len(library.Book.Instruments) < 2 || len(b.Instruments) >= len(library.Book.Instruments)+3 {
		t.Errorf("%d instruments, %d in the library", len(b.Instruments), len(library.Book.Instruments))
	}
}

func TestLocations(t *testing.T) {
	l := loadClean(t, "testdata/full").Books[0]
	for _, c := range []struct {
		elems []string
		want  string
	}{
		{[]string{"instruments", "riverton/order-5", "norms", "5.2", "prohibits", book.Index(0)}, "testdata/full/documents.cue:41:23"},
		{[]string{"instruments", "riverton/order-5", "norms", "5.2", "prohibits", book.Index(7)}, "testdata/full/documents.cue:41:11"},
		{[]string{"deployments", "election-day", "units", "harbor-1"}, "testdata/full/deployment.yaml:19:7"},
		{[]string{"instruments", "ca/pc-13652"}, "roe:library/california.cue:"},
		{[]string{"actions", "chemical/cs", "phrase"}, "roe:defaults/actions.cue:"},
		{[]string{"impossible", book.Index(0)}, "testdata/full/agencies.cue:17:14"},
		{[]string{"impossible", book.Index(1)}, "roe:defaults/dimensions.cue:"},
	} {
		if have := l.At(c.elems...).String(); !strings.HasPrefix(have, c.want) {
			t.Errorf("%v is at %s, want %s", c.elems, have, c.want)
		}
	}
	for path, loc := range l.Locations.All() {
		if loc.Path != path || loc.File == "" || loc.Line < 1 || loc.Column < 1 {
			t.Errorf("%s: %+v", path, loc)
		}
	}
}

func TestSensitive(t *testing.T) {
	l := loadClean(t, "testdata/full").Books[0]
	for _, want := range []book.Withheld{
		{Path: `channels."riverton-tac-1".rx`, Class: "channels", Value: "453.2125"},
		{Path: `agencies."riverton-pd".radios.portables.encryption[0]`, Class: "encryption", Value: "AES-256 key 7"},
		{Path: `deployments."election-day".units."harbor-1".supervisors`, Class: "numbers", Value: "2"},
		{Path: `deployments."election-day".assignments.north.place`, Class: "posts", Value: "count-centre"},
		{Path: `deployments."election-day".radio.cache.portables.quantity`, Class: "numbers", Value: "10"},
		{Path: `deployments."election-day".plan.norms."4".text`, Class: "tactics", Value: "Only on the field commander's word."},
		{Path: `deployments."election-day".plan.norms."4".permits[0]`, Class: "tactics", Value: "less lethal"},
	} {
		if !slices.Contains(l.Sensitive, want) {
			t.Errorf("%v is missing", want)
		}
	}
	for _, w := range l.Sensitive {
		if strings.HasPrefix(w.Path, "instruments.") {
			t.Errorf("%v is not sensitive", w)
		}
	}
}

// TestOrderDoesNotMatter loads the same files under names that sort the other
// way round.
func TestOrderDoesNotMatter(t *testing.T) {
	files := readFull(t)
	want := loadFiles(t, files)
	for i := range files {
		files[i].name = string(rune('z'-i)) + files[i].name
	}
	have := loadFiles(t, files)
	if diff := cmp.Diff(want.Book, have.Book); diff != "" {
		t.Errorf("the book depends on the order of files:\n%s", diff)
	}
}

func readFull(t *testing.T) (files []archiveFile) {
	t.Helper()
	for _, name := range []string{"agencies.cue", "deployment.yaml", "documents.cue"} {
		data, err := os.ReadFile(filepath.Join("testdata/full", name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, archiveFile{name: name, data: data})
	}
	return files
}

func loadFiles(t *testing.T, files []archiveFile) *book.Located {
	t.Helper()
	back, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	unpack(t, files)
	defer t.Chdir(back)
	return loadClean(t, ".").Books[0]
}

// TestEvaluationAgrees loads the same book once as plain data and once with a
// computed value, which makes CUE evaluate it all, and wants the same book
// with the same places.
func TestEvaluationAgrees(t *testing.T) {
	files := readFull(t)
	plain := loadFiles(t, files)
	i := slices.IndexFunc(files, func(f archiveFile) bool { return f.name == "agencies.cue" })
	files[i].data = append(files[i].data, "_where: \"CA\"\nplaces: harbor: within: _where\n"...)
	computed := loadFiles(t, files)
	if diff := cmp.Diff(plain.Book, computed.Book); diff != "" {
		t.Errorf("CUE reads the book differently (-roe +CUE):\n%s", diff)
	}
	if diff := cmp.Diff(plain.Locations, computed.Locations); diff != "" {
		t.Errorf("places differ (-plain +computed):\n%s", diff)
	}
	if diff := cmp.Diff(plain.Sensitive, computed.Sensitive); diff != "" {
		t.Errorf("sensitive values differ:\n%s", diff)
	}
}

// TestLibraryMakesSense runs the checks of meaning over the defaults and the
// library themselves.
func TestLibraryMakesSense(t *testing.T) {
	shelf, err := theShelf()
	if err != nil {
		t.Fatal(err)
	}
	l := &loader{shapes: shapeOf(t), shelf: shelf}
	b := &loaded{tree: shelf.tree(), book: &book.Located{Book: shelf.book}}
	l.judgeMeaning(b)
	if len(b.diags) > 0 {
		t.Errorf("the library has faults:\n%s", text(b.diags, ""))
	}
	t.Logf("notes:\n%s", text(b.notes, ""))
}

func TestFileTooLarge(t *testing.T) {
	unpack(t, []archiveFile{{name: "a.cue", data: bytes.Repeat([]byte("// nothing\n"), 50<<20/11+1)}})
	r := mustLoad(t, Options{}, ".")
	want := "a.cue:1:1: The file is 50.0 MB large; the limit is 8.0 MB.\n" +
		"\tSplit it into several files of one directory, or leave out what is not part of an agreement.\n"
	if have := text(r.Diagnostics, ""); have != want {
		t.Errorf("have:\n%s", have)
	}
}

func TestDeepNesting(t *testing.T) {
	const n = 100_000
	for name, src := range map[string]string{
		"braces.cue":   strings.Repeat("a: {", n),
		"brackets.cue": "title: " + strings.Repeat("[", n),
		"colons.cue":   strings.Repeat("a: ", n) + "1",
		"signs.cue":    "title: " + strings.Repeat("-", n) + "1",
		"calls.cue":    "title: " + strings.Repeat("f(", n),
		"deep.json":    strings.Repeat(`{"a":`, n),
		"list.json":    strings.Repeat(`[`, n),
		"deep.yaml":    strings.Repeat(`[`, 1000) + strings.Repeat(`]`, 1000),
		"dashes.yaml":  strings.Repeat(`- `, 1000) + "a",
	} {
		t.Run(name, func(t *testing.T) {
			unpack(t, []archiveFile{{name: name, data: []byte(src)}})
			r := mustLoad(t, Options{}, ".")
			if have := text(r.Diagnostics, ""); !strings.Contains(have, tooDeepMessage) {
				t.Errorf("have:\n%.500s", have)
			}
		})
	}
}

func TestUnreadableFile(t *testing.T) {
	dir := unpack(t, nil)
	if err := os.Symlink("nowhere", filepath.Join(dir, "a.cue")); err != nil {
		t.Skip(err)
	}
	r := mustLoad(t, Options{}, ".")
	if have := text(r.Diagnostics, ""); have != "a.cue:1:1: The file cannot be read: no such file or directory.\n" {
		t.Errorf("have:\n%s", have)
	}
}

func TestFormat(t *testing.T) {
	have, err := Format([]byte("a:   {b:1\n  c: 2}"))
	if err != nil || !bytes.Contains(have, []byte("a: {b: 1")) {
		t.Errorf("%s %v", have, err)
	}
	if _, err := Format([]byte("a: {")); err == nil {
		t.Error("what is not CUE was formatted")
	}
}

func TestNearest(t *testing.T) {
	words := []string{"chemical", "chemical/oc-spray", "carry/chemical/oc-spray", "kinetic", "CA", "WA", "policy"}
	for word, want := range map[string]string{
		"chemicl": "chemical", "oc-spray": "chemical/oc-spray", "policey": "policy", "ca": "CA", "Kinetic": "kinetic", "chemical/oc": "chemical/oc-spray", "WB": "",
		"kinteic": "kinetic", "xyzzy": "", "5": "", "": "", "C": "", "unrelated-word": "",
	} {
		if have := nearest(word, words); have != want {
			t.Errorf("nearest to %q: %q, want %q", word, have, want)
		}
	}
}
