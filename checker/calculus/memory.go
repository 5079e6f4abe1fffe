package calculus

import (
	"reflect"
	"slices"

	"roe.example/checker/book"
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
