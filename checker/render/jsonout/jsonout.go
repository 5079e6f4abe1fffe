// Package jsonout writes a report as one JSON document, the shape of which
// schemas/report.schema.json describes.
package jsonout

import (
	"encoding/json"
	"io"

	"roe.example/checker/report"
)

// Write writes the report.
func Write(w io.Writer, r *report.Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
