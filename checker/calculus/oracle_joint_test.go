package calculus

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// The joint rules of engagement, cell by cell (design, the end of section 7).

// oJoint is what here and home leave together of one action, by cell.
type oJoint struct {
	P, R, Q, D cellSet
}

func (c *oCase) joint() *oJoint {
	if c.joined != nil {
		return c.joined
	}
	n := len(c.o.cells)
	out := &oJoint{make(cellSet, n), make(cellSet, n), make(cellSet, n), make(cellSet, n)}
	for i, in := range c.p.scope {
		if !in || c.absent {
			continue
		}
		hr, hm := c.hr[i], c.hm[i]
		hostWins := func(m *oNorm) bool { return c.yields(m, i, "host", c.agency) }
		ownWins := func(m *oNorm) bool { return c.yields(m, i, "own", c.p.host) }
		proh := slices.ContainsFunc(hm.proh, func(m *oNorm) bool { return !(hostWins(m) && (hr.R || hr.Q)) }) ||
			slices.ContainsFunc(hr.proh, func(m *oNorm) bool { return !(ownWins(m) && (hm.R || hm.Q)) })
		req := c.owes(i)
		torn := false
		for _, a := range req {
			for _, b := range req {
				torn = torn || unmeetable(a.src, b.src) != ""
			}
		}
		// Silence at home never becomes joint permission. A prohibition that gave
		// way to the host's permission is not silence.
		may := hm.Q || hr.Q && (!c.hmKnown || len(hm.proh) > 0)
		switch {
		case proh && len(req) > 0 || torn:
			out.D[i] = true
		case proh:
			out.P[i] = true
		case len(req) > 0:
			out.R[i] = true
		case may:
			out.Q[i] = true
		}
	}
	c.joined = out
	return out
}

// owes lists the duties that clauses leave at a cell.
func (c *oCase) owes(i int) []*oNorm {
	if !c.p.scope[i] || c.absent {
		return nil
	}
	hr, hm := c.hr[i], c.hm[i]
	var out []*oNorm
	for _, m := range hm.req {
		if !(c.yields(m, i, "host", c.agency) && (hr.P || tornWith(m, hr.req))) {
			out = append(out, m)
		}
	}
	for _, m := range hr.req {
		if !(c.yields(m, i, "own", c.p.host) && (hm.P || tornWith(m, hm.req))) {
			out = append(out, m)
		}
	}
	return out
}

// tornWith tells whether a duty cannot be met together with one of others.
func tornWith(n *oNorm, others []*oNorm) bool {
	return slices.ContainsFunc(others, func(o *oNorm) bool { return unmeetable(n.src, o.src) != "" })
}

// yields tells whether a clause that holds makes a norm of an agency's own
// give way at a cell: by "host" the helper's, by "own" the host's.
func (c *oCase) yields(n *oNorm, cell int, by, owner string) bool {
	if c.host {
		return false
	}
	return c.clauseSpeaks(by, cell, func(agreement string) bool { return c.waives(owner, agreement, n.doc) }) && !c.opposed(by, cell)
}

// clauseSpeaks tells whether a clause that holds between host and helper, under
// an agreement that is able to, settles the action that way at a cell.
func (c *oCase) clauseSpeaks(by string, cell int, able func(agreement string) bool) bool {
	for _, id := range c.o.d.Agreements {
		a := c.o.b.Agreements[id]
		for _, cl := range a.Clauses {
			terms := []map[string]*book.Term{a.Terms}
			s := cl.Settles
			if s != nil && s.By == by && c.o.holdsBetween(id, c.agency, c.p.host) && c.o.about(s.Topics, s.Actions, terms)[c.action] &&
				c.o.in(s.When, c.o.cells[cell], terms, true) && able(id) {
				return true
			}
		}
	}
	return false
}

