package calculus

import (
	"fmt"
	"maps"
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
}

// joiner collects the joint stances of a piece.
type joiner struct {
	*engine
	p   *piece
	by  map[int][]*joint // by action
	all []*joint
}

func newJoiner(e *engine, p *piece) *joiner {
	return &joiner{engine: e, p: p, by: map[int][]*joint{}}
}

func (j *joiner) add(t *trio) {
	one := j.join(t)
	j.all = append(j.all, one)
	t.actions.each(func(i int) { j.by[i] = append(j.by[i], one) })
}

func (j *joiner) join(t *trio) *joint {
	out := &joint{t: t, req: slices.Concat(t.hr.req, t.hm.req)}
	for _, l := range t.hm.proh {
		l.region = l.region.Minus(j.yielded(t, l, "host", t.agency).Intersect(t.hr.R.Union(t.hr.Q)))
		out.proh = append(out.proh, l)
	}
	for _, l := range t.hr.proh {
		l.region = l.region.Minus(j.yielded(t, l, "own", t.p.host).Intersect(t.hm.R.Union(t.hm.Q)))
		out.proh = append(out.proh, l)
	}
	out.perm = slices.Clone(t.hm.perm)
	for _, l := range t.hr.perm {
		// Where the agency's own rules are known, what they leave unsaid is not
		// permitted to its officers by somebody else's permission.
		if t.hmKnown {
			l.region = l.region.Intersect(t.hm.Q)
		}
		out.perm = append(out.perm, l)
	}
	out.P, out.R, out.Q = unionOf(out.proh), unionOf(out.req), unionOf(out.perm)
	out.D = out.P.Intersect(out.R)
	out.P, out.R = out.P.Minus(out.D), out.R.Minus(out.D)
	out.Q = out.Q.Minus(out.P).Minus(out.R).Minus(out.D)
	return out
}

func unionOf(ones []live) region.Region {
	var r region.Region
	for _, l := range ones {
		r = r.Union(l.region)
	}
	return r
}

// yielded is where clauses that hold make a norm give way: by "host" the
// helper's own norms, by "own" the host's.
func (j *joiner) yielded(t *trio, l live, by, owner string) region.Region {
	var out region.Region
	if t.agency == t.p.host || l.doc.inst == nil || by == "own" && l.doc.inst.Issuer != owner {
		return out
	}
	for _, id := range j.relied {
		if !j.uses(id, t.agency) || !j.uses(id, t.p.host) || j.out.yields(t, []*norm{l.norm}, id, owner) != "" {
			continue
		}
		for _, cl := range j.book.Agreements[id].Clauses {
			s := cl.Settles
			if s == nil || s.By != by || j.out.opposes(t, id, s) || !overlap(j.scope(s.Topics, s.Actions, j.words(id)), t.actions) {
				continue
			}
			if covers, err := regionOf(j.space, s.When, j.words(id), j.space.All()); err == nil {
				out = out.Union(covers)
			}
		}
	}
	return out
}

// mismatches states, for each action, which agencies stand differently side by
// side: some prohibited, others permitted. A ban of the host's that does not
// reach a helper is the clash "unreached" and not repeated here.
func (j *joiner) mismatches() {
	groups := map[string]bitset{}
	stances := map[string][]*joint{}
	var order []string
	for _, i := range slices.Sorted(maps.Keys(j.by)) {
		key := j.tax.topic[i]
		for _, one := range j.by[i] {
			key += fmt.Sprintf(" %p", one)
		}
		if groups[key] == nil {
			groups[key] = j.tax.none()
			stances[key] = j.by[i]
			order = append(order, key)
		}
		groups[key].add(i)
	}
	for _, key := range order {
		j.mismatch(groups[key], stances[key])
	}
}

func (j *joiner) mismatch(actions bitset, all []*joint) {
	var banned, allowed region.Region
	for _, one := range all {
		if one.t.agency != j.p.host {
			banned = banned.Union(one.P)
		}
		allowed = allowed.Union(one.Q)
	}
	both := banned.Intersect(allowed)
	cell, ok := j.space.First(both)
	if !ok {
		return
	}
	k := &clash{kind: "mismatch", reason: "side-by-side", region: both,
		left: side{view: "home", position: "prohibited"}, right: side{view: "home", position: "permitted"}}
	var stop, may []string
	t := *all[0].t
	t.actions, t.expose = actions, facts.Exposure{}
	for _, one := range all {
		switch {
		case one.t.agency != j.p.host && j.space.Overlaps(one.P, allowed):
			stop = append(stop, one.t.agency)
			for _, l := range at(one.proh, cell) {
				k.left.norms = append(k.left.norms, l.norm)
			}
		case j.space.Overlaps(one.Q, banned):
			may = append(may, one.t.agency)
			for _, l := range at(one.perm, cell) {
				k.right.norms = append(k.right.norms, l.norm)
			}
			t.expose = either(t.expose, one.t.expose)
		}
	}
	if len(stop) == 0 || len(may) == 0 || !t.expose.InPlay {
		return
	}
	j.out.addSides(&t, k, cell, stop, may)
}

// addSides records a clash between two groups of agencies.
func (c *collector) addSides(t *trio, k *clash, cell region.Cell, left, right []string) {
	k.left.approvals, k.right.approvals = []facts.Approval{}, []facts.Approval{}
	rec := c.record(t, k, cell)
	rec.Left.Agencies, rec.Right.Agencies = mergeSorted(left, nil), mergeSorted(right, nil)
	rec.Left.Norms, rec.Right.Norms = mergeSorted(rec.Left.Norms, nil), mergeSorted(rec.Right.Norms, nil)
	rec.Settlements = []facts.Settlement{}
	c.join(rec, t.actions, k)
}

// rows states the joint rules of engagement.
func (j *joiner) rows() {
	for _, one := range j.all {
		for _, s := range []struct {
			position string
			region   region.Region
			norms    []live
		}{
			{"unsettled", one.D, slices.Concat(one.proh, one.req)}, {"prohibited", one.P, one.proh},
			{"required", one.R, one.req}, {"permitted", one.Q, one.perm},
		} {
			s.region = j.space.Simplify(s.region)
			if j.space.Empty(s.region) {
				continue
			}
			row := facts.Joint{Book: j.in.Book.Dir, Deployment: j.in.ID, Assignment: j.p.assignment, Agencies: []string{one.t.agency},
				During: j.out.interval(j.p.during), Region: j.space.Describe(s.region), Position: s.position,
				Approvals: []facts.Approval{}, Norms: []string{}}
			for _, l := range s.norms {
				if j.space.Overlaps(l.region, s.region) && !slices.Contains(row.Norms, l.id) {
					row.Norms = append(row.Norms, l.id)
				}
			}
			if s.position == "permitted" {
				row.Approvals = j.allApprovals(one.t, one.perm)
			}
			for _, a := range j.tax.names(one.t.actions) {
				row.Action = a
				j.result.Joint = append(j.result.Joint, row)
			}
		}
	}
}
