package evidence

import (
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// watch is who holds the command at one time.
type watch struct{ commanders, agencies, vacant []string }

// moments cuts the deployment where the command changes hands.
func (c *chart) moments() []facts.Moment {
	var commands []book.Period
	for _, id := range c.ids {
		if c.positions[id].Title == incidentCommander {
			commands = append(commands, c.periods[id])
		}
	}
	var out []facts.Moment
	var before []string
	for _, s := range stretches(c.period, ends(commands...), c.watch) {
		out = append(out, facts.Moment{
			Book: c.v.Dir, Deployment: c.id, Path: c.watchPath(s.state), During: c.dates.interval(s.Period),
			Commanders: s.state.commanders, Agencies: s.state.agencies, Vacant: s.state.vacant, Before: before,
		})
		before = s.state.agencies
	}
	return out
}

func (c *chart) watch(t time.Time) watch {
	var w watch
	for _, id := range c.ids {
		switch p := c.positions[id]; {
		case p.Title != incidentCommander || !c.active(id, t):
		case p.Agency == "":
			w.vacant = append(w.vacant, id)
		default:
			w.commanders, w.agencies = append(w.commanders, id), append(w.agencies, p.Agency)
		}
	}
	w.agencies = set(w.agencies)
	return w
}

// watchPath points at a position of the watch, so that a finding about a
// hand-over stands at who takes over.
func (c *chart) watchPath(w watch) string {
	if ids := slices.Concat(w.commanders, w.vacant); len(ids) > 0 {
		return c.path("command", "positions", ids[0])
	}
	return c.path("command")
}

// link is to whom an assignment reports at one time.
type link struct {
	supervisors, unfilled, chain []string
	reaches                      bool
}

// reports says for each assignment and stretch of time to whom it reports.
func (c *chart) reports() []facts.Report {
	var out []facts.Report
	at := c.changes()
	for _, a := range c.assignments() {
		path := a.Path
		if len(a.ReportsTo) > 0 {
			path = c.path("assignments", a.ID, "reportsTo")
		}
		for _, s := range stretches(c.duty[a.ID], at, func(t time.Time) link { return c.link(a.ReportsTo, t) }) {
			out = append(out, facts.Report{
				Book: c.v.Dir, Deployment: c.id, Assignment: a.ID, Path: path, During: c.dates.interval(s.Period),
				Supervisors: s.state.supervisors, Unfilled: s.state.unfilled, Chain: s.state.chain, Reaches: s.state.reaches,
			})
		}
	}
	return out
}

// changes lists the instants at which some position begins or ends.
func (c *chart) changes() []time.Time {
	var out []time.Time
	for _, id := range c.ids {
		out = append(out, ends(c.periods[id])...)
	}
	return out
}

func (c *chart) link(reportsTo []string, t time.Time) link {
	var l link
	for _, id := range reportsTo {
		if c.positions[id] != nil && c.held(id, t) {
			l.supervisors = append(l.supervisors, id)
		} else {
			l.unfilled = append(l.unfilled, id)
		}
	}
	l.chain, l.reaches = c.chain(l.supervisors, t)
	return l
}

// chain climbs from positions through those held at t, level by level, as far
// as incident commanders, and lists the agencies in the order met.
func (c *chart) chain(level []string, t time.Time) (agencies []string, reaches bool) {
	seen := map[string]bool{}
	for len(level) > 0 {
		var next []string
		for _, id := range set(level) {
			p := c.positions[id]
			if p == nil || seen[id] || !c.held(id, t) {
				continue
			}
			seen[id] = true
			if !slices.Contains(agencies, p.Agency) {
				agencies = append(agencies, p.Agency)
			}
			if p.Title == incidentCommander {
				reaches = true
			} else {
				next = append(next, p.ReportsTo...)
			}
		}
		level = next
	}
	return agencies, reaches
}
