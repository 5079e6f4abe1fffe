package calculus

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// Comparer compares agencies of a sweep. It is for one goroutine.
type Comparer struct {
	*Sweep
	SweptLook
	// Met is what the last two agencies met, and Likes what clashes are like: one
	// of each likeness. Forms are clashes whatever their situation: likenesses
	// that may not weigh differently.
	Met   []Meeting
	Likes []*facts.Clash
	Forms [][]int32

	e      *engine
	unit   *book.Unit
	pool   pool
	likes  map[string]int32
	action int
	// What follows is for comparing swiftly.
	exactly  bool // see Exactly
	grid     *region.Grid
	unfit    bool // the action's norms fit on no grid
	scope    region.Bits
	grounds  map[string]region.Bits // scopes by their settings
	kinds    interned
	places   interned     // of norms in documents that bind more than one agency
	posts    []int32      // kind of the post of each host
	alike    []int32      // how many posts are of each kind
	brought  [][]*brought // by kind of post and agency
	hosting  []*brought   // by host
	hostings []*Hosting   // by host
	manners  map[string]*manner
	rooms    map[roomKey]*room
	answered []answer
	heard    []Hit // room for what a call meets
	// Of calls and answers, by what clashes with them are like depends on.
	alikeCalls   map[callKind]*[]int32
	alikeAnswers map[answerKind]int32
	traits       map[*norm]int32
	meetings     map[meeting]int32
	asked        map[[2]int32]int32 // see asksMore
	// Of the clash that is looked at.
	expose facts.Exposure
	member int
	third  bool // another agency than these two wrote the norm of the host
	pair   [2]int
}

// SweptLook says what those who weigh clashes look at.
type SweptLook struct {
	Swift bool                      // no more than norms, situations in words, and who is concerned
	Like  func(*facts.Clash) string // equal for clashes that weigh the same
	Mark  func(norm string) string  // what they look up of a norm, by id
	// Situations are words for situations, one for each way in which they see
	// them.
	Situations []string
}

// NewComparer prepares to compare.
func (s *Sweep) NewComparer(look SweptLook) *Comparer {
	c := &Comparer{Sweep: s, SweptLook: look, unit: &book.Unit{}, likes: map[string]int32{}, action: -1,
		kinds: interned{}, places: interned{}, traits: map[*norm]int32{}, asked: map[[2]int32]int32{}}
	d := &book.Deployment{Event: "help", Timezone: "UTC", Units: map[string]*book.Unit{"help": c.unit}}
	c.e = &engine{in: &Input{Book: s.located, ID: "help", Deployment: d}, d: d, classes: map[string]*class{}, result: &Result{}}
	c.e.viewer = viewer{world: s.world, compiler: &s.compiler, id: "help", claims: map[claim]map[string]bool{}}
	c.e.out = newCollector(c.e)
	c.pool.turn()
	c.e.share(&c.pool)
	return c
}

// Compare finds on an action the clashes between a host and one who helps it,
// under the agreements that hold between them, at length. See Met.
func (c *Comparer) Compare(action int, ties []int, host, aid int) {
	if c.action != action {
		c.begin(action)
	}
	c.Met = c.Met[:0]
	a := &c.Actions[action]
	c.between(ties, host, aid)
	c.e.out.sink = func(rec *facts.Clash, actions bitset, k *clash) {
		if slices.ContainsFunc(a.members, actions.has) && c.filed(a, rec.Topic, actions) {
			rec.Actions = []string{a.ID}
			c.Met = c.meetAs(c.Met, rec, k)
		}
	}
	for _, m := range c.moments {
		c.compareAt(a, action, m, host, aid)
	}
	c.opposites(c.Agencies[aid])
}

// filed tells whether a clash is one of an action's topic. One that spans topics,
// such as of two clauses, is filed under one of them: it counts for the actions
// of that topic, if any of them is compared.
func (c *Comparer) filed(a *SweptAction, topic string, actions bitset) bool {
	return a.Topic == topic || !c.compares(topic, actions)
}

func (s *Sweep) compares(topic string, actions bitset) bool {
	return slices.ContainsFunc(s.Actions, func(b SweptAction) bool {
		return b.Topic == topic && slices.ContainsFunc(b.members, actions.has)
	})
}

// Exactly has all that follows compared by their situations as well: for where a
// form weighs differently from one to another.
func (c *Comparer) Exactly() { c.exactly = true }

// begin lets go of what was worked out for another action.
func (c *Comparer) begin(action int) {
	c.action = action
	c.posts, c.brought, c.hosting = nil, nil, nil
	c.hostings, c.manners, c.rooms, c.answered = make([]*Hosting, len(c.Agencies)), map[string]*manner{}, map[roomKey]*room{}, nil
	c.alikeCalls, c.alikeAnswers = map[callKind]*[]int32{}, map[answerKind]int32{}
	c.grid, c.grounds, c.unfit, c.meetings = nil, map[string]region.Bits{}, false, map[meeting]int32{}
	c.pool = pool{}
	c.pool.turn()
	said := c.e.out.said
	c.e.share(&c.pool)
	c.e.out.said = said
}

