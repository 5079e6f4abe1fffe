// Package table writes a report as tables for a terminal: the verdicts, and a
// row for each finding.
package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"roe.example/checker/report"
)

// Options say for which terminal.
type Options struct {
	Width int  // in columns; 0: 100
	Color bool // use colours, which say nothing that words do not
}

// Write writes the tables, none of them wider than the terminal.
func Write(w io.Writer, r *report.Report, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	if len(r.Diagnostics) > 0 {
		p.faults(r)
	} else {
		p.verdicts(r)
		p.findings(r)
		p.failures(r)
		p.gone(r)
	}
	p.remarks(r)
	if p.err != nil {
		return p.err
	}
	_, err := io.WriteString(w, p.String())
	return err
}

type page struct {
	strings.Builder
	opt Options
	err error
}

// column is a heading and how many columns of the terminal its cells take, at
// least and at most.
type column struct {
	heading     string
	least, most int
}

// border is what a table takes beside its cells: a line and a space on each
// side.
const border = 3

// table draws rows, wrapped so that all of it fits.
func (p *page) table(columns []column, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := fit(columns, rows, p.opt.Width-border*len(columns)-1)
	t := tablewriter.NewTable(&p.Builder,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(tw.StyleASCII),
			Settings: tw.Settings{Separators: tw.Separators{BetweenRows: tw.On}},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone), tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft), tablewriter.WithTrimSpace(tw.Off),
	)
	var head []any
	for i, c := range columns {
		head = append(head, strings.Join(wrap(c.heading, widths[i]), "\n"))
	}
	t.Header(head...)
	for _, row := range rows {
		cells := make([]any, len(row))
		for i, text := range row {
			cells[i] = p.paint(strings.Join(wrap(text, widths[i]), "\n"))
		}
		p.keep(t.Append(cells...))
	}
	p.keep(t.Render())
	p.WriteString("\n")
}

func (p *page) keep(err error) {
	if p.err == nil {
		p.err = err
	}
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

// paint colours a cell that is, or begins with, a word that has a colour.
func (p *page) paint(text string) string {
	first, rest, more := strings.Cut(text, "\n")
	attributes, known := colors[first]
	if !p.opt.Color || !known {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	if more {
		return c.Sprint(first) + "\n" + rest
	}
	return c.Sprint(first)
}

func (p *page) verdicts(r *report.Report) {
	var rows [][]string
	for _, v := range r.Verdicts {
		answer := v.Verdict
		if v.Reason != "" {
			answer += "\n" + v.Reason
		}
		rows = append(rows, []string{
			v.Event + "\n" + v.Deployment + " in " + v.Book, answer,
			fmt.Sprint(v.Errors), fmt.Sprint(v.Warnings), fmt.Sprint(v.Notes), fmt.Sprint(v.Waived),
		})
	}
	p.table([]column{{"Deployment", 10, 60}, {"Verdict", 10, 60}, {"Errors", 3, 6}, {"Warnings", 3, 8}, {"Notes", 3, 5}, {"Waived", 3, 6}}, rows)
}

// roomy is the width from which each part of a finding has a column.
const roomy = 120

func (p *page) findings(r *report.Report) {
	var rows [][]string
	for i := range r.Findings {
		f := &r.Findings[i]
		weight := f.Severity
		if word := f.Standing(); word != "" {
			weight += "\n" + word
		}
		at := []string{f.Spot().String()}
		for _, p := range f.Others() {
			at = append(at, p.String()+" ("+p.Role+")")
		}
		where, what := strings.Join(at, "\n"), strings.Join(r.Paragraphs(f), "\n")
		if f.Deployment != "" && len(r.Verdicts) > 1 {
			where = "in " + f.Deployment + "\n" + where
		}
		if p.opt.Width < roomy {
			rows = append(rows, []string{weight + "\n" + f.Rule + "\n" + f.Print() + "\n" + where, what})
		} else {
			rows = append(rows, []string{weight, f.Rule + "\n" + f.Print(), where, what})
		}
	}
	if p.opt.Width < roomy {
		p.table([]column{{"Finding", 10, 32}, {"What", 10, 1000}}, rows)
	} else {
		p.table([]column{{"Severity", 7, 8}, {"Rule", 10, 24}, {"Where", 10, 32}, {"What", 20, 1000}}, rows)
	}
}

func (p *page) failures(r *report.Report) {
	var rows [][]string
	for _, f := range r.Failures {
		rows = append(rows, []string{f.Rule, fmt.Sprintf("%s:%d", f.File, f.Line), f.Message})
	}
	p.table([]column{{"Rule that could not judge", 10, 25}, {"Where", 10, 30}, {"Why", 10, 1000}}, rows)
}

func (p *page) gone(r *report.Report) {
	if r.Baseline == nil {
		return
	}
	var rows [][]string
	for _, g := range r.Baseline.Gone {
		rows = append(rows, []string{g.Severity, g.Rule, g.Message})
	}
	p.table([]column{{"Gone", 7, 8}, {"Rule", 10, 22}, {"What", 10, 1000}}, rows)
}

func (p *page) faults(r *report.Report) {
	var rows [][]string
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		at := d.File
		if d.Line > 0 {
			at = d.String()
		}
		for _, also := range d.Also {
			at += "\n" + also.String()
		}
		rows = append(rows, []string{at, strings.TrimSuffix(d.Message+"\n"+d.Hint, "\n")})
	}
	p.table([]column{{"Where", 10, 40}, {"Fault in the input", 20, 1000}}, rows)
}

func (p *page) remarks(r *report.Report) {
	var said []string
	for i := range r.Notes {
		d := &r.Notes[i]
		said = append(said, strings.TrimPrefix(d.File+": ", ": ")+d.Message)
	}
	said = append(said, r.AccountInFull()...)
	for _, text := range append(said, r.Disclaimer) {
		p.WriteString(strings.Join(wrap(text, max(20, p.opt.Width)), "\n") + "\n")
	}
}
