package text

import (
	"fmt"
	"io"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// WriteDerivation writes how a finding came about, step by step.
func WriteDerivation(w io.Writer, d *report.Derivation, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	if len(d.Diagnostics) > 0 {
		for _, x := range d.Diagnostics {
			p.diagnostic(x)
		}
		p.line(p.paint("No explanation", colors[report.NoVerdict]...) + ": " + report.Count(len(d.Diagnostics), "fault") + " in the books or the question.")
	} else {
		p.derivation(d)
	}
	p.line(d.Disclaimer)
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) derivation(d *report.Derivation) {
	f := d.Finding
	p.wrapped("", p.paint(f.Severity, colors[f.Severity]...)+"  "+p.paint(f.Rule, color.Bold)+"  "+p.paint(f.Fingerprint, color.Faint))
	p.wrapped("  ", f.Message)
	if d.Why != "" {
		p.line("")
		p.wrapped("  ", d.Why)
	}
	for i, s := range d.Steps {
		p.line("")
		p.wrapped("", p.paint(fmt.Sprintf("%d. %s", i+1, s.Title), color.Bold))
		for _, l := range s.Lines {
			p.derived(l)
		}
	}
	p.line("")
}

func (p *page) derived(l report.DerivationLine) {
	if l.Line == 0 {
		p.wrapped("   ", l.Text)
		return
	}
	p.stated("   ", l.Text, fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Column), l.Quote)
}
