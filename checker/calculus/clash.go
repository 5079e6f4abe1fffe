package calculus

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// trio is one agency's and its host's stances on a group of actions of which
// all views say the same.
type trio struct {
	p       *piece
	agency  string
	views   *views
	host    *views
	actions bitset
	topic   string
	expose  facts.Exposure
	// here and home of the agency, and home of the host.
	hr, hm, hh *stance
	hrOn, hmOn []bound
	hhOn       []bound
	byItems    bool // a category whose items were looked at
	// hmKnown, hhKnown: on this topic silence is silence.
	hmKnown, hhKnown bool
}

// assess compares, in one piece, every agency with the host and with what
// binds it there, and the agencies with one another.
func (e *engine) assess(p *piece) []*joint {
	agencies := e.agencies(p)
	all := map[string]*views{}
	all[p.host] = e.viewsOf(p.host, &p.post, nil)
	for _, a := range agencies[1:] {
		all[a] = e.viewsOf(a, &p.post, all[p.host].home)
	}
	var joints []*joint
	for _, a := range agencies {
		for _, t := range e.trios(p, a, all[a], all[p.host]) {
			if a == p.host && e.absent(p, a) {
				e.faults(t) // its own documents are compared wherever it stands
				continue
			}
			e.needs(t)
			joints = append(joints, e.assessOne(t))
		}
	}
	e.terms(p, agencies, all)
	if e.in.Joint {
		e.rows(joints)
	}
	e.proxies(p, all)
	e.rings(p, joints)
	return joints
}

// assessOne compares an agency, once for all that stand alike.
func (e *engine) assessOne(t *trio) *joint {
	key := e.classOf(t)
	if c := e.classes[key]; c != nil {
		return e.repeat(t, c)
	}
	c := &class{rep: t}
	if key != "" {
		e.classes[key] = c
	}
	e.out.recording = c
	e.compare(t)
	e.out.recording = nil
	c.joint = e.join(t)
	return c.joint
}

// trios groups the actions that matter to an agency by what the views say of
// them, so that each group is compared once.
func (e *engine) trios(p *piece, agency string, v, host *views) []*trio {
	groups := map[string]*trio{}
	var order []string
	for i := range e.tax.ids {
		hr, hm, hh := v.here.on(i), v.home.on(i), host.home.on(i)
		expose := e.exposure(p, agency, i)
		if len(hr)+len(hm)+len(hh) == 0 && !expose.Planned && !expose.Carried {
			continue
		}
		key := fmt.Sprint(e.tax.topic[i], expose, boundKey(hr), boundKey(hm), boundKey(hh), e.anyItem(i, hr, hm, hh), e.alone(p, agency, i))
		t := groups[key]
		if t == nil {
			topic := e.tax.topic[i]
			t = &trio{p: p, agency: agency, views: v, host: host, actions: e.tax.none(), topic: topic, expose: expose,
				hrOn: hr, hmOn: hm, hhOn: hh, hmKnown: v.home.known[topic], hhKnown: host.home.known[topic],
				hr: e.stance(hr, p.scope), hm: e.stance(hm, p.scope), hh: e.stance(hh, p.scope)}
			if e.anyItem(i, hr, hm, hh) != "" {
				t.byItems = true
				t.hr, t.hm, t.hh = e.byItems(v.here, i, p.scope), e.byItems(v.home, i, p.scope), e.byItems(host.home, i, p.scope)
			}
			groups[key] = t
			order = append(order, key)
		}
		t.actions.add(i)
	}
	out := make([]*trio, len(order))
	for n, key := range order {
		out[n] = groups[key]
	}
	return out
}

// alone tells actions apart of which the norms say the same but the clauses,
// the tasks or the units' abilities do not.
func (e *engine) alone(p *piece, agency string, action int) string {
	one := e.tax.none()
	one.add(action)
	key := fmt.Sprint(e.single(one), e.category(one), e.cannot(p, agency, one), overlap(e.tax.expand(p.tasks, nil), one))
	for _, c := range e.settling {
		key += fmt.Sprint(c.actions.has(action))
	}
	return key
}

