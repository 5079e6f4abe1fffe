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
	s        *stance
	known    bool
	expose   facts.Exposure
	proh     []numbered
	req      []numbered
	perm     []numbered
	P, R, Q  int32
	category bool
	parts    []numberedPart // see otherApprovers
}

// numbered is a norm that counts, with the numbers of its region and of itself.
type numbered struct {
	live
	at, is, traits int32
}

type numberedPart struct {
	at, key  int32
	home     []live
	approves []facts.Approval
}

// Meeting is a clash: what it is like, and the norms on which it rests.
type Meeting struct {
	like  int32
	norms [2]int32 // -1: none
}

// regions numbers regions, and remembers what two of them come to.
type regions struct {
	space  *region.Space
	all    []region.Region
	by     map[string]int32
	common map[[2]int32]int32
	less   map[[2]int32]int32
	inside map[[2]int32]bool
}

func newRegions(s *region.Space) *regions {
	return &regions{space: s, by: map[string]int32{}, common: map[[2]int32]int32{}, less: map[[2]int32]int32{}, inside: map[[2]int32]bool{}}
}

// number of a region; 0 is the empty one.
func (r *regions) number(of region.Region) int32 {
	if len(r.all) == 0 {
		r.all = append(r.all, region.Region{})
	}
	if r.space.Empty(of) {
		return 0
	}
	of = r.space.Simplify(of)
	key := r.space.Key(of)
	n, ok := r.by[key]
	if !ok {
		n = int32(len(r.all))
		r.by[key], r.all = n, append(r.all, of)
	}
	return n
}

func (r *regions) intersect(a, b int32) int32 {
	if a == 0 || b == 0 {
		return 0
	}
	if a == b {
		return a
	}
	key := [2]int32{min(a, b), max(a, b)}
	n, ok := r.common[key]
	if !ok {
		n = r.number(r.all[a].Intersect(r.all[b]))
		r.common[key] = n
	}
	return n
}

func (r *regions) minus(a, b int32) int32 {
	if a == 0 || b == 0 {
		return a
	}
	if a == b {
		return 0
	}
	key := [2]int32{a, b}
	n, ok := r.less[key]
	if !ok {
		n = r.number(r.all[a].Minus(r.all[b]))
		r.less[key] = n
	}
	return n
}

func (r *regions) subset(a, b int32) bool { return r.minus(a, b) == 0 }

