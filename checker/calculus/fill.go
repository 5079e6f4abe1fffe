package calculus

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/region"
)

// Fill adds what follows from comparing rules to the facts of a run: clashes,
// knowledge, needs, overreach, attempts to settle, unmet conditions, and with
// joint the joint rules of engagement. The books hold the deployments to
// judge, at the time at which they are judged; f states their documents.
func Fill(books []*book.Located, f *facts.Facts, joint bool) error {
	return (*Memory)(nil).Fill(books, f, joint)
}

// Fill does so with what is remembered of the run before. Facts of both runs
// share parts, so nobody may change them.
func (m *Memory) Fill(books []*book.Located, f *facts.Facts, joint bool) error {
	begun := m.Begin(books, f.AgreementUses, f.Today, joint)
	return begun.AddTo(f)
}

// Begun is a comparison of rules under way.
type Begun struct {
	wait  func()
	found []found
	err   error
}

// found is what was found of a deployment, or of a book without any.
type found struct {
	*Result
	dir, deployment string
}

// Begin begins to compare, while other facts are being stated: all that it asks
// of them is the day and which agreements hold for whom.
func (m *Memory) Begin(books []*book.Located, uses []facts.AgreementUse, today string, joint bool) *Begun {
	b := &Begun{}
	b.wait = cores.Begin(func() { b.found, b.err = m.compare(books, uses, today, joint) })
	return b
}

// Wait returns when nothing is being compared any more.
func (b *Begun) Wait() {
	if b != nil {
		b.wait()
	}
}

// Said gives, by book, the actions of which the joint rules of engagement speak,
// be these stated or not. It is asked after AddTo.
func (b *Begun) Said() map[string][]string {
	out := map[string][]string{}
	for _, r := range b.found {
		out[r.dir] = slices.AppendSeq(out[r.dir], maps.Keys(r.Said))
	}
	return out
}

// AddTo waits for what follows from comparing rules, and adds it.
func (b *Begun) AddTo(f *facts.Facts) error {
	if b.wait(); b.err != nil {
		return b.err
	}
	for _, r := range b.found {
		r.addTo(f)
		if r.deployment != "" {
			r.addUnmet(f, r.dir, r.deployment)
			r.addUnlisted(f, r.dir, r.deployment)
		}
	}
	return nil
}

func (m *Memory) compare(books []*book.Located, uses []facts.AgreementUse, today string, joint bool) (all []found, err error) {
	m.forget(books)
	for _, loc := range books {
		loc = concerned(loc)
		b, err := m.compile(loc)
		if err != nil {
			m.drop(loc.Dir)
			return nil, err
		}
		maps.DeleteFunc(b.deployments, func(id string, _ *keptDeployment) bool { return loc.Book.Deployments[id] == nil })
		c := b.compiled
		if len(loc.Book.Deployments) == 0 {
			day, err := time.Parse(time.DateOnly, today)
			if err != nil {
				return nil, fmt.Errorf("day of the run: %w", err)
			}
			r, err := c.Documents(day)
			if err != nil {
				return nil, err
			}
			all = append(all, found{Result: r})
		}
		for _, id := range slices.Sorted(maps.Keys(loc.Book.Deployments)) {
			if err := c.possible(id, loc.Book.Deployments[id]); err != nil {
				return nil, err
			}
			in := &Input{Book: loc, ID: id, Deployment: loc.Book.Deployments[id], Uses: usesOf(uses, loc.Dir), Joint: joint, Tactics: true}
			r, err := b.compute(in)
			if err != nil {
				return nil, err
			}
			all = append(all, found{r, loc.Dir, id})
		}
	}
	return all, nil
}

// possible refuses a deployment of which things are known that cannot be true
// together: whatever is asked about it would be answered "no conflict".
func (c *Compiled) possible(id string, d *book.Deployment) error {
	e := &engine{viewer: viewer{world: world{book: c.src}, compiler: &c.compiler}, d: d}
	for _, a := range e.assignmentIDs() {
		place := orElse(e.assignment(a).Place, d.Place)
		given, err := e.setting(d, place)
		if err != nil {
			return err
		}
		if c.space.Empty(region.Of(given)) {
			return fmt.Errorf("deployment %s: what is stated under known, and the kind of place of %s, cannot all be true at once; take out what does not hold there", id, c.src.Places[place].Name)
		}
	}
	return nil
}

func (r *Result) addTo(f *facts.Facts) {
	from, to := r.Clashes.Lists(), f.Clashes.Lists()
	for i := range from {
		*to[i] = joinLists(*to[i], *from[i])
	}
	f.Joint = joinLists(f.Joint, r.Joint)
	f.Tactics = joinLists(f.Tactics, r.Tactics)
	f.Knowledge = joinLists(f.Knowledge, r.Knowledge)
	f.Needs = joinLists(f.Needs, r.Needs)
	f.Overreach = joinLists(f.Overreach, r.Overreach)
	f.Attempts = joinLists(f.Attempts, r.Attempts)
}

// joinLists gives one list where the other is empty, the very one: whoever
// compares the facts of two runs sees at once that it is the same.
func joinLists[T any](a, b []T) []T {
	if len(a) == 0 {
		return slices.Clip(b)
	}
	return append(a, b...)
}

func (r *Result) addUnmet(f *facts.Facts, dir, deployment string) {
	if len(r.Unmet) == 0 {
		return
	}
	f.Offers = slices.Clone(f.Offers) // others have the records too
	for i := range f.Offers {
		if o := &f.Offers[i]; o.Book == dir && o.Deployment == deployment {
			o.Unmet = append(o.Unmet, r.Unmet[o.ID]...)
		}
	}
}

func (r *Result) addUnlisted(f *facts.Facts, dir, deployment string) {
	if len(r.Unlisted) == 0 {
		return
	}
	f.Transfers = slices.Clone(f.Transfers)
	for i := range f.Transfers {
		if t := &f.Transfers[i]; t.Book == dir && t.Deployment == deployment {
			t.Unlisted = append(t.Unlisted, r.Unlisted[t.ID]...)
		}
	}
}
