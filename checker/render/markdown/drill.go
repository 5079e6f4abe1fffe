package markdown

import (
	"fmt"
	"io"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/drill"
	"roe.example/checker/report"
)

// WriteDrill writes the exercise of a deployment, to be read out or handed
// round.
func WriteDrill(w io.Writer, d *drill.Drill) error {
	p := &exercise{d: d}
	p.head()
	for i := range d.Scenarios {
		p.scenario(&d.Scenarios[i])
	}
	p.coverage()
	p.paragraph("_" + plain(d.Disclaimer) + "_")
	_, err := io.WriteString(w, strings.TrimRight(p.String(), "\n")+"\n")
	return err
}

// exercise is one that is being written.
type exercise struct {
	page
	d *drill.Drill
}

func (p *exercise) answers() bool { return p.d.For == drill.Facilitator }

func (p *exercise) head() {
	d := p.d
	p.heading(1, "Tabletop exercise: "+d.Event)
	whose := "Facilitator's version, with the answers. Do not hand it round before the end."
	if !p.answers() {
		whose = "Participants' version."
	}
	p.paragraph("**" + whose + "**")
	if len(d.Withheld) > 0 {
		p.paragraph("_" + plain("Left out of this public version: "+strings.Join(d.Withheld, ", ")+".") + "_")
	}
	names := make([]string, len(d.Agencies))
	for i, a := range d.Agencies {
		names[i] = a.Name
	}
	for _, fact := range [][2]string{
		{"The operation", d.When}, {"Who takes part", strings.Join(names, "; ")},
		{"Scenarios", p.size()},
	} {
		if fact[1] != "" {
			p.WriteString("- **" + fact[0] + ":** " + plain(fact[1]) + "\n")
		}
	}
	p.WriteString("\n")
	if len(d.Scenarios) == 0 {
		return
	}
	p.paragraph("Read the situation out, and let each agency answer by itself before the others. The scenarios stand each for itself: none builds on another.")
}

func (p *exercise) size() string {
	if len(p.d.Scenarios) == 0 {
		return "none"
	}
	return fmt.Sprintf("%d, about %d minutes in all", len(p.d.Scenarios), p.d.Minutes)
}

func (p *exercise) scenario(s *drill.Scenario) {
	p.heading(2, fmt.Sprintf("%d. %s", s.Number, s.Title))
	p.paragraph(plain(fmt.Sprintf("On %s; %s; about %d minutes.", s.Topic, s.Difficulty, s.Minutes)))
	where := "It is " + s.When
	if s.Where != "" {
		where += ", at " + s.Where
	}
	p.paragraph(plain(where + "."))
	for _, text := range s.Situation {
		p.paragraph(plain(text))
	}
	if s.Omitted != "" {
		p.paragraph("_" + plain(s.Omitted) + "_")
	}
	for i := range s.Questions {
		p.question(&s.Questions[i])
	}
	if p.answers() {
		p.lines3("What goes wrong otherwise", s.Otherwise)
		p.lines3("What settles it for good", s.Settled)
	}
}

// lines3 is a list under a heading of the third level.
func (p *exercise) lines3(title string, lines []briefing.Line) {
	if len(lines) == 0 {
		return
	}
	p.heading(3, title)
	for i := range lines {
		p.paragraph(plain(lines[i].Text))
	}
}

func (p *exercise) question(q *drill.Question) {
	p.paragraph("**Question.** " + plain(q.Ask))
	if !p.answers() {
		return
	}
	p.paragraph("**Answer.** " + plain(q.Answer))
	for _, why := range q.Why {
		p.WriteString("- " + plain(why) + "\n")
	}
	if places := placesOf(q.Sources); places != "" {
		p.WriteString("- Written down at: " + places + "\n")
	}
	p.WriteString("\n")
}

// placesOf are the places of sources, each once.
func placesOf(sources []briefing.Source) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range sources {
		if at := s.Place.String(); s.Place.File != "" && !seen[at] {
			seen[at] = true
			out = append(out, plain(s.Cite)+" ("+plain(at)+")")
		}
	}
	return strings.Join(out, "; ")
}

// coverage says which topics are covered and which are open.
func (p *exercise) coverage() {
	var covered, open []string
	for _, t := range p.d.Topics {
		if t.Scenarios > 0 {
			covered = append(covered, fmt.Sprintf("%s (%s)", t.Title, report.Count(t.Scenarios, "scenario")))
		} else {
			open = append(open, fmt.Sprintf("%s (%s)", t.Title, report.Count(t.Findings, "finding")))
		}
	}
	p.heading(2, "What this exercise covers")
	if len(covered) > 0 {
		p.paragraph(plain("Covered: " + strings.Join(covered, ", ") + "."))
	}
	if len(open) > 0 {
		p.paragraph(plain("Left open, with findings but no scenario here: " + strings.Join(open, ", ") + "."))
	}
	p.paragraph(plain(p.d.Rule))
}