// waives tells whether an agency's signature under an agreement can make a
// document of its own yield: a chief its policies and directives, a governing
// body also what it made itself; nobody law.
func (c *oCase) waives(agency, agreement string, d *oDoc) bool {
	p := c.o.b.Agreements[agreement].Parties[agency]
	power := signs(p.By)
	for _, a := range p.Approvals {
		if c.o.inPeriod(a.On, a.Until, c.p.at) {
			power = max(power, signs(a.By))
		}
	}
	if d.inst == nil {
		return d == c.o.plan && agency == c.o.d.Host && d.rank <= power
	}
	own := d.inst.Issuer == agency || d.inst.Issuer == c.o.b.Agencies[agency].Place && power >= rankOf("ordinance")
	return own && !isLaw(d) && d.rank <= power
}

// joints compares the joint rules of the pieces, and the mismatches side by
// side that follow from them.
func (r *referee) joints(pieces []piece, joints []*joint) {
	for i := range pieces {
		p := &pieces[i]
		for _, c := range r.said[p] {
			want := c.joint()
			got := r.jointOf(joints, p, c)
			for _, s := range []struct {
				name      string
				want, got cellSet
			}{{"unsettled", want.D, r.cells(got.D)}, {"prohibited", want.P, r.cells(got.P)}, {"required", want.R, r.cells(got.R)}, {"permitted", want.Q, r.cells(got.Q)}} {
				if w, g := cellsOf(s.want), cellsOf(s.got); !slices.Equal(w, g) {
					r.fail("joint "+s.name, "%s at %s in %s from %v (%s)\n  -want %s\n  +got  %s", c.agency, c.action, p.assignment, p.during.From, r.e.d.Host,
						r.names(w), r.names(g))
				}
			}
		}
	}
	r.sideBySide(pieces)
}

// jointOf finds the engine's joint; without one, nothing is said.
func (r *referee) jointOf(joints []*joint, p *piece, c *oCase) *joint {
	i, ok := r.e.tax.index[c.action]
	for _, one := range joints {
		if ok && one.t.p == p && one.t.agency == c.agency && one.t.actions.has(i) {
			return one
		}
	}
	return &joint{P: region.Region{}}
}

// sideBySide compares, for each action, where some helper is prohibited what
// another agency at the same place and time may or must do.
func (r *referee) sideBySide(pieces []piece) {
	want := map[string]cellSet{}
	for i := range pieces {
		var now []*piece
		for k := range pieces {
			if pieces[k].during.Contains(pieces[i].during.From) {
				now = append(now, &pieces[k])
			}
		}
		for _, at := range now {
			narrower := func(p *piece) bool { return p.place != at.place && r.o.liesIn(p.place, at.place) }
			if slices.ContainsFunc(now, narrower) {
				continue // taken with each narrower place
			}
			var side []*oCase
			for _, p := range now {
				if r.o.liesIn(at.place, p.place) {
					side = append(side, r.said[p]...)
				}
			}
			r.pairs(side, want)
			r.interventions(side, want)
		}
	}
	sameSets(r, "mismatch", want, r.mis)
}

// pairs adds, by action, the cells at which two agencies side by side stand
// differently, and it is in play for one that may act there.
func (r *referee) pairs(side []*oCase, want map[string]cellSet) {
	by := map[string][]*oCase{}
	for _, c := range side {
		by[c.action] = append(by[c.action], c)
	}
	for action, cases := range by {
		if slices.Contains(r.o.choices, action) && !slices.ContainsFunc(cases, func(c *oCase) bool { return c.owed && !c.absent }) {
			continue // its items are compared
		}
		cells := make(cellSet, len(r.o.cells))
		for i := range cells {
			apart, inPlay := false, false
			for _, b := range cases {
				if !b.joint().Q[i] && !b.joint().R[i] {
					continue
				}
				inPlay = inPlay || b.inPlay
				apart = apart || slices.ContainsFunc(cases, func(a *oCase) bool { return a.agency != b.agency && !a.host && a.joint().P[i] })
			}
			cells[i] = apart && inPlay
		}
		if slices.Contains(cells, true) {
			want[action] = union(want[action], cells)
		}
	}
}
