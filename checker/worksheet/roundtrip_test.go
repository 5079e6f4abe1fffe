package worksheet

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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

// undatedBook states no day of any document.
const undatedBook = `package town

agencies: {
	town: {name: "Town Police Department", short: "Town PD", kind: "municipal", state: "CA", place: "town"}
	lake: {name: "Lake Police Department", short: "Lake PD", kind: "municipal", state: "CA", place: "town"}
}
places: town: {name: "Town", kind: "city"}
instruments: manual: {
	title: "Town PD Manual", cite: "Town PD Manual", kind: "policy", issuer: "town", reach: members: true
	norms: "1": {text: "No CS gas.", prohibits: ["chemical/cs"]}
}
agreements: pact: {title: "Town Pact", cite: "Town Pact", parties: {town: {}, lake: {DATES}}, FROM}
`

// TestMissingDaysAreNoted: a book without days is imported, with a note at each
// cell that lacks one; what is stated has none.
func TestMissingDaysAreNoted(t *testing.T) {
	for _, test := range []struct {
		days [2]string
		want []string
	}{
		{[2]string{"", ""}, []string{"Documents!", "Agreement!", "Parties!", "Parties!"}},
		{[2]string{`signed: "2026-01-01"`, `from: "2026-01-01"`}, []string{"Documents!", "Parties!"}},
	} {
		dir := t.TempDir()
		text := strings.NewReplacer("DATES", test.days[0], "FROM", test.days[1]).Replace(undatedBook)
		if err := os.WriteFile(filepath.Join(dir, "town.cue"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		data, _, err := New(Options{From: read(t, dir)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range imported(t, Input{"town.xlsx", data}).Notes {
			if strings.Contains(n.Message, "roe cannot tell") {
				got = append(got, n.Where)
			}
		}
		if len(got) != len(test.want) {
			t.Fatalf("notes at %q, want %q", got, test.want)
		}
		for i, sheet := range test.want {
			if !strings.Contains(got[i], sheet) {
				t.Errorf("note %d is at %q, want %s", i, got[i], sheet)
			}
		}
	}
}
