package corpus_test

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/corpus"
	"roe.example/checker/load"
)

func written(t *testing.T, s corpus.Shared) string {
	t.Helper()
	dir := t.TempDir()
	if err := s.Write(dir, 7); err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, s corpus.Shared) *book.Book {
	t.Helper()
	loaded, err := load.Load(context.Background(), []string{written(t, s)}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 || len(loaded.Books) != 1 {
		t.Fatal(err, loaded)
	}
	return loaded.Books[0].Book
}

// chaptersOf gives, by chapter, which set of norms each agency adopted.
func chaptersOf(t *testing.T, b *book.Book) map[string]map[string][]string {
	t.Helper()
	out := map[string]map[string][]string{}
	for _, in := range b.Instruments {
		byChapter := map[string]map[string]*book.Norm{}
		for id, n := range in.Norms {
			chapter, _, _ := strings.Cut(id, ".")
			if byChapter[chapter] == nil {
				byChapter[chapter] = map[string]*book.Norm{}
			}
			byChapter[chapter][id] = n
		}
		for chapter, norms := range byChapter {
			text, err := json.Marshal(norms)
			if err != nil {
				t.Fatal(err)
			}
			if out[chapter] == nil {
				out[chapter] = map[string][]string{}
			}
			out[chapter][string(text)] = append(out[chapter][string(text)], in.Issuer)
		}
	}
	return out
}

func TestSharedDrawsEveryChapter(t *testing.T) {
	b := read(t, corpus.Shared{Agencies: 30, Manuals: 12, Norms: 4})
	if len(b.Agencies) != 30 {
		t.Fatal(len(b.Agencies))
	}
	got := chaptersOf(t, b)
	if want := []string{"300", "308", "430", "450"}; !slices.Equal(slices.Sorted(maps.Keys(got)), want) {
		t.Fatal(slices.Sorted(maps.Keys(got)))
	}
	for chapter, sets := range got {
		if len(sets) != 12 {
			t.Errorf("chapter %s: %d sets of norms, want 12", chapter, len(sets))
		}
	}
}

func TestSharedEditsAndOwnManuals(t *testing.T) {
	for name, s := range map[string]corpus.Shared{"own": {Agencies: 30, Norms: 4}, "edited": {Agencies: 30, Manuals: 1, Norms: 40, Edited: 0.1}} {
		for chapter, sets := range chaptersOf(t, read(t, s)) {
			if len(sets) < 28 {
				t.Errorf("%s: chapter %s has only %d sets of norms", name, chapter, len(sets))
			}
		}
	}
}

func TestSharedIsTheSameInJSONAndAgain(t *testing.T) {
	s := corpus.Shared{Agencies: 5, Manuals: 2, Edited: 0.1}
	again := s
	again.Data = true
	if diff := cmp.Diff(read(t, s), read(t, again)); diff != "" {
		t.Errorf("JSON says something else (-CUE +JSON):\n%s", diff)
	}
	a, b := written(t, s), written(t, s)
	for _, name := range []string{"agency-00000.cue", "agency-00004.cue"} {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			t.Fatal(err)
		}
		y, err := os.ReadFile(filepath.Join(b, name))
		if diff := cmp.Diff(string(x), string(y)); err != nil || diff != "" {
			t.Error(err, diff)
		}
		if len(x) < 8_000 || len(x) > 16_000 {
			t.Errorf("%s has %d bytes", name, len(x))
		}
	}
}
