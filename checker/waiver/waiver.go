// Package waiver holds the recorded acceptances of a book against the findings
// of a run: which findings each one names, whether its days, its signatures
// and their power suffice, and whether what the findings rest on can be waived
// at all. What is wrong with a waiver the rules judge, from these facts.
package waiver

import (
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// Run is what waivers are held against: the findings that the rules made of
// the facts, not redacted, and of which rules.
type Run struct {
	Books    []*book.Located
	Facts    *facts.Facts
	Findings []report.Finding
	// Judged tells whether a rule was on and could judge; Whole, whether all
	// were and could.
	Judged func(rule string) bool
	Whole  bool
	// Day is the day of the run in a time zone.
	Day func(zone *time.Location) string
	// MaxDays and MaxMatches are for how long and how many findings one waiver
	// may be.
	MaxDays, MaxMatches int
}

// Any tells whether a book has waivers: without, nothing needs to be matched.
func Any(books []*book.Located) bool {
	return slices.ContainsFunc(books, func(l *book.Located) bool { return len(l.Book.Waivers) > 0 })
}

// State gives the facts about all waivers, by book and id. A waiver speaks of
// its own book alone.
func State(r *Run) (out []facts.Waiver) {
	for _, l := range r.Books {
		m := newMatcher(r, l)
		for _, id := range slices.Sorted(maps.Keys(l.Book.Waivers)) {
			out = append(out, m.waiver(id, l.Book.Waivers[id]))
		}
	}
	wrapped := struct{ Waivers []facts.Waiver }{out}
	facts.Total(&wrapped)
	return wrapped.Waivers
}

// matcher works on one book.
type matcher struct {
	*Run
	*book.Located
	deployments map[string]facts.Deployment // of those judged
	clashes     map[string]*facts.Clash
	documents   documents
}

func newMatcher(r *Run, l *book.Located) *matcher {
	m := &matcher{Run: r, Located: l, deployments: map[string]facts.Deployment{}, clashes: map[string]*facts.Clash{}}
	for _, d := range r.Facts.Deployments {
		if d.Book == l.Dir {
			m.deployments[d.ID] = d
		}
	}
	for _, list := range r.Facts.Clashes.Lists() {
		for i := range *list {
			if c := &(*list)[i]; c.Book == l.Dir {
				m.clashes[c.ID] = c
			}
		}
	}
	m.documents = newDocuments(l, r.Facts)
	return m
}

// waiver states one waiver and what it names.
func (m *matcher) waiver(id string, w *book.Waiver) facts.Waiver {
	out := facts.Waiver{
		Book: m.Dir, ID: id, Path: book.Path("waivers", id),
		Fingerprint: stated(w.Fingerprint), Rule: stated(w.Rule), Deployment: stated(w.Deployment),
		Agencies: w.Agencies, Actions: w.Actions,
		From: w.From, Until: w.Until, Days: daysBetween(w.From, w.Until),
		MaxDays: m.MaxDays, MaxMatches: m.MaxMatches,
		Records: len(w.Evidence), Acceptances: acceptances(id, w), Today: m.Day(m.zone(w.Deployment)), Judged: m.judged(w),
	}
	for i := range m.Findings {
		if f := &m.Findings[i]; f.Book == m.Dir && (f.Fingerprint == w.Fingerprint || f.Rule == w.Rule) {
			if b := m.breach(f); m.names(w, f, b) {
				out.Matches = append(out.Matches, m.match(out.Acceptances, f, b))
			}
		}
	}
	for i := range out.Matches {
		out.Matches[i].Holds = holds(&out, &out.Matches[i])
	}
	return out
}

func stated(s string) facts.Stated[string] { return facts.Stated[string]{Stated: s != "", Value: s} }

func acceptances(id string, w *book.Waiver) (out []facts.Acceptance) {
	for _, agency := range slices.Sorted(maps.Keys(w.AcceptedBy)) {
		a := w.AcceptedBy[agency]
		out = append(out, facts.Acceptance{
			Agency: agency, Path: book.Path("waivers", id, "acceptedBy", agency), By: stated(a.By), On: stated(a.On),
			Signed: a.Signed(), Power: book.SignatoryRank(a.By),
		})
	}
	return out
}

// judged tells whether a finding that the waiver names would be among those of
// this run. At another time than the deployments' own, others are found.
func (m *matcher) judged(w *book.Waiver) bool {
	_, chosen := m.deployments[w.Deployment]
	switch {
	case m.Facts.AsOf.Stated, !chosen && len(m.deployments) < len(m.Book.Deployments):
		return false
	case w.Fingerprint != "":
		return m.Whole
	}
	return m.Judged(w.Rule)
}

// names tells whether a waiver speaks of a finding: by its fingerprint; or of
// its rule, where all the agencies named take part and, if actions are named,
// nothing else is at issue.
func (m *matcher) names(w *book.Waiver, f *report.Finding, b *breach) bool {
	if w.Fingerprint != "" {
		return f.Fingerprint == w.Fingerprint
	}
	return f.Rule == w.Rule && (w.Deployment == "" || w.Deployment == f.Deployment) &&
		within(w.Agencies, b.agencies) && (len(w.Actions) == 0 || m.only(f.Actions, w.Actions))
}

// only tells whether actions are among those named, each by itself or by a
// category in which it stands.
func (m *matcher) only(actions, named []string) bool {
	return len(actions) > 0 && !slices.ContainsFunc(actions, func(id string) bool {
		return !slices.ContainsFunc(m.standsIn(id), func(up string) bool { return slices.Contains(named, up) })
	})
}

// standsIn lists an action and its categories; carrying a thing is an action
// of its own, and stands in carrying things of its categories.
func (m *matcher) standsIn(action string) []string {
	const carry = "carry/"
	thing, carried := strings.CutPrefix(action, carry)
	out := book.Above(thing, m.Book.Categories)
	if carried {
		for i := range out {
			out[i] = carry + out[i]
		}
	}
	return append(out, action)
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(id string) bool { return !slices.Contains(all, id) })
}

