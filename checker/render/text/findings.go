package text

import (
	"fmt"
	"strings"

	"github.com/fatih/color"

	"roe.example/checker/internal/cores"
	"roe.example/checker/report"
)

// findings writes them under the deployment that they belong to.
func (p *page) findings(r *report.Report) {
	var last [2]string
	texts := p.each(r)
	for i := range r.Findings {
		f := &r.Findings[i]
		if key := [2]string{f.Book, f.Deployment}; i == 0 || key != last {
			last = key
			p.wrapped("", p.paint(r.Heading(f.Book, f.Deployment), color.Bold, color.Underline))
			p.summary(r, f)
			p.line("")
		}
		p.WriteString(texts[i])
		if next := i + 1; next == len(r.Findings) || [2]string{r.Findings[next].Book, r.Findings[next].Deployment} != last {
			p.known(r, last)
		}
	}
}

// each writes every finding that is not a short one by itself: there may be
// thousands.
func (p *page) each(r *report.Report) []string {
	texts := make([]string, len(r.Findings))
	cores.Each(len(texts), func(i int) {
		if f := &r.Findings[i]; !short(f) {
			one := &page{opt: p.opt}
			one.finding(r, f)
			texts[i] = one.String()
		}
	})
	return texts
}

// summary gives the verdict above the findings: a long list follows.
func (p *page) summary(r *report.Report, f *report.Finding) {
	for _, v := range r.Verdicts {
		if v.Book == f.Book && v.Deployment == f.Deployment {
			waived := ""
			if v.Waived > 0 {
				waived = fmt.Sprintf(", and %d waived", v.Waived)
			}
			p.wrapped("", fmt.Sprintf("%s: %s, %s, %s%s. Worst first.", p.paint(v.Verdict, colors[v.Verdict]...),
				report.Count(v.Errors, "error"), report.Count(v.Warnings, "warning"), report.Count(v.Notes, "note"), waived))
		}
	}
}

func (p *page) finding(r *report.Report, f *report.Finding) { p.findingAs(r, "", f) }

// findingAs writes a finding with words in front of it.
func (p *page) findingAs(r *report.Report, begin string, f *report.Finding) {
	at := f.Spot()
	p.headline(
		begin+f.Severity+"  "+f.Rule+"  "+f.Print()+standing(f),
		begin+p.paint(f.Severity, colors[f.Severity]...)+"  "+f.Rule+"  "+p.paint(f.Print(), color.Faint)+standing(f),
		at.String(),
	)
	for _, text := range r.Paragraphs(f) {
		p.wrapped("  ", text)
	}
	for _, place := range f.Others() {
		p.line(p.paint("  also "+place.String()+" ("+place.Role+")", color.Faint))
	}
	p.line("")
}

// standing marks in the headline what does not count, and what is new.
func standing(f *report.Finding) string {
	if word := f.Standing(); word != "" {
		return " (" + word + ")"
	}
	return ""
}

// failures tells which rules could not judge, and where.
func (p *page) failures(r *report.Report) {
	for _, f := range r.Failures {
		p.headline(
			"failed  "+f.Rule, p.paint("failed", colors["error"]...)+"  "+f.Rule,
			fmt.Sprintf("%s:%d", f.File, f.Line),
		)
		p.wrapped("  ", "This rule could not judge, so the result is incomplete: "+f.Message+".")
		p.line("")
	}
}

// verdicts answers for each deployment in one line.
func (p *page) verdicts(r *report.Report) {
	for i, v := range r.Verdicts {
		if i > 0 {
			p.line("")
		}
		p.verdictLine(&v)
		for _, s := range r.Coverage.Statements {
			if s.Book == v.Book && s.Deployment == v.Deployment {
				p.statement(s)
			}
		}
	}
	if len(r.Verdicts) == 0 && len(r.Findings) == 0 && !r.Incomplete {
		p.line("No findings.")
	}
	p.line("")
}

func (p *page) verdictLine(v *report.Verdict) {
	p.wrapped("", strings.Replace(v.Words(), ": "+v.Verdict, ": "+p.paint(v.Verdict, colors[v.Verdict]...), 1))
}

// statement says what came of each question that the comparison asked: five
// answers, of which a clean run needs to show all.
func (p *page) statement(s report.Statement) {
	for _, line := range []struct {
		answer string
		words  []string
	}{
		{"Compared", s.Compared},
		{"Silent, where others have a rule", s.Silent},
		{"Not comparable, or not known whole", s.Uncompared},
		{"Settled by agreement", s.Settled},
		{"Waived", s.Waived},
	} {
		words := "nothing"
		if len(line.words) > 0 {
			words = strings.Join(line.words, "; ")
		}
		p.wrapped("  ", line.answer+": "+words+".")
	}
}

// coverage says what was looked at, so that silence is not taken for peace.
func (p *page) coverage(r *report.Report) {
	for _, text := range r.Account() {
		p.wrapped("", text)
	}
}

// gone lists what an earlier run found and this one does not.
func (p *page) gone(r *report.Report) {
	if r.Baseline == nil || len(r.Baseline.Gone) == 0 {
		return
	}
	for i := range r.Baseline.Gone {
		p.wrapped("", r.Baseline.Gone[i].Words())
	}
	p.line("")
}
