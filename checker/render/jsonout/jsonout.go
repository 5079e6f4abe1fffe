// Package jsonout writes a report or an answer as one JSON document, the shape
// of which schemas/report.schema.json or answer.schema.json describes.
package jsonout

import (
	"encoding/json"
	"io"

	"roe.example/checker/report"
)

// Write writes the report.
func Write(w io.Writer, r *report.Report) error { return write(w, r) }

// WriteAnswer writes the answer to a question.
func WriteAnswer(w io.Writer, a *report.Answer) error { return write(w, a) }

// WriteProposal writes what would settle a deployment.
func WriteProposal(w io.Writer, p *report.Proposal) error { return write(w, p) }

func write(w io.Writer, document any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(document)
}

// WriteDiff writes what is different between two versions.
func WriteDiff(w io.Writer, d *report.Diff) error { return write(w, d) }
