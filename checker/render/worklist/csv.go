package worklist

import (
	"encoding/csv"
	"io"

	"roe.example/checker/readiness"
	"roe.example/checker/render"
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
				row[j] = render.Harmless(row[j])
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
