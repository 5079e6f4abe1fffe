package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// pocket is what is put on the sheet of one agency.
type pocket struct {
	*builder
	agency string
	during facts.Interval     // of its first to its last assignment
	posts  []facts.Assignment // on which it has officers
	units  []facts.Unit
	items  []item // of the clashes that concern it
	lines  map[string][]Line
	// nothing says why a section has no line.
	nothing map[string]string
	// unwritten says whose rules are not written down whole, where a section has
	// lines and more may hold.
	unwritten []string
	// home and your are what the officers' own rules and superiors are called:
	// as one speaks to them, or of them to others.
	home, your string
}

// sheets makes one sheet for every agency that comes to help, and before them
// one for the host, whose officers work beside all of them.
func (b *builder) sheets() []Sheet {
	guests := make([]*pocket, len(b.out.Aids))
	out := make([]Sheet, len(b.out.Aids))
	cores.Each(len(out), func(i int) {
		a := b.out.Aids[i]
		guests[i] = b.pocket(a)
		out[i] = guests[i].sheet(a, "Officers of "+a.Short+" at "+b.words.Area(b.facts.Place), sectionPlans)
	})
	if len(guests) == 0 {
		return out
	}
	h := b.hostPocket(guests)
	return append([]Sheet{h.sheet(b.out.Host, h.title(), hostPlans)}, out...)
}

// sheet lays what was gathered out in sections.
func (p *pocket) sheet(a Agency, title string, plans []sectionPlan) Sheet {
	return Sheet{Agency: a, Title: title, During: p.during, When: p.period(p.during), Officers: p.strength(), Sections: p.sections(plans), Caveat: p.caveat()}
}

// caveat says that the sheet may not tell all, once for all of its sections.
func (p *pocket) caveat() string {
	if len(p.unwritten) == 0 {
		return ""
	}
	slices.SortFunc(p.unwritten, func(x, y string) int { return cmp.Or(len(y)-len(x), strings.Compare(x, y)) })
	return "There may be more than is said here: " + p.unwritten[0] + " are not written down whole. Ask."
}

// begin gathers where the officers of an agency are, and what concerns them.
func (b *builder) begin(a Agency) *pocket {
	p := &pocket{builder: b, agency: a.ID, during: b.facts.During, lines: map[string][]Line{}, nothing: map[string]string{}, home: "home", your: "your"}
	p.posted()
	p.items = p.concerning()
	return p
}

// pocket gathers all that there is to tell officers of an agency.
func (b *builder) pocket(a Agency) *pocket {
	p := b.begin(a)
	p.governed()
	p.commanded()
	p.heard()
	p.notHere()
	p.mustHere()
	p.declined()
	p.beside()
	p.approved()
	p.cameras()
	p.reports()
	p.arrests()
	p.complaints()
	p.calls()
	return p
}

// posted finds where and when the agency has officers.
func (p *pocket) posted() {
	for _, u := range p.in.Facts.Units {
		if u.Book == p.in.Book && u.Deployment == p.in.Deployment && u.Agency == p.agency {
			p.units = append(p.units, u)
		}
	}
	for _, s := range p.in.Facts.Assignments {
		if s.Book == p.in.Book && s.Deployment == p.in.Deployment && slices.Contains(s.Agencies, p.agency) {
			p.posts = append(p.posts, s)
		}
	}
	for i, s := range p.posts {
		if i == 0 {
			p.during = s.During
			continue
		}
		if p.instant(s.During.From).Before(p.instant(p.during.From)) {
			p.during.From = s.During.From
		}
		if p.instant(s.During.Until).After(p.instant(p.during.Until)) {
			p.during.Until = s.During.Until
		}
	}
}

// strength is how many come, as far as it is stated of all units.
func (p *pocket) strength() string {
	officers, supervisors, led := 0, 0, true
	for _, u := range p.units {
		if !u.Officers.Stated {
			return ""
		}
		officers += u.Officers.Value
		supervisors += u.Supervisors.Value
		led = led && u.Supervisors.Stated
	}
	switch {
	case officers == 0:
		return ""
	case !led || supervisors == 0:
		return report.Count(officers, "officer")
	}
	return report.Count(officers, "officer") + ", " + report.Count(supervisors, "supervisor") + " among them"
}

