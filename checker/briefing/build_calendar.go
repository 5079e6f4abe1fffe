package briefing

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// calendar is what ends or is due from the day of the run on: nobody enters
// into a calendar what is over.
func (b *builder) calendar() []Entry {
	c := &calendar{builder: b}
	c.deployment()
	c.briefings()
	c.settling()
	for _, id := range b.facts.Agreements {
		c.agreement(id)
	}
	c.waivers()
	c.permits()
	c.entries = slices.DeleteFunc(c.entries, func(e Entry) bool { return e.on() < b.out.Today })
	slices.SortStableFunc(c.entries, func(x, y Entry) int {
		return cmp.Or(strings.Compare(x.on(), y.on()), strings.Compare(x.During.From, y.During.From), strings.Compare(x.ID, y.ID))
	})
	return c.entries
}

// on is the day of an entry.
func (e *Entry) on() string { return (e.Day + e.During.From)[:len(time.DateOnly)] }

// calendar being written.
type calendar struct {
	*builder
	entries []Entry
}

// add enters a thing at a day or an instant. Its name is within the host's, so
// that the same agreement is entered once for all of its deployments.
func (c *calendar) add(at string, e Entry, name ...string) {
	e.ID = strings.Join(slices.DeleteFunc(append([]string{c.facts.Host, e.Kind}, name...), func(s string) bool { return s == "" }), "/")
	switch {
	case at == "":
		e.When = c.period(e.During)
	case len(at) == len(time.DateOnly):
		e.Day, e.When = at, c.words.Day(at)
	default:
		if t, err := c.moment(at); err == nil {
			text := t.Format(time.RFC3339)
			e.During, e.When = report.Interval{From: text, Until: text}, t.Format(instantLayout+" MST")
		}
	}
	if e.Day != "" || e.During.From != "" {
		c.entries = append(c.entries, e)
	}
}

// moment reads an instant as the deployment's clocks do.
func (b *builder) moment(s string) (time.Time, error) {
	zone, err := b.plan.Zone()
	if err != nil {
		return time.Time{}, err
	}
	return book.Start(s, zone)
}

func (c *calendar) deployment() {
	text := "Host: " + c.out.Host.Name + "."
	if len(c.out.Aids) > 0 {
		var aids []string
		for _, a := range c.out.Aids {
			aids = append(aids, a.Name)
		}
		text += " Come to help: " + report.List(aids) + "."
	}
	line := Line{Text: text, Sources: []Source{{Cite: c.facts.Event, Place: c.words.Locate("deployment", c.facts.Path)}}}
	c.add("", Entry{Kind: "deployment", During: c.facts.During, Title: c.facts.Event, Place: c.out.Place, Line: line}, c.facts.ID)
}

// briefings are when officers are told what applies.
func (c *calendar) briefings() {
	for _, id := range slices.Sorted(maps.Keys(c.plan.Briefings)) {
		x := c.plan.Briefings[id]
		c.add(x.On, Entry{Kind: "briefing", Title: unitName(id) + " for " + c.facts.Event, Line: c.planned(c.briefed(id, x), "briefings", id)}, c.facts.ID, id)
	}
}

// mostDetails is how much of a list an entry of a calendar can show.
const mostDetails = 8

// settling has one entry for each instant before which something is to be
// settled. What must be before anyone deploys is due the day before.
func (c *calendar) settling() {
	if c.out.Audience == report.Public {
		return // by when the agencies are not ready is nobody's appointment
	}
	due := map[string][]Line{}
	for _, t := range c.out.Cover.Settle {
		due[t.Before] = append(due[t.Before], t.Line)
	}
	for _, before := range slices.Sorted(maps.Keys(due)) {
		at, until := before, "before that"
		if before == "" {
			at, until = c.instant(c.facts.During.From).AddDate(0, 0, -1).Format(time.DateOnly), "before anyone deploys"
		}
		lines, n := due[before], len(due[before])
		if n > mostDetails {
			lines = lines[:mostDetails]
		}
		c.add(at, Entry{
			Kind: "settle", Title: "To be settled for " + c.facts.Event + ": " + report.Count(n, "point"),
			Line:    Line{Text: "The briefing says on its first pages what must be settled " + until + ", by whom and how.", Sources: []Source{}},
			Details: lines, More: n - len(lines),
		}, c.facts.ID, before)
	}
}

