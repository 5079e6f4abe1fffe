package calculus

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Memory keeps, from one run to the next, what comparisons came to whose norms
// and surroundings are the same. Of a book in which anything but the norms of
// its instruments changed it keeps nothing. The zero Memory is empty; it is for
// one goroutine at a time.
type Memory struct {
	books map[string]*keptBook
}

// keptBook is a book as it was compiled the last time.
type keptBook struct {
	around      *book.Book // without the norms of its instruments
	compiled    *Compiled
	deployments map[string]*keptDeployment
}

// keptDeployment is what was worked out for one deployment.
type keptDeployment struct {
	input     Input
	plan      *document
	pieces    []piece
	narrowed  recent[narrowing, *norm]
	stances   recent[string, *stance]
	said      recent[string, *saying]
	words     recent[string, string]
	posted    map[posting]*keptPost
	last      map[posting]*keptPost // of the run before
	compared  map[string]*keptSides
	comparedB map[string]*keptSides
}

// recent keeps what this run or the one before it used.
type recent[K comparable, V any] struct{ now, before map[K]V }

func (r *recent[K, V]) turn() { r.now, r.before = map[K]V{}, r.now }

func (r *recent[K, V]) get(key K) (V, bool) {
	v, ok := r.now[key]
	if !ok {
		if v, ok = r.before[key]; ok {
			r.now[key] = v
		}
	}
	return v, ok
}

// narrowing is a norm as a clause brings it in for some actions only.
type narrowing struct {
	*norm
	actions string
}

// posting is an agency in a piece.
type posting struct {
	*piece
	agency string
}

// keptPost is what comparing an agency in a piece came to.
type keptPost struct {
	sign   string
	manned string // the agency's units there
	views  *views // keeps alive the norms whose addresses are in sign
	host   *views
	trios  map[string]*keptTrio
	joints []*joint
	tape   []event
	needs  []facts.Need
}

// keptTrio is what comparing an agency on some actions came to.
type keptTrio struct {
	joint *joint
	tape  []event
}

// keptSides is what comparing agencies side by side came to.
type keptSides struct {
	all  []*joint
	tape []event
}

// event is one step in which the collector takes in what was found.
type event struct {
	rec     facts.Clash
	key     string
	actions bitset
	during  book.Period
	// tried is set where a clause was tried instead.
	tried *facts.Settlement
	trio  *trio
	clash clash
}

// compile compiles a book, or of one whose surroundings are the same only the
// norms that changed.
func (m *Memory) compile(loc *book.Located) (*keptBook, error) {
	if m == nil {
		c, err := Compile(loc)
		return &keptBook{compiled: c}, err
	}
	if m.books == nil {
		m.books = map[string]*keptBook{}
	}
	around := withoutNorms(loc.Book)
	around.Deployments = nil // each is compared by itself
	if have := m.books[loc.Dir]; have != nil && reflect.DeepEqual(have.around, around) {
		same, err := have.compiled.renew(loc)
		if err != nil {
			return nil, err
		}
		if same {
			return have, nil
		}
	}
	c, err := Compile(loc)
	if err != nil {
		return nil, err
	}
	m.books[loc.Dir] = &keptBook{around: around, compiled: c, deployments: map[string]*keptDeployment{}}
	return m.books[loc.Dir], nil
}

// forget lets go of books that are no longer there.
func (m *Memory) forget(books []*book.Located) {
	if m == nil {
		return
	}
	for dir := range m.books {
		if !slices.ContainsFunc(books, func(l *book.Located) bool { return l.Dir == dir }) {
			delete(m.books, dir)
		}
	}
}

func (m *Memory) drop(dir string) {
	if m != nil {
		delete(m.books, dir)
	}
}

// withoutNorms is a book without what its instruments say.
func withoutNorms(b *book.Book) *book.Book {
	out := *b
	out.Instruments = make(map[string]*book.Instrument, len(b.Instruments))
	for id, in := range b.Instruments {
		bare := *in
		bare.Norms = nil
		out.Instruments[id] = &bare
	}
	return &out
}