// A sheet has room for so many rows of so many letters under its titles: what two
// columns of the smallest type hold, and a little more, for paper is measured
// where it is laid out.
const (
	rowsOfSheet = 84
	rowLetters  = 46
)

// sectionPlan is a section to be filled.
type sectionPlan struct {
	id, title string
	rows      int
	rank      int // 0 gets first what others leave
}

// sectionPlans are the sections in their order: title, the rows that each has
// by right, and in which order they get what others leave.
var sectionPlans = []sectionPlan{
	{SectionGovern, "Whose rules hold", 6, 0},
	{SectionCommand, "Who commands", 9, 2},
	{SectionRadio, "Radio", 8, 1},
	{SectionNotHere, "Allowed at home, not here", 9, 4},
	{SectionMustHere, "Demanded here, not at home", 7, 5},
	{SectionDecline, "You may be asked, and may not", 9, 3},
	{SectionApproval, "Whose word you need", 9, 6},
	{SectionBodyCamera, "Body camera", 7, 7},
	{SectionForce, "Reporting force", 7, 8},
	{SectionArrests, "Arrests and transport", 5, 9},
	{SectionComplaints, "Complaints", 4, 10},
	{SectionCall, "Who to call", 6, 11},
}

// rows that a line takes.
func rows(l Line) int { return max(1, (len([]rune(l.Text))+rowLetters-1)/rowLetters) }

// sections fills the sheet: every section what it has by right, and what is left
// to the gravest.
func (p *pocket) sections(plans []sectionPlan) []Section {
	out := make([]Section, len(plans))
	left := rowsOfSheet
	shown := make([]int, len(plans))
	for i, plan := range plans {
		out[i] = Section{ID: plan.id, Title: plan.title, Nothing: p.nothing[plan.id]}
		room := plan.rows
		for n, l := range p.lines[plan.id] {
			if n > 0 && rows(l) > room { // the gravest is always told
				break
			}
			room -= rows(l)
			left -= rows(l)
			shown[i]++
		}
		if len(p.lines[plan.id]) == 0 {
			left -= rows(Line{Text: out[i].Nothing})
		}
	}
	order := make([]int, len(plans))
	for i, plan := range plans {
		order[plan.rank] = i
	}
	for _, i := range order {
		for all := p.lines[out[i].ID]; shown[i] < len(all) && rows(all[shown[i]]) <= left; shown[i]++ {
			left -= rows(all[shown[i]])
		}
		p.cut(&out[i], shown[i])
	}
	return out
}

// cut leaves as many lines as fit, and counts the others.
func (p *pocket) cut(s *Section, shown int) {
	all := p.lines[s.ID]
	s.Lines, s.More = all[:shown:shown], len(all)-shown
	if len(all) > 0 {
		s.Nothing = ""
	} else {
		s.Nothing = cmp.Or(s.Nothing, "Nothing is written down about it. Ask.")
	}
}

// add puts a line into a section.
func (p *pocket) add(section string, l Line) {
	l.Text = report.Capital(l.Text)
	slices.Sort(l.Tells)
	l.Tells = slices.Compact(l.Tells)
	n := slices.IndexFunc(p.lines[section], func(o Line) bool { return o.Text == l.Text })
	if n < 0 {
		p.lines[section] = append(p.lines[section], l)
		return
	}
	p.lines[section][n].take(&l)
}

// take adds what another line of the same words rests on.
func (l *Line) take(o *Line) {
	for _, s := range o.Sources {
		if !slices.Contains(l.Sources, s) {
			l.Sources = append(l.Sources, s)
		}
	}
	l.Tells = union(l.Tells, o.Tells)
	if o.Finding != "" {
		l.give(o.Finding, o.Severity)
	}
	for _, f := range o.Also {
		l.give(f, "")
	}
}

// give adds a finding to a line; the worst of all is its own.
func (l *Line) give(fingerprint, severity string) {
	switch {
	case fingerprint == l.Finding || slices.Contains(l.Also, fingerprint):
	case l.Finding == "":
		l.Finding, l.Severity = fingerprint, severity
	case rule.Weight(severity) > rule.Weight(l.Severity):
		l.Also = append(l.Also, l.Finding)
		l.Finding, l.Severity = fingerprint, severity
	default:
		l.Also = append(l.Also, fingerprint)
	}
}
