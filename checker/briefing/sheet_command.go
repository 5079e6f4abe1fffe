package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// commanded says who commands and to whom they report.
func (p *pocket) commanded() {
	p.nothing[SectionCommand] = "Nothing is written down about who commands. Ask before you take a post."
	if l := p.commander(); l.Text != "" {
		p.add(SectionCommand, l)
	}
	begun := len(p.lines[SectionCommand])
	for _, s := range p.posts {
		p.superiors(s)
	}
	slices.SortStableFunc(p.lines[SectionCommand][begun:], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
}

// commander says who is incident commander, and when nobody is.
func (p *pocket) commander() Line {
	var parts []string
	var l Line
	known := false
	for _, m := range p.in.Facts.Moments {
		if m.Book != p.in.Book || m.Deployment != p.in.Deployment {
			continue
		}
		during := p.within(m.During, p.facts.During)
		var who []string
		for _, id := range m.Commanders {
			who = append(who, p.holder(id))
			if pos := p.position(id); pos != nil {
				l.Sources = append(l.Sources, Source{Cite: "command structure", Place: p.words.Locate("position", pos.Path)})
			}
		}
		if len(who) == 0 {
			who = []string{"nobody"}
		} else {
			known = true
		}
		parts = append(parts, strings.TrimSpace(report.List(who)+" "+during))
	}
	if len(parts) == 0 || !known && len(parts) == 1 {
		return Line{}
	}
	l.Text = "Incident commander: " + strings.Join(slices.Compact(parts), "; ") + "."
	p.blame(&l, "command/no-incident-commander", "command/outside-authority", "command/two-commanders")
	return l
}

// position of the deployment.
func (b *builder) position(id string) *facts.Position {
	for i := range b.in.Facts.Positions {
		if p := &b.in.Facts.Positions[i]; p.Book == b.in.Book && p.Deployment == b.in.Deployment && p.ID == id {
			return p
		}
	}
	return nil
}

// holder says by rank and agency who holds a position.
func (b *builder) holder(id string) string {
	pos := b.position(id)
	switch {
	case pos == nil || !pos.Agency.Stated:
		return "nobody"
	case pos.Rank.Value == "":
		return b.words.Agency(pos.Agency.Value)
	}
	return b.words.Agency(pos.Agency.Value) + " " + pos.Rank.Value
}

// titled says a position and who holds it: "division supervisor, Riverton PD
// Captain".
func (b *builder) titled(id string) string {
	pos := b.position(id)
	if pos == nil {
		return id
	}
	who := b.holder(id)
	if who == "nobody" {
		return "the " + b.words.Spaced(pos.Title) + ", a post that nobody holds"
	}
	return "the " + b.words.Spaced(pos.Title) + ", " + who
}

// superiors says to whom an assignment reports.
func (p *pocket) superiors(s facts.Assignment) {
	by := map[string][]string{}
	var order []string
	var during []facts.Interval
	for _, r := range p.in.Facts.Reports {
		if r.Book != p.in.Book || r.Deployment != p.in.Deployment || r.Assignment != s.ID {
			continue
		}
		var who []string
		for _, id := range r.Supervisors {
			who = append(who, p.titled(id))
		}
		for _, id := range r.Unfilled {
			who = append(who, p.titled(id))
		}
		key := strings.Join(who, " and ")
		if len(order) > 0 && order[len(order)-1] == key {
			during[len(during)-1].Until = r.During.Until
			continue
		}
		order, during = append(order, key), append(during, r.During)
		by[key] = who
	}
	for i, key := range order {
		p.add(SectionCommand, p.superior(s, by[key], p.within(during[i], s.During)))
	}
}

func (p *pocket) superior(s facts.Assignment, who []string, when string) Line {
	at := "You report"
	l := Line{Sources: []Source{{Cite: "assignment", Place: p.words.Locate("assignment", s.Path)}}}
	if len(p.posts) > 1 {
		at, l.Tells = "On “"+s.Title+"” you report", []string{"posts"}
	}
	switch len(who) {
	case 0:
		l.Text = at + after(when) + " to nobody that the book names. Ask who leads you."
	case 1:
		l.Text = at + after(when) + " to " + who[0] + "."
	default:
		l.Text = at + after(when) + " to " + report.List(who) + " at once. Ask whose word goes first."
	}
	p.blame(&l, "command/two-supervisors", "command/no-supervisor", "command/orphan", "command/broken-chain")
	return l
}

// blame gives a line the worst finding of some rules that is about its place.
func (p *pocket) blame(l *Line, rules ...string) {
	for i := range p.in.Report.Findings {
		f := &p.in.Report.Findings[i]
		if !p.concerns(f) || f.Waiver != nil || !slices.Contains(rules, f.Rule) || len(f.Places) == 0 {
			continue
		}
		about := f.Rule == "command/no-incident-commander" || len(f.Agencies) == 0 || slices.Contains(f.Agencies, p.agency)
		for _, s := range l.Sources {
			about = about && (f.Rule == "command/no-incident-commander" || f.Rule == "command/outside-authority" || s.Place.Path == "" || strings.HasPrefix(f.Places[0].Path, s.Place.Path))
		}
		if about && l.Finding == "" {
			l.Finding, l.Severity = f.Fingerprint, f.Severity
		} else if about {
			l.Also = append(l.Also, f.Fingerprint)
		}
	}
}
