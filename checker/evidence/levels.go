package evidence

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// heights are how far each level reaches: a board over its own agency, a
// coordinator over a county, and so on.
var heights = map[string]int{
	"agency": 0, "governing-body": 1, "operational-area": 2, "region": 3, "state": 4, "compact": 5, "federal": 6,
}

// height is the level that has both agencies under it: help from the same
// county is found at the operational area, help from another at the region or
// above. Where the counties are not known, at least the operational area is.
func (v *volume) height(from, to string) int {
	a, b := v.agency(from), v.agency(to)
	switch {
	case a.Kind == "federal" || b.Kind == "federal":
		return heights["federal"]
	case a.State != b.State:
		return heights["compact"]
	case b.Kind == "state" || b.Kind == "guard":
		return heights["state"]
	case !v.apart(a.Place, b.Place, "county"):
		return heights["operational-area"]
	case !v.apart(a.Place, b.Place, "region"):
		return heights["region"]
	}
	return heights["state"]
}

// apart tells whether two places are known to lie in different places of a
// kind.
func (v *volume) apart(a, b, kind string) bool {
	x, y := v.around(a, kind), v.around(b, kind)
	return x != "" && y != "" && x != y
}

func (o *operation) levels(id string, r *book.Request, wayID string, way *book.RequestPath) []facts.WayLevel {
	height := o.v.height(r.From, r.To)
	var out []facts.WayLevel
	for i, l := range way.Levels {
		f := facts.WayLevel{
			ID: wayID + "#" + l.Level, Level: l.Level, Notice: l.Notice, Advice: l.Advice != "",
			Needed:   i > 0 && !l.Optional && !l.Notice && heights[l.Level] <= height,
			StepPath: o.path("requests", id), Coordinators: o.coordinators(l, r.From), Grants: l.Grants,
			AgencyOK: true, GranterOK: true,
		}
		f.Passed = i == 0 || slices.Contains(f.Coordinators, r.From) || slices.Contains(f.Coordinators, r.To)
		if at := stepAt(r, l.Level); at >= 0 {
			o.step(&f, id, r.Steps[at], at)
			f.Before = overtaken(r, way.Levels[:i], at)
		}
		out = append(out, f)
	}
	return out
}

// stepAt is the first step of a request at a level, or -1.
func stepAt(r *book.Request, level string) int {
	return slices.IndexFunc(r.Steps, func(s book.RequestStep) bool { return s.Level == level })
}

// step compares a step with what its level asks.
func (o *operation) step(f *facts.WayLevel, request string, s book.RequestStep, at int) {
	f.Passed, f.StepPath = true, o.path("requests", request, "steps", book.Index(at))
	f.Agency, f.By, f.Outcome = stated(s.Agency), stated(s.By), stated(s.Outcome)
	f.AgencyOK = s.Agency == "" || len(f.Coordinators) == 0 || slices.Contains(f.Coordinators, s.Agency)
	f.GranterOK = s.Outcome != "granted" || suffices(s.By, f.Grants)
}

// overtaken lists the levels below that the request passed only after a step.
func overtaken(r *book.Request, below []book.RequestLevel, at int) []string {
	var out []string
	for _, l := range below {
		if stepAt(r, l.Level) > at {
			out = append(out, l.Level)
		}
	}
	return out
}

// coordinators are those who coordinate a level for the one that asks: whom
// the way names, or whoever of the book does so for its place.
func (o *operation) coordinators(l book.RequestLevel, asker string) []string {
	if l.Coordinator != "" {
		return []string{l.Coordinator}
	}
	var out []string
	for _, id := range o.v.allAgencies() {
		if o.v.lies(o.v.agency(asker).Place, o.v.agency(id).Coordinates[l.Level]) {
			out = append(out, id)
		}
	}
	return out
}