// meeting is all of a clash between two norms that can weigh.
type meeting struct {
	kind, reason string
	left, right  int32 // traits of the norms; -1: none
	situation    int32
	whole        bool
	expose       facts.Exposure
	action       int32
	approvals    int32
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

// swift tells whether two agencies can be compared so.
func (c *Comparer) swift(action int, ties []int, host, aid int) bool {
	a := &c.Actions[action]
	return c.Swift && !c.named[host] && !c.named[aid] && len(ties) == 0 && len(c.moments) == 1 && !c.words && a.needs.empty() && c.contained(action, host) && c.contained(action, aid)
}

// brings is what an agency brings to a post of a kind.
func (c *Comparer) brings(action, agency, host int) *brought {
	scope := c.kinds.number(c.scopes[host])
	key := [2]int{agency, int(scope)}
	b := c.brought[key]
	if b == nil {
		b = c.bring(action, agency, host)
		c.brought[key] = b
	}
	return b
}

// somewhere stands for any host and its place: no agency and no place has such
// a name.
const somewhere = "\x00"

func (c *Comparer) bring(action, agency, host int) *brought {
	a := &c.Actions[action]
	p := c.post(c.moments[0], c.src.Agencies[c.Agencies[host]].Place)
	v := c.viewsAt(p, action, a.looks, agency, agency, nil)
	v.here = newView()
	p.host, p.place = somewhere, somewhere
	home := *p
	home.host = c.Agencies[agency]
	out := &brought{by: make([]stand1, 0, len(a.members))}
	e := c.e
	c.unit.Agency = c.Agencies[agency]
	for _, i := range a.members {
		t := e.trio(p, c.Agencies[agency], v, v, i)
		t.expose = e.exposure(p, t.agency, i)
		one := stand1{member: i, s: t.hm, known: t.hmKnown, expose: t.expose, category: e.tax.leaves[i][0] != i}
		one.proh, one.req, one.perm = c.numbered(t.hm.proh), c.numbered(t.hm.req), c.numbered(t.hm.perm)
		one.P, one.R, one.Q = c.regions.number(t.hm.P), c.regions.number(t.hm.R), c.regions.number(t.hm.Q)
		if len(one.perm) > 0 {
			for _, part := range e.byApprovals(&trio{hr: &stance{}, hm: t.hm}, t.hm.Q) {
				approves := e.allApprovals(t, part.home)
				one.parts = append(one.parts, numberedPart{c.regions.number(part.region), c.kinds.number(fmt.Sprint("words", approves)), part.home, approves})
			}
		}
		out.by = append(out.by, one)
		out.alone = append(out.alone, c.ofItself(a, t, func() { e.faults(t); e.incapable(t) })...)
		there := *t
		there.p = &home
		out.host = append(out.host, c.ofItself(a, &there, func() { e.faults(&there) })...)
	}
	return out
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
		out[i] = numbered{l, c.regions.number(l.region), c.numbers[l.norm], c.traitsOf(l.norm)}
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

// compareSwiftly compares two agencies on what each brings.
func (c *Comparer) compareSwiftly(action, host, aid int) {
	h, a := c.brings(action, host, host), c.brings(action, aid, host)
	c.Met = append(append(c.Met, h.host...), a.alone...)
	c.pair = [2]int{host, aid}
	c.facing.action = int32(action)
	for i := range a.by {
		c.member, c.facing.expose = a.by[i].member, a.by[i].expose
		c.unreached(&h.by[i], &a.by[i])
		c.otherApprovers(&h.by[i], &a.by[i])
		c.duties(&h.by[i], &a.by[i])
		if a.by[i].expose.InPlay || len(h.by[i].req)+len(a.by[i].req) > 0 {
			c.silences(&h.by[i], &a.by[i])
			c.incomparables(&h.by[i], &a.by[i])
		}
	}
}

func (c *Comparer) unreached(h, a *stand1) {
	for i := range h.proh {
		l := &h.proh[i]
		open := c.regions.minus(l.at, a.P)
		if open == 0 {
			continue
		}
		for _, own := range [][]numbered{a.perm, a.req} {
			for j := range own {
				c.clash("unreached", "prohibited-by-host", l, &own[j], c.regions.intersect(open, own[j].at))
			}
		}
	}
	for i := range h.req {
		l := &h.req[i]
		open := c.regions.minus(l.at, a.R)
		for _, own := range [][]numbered{a.proh, a.perm} {
			for j := range own {
				c.clash("unreached", "required-by-host", l, &own[j], c.regions.intersect(open, own[j].at))
			}
		}
		for j := range a.req {
			if reason := incompatible(l.source, a.req[j].source); reason != "" {
				c.clash("unreached", reason, l, &a.req[j], c.regions.intersect(l.at, a.req[j].at))
			}
		}
	}
}

func (c *Comparer) otherApprovers(h, a *stand1) {
	for i := range a.parts {
		p := &a.parts[i]
		for j := range h.perm {
			l := &h.perm[j]
			at := c.regions.intersect(l.at, p.at)
			if at == 0 || l.doc.law() {
				continue
			}
			key := c.asksMore(l, p)
			if key < 0 {
				continue
			}
			for k := range p.home {
				own := numbered{p.home[k], 0, c.numbers[p.home[k].norm], c.traitsOf(p.home[k].norm)}
				c.asking(l, &own, p, at, key)
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
			at := c.regions.intersect(h.req[i].at, a.req[j].at)
			if at == 0 {
				continue
			}
			if reason := differs(h.req[i].source, a.req[j].source); reason != "" && incompatible(h.req[i].source, a.req[j].source) == "" {
				c.clash("duty", reason, &h.req[i], &a.req[j], at)
			}
		}
	}
}

func (c *Comparer) silences(h, a *stand1) {
	if a.category && len(h.req)+len(a.req) == 0 {
		return // its items are looked at one by one
	}
	if a.known {
		for _, ones := range [][]numbered{h.proh, h.req, h.perm} {
			for i := range ones {
				at := c.regions.minus(c.regions.minus(c.regions.minus(ones[i].at, a.P), a.R), a.Q)
				c.clash("silent", "own-silent"+outside(a.s), &ones[i], nil, at)
			}
		}
	}
	if h.known {
		for _, ones := range [][]numbered{a.proh, a.req, a.perm} {
			for i := range ones {
				at := c.regions.minus(c.regions.minus(c.regions.minus(ones[i].at, h.P), h.R), h.Q)
				c.clash("silent", "host-silent"+outside(h.s), nil, &ones[i], at)
			}
		}
	}
}

func (c *Comparer) incomparables(h, a *stand1) {
	for i := range h.perm {
		for j := range a.perm {
			l, r := h.perm[i].at, a.perm[j].at
			if c.regions.intersect(l, r) == 0 || c.regions.subset(l, r) || c.regions.subset(r, l) {
				continue
			}
			c.clash("incomparable", "thresholds", &h.perm[i], &a.perm[j], c.regions.minus(r, l))
		}
	}
}

// clash notes a clash between two norms, of which one may be missing.
func (c *Comparer) clash(kind, reason string, left, right *numbered, at int32) {
	if at == 0 || c.tax.choice(c.member) && !(left != nil && left.modality == requires || right != nil && right.modality == requires) {
		return
	}
	c.note(kind, reason, left, right, at, -1, func(*trio) (l, r []facts.Approval) { return nil, nil })
}

// asking notes that the host asks for a word that the agency's own rules do not
// ask for.
func (c *Comparer) asking(left, right *numbered, p *numberedPart, at, key int32) {
	if c.tax.choice(c.member) {
		return
	}
	c.note("approver", "host-asks-more", left, right, at, key, func(t *trio) (l, r []facts.Approval) {
		return hosts(c.e.approvals(t, left.norm), t.p.host), c.e.allApprovals(t, p.home)
	})
}

func (c *Comparer) note(kind, reason string, left, right *numbered, at, approvals int32, ask func(*trio) (l, r []facts.Approval)) {
	k := c.facing
	k.kind, k.reason, k.left, k.right, k.approvals = kind, reason, -1, -1, approvals
	one := Meeting{norms: [2]int32{-1, -1}}
	if left != nil {
		k.left, one.norms[0] = left.traits, left.is
	}
	if right != nil {
		k.right, one.norms[1] = right.traits, right.is
	}
	said := c.sayingOf(at)
	k.situation, k.whole = said.situation, said.whole
	like, ok := c.meetings[k]
	if !ok {
		like = c.record(kind, reason, left, right, at, ask)
		c.meetings[k] = like
	}
	one.like = like
	c.Met = append(c.Met, one)
}

// short is what of a region in words can weigh.
type short struct {
	situation int32
	whole     bool
	known     bool
}

func (c *Comparer) sayingOf(at int32) short {
	scope := int(c.kinds.number(c.scopes[c.pair[0]]))
	for len(c.short) <= scope {
		c.short = append(c.short, nil)
	}
	for len(c.short[scope]) <= int(at) {
		c.short[scope] = append(c.short[scope], short{})
	}
	s := &c.short[scope][at]
	if !s.known {
		p := c.post(c.moments[0], c.src.Agencies[c.Agencies[c.pair[0]]].Place)
		words := c.e.out.situation(c.regions.all[at], p.given)
		*s = short{c.kinds.number("situation" + c.Situation(words)), c.space.Subset(p.scope, c.regions.all[at]), true}
	}
	return *s
}

// record states a clash that is like none before.
func (c *Comparer) record(kind, reason string, left, right *numbered, at int32, ask func(*trio) (l, r []facts.Approval)) int32 {
	p := c.post(c.moments[0], c.src.Agencies[c.Agencies[c.pair[0]]].Place)
	p.host = c.Agencies[c.pair[0]]
	c.e.d.Host = p.host
	t := &trio{p: p, agency: c.Agencies[c.pair[1]], expose: c.facing.expose, topic: c.Actions[c.facing.action].Topic, actions: c.tax.none()}
	t.actions.add(c.member)
	k := &clash{kind: kind, reason: reason, region: c.regions.all[at], left: side{view: "host-home", position: "silent"},
		right: side{view: "home", position: "silent", own: true}}
	if left != nil {
		k.left.norms, k.left.position = []*norm{left.norm}, positionOf(left.norm)
	}
	if right != nil {
		k.right.norms, k.right.position = []*norm{right.norm}, positionOf(right.norm)
	}
	k.left.approvals, k.right.approvals = ask(t)
	k.said = &saying{situation: c.e.out.situation(k.region, p.given), whole: c.space.Subset(p.scope, k.region)}
	rec := c.e.out.record(t, k)
	rec.Settlements = []facts.Settlement{}
	rec.Actions = []string{c.Actions[c.facing.action].ID}
	return c.metAs(rec, nil).like
}
