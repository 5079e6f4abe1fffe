package load

import (
	"encoding/json"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// setApart names the files that belong to no book.
func (f *finder) setApart(files []string) {
	f.apart = map[string]bool{}
	for _, file := range files {
		if abs, err := filepath.Abs(file); err == nil {
			f.apart[abs] = true
		}
	}
}

// passes tells whether a file in a folder of books is none of theirs: what this
// run writes, or what an earlier run wrote, which a note says.
func (f *finder) passes(abs string) bool {
	if f.apart[abs] {
		return true
	}
	if !f.written(abs) {
		return false
	}
	f.notes = append(f.notes, book.Diagnostic{
		Location: book.Location{File: paths.Display(abs), Line: 1, Column: 1},
		Message:  "Roe wrote this file itself: it is a result and no part of a book, so it was passed over.",
	})
	return true
}

// apartThough reports a file that was named to be read and is no book's.
func (f *finder) apartThough(abs, name string) bool {
	switch {
	case f.apart[abs]:
		f.fault(name, quote(name)+" was named to be read as a book, and this run also writes to it or compares with it.", "Name another file for one of the two.")
	case f.written(abs):
		f.fault(name, quote(name)+" is a result that roe wrote, and no book.", "Name the folder of the agreements that it is about.")
	default:
		return false
	}
	return true
}

// written tells whether roe wrote a file: its results in JSON all say at their
// top that they are no legal advice, which no book can.
func (f *finder) written(abs string) bool {
	if filepath.Ext(abs) != ".json" {
		return false
	}
	data, err := readLimited(f.disk, abs)
	if err != nil {
		return false // which reading it as a book's reports
	}
	var top struct {
		Version    *int
		Disclaimer *string
	}
	return json.Unmarshal(data, &top) == nil && top.Version != nil && top.Disclaimer != nil
}
