package calculus

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// joint is what binds one agency's officers in the end: here and home
// together, after the clauses that settle. A prohibition stands over a
// permission, a requirement over a permission, an unsettled dilemma as such.
type joint struct {
	t               *trio
	P, R, Q, D      region.Region
	proh, req, perm []live
	// like is the first of the class, whose rows are these with other names.
	like *joint
	name names
	rows []row
	line *line
	// stated are its rows with its own names, once they were asked for.
	stated []facts.Joint
	// says is whether it says anything, and standing the key of how it stands
	// beside others, once they were asked for.
	says     *bool
	standing string
}

// row is a row of the joint rules of engagement without whose it is.
type row struct {
	facts.Joint
	norms []*norm
}

func (e *engine) join(t *trio) *joint {
	out := &joint{t: t}
	homeActs, hereActs := t.hm.R.Union(t.hm.Q), t.hr.R.Union(t.hr.Q)
	own := e.yielding(t, t.hm.proh, "host", hereActs)
	gaveWay := unionOf(t.hm.proh).Minus(unionOf(own))
	out.proh = append(own, e.yielding(t, t.hr.proh, "own", homeActs)...)
	for _, l := range t.hm.req {
		out.req = append(out.req, e.yielding(t, []live{l}, "host", t.hr.P.Union(against(l, t.hr.req)))...)
	}
	for _, l := range t.hr.req {
		out.req = append(out.req, e.yielding(t, []live{l}, "own", t.hm.P.Union(against(l, t.hm.req)))...)
	}
	out.perm = slices.Clone(t.hm.perm)
	for _, l := range t.hr.perm {
		// Where the agency's own rules are known, what they leave unsaid is not
		// permitted to its officers by somebody else's permission. What they forbade
		// and gave up for the host's rules is not left unsaid.
		if t.hmKnown {
			l.region = l.region.Intersect(t.hm.Q.Union(gaveWay))
		}
		out.perm = append(out.perm, l)
	}
	out.P, out.R, out.Q = unionOf(out.proh), unionOf(out.req), unionOf(out.perm)
	out.D = out.P.Intersect(out.R).Union(e.torn(out.req))
	out.P, out.R = out.P.Minus(out.D), out.R.Minus(out.D)
	out.Q = out.Q.Minus(out.P).Minus(out.R).Minus(out.D)
	return out
}

// against is where a duty cannot be met together with others.
func against(duty live, others []live) region.Region {
	var out region.Region
	for _, o := range others {
		if incompatible(duty.source, o.source) != "" {
			out = out.Union(o.region)
		}
	}
	return out
}

func unionOf(ones []live) region.Region {
	var r region.Region
	for _, l := range ones {
		r = r.Union(l.region)
	}
	return r
}

// torn is where two duties cannot both be met.
func (e *engine) torn(duties []live) region.Region {
	var out region.Region
	for i, a := range duties {
		for _, b := range duties[:i] {
			if incompatible(a.source, b.source) != "" {
				out = out.Union(a.region.Intersect(b.region))
			}
		}
	}
	return out
}

// yielding takes from norms the part that gives way against what the other
// side says, by clauses that hold: by "host" the helper's own norms, by "own"
// the host's.
func (e *engine) yielding(t *trio, norms []live, by string, against region.Region) []live {
	owner := t.agency
	if by == "own" {
		owner = t.p.host
	}
	out := slices.Clone(norms)
	if t.agency == t.p.host {
		return out
	}
	for i := range out {
		for _, c := range e.settling {
			covers := e.givesWay(t, out[i].norm, &c, by, owner)
			out[i].region = out[i].region.Minus(covers.Intersect(against))
		}
	}
	return out
}

// givesWay is where a clause makes a norm of its owner's give way.
func (e *engine) givesWay(t *trio, n *norm, c *settling, by, owner string) region.Region {
	if c.s.By != by || !overlap(c.actions, t.actions) || !e.uses(c.agreement, t.agency) || !e.uses(c.agreement, t.p.host) ||
		e.out.yields(t, []*norm{n}, c.agreement, owner) != "" {
		return region.Region{}
	}
	return c.when.Minus(e.opposed(t, c))
}

// jointly states of the joint rules of engagement what is asked for.
func (e *engine) jointly(p *piece, agencies []string, all []*joint) {
	switch {
	case !e.in.Tactics:
	case e.kept != nil:
		e.jointlyKept(p, agencies)
	default:
		e.tactics(all)
		e.speak(all)
	}
	if e.in.Joint || e.in.Tactics && passesOn(e.d) {
		e.rows(all)
	}
}

// rows states the joint rules of engagement; a permission is cut by the
// approvals that it needs.
func (e *engine) rows(all []*joint) {
	for _, one := range all {
		if e.choice(one.t) && !one.owed() {
			continue // its items have rows
		}
		if one.stated == nil {
			one.stated = e.statedRows(one)
		}
		first := len(e.result.Joint)
		e.result.Joint = append(e.result.Joint, one.stated...)
		during := e.out.interval(one.t.p.during) // which can move while all else is kept
		for i := range e.result.Joint[first:] {
			e.result.Joint[first+i].During = during
		}
	}
}

// statedRows are the rows of a class with an agency's own names.
func (e *engine) statedRows(one *joint) []facts.Joint {
	out := []facts.Joint{}
	from := one
	if one.like != nil {
		from = one.like
	}
	if from.rows == nil {
		e.fillRows(from)
	}
	for _, r := range from.rows {
		stated := r.Joint
		stated.Agencies, stated.Norms = []string{one.t.agency}, []string{}
		for _, n := range r.norms {
			stated.Norms = mergeSorted(stated.Norms, []string{one.name.of(n).id})
		}
		for _, a := range e.tax.names(one.t.actions) {
			stated.Action = a
			out = append(out, stated)
		}
	}
	return out
}

func (e *engine) fillRows(one *joint) {
	one.rows = []row{}
	e.row(one, "unsettled", one.D, slices.Concat(one.proh, one.req), nil)
	e.row(one, "prohibited", one.P, one.proh, nil)
	e.row(one, "required", one.R, one.req, nil)
	for _, p := range e.byApprovals(one.t, one.Q) {
		holds := slices.Concat(p.here, p.home)
		e.row(one, "permitted", p.region, holds, e.allApprovals(one.t, holds))
	}
}

func (e *engine) row(one *joint, position string, where region.Region, norms []live, approvals []facts.Approval) {
	where = e.space.Simplify(where)
	if e.space.Empty(where) {
		return
	}
	r := row{Joint: facts.Joint{Book: e.in.Book.Dir, Deployment: e.in.ID, Assignment: one.t.p.assignment,
		Region: e.describe(where), Position: position, Approvals: append([]facts.Approval{}, approvals...)}}
	for _, l := range norms {
		if e.space.Overlaps(l.region, where) {
			r.norms = append(r.norms, l.norm)
		}
	}
	one.rows = append(one.rows, r)
}

// describe remembers the words for a region: agencies share many.
func (e *engine) describe(r region.Region) string {
	key := e.space.Key(r)
	words, known := e.words2.get(key)
	if !known {
		words = e.space.Describe(e.space.Ordered(r)) // whichever of those with the key comes first
		e.words2.put(key, words)
	}
	return words
}