// agreement enters what ends of an agreement relied on, and when it is to be
// reviewed.
func (c *calendar) agreement(id string) {
	a, stated := c.located.Book.Agreements[id], c.stated(id)
	if a == nil || stated == nil {
		return
	}
	cite := c.words.Cite(id)
	line := func(text string) Line {
		return Line{Text: text, Sources: []Source{{Cite: cite, Place: c.words.Locate("agreement", stated.Path)}}}
	}
	if a.Until != "" {
		c.add(a.Until, Entry{Kind: "agreement-ends", Title: "Last day of " + cite, Line: line(cite + " holds until " + c.words.Day(a.Until) + ". Renew it, or make another, before that.")}, id)
	}
	if due := stated.ReviewDue; due.Stated {
		c.add(due.Value, Entry{Kind: "review-due", Title: "Review of " + cite + " is due", Line: line(cite + " is to be reviewed by " + c.words.Day(due.Value) + "; it was last reviewed on " + c.words.Day(a.Reviewed) + ".")}, id)
	}
	for _, party := range slices.Sorted(maps.Keys(a.Parties)) {
		if slices.Contains(c.facts.Agencies, party) {
			c.party(id, party, a.Parties[party], cite, line)
		}
	}
}

// stated is an agreement as the facts state it.
func (b *builder) stated(id string) *facts.Agreement {
	for i := range b.in.Facts.Agreements {
		if a := &b.in.Facts.Agreements[i]; a.Book == b.in.Book && a.ID == id {
			return a
		}
	}
	return nil
}

func (c *calendar) party(id, agency string, p *book.Party, cite string, line func(string) Line) {
	short := c.agency(agency).Short
	for _, a := range p.Approvals {
		if a.Until != "" {
			c.add(a.Until, Entry{
				Kind: "approval-ends", Title: "Approval of " + cite + " for " + short + " runs out",
				Line: line("The " + c.words.Spaced(a.By) + " approved " + cite + " for " + short + " until " + c.words.Day(a.Until) + "."),
			}, id, agency, a.By, a.On)
		}
	}
	if p.Insurance != nil && p.Insurance.Until != "" {
		c.add(p.Insurance.Until, Entry{
			Kind: "insurance-ends", Title: "Insurance of " + short + " under " + cite + " runs out",
			Line: line("The proof of insurance that " + short + " has shown under " + cite + " holds until " + c.words.Day(p.Insurance.Until) + "."),
		}, id, agency)
	}
}

// waivers are those by which findings of this deployment are accepted.
func (c *calendar) waivers() {
	seen := map[string]bool{}
	for i := range c.in.Report.Findings {
		f := &c.in.Report.Findings[i]
		if f.Waiver == nil || seen[f.Waiver.ID] || !c.concerns(f) {
			continue
		}
		seen[f.Waiver.ID] = true
		w := f.Waiver
		c.add(w.Until, Entry{
			Kind: "waiver-ends", Title: "Acceptance “" + w.ID + "” ends",
			Line: Line{
				Text:    "What the agencies accepted in writing as “" + w.ID + "” holds until " + c.words.Day(w.Until) + ". After that its findings are open again.",
				Sources: c.placed([]report.Place{w.Place}), Tells: []string{"acceptances"},
			},
		}, w.ID)
	}
}

// permits are consents and declared emergencies, on which powers rest.
func (c *calendar) permits() {
	for _, id := range slices.Sorted(maps.Keys(c.plan.Consents)) {
		if x := c.plan.Consents[id]; x.Until != "" {
			by, to := c.agency(x.By).Short, c.agency(x.To).Short
			c.add(x.Until, Entry{
				Kind: "consent-ends", Title: "Consent of " + by + " for " + to + " ends",
				Line: c.planned("The consent of "+by+" to officers of "+to+" holds until "+c.words.Day(x.Until)+".", "consents", id),
			}, c.facts.ID, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.plan.Declarations)) {
		if x := c.plan.Declarations[id]; x.Until != "" {
			place := c.words.Area(x.Place)
			c.add(x.Until, Entry{
				Kind: "declaration-ends", Title: "Declared emergency of " + place + " ends",
				Line: c.planned("The emergency declared for "+place+" holds until "+c.words.Day(x.Until)+".", "declarations", id),
			}, c.facts.ID, id)
		}
	}
}

// planned is a line on something that the deployment states.
func (c *calendar) planned(text string, path ...string) Line {
	at := c.words.Locate("deployment", c.facts.Path+"."+book.Path(path...))
	return Line{Text: text, Sources: []Source{{Cite: c.facts.Event, Place: at}}}
}
