package rule

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"roe.example/checker/facts"
)

// Index finds in the facts what a finding about a clash leaves unsaid. A rule
// states its judgement; whom it concerns, where it is written and what the
// message's names stand for follow from the clash.
type Index struct {
	facts   *facts.Facts
	clashes sought[string, *facts.Clash]
	norms   *sought[entry, int]    // to where they stand
	clauses *sought[entry, string] // to their paths

	templates *sync.Map // from a template, which many findings share, to its placeholders
}

// entry is a record's id, or its path, in its book.
type entry struct{ book, id string }

// sought is made when somebody looks something up for the first time.
type sought[K comparable, V any] struct {
	once sync.Once
	all  map[K]V
}

func (s *sought[K, V]) in(size int, fill func(all map[K]V)) map[K]V {
	s.once.Do(func() {
		all := make(map[K]V, size)
		fill(all)
		s.all = all
	})
	return s.all
}

// NewIndex looks through the facts once; they must not change afterwards.
func NewIndex(f *facts.Facts) *Index {
	x := (*Index)(nil).Next(f)
	x.Clash("")
	x.norm(entry{})
	x.clause(entry{})
	return x
}

// Next is the index of the facts of the next run, which looks through them where it
// must; x may be nil.
func (x *Index) Next(f *facts.Facts) *Index {
	out := &Index{facts: f, norms: &sought[entry, int]{}, clauses: &sought[entry, string]{}, templates: &sync.Map{}}
	if x == nil {
		return out
	}
	out.templates = x.templates
	if x.norms.all != nil && slices.EqualFunc(x.facts.Norms, f.Norms, func(a, b facts.Norm) bool { return a.Book == b.Book && a.ID == b.ID }) {
		out.norms = x.norms
	}
	if x.clauses.all != nil && slices.EqualFunc(x.facts.Clauses, f.Clauses, sameClause) {
		out.clauses = x.clauses
	}
	return out
}

// Clash is the one with an id; nil for none.
func (x *Index) Clash(id string) *facts.Clash {
	return x.clashes.in(0, func(all map[string]*facts.Clash) {
		for _, list := range x.facts.Clashes.Lists() {
			for i := range *list {
				all[(*list)[i].ID] = &(*list)[i]
			}
		}
	})[id]
}

// clause is the path of one; "" for none.
func (x *Index) clause(of entry) string {
	return x.clauses.in(len(x.facts.Clauses), func(all map[entry]string) {
		for _, c := range x.facts.Clauses {
			all[entry{c.Book, c.ID}] = c.Path
		}
	})[of]
}

// norm is the one with an id; nil for none.
func (x *Index) norm(of entry) *facts.Norm {
	at, ok := x.norms.in(len(x.facts.Norms), func(all map[entry]int) {
		for i := range x.facts.Norms {
			all[entry{x.facts.Norms[i].Book, x.facts.Norms[i].ID}] = i
		}
	})[of]
	if !ok {
		return nil
	}
	return &x.facts.Norms[at]
}

// Moved is what an Index reads otherwise of one document of facts than of
// another, beside clashes: a finding about a clash that is the same is completed
// alike where nothing of it moved.
type Moved struct {
	any   bool // something that every clash may be completed from
	norms map[entry]bool
	few   []entry // the same, if they are few
}

// fewMoved are compared one by one, which is quicker than to look them up.
const fewMoved = 8

// WhatMoved compares two documents of facts; without the first, anything may
// have moved.
func WhatMoved(a, b *facts.Facts) *Moved {
	if a == nil || !sameRest(a, b) {
		return &Moved{any: true}
	}
	moved := &Moved{norms: movedNorms(a.Norms, b.Norms)}
	if len(moved.norms) <= fewMoved {
		moved.few = slices.Collect(maps.Keys(moved.norms))
	}
	return moved
}

// Nothing tells that nothing moved.
func (m *Moved) Nothing() bool { return !m.any && len(m.norms) == 0 }

