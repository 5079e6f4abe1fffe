package load

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// fixtureBooks are the books of the repository, sound and faulty.
var fixtureBooks = []string{"../../agreements/...", "../../testdata/...", "../../testdata/rules/...", "testdata/full"}

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

// TestShortcutsChangeNothing loads every book of the repository by the short
// ways and by the plain one, and wants the same books, places, faults, notes.
func TestShortcutsChangeNothing(t *testing.T) {
	var memory Memory
	for _, dir := range fixtureBooks {
		quick := outcomeOf(mustLoad(t, Options{}, dir))
		remembered := outcomeOf(mustLoad(t, Options{Memory: &memory}, dir))
		again := outcomeOf(mustLoad(t, Options{Memory: &memory}, dir))
		t.Setenv("ROE_PLAIN", "1")
		plain := outcomeOf(mustLoad(t, Options{}, dir))
		t.Setenv("ROE_PLAIN", "")
		for name, have := range map[string]outcome{"quick": quick, "with a memory": remembered, "from memory": again} {
			if reflect.DeepEqual(plain, have) { // far quicker than cmp.Diff
				continue
			}
			if diff := cmp.Diff(plain, have); diff != "" {
				t.Errorf("%s, %s (-plain +short):\n%s", dir, name, diff)
			}
		}
	}
}
