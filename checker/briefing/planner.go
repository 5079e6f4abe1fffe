package briefing

import (
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// planner makes the parts of a briefing that say who stands where, under whom,
// on which radio, and when.
type planner struct {
	*builder
	zone      *time.Location
	period    book.Period
	positions map[string]facts.Position
	findings  []*report.Finding // of this deployment, and of documents alone
}

func (b *builder) planner() *planner {
	p := &planner{builder: b, zone: time.UTC, positions: map[string]facts.Position{}}
	if zone, err := b.plan.Zone(); err == nil { // the loader has read it before
		p.zone = zone
	}
	p.period = p.read(b.facts.During)
	for _, position := range b.in.Facts.Positions {
		if p.here(position.Book, position.Deployment) {
			p.positions[position.ID] = position
		}
	}
	for i := range b.in.Report.Findings {
		f := &b.in.Report.Findings[i]
		if f.Book == b.in.Book && (f.Deployment == "" || f.Deployment == b.in.Deployment) {
			p.findings = append(p.findings, f)
		}
	}
	return p
}

// here tells whether a fact is about the deployment that is briefed.
func (p *planner) here(dir, deployment string) bool {
	return dir == p.in.Book && deployment == p.in.Deployment
}

// read reads an interval of the facts. They are written by roe itself, so an
// end that cannot be read is one that is open.
func (p *planner) read(i facts.Interval) (out book.Period) {
	if t, err := book.Start(i.From, p.zone); err == nil {
		out.From = t.In(p.zone)
	}
	if t, err := book.Start(i.Until, p.zone); err == nil {
		out.Until = t.In(p.zone)
	}
	return out
}

func (p *planner) instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.zone).Format(time.RFC3339)
}

// unlessAll says a period in words; all of the deployment goes without saying.
func (p *planner) unlessAll(i facts.Interval) string {
	if i == p.facts.During {
		return ""
	}
	return report.Words(i)
}

// concerning are the findings of a topic with a place at one of the paths, or
// below it.
func (p *planner) concerning(topic string, paths ...string) (out []*report.Finding) {
	for _, f := range p.findings {
		if f.Topic == topic && slices.ContainsFunc(f.Places, func(at report.Place) bool { return beneath(at.Path, paths) }) {
			out = append(out, f)
		}
	}
	return out
}

func beneath(path string, above []string) bool {
	return slices.ContainsFunc(above, func(a string) bool {
		return path == a || strings.HasPrefix(path, a+".") || strings.HasPrefix(path, a+"[")
	})
}

func prints(findings []*report.Finding) (out []string) {
	for _, f := range findings {
		out = append(out, f.Fingerprint)
	}
	return out
}

// linked is a line that one of the findings says at length: the first of the
// rules named that there is.
func linked(text string, findings []*report.Finding, rules ...string) Line {
	line := Line{Text: text}
	for _, rule := range rules {
		for _, f := range findings {
			if f.Rule == rule && line.Finding == "" {
				line.Finding, line.Severity, line.Sources = f.Fingerprint, f.Severity, placesOf(f)
			}
		}
	}
	return line
}

// lineOf says a finding.
func lineOf(f *report.Finding) Line {
	return Line{Text: f.Message, Sources: placesOf(f), Finding: f.Fingerprint, Severity: f.Severity}
}

// placesOf are the places of a finding, each called by what part it plays.
func placesOf(f *report.Finding) (out []Source) {
	for _, at := range f.Places {
		out = append(out, Source{Cite: at.Role, Place: at})
	}
	return out
}

// source is where a part of the book is written.
func (p *planner) source(cite string, elems ...string) Source {
	at := p.located.At(elems...)
	return Source{Cite: cite, Place: report.Place{Role: cite, File: at.File, Line: at.Line, Column: at.Column, Path: book.Path(elems...)}}
}

// inPlan is where a part of the deployment is written.
func (p *planner) inPlan(cite string, elems ...string) Source {
	return p.source(cite, append([]string{"deployments", p.in.Deployment}, elems...)...)
}

// path of a part of the deployment.
func (p *planner) path(elems ...string) string {
	return book.Path(append([]string{"deployments", p.in.Deployment}, elems...)...)
}

// short is what an agency is called; empty for none.
func (p *planner) short(agency string) string {
	if agency == "" {
		return ""
	}
	return p.words.Agency(agency)
}

func (p *planner) shorts(agencies []string) (out []string) {
	for _, id := range agencies {
		out = append(out, p.short(id))
	}
	return out
}

func (p *planner) place(id string) string {
	if place := p.located.Book.Places[id]; place != nil {
		return place.Name
	}
	return id
}

// things names actions one by one.
func (p *planner) things(ids []string) (out []string) {
	for _, id := range ids {
		out = append(out, p.words.Things([]string{id}))
	}
	return out
}

// member is what a unit or a position is called: by its title and whose it is.
func (p *planner) member(id string) string {
	if u := p.plan.Units[id]; u != nil {
		return p.short(u.Agency) + " unit " + unitName(id)
	}
	if position, ok := p.positions[id]; ok {
		return p.holder(position)
	}
	return id
}

// holder says a position with whose officer holds it.
func (p *planner) holder(position facts.Position) string {
	title := icsTitle(position.Title)
	if p.alike(position) {
		title += " " + position.ID
	}
	if !position.Agency.Stated {
		return title + " (vacant)"
	}
	return title + " (" + p.short(position.Agency.Value) + ")"
}

// alike: another position has the same title and is the same agency's.
func (p *planner) alike(position facts.Position) bool {
	for id, other := range p.positions {
		if id != position.ID && other.Title == position.Title && other.Agency == position.Agency {
			return true
		}
	}
	return false
}

func (p *planner) members(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, p.member(id))
	}
	return report.List(out)
}

// netsOf are the titles of the nets on which a unit or position is.
func (p *planner) netsOf(id string) (out []string) {
	for _, n := range p.in.Facts.Nets {
		if p.here(n.Book, n.Deployment) && slices.Contains(n.Members, id) {
			out = append(out, n.Title)
		}
	}
	return out
}
