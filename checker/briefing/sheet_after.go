package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// reports says who is told of force, and by when.
func (p *pocket) reports() {
	for _, s := range p.stances(func(id, topic string) bool {
		return reporting(id) || id == "force/medical-aid" || id == "force/intervene"
	}) {
		switch s.reply.Position {
		case "required":
			if s.actions = p.unclocked(s.actions); len(s.actions) == 0 {
				continue
			}
			s.reply.Duties = p.addressed(s.reply.Duties, s.norms)
			l := Line{Text: p.acts(s.actions) + s.terms() + "." + p.unmatched(s.actions), Sources: p.sources(s.norms), Tells: s.tells}
			p.attach(&l, s.actions, "forbidden-here", "silent")
			p.add(SectionForce, l)
		case "unsettled":
			l := Line{Text: p.acts(s.actions) + ": not settled. Ask before you deploy.", Sources: p.sources(s.norms), Tells: s.tells}
			p.attach(&l, s.actions, "dilemma")
			p.add(SectionForce, l)
		}
	}
	for i := range p.items {
		if it := &p.items[i]; p.reported(it) {
			p.add(SectionForce, p.line(it, p.bothReports(it)))
		}
	}
	p.agreed()
	slices.SortStableFunc(p.lines[SectionForce], func(x, y Line) int { return rankReport(x) - rankReport(y) })
	p.quiet(SectionForce, "No rule that binds you here says to whom force is reported. Report it to your supervisor and ask.", "force")
}

// bothReports says to whom they report, and to whom those of the host do.
func (p *pocket) bothReports(it *item) string {
	if it.left.View != "host-home" || it.right.Duty.Value == "" || it.left.Duty.Value == "" {
		return p.acts(it.actions) + ": two rules. " + sentence(p.bothRules(it))
	}
	text := p.acts(it.actions) + " " + p.ours(it.right.Duty.Value) + ": so your own rules say. " + sentence(p.words.Possessive(p.host())) + " own officers do so " + p.theirs(it.left.Duty.Value) + "; "
	if slices.ContainsFunc(it.actions, published) {
		return text + "nothing extends that to you."
	}
	return text + "nobody has said that you owe " + p.host() + " a report. Ask."
}

// published tells a report to nobody in particular.
func published(action string) bool { return action == "force/report-public" }

// unclocked leaves out what a line on two rules tells.
func (p *pocket) unclocked(actions []string) []string {
	return slices.DeleteFunc(slices.Clone(actions), func(id string) bool {
		return slices.ContainsFunc(p.items, func(it item) bool { return p.reported(&it) && slices.Contains(it.actions, id) })
	})
}

// unforced leaves out that force was used: nothing else is reported.
func unforced(when string) string {
	const force = "force being used"
	return strings.TrimSuffix(strings.TrimSuffix(when, force), ", ")
}

// rankReport puts what is reported first, then the other duties after force.
func rankReport(l Line) int {
	switch {
	case strings.Contains(l.Text, ": not settled"):
		return 0
	case strings.Contains(l.Text, "two rules"), strings.Contains(l.Text, "so your own rules say"):
		return 1
	case strings.HasPrefix(l.Text, "Report"), strings.HasPrefix(l.Text, "Who is told of force"):
		return 2
	}
	return 3
}

// arrests says what powers they have, and where arrested people go.
func (p *pocket) arrests() {
	p.powers()
	for _, s := range p.stances(func(id, topic string) bool { return strings.HasPrefix(id, "arrest/") || id == "task/arrest-team" }) {
		p.plain(SectionArrests, s)
	}
	p.answers(SectionArrests, matter{"accountability/arrestees", "people under arrest and their transport"},
		matter{"accountability/case-numbers", "case numbers"}, matter{"accountability/evidence", "evidence"})
	p.nothing[SectionArrests] = "Nothing is written down about who books and moves people who are arrested. Ask before the first arrest."
}

// plain says a stance in one sentence.
func (p *pocket) plain(section string, s stance) {
	begin := map[string]string{"required": "You must ", "prohibited": "You must not ", "permitted": "You may ", "unsettled": "Not settled: "}[s.reply.Position]
	acts := p.acts(s.actions)
	if s.reply.Position == "prohibited" {
		acts = either(acts)
	}
	text := begin + acts + s.terms()
	if who := p.approvers(s.reply.Approvals); who != "" {
		text += ", on the word of " + who
	}
	l := Line{Text: text + ".", Sources: p.sources(s.norms), Tells: s.tells}
	if s.reply.Position == "unsettled" {
		l.Text = text + ". Ask before you deploy."
	}
	p.attach(&l, s.actions, kindsOf[s.reply.Position]...)
	p.add(section, l)
}

// powers says whether officers of another state have police powers here.
func (p *pocket) powers() {
	said := map[string]bool{}
	for _, w := range p.in.Facts.Powers {
		if w.Book != p.in.Book || w.Deployment != p.in.Deployment || w.Agency != p.agency || !w.Interstate {
			continue
		}
		l := p.power(w)
		if !said[l.Text] {
			said[l.Text] = true
			p.add(SectionArrests, l)
		}
	}
}

