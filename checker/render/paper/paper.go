// Package paper knows the documents that come in several files, and all forms
// of each: what people print, file and pass on.
package paper

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"roe.example/checker/briefing"
	"roe.example/checker/drill"
	"roe.example/checker/render"
	"roe.example/checker/render/ics"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/pdf"
	"roe.example/checker/render/web"
)

// Options say how a document is laid out.
type Options struct {
	Size    string // letter or a4
	Browser string // prints to PDF; empty: the one that is found
	// Timeout bounds the printing; 0: pdf.DefaultTimeout.
	Timeout time.Duration
	Day     string // on which the document was made
	// Notice is told what a reader should know beside the result; nil: nobody.
	Notice func(string)
}

// Format is one file in which a document comes.
type Format[T any] struct {
	Name  string // of the format
	Ext   string // of the file
	About string
	// Outside: another program makes it, which may be missing or fail.
	Outside bool
	exact   bool // it says any sign as it is
	write   func(context.Context, io.Writer, *T, Options) error
}

// Briefing is the one table of what roe brief writes: help, validation,
// completion, dispatch and tests read it.
var Briefing = []Format[briefing.Briefing]{
	{"html", "html", "one page for a screen, which needs nothing else and works offline", false, true, shown(briefingPage)},
	{"pdf", "pdf", "the same page for paper, printed by Chromium or one of its kin", true, true, printed(briefingPage)},
	{"markdown", "md", "for a wiki or an e-mail", false, false, always(markdown.WriteBriefing)},
	{"json", "json", "one document for programs, see schemas/briefing.schema.json", false, true, always(jsonout.WriteBriefing)},
	{"ics", "ics", "entries for a calendar: what ends or is due, and when", false, false, always(ics.WriteBriefing)},
}

// Sheet is the one table of the files that a sheet comes in by itself.
var Sheet = []Format[briefing.Briefing]{
	{"html", "html", "the sheet on a page of its own", false, true, shown(sheetPage)},
	{"pdf", "pdf", "the same for paper", true, true, printed(sheetPage)},
	{"markdown", "md", "for a wiki or an e-mail", false, false, always(markdown.WriteSheet)},
}

func sheetPage(w io.Writer, b *briefing.Briefing, o Options) error {
	return web.Sheet(w, b, web.Options{Paper: o.Size})
}

func briefingPage(w io.Writer, b *briefing.Briefing, o Options) error {
	return web.Briefing(w, b, web.Options{Paper: o.Size})
}

// Drill is the one table of what roe drill writes.
var Drill = []Format[drill.Drill]{
	{"markdown", "md", "to read out and to hand round", false, false, always(markdown.WriteDrill)},
	{"html", "html", "one page for screen and paper, a scenario to a sheet", false, true, shown(drillPage)},
	{"json", "json", "one document for programs, see schemas/drill.schema.json", false, true, always(jsonout.WriteDrill)},
}

func drillPage(w io.Writer, d *drill.Drill, o Options) error {
	return web.Drill(w, d, web.Options{Paper: o.Size})
}

// always is a format that no option changes.
func always[T any](write func(io.Writer, *T) error) func(context.Context, io.Writer, *T, Options) error {
	return func(_ context.Context, w io.Writer, document *T, _ Options) error { return write(w, document) }
}

// shown is a page on the screen.
func shown[T any](page func(io.Writer, *T, Options) error) func(context.Context, io.Writer, *T, Options) error {
	return func(_ context.Context, w io.Writer, document *T, o Options) error { return page(w, document, o) }
}

// printed is the PDF of a page.
func printed[T any](page func(io.Writer, *T, Options) error) func(context.Context, io.Writer, *T, Options) error {
	return func(ctx context.Context, w io.Writer, document *T, o Options) error {
		var html bytes.Buffer
		if err := page(&html, document, o); err != nil {
			return err
		}
		day, _ := time.Parse(time.DateOnly, o.Day)
		out, err := pdf.Print(ctx, html.Bytes(), pdf.Options{Browser: o.Browser, Timeout: o.Timeout, Day: day, Notice: o.Notice})
		if err != nil {
			return err
		}
		_, err = w.Write(out)
		return err
	}
}

// Names lists the formats of a table.
func Names[T any](formats []Format[T]) (names []string) {
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// Help explains the formats of a table, one a line.
func Help[T any](formats []Format[T]) string {
	lines := make([]string, len(formats))
	for i, f := range formats {
		lines[i] = fmt.Sprintf("  %-9s .%-5s %s", f.Name, f.Ext, f.About)
	}
	return "Formats:\n" + strings.Join(lines, "\n")
}

// Write writes a document. Signs that are not for reading are replaced first.
func (f *Format[T]) Write(ctx context.Context, w io.Writer, document *T, o Options) error {
	if !f.exact {
		document = render.Printable(document)
	}
	return f.write(ctx, w, document, o)
}
