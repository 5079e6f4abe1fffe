package worklist

import (
	"encoding/csv"
	"io"
	"regexp"

	"roe.example/checker/readiness"
)

// WriteCSV writes the list for any spreadsheet, in UTF-8 with the mark by which
// Excel knows that.
func WriteCSV(w io.Writer, r *readiness.Readiness) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.title
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for i := range r.Worklist {
		for j, c := range columns {
			row[j] = c.cell(&r.Worklist[i])
			if c.kind == text {
				row[j] = harmless(row[j])
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inside is where another program may begin a new cell within a text: behind
// what separates cells in some countries, or behind a line's end.
var inside = regexp.MustCompile(`([;|\t\r\n])([\s"']*)([=+\-@＝＋－＠])`)

// harmless writes a text so that it stays one: what would be taken for a formula
// gets the apostrophe by which spreadsheets know a text.
func harmless(s string) string {
	safe := inside.ReplaceAllString(s, "$1$2'$3")
	if formula(s) {
		return "'" + safe
	}
	return safe
}
