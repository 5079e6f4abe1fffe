package calculus

import (
	"fmt"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// trio1 is an agency's stances on one member, with a host that says nothing.
func (c *Comparer) trio1(p *piece, agency int, v *views, i int, byItems bool) *trio {
	topic := c.tax.topic[i]
	t := &trio{p: p, agency: c.Agencies[agency], views: v, host: v, actions: c.tax.none(), topic: topic, hrOn: v.here.on(i), hmOn: v.home.on(i),
		hmKnown: v.home.known[topic], byItems: byItems, hh: &stance{}}
	t.actions.add(i)
	t.expose = c.e.exposure(p, t.agency, i)
	if byItems {
		t.hr, t.hm = c.e.byItems(v.here, i, p.scope), c.e.byItems(v.home, i, p.scope)
	} else {
		t.hr, t.hm = c.e.stance(t.hrOn, p.scope), c.e.stance(t.hmOn, p.scope)
	}
	return t
}

// stand1 is the stance on one member, and what it comes to by itself.
func (c *Comparer) stand1(a *SweptAction, t *trio) *stand1 {
	i := t.actions.first()
	one := &stand1{member: i, known: t.hmKnown, speaks: t.hm.speaks(), expose: t.expose, category: c.tax.leaves[i][0] != i}
	one.proh, one.req, one.perm = c.numbered(t.hm.proh), c.numbered(t.hm.req), c.numbered(t.hm.perm)
	P, R, Q := c.stood(t.hm, one.proh, one.req, one.perm, t.byItems)
	open := Q.Bits
	if t.agency != t.p.host {
		c.found(a, t.p, &one.alone, func() { c.e.compare(t) })
		one.hereReq, one.herePerm = c.numbered(t.hr.req), c.numbered(t.hr.perm)
		hereP, hereR, hereQ := c.stood(t.hr, c.numbered(t.hr.proh), one.hereReq, one.herePerm, t.byItems)
		one.spoken, one.required = c.filled(hereP.Or(hereR.Bits).Or(hereQ.Bits)), hereR
		P, R, Q = c.filled(P.Or(hereP.Bits)), c.filled(R.Or(hereR.Bits)), c.filled(Q.Or(hereQ.Bits))
	}
	one.P, one.R, one.said = P, R, c.filled(P.Or(R.Bits).Or(Q.Bits))
	if len(one.perm) == 0 {
		return one
	}
	one.parts = c.parts(t, one.perm, open)
	return one
}

// stood is where a stance prohibits, requires and permits, by its norms. By items a
// category is also required where one of its items is.
func (c *Comparer) stood(s *stance, proh, req, perm []numbered, byItems bool) (P, R, Q where) {
	union := func(ones []numbered) region.Bits {
		out := c.grid.None()
		for i := range ones {
			out.With(ones[i].Bits)
		}
		return out
	}
	P, R, Q = c.filled(union(proh)), c.filled(union(req)), c.filled(union(perm))
	if byItems {
		return P, c.where(s.R), Q
	}
	R.Without(P.Bits)
	return P, c.filled(R.Bits), Q
}

// parts cuts a region by which permissions hold there; see byApprovals.
func (c *Comparer) parts(t *trio, perm []numbered, open region.Bits) (out []numberedPart) {
	at := map[string]int{}
	hold := make([]byte, len(perm))
	open.Each(func(i int) {
		for k := range perm {
			if hold[k] = 0; perm[k].Has(i) {
				hold[k] = 1
			}
		}
		n, known := at[string(hold)]
		if !known {
			n = len(out)
			at[string(hold)] = n
			one := numberedPart{where: where{Bits: make(region.Bits, len(open))}}
			var home []live
			for k := range perm {
				if hold[k] == 1 {
					one.home, home = append(one.home, perm[k]), append(home, perm[k].live)
				}
			}
			one.approves = c.e.allApprovals(t, home)
			one.key = c.kinds.number(fmt.Sprint("words", one.approves))
			out = append(out, one)
		}
		out[n].Add(i)
	})
	for n := range out {
		out[n].where = c.filled(out[n].Bits)
	}
	return out
}

// where puts a region on the grid. One that does not fit has agencies compared
// on the action at length.
func (c *Comparer) where(r region.Region) where {
	parts, ok := c.grid.Of(r)
	if !ok {
		c.unfit = true
		parts, _ = c.grid.Of(region.Region{})
	}
	return c.filled(parts)
}

func (c *Comparer) filled(parts region.Bits) where {
	return where{parts, !c.scope.Beyond(parts), c.scope.Meets(parts)}
}

// found collects what is found of an agency by itself.
func (c *Comparer) found(a *SweptAction, p *piece, into *[]Meeting, find func()) {
	c.e.d.Host = p.host
	c.e.out.sink = func(rec *facts.Clash, actions bitset, k *clash) {
		if slices.ContainsFunc(a.members, actions.has) && c.filed(a, rec.Topic, actions) {
			rec.Actions = []string{a.ID}
			*into = c.meetAs(*into, rec, k)
		}
	}
	find()
}

func (c *Comparer) numbered(ones []live) []numbered {
	out := make([]numbered, len(ones))
	for i, l := range ones {
		out[i] = numbered{l, c.where(l.region), c.numbers[l.norm], c.traitsOf(l.norm), 0}
		if c.common[l.doc] {
			out[i].common = 1 + c.places.number(l.place)
		}
	}
	return out
}
