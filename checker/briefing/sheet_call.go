package briefing

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// calls says who to call, and where to check in.
func (p *pocket) calls() {
	p.nothing[SectionCall] = "Nobody is named to call: ____________________"
	p.answerable()
	p.checkIn()
	if len(p.lines[SectionCall]) > 0 {
		p.add(SectionCall, Line{Text: "No telephone number is written down: ____________________"})
	}
}

// answerable says who answers what is left open: the liaison officer or their own
// representative, else their own leader and who runs operations.
func (p *pocket) answerable() {
	who, l := p.answering(func(pos *facts.Position) bool {
		return pos.Title == "liaison-officer" || pos.Title == "agency-representative" && pos.Agency.Value == p.agency
	})
	if len(who) == 0 {
		who, l = p.answering(func(pos *facts.Position) bool {
			return pos.Title == "operations-section-chief" && pos.Agency.Value == p.facts.Host
		})
		if len(who) == 0 {
			who, l = p.answering(p.above)
		}
		who = append(p.leaders(), who...)
	}
	if len(who) > 0 {
		l.Text = "On anything left open here: " + report.List(who) + "."
		p.add(SectionCall, l)
	}
}

// above tells a position to which the agency's posts report.
func (p *pocket) above(pos *facts.Position) bool {
	return slices.ContainsFunc(p.in.Facts.Reports, func(r facts.Report) bool {
		return r.Book == p.in.Book && r.Deployment == p.in.Deployment && slices.Contains(r.Supervisors, pos.ID) &&
			slices.ContainsFunc(p.posts, func(s facts.Assignment) bool { return s.ID == r.Assignment })
	})
}

// answering are the holders of such posts.
func (p *pocket) answering(such func(*facts.Position) bool) (who []string, l Line) {
	for i := range p.in.Facts.Positions {
		pos := &p.in.Facts.Positions[i]
		if pos.Book != p.in.Book || pos.Deployment != p.in.Deployment || !pos.Agency.Stated || !such(pos) {
			continue
		}
		text := p.titled(pos.ID)
		if when := p.within(pos.During, p.facts.During); when != "" {
			text += " (" + when + ")"
		}
		who = append(who, text)
		l.Sources = append(l.Sources, Source{Cite: "command structure", Place: p.words.Locate("position", pos.Path)})
	}
	return who, l
}

// leaders are those who lead the agency's own units, by their ranks.
func (p *pocket) leaders() (out []string) {
	for _, u := range p.units {
		stated := p.plan.Units[u.ID]
		if stated == nil || stated.Leader == "" {
			continue
		}
		if own := "your own " + stated.Leader; !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out
}

// checkIn says on which channel units that arrive call in, if theirs can.
func (p *pocket) checkIn() {
	on := false
	var all []*facts.Net
	for i := range p.in.Facts.Nets {
		n := &p.in.Facts.Nets[i]
		if n.Book != p.in.Book || n.Deployment != p.in.Deployment || n.Use != "calling" || !n.Channel.Stated {
			continue
		}
		all = append(all, n)
		if mine := p.able(n); len(mine) > 0 {
			on = true
			p.add(SectionCall, p.onNet(n, "Units that arrive call in on "+n.Title+": "+p.tuned(n, mine)+"."))
		}
	}
	if on || len(all) == 0 {
		return
	}
	text := "Your units are not on " + all[0].Title + ", or cannot work it: check in "
	for i := range p.in.Facts.Nets {
		n := &p.in.Facts.Nets[i]
		if n.Book != p.in.Book || n.Deployment != p.in.Deployment || n.Use == "data" || !n.Channel.Stated || !p.heardAbove(n) {
			continue
		}
		if mine := p.able(n); len(mine) > 0 {
			p.add(SectionCall, p.onNet(n, text+"on "+n.Title+": "+p.tuned(n, mine)+"."))
			return
		}
	}
	p.add(SectionCall, p.onNet(all[0], text+"in person."))
}

func (p *pocket) onNet(n *facts.Net, text string) Line {
	return Line{Text: text, Tells: []string{"channels"}, Sources: []Source{{Cite: "radio plan", Place: p.words.Locate("net", n.Path)}}}
}

// able are the agency's units on a net whose radios are not known to fail on it.
func (p *pocket) able(n *facts.Net) []facts.Member {
	return slices.DeleteFunc(p.membersOf(n), func(m facts.Member) bool { return p.plan.Units[m.Member] == nil || isDeaf(n, &m) })
}

// heardAbove tells whether somebody to whom the agency's posts report is on a net.
func (p *pocket) heardAbove(n *facts.Net) bool {
	return slices.ContainsFunc(n.Members, func(id string) bool {
		pos := p.position(id)
		return pos != nil && p.above(pos)
	})
}