// match states what a waiver is to one finding.
func (m *matcher) match(signed []facts.Acceptance, f *report.Finding, b *breach) facts.WaiverMatch {
	out := facts.WaiverMatch{
		Fingerprint: f.Fingerprint, Rule: f.Rule, Severity: f.Severity, Deployment: f.Deployment,
		Agencies: b.agencies, Today: m.Day(m.zone(f.Deployment)), Rank: b.rank, Above: b.above, LawQuestion: b.law,
	}
	if d, ok := m.deployments[f.Deployment]; ok {
		out.Begins, out.Ends = days(d.During)
	}
	for _, agency := range b.agencies {
		i := slices.IndexFunc(signed, func(a facts.Acceptance) bool { return a.Agency == agency })
		if i < 0 || !signed[i].Signed || signed[i].On.Value > out.Today {
			out.Missing = append(out.Missing, agency)
			continue
		}
		m.weigh(&out, signed[i], b)
	}
	return out
}

// weigh asks of a signature whether it suffices for what the finding rests on,
// and whether that is still what was accepted.
func (m *matcher) weigh(out *facts.WaiverMatch, a facts.Acceptance, b *breach) {
	unable := func(document string) {
		out.Unable = append(out.Unable, facts.Unable{Agency: a.Agency, By: a.By.Value, Document: document, Path: a.Path})
	}
	if a.Power == 0 {
		unable("")
	}
	for _, d := range b.documents {
		if a.Power > 0 && a.Power < d.asks(a.Agency, m.Book.Agencies[a.Agency]) {
			unable(d.id)
		}
		if d.changed > a.On.Value {
			out.Outdated = append(out.Outdated, facts.Outdated{
				Agency: a.Agency, Document: d.id, Path: d.path, Changed: d.changed, Accepted: a.On.Value,
			})
		}
	}
}

// holds tells whether the waiver accepts the finding today.
func holds(w *facts.Waiver, x *facts.WaiverMatch) bool {
	covers := x.Deployment == "" || w.From <= x.Begins && x.Ends <= w.Until
	signed := len(x.Agencies) > 0 && len(x.Missing)+len(x.Unable)+len(x.Outdated) == 0 && w.Records > 0
	narrow := len(w.Matches) <= w.MaxMatches && (len(w.Matches) == 1 || w.Deployment.Stated || len(w.Actions) > 0)
	return w.From <= x.Today && x.Today <= w.Until && covers && signed && narrow && w.Days <= w.MaxDays &&
		!x.LawQuestion && len(x.Above) == 0
}
