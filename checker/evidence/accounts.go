package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/facts"
)

// accounts has a record for each unit.
func (o *operation) accounts() []facts.Account {
	var out []facts.Account
	for _, id := range slices.Sorted(maps.Keys(o.Units)) {
		out = append(out, o.account(id))
	}
	return out
}

func (o *operation) account(id string) facts.Account {
	u := o.Units[id]
	_, begins := o.firstOf(id)
	r := facts.Account{
		Book: o.v.Dir, Deployment: o.id, Unit: id, Path: o.path("units", id), Agency: u.Agency, Host: o.Host,
		Begins: o.dates.format(begins), RoundsAsked: o.asking("accountability/rounds", u.Agency),
		Roster: o.dates.instant(u.Roster), RosterLate: u.Roster != "" && o.dates.start(u.Roster).After(begins),
	}
	if hosts := o.hostsOf(id); len(hosts) > 0 {
		r.Host = hosts[0]
		r.RosterAsked, r.RosterKept = o.asking("accountability/rosters", u.Agency), o.keepsRosters()
	}
	for _, item := range o.v.words(nil, u.Agency).resolve(u.Carries, nil) {
		if o.v.taxonomy.counted(item) {
			r.Munitions = append(r.Munitions, item)
			if !o.v.taxonomy.tallied(item, u.Rounds) {
				r.Uncounted = append(r.Uncounted, item)
			}
		}
	}
	return r
}

func (o *operation) keepsRosters() bool {
	for _, u := range o.Units {
		if u.Roster != "" {
			return true
		}
	}
	return false
}

// asking lists what speaks of a matter to an agency at the deployment: clauses
// between it and the host, sections of instruments that bind it, the plan.
func (o *operation) asking(subject, agency string) []facts.Text {
	out := o.clausesOn(subject, o.Host, agency)
	for _, a := range o.v.allotments() {
		if a.Subject == subject && o.binds(a.instrument, agency) {
			out = append(out, sectionText(a.instrument, "allots", a.section))
		}
	}
	if o.Plan != nil {
		for _, section := range o.v.planned(o.Plan, subject) {
			out = append(out, facts.Text{Kind: "norm", ID: normID(o.id, section), Path: o.path("plan", "norms", section)})
		}
	}
	return out
}

// tallied tells whether a thing was counted: by its own name, by that of a
// category that it stands in, or item by item.
func (t taxonomy) tallied(item string, rounds map[string]int) bool {
	for counted := range rounds {
		if t.covered(item, []string{counted}) || t.covered(counted, []string{item}) {
			return true
		}
	}
	return false
}
