package evidence

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

const incidentCommander = "incident-commander"

// chart is a deployment's command structure with its times. A position that
// nobody holds is on the chart, but no chain of command runs through it.
type chart struct {
	*operation
	ids       []string
	positions map[string]*book.Position
	periods   map[string]book.Period
	duty      map[string]book.Period // of assignments
	reporting map[string][]string    // position to the positions and assignments that name it
}

func newChart(o *operation) *chart {
	c := &chart{
		operation: o, ids: slices.Sorted(maps.Keys(o.Command.Positions)), positions: o.Command.Positions,
		periods: map[string]book.Period{}, duty: map[string]book.Period{}, reporting: map[string][]string{},
	}
	for _, id := range c.ids {
		p := c.positions[id]
		c.periods[id] = o.within(p.From, p.Until)
		for _, above := range set(p.ReportsTo) {
			c.reporting[above] = append(c.reporting[above], id)
		}
	}
	for id, a := range o.Assignments {
		c.duty[id] = o.within(a.From, a.Until)
	}
	return c
}

// active tells whether a position is on the chart at a time, held whether
// somebody is in it.
func (c *chart) active(id string, t time.Time) bool { return c.periods[id].Contains(t) }

func (c *chart) held(id string, t time.Time) bool {
	return c.positions[id].Agency != "" && c.active(id, t)
}

func (c *chart) command() facts.Command {
	return facts.Command{
		Book: c.v.Dir, Deployment: c.id, Path: c.path("command"),
		Kind: stated(c.Command.Kind), Scope: stated(c.Command.Scope),
		Activated: c.dates.instant(c.Command.Activated), LeadDays: c.leadDays(), Planned: c.planned().Value,
		Posts: c.posts(), Cycle: c.cycle(),
	}
}

// cycle lists the positions that come out above themselves.
func (c *chart) cycle() []string {
	var out []string
	for _, id := range c.ids {
		if c.above(id)[id] {
			out = append(out, id)
		}
	}
	return out
}

// above is everything that chains of reports lead to from a position.
func (c *chart) above(id string) map[string]bool {
	seen := map[string]bool{}
	var climb func(string)
	climb = func(id string) {
		p := c.positions[id]
		if p == nil {
			return
		}
		for _, next := range p.ReportsTo {
			if !seen[next] {
				seen[next] = true
				climb(next)
			}
		}
	}
	climb(id)
	return seen
}

// orphan: no incident commander, and no chain leads to one.
func (c *chart) orphan(id string) bool {
	if c.positions[id].Title == incidentCommander {
		return false
	}
	for above := range c.above(id) {
		if p := c.positions[above]; p != nil && p.Title == incidentCommander {
			return false
		}
	}
	return true
}

func (c *chart) records() []facts.Position {
	var out []facts.Position
	for _, id := range c.ids {
		p := c.positions[id]
		out = append(out, facts.Position{
			Book: c.v.Dir, Deployment: c.id, ID: id, Path: c.path("command", "positions", id), Title: p.Title,
			Agency: stated(p.Agency), Rank: stated(p.Rank), Rung: stated(c.v.agency(p.Agency).Ranks[p.Rank]),
			During: c.dates.interval(c.periods[id]), ReportsTo: set(p.ReportsTo),
			Local: c.local(p.Agency), Orphan: c.orphan(id), Span: c.span(id),
		})
	}
	return out
}

// span lists who reports to a position while it is there.
func (c *chart) span(id string) []facts.Span {
	below := c.subordinates(id)
	var at []time.Time
	for _, sub := range below {
		at = append(at, ends(sub.Period)...)
	}
	var out []facts.Span
	for _, s := range stretches(c.periods[id], at, func(t time.Time) []string { return during(below, t) }) {
		out = append(out, facts.Span{During: c.dates.interval(s.Period), Subordinates: s.state})
	}
	return out
}

// subordinates lists the positions and assignments that report to a position,
// sorted, with the time in which they do. Positions that nobody holds count:
// the structure is meant to work once they are filled.
func (c *chart) subordinates(id string) []stretch[string] {
	var out []stretch[string]
	for _, sub := range c.reporting[id] {
		out = append(out, stretch[string]{c.periods[sub], sub})
	}
	for sub, a := range c.Assignments {
		if slices.Contains(a.ReportsTo, id) {
			out = append(out, stretch[string]{c.duty[sub], sub})
		}
	}
	slices.SortFunc(out, func(a, b stretch[string]) int { return cmp.Compare(a.state, b.state) })
	return out
}

// during lists whose period holds t.
func during(periods []stretch[string], t time.Time) []string {
	var out []string
	for _, p := range periods {
		if p.Contains(t) {
			out = append(out, p.state)
		}
	}
	return out
}
