package text

import (
	"fmt"
	"io"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// WriteDiff writes what is different between two versions: what the books say,
// document by document, then the conflicts, then the verdicts.
func WriteDiff(w io.Writer, d *report.Diff, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	p.wrapped("", p.paint(fmt.Sprintf("From %s to %s, judged on %s", d.Old, d.New, d.Today), color.Bold))
	p.line("")
	p.meaning(d)
	p.conflicts(d)
	for _, v := range d.Verdicts {
		p.verdictChange(report.VerdictChange(v))
	}
	if len(d.Verdicts) == 0 {
		p.line("No verdict changed.")
	}
	p.line("")
	for _, remark := range d.Remarks {
		p.wrapped("", remark)
	}
	p.line(d.Disclaimer)
	_, err := io.WriteString(w, p.String())
	return err
}

// marks stand before a difference, so that a list can be read down its edge.
var marks = map[string]string{
	report.PartAdded: "+ ", report.PartRemoved: "- ", report.PartRenamed: "= ", report.PartWider: "> ", report.PartLess: "< ",
	report.PartWorded: "= ", report.PartChanged: "~ ",
}

func (p *page) meaning(d *report.Diff) {
	if !d.MeaningKnown {
		return
	}
	if len(d.Meaning) == 0 {
		p.line("Nothing changed in meaning.")
		p.line("")
		return
	}
	p.line(p.paint("What the books say", color.Bold, color.Underline))
	p.wrapped("", "(+ new, - dropped, > covers more, < covers less, ~ changed, = otherwise written or called)")
	last := [2]string{}
	for _, x := range d.Meaning {
		if key := [2]string{x.Book, x.Subject}; key != last {
			last = key
			p.line("")
			where := ""
			if x.Book != "." {
				where = " (" + x.Book + ")"
			}
			p.wrapped("", p.paint(x.Subject, color.Bold)+where)
		}
		p.hanging("  "+marks[x.Change], "    ", x.Text)
		p.line(p.paint("      "+spots(x), color.Faint))
	}
	p.line("")
}

// spots are the places of both sides.
func spots(x report.Difference) string {
	place := func(s *report.Spot) string { return fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Column) }
	switch {
	case x.Old == nil && x.New == nil:
		return x.Book
	case x.Old == nil:
		return place(x.New)
	case x.New == nil:
		return "before: " + place(x.Old)
	case *x.Old == *x.New:
		return place(x.New)
	}
	return place(x.New) + ", before: " + place(x.Old)
}

func (p *page) conflicts(d *report.Diff) {
	p.line(p.paint(d.Summary(), color.Bold))
	p.line("")
	for i := range d.Opened {
		p.conflict("opened", &d.Opened[i], nil)
	}
	for i := range d.Changed {
		p.conflict("changed", &d.Changed[i].After, d.Changed[i].What)
	}
	for i := range d.Closed {
		p.conflict("closed", &d.Closed[i], nil)
	}
}

// conflict writes one, of what opened with what settles it.
func (p *page) conflict(word string, f *report.Finding, what []string) {
	begin, place := word+"  ", f.Spot().String()
	if word == "closed" {
		place = "before: " + place
	}
	p.headline(begin+f.Severity+"  "+f.Rule+"  "+f.Print(),
		begin+p.paint(f.Severity, colors[f.Severity]...)+"  "+f.Rule+"  "+p.paint(f.Print(), color.Faint), place)
	for _, text := range what {
		p.wrapped("  ", capital(text)+".")
	}
	p.wrapped("  ", f.Message)
	if word == "opened" && f.Remedy != "" {
		p.wrapped("  ", "To settle it: "+f.Remedy)
	}
	p.line("")
}
