package evidence

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func (v *volume) agreements() []facts.Agreement {
	var out []facts.Agreement
	for _, id := range v.agreementIDs() {
		a := v.Book.Agreements[id]
		out = append(out, facts.Agreement{
			Book: v.Dir, ID: id, Path: book.Path("agreements", id), Cite: a.Cite,
			Parties: slices.Sorted(maps.Keys(a.Parties)),
			From:    stated(a.From), Until: stated(a.Until),
			Executed: given(a.Executed), Version: stated(a.Version),
			ReviewEveryMonths: given(a.ReviewEveryMonths), Reviewed: stated(a.Reviewed),
			ReviewDue:      v.reviewDue(a),
			ElectionEvents: electionEvents(a.ElectionEvents),
			RestsOn:        set(a.RestsOn),
			Newer:          v.newer(a),
		})
	}
	return out
}

// electionEvents are the kinds of the events that are named, so that no two
// spellings of one are two.
func electionEvents(named []string) []string {
	kinds := make([]string, len(named))
	for i, name := range named {
		kinds[i], _ = book.ElectionEvent(name)
	}
	return set(kinds)
}

func (v *volume) agreementIDs() []string { return slices.Sorted(maps.Keys(v.Book.Agreements)) }

// reviewDue is the day by which the next review is due.
func (v *volume) reviewDue(a *book.Agreement) facts.Stated[string] {
	if a.ReviewEveryMonths == nil || a.Reviewed == "" {
		return facts.Stated[string]{}
	}
	due := addMonths(v.today.start(a.Reviewed), *a.ReviewEveryMonths)
	return facts.Say(due.Format(time.DateOnly))
}

// addMonths keeps to the month meant: a month after 31 January is the last of
// February, not 3 March.
func addMonths(t time.Time, months int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, t.Location())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// newer lists what the agreement rests on, or what has replaced or amended
// that, and has not been read against: in effect only after its last review or,
// when none is stated, its beginning.
func (v *volume) newer(a *book.Agreement) []string {
	since := cmp.Or(a.Reviewed, a.From)
	var out []string
	for id, i := range v.Book.Instruments {
		if since == "" || !touches(id, i, a.RestsOn) {
			continue
		}
		began := cmp.Or(i.Effective, i.Adopted)
		if began != "" && v.today.start(began).After(v.today.start(since)) {
			out = append(out, id)
		}
	}
	return set(out)
}

// touches tells whether an instrument is one of those listed, or replaces or
// amends one of them.
func touches(id string, i *book.Instrument, listed []string) bool {
	in := func(id string) bool { return slices.Contains(listed, id) }
	return in(id) || slices.ContainsFunc(i.Supersedes, in) || slices.ContainsFunc(slices.Collect(maps.Keys(i.Amends)), in)
}

func (v *volume) clauses() []facts.Clause {
	var out []facts.Clause
	for _, agreement := range v.agreementIDs() {
		a := v.Book.Agreements[agreement]
		for _, id := range slices.Sorted(maps.Keys(a.Clauses)) {
			c := a.Clauses[id]
			r := facts.Clause{
				Book: v.Dir, ID: normID(agreement, id), Path: book.Path("agreements", agreement, "clauses", id),
				Agreement: agreement, Cite: citation(a.Cite, id), Topic: c.Topic, Subject: stated(c.Subject), Subjects: set(subjectsOf(c)),
			}
			if c.Extends != nil {
				r.Extends = facts.Say(c.Extends.RulesOf)
			}
			if c.Settles != nil {
				r.Settles = facts.Say(c.Settles.By)
			}
			out = append(out, r)
		}
	}
	return out
}

// missing lists the topics that the agreements relied on leave out.
func (o *operation) missing() []facts.Missing {
	var out []facts.Missing
	for _, id := range set(o.Agreements) {
		out = append(out, o.v.missing(o.id, id)...)
	}
	return out
}

// missingElsewhere lists those of agreements that no deployment of the book
// relies on, judged or not.
func (v *volume) missingElsewhere() []facts.Missing {
	var out []facts.Missing
	for _, id := range v.agreementIDs() {
		if !v.reliedOn(id) {
			out = append(out, v.missing("", id)...)
		}
	}
	return out
}

func (v *volume) reliedOn(agreement string) bool {
	for _, d := range v.all {
		if slices.Contains(d.Agreements, agreement) {
			return true
		}
	}
	return false
}

// missing lists the topics of which an agreement says that all is here, and
// has no clause: only there is its silence known.
func (v *volume) missing(deployment, id string) []facts.Missing {
	a := v.Book.Agreements[id]
	if a == nil {
		return nil
	}
	said := map[string]bool{}
	for _, c := range a.Clauses {
		said[c.Topic] = true
	}
	var out []facts.Missing
	for _, topic := range slices.Sorted(maps.Keys(a.Covers)) {
		if a.Covers[topic] == "whole" && !said[topic] {
			out = append(out, facts.Missing{
				Book: v.Dir, Deployment: deployment, Agreement: id, Path: book.Path("agreements", id), Topic: topic,
			})
		}
	}
	return out
}
