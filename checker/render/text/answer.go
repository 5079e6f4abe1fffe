package text

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"

	"roe.example/checker/report"
)

// WriteAnswer writes the answer to a question: what was asked, and for each
// place and time with an answer of its own the cases, mild to grave, with their
// sources and what would change them.
func WriteAnswer(w io.Writer, a *report.Answer, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	if len(a.Diagnostics) > 0 {
		for _, d := range a.Diagnostics {
			p.diagnostic(d)
		}
		p.line(p.paint("No answer", colors[report.NoVerdict]...) + ": " + report.Count(len(a.Diagnostics), "fault") + " in the question or the books.")
	} else {
		p.question(a)
		for i := range a.Answers {
			p.stand(a, &a.Answers[i])
		}
		p.remarks(a)
		p.wrapped("", "This answers from the rules on this action alone. Whether these officers are covered by an agreement, have powers there and qualify, and where rules conflict, roe check says.")
	}
	p.line(a.Disclaimer)
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) question(a *report.Answer) {
	q := a.Question
	p.wrapped("", p.paint(q.Text, color.Bold, color.Underline))
	when := report.Words(q.During)
	if q.During.From == q.During.Until {
		when = "at " + strings.TrimPrefix(report.Words(report.Interval{From: q.During.From}), "from ")
		when = strings.TrimSuffix(when, " on")
	}
	if q.Place != "" {
		when = "in " + q.Place + ", " + when
	}
	p.wrapped("", q.Event+", "+when+".")
	if q.Given != "" {
		p.wrapped("", "Given: "+q.Given+".")
	}
	if q.Known != "" {
		p.wrapped("", "Known of the deployment: "+q.Known+".")
	}
	p.line("")
}

// stand writes one answer with its label: the actions where only some of those
// asked about stand so, and where and when.
func (p *page) stand(a *report.Answer, s *report.AnswerStand) {
	if label := label(a, s); label != "" {
		p.wrapped("", p.paint(label, color.Bold))
	}
	for i := range s.Cases {
		p.answerCase(s, &s.Cases[i], i+1)
	}
	p.approvers(s)
	for _, src := range s.Advice {
		p.source("  ", "Advice, which binds nobody: ", src)
	}
	if s.Partial != "" {
		p.wrapped("  ", p.paint("Caution: ", colors["warning"]...)+s.Partial)
	}
	p.line("")
}

func label(a *report.Answer, s *report.AnswerStand) string {
	var parts []string
	if len(s.Actions) != 1 || s.Actions[0].ID != a.Question.Action {
		var names []string
		for _, x := range s.Actions {
			names = append(names, x.Name)
		}
		parts = append(parts, strings.Join(names, ", "))
	}
	if s.Where != "" {
		parts = append(parts, s.Where)
	}
	return capital(strings.Join(parts, ", "))
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

var answerColors = map[string][]color.Attribute{
	"required":      {color.FgCyan, color.Bold},
	"prohibited":    {color.FgRed, color.Bold},
	"permitted":     {color.FgGreen, color.Bold},
	"contradictory": {color.FgRed, color.Bold},
	"silent":        {color.FgYellow, color.Bold},
	"unknown":       {color.FgYellow, color.Bold},
}

func (p *page) answerCase(s *report.AnswerStand, c *report.AnswerCase, number int) {
	first, indent := "  ", "  "
	if len(s.Cases) > 1 {
		first, indent = fmt.Sprintf("%3d. ", number), "     "
	}
	p.hanging(first, indent, p.paint(capital(c.Text), answerColors[c.Position]...)+": "+c.When+".")
	for _, src := range c.Sources {
		if src.Where != "" && c.Sources[0].Where == "" {
			src.Quote = "" // what holds throughout says enough
		}
		p.source(indent+"  ", "", src)
	}
	for _, src := range c.GaveWay {
		src.Quote = ""
		p.source(indent+"  ", "Does not count: ", src)
	}
	p.otherwise(indent+"  ", c)
}

// source writes a norm's sentence, with its place at the end of the line or
// below, and its own words.
func (p *page) source(indent, begin string, s report.AnswerSource) {
	p.stated(indent, begin+s.Text, fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Column), s.Quote)
}

// stated writes a sentence, with its place at the end of the line or below, and
// the words that it rests on.
func (p *page) stated(indent, text, at, quote string) {
	if line := indent + text; runewidth.StringWidth(line)+runewidth.StringWidth(at)+2 <= p.opt.Width {
		p.headline(line, line, p.paint(at, color.Faint))
	} else {
		p.wrapped(indent, text)
		p.line(indent + "  " + p.paint(at, color.Faint))
	}
	if quote != "" {
		p.wrapped(indent+"  ", p.paint("“"+quote+"”", color.Faint))
	}
}

// shownChanges is how many of the nearest other answers are written out.
const shownChanges = 4

func (p *page) otherwise(indent string, c *report.AnswerCase) {
	if len(c.Otherwise) == 0 {
		return
	}
	p.line(indent + "It would be otherwise")
	for _, o := range c.Otherwise[:min(shownChanges, len(c.Otherwise))] {
		text := report.With(o.Instead)
		if o.Beside != "" {
			text += ", given " + o.Beside
		}
		p.hanging(indent+"- ", indent+"  ", text+": "+o.Text+".")
	}
	if more := len(c.Otherwise) - shownChanges; more > 0 {
		p.line(indent + "- and in " + report.Count(more, "other way") + ", which --format json lists.")
	}
}

// approvers says who can give the approvals, post by post where that differs.
func (p *page) approvers(s *report.AnswerStand) {
	for _, a := range s.Approvers {
		if a.Where != "" {
			p.wrapped("  ", capital(a.Where)+": "+inside(a.Text))
		} else {
			p.wrapped("  ", a.Text)
		}
	}
}

// inside makes a sentence one that goes on after a colon.
func inside(text string) string {
	if first, rest, _ := strings.Cut(text, " "); slices.Contains([]string{"The", "Nobody", "Whether"}, first) {
		return strings.ToLower(first) + " " + rest
	}
	return text
}

func (p *page) remarks(a *report.Answer) {
	lines := slices.Concat(a.Brings, a.Elsewhere)
	for _, line := range lines {
		p.wrapped("", line)
	}
	if len(lines) > 0 {
		p.line("")
	}
}