// anyItem keeps a category on which some norm requires something in a group of
// its own, because its items are looked at too.
func (e *engine) anyItem(action int, sides ...[]bound) string {
	if len(e.tax.leaves[action]) < 2 {
		return ""
	}
	for _, side := range sides {
		for _, n := range side {
			if n.modality == requires {
				return e.tax.ids[action]
			}
		}
	}
	return ""
}

// byItems is the stance on a category of which something is required. Any item
// meets such a duty, so bans of the category and of its items stand against it
// only where no item is left.
func (e *engine) byItems(v *view, category int, scope region.Region) *stance {
	s := &stance{}
	closed := scope
	var met region.Region
	var bans []live
	for _, leaf := range e.tax.leaves[category] {
		item := e.stance(v.on(leaf), scope)
		closed, met = closed.Intersect(item.P), met.Union(item.R)
		bans = append(bans, item.proh...)
	}
	var ones []live
	for _, l := range append(e.withinDocuments(e.lives(v.on(category), scope), s), bans...) {
		if l.modality == prohibits {
			l.region = l.region.Intersect(closed)
		}
		if i := slices.IndexFunc(ones, func(o live) bool { return o.norm == l.norm }); i >= 0 {
			ones[i].region = ones[i].region.Union(l.region)
		} else if !e.space.Empty(l.region) {
			ones = append(ones, l)
		}
	}
	e.acrossDocuments(ones, s)
	s.R = e.space.Simplify(s.R.Union(met.Minus(s.P)))
	return s
}

func boundKey(norms []bound) string {
	var b strings.Builder
	for _, n := range norms {
		fmt.Fprintf(&b, "%p %s;", n.norm.source, n.via)
		if n.derived {
			b.WriteByte('d')
		}
	}
	return b.String()
}

// stance remembers what a list of norms comes to in a scope.
func (e *engine) stance(norms []bound, scope region.Region) *stance {
	key := boundKey(norms) + e.space.Key(scope)
	for _, n := range norms {
		if n.via != "" {
			key += e.space.Key(n.region)
		}
	}
	if s := e.stances[key]; s != nil {
		return s
	}
	s := e.stanceOf(norms, scope)
	e.stances[key] = s
	return s
}

// compare finds every clash of one agency with its host and with what binds it
// here, each circumstance under the first kind that fits.
func (e *engine) compare(t *trio) {
	e.faults(t)
	e.dilemmas2(t)
	e.againstOwn(t)
	e.incapable(t)
	if t.agency != t.p.host {
		e.unreached(t)
	}
	e.forbiddenHere(t)
	e.approvers(t)
	if t.agency == t.p.host {
		return
	}
	e.otherApprovers(t)
	e.duties(t)
	// Silence and thresholds matter for what may come up.
	if t.expose.InPlay || len(t.hh.req)+len(t.hm.req) > 0 {
		e.silent(t)
		e.incomparable(t)
	}
}

// faults states what contradicts itself inside the agency's own book or in
// what binds it here.
func (e *engine) faults(t *trio) {
	for _, s := range []struct {
		view string
		*stance
	}{{"home", t.hm}, {"here", t.hr}} {
		for _, f := range s.faults {
			where := f.region
			for _, o := range t.hm.faults {
				// The law of the place is at home too for those whom it governs.
				if s.view == "here" && o.high.source == f.high.source && o.low.source == f.low.source && o.reason == f.reason {
					where = where.Minus(o.region)
				}
			}
			e.out.add(t, &clash{kind: f.kind, reason: f.reason, region: where,
				left:  side{view: s.view, norms: []*norm{f.high}, position: positionOf(f.high), own: true},
				right: side{view: s.view, norms: []*norm{f.low}, position: positionOf(f.low), own: true}})
		}
	}
}

// dilemmas2 finds what one of here and home requires and the other prohibits,
// and duties of both that cannot be met together.
func (e *engine) dilemmas2(t *trio) {
	e.pairs(t, "dilemma", "required-here-prohibited-at-home", "here", t.hr.req, t.hm.proh)
	e.pairs(t, "dilemma", "prohibited-here-required-at-home", "here", t.hr.proh, t.hm.req)
	for _, l := range t.hr.req {
		for _, r := range t.hm.req {
			if reason := incompatible(l.source, r.source); reason != "" && l.norm != r.norm {
				e.pairs(t, "dilemma", reason, "here", []live{l}, []live{r})
			}
		}
	}
}