// renew takes in the norms of a book that is the same otherwise. Norms that did
// not change stay the very same, so that what was found about them holds. It
// gives up when the actions that norms ask for as a choice are others.
func (c *Compiled) renew(loc *book.Located) (bool, error) {
	if !reflect.DeepEqual(c.tax, newTaxonomy(loc.Book)) {
		return false, nil
	}
	c.src, c.located = loc.Book, loc
	for _, doc := range c.docs {
		if doc.inst == nil {
			continue
		}
		in := loc.Book.Instruments[doc.id]
		if in == doc.inst {
			continue
		}
		if err := c.renewNorms(doc, in); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (c *Compiled) renewNorms(doc *document, in *book.Instrument) error {
	old := map[string][]*norm{}
	for _, n := range doc.norms {
		old[n.section] = append(old[n.section], n)
	}
	before := doc.norms
	doc.inst, doc.norms = in, nil
	if err := c.norms(doc, in.Norms, "norms"); err != nil {
		doc.norms = before
		return err
	}
	for i, n := range doc.norms {
		for _, o := range old[n.section] {
			if o.derived == n.derived && reflect.DeepEqual(o.source, n.source) {
				doc.norms[i] = o
			}
		}
	}
	return nil
}

// deployment gives what was kept of a deployment, if it is asked the same.
func (b *keptBook) deployment(in *Input) *keptDeployment {
	if b.deployments == nil {
		return nil
	}
	k := b.deployments[in.ID]
	if k == nil || k.input.Joint != in.Joint || !reflect.DeepEqual(k.input.Uses, in.Uses) || !sameButUnits(k.input.Deployment, in.Deployment) {
		k = &keptDeployment{}
		b.deployments[in.ID] = k
	}
	k.input = *in
	k.narrowed.turn()
	k.stances.turn()
	k.said.turn()
	k.words.turn()
	k.last, k.posted = k.posted, map[posting]*keptPost{}
	k.comparedB, k.compared = k.compared, map[string]*keptSides{}
	return k
}

// sameTimes keeps the pieces of the run before where they are the same, or
// lets go of all that was found in them.
func (k *keptDeployment) sameTimes(pieces []piece) []piece {
	if reflect.DeepEqual(k.pieces, pieces) {
		return k.pieces
	}
	k.pieces, k.last, k.comparedB = pieces, nil, nil
	return pieces
}

// post gives what is kept of an agency in a piece, and whether all of it holds.
// Nothing holds of one whose units are others.
func (k *keptDeployment) post(p *piece, agency, manned string, v, host *views) (now, before *keptPost, same bool) {
	sign := signed(v.home) + "|" + signed(v.here) + "|" + signed(host.home)
	at := posting{p, agency}
	if have := k.last[at]; have != nil && have.manned == manned {
		if have.sign == sign {
			have.renew(v, host)
			k.posted[at] = have
			return have, have, true
		}
		before = have
	}
	k.posted[at] = &keptPost{sign: sign, manned: manned, views: v, host: host, trios: map[string]*keptTrio{}}
	return k.posted[at], before, false
}

// renew gives the trios the views of this run, which say the same.
func (p *keptPost) renew(v, host *views) {
	p.views, p.host = v, host
	for _, one := range p.joints {
		one.t.views, one.t.host = v, host
	}
}

// signed is equal for views of the very same norms, brought in alike.
func signed(v *view) string {
	var b strings.Builder
	for _, n := range v.norms {
		n.sign(&b)
	}
	return b.String()
}

func (n bound) sign(b *strings.Builder) {
	fmt.Fprintf(b, "%p", n.norm)
	if n.via != "" {
		fmt.Fprintf(b, "%s%v", n.via, n.region)
	}
	b.WriteByte(';')
}

// sign tells a trio from others of its agency in its piece.
func (t *trio) sign(post string) string {
	var b strings.Builder
	fmt.Fprint(&b, t.actions, t.topic, t.expose, t.hmKnown, t.hhKnown, t.byItems)
	if t.byItems {
		b.WriteString(post)
	}
	for _, side := range [][]bound{t.hrOn, t.hmOn, t.hhOn} {
		b.WriteByte('|')
		for _, n := range side {
			n.sign(&b)
		}
	}
	return b.String()
}

// assessAgency compares an agency in a piece, or repeats what that came to.
func (e *engine) assessAgency(p *piece, agency string, v, host *views) []*joint {
	if e.kept == nil {
		return e.assessTrios(p, agency, v, host, e.assessOne)
	}
	now, before, same := e.kept.post(p, agency, e.manned(p, agency), v, host)
	if same {
		e.out.play(now.tape)
		for _, n := range now.needs {
			n.Actions = slices.Clone(n.Actions)
			e.result.Needs = append(e.result.Needs, n)
		}
		return now.joints
	}
	from, needs := len(e.out.tape), len(e.result.Needs)
	now.joints = e.assessTrios(p, agency, v, host, func(t *trio) *joint {
		key := t.sign(now.sign)
		if before != nil && before.trios[key] != nil {
			have := before.trios[key]
			have.joint.t.views, have.joint.t.host = v, host
			now.trios[key] = have
			e.out.play(have.tape)
			return have.joint
		}
		begin := len(e.out.tape)
		one := e.assessOne(t)
		now.trios[key] = &keptTrio{one, slices.Clone(e.out.tape[begin:])}
		return one
	})
	now.tape = slices.Clone(e.out.tape[from:])
	for _, n := range e.result.Needs[needs:] {
		n.Actions = slices.Clone(n.Actions)
		now.needs = append(now.needs, n)
	}
	return now.joints
}

// sidesKept states who stands otherwise side by side, or repeats it.
func (e *engine) sidesKept(actions bitset, all []*joint) {
	if e.kept == nil {
		e.mismatch(actions, all)
		return
	}
	key := fmt.Sprint(actions, all)
	have := e.kept.comparedB[key]
	if have == nil {
		have = e.kept.compared[key]
	}
	if have != nil {
		e.kept.compared[key] = have
		e.out.play(have.tape)
		return
	}
	begin := len(e.out.tape)
	e.mismatch(actions, all)
	e.kept.compared[key] = &keptSides{all, slices.Clone(e.out.tape[begin:])}
}

// play takes in again what was found before.
func (c *collector) play(tape []event) {
	for i := range tape {
		one := &tape[i]
		if one.tried != nil {
			k := one.clash
			c.attempt(one.trio, &k, one.tried)
			continue
		}
		rec := one.rec
		c.take(&rec, one.key, one.actions, one.during)
	}
}
