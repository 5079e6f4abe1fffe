package checker

import (
	"reflect"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
	"roe.example/checker/waiver"
)

// versions is how many examinations a session holds: edits are tried, taken back
// and made again.
const versions = 3

// again is what a run of a session came to, stage by stage. A stage whose whole
// input is the same gives what it gave.
type again struct {
	asked asked
	facts facts.Facts
	// judgement is as the rules gave it; nil where it may not be used again.
	judgement *rule.Judgement
	notes     []book.Diagnostic
	examined  *Examination // whole, with its report
}

// asked is all on which the facts rest: the books, but not where in their files
// anything stands, and what a session does not hold fixed.
type asked struct {
	books []*book.Located
	today time.Time
	asOf  *time.Time
	joint bool
}

func (a asked) same(b asked) bool {
	return a.joint == b.joint && a.today.Equal(b.today) && (a.asOf == nil) == (b.asOf == nil) && (a.asOf == nil || a.asOf.Equal(*b.asOf)) &&
		slices.EqualFunc(a.books, b.books, func(x, y *book.Located) bool {
			return x.Dir == y.Dir && (x.Book == y.Book || reflect.DeepEqual(x.Book, y.Book))
		})
}

// recall gives the facts of a run before, if they were stated of the same.
func (r *run) recall(now asked) bool {
	if r.session == nil {
		return false
	}
	for _, before := range r.session.versions {
		if !before.asked.same(now) {
			continue
		}
		if r.recalled == nil || before.written(r.books) {
			r.recalled = before
		}
	}
	if r.recalled != nil {
		held := r.recalled.facts
		r.facts = &held
	}
	r.session.hold(&again{asked: now})
	return r.recalled != nil
}

// written tells whether the same books are written at the same places.
func (a *again) written(books []*book.Located) bool {
	return slices.EqualFunc(a.asked.books, books, func(x, y *book.Located) bool {
		return x == y || slices.Equal(x.Sensitive, y.Sensitive) && x.Locations.Same(y.Locations)
	})
}

// hold puts what a run came to before that of others.
func (s *Session) hold(run *again) {
	others := slices.DeleteFunc(s.versions, func(a *again) bool { return a == run })
	s.versions = append([]*again{run}, others[:min(len(others), versions-1)]...)
}

// newest is the run under way, once it asked for facts, or else the last.
func (s *Session) newest() *again { return s.versions[0] }

// note keeps the facts for the runs after this one.
func (r *run) note() {
	if r.session != nil && r.facts != nil {
		r.session.newest().facts = *r.facts
	}
}

// repeatable tells whether roe's rules alone judge, and nothing but the facts.
func (r *run) repeatable() bool { return r.session != nil && r.own.none() && !waiver.Any(r.books) }

// repeated is the judgement of a run before, of the same facts.
func (r *run) repeated() *rule.Judgement {
	if !r.repeatable() || r.recalled == nil || r.recalled.judgement == nil {
		return nil
	}
	return unweighed(r.recalled.judgement)
}

// keep holds a judgement for the runs after this one.
func (r *run) keep(j *rule.Judgement) {
	if r.repeatable() {
		r.session.newest().judgement = unweighed(j)
	}
}

// unweighed is a judgement whose findings can be weighed without changing j.
func unweighed(j *rule.Judgement) *rule.Judgement {
	out := *j
	out.Findings = slices.Clone(j.Findings)
	return &out
}

// unchanged is an examination before, where nothing at all is different: the
// same facts, judged by the same rules, at the same places.
func (r *run) unchanged() *Examination {
	before := r.recalled
	if !r.repeatable() || before == nil || before.judgement == nil || before.examined == nil || r.baseline != nil || r.version != nil ||
		r.Profile != nil || r.Trace != nil {
		return nil
	}
	if !before.written(r.books) || !reflect.DeepEqual(before.notes, r.notes) {
		return nil
	}
	r.session.versions = r.session.versions[1:] // of the run under way, which comes to nothing else
	r.session.hold(before)
	return before.examined
}

// remember keeps a whole examination, unless it was held against an earlier one.
func (r *run) remember(x *Examination) {
	if r.repeatable() && r.baseline == nil && r.version == nil {
		r.session.newest().examined, r.session.newest().notes = x, r.notes
	}
}