// meetAs adds a clash with all norms on which it rests.
func (c *Comparer) meetAs(to []Meeting, rec *facts.Clash, k *clash) []Meeting {
	norms := c.numbersOf(k)
	like := c.likeness(rec)
	if len(norms) == 0 {
		norms = []int32{-1}
	}
	for some := range slices.Chunk(norms, 2) {
		one := Meeting{like: like, norms: [2]int32{some[0], -1}}
		if len(some) > 1 {
			one.norms[1] = some[1]
		}
		to = append(to, one)
	}
	return to
}

// likeness numbers what a clash is like.
func (c *Comparer) likeness(rec *facts.Clash) int32 {
	key := c.Like(rec)
	n, ok := c.likes[key]
	if !ok {
		n = int32(len(c.Likes))
		c.likes[key], c.Likes = n, append(c.Likes, rec)
	}
	return n
}

// Of is what a meeting is like, and the norms on which it rests; -1: none.
// Below 0 it is of a form: -1 of the first.
func (m Meeting) Of() (like int32, norms [2]int32) { return m.like, m.norms }

func (c *Comparer) numbersOf(k *clash) []int32 {
	out := []int32{}
	if k == nil {
		return out
	}
	for _, n := range slices.Concat(k.left.norms, k.right.norms) {
		if at, ok := c.numbers[n]; ok {
			out = append(out, at)
		} else if at, ok := c.numbers[c.whole(n)]; ok {
			out = append(out, at)
		}
	}
	return out
}

// whole is the norm of which a clause brought in a part.
func (c *Comparer) whole(n *norm) *norm {
	for _, o := range n.doc.norms {
		if o.place == n.place && o.derived == n.derived {
			return o
		}
	}
	return n
}

// between sets who helps whom under which agreements.
func (c *Comparer) between(ties []int, host, aid int) {
	e := c.e
	e.d.Host, e.d.Place = c.Agencies[host], c.src.Agencies[c.Agencies[host]].Place
	c.unit.Agency = c.Agencies[aid]
	e.relied = e.relied[:0]
	for _, t := range ties {
		e.relied = append(e.relied, c.holdings[t].Agreement)
	}
	e.uses = func(agreement, agency string) bool {
		return slices.Contains(e.relied, agreement) && (agency == e.d.Host || agency == c.unit.Agency)
	}
	e.settling = e.settlingClauses()
}

func (c *Comparer) compareAt(a *SweptAction, action int, m moment, host, aid int) {
	e := c.e
	p := c.post(m, host)
	p.host = e.d.Host
	e.period = m.during
	hostIs := c.viewsAt(p, c.on(action), a.looks, host, host, nil)
	aidIs := c.viewsAt(p, c.on(action), a.looks, aid, host, hostIs.home)
	for _, i := range a.members {
		if t := c.trioOn(p, e.d.Host, hostIs, hostIs, i); t != nil {
			e.faults(t)
		}
		if t := c.trioOn(p, c.unit.Agency, aidIs, hostIs, i); t != nil {
			e.compare(t)
		}
	}
	if len(a.words) > 0 {
		all := map[string]*views{e.d.Host: c.viewsAt(p, c.with(action), nil, host, host, nil)}
		all[c.unit.Agency] = c.viewsAt(p, c.with(action), nil, aid, host, all[e.d.Host].home)
		e.terms(p, []string{e.d.Host, c.unit.Agency}, all)
	}
	if !a.needs.empty() {
		c.ringsOn(p, a, aidIs, hostIs)
	}
}

// post is a host's own place at some moment.
func (c *Comparer) post(m moment, host int) *piece {
	at := &c.settings[host]
	return &piece{during: m.during, units: []string{"help"}, given: at.given, scope: at.scope,
		post: post{place: c.src.Agencies[c.Agencies[host]].Place, at: m.during.From}}
}

// trioOn is an agency's and its host's stances on one action; nil where nobody
// speaks of it.
func (c *Comparer) trioOn(p *piece, agency string, v, host *views, i int) *trio {
	speaks := func(j int) bool { return len(v.here.on(j))+len(v.home.on(j))+len(host.home.on(j)) > 0 }
	if !speaks(i) && !(c.tax.choice(i) && slices.ContainsFunc(c.tax.leaves[i], speaks)) {
		return nil
	}
	t := c.e.trio(p, agency, v, host, i)
	t.expose = c.e.exposure(p, agency, i)
	return t
}

// ringsOn looks for duties of the agency that wait for each other.
func (c *Comparer) ringsOn(p *piece, a *SweptAction, v, host *views) {
	var joints []*joint
	sink := c.e.out.sink
	c.e.out.sink = func(*facts.Clash, bitset, *clash) {}
	a.needs.each(func(i int) {
		if t := c.trioOn(p, c.unit.Agency, v, host, i); t != nil {
			joints = append(joints, c.e.join(t))
		}
	})
	c.e.out.sink = sink
	if len(joints) > 0 {
		c.e.rings(p, joints)
	}
}

// opposites are clauses that settle the same actions in opposite ways.
func (c *Comparer) opposites(aid string) {
	for i := range c.e.settling {
		for j := range c.e.settling {
			host, own := &c.e.settling[i], &c.e.settling[j]
			if host.s.By != "host" || own.s.By != "own" || !c.space.Overlaps(host.when, own.when) {
				continue
			}
			actions := slices.Clone(host.actions)
			actions.keep(own.actions)
			if !actions.empty() {
				c.e.out.addOpposed(host, own, actions, []string{aid})
			}
		}
	}
}
