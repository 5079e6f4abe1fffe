package evidence

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	reader "roe.example/checker/load"
)

// TestParts holds what is stated of books without what a part is said not to rest on
// to what is stated of the whole books: all cases and examples.
func TestParts(t *testing.T) {
	library, err := reader.Library()
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, pattern := range []string{"../../agreements/*", "../../testdata/cases/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, found...)
	}
	some := make([]bool, len(parts))
	for _, dir := range dirs {
		read, err := reader.Load(context.Background(), []string{dir}, reader.Options{})
		if err != nil || len(read.Diagnostics) > 0 || len(read.Books) == 0 {
			continue // no book, or one at fault
		}
		opt := Options{Today: today, Standard: library.Book.Channels, Binds: calculus.Binder}
		all := bareOf(read.Books, opt)
		for i, p := range parts {
			want, err := bareBooks{books: read.Books}.stated(i, opt)
			if err != nil {
				t.Fatal(err)
			}
			got, err := all.less(p.bare).stated(i, opt)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("part %d of %s (-of the whole book +without):\n%s", i, dir, diff)
			}
			some[i] = some[i] || cmp.Diff(want, &facts.Facts{}) != ""
		}
	}
	for i, any := range some {
		if !any {
			t.Errorf("no book has anything of part %d", i)
		}
	}
}
