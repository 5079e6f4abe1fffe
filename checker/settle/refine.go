package settle

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// search looks for sets of clauses: it solves what is known, has the book
// judged with the answer, and adds what that shows, until both agree.
type search struct {
	Problem
	pool   *pool
	cover  cover
	before *Outcome
	goals  []*report.Finding // of the cover, and first those of the book as it is
	first  int               // how many of them are findings of the book as it is
	byName map[string]int    // goals by fingerprint
	tried  map[string]*trial
	left   int // trials
	raised map[int][]report.Finding
	failed map[int]int  // how often clauses did not clear a goal as expected
	given  map[int]bool // goals given up
}

// trial is a choice of atoms as the book was judged with it.
type trial struct {
	atoms   []int
	outcome *Outcome
}

// counts tells whether a finding is one to clear: an error or a warning that
// nobody has accepted.
func counts(f *report.Finding) bool {
	return f.Waiver == nil && rule.Weight(f.Severity) >= rule.Weight("warning")
}

// Propose finds the sets.
func Propose(ctx context.Context, p Problem) (*Plan, error) {
	s := &search{Problem: p, pool: newPool(), byName: map[string]int{}, tried: map[string]*trial{}, left: p.Trials, raised: map[int][]report.Finding{}, failed: map[int]int{}, given: map[int]bool{}}
	if s.left == 0 {
		s.left = DefaultTrials
	}
	var err error
	if s.before, err = p.Judge(ctx, p.Book); err != nil {
		return nil, err
	}
	s.tried[""] = &trial{outcome: s.before}
	s.foresee(s.before)
	s.first = len(s.goals)
	plan := &Plan{Base: s.before}
	stances := p.Stances
	if stances == nil {
		stances = []string{"", Both, Host, Apart}
	}
	for _, stance := range stances {
		set, err := s.find(ctx, stance)
		if err != nil {
			return nil, err
		}
		if len(set.Cleared) > 0 {
			plan.Sets = append(plan.Sets, *set)
		}
	}
	plan.Sets = s.distinct(plan.Sets)
	plan.Others = s.rest(plan.Sets)
	return plan, nil
}

// foresee adds the findings of an outcome that are not goals yet, each with
// the ways of clearing it.
func (s *search) foresee(o *Outcome) {
	f := s.foresight(s.pool, o.Facts)
	for i := range o.Findings {
		finding := &o.Findings[i]
		if _, known := s.byName[finding.Fingerprint]; known || !counts(finding) || finding.Deployment != s.Deployment {
			continue
		}
		s.byName[finding.Fingerprint] = len(s.goals)
		s.goals = append(s.goals, finding)
		s.cover.goals = append(s.cover.goals, goal{ways: f.ways(finding)})
	}
	s.grow()
}

// grow tells the cover of atoms that are new in the pool.
func (s *search) grow() {
	s.cover.bans = slices.DeleteFunc(s.cover.bans, func(b ban) bool { return b.fixed })
	s.cover.bans = append(s.cover.bans, s.foresight(s.pool, s.before.Facts).limits()...)
	s.opposites()
	s.cover.clauseOf = s.cover.clauseOf[:0]
	for _, a := range s.pool.atoms {
		s.cover.clauseOf = append(s.cover.clauseOf, a.key)
	}
	s.cover.clauses = len(s.pool.keys)
	for i, g := range s.goals {
		switch {
		case s.first > 0 && i >= s.first, len(s.Goals) > 0 && !slices.Contains(s.Goals, g.Fingerprint):
			s.cover.goals[i].weight = 0 // only a ban asks for it
		case g.Severity == "error":
			s.cover.goals[i].weight = 2
		default:
			s.cover.goals[i].weight = 1
		}
	}
}

// opposites bans clauses that oppose each other or answer one question twice.
func (s *search) opposites() {
	for i, a := range s.pool.atoms {
		for j := range i {
			b := s.pool.atoms[j]
			if s.oppose(s.pool.keys[a.key], s.pool.keys[b.key]) && (a.action == b.action || a.action == everything || b.action == everything) {
				s.cover.bans = append(s.cover.bans, ban{all: []int{i, j}, fixed: true})
			}
		}
	}
}

func (s *search) oppose(a, b key) bool {
	if a.kind == subject && b.kind == subject {
		return a.subject == b.subject && a.bears != b.bears
	}
	if a.topic != b.topic {
		return false
	}
	both := a.kind == settles && b.kind == settles
	return both && (a.by == "host" && b.by == "own" || a.by == "own" && b.by == "host") ||
		(a.kind == prohibits && b.kind == permits || a.kind == permits && b.kind == prohibits)
}

// find finds the smallest set of a stance; of none in particular with "".
func (s *search) find(ctx context.Context, stance string) (*Set, error) {
	for {
		got := s.cover.solve(ctx, s.aims(), s.foreign(stance))
		clauses := s.pool.clauses(s.Book, got.atoms)
		outcome, err := s.try(ctx, got.atoms)
		if err != nil {
			return nil, err
		}
		if outcome == nil {
			return s.fallback(stance), nil
		}
		if s.learn(ctx, got, outcome) {
			continue
		}
		return s.set(stance, got, clauses, outcome), nil
	}
}