func (p *pocket) power(w facts.Power) Line {
	l := Line{}
	for _, g := range w.Grants {
		l.Sources = append(l.Sources, Source{Cite: p.words.Defined(g.Path), Place: p.words.Locate("grant", g.Path)})
	}
	switch {
	case w.Held:
		l.Text = "You have police powers here, by what is cited."
	case len(w.Grants) == 0:
		l.Text = "Nothing that is written down gives you police powers in this state: leave arrests to " + p.host() + "."
	default:
		var lacks []string
		for _, g := range w.Grants {
			for _, c := range append(slices.Clone(g.Lacking), g.Unknown...) {
				lacks = union(lacks, []string{conditionWords(c)})
			}
		}
		l.Text = "Your police powers here wait for something: " + report.List(lacks) + ". Until then leave arrests to " + p.host() + "."
		if len(lacks) == 0 {
			l.Text = "Your police powers here end before your work does. Ask until when you have them."
		}
	}
	for i := range p.in.Report.Findings {
		if f := &p.in.Report.Findings[i]; f.Topic == "legal" && f.Waiver == nil && p.concerns(f) && slices.Contains(f.Agencies, p.agency) &&
			(strings.HasPrefix(f.Rule, "legal/grant") || f.Rule == "legal/no-powers") {
			l.give(f.Fingerprint, f.Severity)
		}
	}
	return l
}

// conditionWords say what a grant of powers asks for.
func conditionWords(id string) string {
	switch id {
	case "sworn-in":
		return "that you are sworn in"
	case "request":
		return "that you were asked for"
	}
	return strings.ReplaceAll(id, "-", " ")
}

// matter is a job of accountability, by its subject and in words.
type matter struct{ subject, what string }

// answers says who does jobs of accountability, or that nobody says so.
func (p *pocket) answers(section string, matters ...matter) {
	unsaid := map[string][]string{} // by agreement
	for _, m := range matters {
		if p.answer(section, m) {
			continue
		}
		for _, s := range p.in.Facts.Silences {
			if s.Book == p.in.Book && s.Deployment == p.in.Deployment && slices.Contains(s.Subjects, m.subject) && p.bound(s.Agreement) {
				unsaid[s.Agreement] = append(unsaid[s.Agreement], m.what)
			}
		}
	}
	for _, id := range sortedKeys(unsaid) {
		p.add(section, Line{Text: p.words.Cite(id) + " says nothing on " + report.List(unsaid[id]) + ". Ask your supervisor here.",
			Sources: []Source{{Cite: p.words.Cite(id), Place: p.words.Locate("agreement", book.Path("agreements", id))}}})
	}
}

// answer says who does one job; false if nobody says so.
func (p *pocket) answer(section string, m matter) bool {
	said := map[string]*Line{}
	var order []string
	for _, a := range p.in.Facts.Answers {
		if a.Book != p.in.Book || a.Deployment != p.in.Deployment || a.Subject != m.subject || a.Aid != p.agency || !a.BindsAid {
			continue
		}
		text := report.Capital(m.what) + ": " + bearer(a.Bears, "a matter of "+p.host(), "a matter of your own agency") + "."
		if said[text] == nil {
			said[text] = &Line{Text: text}
			order = append(order, text)
		}
		said[text].Sources = append(said[text].Sources, Source{Cite: p.words.Defined(a.Text.Path), Place: p.words.Locate(a.Text.Kind, a.Text.Path)})
	}
	for _, text := range order {
		l := *said[text]
		if len(order) > 1 {
			l.Text = strings.TrimSuffix(l.Text, ".") + ", says one document; another says otherwise. Ask."
		}
		p.add(section, l)
	}
	return len(order) > 0
}

// bound tells whether the agency is a party to an agreement.
func (p *pocket) bound(agreement string) bool {
	a := p.located.Book.Agreements[agreement]
	return a != nil && a.Parties[p.agency] != nil
}

// bearer says who does a job; host and own say it of the host and of the agency
// itself, to those who read.
func bearer(who, host, own string) string {
	switch who {
	case "host":
		return host
	case "own":
		return own
	case "shared":
		return "a matter of both agencies"
	case "fault":
		return "a matter of the agency whose officer it was"
	case "state":
		return "a matter of the state"
	}
	return "a matter of somebody outside of the agencies"
}

// complaints says who takes and investigates them.
func (p *pocket) complaints() {
	for _, s := range p.stances(func(id, topic string) bool { return strings.HasPrefix(id, "complaint/") || id == "identity/display" }) {
		p.plain(SectionComplaints, s)
	}
	p.answers(SectionComplaints, matter{"accountability/identification", "names and badges"},
		matter{"accountability/complaints", "complaints"}, matter{"accountability/investigations", "investigations of force and deaths"})
	p.nothing[SectionComplaints] = "Nothing is written down about who takes complaints. Give your name and agency, and pass every complaint on to your supervisor."
}
