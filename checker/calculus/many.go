package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// Many compares many deployments of one book that have no plan, some at a time,
// and works out once what is the same for all of them: what the norms on an
// action come to, and what regions are in words. It is for one goroutine at a
// time.
type Many struct {
	compiled *Compiled
	pool     pool
}

// pool is what deployments of one book share.
type pool struct {
	narrowed recent[narrowing, *norm]
	stances  recent[string, *stance]
	said     recent[string, *saying]
	words    recent[string, string]
}

func (p *pool) turn() {
	p.narrowed.turn()
	p.stances.turn()
	p.said.turn()
	p.words.turn()
}

// NewMany compiles a book.
func NewMany(l *book.Located) (*Many, error) {
	c, err := Compile(l)
	return &Many{compiled: c}, err
}

// Begin begins to compare deployments of the book: l has these, and is the same
// book otherwise.
func (m *Many) Begin(l *book.Located, uses []facts.AgreementUse) *Begun {
	b := &Begun{}
	b.wait = cores.Begin(func() { b.found, b.err = m.compare(l, uses) })
	return b
}

func (m *Many) compare(l *book.Located, uses []facts.AgreementUse) (all []found, err error) {
	m.pool.turn()
	by := map[string][]facts.AgreementUse{}
	for _, u := range uses {
		by[u.Deployment] = append(by[u.Deployment], u)
	}
	for _, id := range slices.Sorted(maps.Keys(l.Book.Deployments)) {
		in := &Input{Book: l, ID: id, Deployment: l.Book.Deployments[id], Uses: by[id]}
		if err := m.compiled.possible(id, in.Deployment); err != nil {
			return nil, err
		}
		e, err := m.compiled.engine(in, nil)
		if err != nil {
			return nil, err
		}
		e.share(&m.pool)
		r, err := e.all()
		if err != nil {
			return nil, err
		}
		all = append(all, found{r, l.Dir, id})
	}
	return all, nil
}

// share has an engine look up in a pool, and add to it.
func (e *engine) share(p *pool) {
	e.stances, e.words2, e.narrowed, e.out.said = &p.stances, &p.words, &p.narrowed, &p.said
}
