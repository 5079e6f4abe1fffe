package text

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// findings writes them under the deployment that they belong to.
func (p *page) findings(r *report.Report) {
	for _, v := range r.Verdicts {
		p.periods[[2]string{v.Book, v.Deployment}] = v.During
	}
	var last [2]string
	for i, f := range r.Findings {
		if key := [2]string{f.Book, f.Deployment}; i == 0 || key != last {
			last = key
			p.wrapped("", p.paint(title(r, f), color.Bold, color.Underline))
			p.summary(r, f)
			p.line("")
		}
		p.finding(f)
	}
}

// summary gives the verdict above the findings: a long list follows.
func (p *page) summary(r *report.Report, f report.Finding) {
	for _, v := range r.Verdicts {
		if v.Book == f.Book && v.Deployment == f.Deployment {
			p.wrapped("", fmt.Sprintf("%s: %s, %s, %s. Worst first.", p.paint(v.Verdict, colors[v.Verdict]...),
				plural(v.Errors, "error"), plural(v.Warnings, "warning"), plural(v.Notes, "note")))
		}
	}
}

// title names a deployment, or says that what follows is about documents.
func title(r *report.Report, f report.Finding) string {
	for _, v := range r.Verdicts {
		if v.Book == f.Book && v.Deployment == f.Deployment {
			return fmt.Sprintf("%s (%s in %s), %s", v.Event, v.Deployment, v.Book, report.Words(v.During))
		}
	}
	return "Documents of " + f.Book
}

func (p *page) finding(f report.Finding) { p.findingAs("", f) }

// findingAs writes a finding with words in front of it.
func (p *page) findingAs(begin string, f report.Finding) {
	at := f.Places[0]
	p.headline(
		begin+f.Severity+"  "+f.Rule,
		begin+p.paint(f.Severity, colors[f.Severity]...)+"  "+f.Rule,
		fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column),
	)
	p.wrapped("  ", f.Message)
	if when := p.when(f); when != "" {
		p.wrapped("  ", when)
	}
	p.wrapped("  ", "To settle it: "+f.Remedy)
	for _, place := range f.Places[1:] {
		p.line(p.paint(fmt.Sprintf("  also %s:%d:%d (%s)", place.File, place.Line, place.Column, place.Role), color.Faint))
	}
	if f.Count > 1 {
		p.line(p.paint(fmt.Sprintf("  one cause, %d instances", f.Count), color.Faint))
	}
	p.line("")
}

// when says the period of a finding, if it is not the whole deployment.
func (p *page) when(f report.Finding) string {
	if f.During == nil || *f.During == p.periods[[2]string{f.Book, f.Deployment}] || *f.During == (report.Interval{}) {
		return ""
	}
	if len(f.Periods) == 0 {
		return "It holds " + report.Words(*f.During) + "."
	}
	words := make([]string, len(f.Periods))
	for i, period := range f.Periods {
		words[i] = report.Words(period)
	}
	return "It holds " + strings.Join(words, "; ") + "."
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
		p.wrapped("", v.Event+": "+p.verdict(&v)+".")
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
	c := r.Coverage
	p.wrapped("", fmt.Sprintf("Checked on %s: %s, %s, %s; %s in every combination of %s.", r.Today,
		plural(len(c.Deployments), "deployment"), agencies(len(c.Agencies)), plural(len(c.Documents), "document"),
		plural(len(c.Actions), "kind")+" of action", plural(len(c.Circumstances), "kind")+" of circumstance"))
	if r.AsOf != "" {
		p.wrapped("", "Deployments were judged as though they began at "+r.AsOf+".")
	}
	if len(c.Rules.Decided) > 0 {
		p.wrapped("", "Decided by the configuration: "+strings.Join(c.Rules.Decided, "; ")+".")
	}
	if words := idle(c.Rules); words != "" {
		p.wrapped("", "Nothing in these books to judge on: "+words+".")
	}
	if len(c.Unchecked) > 0 {
		p.wrapped("", "Not checked, because roe has no rules on them yet: "+topics(c.Unchecked)+".")
	}
	if len(r.Withheld) > 0 {
		p.wrapped("", "Left out of this public version: "+strings.Join(r.Withheld, ", ")+".")
	}
}

func agencies(n int) string {
	if n == 1 {
		return "1 agency"
	}
	return fmt.Sprintf("%d agencies", n)
}

func topics(ids []string) string {
	return strings.ReplaceAll(strings.Join(ids, ", "), "-", " ")
}

// idle lists the topics on which no rule had anything to judge: there silence
// means nothing. The JSON lists the rules one by one.
func idle(rules report.RuleCoverage) string {
	var found []string
	all, none := map[string]int{}, map[string]int{}
	for _, id := range rules.Evaluated {
		topic, _, _ := strings.Cut(id, "/")
		if all[topic] == 0 {
			found = append(found, topic)
		}
		all[topic]++
	}
	for _, id := range rules.Idle {
		topic, _, _ := strings.Cut(id, "/")
		none[topic]++
	}
	return strings.ReplaceAll(strings.Join(slices.DeleteFunc(found, func(topic string) bool { return none[topic] < all[topic] }), ", "), "-", " ")
}