// Of tells whether something moved from which a finding about a clash is
// completed; of a clash that is not there, anything may have.
func (m *Moved) Of(c *facts.Clash) bool {
	if m.any || c == nil {
		return true
	}
	in := func(id string) bool {
		if len(m.norms) > fewMoved {
			return m.norms[entry{c.Book, id}]
		}
		return slices.Contains(m.few, entry{c.Book, id})
	}
	return len(m.norms) > 0 && (slices.ContainsFunc(c.Left.Norms, in) || slices.ContainsFunc(c.Right.Norms, in))
}

// movedNorms are those that came, went, or of which an Index reads something
// else.
func movedNorms(a, b []facts.Norm) map[entry]bool {
	same := func(x, y *facts.Norm) bool {
		return x.Book == y.Book && x.ID == y.ID && x.Path == y.Path && x.Law == y.Law && x.Kind == y.Kind
	}
	for len(a) > 0 && len(b) > 0 && same(&a[0], &b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(&a[len(a)-1], &b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	moved, was := map[entry]bool{}, map[entry]*facts.Norm{}
	for i := range a {
		at := entry{a[i].Book, a[i].ID}
		was[at], moved[at] = &a[i], true
	}
	for i := range b {
		at := entry{b[i].Book, b[i].ID}
		if before := was[at]; before != nil && same(before, &b[i]) {
			delete(moved, at)
		} else {
			moved[at] = true
		}
	}
	return moved
}

// sameRest tells whether all else that an Index reads is the same.
func sameRest(a, b *facts.Facts) bool {
	return slices.EqualFunc(a.Clauses, b.Clauses, sameClause) && slices.EqualFunc(a.Requests, b.Requests, func(a, b facts.Request) bool {
		return a.Book == b.Book && a.Deployment == b.Deployment && a.Path == b.Path && a.From == b.From && a.To == b.To
	}) && slices.EqualFunc(a.Assignments, b.Assignments, func(a, b facts.Assignment) bool {
		return a.Book == b.Book && a.Deployment == b.Deployment && a.Path == b.Path && a.ID == b.ID
	}) && slices.EqualFunc(a.Units, b.Units, func(a, b facts.Unit) bool {
		return a.Book == b.Book && a.Path == b.Path
	}) && slices.EqualFunc(a.Deployments, b.Deployments, func(a, b facts.Deployment) bool {
		return a.Book == b.Book && a.ID == b.ID && a.Path == b.Path
	})
}

func sameClause(a, b facts.Clause) bool { return a.Book == b.Book && a.ID == b.ID && a.Path == b.Path }

// complete fills in what the rule did not state. The lists are the facts' own
// where they can be: nobody changes a finding's lists in place.
func (x *Index) complete(f *Finding, c *facts.Clash, stated func(field string) bool) {
	for _, field := range []struct {
		name string
		fill func()
	}{
		{"book", func() { f.Book = c.Book }},
		{"deployment", func() { f.Deployment = c.Deployment }},
		{"cause", func() { f.Cause = causeOf(c) }},
		{"agencies", func() { f.Agencies = agenciesOf(c) }},
		{"actions", func() { f.Actions = c.Actions }},
		{"places", func() { f.Places = x.placesOf(c, f.Message) }},
	} {
		if !stated(field.name) {
			field.fill()
		}
	}
	for _, name := range x.placeholders(f) {
		if _, ok := f.Args[name]; ok {
			continue
		}
		if standard := arguments[name]; standard != nil {
			f.Args[name] = standard(c)
		}
	}
}

// causeOf is the clash's own cause, but for bans that only together forbid
// what is asked: they are one finding.
func causeOf(c *facts.Clash) string {
	if !plans(c) {
		return c.Cause
	}
	return strings.Join(slices.Concat([]string{c.Reason}, c.Left.Agencies, []string{"~"}, c.Right.Agencies), " ")
}

// plans: a plan or a request calls for the action, through no norm.
func plans(c *facts.Clash) bool { return c.Left.View == "plan" || c.Left.View == "request" }

// agenciesOf leaves out the host where one agency's book contradicts itself.
func agenciesOf(c *facts.Clash) []string {
	if oneBook(c) {
		return c.Right.Agencies
	}
	return slices.Concat(c.Left.Agencies, without(c.Right.Agencies, c.Left.Agencies))
}

// oneBook: both sides stand in the same view of the same officers.
func oneBook(c *facts.Clash) bool {
	return c.Left.View == c.Right.View && (c.Left.View == "home" || c.Left.View == "here") &&
		(c.Kind == "dilemma" || c.Kind == "defect")
}

func without(ids, others []string) (out []string) {
	for _, id := range ids {
		if !slices.Contains(others, id) {
			out = append(out, id)
		}
	}
	return out
}

// arguments are the names that a template about a clash may use without
// saying what they stand for.
var arguments = map[string]func(*facts.Clash) Argument{
	"situation":      func(c *facts.Clash) Argument { return Argument{Type: "situation", IDs: []string{c.ID}} },
	"region":         func(c *facts.Clash) Argument { return Argument{Type: "region", IDs: []string{c.ID}} },
	"host":           func(c *facts.Clash) Argument { return Argument{Type: "agencies", IDs: c.Left.Agencies} },
	"aid":            func(c *facts.Clash) Argument { return Argument{Type: "agencies", IDs: acting(c)} },
	"action":         func(c *facts.Clash) Argument { return Argument{Type: "actions", IDs: c.Actions} },
	"task":           func(c *facts.Clash) Argument { return Argument{Type: "actions", IDs: c.Actions, Sensitive: "tactics"} },
	"rule":           func(c *facts.Clash) Argument { return Argument{Type: "norms", IDs: c.Left.Norms} },
	"own":            func(c *facts.Clash) Argument { return Argument{Type: "norms", IDs: c.Right.Norms} },
	"approvals":      func(c *facts.Clash) Argument { return approvals(c.Right.Approvals, c) },
	"approvals_here": func(c *facts.Clash) Argument { return approvals(c.Left.Approvals, c) },
	"measure":        func(c *facts.Clash) Argument { return words(measure(c.Left)) },
	"own_measure":    func(c *facts.Clash) Argument { return words(measure(c.Right)) },
	"clauses":        tried,
	"word":           func(c *facts.Clash) Argument { return words(strings.ReplaceAll(c.Word.Value, "-", " ")) },
	"meaning":        func(c *facts.Clash) Argument { return words(c.Left.Duty.Value) },
	"own_meaning":    func(c *facts.Clash) Argument { return words(c.Right.Duty.Value) },
	"clause_host":    func(c *facts.Clash) Argument { return clause(strings.Join(c.Left.Norms, "")) },
	"clause_own":     func(c *facts.Clash) Argument { return clause(strings.Join(c.Right.Norms, "")) },
}

func words(text string) Argument { return Argument{Type: "words", Text: text} }

func clause(id string) Argument { return Argument{Type: "clause", IDs: []string{id}} }

// tried lists the clauses that were tried on a clash.
func tried(c *facts.Clash) Argument {
	a := Argument{Type: "list", List: []Argument{}}
	for _, s := range c.Settlements {
		a.List = append(a.List, clause(s.Clause))
	}
	return a
}

// acting are the officers' agencies. Of agencies side by side, one that must
// not is not named among those that may, though elsewhere it may as well.
func acting(c *facts.Clash) []string {
	if c.Kind == "mismatch" {
		if others := without(c.Right.Agencies, c.Left.Agencies); len(others) > 0 {
			return others
		}
	}
	return c.Right.Agencies
}

// approvals names the agency that "own" stands for: each of the officers'.
func approvals(asked []facts.Approval, c *facts.Clash) Argument {
	a := Argument{Type: "approvals", Approvals: []facts.Approval{}}
	for _, approval := range asked {
		holders := []string{approval.Agency}
		if approval.Agency == "own" {
			holders = c.Right.Agencies
		}
		for _, holder := range holders {
			approval.Agency = holder
			a.Approvals = append(a.Approvals, approval)
		}
	}
	return a
}

// measure is how long, how often or to whom a side's duty goes.
func measure(s facts.Side) string {
	if s.Duty.Stated {
		return s.Duty.Value
	}
	return "with no number or time given"
}
