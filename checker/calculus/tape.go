package calculus

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unique"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// posting is an agency in a piece.
type posting struct {
	*piece
	agency string
}

// keptPost is what comparing an agency in a piece came to, with all that it
// rests on.
type keptPost struct {
	views, host *views
	manned      string // the agency's units there
	clauses     string // that settle something
	pacts       string // agreements that hold there
	times       string // of the piece and the deployment

	matters  []matter // by action
	trios    []*keptTrio
	byAction map[int]*keptTrio // by the first of its actions
	past     []*keptTrio       // that held in earlier runs, the latest first
	joints   []*joint
	needs    []facts.Need
	tactics  []facts.Tactic
	said     bitset // actions of which its joint rules of engagement speak
	terms    *chunk
}

// matter is what, but for norms, tells an agency's actions apart.
type matter struct {
	expose facts.Exposure
	alone  string
}

// keptTrio is what comparing an agency on some actions came to, with all that it
// rests on.
type keptTrio struct {
	*trio
	here, home, host *spoken
	items            [][3]*spoken // on the items of the action, where these are looked at
	settling         []*settling
	pacts            string // agreements that hold there, where something is settled
	use              string // where it is written that the actions are in use
	absent           bool
	joint            *joint // nil for a host of whom nobody is there
	chunk            *chunk
	needs            []facts.Need
}

// keptSides is what comparing agencies side by side came to.
type keptSides struct {
	all   []*joint
	chunk *chunk
	run   int // the last in which it was asked for
}

// event is one step in which the collector takes in what was found: of a piece,
// or, without one, of the whole deployment.
type event struct {
	rec     facts.Clash
	key     string
	actions bitset
	p       *piece
}

// when is the time of an event. That of its piece may be another by now than
// when it was found.
func (c *collector) when(v *event) book.Period {
	if v.p == nil {
		return c.period
	}
	return v.p.during
}

// post gives what is kept of an agency in a piece, and whether all of it holds.
func (k *keptDeployment) post(p *piece, agency, manned, pacts string, v, host *views) (now, before *keptPost, same bool) {
	at := posting{p, agency}
	k.lock.Lock()
	defer k.lock.Unlock()
	before = k.last[at]
	if before != nil && before.manned == manned && before.clauses == k.clausesSign && before.pacts == pacts && before.times == p.times &&
		before.views.home == v.home && before.views.here == v.here && before.host.home == host.home {
		k.posted[at] = before
		return before, before, true
	}
	k.posted[at] = &keptPost{views: v, host: host, manned: manned, clauses: k.clausesSign, pacts: pacts, times: p.times}
	return k.posted[at], before, false
}

// assessAgency compares an agency in a piece, or repeats what that came to.
func (e *engine) assessAgency(p *piece, agency string, v, host *views) []*joint {
	if e.kept == nil {
		return e.assessTrios(p, agency, v, host)
	}
	now, before, same := e.kept.post(p, agency, e.manned(p, agency), e.pacts(p, agency), v, host)
	if !same {
		e.assessPost(p, agency, now, before)
	}
	for _, t := range now.trios {
		e.out.replay(t.chunk)
	}
	e.result.Needs = append(e.result.Needs, now.needs...)
	return now.joints
}

// assessPost compares an agency in a piece on whatever is not as it was.
func (e *engine) assessPost(p *piece, agency string, now, before *keptPost) {
	if before != nil && before.manned == now.manned {
		now.matters = before.matters
	} else {
		now.matters = e.matters(p, agency)
	}
	now.byAction = map[int]*keptTrio{}
	chunks, needs := e.out.chunks, e.result.Needs
	for _, t := range e.groups(p, agency, now) {
		have, otherwise := e.known(before, now, t)
		if have == nil {
			have = t
			e.assessKept(have)
		} else {
			have.views, have.trio.host = now.views, now.host
			if otherwise {
				e.needsOf(have)
			}
		}
		now.trios, now.byAction[t.actions.first()] = append(now.trios, have), have
	}
	now.past = before.pastAfter(now)
	e.result.Needs = nil
	for _, t := range now.trios {
		for i := range t.needs {
			e.addNeed(&t.needs[i])
		}
		if t.joint != nil {
			now.joints = append(now.joints, t.joint)
		}
	}
	now.needs = e.result.Needs
	e.out.chunks, e.result.Needs = chunks, needs
}

