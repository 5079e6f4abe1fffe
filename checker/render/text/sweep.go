package text

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"roe.example/checker/report"
	"roe.example/checker/sweep/tally"
)

// How much of a sweep a terminal shows; the files have the rest.
const (
	conflictsShown = 8
	normsShown     = 5
	changesShown   = 3
)

// WriteSweep prints what a sweep comes to, at one look.
func WriteSweep(w io.Writer, s *tally.Summary, opt Options) error {
	opt.Width = min(cmp.Or(opt.Width, 100), 100)
	p := &sweepPage{page{opt: opt}}
	p.paragraph(s.Words)
	for _, remark := range s.Remarks {
		p.paragraph(remark)
	}
	if s.Pairs > 0 {
		p.shares(s)
		p.conflicts(s)
		p.norms(s)
		p.changes(s)
	}
	if n := len(s.LeftOut); n > 0 {
		p.paragraph(fmt.Sprintf("Not judged by: %s. The summary says which, and why.", report.Count(n, "rule")))
	}
	_, err := io.WriteString(w, p.String())
	return err
}

type sweepPage struct{ page }

func (p *sweepPage) paragraph(text string) {
	p.wrapped("", text)
	p.line("")
}

// item is one of a list.
func (p *sweepPage) item(text string) { p.hanging("  ", "    ", text) }

func (p *sweepPage) shares(s *tally.Summary) {
	if len(s.Shares) == 0 {
		return
	}
	p.WriteString("Pairs of agencies by the worst that they meet:\n\n")
	t := tabwriter.NewWriter(p, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\terror\twarning\tnot known\tnote\tclear\t")
	widest := 0
	for _, x := range s.Shares {
		widest = max(widest, len(x.Title))
	}
	for _, x := range s.Shares {
		fmt.Fprintf(t, "  %-*s", widest, x.Title)
		for _, n := range []int64{x.Errors, x.Warnings, x.NotKnown, x.Notes, x.Clear} {
			fmt.Fprint(t, "\t"+percent(n, s.Pairs))
		}
		fmt.Fprintln(t, "\t")
	}
	_ = t.Flush() // into memory
	p.WriteString("\n")
}

func percent(n, of int64) string {
	switch {
	case n == 0:
		return "-"
	case n == of:
		return "100 %"
	}
	return strings.NewReplacer("under ", "<", "over ", ">").Replace(tally.Percent(n, of))
}

func (p *sweepPage) conflicts(s *tally.Summary) {
	if len(s.Conflicts) == 0 {
		p.paragraph("No conflict was found.")
		return
	}
	p.WriteString("The most common conflicts, and in how many pairs:\n\n")
	for _, x := range s.Conflicts[:min(len(s.Conflicts), conflictsShown)] {
		p.item(fmt.Sprintf("%s (%s), %s: %s (%s).", tally.Number(x.Pairs), tally.Percent(x.Pairs, s.Pairs), x.Severity, x.Words, x.Rule))
	}
	p.WriteString("\n")
}

func (p *sweepPage) norms(s *tally.Summary) {
	if len(s.Norms) == 0 {
		return
	}
	p.WriteString("The norms that most conflicts rest on:\n\n")
	for _, x := range s.Norms[:min(len(s.Norms), normsShown)] {
		p.item(fmt.Sprintf("%s: “%s”, found most often in %s.", tally.Number(x.Conflicts), x.Words, strings.Trim(x.Manual+", "+x.Section, ", ")))
	}
	p.WriteString("\n")
}

func (p *sweepPage) changes(s *tally.Summary) {
	if len(s.Conflicts) == 0 {
		return
	}
	if len(s.Changes) == 0 {
		p.paragraph("No single change was found by which agencies take over what others have already and which would clear more than it brings.")
		return
	}
	p.WriteString("The one change that would clear most, and the next best, each made alone:\n\n")
	for _, x := range s.Changes[:min(len(s.Changes), changesShown)] {
		p.item(x.Words + " " + x.Effect)
	}
	p.WriteString("\n")
}
