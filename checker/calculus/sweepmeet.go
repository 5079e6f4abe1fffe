package calculus

import (
	"fmt"
	"slices"
)

// compareSwiftly compares two agencies on what each brings; false: it cannot.
func (c *Comparer) compareSwiftly(action, host, aid int) bool {
	h, a := c.hosts(action, host), c.brings(action, aid, host)
	if c.unfit {
		return false
	}
	c.Met = append(append(c.Met, h.said...), a.said...)
	c.pair = [2]int{host, aid}
	for i := range a.by {
		items := c.tax.choice(a.by[i].member) || h.by[i].must || a.by[i].must
		c.meet(h.by[i].stand(items), a.by[i].stand(items))
	}
	if len(c.Actions[action].words) > 0 {
		c.speak(action, h, a)
	}
	return true
}

// meet compares a host and who helps it on one member of the action.
func (c *Comparer) meet(h, a *stand1) {
	c.Met = append(c.Met, a.alone...)
	c.member, c.expose = a.member, a.expose
	c.unreached(h, a)
	c.otherApprovers(h, a)
	c.duties(h, a)
	if a.expose.InPlay || len(h.req)+len(a.req) > 0 {
		c.silences(h, a)
		c.incomparables(h, a)
	}
}

func (c *Comparer) unreached(h, a *stand1) {
	for i := range h.proh {
		l := &h.proh[i]
		if !l.Beyond(a.P.Bits) {
			continue
		}
		for _, own := range [...][]numbered{a.perm, a.req} {
			for j := range own {
				if l.MeetBeyond(own[j].Bits, a.P.Bits) && !l.same(&own[j]) {
					c.clash(prohibitedByHost, l, &own[j], l.fills && own[j].fills && !a.P.touches)
				}
			}
		}
	}
	for i := range h.req {
		l := &h.req[i]
		for _, own := range [...][]numbered{a.proh, a.perm} {
			for j := range own {
				if l.MeetBeyond(own[j].Bits, a.R.Bits) && !l.same(&own[j]) {
					c.clash(requiredByHost, l, &own[j], l.fills && own[j].fills && !a.R.touches)
				}
			}
		}
		for j := range a.req {
			own := &a.req[j]
			if reason := incompatible(l.source, own.source); reason != "" && l.MeetBeyond(own.Bits, a.required.Bits) && !l.same(own) {
				c.clash(encounterOf("unreached", reason), l, own, l.fills && own.fills && !a.required.touches)
			}
		}
	}
}

func (c *Comparer) otherApprovers(h, a *stand1) {
	for i := range a.parts {
		p := &a.parts[i]
		for j := range h.perm {
			l := &h.perm[j]
			if l.doc.law() || !l.Meets(p.Bits) {
				continue
			}
			at := c.beyondHere(l, a.herePerm)
			if !at.Meets(p.Bits) {
				continue
			}
			key := c.asksMore(l, p)
			if key < 0 {
				continue
			}
			for k := range p.home {
				if !l.same(&p.home[k]) {
					c.asking(l, &p.home[k], key, at.fills && p.fills, p)
				}
			}
		}
	}
}

// asksMore numbers the words that a host asks for beyond those that the agency's
// own rules do; -1: none.
func (c *Comparer) asksMore(l *numbered, p *numberedPart) int32 {
	both := [2]int32{l.traits, p.key}
	key, ok := c.asked[both]
	if !ok {
		key = -1
		if theirs := c.e.approvals(c.anywhere(), l.norm); beyond(theirs, p.approves) {
			key = c.kinds.number(fmt.Sprint("approvals", theirs, p.approves))
		}
		c.asked[both] = key
	}
	return key
}

// anywhere is an agency at any post but its own.
func (c *Comparer) anywhere() *trio {
	return &trio{p: &piece{post: post{host: somewhere, place: someplace}}, agency: c.Agencies[c.pair[1]]}
}

func (c *Comparer) duties(h, a *stand1) {
	for i := range h.req {
		for j := range a.req {
			l, r := &h.req[i], &a.req[j]
			if !l.Meets(r.Bits) || l.same(r) {
				continue
			}
			at := c.beyondHere(l, a.hereReq) // what binds here too is compared as such
			if reason := differs(l.source, r.source); reason != "" && at.Meets(r.Bits) && incompatible(l.source, r.source) == "" {
				c.clash(encounterOf("duty", reason), l, r, at.fills && r.fills)
			}
		}
	}
}

func (c *Comparer) silences(h, a *stand1) {
	if a.category && len(h.req)+len(a.req) == 0 {
		return // its items are looked at one by one
	}
	if a.known {
		as := ownSilent
		if a.speaks {
			as = ownSilentOutside
		}
		for _, ones := range [...][]numbered{h.proh, h.req, h.perm} {
			for i := range ones {
				if l := &ones[i]; l.Beyond(a.said.Bits) {
					c.clash(as, l, nil, l.fills && !a.said.touches)
				}
			}
		}
	}
	if h.known {
		as := hostSilent
		if h.speaks {
			as = hostSilentOutside
		}
		for _, ones := range [...][]numbered{a.proh, a.req, a.perm} {
			for i := range ones {
				if r := &ones[i]; r.BeyondBoth(h.said.Bits, a.spoken.Bits) {
					c.clash(as, nil, r, r.fills && !h.said.touches && !a.spoken.touches)
				}
			}
		}
	}
}

func (c *Comparer) incomparables(h, a *stand1) {
	for i := range h.perm {
		for j := range a.perm {
			if l, r := &h.perm[i], &a.perm[j]; l.Meets(r.Bits) && l.Beyond(r.Bits) && r.Beyond(l.Bits) && !l.same(r) {
				c.clash(thresholds, l, r, r.fills && !l.touches)
			}
		}
	}
}

// same tells whether two are one norm, that of a document common to both.
func (n *numbered) same(o *numbered) bool { return n.common != 0 && n.common == o.common }

// beyondHere is where a host's norm counts, less where it binds here too; see
// live.beyond.
func (c *Comparer) beyondHere(l *numbered, here []numbered) where {
	out := l.where
	for i := range here {
		if l.same(&here[i]) {
			left := slices.Clone(out.Bits)
			left.Without(here[i].Bits)
			out = where{left, out.fills && !here[i].touches, true}
		}
	}
	return out
}

// spell works out what an agency brings of words in dispute; see terms.
func (c *Comparer) spell(action int, p *piece, out *brought, agency, host int) {
	a := &c.Actions[action]
	id := c.Agencies[agency]
	v := c.viewsAt(p, c.with(action), nil, agency, host, nil)
	words := c.e.vocabulary(id, v.home)
	out.words, out.here = &vocabulary{words, sortedUses(words), v.home}, v.here
	for _, w := range a.words {
		key := ""
		if m, said := words[w.use]; said {
			key = w.extents[m.term].key
		}
		out.means = append(out.means, key)
	}
	if agency != host && !c.space.Empty(p.scope) {
		c.found(a, p, &out.said, func() { c.e.readings(p, id, words, v) })
	}
}

// speak compares the words of two agencies where they mean different things.
func (c *Comparer) speak(action int, h, a *brought) {
	for i, theirs := range h.means {
		if own := a.means[i]; theirs == "" || own == "" || theirs == own {
			continue
		}
		c.between(nil, c.pair[0], c.pair[1])
		p := c.post(c.moments[0], c.e.d.Place)
		if p.host = c.e.d.Host; !c.space.Empty(p.scope) {
			c.found(&c.Actions[action], p, &c.Met, func() { c.e.definitions(p, c.unit.Agency, h.words.words, a.words, a.here) })
		}
		return
	}
}
