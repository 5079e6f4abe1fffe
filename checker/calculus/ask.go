package calculus

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// Question is one question to the joint rules of engagement of a deployment.
// Its names must be those of the book.
type Question struct {
	Input
	Agency, Action string             // an item or a category
	Assignment     string             // empty: every one that the agency is on
	During         book.Period        // a zero end is open
	Given          book.Circumstances // what is known beside what the deployment states
}

// asker answers one question.
type asker struct {
	*engine
	q     *Question
	given region.Box
	out   *facts.JointAnswer
	// advice is the same world with the norms that only advise.
	advice viewer
	found  map[string]*item
	order  []string
}

// item is one action with its answers, each with the posts at which it holds.
type item struct {
	action string
	stands []facts.Stand
	keys   []string
}

// Answer answers a question to a deployment of a book; f states the book's
// documents.
func Answer(loc *book.Located, f *facts.Facts, q *Question) (*facts.JointAnswer, error) {
	c, err := Compile(loc)
	if err != nil {
		return nil, err
	}
	q.Input = Input{Book: loc, ID: q.ID, Deployment: loc.Book.Deployments[q.ID], Uses: usesOf(f, loc.Dir)}
	return c.Ask(q)
}

// Ask answers a question. An answer without stands means that nobody of the
// agency is posted then, or that what the question states can be true nowhere.
func (c *Compiled) Ask(q *Question) (*facts.JointAnswer, error) {
	if err := c.possible(q.ID, q.Deployment); err != nil {
		return nil, err
	}
	e, err := c.engine(&q.Input)
	if err != nil {
		return nil, err
	}
	a := &asker{engine: e, q: q, found: map[string]*item{}}
	if a.given, err = boxOf(c.space, q.Given, nil); err != nil {
		return nil, err
	}
	if a.advice, err = e.advisory(); err != nil {
		return nil, err
	}
	known, err := boxOf(c.space, e.d.Known, nil)
	if err != nil {
		return nil, err
	}
	pieces, err := e.pieces()
	if err != nil {
		return nil, err
	}
	a.out = &facts.JointAnswer{Book: q.Book.Dir, Deployment: q.ID, Agency: q.Agency, Action: q.Action,
		During: e.out.interval(clip(e.period, q.During)), Given: a.words(a.given), Known: a.words(known)}
	for i := range pieces {
		a.piece(&pieces[i])
	}
	a.gather()
	if len(a.out.Stands) == 0 {
		a.out.Posted = a.posted(pieces)
	}
	return a.out, nil
}

// words says what a box restricts, dimension by dimension; nothing for one that
// restricts nothing.
func (a *asker) words(b region.Box) string {
	var out []string
	for d, mask := range a.space.Full() {
		if b[d] != mask {
			one := a.space.Full()
			one[d] = b[d]
			out = append(out, a.space.Describe(region.Of(one)))
		}
	}
	return strings.Join(out, ", ")
}

// piece answers for one assignment and stretch of time, if the question is
// about it.
func (a *asker) piece(p *piece) {
	during := clip(p.during, a.q.During)
	if a.q.Assignment != "" && a.q.Assignment != p.assignment || !p.during.Overlaps(during) ||
		!slices.Contains(a.agencies(p), a.q.Agency) || a.absent(p, a.q.Agency) {
		return
	}
	asked, ok := p.given.Intersect(a.given)
	if !ok || a.space.Empty(region.Of(asked)) {
		a.elsewhere(p, ok)
		return
	}
	host := a.viewsOf(p.host, &p.post, nil)
	own := host
	if a.q.Agency != p.host {
		own = a.viewsOf(a.q.Agency, &p.post, host.home)
	}
	for _, i := range a.items(own) {
		t := a.trio(p, a.q.Agency, own, host, i)
		stand := a.stand(t, a.join(t), asked)
		for _, cut := range cuts(during, a.watches()) {
			post := facts.Post{Assignment: p.assignment, During: a.engine.out.interval(cut), Setting: a.settingWords(p), Fills: a.fills(t, cut, stand.Cases)}
			a.keep(a.tax.ids[i], stand, post)
		}
		a.brings(p, i)
	}
}

