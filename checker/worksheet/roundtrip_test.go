package worksheet

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/diff"
	"roe.example/checker/load"
)

func read(t *testing.T, dir string) *book.Located {
	t.Helper()
	r, err := load.Load(context.Background(), []string{dir}, load.Options{})
	if err != nil || len(r.Diagnostics) > 0 || len(r.Books) != 1 {
		t.Fatalf("%s: %v %v", dir, err, r)
	}
	return r.Books[0]
}

func imported(t *testing.T, inputs ...Input) *Result {
	t.Helper()
	r, err := Import(context.Background(), inputs, "riverton")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Error(f)
	}
	if t.Failed() {
		t.FailNow()
	}
	return r
}

// TestBooksComeBack writes books into worksheets and reads them again: what is
// different then is exactly what was said to be left out.
func TestBooksComeBack(t *testing.T) {
	for _, name := range []string{"riverton-election-day", "riverton-election-day-repaired"} {
		t.Run(name, func(t *testing.T) {
			before := read(t, "../../agreements/"+name)
			data, left, err := New(Options{From: before})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range left {
				t.Log(l)
				for _, section := range []string{"agencies", "instruments", "agreements", "places"} {
					if strings.HasPrefix(l.What, section) {
						t.Errorf("the worksheet has no place for %s", l)
					}
				}
			}
			r := imported(t, Input{"riverton.xlsx", data})
			changed := diff.Meaning(before, r.Book)
			for _, d := range changed {
				t.Logf("%s: %s", d.Subject, d.Text)
			}
			if (len(left) == 0) != (len(changed) == 0) {
				t.Errorf("%d parts were said to be left out, and %d are", len(left), len(changed))
			}
			again, _, err := New(Options{From: before})
			if err != nil || !bytes.Equal(data, again) {
				t.Error("the same book gives another worksheet", err)
			}
		})
	}
}