// assessKept compares a trio, and keeps what that comes to.
func (e *engine) assessKept(k *keptTrio) {
	e.complete(k)
	if k.absent {
		e.faults(k.trio)
		k.chunk = e.out.cut()
		return
	}
	e.needsOf(k)
	k.joint = e.assessOne(k.trio)
	k.joint.standing = e.standing(k.joint)
	k.chunk = e.out.cut()
}

// complete works out the stances of a trio.
func (e *engine) complete(k *keptTrio) {
	p, i := k.p, k.actions.first()
	k.use = e.usePath(k.trio)
	if k.byItems {
		k.hr, k.hm, k.hh = e.byItems(k.views.here, i, p.scope), e.byItems(k.views.home, i, p.scope), e.byItems(k.trio.host.home, i, p.scope)
		return
	}
	k.hr, k.hm, k.hh = e.stanceOn(k.here, p), e.stanceOn(k.home, p), e.stanceOn(k.host, p)
}

// needsOf states what a trio needs.
func (e *engine) needsOf(k *keptTrio) {
	if e.result.Needs = nil; k.absent || e.choice(k.trio) {
		return
	}
	e.needs(k.trio)
	k.needs = e.result.Needs
}

// holds tells whether what a trio came to holds for another.
func (e *engine) holds(k, t *keptTrio) bool {
	if !slices.Equal(k.actions, t.actions) || k.here != t.here || k.home != t.home || k.host != t.host || k.expose != t.expose ||
		k.hmKnown != t.hmKnown || k.hhKnown != t.hhKnown || k.byItems != t.byItems || k.alone != t.alone || k.absent != t.absent || k.pacts != t.pacts {
		return false
	}
	return slices.Equal(k.items, t.items) && slices.Equal(k.settling, t.settling)
}

// groups are the trios of an agency in a piece, as trios gives them, without
// their stances.
func (e *engine) groups(p *piece, agency string, now *keptPost) (out []*keptTrio) {
	v, host := now.views, now.host
	absent := agency == p.host && e.absent(p, agency)
	by := map[groupKey]*keptTrio{}
	for i := range e.tax.ids {
		hr, hm, hh, m := e.spokenOn(v.here, i), e.spokenOn(v.home, i), e.spokenOn(host.home, i), &now.matters[i]
		used := m.expose.Planned || m.expose.Carried
		if e.tax.choice(i) {
			used = slices.ContainsFunc(e.tax.leaves[i], func(l int) bool {
				return len(e.spokenOn(v.here, l).norms)+len(e.spokenOn(v.home, l).norms)+len(e.spokenOn(host.home, l).norms) > 0
			})
		}
		if len(hr.norms)+len(hm.norms)+len(hh.norms) == 0 && !used {
			continue
		}
		key := groupKey{e.tax.topic[i], m.expose, hr.key, hm.key, hh.key, e.anyItem(i, hr.norms, hm.norms, hh.norms), m.alone, e.settledBy[i]}
		t := by[key]
		if t == nil {
			t = e.group(p, agency, now, i, key)
			t.here, t.home, t.host, t.absent = hr, hm, hh, absent
			by[key], out = t, append(out, t)
		}
		t.actions.add(i)
	}
	for _, t := range out {
		if t.settling = e.settlingOf(t.actions); len(t.settling) > 0 {
			t.pacts = now.pacts
		}
	}
	return out
}

// pacts is equal where the same agreements hold between an agency and the host
// of a piece.
func (e *engine) pacts(p *piece, agency string) string {
	var b strings.Builder
	for _, id := range e.relied {
		if e.uses(id, agency) && e.uses(id, p.host) {
			b.WriteString(id + ";")
		}
	}
	return b.String()
}

// groupKey is equal for actions that are compared together.
type groupKey struct {
	topic      string
	expose     facts.Exposure
	hr, hm, hh unique.Handle[string]
	any        string
	alone      string
	settled    string
}

