package worksheet

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// changed makes a worksheet of a book and lets somebody change it.
func changed(t *testing.T, text string, change func(*excelize.File)) []Remark {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "town.cue"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	data, _, err := New(Options{From: read(t, dir)})
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	change(x)
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	r, err := Import(context.Background(), []Input{{"town.xlsx", b.Bytes()}}, "town")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Faults) > 0 && len(r.Files) > 0 {
		t.Error("there is a book in spite of faults")
	}
	return r.Faults
}

// place is the cell of a column, or of a question, for the nth thing.
func place(t *testing.T, sheet, title string, n int) string {
	t.Helper()
	for _, s := range sheets() {
		for i, x := range s.fields {
			switch {
			case s.name != sheet || x.title != title:
			case s.questions:
				return cellName(firstAnswer+n, headerRow+1+i)
			default:
				return cellName(i+1, headerRow+1+n)
			}
		}
	}
	t.Fatalf("there is no %s, %s", sheet, title)
	return ""
}

// TestOneCauseIsOneFault: what is wrong in one place is told once, in the words
// that stand there.
func TestOneCauseIsOneFault(t *testing.T) {
	set := func(sheet, title string, n int, value string) func(*excelize.File) {
		return func(x *excelize.File) { _ = x.SetCellStr(sheet, place(t, sheet, title, n), value) }
	}
	for name, c := range map[string]struct {
		change func(*excelize.File)
		want   []string
	}{
		"a sheet is missing":       {func(x *excelize.File) { _ = x.DeleteSheet("Documents") }, []string{"The sheet Documents is missing."}},
		"one that nothing names":   {func(x *excelize.File) { _ = x.DeleteSheet("Patches") }, []string{"The sheet Patches is missing."}},
		"the sheet of agencies":    {func(x *excelize.File) { _ = x.DeleteSheet("Agency") }, []string{"The sheet Agency is missing."}},
		"two sheets":               {func(x *excelize.File) { _ = x.DeleteSheet("Patches"); _ = x.DeleteSheet("Season") }, []string{"The sheets Season and Patches are missing."}},
		"a sheet has another name": {func(x *excelize.File) { _ = x.SetSheetName("Documents", "Docs") }, []string{"If it is the sheet “Documents”"}},
		"a formula": {func(x *excelize.File) {
			_ = x.SetCellFormula("Season", place(t, "Season", "Begins", 0), "DATE(2026,10,12)")
		}, []string{"A formula stands here"}},
		"an agency twice": {func(x *excelize.File) {
			for _, title := range []string{"Full name", "Short name", "Kind of agency", "State", "Its own territory"} {
				at := place(t, "Agency", title, 0)
				v, _ := x.GetCellValue("Agency", at)
				_ = x.SetCellStr("Agency", place(t, "Agency", title, 2), v)
			}
			_ = x.SetCellStr("Agency", place(t, "Agency", "Code", 0), "")
		}, []string{"“Lake PD” stands on this sheet twice: here and at C6.\n    Clear one of the two columns"}},
		"times in the wrong order": {set("Deployment", "Ends", 0, "2026-10-11 08:00"), []string{"“Ends” is 2026-10-11 08:00, before “Begins”, which is 2026-10-12 10:00."}},
		"an event nobody knows":    {set("Agreement", "Election events that it names", 0, "election day; rallies"), []string{"“rallies” is not an election event that is known here.\n    Choose one of “candidate visit”"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := changed(t, seasonBook, c.change)
			if len(got) != len(c.want) {
				t.Fatalf("%d faults, want %d: %v", len(got), len(c.want), got)
			}
			for i, want := range c.want {
				if !strings.Contains(got[i].String(), want) {
					t.Errorf("got %q, want %q", got[i], want)
				}
			}
		})
	}
}

// TestEventsAsPeopleWriteThem: an agreement's election events are understood in
// any spelling, and come into the book by their kinds.
func TestEventsAsPeopleWriteThem(t *testing.T) {
	at := place(t, "Agreement", "Election events that it names", 0)
	faults := changed(t, seasonBook, func(x *excelize.File) { _ = x.SetCellStr("Agreement", at, "Election day; Candidate visits 2026") })
	if len(faults) > 0 {
		t.Error(faults)
	}
}

const seasonBook = `package town

agencies: {
	town: {name: "Town Police Department", short: "Town PD", kind: "municipal", state: "CA", place: "town"}
	lake: {name: "Lake Police Department", short: "Lake PD", kind: "municipal", state: "CA", place: "town"}
}
places: town: {name: "Town", kind: "city"}
instruments: manual: {
	title: "Town PD Manual", cite: "Town PD Manual", kind: "policy", issuer: "town", reach: members: true, effective: "2024-01-01"
	norms: "1": {text: "No CS gas.", prohibits: ["chemical/cs"]}
}
agreements: pact: {title: "Town Pact", cite: "Town Pact", from: "2026-01-01", parties: {town: {signed: "2026-01-01"}, lake: {signed: "2026-01-01"}}, electionEvents: ["Election Days"]}
events: visit: {title: "Candidate's visit", kind: "candidate-visit", from: "2026-10-12", timezone: "America/Los_Angeles"}
deployments: day: {event: "Visit", purpose: "candidate-visit", place: "town", timezone: "America/Los_Angeles", from: "2026-10-12T10:00", until: "2026-10-12T20:00", host: "town", agreements: ["pact"]}
`
