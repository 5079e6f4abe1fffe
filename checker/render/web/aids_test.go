package web

import (
	"fmt"
	"strings"
	"testing"

	"roe.example/checker/briefing"
)

// Of many helpers the cover says that each has a sheet, and where there are no
// sheets, as in a public version, it names them.
func TestHelpersWithoutSheetsAreNamed(t *testing.T) {
	b := &briefing.Briefing{Event: "March", Today: "2026-10-01", Disclaimer: "Nothing here is legal advice."}
	for i := range 13 {
		b.Aids = append(b.Aids, briefing.Agency{ID: fmt.Sprint("a", i), Name: fmt.Sprintf("Agency %d of the county", i), Short: fmt.Sprint("A", i)})
	}
	if page := string(written(t, b, "letter")); strings.Contains(page, "each has a sheet") || !strings.Contains(page, "Agency 12 of the county") {
		t.Error("the page without sheets speaks of sheets, or does not name who comes")
	}
	b.Sheets = []briefing.Sheet{{Agency: b.Aids[0], Title: "Officers of A0"}}
	if page := string(written(t, b, "letter")); !strings.Contains(page, "each has a sheet") {
		t.Error("the page with sheets does not say so")
	}
}