// group begins a trio with its first action.
func (e *engine) group(p *piece, agency string, now *keptPost, i int, key groupKey) *keptTrio {
	v, host := now.views, now.host
	t := &keptTrio{trio: &trio{alone: key.alone, p: p, agency: agency, views: v, host: host, actions: e.tax.none(), topic: key.topic, expose: key.expose,
		hrOn: e.spokenOn(v.here, i).norms, hmOn: e.spokenOn(v.home, i).norms, hhOn: e.spokenOn(host.home, i).norms,
		hmKnown: v.home.known[key.topic], hhKnown: host.home.known[key.topic], byItems: key.any != ""}}
	if t.byItems {
		for _, l := range e.tax.leaves[i] {
			t.items = append(t.items, [3]*spoken{e.spokenOn(v.here, l), e.spokenOn(v.home, l), e.spokenOn(host.home, l)})
		}
	}
	return t
}

// matters tells an agency's actions apart by what it does and can.
func (e *engine) matters(p *piece, agency string) []matter {
	out := make([]matter, len(e.tax.ids))
	tasks := e.tasks(p)
	for i := range out {
		one := e.tax.none()
		one.add(i)
		out[i] = matter{e.exposure(p, agency, i), fmt.Sprint(e.single(one), e.category(one), e.cannot(p, agency, one), overlap(tasks, one))}
	}
	return out
}

// settleActions tells by which clauses each action is settled.
func (e *engine) settleActions() {
	e.settledBy = make([]string, len(e.tax.ids))
	for i := range e.settledBy {
		for _, c := range e.settling {
			e.settledBy[i] += fmt.Sprint(c.actions.has(i))
		}
	}
}

// settlingOf lists the clauses that settle something on some actions: of two
// runs, the very same where they say the same.
func (e *engine) settlingOf(actions bitset) (out []*settling) {
	for i := range e.settling {
		if overlap(e.settling[i].actions, actions) {
			out = append(out, e.kept.settling[i])
		}
	}
	return out
}

// settle keeps the clauses of the run before that say the same, be it on other
// actions, and gives a sign that is equal for the same on the same ones. Of a
// trio all actions are settled by the same clauses, so that it does not matter to
// it on which others these settle something.
func (k *keptDeployment) settle(e *engine) (sign string) {
	before := k.settling
	k.settling = nil
	for i := range e.settling {
		now := e.settling[i]
		actions := now.actions
		now.actions = nil // nobody asks a clause that is kept
		kept := &now
		if n := slices.IndexFunc(before, func(o *settling) bool {
			return o.id == now.id && o.path == now.path && o.s.By == now.s.By && reflect.DeepEqual(o.when, now.when)
		}); n >= 0 {
			kept = before[n]
		}
		k.settling = append(k.settling, kept)
		sign += fmt.Sprint(reflect.ValueOf(kept).Pointer(), actions, ";")
	}
	return sign
}

// sidesKept states of each group who stands otherwise side by side, or keeps what
// was stated.
func (e *engine) sidesKept(groups []sideGroup) {
	k := e.kept
	var fresh []*sideGroup
	for i := range groups {
		g := &groups[i]
		g.key = sidesKey(g.actions, g.all)
		have := k.compared[g.key]
		if have == nil {
			have, fresh = &keptSides{all: g.all}, append(fresh, g)
			k.compared[g.key] = have
		}
		have.run = k.run
	}
	compare := func(one *engine, i int) {
		one.mismatch(fresh[i].actions, fresh[i].all)
		k.compared[fresh[i].key].chunk = one.out.cut()
	}
	if !e.besides() {
		one := e.aside()
		for i := range fresh {
			compare(one, i)
		}
		return
	}
	cores.Lanes(len(fresh), func() func(int) {
		one := e.aside()
		return func(i int) { compare(one, i) }
	})
}

// sidesKey is equal for the very same joints on the same actions, which those
// that are kept keep alive.
func sidesKey(actions bitset, all []*joint) string {
	var number [24]byte // there are hundreds of joints on many actions
	b := make([]byte, 0, 16*(len(actions)+len(all)))
	for _, word := range actions {
		b = append(append(b, strconv.AppendUint(number[:0], uint64(word), 36)...), ',')
	}
	for _, one := range all {
		b = append(append(b, '#'), strconv.AppendUint(number[:0], uint64(reflect.ValueOf(one).Pointer()), 36)...)
	}
	return string(b)
}

// play takes in what somebody else found.
func (c *collector) play(tape []*event) {
	for _, one := range tape {
		c.join(&one.rec, one.key, one.actions, one.p.during)
	}
}
