package markdown

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// WriteBriefing writes the briefing of a deployment for a wiki or an e-mail. It
// is whole: a comment is cut at its longest, a briefing is not.
func WriteBriefing(w io.Writer, b *briefing.Briefing) error {
	p := &page{b: b}
	p.cover()
	for i := range b.Sheets {
		p.sheet(&b.Sheets[i])
	}
	p.matrices()
	p.command()
	p.radio()
	p.timeline()
	p.forms()
	p.calendar()
	p.findings()
	p.paragraph("_" + plain(b.Disclaimer) + "_")
	_, err := io.WriteString(w, strings.TrimRight(p.String(), "\n")+"\n")
	return err
}

// WriteSheet writes the sheets of a briefing alone.
func WriteSheet(w io.Writer, b *briefing.Briefing) error {
	p := &page{b: b}
	for i := range b.Sheets {
		p.sheet(&b.Sheets[i])
	}
	if len(b.Withheld) > 0 {
		p.paragraph("_" + plain("Left out of this public version: "+strings.Join(b.Withheld, ", ")+".") + "_")
	}
	p.paragraph("_" + plain("Made on "+b.Today+". "+b.Disclaimer) + "_")
	_, err := io.WriteString(w, strings.TrimRight(p.String(), "\n")+"\n")
	return err
}

// page is a briefing being written.
type page struct {
	strings.Builder
	b *briefing.Briefing
}

// paragraph writes what is escaped already.
func (p *page) paragraph(text string) { p.WriteString(text + "\n\n") }

func (p *page) heading(level int, text string) {
	p.paragraph(strings.Repeat("#", level) + " " + plain(text))
}

// hidden tells that things of a class are not for this audience, so that a
// column for them says nothing: neither what is there nor that nothing is.
func (p *page) hidden(class string) bool { return class != "" && p.b.Audience == report.Public }

// cover says what is briefed, how it stands, and what is to be done.
func (p *page) cover() {
	b := p.b
	p.heading(1, "Briefing: "+b.Event)
	if b.Cover.Words != "" {
		p.paragraph("**" + plain(b.Cover.Words) + "**")
	}
	if len(b.Withheld) > 0 {
		p.paragraph("_" + plain("Left out of this public version: "+strings.Join(b.Withheld, ", ")+".") + "_")
	}
	p.facts()
	p.steps("To be settled before anyone deploys", b.Cover.Steps)
	p.steps("To be told to officers at the briefing", b.Cover.Points)
	p.section(2, "Accepted in writing", b.Cover.Accepted)
	p.section(2, "What could not be compared", b.Cover.Unknown)
	p.omitted(b.Cover.Omission)
}

// omitted says where a part ends that something is left out of it.
func (p *page) omitted(o briefing.Omission) {
	if o.Omitted != "" {
		p.paragraph("_" + plain(o.Omitted) + "_")
	}
}

func (p *page) facts() {
	b := p.b
	names := make([]string, len(b.Aids))
	for i, a := range b.Aids {
		names[i] = a.Name
	}
	for _, fact := range [][2]string{
		{"When", b.When}, {"Where", b.Place}, {"For", b.Purpose}, {"Host", b.Host.Name}, {"Come to help", strings.Join(names, "; ")}, {"As of", dated(b)},
	} {
		if fact[1] != "" {
			p.WriteString("- **" + fact[0] + ":** " + plain(fact[1]) + "\n")
		}
	}
	p.WriteString("\n")
}

func dated(b *briefing.Briefing) string {
	if b.AsOf == "" {
		return b.Today
	}
	return b.Today + ", as though it were held on " + b.AsOf
}

func (p *page) steps(title string, steps []briefing.Step) {
	if len(steps) == 0 {
		return
	}
	p.heading(2, title)
	for i := range steps {
		p.WriteString(fmt.Sprintf("%d. %s\n", i+1, p.step(&steps[i])))
	}
	p.WriteString("\n")
}

// step is one entry of a list: what, by whom, until when, and which findings it
// settles.
func (p *page) step(s *briefing.Step) string {
	text := "**" + plain(report.Capital(s.About)) + ".** " + plain(s.Text)
	if s.Severity == "error" || s.Severity == "warning" {
		text = "**" + report.Capital(s.Severity) + ".** " + text
	}
	if by := shorts(s.By); by != "" {
		text += " **By:** " + plain(by) + "."
	}
	if s.Before != "" {
		text += " **Before:** " + plain(moment(s.Before)) + "."
	}
	return text + " **Settles:** " + plain(p.settled(s)) + "."
}

