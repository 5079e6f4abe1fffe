package calculus

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

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
	clauses     int  // counts how often clauses changed
	deployments map[string]*keptDeployment
}

// keptDeployment is what was worked out for one deployment.
type keptDeployment struct {
	input    Input
	result   *Result
	known    []facts.Knowledge // of the run before
	plan     *document
	pieces   []piece
	narrowed recent[narrowing, *norm]
	stances  recent[string, *stance]
	said     recent[string, *saying]
	words    recent[string, string]
	heard    recent[string, *spoken]
	lock     sync.Mutex // of views and posted, while pieces are compared beside each other
	views    map[posting]*keptViews
	ledger   ledger
	retimed  bool // since the run before
	posts    bool // assignments, their times and who is on them are those of the run before
	// clauses counts changes of clauses, clausesSign is equal for the same ones
	// that settle something, and third: some extend the rules of a third agency.
	clauses     int
	clausesSign string
	third       bool
	settling    []*settling
	posted      map[posting]*keptPost
	last        map[posting]*keptPost // of the run before
	run         int
	compared    map[string]*keptSides
}

// recent keeps what this run or the one before it used, for any number of
// goroutines.
type recent[K comparable, V any] struct {
	lock        sync.Mutex
	now, before map[K]V
}

func newRecent[K comparable, V any]() *recent[K, V] { return &recent[K, V]{now: map[K]V{}} }

func (r *recent[K, V]) turn() { r.now, r.before = map[K]V{}, r.now }

// put keeps a value, unless somebody was faster, and gives the one that is kept.
func (r *recent[K, V]) put(key K, v V) V {
	r.lock.Lock()
	defer r.lock.Unlock()
	if have, ok := r.now[key]; ok {
		return have
	}
	r.now[key] = v
	return v
}

func (r *recent[K, V]) get(key K) (V, bool) {
	r.lock.Lock()
	defer r.lock.Unlock()
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
		renewed, same, clauses, err := have.compiled.renew(loc)
		if err != nil {
			return nil, err
		}
		if renewed {
			if have.same = same && clauses; !clauses {
				have.clauses++
			}
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
	if k == nil || k.input.Joint != in.Joint || !sameButUnits(k.input.Deployment, in.Deployment) {
		k = &keptDeployment{}
		b.deployments[in.ID] = k
	}
	k.posts = k.pieces != nil && samePosts(k.input.Deployment, in.Deployment)
	k.input = *in
	k.narrowed.turnAt(mostHeard)
	k.stances.turn()
	k.said.turn()
	k.words.turn()
	k.heard.turnAt(mostHeard)
	k.clauses, k.third = b.clauses, third(b.compiled.src)
	k.result = nil
	k.last, k.posted = k.posted, map[posting]*keptPost{}
	k.run++
	if k.compared == nil {
		k.compared = map[string]*keptSides{}
	}
	maps.DeleteFunc(k.compared, func(_ string, s *keptSides) bool { return s.run < k.run-runsBack })
	return k
}

// third tells whether a clause extends the rules of an agency by name.
func third(b *book.Book) bool {
	for _, a := range b.Agreements {
		for _, c := range a.Clauses {
			if c.Extends != nil && b.Agencies[c.Extends.RulesOf] != nil {
				return true
			}
		}
	}
	return false
}

// piecesKept gives the pieces, or those of the run before where all that they
// are cut by is the same: but for amended norms, no norm is.
func (e *engine) piecesKept() ([]piece, error) {
	if e.kept != nil && e.kept.posts && len(e.amends) == 0 {
		e.kept.retimed = false
		return e.kept.pieces, nil
	}
	pieces, err := e.pieces()
	if err != nil || e.kept == nil {
		return pieces, err
	}
	return e.kept.sameTimes(e, pieces), nil
}

// samePosts tells whether two deployments that are the same but for times and
// units have the same times, and units of the same names.
func samePosts(a, b *book.Deployment) bool {
	return a.From == b.From && a.Until == b.Until && reflect.DeepEqual(a.Assignments, b.Assignments) &&
		maps.EqualFunc(a.Units, b.Units, func(*book.Unit, *book.Unit) bool { return true })
}

// sameTimes keeps the pieces of the run before where they are the same but for
// when they are, or lets go of all that was found in them.
func (k *keptDeployment) sameTimes(e *engine, pieces []piece) []piece {
	k.retimed = false
	if !slices.EqualFunc(k.pieces, pieces, (*keptDeployment)(nil).samePiece) {
		k.pieces, k.last, k.compared, k.views = pieces, nil, map[string]*keptSides{}, map[posting]*keptViews{}
	}
	for i := range pieces {
		p, now := &k.pieces[i], &pieces[i]
		now.times = fmt.Sprint(now.during, e.d.From, e.d.Until)
		if p.times != "" && p.times != now.times {
			k.retimed = true
		}
		p.during, p.at, p.times, p.scopeKey = now.during, now.at, now.times, e.space.Key(p.scope)
	}
	return k.pieces
}

// samePiece tells whether pieces are the same but for when they are: in the
// same, the same is in force.
func (*keptDeployment) samePiece(a, b piece) bool {
	return a.sign == b.sign && a.assignment == b.assignment && a.place == b.place && a.host == b.host && a.top == b.top &&
		slices.Equal(a.chain, b.chain) && a.title == b.title && slices.Equal(a.units, b.units) && slices.Equal(a.tasks, b.tasks) &&
		reflect.DeepEqual(a.given, b.given)
}

// fromLedger joins what was found, and what was kept of it.
func (e *engine) fromLedger() {
	k := e.kept
	e.result.Clashes = k.ledger.settle(e.out, k.retimed)
	e.result.Attempts = k.ledger.attempted()
	if slices.Equal(e.result.Knowledge, k.known) {
		e.result.Knowledge = k.known // the very list, as whoever compares facts sees at once
	}
	k.known = e.result.Knowledge
	e.said.each(func(i int) { e.result.Said[e.tax.ids[i]] = true })
}

func (k *keptDeployment) postedAt(at posting) *keptPost {
	k.lock.Lock()
	defer k.lock.Unlock()
	return k.posted[at]
}

// wording compares the words of an agency in a piece, or repeats what that came
// to.
func (k *keptDeployment) wording(p *piece, agency string, out *collector, compare func()) {
	if k == nil {
		compare()
		return
	}
	post := k.postedAt(posting{p, agency})
	if post.terms != nil {
		out.replay(post.terms)
		return
	}
	out.cut()
	compare()
	post.terms = out.cut()
}

// cut ends a chunk of what is kept.
func (e *engine) cut() {
	if e.kept != nil {
		e.out.cut()
	}
}
