// Package jsonout writes what a command has to say as one JSON document, the
// shape of which a JSON Schema in schemas/ describes.
package jsonout

import (
	"encoding/json"
	"io"

	"roe.example/checker/drill"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
	"roe.example/checker/sweep/tally"
)

// Write writes the report.
func Write(w io.Writer, r *report.Report) error { return write(w, r) }

// WriteAnswer writes the answer to a question.
func WriteAnswer(w io.Writer, a *report.Answer) error { return write(w, a) }

// WriteProposal writes what would settle a deployment.
func WriteProposal(w io.Writer, p *report.Proposal) error { return write(w, p) }

// WriteDerivation writes how a finding came about.
func WriteDerivation(w io.Writer, d *report.Derivation) error { return write(w, d) }

// WriteReadiness writes the review of a season.
func WriteReadiness(w io.Writer, r *readiness.Readiness) error { return write(w, r) }

// WriteDrill writes the exercise of a deployment.
func WriteDrill(w io.Writer, d *drill.Drill) error { return write(w, d) }

func write(w io.Writer, document any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(document)
}

// WriteDiff writes what is different between two versions.
func WriteDiff(w io.Writer, d *report.Diff) error { return write(w, d) }

// WriteSweep writes what a sweep comes to.
func WriteSweep(w io.Writer, s *tally.Summary) error { return write(w, s) }
