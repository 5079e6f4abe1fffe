package load

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// fixtureBooks are the books of the repository, sound and faulty.
var fixtureBooks = []string{"../../agreements/...", "../../testdata/...", "testdata/full"}

// outcome is all that a Result says, in a form that can be compared.
type outcome struct {
	Dirs               []string
	Books              []*book.Book
	Places             []map[string]book.Location
	Sensitive          [][]book.Withheld
	Diagnostics, Notes []book.Diagnostic
}

func outcomeOf(r *Result) (o outcome) {
	for _, b := range r.Books {
		o.Dirs, o.Books = append(o.Dirs, b.Dir), append(o.Books, b.Book)
		o.Places, o.Sensitive = append(o.Places, ownPlaces(b)), append(o.Sensitive, b.Sensitive)
	}
	o.Diagnostics, o.Notes = r.Diagnostics, r.Notes
	return o
}

// ownPlaces leaves out those that all books share.
func ownPlaces(b *book.Located) map[string]book.Location {
	own := map[string]book.Location{}
	for path, at := range b.Locations.All() {
		if !strings.HasPrefix(at.File, "roe:defaults") {
			own[path] = at
		}
	}
	return own
}

// TestShortcutsChangeNothing loads every book of the repository by the plain
// way and by the short ones, and wants the same books, places, faults, notes.
func TestShortcutsChangeNothing(t *testing.T) {
	t.Run("file by file", shortcutsChangeNothing)
	t.Run("by the folder", func(t *testing.T) {
		whenSettled(t)
		before := packFrom
		defer func() { packFrom = before }()
		packFrom = 1
		shortcutsChangeNothing(t)
	})
}

func shortcutsChangeNothing(t *testing.T) {
	var memory Memory
	dir, kept := t.TempDir(), 0
	for _, pattern := range fixtureBooks {
		first := mustLoad(t, Options{Memory: &memory, Cache: dir}, pattern)
		remembered := mustLoad(t, Options{Memory: &memory}, pattern)
		stored := mustLoad(t, Options{Cache: dir}, pattern)
		t.Setenv("ROE_PLAIN", "1")
		plain := mustLoad(t, Options{Memory: &memory, Cache: dir}, pattern)
		t.Setenv("ROE_PLAIN", "")
		sameResult(t, pattern+", first", plain, first)
		sameResult(t, pattern+", from memory", plain, remembered)
		sameResult(t, pattern+", from the store", plain, stored)
		if plain.Kept > 0 {
			t.Errorf("%s: the plain way reads from the store", pattern)
		}
		kept += stored.Kept
	}
	if kept < 80 {
		t.Errorf("only %d files came from the store", kept)
	}
}

// sameResult wants two readings to say the same in every respect.
func sameResult(t *testing.T, what string, want, have *Result) {
	t.Helper()
	w, h := outcomeOf(want), outcomeOf(have)
	if !reflect.DeepEqual(w, h) { // far quicker than cmp.Diff
		t.Errorf("%s (-want +have):\n%s", what, cmp.Diff(w, h))
	}
}
