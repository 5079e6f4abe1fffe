package worksheet

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

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
	for _, name := range []string{"area-a", "columbia", "riverton-election-day", "riverton-election-day-repaired"} {
		t.Run(name, func(t *testing.T) {
			before := read(t, "../../agreements/"+name)
			data, left, err := New(Options{From: before})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range left {
				t.Log(l)
				for _, section := range []string{"agencies", "instruments", "agreements", "places"} {
					if strings.HasPrefix(l.What, section) && strings.HasPrefix(name, "riverton") {
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

// TestSectionsWaiversAndOwnWordsComeBack: what a book says of its own tools,
// situations, sections without a rule and waivers is written and read again
// whole, and a rule may name its own tool.
func TestSectionsWaiversAndOwnWordsComeBack(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "town.cue"), []byte(wholeBook), 0o600); err != nil {
		t.Fatal(err)
	}
	before := read(t, dir)
	data, left, err := New(Options{From: before})
	if err != nil || len(left) > 0 {
		t.Fatal("left out: ", left, err)
	}
	for _, d := range diff.Meaning(before, imported(t, Input{"town.xlsx", data}).Book) {
		t.Errorf("%s: %s", d.Subject, d.Text)
	}
	// One agency's worksheet leaves waivers out, and says so.
	_, left, err = New(Options{From: before, Only: "town"})
	if err != nil || !strings.Contains(fmt.Sprint(left), "1 waiver, which --agency leaves out") {
		t.Error("left out: ", left, err)
	}
}

const wholeBook = `package town

agencies: {
	town: {name: "Town Police Department", short: "Town PD", kind: "municipal", state: "CA", place: "town"}
	lake: {name: "Lake Police Department", short: "Lake PD", kind: "municipal", state: "CA", place: "town"}
}
places: town: {name: "Town", kind: "city"}
actions: "water-cannon": {name: "water cannon", phrase: "use a water cannon", topic: "crowd-control", in: ["tactics/crowd-movement"], carried: true}
dimensions: light: {title: "the light on the square", order: 300, ordered: true
	values: [{id: "day", phrase: "by day"}, {id: "dusk", phrase: "at dusk"}, {id: "night", phrase: "at night"}]
	words: dark: {values: ["dusk", "night"], phrase: "in the dark"}
}
instruments: manual: {
	title: "Town PD Manual", cite: "Town PD Manual", kind: "policy", issuer: "town", reach: members: true, effective: "2024-01-01"
	norms: "1": {text: "No water cannon.", prohibits: ["water-cannon"]}
	allots: "2": {subject: "finance/liability", bears: "own", text: "Each answers for its own."}
	grants: "3": {powers: ["peace-officer"], except: ["arrest"], needs: ["request", "sworn-in"], to: {kinds: ["county"], states: ["OR"]}, interstate: true}
	demands: "4": {subjects: ["finance/liability"], approvals: ["chief", "governing-body"], written: true}
}
waivers: gear: {
	rule: "crowd-control/approver", agencies: ["town", "lake"], actions: ["water-cannon"]
	why: "It stays in the yard.", terms: "Nobody brings it.", from: "2026-01-01", until: "2026-12-31", evidence: ["letter of 3 January"]
	acceptedBy: {town: {by: "chief", name: "A. Abel", title: "Chief", on: "2026-01-01"}, lake: {by: "chief", name: "B. Bell", title: "Chief", on: "2026-01-01"}}
}
`

// TestOwnSheetsSayWhere: what is wrong on the newer sheets is told with its cell.
func TestOwnSheetsSayWhere(t *testing.T) {
	for cell, want := range map[string]string{
		"Waivers!{Holds until}":               "is not a day",
		"Waiver signatures!{In whose power}":  "is not one of the answers",
		"Powers given!{Powers}":               "is not one of the answers",
		"Who bears what!{Matter}":             "is not one of the answers",
		"Own tools and tactics!{Topic}":       "is not one of the answers",
		"Own situations!{Place in the order}": "is not a whole number",
	} {
		t.Run(cell, func(t *testing.T) { t.Parallel(); wrong(t, cell, want) })
	}
}

// wrong writes nonsense into the first row of a column and wants its fault.
func wrong(t *testing.T, cell, want string) {
	name, title, _ := strings.Cut(strings.TrimSuffix(cell, "}"), "!{")
	at := place(t, name, title, 0)
	faults := changed(t, wholeBook, func(x *excelize.File) {
		if x.SetCellStr(name, at, "qqq") != nil {
			t.Fatalf("there is no %s", cell)
		}
	})
	for _, f := range faults {
		if f.Where == "town.xlsx:"+name+"!"+at && strings.Contains(f.Message, want) {
			return
		}
	}
	t.Errorf("no fault at %s!%s, but %v", name, at, faults)
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
