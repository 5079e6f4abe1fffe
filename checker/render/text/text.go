// Package text writes a report for a terminal.
package text

import (
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"

	"roe.example/checker/report"
)

// Options say for which terminal.
type Options struct {
	Width int  // in columns; 0: 100
	Color bool // use colours
}

// Write writes the report: findings by deployment, worst first, then the
// verdicts, and what was covered.
func Write(w io.Writer, r *report.Report, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	p.faults(r)
	if len(r.Diagnostics) == 0 {
		p.findings(r)
		p.gone(r)
		p.failures(r)
		p.notes(r)
		p.verdicts(r)
		p.coverage(r)
	}
	p.line(r.Disclaimer)
	_, err := io.WriteString(w, p.String())
	return err
}

// page collects lines.
type page struct {
	strings.Builder
	opt Options
}

func (p *page) line(text string) { p.WriteString(text + "\n") }

// wrapped writes a paragraph, indented.
func (p *page) wrapped(indent, text string) { p.hanging(indent, indent, text) }

// hanging writes a paragraph whose first line begins otherwise than the rest,
// as long.
func (p *page) hanging(first, indent, text string) {
	lines := wrap(text, max(20, p.opt.Width-len(indent)))
	for i, line := range lines {
		if i == 0 {
			p.line(first + line)
			continue
		}
		p.line(indent + line)
	}
}

// paint colours text, if colours are wanted.
func (p *page) paint(text string, attributes ...color.Attribute) string {
	if !p.opt.Color {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}

var colors = map[string][]color.Attribute{
	"error":                  {color.FgRed, color.Bold},
	"warning":                {color.FgYellow},
	"note":                   {color.FgCyan},
	report.Ready:             {color.FgGreen, color.Bold},
	report.ReadyWithBriefing: {color.FgGreen, color.Bold},
	report.NotReady:          {color.FgRed, color.Bold},
	report.NoVerdict:         {color.FgYellow, color.Bold},
}

// headline puts two texts at both ends of a line, or under each other when
// they do not fit. Widths are those without colours.
func (p *page) headline(left, painted, right string) {
	gap := p.opt.Width - runewidth.StringWidth(left) - runewidth.StringWidth(right)
	if gap < 2 {
		p.line(painted)
		p.line("  " + right)
		return
	}
	p.line(painted + strings.Repeat(" ", gap) + right)
}

// faults writes what is wrong with the input, as a compiler does.
func (p *page) faults(r *report.Report) {
	for _, d := range r.Diagnostics {
		p.diagnostic(d)
	}
	if n := len(r.Diagnostics); n > 0 {
		p.line(p.paint("No verdict", colors[report.NoVerdict]...) + ": " + report.Count(n, "fault") + " in the input.")
	}
}

// notes are remarks on the input, for whoever wrote it: they stand behind what
// everybody reads.
func (p *page) notes(r *report.Report) {
	if len(r.Notes) == 0 {
		return
	}
	for _, d := range r.Notes {
		p.wrapped("", place(d)+"note: "+d.Message)
	}
	p.line("")
}

// diagnostic keeps a fault on one line, as editors and scripts expect.
func (p *page) diagnostic(d report.Diagnostic) {
	p.line(place(d) + d.Message)
	for _, also := range d.Also {
		p.line("    also " + also.String())
	}
	if d.Hint != "" {
		for _, line := range strings.Split(d.Hint, "\n") {
			p.line("    " + line)
		}
	}
}

// place is where a diagnostic points, as far as that is known.
func place(d report.Diagnostic) string {
	switch {
	case d.File == "":
		return ""
	case d.Line == 0:
		return d.File + ": "
	}
	return d.String() + ": "
}
