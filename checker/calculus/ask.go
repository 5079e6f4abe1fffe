package calculus

import (
	"slices"
	"strings"

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
	q.Input = Input{Book: loc, ID: q.ID, Deployment: loc.Book.Deployments[q.ID], Uses: usesOf(f.AgreementUses, loc.Dir)}
	return c.Ask(q)
}

// Ask answers a question. An answer without stands means that nobody of the
// agency is posted then, or that what the question states can be true nowhere.
func (c *Compiled) Ask(q *Question) (*facts.JointAnswer, error) {
	asked, err := c.Asking(&q.Input)
	if err != nil {
		return nil, err
	}
	return asked.Ask(q)
}

// Asking is a deployment to which questions are put, one after another: what
// all of them rest on is worked out once.
type Asking struct {
	engine *engine
	pieces []piece
	advice viewer
	known  region.Box // what the deployment states of the circumstances
}

// Asking prepares a deployment for questions. Of a question that is put to it
// the Input does not count.
func (c *Compiled) Asking(in *Input) (*Asking, error) {
	if err := c.possible(in.ID, in.Deployment); err != nil {
		return nil, err
	}
	e, err := c.engine(in, nil)
	if err != nil {
		return nil, err
	}
	out := &Asking{engine: e}
	if out.advice, err = e.advisory(); err != nil {
		return nil, err
	}
	if out.known, err = boxOf(c.space, e.d.Known, nil); err != nil {
		return nil, err
	}
	out.pieces, err = e.pieces()
	return out, err
}

// Ask answers a question, as Compiled.Ask does.
func (s *Asking) Ask(q *Question) (*facts.JointAnswer, error) {
	e := s.engine
	a := &asker{engine: e, q: q, advice: s.advice, found: map[string]*item{}}
	var err error
	if a.given, err = boxOf(e.space, q.Given, nil); err != nil {
		return nil, err
	}
	a.out = &facts.JointAnswer{Book: e.in.Book.Dir, Deployment: e.in.ID, Agency: q.Agency, Action: q.Action,
		During: e.out.interval(clip(e.period, q.During)), Given: a.words(a.given), Known: a.words(s.known)}
	for i := range s.pieces {
		a.piece(&s.pieces[i])
	}
	a.gather()
	if len(a.out.Stands) == 0 {
		a.out.Posted = a.posted(s.pieces)
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
	return append(out, asked...) // after the duties: see telling
}

// owing tells whether something is required.
func owing(sides ...[]bound) bool {
	return slices.ContainsFunc(sides, func(side []bound) bool {
		return slices.ContainsFunc(side, func(n bound) bool { return n.modality == requires })
	})
}

// partial lists those of the agencies that decide at a post whose own rules on
// a topic are not written down whole.
func (a *asker) partial(p *piece, topic string) []string {
	return a.partly(p, a.q.Agency, topic)
}

// partly lists them for the officers of an agency.
func (e *engine) partly(p *piece, of, topic string) []string {
	out := []string{}
	for _, agency := range []string{of, p.host, p.commander()} {
		if e.book.Agencies[agency] == nil || slices.Contains(out, agency) {
			continue
		}
		if home, _, _ := e.base(agency, &p.post); !home.known[topic] {
			out = append(out, agency)
		}
	}
	return out
}
