package readiness

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// dates is the calendar of the season, in time.
func (b *builder) dates() (out []Date) {
	planned := map[deploymentKey]bool{}
	for _, e := range b.in.Facts.Events {
		if b.overlaps(e.During) {
			out = append(out, b.eventDate(e))
			planned[deploymentKey{e.Book, e.Deployment.Value}] = true
		}
	}
	for _, s := range b.out.Deployments {
		if s.InSeason && !planned[deploymentKey{s.Book, s.ID}] {
			out = append(out, b.deploymentDate(s))
		}
	}
	for _, l := range b.in.Books {
		out = append(out, b.documentDates(l)...)
	}
	slices.SortStableFunc(out, func(a, b Date) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(instant(a.During.From), instant(b.During.From)), cmp.Compare(a.Title, b.Title))
	})
	return out
}

func (b *builder) eventDate(e facts.Event) Date {
	stated := b.books[e.Book].Book.Events[e.ID]
	d := Date{
		Kind: "event", Title: e.Title, Event: e.Kind, Election: e.Election, Day: day(e.During.From), Last: lastDay(e.During.Until),
		During: e.During, When: interval(e.During), Book: e.Book, ID: e.ID, Deployment: e.Deployment.Value,
	}
	if p := b.books[e.Book].Book.Places[e.Place.Value]; p != nil {
		d.Place = p.Name
	}
	ids := setOf(e.Agencies)
	if s := b.standing(e.Book, e.Deployment.Value); s != nil {
		d.Verdict = s.Verdict
		for _, a := range append([]Agency{s.Host}, s.Aids...) {
			ids[a.ID] = true
		}
	}
	d.Agencies = b.agencies(e.Book, slices.Sorted(maps.Keys(ids)))
	for _, a := range d.Agencies {
		if draw := stated.Draws[a.ID]; draw != nil {
			d.Takes = append(d.Takes, b.takes(a, draw)...)
		}
	}
	return d
}

// takes says what an event takes of an agency.
func (b *builder) takes(a Agency, d *book.Draw) (out []string) {
	switch {
	case d.Officers != nil:
		out = append(out, report.Count(*d.Officers, "officer")+" of "+a.Short)
	case len(d.Units)+len(d.Equipment) == 0:
		out = append(out, "officers of "+a.Short+", nobody says how many")
	}
	for _, id := range d.Units {
		out = append(out, b.unit(a.ID, id)+" of "+a.Short)
	}
	for _, id := range slices.Sorted(maps.Keys(d.Equipment)) {
		out = append(out, strconv.Itoa(d.Equipment[id])+" × "+b.equipment(a.ID, id)+" of "+a.Short)
	}
	return out
}

// unit is the title of a standing unit.
func (b *builder) unit(agency, id string) string {
	for _, l := range b.in.Books {
		if a := l.Book.Agencies[agency]; a != nil && a.Units[id] != nil {
			return a.Units[id].Title
		}
	}
	return id
}

// equipment is what an agency calls a thing that it owns.
func (b *builder) equipment(agency, id string) string {
	for _, l := range b.in.Books {
		if a := l.Book.Agencies[agency]; a != nil && a.Equipment[id] != nil {
			return a.Equipment[id].Title
		}
	}
	return id
}

// standing is a deployment of the season; nil if it is none.
func (b *builder) standing(dir, id string) *Standing {
	for i := range b.out.Deployments {
		if s := &b.out.Deployments[i]; s.Book == dir && s.ID == id {
			return s
		}
	}
	return nil
}

func (b *builder) deploymentDate(s Standing) Date {
	d := b.season[deploymentKey{s.Book, s.ID}]
	out := Date{
		Kind: "deployment", Title: s.Event, Event: d.ElectionEvent.Value, Election: d.ElectionEvent.Stated,
		Day: day(s.During.From), Last: lastDay(s.During.Until), During: s.During, When: s.When,
		Book: s.Book, ID: s.ID, Deployment: s.ID, Verdict: s.Verdict, Agencies: append([]Agency{s.Host}, s.Aids...),
	}
	if p := b.books[s.Book].Book.Places[d.Place]; p != nil {
		out.Place = p.Name
	}
	return out
}

// documentDates are the days of the season on which something of a document
// begins, ends or falls due.
func (b *builder) documentDates(l *book.Located) (out []Date) {
	for _, c := range b.out.Agreements {
		if c.Book == l.Dir {
			out = append(out, b.agreementDates(l, &c)...)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Book.Instruments)) {
		i := l.Book.Instruments[id]
		if began := cmp.Or(i.Effective, i.Adopted); b.within(began) {
			out = append(out, b.paperDate(l, "rules-change", i.Cite+" takes effect", began, id))
		}
		if b.within(i.Until) {
			out = append(out, b.paperDate(l, "rules-change", i.Cite+" ends", i.Until, id))
		}
	}
	for _, f := range b.accepted {
		if f.Book == l.Dir && b.within(f.Waiver.Until) {
			d := b.paperDate(l, "waiver-ends", "The waiver “"+f.Waiver.ID+"” ends", f.Waiver.Until, f.Waiver.ID)
			d.Agencies = b.agencies(l.Dir, f.Agencies)
			if !slices.ContainsFunc(out, func(o Date) bool { return o.Kind == d.Kind && o.ID == d.ID }) {
				out = append(out, d)
			}
		}
	}
	return out
}

func (b *builder) paperDate(l *book.Located, kind, title, on, id string) Date {
	return Date{Kind: kind, Title: title, Day: on, Last: on, When: dated(on), Book: l.Dir, ID: id}
}

func (b *builder) agreementDates(l *book.Located, c *Card) (out []Date) {
	var parties []string
	for _, p := range c.Parties {
		parties = append(parties, p.Agency.ID)
	}
	add := func(kind, title, on, note string, agencies ...string) {
		d := b.paperDate(l, kind, title, on, c.ID)
		d.Agencies, d.Note = b.agencies(l.Dir, agencies), note
		out = append(out, d)
	}
	if b.within(c.Term.From) {
		add("begins", c.Cite+" takes effect", c.Term.From, "", parties...)
	}
	if b.within(c.Term.Until) {
		add("ends", c.Cite+" ends", c.Term.Until, uncovered(c), parties...)
	}
	if b.within(c.Review.Due) {
		add("review-due", c.Cite+" is to be reviewed", c.Review.Due, "", parties...)
	}
	for _, s := range c.Parties {
		p := l.Book.Agreements[c.ID].Parties[s.Agency.ID]
		for _, approval := range p.Approvals {
			if b.within(approval.Until) && !renewed(p, approval) {
				add("approval-ends", "The approval of "+c.Cite+" by "+b.signatory(l.Dir, s.Agency.ID, approval.By)+" ends for "+s.Agency.Short, approval.Until, "", s.Agency.ID)
			}
		}
		if p.Insurance != nil && b.within(p.Insurance.Until) {
			add("insurance-ends", "The insurance that "+s.Agency.Short+" showed for "+c.Cite+" ends", p.Insurance.Until, "", s.Agency.ID)
		}
	}
	return out
}

// uncovered says which events of the season an agreement does not last to.
func uncovered(c *Card) string {
	var out []string
	for _, e := range c.Events {
		if e.InForce == "no" && e.Day > c.Term.Until || e.InForce == "partly" {
			out = append(out, e.Title+" ("+short(e.Day)+")")
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "It does not last to: " + list(out) + "."
}
