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
	var before, last []string
	for _, s := range stretches(c.period, ends(commands...), c.watch) {
		out = append(out, facts.Moment{
			Book: c.v.Dir, Deployment: c.id, Path: c.watchPath(s.state), During: c.dates.interval(s.Period),
			Commanders: s.state.commanders, Agencies: s.state.agencies, Vacant: s.state.vacant,
			Before: before, Last: last, Absent: c.absent(s.Period, s.state.agencies),
		})
		before = s.state.agencies
		if len(before) > 0 {
			last = before
		}
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
	supervisors, unfilled, line, chain, gaps []string
	reaches                                  bool
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
				Supervisors: s.state.supervisors, Unfilled: s.state.unfilled,
				Line: s.state.line, Chain: s.state.chain, Gaps: s.state.gaps, Reaches: s.state.reaches,
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
	c.climb(&l, t)
	return l
}

// climb goes from the supervisors through the positions held at t, level by
// level, as far as incident commanders, and lists positions and agencies in the
// order met. A position above that nobody holds is a gap in the line.
func (c *chart) climb(l *link, t time.Time) {
	seen := map[string]bool{}
	for level := l.supervisors; len(level) > 0; {
		var next []string
		for _, id := range set(level) {
			p := c.positions[id]
			if p == nil || seen[id] || !c.active(id, t) {
				continue
			}
			seen[id] = true
			switch {
			case p.Agency == "":
				l.gaps = append(l.gaps, id)
				continue
			case p.Title == incidentCommander:
				l.reaches = true
			default:
				next = append(next, p.ReportsTo...)
			}
			l.line = append(l.line, id)
			if !slices.Contains(l.chain, p.Agency) {
				l.chain = append(l.chain, p.Agency)
			}
		}
		level = next
	}
}
