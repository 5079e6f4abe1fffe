package calculus

import (
	"slices"
	"strconv"
	"time"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// mismatches states, for each action, which agencies stand differently side by
// side, at the same place and time: some prohibited, others permitted or
// required. A ban of the host's that does not reach a helper is the clash
// "unreached" and not repeated here.
func (e *engine) mismatches(all []*joint) {
	var groups []sideGroup
	for _, together := range e.together(all) {
		by := make([][]*joint, len(e.tax.ids))
		for _, one := range together {
			one.t.actions.each(func(i int) { by[i] = append(by[i], one) })
		}
		groups = append(groups, e.sideGroups(by)...)
	}
	e.compareSides(groups)
}

// sideGroups lists the joints to be compared, action by action; actions on which
// the same joints stand are taken together.
func (e *engine) sideGroups(by [][]*joint) []sideGroup {
	var groups []sideGroup
	for i := range e.tax.ids {
		if len(by[i]) < 2 {
			continue
		}
		n := slices.IndexFunc(groups, func(g sideGroup) bool {
			return slices.Equal(g.all, by[i]) && e.sameTopic(g.actions, i)
		})
		if n < 0 {
			groups = append(groups, sideGroup{actions: e.tax.none(), all: by[i], by: by})
			n = len(groups) - 1
		}
		groups[n].actions.add(i)
	}
	return slices.DeleteFunc(groups, func(g sideGroup) bool { // of a choice, its items are compared
		return e.tax.choice(g.actions.first()) && !slices.ContainsFunc(g.all, (*joint).owed)
	})
}

func (e *engine) sameTopic(actions bitset, i int) bool {
	same := !e.tax.choice(i)
	actions.each(func(j int) { same = same && e.tax.topic[j] == e.tax.topic[i] })
	return same
}

// together groups the joints of assignments that share place and time, each
// stretch of time and place once.
func (e *engine) together(all []*joint) [][]*joint {
	var instants []time.Time
	var pieces []*piece
	in := map[*piece][]*joint{}
	for len(all) > 0 {
		p, n := all[0].t.p, 1
		for n < len(all) && all[n].t.p == p {
			n++
		}
		if in[p] == nil {
			pieces = append(pieces, p)
			instants = append(instants, p.during.From, p.during.Until)
		}
		in[p] = append(in[p], all[:n]...)
		all = all[n:]
	}
	var out [][]*joint
	var seen [][]*piece
	for _, cut := range cuts(e.period, instants) {
		now := slices.DeleteFunc(slices.Clone(pieces), func(p *piece) bool { return !p.during.Contains(cut.From) })
		for _, beside := range e.byPlace(now) {
			if slices.ContainsFunc(seen, func(o []*piece) bool { return slices.Equal(o, beside) }) {
				continue
			}
			var group []*joint
			for _, p := range beside {
				group = append(group, in[p]...)
			}
			seen, out = append(seen, beside), append(out, group)
		}
	}
	return out
}

// byPlace groups pieces by the narrowest places in use, each with what stands
// at a place around it.
func (e *engine) byPlace(now []*piece) [][]*piece {
	var places []string
	for _, p := range now {
		places = mergeSorted(places, []string{p.place})
	}
	var out [][]*piece
	for _, place := range places {
		// What stands at a wider place is with those at each narrower one.
		if slices.ContainsFunc(places, func(q string) bool { return q != place && e.within(q, place) }) {
			continue
		}
		out = append(out, slices.DeleteFunc(slices.Clone(now), func(p *piece) bool { return !e.within(place, p.place) }))
	}
	return out
}

// mostSides bounds how many divisions of the agencies are told apart on one
// action; what is left after them is said by its first circumstance alone.
const mostSides = 12

// stand is how some agencies stand on an action, everywhere alike: many have
// the same rules.
type stand struct {
	banned, acts region.Region
	ones         []*joint
	alone        string // the one agency that stands so; empty for several
}

// mismatch tells apart, circumstance by circumstance, who must not and who may.
func (e *engine) mismatch(actions bitset, all []*joint) {
	stands := e.stands(all)
	open := e.apart(stands)
	for n := 0; n < mostSides; n++ {
		cell, ok := e.space.First(open)
		if !ok {
			return
		}
		s := e.sides(stands, cell, open)
		if n == mostSides-1 {
			s.region = open
		}
		e.sideBySide(actions, all, s)
		open = e.space.Simplify(open.Minus(s.region))
	}
}

func (e *engine) stands(all []*joint) []*stand {
	var out []*stand
	by := map[string]*stand{}
	for _, one := range all {
		key := e.standing(one)
		s := by[key]
		if s == nil {
			s = &stand{banned: one.banned(), acts: one.acts(), alone: one.t.agency}
			by[key] = s
			out = append(out, s)
		}
		if s.ones = append(s.ones, one); s.alone != one.t.agency {
			s.alone = ""
		}
	}
	return out
}

// standing is equal for agencies that stand alike. Of joints that are kept it is.
func (e *engine) standing(one *joint) string {
	if one.standing != "" {
		return one.standing
	}
	banned := e.space.Key(one.banned())
	return strconv.Itoa(len(banned)) + "|" + banned + e.space.Key(one.acts())
}

// apart is where some agency must not what another may or must.
func (e *engine) apart(stands []*stand) region.Region {
	acts := make([]region.Region, len(stands))
	for i, s := range stands {
		acts[i] = s.acts
	}
	all := region.NewUnion(acts)
	var out region.Region
	for i, s := range stands {
		if !e.space.Empty(s.banned) {
			out = out.Union(all.Shared(s.banned, func(o int) bool { return o == i || s.sameAgency(stands[o]) }))
		}
	}
	return e.space.Simplify(out)
}

// sameAgency tells whether both are how one agency stands, on two assignments.
func (s *stand) sameAgency(o *stand) bool { return s.alone != "" && s.alone == o.alone }

// banned is what an agency's officers must not. What the host forbids its own
// and does not reach the others is told as "unreached".
func (j *joint) banned() region.Region {
	if j.t.agency == j.t.p.host {
		return region.Region{}
	}
	return j.P
}

func (j *joint) acts() region.Region { return j.Q.Union(j.R) }

// sides is a division of the agencies, and where it holds.
type sides struct {
	region    region.Region
	stop, may []*joint
	cell      region.Cell
}

// sides divides the agencies as they stand at a circumstance.
func (e *engine) sides(stands []*stand, cell region.Cell, within region.Region) sides {
	s := sides{region: within, cell: cell}
	for _, one := range stands {
		switch {
		case one.banned.Contains(cell):
			s.stop, s.region = append(s.stop, one.ones...), s.region.Intersect(one.banned)
		case one.acts.Contains(cell):
			s.may, s.region = append(s.may, one.ones...), s.region.Intersect(one.acts)
		default:
			s.region = s.region.Minus(one.banned).Minus(one.acts)
		}
	}
	return s
}

func (e *engine) sideBySide(actions bitset, all []*joint, s sides) {
	k := &clash{kind: "mismatch", reason: "side-by-side", region: s.region,
		left: side{view: "home", position: "prohibited"}, right: side{view: "home", position: "permitted"}}
	var stop, may []string
	t := *all[0].t
	t.actions, t.expose = actions, facts.Exposure{}
	for _, one := range s.stop {
		stop = append(stop, one.t.agency)
		k.left.norms = addNorms(k.left.norms, at(one.proh, s.cell))
	}
	for _, one := range s.may {
		may = append(may, one.t.agency)
		k.right.norms = addNorms(k.right.norms, at(slices.Concat(one.perm, one.req), s.cell))
		t.expose = either(t.expose, one.t.expose)
	}
	if t.expose.InPlay {
		e.out.addSides(&t, k, stop, may)
	}
}

func addNorms(norms []*norm, more []live) []*norm {
	for _, l := range more {
		if !slices.Contains(norms, l.norm) {
			norms = append(norms, l.norm)
		}
	}
	return norms
}

// addSides records a clash between two groups of agencies.
func (c *collector) addSides(t *trio, k *clash, left, right []string) {
	k.left.approvals, k.right.approvals = []facts.Approval{}, []facts.Approval{}
	if c.trace != nil {
		c.trace(t, k)
	}
	rec := c.record(t, k)
	rec.Left.Agencies, rec.Right.Agencies = mergeSorted(left, nil), mergeSorted(right, nil)
	rec.Left.Norms, rec.Right.Norms = mergeSorted(rec.Left.Norms, nil), mergeSorted(rec.Right.Norms, nil)
	rec.Settlements = []facts.Settlement{}
	c.merge(rec, t, k)
}
