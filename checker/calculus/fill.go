package calculus

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
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
	m.forget(books)
	for _, loc := range books {
		loc = concerned(loc)
		b, err := m.compile(loc)
		if err != nil {
			m.drop(loc.Dir)
			return err
		}
		maps.DeleteFunc(b.deployments, func(id string, _ *keptDeployment) bool { return loc.Book.Deployments[id] == nil })
		c := b.compiled
		if len(loc.Book.Deployments) == 0 {
			today, err := time.Parse(time.DateOnly, f.Today)
			if err != nil {
				return fmt.Errorf("day of the run: %w", err)
			}
			r, err := c.Documents(today)
			if err != nil {
				return err
			}
			r.addTo(f)
		}
		for _, id := range slices.Sorted(maps.Keys(loc.Book.Deployments)) {
			if err := c.possible(id, loc.Book.Deployments[id]); err != nil {
				return err
			}
			in := &Input{Book: loc, ID: id, Deployment: loc.Book.Deployments[id], Uses: usesOf(f, loc.Dir), Joint: joint}
			r, err := c.compute(in, b.deployment(in))
			if err != nil {
				return err
			}
			r.addTo(f)
			r.addUnmet(f, loc.Dir, id)
			r.addUnlisted(f, loc.Dir, id)
		}
	}
	return nil
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

func usesOf(f *facts.Facts, dir string) []facts.AgreementUse {
	var out []facts.AgreementUse
	for _, u := range f.AgreementUses {
		if u.Book == dir {
			out = append(out, u)
		}
	}
	return out
}

func (r *Result) addTo(f *facts.Facts) {
	from, to := r.Clashes.Lists(), f.Clashes.Lists()
	for i := range from {
		*to[i] = append(*to[i], *from[i]...)
	}
	f.Joint = append(f.Joint, r.Joint...)
	f.Knowledge = append(f.Knowledge, r.Knowledge...)
	f.Needs = append(f.Needs, r.Needs...)
	f.Overreach = append(f.Overreach, r.Overreach...)
	f.Attempts = append(f.Attempts, r.Attempts...)
}

func (r *Result) addUnmet(f *facts.Facts, dir, deployment string) {
	for i := range f.Offers {
		if o := &f.Offers[i]; o.Book == dir && o.Deployment == deployment {
			o.Unmet = append(o.Unmet, r.Unmet[o.ID]...)
		}
	}
}

func (r *Result) addUnlisted(f *facts.Facts, dir, deployment string) {
	for i := range f.Transfers {
		if t := &f.Transfers[i]; t.Book == dir && t.Deployment == deployment {
			t.Unlisted = append(t.Unlisted, r.Unlisted[t.ID]...)
		}
	}
}
