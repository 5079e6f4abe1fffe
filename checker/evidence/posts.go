package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// leadDays is how many whole days before the deployment its command began to
// work as one; below zero when it began only afterwards.
func (c *chart) leadDays() facts.Stated[int] {
	if c.Command.Activated == "" {
		return facts.Stated[int]{}
	}
	return facts.Say(daysBetween(c.dates.start(c.Command.Activated), c.period.From))
}

// joint is something that agencies lead by, a post or a plan, with the agencies
// with whom they have joined it.
type joint struct {
	path       string
	agencies   []string
	joinedWith []string
	known      bool // it is said with whom they have
}

// groups puts together what is joined, directly or through others: a post or
// plan is with another when one of its agencies, or of those that joined it, is
// at the other.
func groups(all []joint) []facts.Group {
	group := make([]int, len(all))
	for i := range all {
		group[i] = i
		for j := range i {
			if !all[i].with(all[j]) {
				continue
			}
			for k, g := range group[:i+1] {
				if g == group[i] {
					group[k] = group[j]
				}
			}
		}
	}
	var out []facts.Group
	for first := range all {
		g := facts.Group{Known: true}
		for i, one := range all {
			if group[i] == group[first] {
				g.Agencies, g.Paths, g.Known = append(g.Agencies, one.agencies...), append(g.Paths, one.path), g.Known && one.known
			}
		}
		g.Agencies = set(g.Agencies)
		if slices.Index(group, group[first]) == first {
			out = append(out, g)
		}
	}
	return out
}

func (j joint) with(other joint) bool {
	in := func(id string) bool { return slices.Contains(other.agencies, id) }
	back := func(id string) bool { return slices.Contains(j.agencies, id) }
	return slices.ContainsFunc(j.agencies, in) || slices.ContainsFunc(j.joinedWith, in) || slices.ContainsFunc(other.joinedWith, back)
}

// posts groups the command posts. Officers kept at another post are what joins
// two; a post that names none is known to have none, because a post is a place
// where one sees who is there.
func (c *chart) posts() []facts.Group {
	var all []joint
	for _, id := range slices.Sorted(maps.Keys(c.Command.Posts)) {
		p := c.Command.Posts[id]
		all = append(all, joint{c.path("command", "posts", id), p.Agencies, p.Liaisons, true})
	}
	return groups(all)
}

// agencyPlans groups the plans that agencies made for their own officers. The
// deployment's own plan is its host's.
func (o *operation) agencyPlans() []facts.AgencyPlans {
	if len(o.AgencyPlans) == 0 {
		return nil
	}
	var all []joint
	if o.Plan != nil {
		all = append(all, joint{path: o.path("plan"), agencies: []string{o.Host}})
	}
	for _, id := range slices.Sorted(maps.Keys(o.AgencyPlans)) {
		p := o.AgencyPlans[id]
		all = append(all, joint{o.path("agencyPlans", id), []string{p.By}, p.CoordinatedWith, p.CoordinatedWith != nil})
	}
	return []facts.AgencyPlans{{Book: o.v.Dir, Deployment: o.id, Groups: groups(all)}}
}

// absent lists, sorted, who should have a say in the command and has none: the
// host, and who polices as its own the place of the deployment or of an
// assignment of the time, of those that take part.
func (c *chart) absent(p book.Period, commanding []string) []string {
	owners := append([]string{c.Host}, c.owners(c.Place)...)
	for id, a := range c.Assignments {
		if a.Place != "" && c.duty[id].Overlaps(p) {
			owners = append(owners, c.owners(a.Place)...)
		}
	}
	return slices.DeleteFunc(set(owners), func(id string) bool { return slices.Contains(commanding, id) })
}

// owners lists the agencies that take part and police a place as their own:
// those of the innermost territory around it, and only the host where it is one
// of them.
func (o *operation) owners(place string) []string {
	taking := o.participants()
	for _, around := range o.v.Book.Outward(place) {
		var owners []string
		for _, id := range taking {
			if o.v.agency(id).Place == around {
				owners = append(owners, id)
			}
		}
		switch {
		case slices.Contains(owners, o.Host):
			return []string{o.Host}
		case len(owners) > 0:
			return owners
		}
	}
	return nil
}

// local tells whether an agency is the host, or polices the deployment's place
// or a part of it as its own. Those of a state or of the nation come from
// outside.
func (o *operation) local(agency string) bool {
	a := o.v.agency(agency)
	switch a.Kind {
	case "federal", "state", "guard":
		return agency == o.Host
	}
	return agency == o.Host || a.Place != "" && (o.v.lies(o.Place, []string{a.Place}) || o.v.lies(a.Place, []string{o.Place}))
}
