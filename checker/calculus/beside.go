package calculus

import (
	"maps"
	"slices"
	"sync"

	"roe.example/checker/internal/cores"
)

// aside is an engine for a part of the work, to be done beside other parts: it
// reads what the whole engine reads and keeps what it finds to itself, until the
// whole one takes that in.
func (e *engine) aside() *engine {
	one := *e
	one.classes, one.claims = map[string]*class{}, map[claim]map[string]bool{}
	if e.kept == nil { // all of which is for any number
		one.stances, one.words2 = newRecent[string, *stance](), newRecent[string, string]()
	} else {
		one.said = e.tax.none()
	}
	one.result, one.spoken = &Result{Said: map[string]bool{}}, map[string]bool{}
	one.out = newCollector(&one)
	return &one
}

// besides tells whether parts of the work may be done beside each other: nobody
// looks on.
func (e *engine) besides() bool {
	return e.beside && e.out.trace == nil && e.out.sink == nil
}

// assessAll compares in every piece. Pieces have nothing to do with each other
// before what is found in them is joined, which is done in their order.
func (e *engine) assessAll(pieces []piece) []*joint {
	found := make([][]*joint, len(pieces))
	if !e.besides() {
		for i := range pieces {
			found[i] = e.assess(&pieces[i])
		}
		return slices.Concat(found...)
	}
	if e.kept == nil {
		e.shared = &shared{}
		defer func() { e.shared = nil }()
	}
	var lock sync.Mutex
	next, done := 0, make([]*engine, len(pieces))
	cores.Lanes(len(pieces), func() func(int) {
		return func(i int) {
			one := e.aside()
			found[i] = one.assess(&pieces[i])
			lock.Lock()
			defer lock.Unlock()
			done[i] = one
			for ; next < len(done) && done[next] != nil; next++ {
				e.takeIn(done[next])
				done[next] = nil
			}
		}
	})
	return slices.Concat(found...)
}

// shared is what engines aside work out for each other: what decides alone what
// comes of it is in the key, so that it is the same whoever was first.
type shared struct{ sayings, stances sync.Map }

// saying gives what is said of a region.
func (s *shared) saying(key string) *saying {
	if s == nil {
		return nil
	}
	if have, ok := s.sayings.Load(key); ok {
		return have.(*saying)
	}
	return nil
}

func (s *shared) say(key string, one *saying) {
	if s != nil {
		s.sayings.Store(key, one)
	}
}

// stance gives what norms come to. Of norms that clauses bring in, the regions
// can be put together in several ways that mean the same.
func (s *shared) stance(key string, norms []bound) *stance {
	if s == nil || broughtIn(norms) {
		return nil
	}
	if have, ok := s.stances.Load(key); ok {
		return have.(*stance)
	}
	return nil
}

func (s *shared) stand(key string, norms []bound, one *stance) {
	if s != nil && !broughtIn(norms) {
		s.stances.Store(key, one)
	}
}

func broughtIn(norms []bound) bool {
	return slices.ContainsFunc(norms, func(n bound) bool { return n.via != "" })
}

// takeIn takes in what was found in a piece. Of an assignment no two pieces are
// at one time, so that what one of them needs is nothing that another does.
func (e *engine) takeIn(one *engine) {
	e.result.Needs = append(e.result.Needs, one.result.Needs...)
	e.result.Joint = append(e.result.Joint, one.result.Joint...)
	e.result.Tactics = append(e.result.Tactics, one.result.Tactics...)
	maps.Copy(e.result.Said, one.result.Said)
	for c, agencies := range one.claims {
		for agency := range agencies {
			e.claim(c.doc, c.kind, agency)
		}
	}
	e.said.union(one.said)
	e.out.takeIn(one.out)
}

// takeIn joins the records of a piece with those of the pieces before it. All
// in one piece is at the same time, so that it comes to the same whether its
// records are joined first with each other or one by one with the others.
func (c *collector) takeIn(o *collector) {
	for _, key := range o.order {
		c.join(o.records[key], key, o.actions[key], o.periods[key])
	}
	addAttempts(c.attempts, o.attempts)
	c.chunks = append(c.chunks, o.chunks...)
}

// sideGroup is a group of actions on which the same joints stand side by side.
type sideGroup struct {
	actions bitset
	all     []*joint
	by      [][]*joint
	key     string // while anything is kept
}

// compareSides states for every group who stands otherwise side by side. What is
// found is put on tape, and taken in from there in the order of the groups.
func (e *engine) compareSides(groups []sideGroup) {
	if e.kept != nil {
		e.sidesKept(groups)
	}
	if e.kept != nil || !e.besides() {
		for _, g := range groups {
			if e.kept == nil {
				e.mismatch(g.actions, g.all)
			} else {
				e.out.replay(e.kept.compared[g.key].chunk)
			}
			e.interventions(g.actions, g.all, g.by)
			e.cut()
		}
		return
	}
	tapes := make([][]*event, len(groups))
	cores.Lanes(len(groups), func() func(int) {
		one := e.aside()
		one.out.taping = true
		return func(i int) {
			g := groups[i]
			one.mismatch(g.actions, g.all)
			one.interventions(g.actions, g.all, g.by)
			tapes[i], one.out.tape = one.out.tape, nil
		}
	})
	for _, tape := range tapes {
		e.out.play(tape)
	}
}