// watches are the moments at which a position changes hands, though the agency
// above may stay the same.
func (a *asker) watches() []time.Time {
	var out []time.Time
	if a.d.Command == nil {
		return nil
	}
	for _, pos := range a.d.Command.Positions {
		if p, err := book.NewPeriod(orElse(pos.From, a.d.From), orElse(pos.Until, a.d.Until), a.zone); err == nil {
			out = append(out, p.From, p.Until)
		}
	}
	return out
}

// fills looks for somebody who can give each approval that an answer needs at
// the beginning of a stretch of time.
func (a *asker) fills(whole *trio, during book.Period, cases []facts.Case) []facts.Fill {
	then, t := *whole.p, *whole
	then.at, t.p = during.From, &then
	out := []facts.Fill{}
	for _, c := range cases {
		for _, approval := range c.Reply.Approvals {
			if slices.ContainsFunc(out, func(f facts.Fill) bool { return f.Approval == approval }) {
				continue
			}
			need := facts.Need{Approval: approval, Vacant: []string{}, Holders: []string{}}
			if need.Approval.Agency == own {
				need.Approval.Agency = t.agency
			}
			a.fill(&t, &need)
			out = append(out, facts.Fill{Approval: approval, Known: need.Known, Filled: need.Filled, Holders: need.Holders,
				Vacant: need.Vacant, Reachable: need.Reachable})
		}
	}
	return out
}

// clip is what two periods share, if they overlap; a zero end is open.
func clip(p, q book.Period) book.Period {
	if q.From.After(p.From) {
		p.From = q.From
	}
	if !q.Until.IsZero() && q.Until.Before(p.Until) {
		p.Until = q.Until
	}
	return p
}

// items lists what a question about a category is about: what lies under it,
// and each category of some of that, named or not, of which something is
// required: any of its items meets such a duty.
func (a *asker) items(own *views) []int {
	asked := a.tax.leaves[a.tax.index[a.q.Action]]
	var out []int
	for i := range a.tax.ids {
		among := func(leaf int) bool { return slices.Contains(asked, leaf) }
		if len(a.tax.leaves[i]) > 1 && slices.ContainsFunc(a.tax.leaves[i], among) && owing(own.here.on(i), own.home.on(i)) {
			out = append(out, i)
		}
	}
	return append(out, asked...)
}

// owing tells whether something is required.
func owing(sides ...[]bound) bool {
	return slices.ContainsFunc(sides, func(side []bound) bool {
		return slices.ContainsFunc(side, func(n bound) bool { return n.modality == requires })
	})
}

func (a *asker) elsewhere(p *piece, possible bool) {
	out := facts.Elsewhere{Assignment: p.assignment, Why: "impossible", Asked: a.words(a.given), Dimensions: []string{}}
	if possible && !a.space.Empty(region.Of(a.given)) {
		out.Stated = a.words(p.given)
	}
	if !possible {
		out.Why = "contradicts"
		stated, asked := a.space.Full(), a.space.Full()
		for d, mask := range p.given {
			if mask&a.given[d] == 0 {
				stated[d], asked[d] = mask, a.given[d]
				out.Dimensions = append(out.Dimensions, a.space.Dims()[d].ID)
			}
		}
		out.Stated, out.Asked = a.words(stated), a.words(asked)
	}
	same := func(o facts.Elsewhere) bool { return o.Assignment == p.assignment }
	if !slices.ContainsFunc(a.out.Elsewhere, same) {
		a.out.Elsewhere = append(a.out.Elsewhere, out)
	}
}

// settingWords says what kind of place a post is, where that is known.
func (a *asker) settingWords(p *piece) string {
	d, ok := a.space.DimIndex("place")
	if !ok || p.given[d] == a.space.Full()[d] {
		return ""
	}
	box := a.space.Full()
	box[d] = p.given[d]
	return a.words(box)
}

// brings tells whether the units at a post are listed with a tool.
func (a *asker) brings(p *piece, action int) {
	item := a.tax.item[action]
	if !a.tax.tool[item] {
		return
	}
	one := facts.Brings{Assignment: p.assignment, Action: a.tax.ids[item], Stated: true}
	for _, u := range a.unitsOf(p, a.q.Agency) {
		one.Carried = one.Carried || a.anyUnder(item, a.tax.expand(u.Carries, nil))
		one.Stated = one.Stated && u.Carries != nil
	}
	if !slices.Contains(a.out.Brings, one) {
		a.out.Brings = append(a.out.Brings, one)
	}
}