// pairs adds a clash for each pair of norms, one of each side, that meet.
func (e *engine) pairs(t *trio, kind, reason, view string, left, right []live) {
	for _, l := range left {
		for _, r := range right {
			if l.source == r.source && l.derived == r.derived {
				continue
			}
			e.out.add(t, &clash{kind: kind, reason: reason, region: l.region.Intersect(r.region), via: l.via,
				left:  side{view: view, norms: []*norm{l.norm}, position: positionOf(l.norm)},
				right: side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
		}
	}
}

// againstOwn: the plan, an order of whoever commands, or a task calls for what
// the agency's own book prohibits.
func (e *engine) againstOwn(t *trio) {
	for _, l := range t.hr.perm {
		if !l.doc.law() {
			e.pairs(t, "against-own-rules", "permitted-here", "here", []live{l}, t.hm.proh)
		}
	}
	// A task says nothing of circumstances: it is against the agency's rules
	// only when these forbid it throughout.
	if !t.expose.Planned || !e.space.Subset(t.p.scope, t.hm.P) || !e.tasked(t) {
		return
	}
	for _, r := range e.throughout(t.hm.proh, t.p.scope) {
		e.out.add(t, &clash{kind: "against-own-rules", reason: "tasked", region: r.region, call: e.assignmentPath(t.p),
			left:  side{view: "plan", position: "required"},
			right: side{view: "home", norms: []*norm{r.norm}, position: "prohibited", own: true}})
	}
}

// throughout keeps the bans that alone leave nothing of a scope, or all when
// only several together do.
func (e *engine) throughout(bans []live, scope region.Region) []live {
	var whole []live
	for _, b := range bans {
		if e.space.Subset(scope, b.region) {
			whole = append(whole, b)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return bans
}

// incapable: something is required that the unit cannot do, or by a document
// that was not yet put into practice.
func (e *engine) incapable(t *trio) {
	cannot := e.cannot(t.p, t.agency, t.actions)
	for _, s := range []struct {
		view string
		req  []live
	}{{"here", t.hr.req}, {"home", t.hm.req}} {
		for _, l := range s.req {
			reason := ""
			switch {
			case cannot:
				reason = "lacks"
			case e.unimplemented(l.doc, t.p.at) && s.view == "home":
				reason = "not-implemented"
			default:
				continue
			}
			where := l.region
			if s.view == "here" {
				where = l.beyond(t.hm.req)
			}
			e.out.add(t, &clash{kind: "incapable", reason: reason, region: where,
				left:  side{view: s.view, norms: []*norm{l.norm}, position: "required", own: s.view == "home"},
				right: side{view: "home", position: "silent", own: true}})
		}
	}
}

// unreached: the host's own rules prohibit or require, nothing extends that to
// the helpers, and their own rules say otherwise.
func (e *engine) unreached(t *trio) {
	for _, h := range t.hh.proh {
		open := h.region.Minus(t.hr.P).Minus(t.hm.P)
		e.against(t, "unreached", "prohibited-by-host", h, open, t.hm.perm, t.hm.req)
	}
	for _, h := range t.hh.req {
		open := h.region.Minus(t.hr.R).Minus(t.hm.R)
		e.against(t, "unreached", "required-by-host", h, open, t.hm.proh, t.hm.perm)
		// Both require it, in ways that cannot both be met.
		for _, r := range t.hm.req {
			if reason := incompatible(h.source, r.source); reason != "" {
				e.against(t, "unreached", reason, h, h.region.Minus(t.hr.R), []live{r})
			}
		}
	}
}

// against adds a clash of the host's norm with each of the agency's in the
// region that is left open.
func (e *engine) against(t *trio, kind, reason string, h live, open region.Region, own ...[]live) {
	for _, r := range slices.Concat(own...) {
		if h.source == r.source {
			continue
		}
		e.out.add(t, &clash{kind: kind, reason: reason, region: open.Intersect(r.region),
			left:  side{view: "host-home", norms: []*norm{h.norm}, position: positionOf(h.norm)},
			right: side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
	}
}

// forbiddenHere: what binds here prohibits what home permits, requires what
// home does not, or asks more approvals for it.
func (e *engine) forbiddenHere(t *trio) {
	for _, l := range t.hr.proh {
		for _, r := range t.hm.perm {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "prohibits", region: l.region.Intersect(r.region), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "prohibited"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
	}
	for _, l := range t.hr.req {
		rest := l.region.Minus(t.hm.R).Minus(t.hm.P)
		for _, r := range t.hm.perm {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "requires", region: rest.Intersect(r.region), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "required"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
		if t.hmKnown {
			e.out.add(t, &clash{kind: "forbidden-here", reason: "requires", region: rest.Minus(t.hm.Q), via: l.via,
				left:  side{view: "here", norms: []*norm{l.norm}, position: "required"},
				right: side{view: "home", position: "silent", own: true}})
		}
	}
}

// approvers: both permit, and here asks for approvals that home does not, or
// each asks for one that the other's do not include.
func (e *engine) approvers(t *trio) {
	for _, part := range e.byApprovals(t, t.hr.Q.Intersect(t.hm.Q)) {
		here, home := e.allApprovals(t, part.here), e.allApprovals(t, part.home)
		for _, l := range part.here {
			for _, r := range part.home {
				if l.source == r.source {
					continue
				}
				kind, reason := "", ""
				switch more, own := beyond(e.approvals(t, l.norm), home), beyond(e.approvals(t, r.norm), here); {
				case more && own:
					kind, reason = "approver", "different"
				case more:
					kind, reason = "forbidden-here", "asks-more"
				default:
					continue
				}
				e.out.add(t, &clash{kind: kind, reason: reason, region: part.region, via: l.via,
					left:  side{view: "here", norms: []*norm{l.norm}, position: "permitted", approvals: here},
					right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", approvals: home, own: true}})
			}
		}
	}
}

// otherApprovers: host and helper both permit, the host on a higher word than
// the helper asks for, and nothing extends that to the helper.
func (e *engine) otherApprovers(t *trio) {
	// All permissions that hold at home ask for their approvals together.
	for _, p := range e.byApprovals(&trio{hr: &stance{}, hm: t.hm}, t.hm.Q) {
		home := e.allApprovals(t, p.home)
		for _, h := range t.hh.perm {
			// Law says who approves for each kind of agency.
			if h.doc.law() || !beyond(e.approvals(t, h.norm), home) {
				continue
			}
			for _, r := range p.home {
				if h.source == r.source {
					continue
				}
				e.out.add(t, &clash{kind: "approver", reason: "host-asks-more", region: h.beyond(t.hr.perm).Intersect(p.region),
					left:  side{view: "host-home", norms: []*norm{h.norm}, position: "permitted", approvals: hosts(e.approvals(t, h.norm), t.p.host)},
					right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", approvals: home, own: true}})
			}
		}
	}
}

// hosts reads "own" as the host's own officers mean it.
func hosts(approvals []facts.Approval, host string) []facts.Approval {
	for i := range approvals {
		if approvals[i].Agency == own {
			approvals[i].Agency = host
		}
	}
	return approvals
}

// part is a region over which the same permissions hold, here and at home.
type part struct {
	region     region.Region
	here, home []live
}

// byApprovals cuts a region by which permissions hold: all that hold at a
// circumstance ask for their approvals together.
func (e *engine) byApprovals(t *trio, open region.Region) []part {
	var out []part
	for {
		cell, ok := e.space.First(open)
		if !ok {
			return out
		}
		p := part{region: open, here: at(t.hr.perm, cell), home: at(t.hm.perm, cell)}
		for _, l := range slices.Concat(t.hr.perm, t.hm.perm) {
			if l.region.Contains(cell) {
				p.region = p.region.Intersect(l.region)
			} else {
				p.region = p.region.Minus(l.region)
			}
		}
		open = e.space.Simplify(open.Minus(p.region))
		out = append(out, p)
	}
}

// silent: one side has a rule on an action in play and the other, whose rules
// on the topic are all known, has none, nor does anything that binds here; or
// nobody has a rule on what is planned or carried. A side that speaks of the
// action, but not in these circumstances, is "outside" its own rules.
func (e *engine) silent(t *trio) {
	if e.category(t.actions) && len(t.hh.req)+len(t.hm.req) == 0 {
		return // its items are looked at one by one
	}
	spoken := t.hr.P.Union(t.hr.R).Union(t.hr.Q)
	if t.hmKnown {
		for _, h := range slices.Concat(t.hh.proh, t.hh.req, t.hh.perm) {
			e.out.add(t, &clash{kind: "silent", reason: "own-silent" + outside(t.hm),
				region: h.region.Minus(spoken).Minus(t.hm.P).Minus(t.hm.R).Minus(t.hm.Q),
				left:   side{view: "host-home", norms: []*norm{h.norm}, position: positionOf(h.norm)},
				right:  side{view: "home", position: "silent", own: true}})
		}
	}
	if t.hhKnown {
		for _, r := range slices.Concat(t.hm.proh, t.hm.req, t.hm.perm) {
			e.out.add(t, &clash{kind: "silent", reason: "host-silent" + outside(t.hh),
				region: r.region.Minus(spoken).Minus(t.hh.P).Minus(t.hh.R).Minus(t.hh.Q),
				left:   side{view: "host-home", position: "silent"},
				right:  side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
		}
	}
	// Of a category, or of carrying a tool, nobody speaks whose rules are on
	// the use of its items.
	inUse := t.expose.Planned || t.expose.Carried
	if inUse && t.hmKnown && t.hhKnown && !t.hh.speaks() && !t.hm.speaks() && e.single(t.actions) {
		e.out.add(t, &clash{kind: "silent", reason: "all-silent", region: t.p.scope.Minus(spoken), call: e.usePath(t),
			left:  side{view: "host-home", position: "silent"},
			right: side{view: "home", position: "silent", own: true}})
	}
}

// outside marks the silence of one who has rules for other circumstances.
func outside(s *stance) string {
	if s.speaks() {
		return "-outside"
	}
	return ""
}

func (s *stance) speaks() bool { return len(s.proh)+len(s.req)+len(s.perm) > 0 }

// single tells whether all actions are single items to use or do: neither
// categories nor the carrying of something.
func (e *engine) single(actions bitset) bool {
	all := true
	actions.each(func(i int) { all = all && e.tax.item[i] == i && e.tax.leaves[i][0] == i })
	return all
}

// category tells whether the actions are categories of other actions.
func (e *engine) category(actions bitset) bool {
	found := false
	actions.each(func(i int) { found = found || e.tax.leaves[i][0] != i })
	return found
}

// duties: both sides require the same with parameters that differ and can all
// be met.
func (e *engine) duties(t *trio) {
	for _, s := range []struct {
		view string
		req  []live
	}{{"here", t.hr.req}, {"host-home", t.hh.req}} {
		for _, l := range s.req {
			where := l.region
			if s.view != "here" {
				where = l.beyond(t.hr.req) // what binds here too is compared as such
			}
			for _, r := range t.hm.req {
				reason := differs(l.source, r.source)
				if reason == "" || incompatible(l.source, r.source) != "" || l.source == r.source {
					continue
				}
				e.out.add(t, &clash{kind: "duty", reason: reason, region: where.Intersect(r.region), via: l.via,
					left:  side{view: s.view, norms: []*norm{l.norm}, position: "required"},
					right: side{view: "home", norms: []*norm{r.norm}, position: "required", own: true}})
			}
		}
	}
}

// incomparable: host and helper both permit, and neither threshold contains
// the other. It stands beside the clashes on both differences.
func (e *engine) incomparable(t *trio) {
	for _, h := range t.hh.perm {
		for _, r := range t.hm.perm {
			if h.source == r.source || !e.space.Overlaps(h.region, r.region) ||
				e.space.Subset(h.region, r.region) || e.space.Subset(r.region, h.region) {
				continue
			}
			e.out.add(t, &clash{kind: "incomparable", reason: "thresholds", region: r.region.Minus(h.region),
				left:  side{view: "host-home", norms: []*norm{h.norm}, position: "permitted"},
				right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", own: true}})
		}
	}
}

func positionOf(n *norm) string {
	return [...]string{prohibits: "prohibited", permits: "permitted", requires: "required"}[n.modality]
}