// try judges the book with the clauses of some atoms; nil when the trials are
// used up.
func (s *search) try(ctx context.Context, atoms []int) (*Outcome, error) {
	slices.Sort(atoms)
	name := strings.Trim(fmt.Sprint(atoms), "[]")
	if t := s.tried[name]; t != nil {
		return t.outcome, nil
	}
	if s.left <= 0 || !s.Until.IsZero() && time.Now().After(s.Until) {
		return nil, nil
	}
	s.left--
	o, err := s.Judge(ctx, Amended(s.Book, s.pool.clauses(s.Book, atoms)))
	if err != nil {
		return nil, err
	}
	s.tried[name] = &trial{slices.Clone(atoms), o}
	return o, nil
}

// learn compares what was expected of a choice with what came of it, and tells
// whether there was anything to learn.
func (s *search) learn(ctx context.Context, got choice, o *Outcome) bool {
	learnt := false
	now := s.compare(o)
	for i := range s.first {
		if got.goals[i] && !now.gone[s.goals[i].Fingerprint] {
			s.cover.cuts = append(s.cover.cuts, s.cut(i, got.atoms))
			learnt = true
		}
	}
	for _, n := range now.raised {
		if s.blame(ctx, n, got, o) {
			learnt = true
		}
	}
	return learnt
}

// mostFailures is how many sets are tried on a finding that they do not clear
// as expected, before it is given up.
const mostFailures = 5

// cut keeps what did not clear a goal from being taken for what does.
func (s *search) cut(goal int, chosen []int) cut {
	out := cut{goal: goal, needed: s.beyond(goal, chosen)}
	if s.failed[goal]++; s.failed[goal] >= mostFailures && len(out.needed) > 0 {
		s.given[goal], out.needed = true, nil
	}
	return out
}

// beyond lists the atoms that might clear a goal and were not chosen.
func (s *search) beyond(goal int, chosen []int) []int {
	var out []int
	for _, w := range s.cover.goals[goal].ways {
		for _, part := range w {
			for _, a := range part {
				if !slices.Contains(chosen, a) && !slices.Contains(out, a) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// blame bans the clauses that raise a finding, unless others are chosen that
// clear it again.
func (s *search) blame(ctx context.Context, n *report.Finding, got choice, o *Outcome) bool {
	s.foresee(o)
	g := s.byName[n.Fingerprint]
	culprits := s.culprits(ctx, n, got.atoms)
	s.cover.bans = append(s.cover.bans, ban{all: culprits, unless: s.beyond(g, got.atoms)})
	for i := range s.first {
		if s.served(i, culprits) {
			s.raised[i] = append(s.raised[i], *n)
		}
	}
	return true
}

// served tells whether atoms were meant to clear a goal.
func (s *search) served(goal int, atoms []int) bool {
	return slices.ContainsFunc(s.cover.goals[goal].ways, func(w way) bool {
		return slices.ContainsFunc(w, func(part []int) bool {
			return slices.ContainsFunc(part, func(a int) bool { return slices.Contains(atoms, a) })
		})
	})
}

// culprits are as few of the atoms as were seen to raise a finding: those of
// the clause that it names, or those about its actions, if that is confirmed.
func (s *search) culprits(ctx context.Context, n *report.Finding, atoms []int) []int {
	for _, suspects := range [][]int{s.named(n, atoms), s.about(n, atoms)} {
		if len(suspects) > 0 && len(suspects) < len(atoms) && s.raises(ctx, suspects, n) {
			return s.narrowed(ctx, suspects, n)
		}
	}
	return s.narrowed(ctx, slices.Clone(atoms), n)
}

// narrowed halves the suspects as long as one half is enough.
func (s *search) narrowed(ctx context.Context, suspects []int, n *report.Finding) []int {
	for len(suspects) > 1 {
		half := len(suspects) / 2
		switch {
		case s.raises(ctx, slices.Clone(suspects[:half]), n):
			suspects = suspects[:half]
		case s.raises(ctx, slices.Clone(suspects[half:]), n):
			suspects = suspects[half:]
		default:
			return suspects
		}
	}
	return suspects
}

func (s *search) raises(ctx context.Context, atoms []int, n *report.Finding) bool {
	o, err := s.try(ctx, atoms)
	return err == nil && o != nil && slices.ContainsFunc(s.compare(o).raised, func(f *report.Finding) bool { return f.Fingerprint == n.Fingerprint })
}

// named are the atoms of the clauses at which a finding points.
func (s *search) named(n *report.Finding, atoms []int) []int {
	var out []int
	for _, c := range s.pool.clauses(s.Book, atoms) {
		if slices.ContainsFunc(n.Places, func(p report.Place) bool { return p.Path == book.Path("agreements", c.Agreement, "clauses", c.ID) }) {
			out = append(out, c.atoms...)
		}
	}
	slices.Sort(out)
	return out
}

// about are the atoms that name a finding's actions.
func (s *search) about(n *report.Finding, atoms []int) []int {
	var out []int
	for _, i := range atoms {
		a := s.pool.atoms[i]
		if slices.Contains(n.Actions, a.action) || a.action == everything && s.pool.keys[a.key].topic == n.Topic {
			out = append(out, i)
		}
	}
	return out
}