// keep joins an answer with an equal one of the same action, and a stretch of
// time with the one before it.
func (a *asker) keep(action string, s facts.Stand, post facts.Post) {
	one := a.found[action]
	if one == nil {
		one = &item{action: action}
		a.found[action] = one
		a.order = append(a.order, action)
	}
	partial := s.Partial
	s.Partial = nil // it may grow from post to post
	key := key(s)
	n := slices.Index(one.keys, key)
	if n < 0 {
		s.Posts, s.Partial = []facts.Post{post}, partial
		one.stands, one.keys = append(one.stands, s), append(one.keys, key)
		return
	}
	have := &one.stands[n]
	have.Partial = mergeSorted(have.Partial, partial)
	last := &have.Posts[len(have.Posts)-1]
	if last.Assignment == post.Assignment && last.During.Until == post.During.From && fmt.Sprint(last.Fills) == fmt.Sprint(post.Fills) {
		last.During.Until = post.During.Until
		return
	}
	have.Posts = append(have.Posts, post)
}

// key is equal for what reads the same.
func key(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain data
	}
	return string(text)
}

// gather joins the actions on which the agency stands alike everywhere.
func (a *asker) gather() {
	var groups []*item
	by := map[string]*item{}
	names := map[*item]bitset{}
	for _, action := range a.order {
		one := a.found[action]
		k := key(one.stands)
		if by[k] == nil {
			by[k] = one
			groups = append(groups, one)
			names[one] = a.tax.none()
		}
		names[by[k]].add(a.tax.index[action])
	}
	for _, one := range groups {
		for _, s := range one.stands {
			s.Actions = a.tax.names(names[one])
			if len(groups) == 1 {
				s.Actions = []string{a.q.Action} // all of the category
			}
			a.out.Stands = append(a.out.Stands, s)
		}
	}
}

// advisory is the same world with the norms that only advise, read as though
// they bound.
func (e *engine) advisory() (viewer, error) {
	v := e.viewer
	v.claims = map[claim]map[string]bool{}
	v.docs = nil
	for _, doc := range e.docs {
		norms, field := map[string]*book.Norm{}, "clauses"
		if doc.inst != nil {
			norms, field = doc.inst.Norms, "norms"
		} else {
			for id, cl := range e.book.Agreements[doc.agreement].Clauses {
				norms[id] = &cl.Norm
			}
		}
		only, err := e.advises(doc, norms, field)
		if err != nil {
			return v, err
		}
		v.docs = append(v.docs, only)
	}
	if v.plan == nil {
		return v, nil
	}
	plan, err := e.advises(e.plan, e.d.Plan.Norms, "norms")
	v.plan = plan
	return v, err
}

func (e *engine) advises(doc *document, norms map[string]*book.Norm, field string) (*document, error) {
	out := *doc
	out.norms = nil
	binding := map[string]*book.Norm{}
	for section, n := range norms {
		if n.Advice != "" {
			plain := *n
			plain.Advice, plain.Only = "", false
			binding[section] = &plain
		}
	}
	err := e.norms(&out, binding, field)
	for _, n := range out.norms {
		n.advice = norms[n.section].Advice
	}
	return &out, err
}

// partial lists those of the agencies that decide at a post whose own rules on
// a topic are not written down whole.
func (a *asker) partial(p *piece, topic string) []string {
	out := []string{}
	for _, agency := range []string{a.q.Agency, p.host, p.commander()} {
		if a.book.Agencies[agency] == nil || slices.Contains(out, agency) {
			continue
		}
		if home, _, _ := a.base(agency, &p.post); !home.known[topic] {
			out = append(out, agency)
		}
	}
	return out
}

// posted lists where and when the agency has officers.
func (a *asker) posted(pieces []piece) []facts.Post {
	var out []facts.Post
	for i := range pieces {
		p := &pieces[i]
		if !slices.Contains(a.agencies(p), a.q.Agency) || a.absent(p, a.q.Agency) {
			continue
		}
		during := a.engine.out.interval(p.during)
		if n := len(out); n > 0 && out[n-1].Assignment == p.assignment {
			out[n-1].During.Until = during.Until
			continue
		}
		out = append(out, facts.Post{Assignment: p.assignment, During: during})
	}
	return out
}
