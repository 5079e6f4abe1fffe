package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// shown is how many changed findings of a kind are written out; a document that
// is taken away can close thousands.
const shown = 25

// WriteChange writes what changed between two reports: faults first, then what
// opened, changed and closed, then verdicts. After is the later report; head
// begins the line that sums up.
func WriteChange(w io.Writer, head string, c *report.Change, after *report.Report, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	p.line(p.paint(head+summed(c, after), color.Bold))
	p.mended(c)
	p.appeared(c)
	p.changed(after, "opened", c.Opened)
	p.changed(after, "changed", c.Altered)
	p.closed(c.Closed)
	for _, v := range c.Verdicts {
		p.verdictChange(v)
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// WriteVerdicts says how the deployments stand of which a change does not speak:
// for whoever saw none for a while.
func WriteVerdicts(w io.Writer, c *report.Change, after *report.Report, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	for i := range after.Verdicts {
		v := &after.Verdicts[i]
		if !slices.ContainsFunc(c.Verdicts, func(x report.VerdictChange) bool {
			return x.After != nil && x.After.Book == v.Book && x.After.Deployment == v.Deployment
		}) {
			p.verdictLine(v)
		}
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// summed is the whole change in one line.
func summed(c *report.Change, after *report.Report) string {
	if n := len(after.Diagnostics); n > 0 {
		words := "no verdict, " + report.Count(n, "fault") + " in the input"
		if c.Nothing() {
			return words + " as before"
		}
		return words
	}
	if c.Nothing() {
		return "nothing changed"
	}
	var parts []string
	for _, part := range []struct {
		word string
		n    int
	}{{"opened", len(c.Opened)}, {"changed", len(c.Altered)}, {"closed", len(c.Closed)}} {
		if part.n > 0 {
			parts = append(parts, report.Count(part.n, "finding")+" "+part.word)
		}
	}
	if len(c.Mended.Faults) > 0 {
		parts = append([]string{"the input has no faults any more"}, parts...)
	}
	if len(c.Appeared.Failures) > 0 {
		parts = append(parts, report.Count(len(c.Appeared.Failures), "rule")+" could not judge")
	}
	if len(parts) == 0 {
		return "no finding changed"
	}
	return strings.Join(parts, ", ")
}

func (p *page) appeared(c *report.Change) {
	for _, d := range c.Appeared.Faults {
		p.diagnostic(d)
	}
	p.failures(&report.Report{Failures: c.Appeared.Failures})
	for _, d := range c.Appeared.Notes {
		p.wrapped("", place(d)+"note: "+d.Message)
	}
}

func (p *page) mended(c *report.Change) {
	for _, d := range c.Mended.Faults {
		p.line("mended  " + place(d) + d.Message)
	}
	for _, f := range c.Mended.Failures {
		p.wrapped("", "judges again  "+f.Rule)
	}
	for _, d := range c.Mended.Notes {
		p.wrapped("", "no longer  "+place(d)+"note: "+d.Message)
	}
}

// changed writes findings in full, with what became of them in front.
func (p *page) changed(r *report.Report, word string, findings []report.Finding) {
	for i := range findings {
		if i == shown {
			p.more(word, len(findings)-shown)
			return
		}
		p.findingAs(r, word+"  ", &findings[i])
	}
}

// closed writes of findings that are gone only what they said: their places
// may not exist any more.
func (p *page) closed(findings []report.Finding) {
	for i, f := range findings {
		if i == shown {
			p.more("closed", len(findings)-shown)
			return
		}
		p.line("closed  " + p.paint(f.Severity, colors[f.Severity]...) + "  " + f.Rule)
		p.wrapped("  ", f.Message)
		p.line("")
	}
}

func (p *page) more(word string, n int) {
	text := fmt.Sprintf("%s  and %d more", word, n)
	if word != "closed" {
		text += "; roe check without --watch lists all that are open"
	}
	p.wrapped("", text+".")
	p.line("")
}

func (p *page) verdictChange(c report.VerdictChange) {
	switch {
	case c.After == nil:
		p.wrapped("", fmt.Sprintf("%s (%s in %s) is not there any more.", c.Before.Event, c.Before.Deployment, c.Before.Book))
	case c.Before == nil || c.Before.Verdict == c.After.Verdict:
		p.wrapped("", c.After.Event+": "+p.verdict(c.After)+".")
	default:
		p.wrapped("", c.After.Event+": "+p.verdict(c.After)+"; before: "+p.paint(c.Before.Verdict, colors[c.Before.Verdict]...)+".")
	}
}

func (p *page) verdict(v *report.Verdict) string {
	text := p.paint(v.Verdict, colors[v.Verdict]...)
	if v.Reason != "" {
		text += ", " + v.Reason
	}
	return text
}
