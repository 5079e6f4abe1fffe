package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// decisions lists what the holders of positions may direct or release, and
// over whom.
func (c *chart) decisions() []facts.Decision {
	var out []facts.Decision
	for _, id := range c.ids {
		p := c.positions[id]
		if len(p.Decides) == 0 {
			continue
		}
		d := facts.Decision{
			Book: c.v.Dir, Deployment: c.id, Position: id, Path: c.path("command", "positions", id, "decides"),
			Agency: stated(p.Agency), During: c.dates.interval(c.periods[id]), Rung: c.rung(p),
			Actions: c.v.words(nil, p.Agency).resolve(p.Decides, nil),
		}
		d.Covers = c.v.taxonomy.under(d.Actions)
		for _, a := range slices.Sorted(maps.Keys(c.Assignments)) {
			if c.leads(id, a) {
				d.Below = append(d.Below, a)
			}
			if len(c.Assignments[a].ReportsTo) > 0 && c.brought(a, d.Actions) {
				d.Carrying = append(d.Carrying, a)
			}
		}
		out = append(out, d)
	}
	return out
}

// leads tells whether a chain goes from an assignment to a position.
func (c *chart) leads(position, assignment string) bool {
	for _, first := range c.Assignments[assignment].ReportsTo {
		if first == position || c.above(first)[position] {
			return true
		}
	}
	return false
}

// brought tells whether officers of an assignment bring one of these things,
// or are there to do one of these actions.
func (c *chart) brought(assignment string, actions []string) bool {
	a := c.Assignments[assignment]
	there := c.v.words(nil, c.hostOf(assignment)).resolve(a.Tasks, nil)
	for _, id := range a.Units {
		if u := c.Units[id]; u != nil {
			there = append(there, c.v.words(nil, u.Agency).resolve(u.Carries, nil)...)
		}
	}
	return slices.ContainsFunc(there, func(id string) bool { return c.v.taxonomy.covered(id, actions) })
}

// titleRungs is how high the holder of a position stands by the position
// itself.
var titleRungs = map[string]string{
	incidentCommander:          "incident-commander",
	"operations-section-chief": "field-commander",
	"branch-director":          "field-commander",
	"division-supervisor":      "field-commander",
	"group-supervisor":         "field-commander",
	"task-force-leader":        "supervisor",
	"strike-team-leader":       "supervisor",
	"unit-leader":              "supervisor",
}

// rung is how high the holder stands, by rank or by the position, whichever
// says more; empty when neither says.
func (c *chart) rung(p *book.Position) string {
	byRank, byTitle := c.v.agency(p.Agency).Ranks[p.Rank], titleRungs[p.Title]
	if byTitle == "" || byRank != "" && book.RungIndex(byRank) > book.RungIndex(byTitle) {
		return byRank
	}
	return byTitle
}

// under lists actions and all that stands in them, sorted.
func (t taxonomy) under(actions []string) []string {
	var out []string
	for id := range t.actions {
		if t.covered(id, actions) {
			out = append(out, id)
		}
	}
	return set(out)
}
