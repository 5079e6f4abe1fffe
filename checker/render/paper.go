package render

import (
	"context"
	"fmt"
	"io"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
)

// PaperOptions say how documents of several files are laid out.
type PaperOptions struct {
	Size    string // letter or a4
	Browser string // prints to PDF; empty: the one that is found
}

// Paper is one file in which a document that people print, file and pass on
// comes.
type Paper[T any] struct {
	Name  string // of the format
	Ext   string // of the file
	About string
	exact bool // it says any sign as it is
	write func(context.Context, io.Writer, *T, PaperOptions) error
}

// BriefingPapers is the one table of what roe brief writes: help, validation,
// completion, dispatch and tests read it.
var BriefingPapers = []Paper[briefing.Briefing]{
	{"markdown", "md", "for a wiki or an e-mail", false, sheet(markdown.WriteBriefing)},
	{"json", "json", "one document for programs, see schemas/briefing.schema.json", true, sheet(jsonout.WriteBriefing)},
}

// sheet is a format that no paper changes.
func sheet[T any](write func(io.Writer, *T) error) func(context.Context, io.Writer, *T, PaperOptions) error {
	return func(_ context.Context, w io.Writer, document *T, _ PaperOptions) error { return write(w, document) }
}

// PaperNames lists the formats of a table.
func PaperNames[T any](papers []Paper[T]) (names []string) {
	for _, p := range papers {
		names = append(names, p.Name)
	}
	return names
}

// PaperHelp explains the formats of a table, one a line.
func PaperHelp[T any](papers []Paper[T]) string {
	lines := make([]string, len(papers))
	for i, p := range papers {
		lines[i] = fmt.Sprintf("  %-9s .%-5s %s", p.Name, p.Ext, p.About)
	}
	return "Formats:\n" + strings.Join(lines, "\n")
}

// Write writes a document. Signs that are not for reading are replaced first.
func (p *Paper[T]) Write(ctx context.Context, w io.Writer, document *T, o PaperOptions) error {
	if !p.exact {
		document = Printable(document)
	}
	return p.write(ctx, w, document, o)
}
