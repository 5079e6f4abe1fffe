// Package worklist writes what is to be settled in a season as a table for
// spreadsheets. What stands in a cell is text there, whatever it begins with:
// no text of a book becomes a formula.
package worklist

import (
	"strconv"
	"strings"

	"roe.example/checker/readiness"
)

// column of the table.
type column struct {
	title string
	width float64 // in a workbook, of letters
	cell  func(*readiness.Task) string
	kind  kind
}

type kind int

const (
	text kind = iota
	number
	day
)

var columns = []column{
	{"No.", 6, func(t *readiness.Task) string { return strconv.Itoa(t.Number) }, number},
	{"Settle by", 12, func(t *readiness.Task) string { return t.Day }, day},
	{"For", 24, func(t *readiness.Task) string { return t.Matters() }, text},
	{"Status", 10, func(t *readiness.Task) string { return t.Status }, text},
	{"Weight", 10, func(t *readiness.Task) string { return weight(t) }, text},
	{"Topic", 16, func(t *readiness.Task) string { return t.Topic }, text},
	{"Who", 26, func(t *readiness.Task) string { return who(t) }, text},
	{"What is wrong or to come", 60, func(t *readiness.Task) string { return t.Why }, text},
	{"What to do", 46, func(t *readiness.Task) string { return t.ToDo() }, text},
	{"Agreements", 24, func(t *readiness.Task) string { return strings.Join(t.Agreements, "; ") }, text},
	{"Where it is written", 40, func(t *readiness.Task) string { return where(t) }, text},
	{"Rule", 26, func(t *readiness.Task) string { return t.Rule }, text},
	{"Finding", 20, func(t *readiness.Task) string { return t.Finding }, text},
}

// weight is the severity, or that it is a date of a document.
func weight(t *readiness.Task) string {
	if t.Severity == "" {
		return "date"
	}
	return t.Severity
}

func who(t *readiness.Task) string {
	names := make([]string, len(t.By))
	for i, a := range t.By {
		names[i] = a.Short
	}
	return strings.Join(names, "; ")
}

// where names the document and its section first: who filled in a worksheet
// knows no files of the book.
func where(t *readiness.Task) string {
	var out []string
	for _, s := range t.Sources {
		at := s.Cite
		if s.Place.File != "" {
			at = strings.TrimSpace(at + " [" + s.Place.File + ":" + strconv.Itoa(s.Place.Line) + "]")
		}
		if at != "" {
			out = append(out, at)
		}
	}
	return strings.Join(out, "; ")
}
