package text

import (
	"fmt"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// short tells which findings one line is enough for: those that were there
// before. Who accepted a finding, and until when, is always said.
func short(f *report.Finding) bool { return f.Change == report.Known && f.Waiver == nil }

// known lists in short what was there before, behind what is new.
func (p *page) known(r *report.Report, of [2]string) {
	var known []*report.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; [2]string{f.Book, f.Deployment} == of && short(f) {
			known = append(known, f)
		}
	}
	if len(known) == 0 {
		return
	}
	p.line(p.paint(fmt.Sprintf("Known before (%d), in short:", len(known)), color.Bold))
	for _, f := range known {
		p.headline("  "+f.Severity+"  "+f.Rule+"  "+f.Print(),
			"  "+p.paint(f.Severity, colors[f.Severity]...)+"  "+f.Rule+"  "+p.paint(f.Print(), color.Faint), f.Spot().String())
		p.wrapped("    ", f.Title+".")
	}
	p.line("")
}
