package judge

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ledger is a set, made by rules, in which rules look up, see lookups. It is made
// when somebody does, and kept with what came to it and went since the run before.
type ledger struct {
	parted
	path  string
	place ast.Ref
	users []*parted
	set   ast.Set        // nil: nobody looked up anything
	value func() ast.Set // makes it, once
	err   error
	// moved are the members that came or went; differ tells that there are any.
	moved  []*ast.Term
	differ bool
}

// ledgerOf prepares a set in which is looked up, and before it those on which it
// rests in turn.
func (m *Memory) ledgerOf(p *part, path string) (*ledger, error) {
	key := ledgerKey{p, path}
	if l := m.byPath[key]; l != nil {
		return l, nil
	}
	place, err := ast.ParseRef(path)
	if err != nil {
		return nil, err
	}
	l := &ledger{path: path, place: place}
	l.ask = newQuery(p.compiler, p.data, place)
	l.list = newReader(p.compiler).additiveSet(path)
	if err := m.follow(p, &l.parted, "", path); err != nil {
		return nil, err
	}
	m.byPath[key] = l
	m.ledgers = append(m.ledgers, l)
	return l, nil
}

type ledgerKey struct {
	part *part
	path string
}

// renew works out anew what may have changed of the sets, where it was looked at.
func (m *Memory) renew(ctx context.Context) error {
	for _, l := range m.ledgers {
		l.moved, l.differ = nil, false
		moved := l.set != nil && m.moved(&l.parted)
		if moved && !l.asked() {
			l.forget()
		}
		if l.set != nil && !moved {
			continue
		}
		before := l.set
		l.value = sync.OnceValue(func() ast.Set { return m.make(ctx, l) })
		if before == nil {
			continue
		}
		now := l.value()
		if l.err != nil {
			return l.err
		}
		l.moved = append(before.Diff(now).Slice(), now.Diff(before).Slice()...)
		l.differ = len(l.moved) > 0
	}
	return nil
}

// asked tells whether some answer rests on the set.
func (l *ledger) asked() bool {
	return slices.ContainsFunc(l.users, func(q *parted) bool {
		at := slices.Index(q.looks, l)
		return slices.ContainsFunc(q.parts, func(p *portion) bool {
			return at < len(p.looked) && (p.looked[at].all || p.looked[at].asked != nil)
		})
	})
}

func (l *ledger) forget() { l.set, l.parts, l.err = nil, nil, nil }

// make asks the rules for the set, or for those portions of it that may be others.
// It may be called by whoever is asked a question; what is wrong is kept, and the
// answers of this run are not used then.
func (m *Memory) make(ctx context.Context, l *ledger) ast.Set {
	m.making.Lock()
	asks, err := m.askParts(&l.parted)
	known := m.known(asks)
	m.making.Unlock()
	lasting := known()
	for _, a := range asks {
		if err != nil {
			break
		}
		err = a.put(ctx, lasting)
	}
	l.set, l.err = ast.NewSet(), err
	for _, p := range l.parts {
		for _, f := range p.found {
			l.set.Add(f.term)
		}
	}
	return l.set
}

// faults is what went wrong where sets were made.
func (m *Memory) faults() (err error) {
	for _, l := range m.ledgers {
		err = errors.Join(err, l.err)
	}
	return err
}

// noting is a set that notes what is looked up in it. Nothing else is done with
// it, see lookups; who did it all the same has looked at everything.
type noting struct {
	ledger *ledger
	asked  ast.Set // nil: nothing yet
	all    bool
}

func (n *noting) Contains(t *ast.Term) bool {
	if n.asked == nil {
		n.asked = ast.NewSet()
	}
	n.asked.Add(ast.NewTerm(t.Value)) // the term may be used again
	return n.ledger.value().Contains(t)
}

// stale tells whether something was looked up that came or went since.
func (n *noting) stale() bool {
	if !n.ledger.differ || !n.all && n.asked == nil {
		return false
	}
	return n.all || slices.ContainsFunc(n.ledger.moved, n.asked.Contains)
}

func (n *noting) whole() ast.Set {
	n.all = true
	return n.ledger.value()
}

func (n *noting) IsGround() bool { return true } // as whatever rules make

func (n *noting) Compare(other ast.Value) int          { return n.whole().Compare(other) }
func (n *noting) Find(path ast.Ref) (ast.Value, error) { return n.whole().Find(path) }
func (n *noting) Hash() int                            { return n.whole().Hash() }
func (n *noting) StringLength() int                    { return n.whole().StringLength() }
func (n *noting) String() string                       { return n.whole().String() }
func (n *noting) Len() int                             { return n.whole().Len() }
func (n *noting) Copy() ast.Set                        { return n.whole().Copy() }
func (n *noting) Diff(other ast.Set) ast.Set           { return n.whole().Diff(other) }
func (n *noting) Intersect(other ast.Set) ast.Set      { return n.whole().Intersect(other) }
func (n *noting) Union(other ast.Set) ast.Set          { return n.whole().Union(other) }
func (n *noting) Add(t *ast.Term)                      { n.whole().Add(t) }
func (n *noting) Iter(f func(*ast.Term) error) error   { return n.whole().Iter(f) }
func (n *noting) Until(f func(*ast.Term) bool) bool    { return n.whole().Until(f) }
func (n *noting) Foreach(f func(*ast.Term))            { n.whole().Foreach(f) }
func (n *noting) Sorted() *ast.Array                   { return n.whole().Sorted() }
func (n *noting) Slice() []*ast.Term                   { return n.whole().Slice() }
func (n *noting) Map(f func(*ast.Term) (*ast.Term, error)) (ast.Set, error) {
	return n.whole().Map(f)
}

func (n *noting) Reduce(i *ast.Term, f func(*ast.Term, *ast.Term) (*ast.Term, error)) (*ast.Term, error) {
	return n.whole().Reduce(i, f)
}
