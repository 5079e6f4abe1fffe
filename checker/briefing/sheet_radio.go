package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// heard says which channel is for what, and whether their radios can use it.
func (p *pocket) heard() {
	p.nothing[SectionRadio] = "No radio plan is written down. Ask on which channel you work."
	if p.facts.HasRadio {
		p.nothing[SectionRadio] = "No net of the radio plan lists your units. Ask on which channel you work."
	}
	for i := range p.in.Facts.Nets {
		n := &p.in.Facts.Nets[i]
		if n.Book != p.in.Book || n.Deployment != p.in.Deployment {
			continue
		}
		if l := p.net(n); l.Text != "" {
			p.add(SectionRadio, l)
		}
	}
	slices.SortStableFunc(p.lines[SectionRadio], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
}

// net says a net on which the agency is a member: the channel that its radios
// work, who of it is on it, and whether they are heard.
func (p *pocket) net(n *facts.Net) Line {
	mine := p.membersOf(n)
	if len(mine) == 0 {
		return Line{}
	}
	deaf := 0
	for i := range mine {
		if isDeaf(n, &mine[i]) {
			deaf++
		}
	}
	l := Line{Tells: []string{"channels"}, Sources: []Source{{Cite: "radio plan", Place: p.words.Locate("net", n.Path)}}}
	l.Text = n.Title + use(n) + ": "
	if !n.Channel.Stated {
		l.Text += "no channel yet. Ask."
	} else {
		l.Text += p.tuned(n, mine) + "." + p.only(mine)
	}
	switch {
	case !n.Channel.Stated:
	case deaf == len(mine):
		l.Text += " Your radios cannot work it: do not go out without a radio or a liaison officer for it."
	case deaf > 0:
		l.Text += " Some of your radios cannot work it."
	case len(n.Alone) > 0:
		l.Text += notHeard
	case n.Encrypted && n.Secure:
		l.Text += " Encrypted."
		l.Tells = append(l.Tells, "encryption")
	}
	p.netFinding(&l, n)
	return l
}

const notHeard = " Not everybody on this net can hear you."

// membersOf are the agency's own on a net.
func (p *pocket) membersOf(n *facts.Net) (out []facts.Member) {
	for _, m := range p.in.Facts.Members {
		if m.Book == p.in.Book && m.Deployment == p.in.Deployment && m.Net == n.ID && m.Agency == p.agency {
			out = append(out, m)
		}
	}
	return out
}

// isDeaf tells that the radios of a member are known and cannot work a net.
func isDeaf(n *facts.Net, m *facts.Member) bool {
	return m.Known && !m.Usable && !(m.OnFallback && n.Fallback.Stated)
}

// tuned says the channel that members of one agency set on their radios: that of
// the net, or the one that a patch joins to it.
func (p *pocket) tuned(n *facts.Net, mine []facts.Member) string {
	patched := map[string][]string{}
	for _, m := range mine {
		if m.Through == "patch" {
			patched[m.By] = append(patched[m.By], p.called(m.Member))
		}
	}
	own := p.words.Channel(n.Channel.Value)
	text := own
	if n.Fallback.Stated {
		text += ", else " + p.words.Channel(n.Fallback.Value)
	}
	for _, id := range sortedKeys(patched) {
		if len(patched[id]) == len(mine) {
			return p.words.Channel(id) + " (patched to " + own + ", which others use)"
		}
		text += "; " + p.words.Channel(id) + " (patched to it) for " + report.List(patched[id])
	}
	return text
}

// only names the members where not all units of the agency are on the net, and
// says whom a liaison officer tells what is said on it.
func (p *pocket) only(mine []facts.Member) string {
	var names, relayed []string
	var units int
	for _, m := range mine {
		if slices.ContainsFunc(p.units, func(u facts.Unit) bool { return u.ID == m.Member }) {
			units++
		}
		names = append(names, p.called(m.Member))
		if m.Through == "liaison" {
			relayed = append(relayed, p.called(m.Member))
		}
	}
	text := ""
	if units < len(p.units) {
		text = " Only " + few(names) + " " + agree(len(names), "is", "are") + " on it."
	}
	switch {
	case len(relayed) == 0:
	case units == len(p.units) && len(relayed) == len(mine):
		text += " A liaison officer relays it to you."
	case len(relayed) == len(mine):
		text = strings.TrimSuffix(text, ".") + ", through a liaison officer."
	default:
		text += " A liaison officer relays it to " + few(relayed) + "."
	}
	return text
}

// mostOnNet is how many members of a net a sheet names.
const mostOnNet = 4

func few(names []string) string {
	if n := len(names) - mostOnNet; n > 1 {
		names = append(slices.Clone(names[:mostOnNet]), report.Count(n, "more"))
	}
	return report.List(names)
}

// called is what a member of a net is called among its own: the unit by its name,
// a position by its title.
func (b *builder) called(id string) string {
	if b.plan.Units[id] != nil {
		return "“" + unitName(id) + "”"
	}
	if pos := b.position(id); pos != nil {
		return "the " + b.words.Spaced(pos.Title)
	}
	return id
}

// unitName is the id of a unit as one writes a name: without the hyphens between
// its words, which an id needs and a name does not.
func unitName(id string) string {
	words := strings.Split(id, "-")
	out := words[0]
	for i, w := range words[1:] {
		if lettered(words[i]) && lettered(w) {
			out += " " + w
		} else {
			out += "-" + w
		}
	}
	return out
}

// lettered tells a word from a number or a single letter.
func lettered(w string) bool {
	return len(w) > 1 && strings.IndexFunc(w, func(r rune) bool { return r >= '0' && r <= '9' }) < 0
}

// use says what a net is for, unless its title does.
func use(n *facts.Net) string {
	if strings.Contains(strings.ToLower(n.Title), n.Use) {
		return ""
	}
	return " (" + n.Use + ")"
}

// netFinding gives the line of a net what was found on it.
func (p *pocket) netFinding(l *Line, n *facts.Net) {
	for i := range p.in.Report.Findings {
		f := &p.in.Report.Findings[i]
		if f.Topic != "communications" || f.Waiver != nil || len(f.Places) == 0 || f.Places[0].Path != n.Path {
			continue
		}
		if l.Finding == "" {
			l.Finding, l.Severity = f.Fingerprint, f.Severity
		} else {
			l.Also = append(l.Also, f.Fingerprint)
		}
	}
}
