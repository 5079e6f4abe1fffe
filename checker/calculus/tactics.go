package calculus

import (
	"cmp"
	"fmt"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// lineTopic is the topic of what a line of officers does together.
const lineTopic = "tactics"

// orderKind is the kind of document that is written for one operation.
const orderKind = "operation-order"

// tactics states of which tactics anything is said to an agency's officers. It
// is a small part of the joint rules of engagement, which cost much more: of
// these, the words for the circumstances cost most.
func (e *engine) tactics(all []*joint) {
	for _, one := range all {
		if one.t.topic != lineTopic || e.choice(one.t) && !one.owed() {
			continue
		}
		from := one
		if one.like != nil {
			from = one.like
		}
		if from.line == nil {
			from.line = e.lineOf(from)
		}
		if !from.line.said {
			continue
		}
		var unasked []string
		for _, n := range from.line.unasked {
			unasked = mergeSorted(unasked, []string{one.name.of(n).id})
		}
		for _, a := range e.tax.names(one.t.actions) {
			e.result.Tactics = append(e.result.Tactics, facts.Tactic{Book: e.in.Book.Dir, Deployment: e.in.ID, Assignment: one.t.p.assignment,
				Agency: one.t.agency, Action: a, During: e.out.interval(one.t.p.during), Unasked: unasked})
		}
	}
}

// jointlyKept states what jointly does, and repeats what is the same.
func (e *engine) jointlyKept(p *piece, agencies []string) {
	for _, a := range agencies {
		post := e.kept.postedAt(posting{p, a})
		if post.said == nil {
			stated := e.result.Tactics
			e.result.Tactics = nil
			e.tactics(post.joints)
			post.tactics, e.result.Tactics = e.result.Tactics, stated
			post.said = e.tax.none()
			for _, one := range post.joints {
				if e.choice(one.t) && !one.owed() || !e.says(one) {
					continue
				}
				for _, a := range e.tax.names(one.t.actions) { // which leaves out what others stand for
					post.said.add(e.tax.index[a])
				}
			}
		}
		e.result.Tactics = append(e.result.Tactics, post.tactics...)
		e.said.union(post.said)
	}
}

// speak notes the actions of which the joint rules of engagement say anything.
func (e *engine) speak(all []*joint) {
	for _, one := range all {
		key := fmt.Sprint(one.t.actions)
		if e.spoken[key] || e.choice(one.t) && !one.owed() || !e.says(one) {
			continue
		}
		e.spoken[key] = true
		for _, a := range e.tax.names(one.t.actions) {
			e.result.Said[a] = true
		}
	}
}

func (e *engine) says(one *joint) bool {
	if one.says == nil {
		says := e.saysAnything(one)
		one.says = &says
	}
	return *one.says
}

func (e *engine) saysAnything(one *joint) bool {
	return !e.space.Empty(one.P) || !e.space.Empty(one.R) || !e.space.Empty(one.Q) || !e.space.Empty(one.D)
}

// line is what the joint rules of a class say of tactics.
type line struct {
	said    bool    // they say anything
	unasked []*norm // of operation orders, that permit it on nobody's word
}

func (e *engine) lineOf(one *joint) *line {
	out := &line{said: e.says(one)}
	ordered := func(l live) bool { return l.doc.kind == orderKind }
	if !slices.ContainsFunc(one.t.hr.perm, ordered) && !slices.ContainsFunc(one.t.hm.perm, ordered) {
		return out
	}
	for _, p := range e.byApprovals(one.t, one.Q) {
		holds := slices.Concat(p.here, p.home)
		if len(e.allApprovals(one.t, holds)) > 0 {
			continue
		}
		for _, l := range holds {
			if ordered(l) && e.space.Overlaps(l.region, p.region) && !slices.Contains(out.unasked, l.norm) {
				out.unasked = append(out.unasked, l.norm)
			}
		}
	}
	return out
}

// passesOn tells whether the command of the deployment can pass from one agency to
// another, so that rules on that look at all joint rules of engagement.
func passesOn(d *book.Deployment) bool {
	first := ""
	if d.Command == nil {
		return false
	}
	for _, p := range d.Command.Positions {
		switch {
		case p.Title != "incident-commander" || p.Agency == "" || p.Agency == first:
		case first == "":
			first = p.Agency
		default:
			return true
		}
	}
	return false
}

func sortTactics(all []facts.Tactic) {
	slices.SortStableFunc(all, func(a, b facts.Tactic) int {
		return cmp.Or(cmp.Compare(a.Assignment, b.Assignment), cmp.Compare(a.Agency, b.Agency), cmp.Compare(a.Action, b.Action),
			cmp.Compare(a.During.From, b.During.From))
	})
}
