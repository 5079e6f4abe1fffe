// Package render knows all formats of a report.
package render

import (
	"fmt"
	"io"
	"strings"

	"roe.example/checker/render/azuredevops"
	"roe.example/checker/render/github"
	"roe.example/checker/render/gitlab"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/junit"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/sarif"
	"roe.example/checker/render/table"
	"roe.example/checker/render/tap"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

// Options say for which screen, and by which program.
type Options struct {
	Width   int // of the terminal; 0: none
	Color   bool
	Version string // of roe
}

// Format is one way to write a report.
type Format struct {
	Name  string
	About string
	// People read it on a terminal: faults then go to standard error.
	People bool
	exact  bool // it says any sign as it is
	write  func(io.Writer, *report.Report, Options) error
}

// Formats is the one table of formats: help, validation, completion, dispatch
// and tests read it. A new format is a package and a row.
var Formats = []Format{
	{"text", "sentences for people", true, false, func(w io.Writer, r *report.Report, o Options) error {
		return text.Write(w, r, text.Options{Width: o.Width, Color: o.Color})
	}},
	{"table", "tables for people", true, false, func(w io.Writer, r *report.Report, o Options) error {
		return table.Write(w, r, table.Options{Width: o.Width, Color: o.Color})
	}},
	{"markdown", "a comment on a pull request, or a job's summary", false, false, plain(markdown.Write)},
	{"json", "one document for programs, see schemas/report.schema.json", false, true, plain(jsonout.Write)},
	{"sarif", "SARIF 2.1.0, for GitHub code scanning", false, false, func(w io.Writer, r *report.Report, o Options) error {
		return sarif.Write(w, r, o.Version)
	}},
	{"junit", "test results, for Jenkins and others", false, false, plain(junit.Write)},
	{"tap", "Test Anything Protocol, version 14", false, false, plain(tap.Write)},
	{"github", "annotations of GitHub Actions", false, false, plain(github.Write)},
	{"gitlab", "code quality of GitLab", false, false, plain(gitlab.Write)},
	{"azuredevops", "issues of Azure Pipelines", false, false, plain(azuredevops.Write)},
}

// plain is a format that no screen changes.
func plain(write func(io.Writer, *report.Report) error) func(io.Writer, *report.Report, Options) error {
	return func(w io.Writer, r *report.Report, _ Options) error { return write(w, r) }
}

// Names lists the formats.
func Names() (names []string) {
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// Find gives the format of a name.
func Find(name string) (*Format, error) {
	for i := range Formats {
		if Formats[i].Name == name {
			return &Formats[i], nil
		}
	}
	return nil, fmt.Errorf("there is no format %q; the formats are %s", name, strings.Join(Names(), ", "))
}

// Write writes a report. What a book may hold and a reader must not meet, such
// as the signs that move a terminal's cursor, is replaced first.
func (f *Format) Write(w io.Writer, r *report.Report, o Options) error {
	if !f.exact {
		r = Printable(r)
	}
	return f.write(w, r, o)
}
