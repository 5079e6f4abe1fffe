package calculus

import (
	"fmt"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// Where nothing but their own documents binds two agencies, and nothing is
// agreed between them, all that one brings is the same at any post of the same
// kind, and what is compared are pairs of norms: of these there are few, and of
// the regions in which they meet fewer still. So each is looked at once, by
// number. What it comes to is what compare finds where nothing binds here.

// brought is what an agency brings to posts of one kind, on one action.
type brought struct {
	by    []stand1
	alone []Meeting // what is found of the agency whomever it helps
	host  []Meeting // and as a host
}

// stand1 is an agency's stance on one member of an action.
type stand1 struct {
	member   int
	known    bool
	speaks   bool
	expose   facts.Exposure
	proh     []numbered
	req      []numbered
	perm     []numbered
	P, R     where
	said     where // P, R and Q
	category bool
	parts    []numberedPart // see otherApprovers
}

// where is a region as a set of the grid's parts.
type where struct {
	region.Bits
	fills   bool // it is everything that can occur at the post
	touches bool // something of it can occur there
}

// numbered is a norm that counts, with where it does, and the numbers of itself
// and of what a clash shows of it.
type numbered struct {
	live
	where
	is, traits int32
}

type numberedPart struct {
	where
	key      int32
	home     []numbered
	approves []facts.Approval
}

// Meeting is a clash: what it is like, and the norms on which it rests.
type Meeting struct {
	like  int32
	norms [2]int32 // -1: none
}

// encounter is a way for two norms to meet.
type encounter uint8

const (
	prohibitedByHost encounter = iota
	requiredByHost
	hostAsksMore
	thresholds
	ownSilent
	ownSilentOutside
	hostSilent
	hostSilentOutside
	otherRetention
	otherCount
	otherRecipients
	anotherDeadline
	anotherRetention
	anotherCount
	anotherRecipients
)

var encounters = [...]struct{ kind, reason string }{
	prohibitedByHost: {"unreached", "prohibited-by-host"}, requiredByHost: {"unreached", "required-by-host"}, hostAsksMore: {"approver", "host-asks-more"},
	thresholds: {"incomparable", "thresholds"},
	ownSilent:  {"silent", "own-silent"}, ownSilentOutside: {"silent", "own-silent-outside"},
	hostSilent: {"silent", "host-silent"}, hostSilentOutside: {"silent", "host-silent-outside"},
	otherRetention: {"unreached", "retention"}, otherCount: {"unreached", "count"}, otherRecipients: {"unreached", "recipients"},
	anotherDeadline: {"duty", "deadline"}, anotherRetention: {"duty", "retention"}, anotherCount: {"duty", "count"}, anotherRecipients: {"duty", "recipients"},
}

// encounterOf finds the one of a kind with a reason.
func encounterOf(kind, reason string) encounter {
	for i := range encounters {
		if encounters[i].kind == kind && encounters[i].reason == reason {
			return encounter(i)
		}
	}
	panic("no two norms meet as " + kind + ", " + reason)
}

// meeting is all of a clash between two norms that can weigh, but for its
// situation.
type meeting struct {
	left, right int32 // traits of the norms; -1: none
	approvals   int32
	expose      uint8
	as          encounter
	whole       bool
}

// contained tells whether an agency's documents on an action bind nobody else,
// and it nowhere otherwise than at home.
func (c *Comparer) contained(action, agency int) bool {
	known := &c.apart[agency]
	if *known == 0 {
		*known = 1
		topic := c.Actions[action].Topic
		for _, n := range c.near[agency] {
			d := &c.docs[n.doc]
			if len(d.on[action]) == 0 && !d.whole[topic] {
				continue
			}
			abroad, there, at := reaches(d.inst, n.bits, 0), reaches(d.inst, 0, n.bits), reaches(d.inst, n.bits, n.bits)
			if !d.private || n.bits&isIssuer == 0 || abroad != (ways{home: true}) || there != (ways{}) || at != (ways{home: true}) {
				*known = 2
				break
			}
		}
	}
	return *known == 1
}

// mostCells bounds the grids by which regions are compared; beyond, agencies are
// compared at length.
const mostCells = 1 << 16

// swift tells whether two agencies can be compared so.
func (c *Comparer) swift(action int, ties []int, host, aid int) bool {
	a := &c.Actions[action]
	return c.Swift && !c.exactly && !c.named[host] && !c.named[aid] && len(ties) == 0 && len(c.moments) == 1 && len(a.words) == 0 && a.needs.empty() &&
		c.contained(action, host) && c.contained(action, aid) && c.divided(action)
}

// divided makes the grid of an action; false: it would be too large.
func (c *Comparer) divided(action int) bool {
	if c.grid == nil && !c.unfit {
		grid, ok := c.space.NewGrid(c.regionsOn(action), mostCells)
		c.grid, c.unfit = grid, !ok
	}
	return !c.unfit
}

// regionsOn are those of all norms on an action, and what is given at posts.
func (c *Comparer) regionsOn(action int) (out []region.Region) {
	seen, scopes := make([]bool, len(c.Norms)), map[string]bool{}
	for i := range c.Agencies {
		if !scopes[c.scopes[i]] {
			scopes[c.scopes[i]] = true
			out = append(out, c.post(c.moments[0], c.src.Agencies[c.Agencies[i]].Place).scope)
		}
		if !c.contained(action, i) {
			continue
		}
		for _, t := range c.near[i] {
			for _, n := range c.docs[t.doc].on[action] {
				if at := c.numbers[n]; !seen[at] {
					seen[at] = true
					out = append(out, n.region)
				}
			}
		}
	}
	return out
}

// brings is what an agency brings to a post of a kind.
func (c *Comparer) brings(action, agency, host int) *brought {
	kind := c.kindOf(host)
	for len(c.brought) <= kind {
		c.brought = append(c.brought, make([]*brought, len(c.Agencies)))
	}
	b := c.brought[kind][agency]
	if b == nil {
		b = c.bring(action, agency, host)
		c.brought[kind][agency] = b
	}
	return b
}

// kindOf numbers the kind of post that a host's own place is.
func (c *Comparer) kindOf(host int) int {
	if c.posts == nil {
		c.posts = make([]int32, len(c.Agencies))
		kinds := interned{}
		for i, scope := range c.scopes {
			c.posts[i] = kinds.number(scope)
		}
	}
	return int(c.posts[host])
}

// somewhere stands for any host and its place: no agency and no place has such
// a name.
const somewhere = "\x00"

func (c *Comparer) bring(action, agency, host int) *brought {
	a := &c.Actions[action]
	p := c.post(c.moments[0], c.src.Agencies[c.Agencies[host]].Place)
	v := c.viewsAt(p, c.on(action), a.looks, agency, agency, nil)
	v.here = newView()
	p.host, p.place = somewhere, somewhere
	home := *p
	home.host = c.Agencies[agency]
	out := &brought{by: make([]stand1, 0, len(a.members))}
	e := c.e
	c.unit.Agency = c.Agencies[agency]
	c.scope, _ = c.grid.Of(p.scope)
	for _, i := range a.members {
		t := e.trio(p, c.Agencies[agency], v, v, i)
		t.expose = e.exposure(p, t.agency, i)
		out.by = append(out.by, c.stand1(t, i))
		out.alone = append(out.alone, c.ofItself(a, t, func() { e.faults(t); e.incapable(t) })...)
		there := *t
		there.p = &home
		out.host = append(out.host, c.ofItself(a, &there, func() { e.faults(&there) })...)
	}
	return out
}

// stand1 is the stance on one member.
func (c *Comparer) stand1(t *trio, i int) stand1 {
	one := stand1{member: i, known: t.hmKnown, speaks: t.hm.speaks(), expose: t.expose, category: c.tax.leaves[i][0] != i}
	one.proh, one.req, one.perm = c.numbered(t.hm.proh), c.numbered(t.hm.req), c.numbered(t.hm.perm)
	one.P, one.R = c.where(t.hm.P), c.where(t.hm.R)
	one.said = c.filled(one.P.Or(one.R.Bits).Or(c.where(t.hm.Q).Bits))
	if len(one.perm) == 0 {
		return one
	}
	for _, part := range c.e.byApprovals(&trio{hr: &stance{}, hm: t.hm}, t.hm.Q) {
		approves := c.e.allApprovals(t, part.home)
		one.parts = append(one.parts, numberedPart{c.where(part.region), c.kinds.number(fmt.Sprint("words", approves)), c.numbered(part.home), approves})
	}
	return one
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

// ofItself is what is found of an agency by itself.
func (c *Comparer) ofItself(a *SweptAction, t *trio, find func()) (out []Meeting) {
	c.e.d.Host = t.p.host
	c.e.out.sink = func(rec *facts.Clash, _ bitset, k *clash) {
		rec.Actions = []string{a.ID}
		out = append(out, c.metAs(rec, k))
	}
	find()
	return out
}

func (c *Comparer) numbered(ones []live) []numbered {
	out := make([]numbered, len(ones))
	for i, l := range ones {
		out[i] = numbered{l, c.where(l.region), c.numbers[l.norm], c.traitsOf(l.norm)}
	}
	return out
}

// traitsOf numbers what of a norm a clash between norms shows.
func (c *Comparer) traitsOf(n *norm) int32 {
	at, ok := c.traits[n]
	if !ok {
		at = c.kinds.number(fmt.Sprint("norm", n.doc.kind, n.doc.rank, n.doc.law(), n.modality, n.confidence, "|", dutyWords(n.source), "|", n.source.Approval, "|", c.Mark(n.id)))
		c.traits[n] = at
	}
	return at
}

// compareSwiftly compares two agencies on what each brings; false: it cannot.
func (c *Comparer) compareSwiftly(action, host, aid int) bool {
	h, a := c.brings(action, host, host), c.brings(action, aid, host)
	if c.unfit {
		return false
	}
	c.Met = append(append(c.Met, h.host...), a.alone...)
	c.pair = [2]int{host, aid}
	for i := range a.by {
		c.member, c.expose = a.by[i].member, a.by[i].expose
		c.unreached(&h.by[i], &a.by[i])
		c.otherApprovers(&h.by[i], &a.by[i])
		c.duties(&h.by[i], &a.by[i])
		if a.by[i].expose.InPlay || len(h.by[i].req)+len(a.by[i].req) > 0 {
			c.silences(&h.by[i], &a.by[i])
			c.incomparables(&h.by[i], &a.by[i])
		}
	}
	return true
}

func (c *Comparer) unreached(h, a *stand1) {
	for i := range h.proh {
		l := &h.proh[i]
		if !l.Beyond(a.P.Bits) {
			continue
		}
		for _, own := range [...][]numbered{a.perm, a.req} {
			for j := range own {
				if l.MeetBeyond(own[j].Bits, a.P.Bits) {
					c.clash(prohibitedByHost, l, &own[j], l.fills && own[j].fills && !a.P.touches)
				}
			}
		}
	}
	for i := range h.req {
		l := &h.req[i]
		for _, own := range [...][]numbered{a.proh, a.perm} {
			for j := range own {
				if l.MeetBeyond(own[j].Bits, a.R.Bits) {
					c.clash(requiredByHost, l, &own[j], l.fills && own[j].fills && !a.R.touches)
				}
			}
		}
		for j := range a.req {
			own := &a.req[j]
			if reason := incompatible(l.source, own.source); reason != "" && l.Meets(own.Bits) {
				c.clash(encounterOf("unreached", reason), l, own, l.fills && own.fills)
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
			key := c.asksMore(l, p)
			if key < 0 {
				continue
			}
			for k := range p.home {
				c.asking(l, &p.home[k], p, key)
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
	return &trio{p: &piece{post: post{host: somewhere, place: somewhere}}, agency: c.Agencies[c.pair[1]]}
}

func (c *Comparer) duties(h, a *stand1) {
	for i := range h.req {
		for j := range a.req {
			l, r := &h.req[i], &a.req[j]
			if !l.Meets(r.Bits) {
				continue
			}
			if reason := differs(l.source, r.source); reason != "" && incompatible(l.source, r.source) == "" {
				c.clash(encounterOf("duty", reason), l, r, l.fills && r.fills)
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
				if r := &ones[i]; r.Beyond(h.said.Bits) {
					c.clash(as, nil, r, r.fills && !h.said.touches)
				}
			}
		}
	}
}

func (c *Comparer) incomparables(h, a *stand1) {
	for i := range h.perm {
		for j := range a.perm {
			if l, r := &h.perm[i], &a.perm[j]; l.Meets(r.Bits) && l.Beyond(r.Bits) && r.Beyond(l.Bits) {
				c.clash(thresholds, l, r, r.fills && !l.touches)
			}
		}
	}
}

// clash notes a clash between two norms, of which one may be missing. Whole: it
// is there whatever can occur.
func (c *Comparer) clash(as encounter, left, right *numbered, whole bool) {
	if c.tax.choice(c.member) && !(left != nil && left.modality == requires || right != nil && right.modality == requires) {
		return
	}
	k := meeting{left: -1, right: -1, approvals: -1, as: as, whole: whole}
	c.note(k, left, right, nil)
}

// asking notes that the host asks for a word that the agency's own rules do not
// ask for.
func (c *Comparer) asking(left, right *numbered, p *numberedPart, key int32) {
	if c.tax.choice(c.member) {
		return
	}
	c.note(meeting{approvals: key, as: hostAsksMore, whole: left.fills && p.fills}, left, right, p)
}

func (c *Comparer) note(k meeting, left, right *numbered, p *numberedPart) {
	one := Meeting{norms: [2]int32{-1, -1}}
	if left != nil {
		k.left, one.norms[0] = left.traits, left.is
	}
	if right != nil {
		k.right, one.norms[1] = right.traits, right.is
	}
	k.expose = bitsOf(&c.expose)
	like, ok := c.meetings[k]
	if !ok {
		like = c.form(k, left, right, p)
		c.meetings[k] = like
	}
	one.like = like
	c.Met = append(c.Met, one)
}

func bitsOf(x *facts.Exposure) (out uint8) {
	for i, is := range [...]bool{x.Planned, x.Carried, x.Trained, x.Unknown, x.InPlay} {
		if is {
			out |= 1 << i
		}
	}
	return out
}

// form states a clash that is like none before, once for each way in which rules
// see situations: none of them should make a difference.
func (c *Comparer) form(m meeting, left, right *numbered, part *numberedPart) int32 {
	p := c.post(c.moments[0], c.src.Agencies[c.Agencies[c.pair[0]]].Place)
	p.host = c.Agencies[c.pair[0]]
	c.e.d.Host = p.host
	t := &trio{p: p, agency: c.Agencies[c.pair[1]], expose: c.expose, topic: c.Actions[c.action].Topic, actions: c.tax.none()}
	t.actions.add(c.member)
	as := encounters[m.as]
	k := &clash{kind: as.kind, reason: as.reason, left: side{view: "host-home", position: "silent"},
		right: side{view: "home", position: "silent", own: true}}
	if left != nil {
		k.left.norms, k.left.position = []*norm{left.norm}, positionOf(left.norm)
	}
	if right != nil {
		k.right.norms, k.right.position = []*norm{right.norm}, positionOf(right.norm)
	}
	if part != nil {
		home := make([]live, len(part.home))
		for i := range home {
			home[i] = part.home[i].live
		}
		k.left.approvals, k.right.approvals = hosts(c.e.approvals(t, left.norm), t.p.host), c.e.allApprovals(t, home)
	}
	var likes []int32
	for _, words := range c.Situations {
		k.said = &saying{situation: words, whole: m.whole}
		rec := c.e.out.record(t, k)
		rec.Settlements = []facts.Settlement{}
		rec.Actions = []string{c.Actions[c.action].ID}
		likes = append(likes, c.likeness(rec))
	}
	c.Forms = append(c.Forms, likes)
	return -int32(len(c.Forms))
}
