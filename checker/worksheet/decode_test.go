package worksheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestDates: days and times come back as they were written, whatever day a
// spreadsheet counts from.
func TestDates(t *testing.T) {
	for _, s := range []string{"2028-02-29", "1999-12-31", "2026-11-03T06:00", "2026-11-03T23:59", "2026-11-03T00:01", "2026-03-08T02:30"} {
		n, ok := moment(s).(float64)
		if !ok {
			t.Fatalf("%s is no number", s)
		}
		for f, shift := range map[*file]float64{{}: 0, {from1904: true}: 1462} {
			got, trouble := f.instant(cell{text: fmt.Sprint(n - shift), numeric: true})
			if got != s {
				t.Errorf("%s became %v (%v)", s, got, trouble)
			}
		}
	}
	if got := moment("2026-11-03T00:00"); got != "2026-11-03 00:00" { // a day includes its evening, midnight does not
		t.Errorf("midnight is written as %v", got)
	}
}

// TestMistakesInCells: each is answered with what to write instead.
func TestMistakesInCells(t *testing.T) {
	l := newLists([]entity{{kind: "agency", id: "alder-pd", name: "Alder PD"}})
	column := func(sheet, title string) *field {
		for _, s := range sheets() {
			for _, x := range s.fields {
				if s.name == sheet && x.title == title {
					return x
				}
			}
		}
		t.Fatal(sheet, title)
		return nil
	}
	for _, c := range []struct{ sheet, title, text, want string }{
		{"Rules", "Officers may", "use pepper spray, use tear gas", "Put ; between several answers, not a comma."},
		{"Rules", "Officers may", "pepper spary", "Did you mean “use pepper spray”?"},
		{"Rules", "Due within", "a day", "is not a whole number"},
		{"Rules", "Due within", "-1", "is not a whole number"},
		{"Rules", "When: assembly", "a riot; an unlawful assembly, or graver", "mixes single situations"},
		{"Rules", "On whose word", "Sergeant", "“supervisor”"},
		{"Documents", "Binds from", "13/13/2024", "Write the year first: 2028-11-07"},
		{"Documents", "Binds from", "2024-02-30", "is not a day of the calendar"},
		{"Documents", "Made by", "Alder Pd.", "Did you mean “Alder PD”?"},
		{"Documents", "Binds its own officers", "partly", "is neither yes nor no"},
		{"Deployment", "Time zone", "Pacfic time", "Did you mean “Pacific time (America/Los_Angeles)”?"},
		{"Channels", "Receive, in MHz", "155.7525 MHz", "without the unit"},
	} {
		x := column(c.sheet, c.title)
		v, got := l.decode(x, cell{text: c.text}, &row{file: &file{}, said: tree{}})
		if got == nil || !strings.Contains(got.message+" "+got.hint, c.want) {
			t.Errorf("%s, %s, %q: want %q, got %v %+v", c.sheet, c.title, c.text, c.want, v, got)
		}
	}
}
