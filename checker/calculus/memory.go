package calculus

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Memory keeps, from one run to the next, what comparisons came to whose norms
// and surroundings are the same. Of a book in which anything but norms and
// clauses changed, of all that concerns comparisons, it keeps nothing. The zero
// Memory is empty; it is for one goroutine at a time.
type Memory struct {
	books map[string]*keptBook
}

// keptBook is a book as it was compiled the last time.
type keptBook struct {
	around      *book.Book // without norms and clauses
	compiled    *Compiled
	same        bool // norms and clauses are those of the run before
	deployments map[string]*keptDeployment
}

// keptDeployment is what was worked out for one deployment.
type keptDeployment struct {
	input     Input
	result    *Result
	plan      *document
	pieces    []piece
	narrowed  recent[narrowing, *norm]
	stances   recent[string, *stance]
	said      recent[string, *saying]
	words     recent[string, string]
	spoken    recent[string, *vocabulary]
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
	tape   []*event
	needs  []facts.Need
}

// keptTrio is what comparing an agency on some actions came to.
type keptTrio struct {
	joint *joint
	tape  []*event
}

// keptSides is what comparing agencies side by side came to.
type keptSides struct {
	all  []*joint
	tape []*event
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
		renewed, same, err := have.compiled.renew(loc)
		if err != nil {
			return nil, err
		}
		if renewed {
			have.same = same
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

// withoutNorms is a book without what its instruments and agreements say.
func withoutNorms(b *book.Book) *book.Book {
	out := *b
	out.Instruments = make(map[string]*book.Instrument, len(b.Instruments))
	for id, in := range b.Instruments {
		bare := *in
		bare.Norms = nil
		out.Instruments[id] = &bare
	}
	out.Agreements = each(b.Agreements, func(a *book.Agreement) *book.Agreement {
		bare := *a
		bare.Clauses = nil
		return &bare
	})
	return &out
}

// renew takes in the norms and clauses of a book that is the same otherwise,
// and tells whether these are the same too. Norms that did not change stay the
// very same, so that what was found about them holds. It gives up when the
// actions that norms ask for as a choice are others.
func (c *Compiled) renew(loc *book.Located) (renewed, same bool, err error) {
	if !reflect.DeepEqual(c.tax, newTaxonomy(loc.Book)) {
		return false, false, nil
	}
	before := c.src
	c.src, c.located, same = loc.Book, loc, true
	for _, doc := range c.docs {
		norms, field, very := doc.renewed(loc.Book)
		if very {
			continue
		}
		kept, err := c.renewNorms(doc, norms, field)
		if err != nil {
			return false, false, err
		}
		same = same && kept
	}
	for id, a := range loc.Book.Agreements {
		same = same && sameClauses(before.Agreements[id].Clauses, a.Clauses)
	}
	return true, same, nil
}

// renewed gives a document's norms in a book, and tells whether they are the
// very ones that were compiled.
func (d *document) renewed(b *book.Book) (norms map[string]*book.Norm, field string, very bool) {
	if d.inst == nil {
		return clauseNorms(b.Agreements[d.agreement]), "clauses", false
	}
	in := b.Instruments[d.id]
	very = reflect.ValueOf(in.Norms).Pointer() == reflect.ValueOf(d.inst.Norms).Pointer()
	d.inst = in
	return in.Norms, "norms", very
}

// renewNorms compiles a document's norms anew, and tells whether they are the
// same as before. What they are called and say in words concerns nobody here.
func (c *Compiled) renewNorms(doc *document, norms map[string]*book.Norm, field string) (same bool, err error) {
	old := map[string][]*norm{}
	for _, n := range doc.norms {
		old[n.section] = append(old[n.section], n)
	}
	before := doc.norms
	doc.norms = nil
	if err := c.norms(doc, norms, field); err != nil {
		doc.norms = before
		return false, err
	}
	for i, n := range doc.norms {
		for _, o := range old[n.section] {
			if o.derived == n.derived && sameSource(o.source, n.source) {
				doc.norms[i] = o
			}
		}
	}
	return slices.Equal(before, doc.norms), nil
}

func sameSource(a, b *book.Norm) bool {
	if a == b {
		return true
	}
	x, y := *a, *b
	x.Text, y.Text = "", ""
	return reflect.DeepEqual(x, y)
}

func sameClauses(a, b map[string]*book.Clause) bool {
	return maps.EqualFunc(a, b, func(x, y *book.Clause) bool {
		return sameSource(&x.Norm, &y.Norm) && reflect.DeepEqual(x.Extends, y.Extends) && reflect.DeepEqual(x.Settles, y.Settles)
	})
}

// compute works out the facts of a deployment, or repeats them where all is the
// same.
func (b *keptBook) compute(in *Input) (*Result, error) {
	k := b.deployments[in.ID]
	if k != nil && k.result != nil && b.same && k.input.Joint == in.Joint && reflect.DeepEqual(k.input.Uses, in.Uses) &&
		reflect.DeepEqual(k.input.Deployment, in.Deployment) {
		return k.result, nil
	}
	if k = b.deployment(in); k == nil {
		return b.compiled.compute(in, nil)
	}
	var err error
	k.result, err = b.compiled.compute(in, k)
	return k.result, err
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
	k.spoken.turn()
	k.result = nil
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
func (k *keptDeployment) post(p *piece, agency, manned, settling string, v, host *views) (now, before *keptPost, same bool) {
	sign := signed(v.home) + "|" + signed(v.here) + "|" + signed(host.home) + "|" + settling
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

// settlingOn is equal for the same clauses that settle something on some
// actions; nil means any.
func (e *engine) settlingOn(actions bitset) string {
	var b strings.Builder
	for i := range e.settling {
		if s := &e.settling[i]; actions == nil || overlap(s.actions, actions) {
			fmt.Fprint(&b, s.id, " ", s.s.By, s.actions, e.space.Key(s.when), ";")
		}
	}
	return b.String()
}

// assessAgency compares an agency in a piece, or repeats what that came to.
func (e *engine) assessAgency(p *piece, agency string, v, host *views) []*joint {
	if e.kept == nil {
		return e.assessTrios(p, agency, v, host, e.assessOne)
	}
	now, before, same := e.kept.post(p, agency, e.manned(p, agency), e.settlingOn(nil), v, host)
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
		key := t.sign(now.sign) + e.settlingOn(t.actions)
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
func (c *collector) play(tape []*event) {
	for _, one := range tape {
		if c.kept != nil {
			c.tape = append(c.tape, one)
		}
		if one.tried != nil {
			c.count(one.trio, &one.clash, one.tried)
			continue
		}
		c.join(&one.rec, one.key, one.actions, one.during)
	}
}