// settled counts the findings of a step, and says where below they stand.
func (p *page) settled(s *briefing.Step) string {
	count := report.Tally(s.Errors, s.Warnings)
	if s.Errors+s.Warnings == 0 {
		count = report.Count(s.Notes, "note")
	}
	var numbers []string
	for i := range p.b.Report.Findings {
		if slices.Contains(s.Findings, p.b.Report.Findings[i].Fingerprint) {
			numbers = append(numbers, fmt.Sprint(i+1))
		}
	}
	if len(numbers) == 0 {
		return count
	}
	return count + " (" + report.List(numbers) + ")"
}

// moment says an instant on the clocks of the deployment.
func moment(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return t.Format("2 January 2006, 15:04")
}

func shorts(agencies []briefing.Agency) string {
	names := make([]string, len(agencies))
	for i, a := range agencies {
		names[i] = a.Short
	}
	return report.List(names)
}

// section is a list under its heading; nothing without lines.
func (p *page) section(level int, title string, lines []briefing.Line) {
	if len(lines) == 0 {
		return
	}
	p.heading(level, title)
	p.list(lines)
}

func (p *page) list(lines []briefing.Line) {
	for i := range lines {
		p.WriteString("- " + line(&lines[i]) + "\n")
	}
	p.WriteString("\n")
}

// line is a sentence with what it rests on.
func line(l *briefing.Line) string {
	text := plain(l.Text)
	if l.Open() {
		text = "**Open:** " + text
	}
	if rests := sources(l.Sources); rests != "" {
		text += " (" + rests + ")"
	}
	return text
}

func sources(all []briefing.Source) string {
	texts := make([]string, len(all))
	for i, s := range all {
		texts[i] = source(s)
	}
	return strings.Join(slices.Compact(texts), "; ")
}

func source(s briefing.Source) string {
	text := plain(s.Cite)
	if s.Place.File == "" {
		return text
	}
	at := fmt.Sprintf("%s:%d", s.Place.File, s.Place.Line)
	if strings.Contains(at, "|") { // would end a cell of a table, in code too
		return strings.TrimSpace(text + " " + plain(at))
	}
	return strings.TrimSpace(text + " " + code(at))
}

// sheet is what officers of one agency carry.
func (p *page) sheet(s *briefing.Sheet) {
	p.heading(2, s.Title)
	head := []string{}
	for _, text := range []string{s.When, s.Officers} {
		if text != "" {
			head = append(head, plain(text))
		}
	}
	if len(head) > 0 {
		p.paragraph(strings.Join(head, "  \n"))
	}
	for i := range s.Sections {
		p.sheetSection(&s.Sections[i])
	}
	if s.Caveat != "" {
		p.paragraph(plain(s.Caveat))
	}
	p.omitted(s.Omission)
}

func (p *page) sheetSection(s *briefing.Section) {
	p.heading(3, s.Title)
	if len(s.Lines) == 0 && s.Nothing != "" {
		p.paragraph(plain(s.Nothing))
	}
	if len(s.Lines) > 0 {
		p.list(s.Lines)
	}
	if s.More > 0 {
		p.paragraph(plain(fmt.Sprintf("The rest of this briefing has %d more on it.", s.More)))
	}
	p.omitted(s.Omission)
}

// findings are all that was found, so that nothing is only in the summary.
func (p *page) findings() {
	r := p.b.Report
	if r == nil || len(r.Findings) == 0 {
		return
	}
	p.heading(2, "Everything that was found")
	for i := range r.Findings {
		p.WriteString(found(r, &r.Findings[i], i+1))
	}
	p.heading(3, "What was checked")
	for _, text := range r.AccountInFull() {
		p.WriteString("- " + plain(text) + "\n")
	}
	p.WriteString("\n")
}

// found is a finding in paragraphs, without HTML, which not every wiki takes.
func found(r *report.Report, f *report.Finding, number int) string {
	head := "**" + plain(fmt.Sprintf("%d: ", number)+report.Capital(f.Severity)+": "+f.Title) + "**"
	if word := f.Standing(); word != "" {
		head += " (" + plain(word) + ")"
	}
	parts := []string{head}
	for _, text := range r.Paragraphs(f) {
		parts = append(parts, plain(text))
	}
	spot := f.Spot()
	at := []string{code(fmt.Sprintf("%s:%d", spot.File, spot.Line))}
	for _, place := range f.Others() {
		at = append(at, code(fmt.Sprintf("%s:%d", place.File, place.Line))+" ("+plain(place.Role)+")")
	}
	stands := strings.Join(at, ", ") + ". "
	if spot.File == "" { // the public is not told where in the files
		stands = ""
	}
	parts = append(parts, stands+"Rule "+plain(f.Rule)+", fingerprint "+code(f.Fingerprint)+".")
	return "- " + strings.Join(parts, "\n\n  ") + "\n\n"
}
