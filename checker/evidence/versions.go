package evidence

import (
	"maps"
	"reflect"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// versionGaps lists agreements that live on for some who take part while
// others have signed what replaces them.
func (o occasion) versionGaps(agencies []string) []facts.VersionGap {
	var out []facts.VersionGap
	for _, newer := range o.v.agreementIDs() {
		for _, older := range set(o.v.Book.Agreements[newer].Supersedes) {
			if gap, ok := o.versionGap(older, newer, agencies); ok {
				out = append(out, gap)
			}
		}
	}
	return out
}

// versionGaps are those of a book without deployments, on the day of the run.
func (v *volume) versionGaps() []facts.VersionGap {
	if len(v.all) > 0 {
		return nil
	}
	return occasion{v: v, dates: v.today, during: v.day}.versionGaps(slices.Collect(maps.Keys(v.Book.Agencies)))
}

// versionGap compares two agreements where somebody is bound by the one and
// somebody else by the other.
func (o occasion) versionGap(older, newer string, agencies []string) (gap facts.VersionGap, found bool) {
	a, b := o.v.Book.Agreements[older], o.v.Book.Agreements[newer]
	if a == nil {
		return gap, false
	}
	gap = facts.VersionGap{
		Book: o.v.Dir, Deployment: o.deployment, Older: older, Newer: newer,
		Path: book.Path("agreements", older), NewerPath: book.Path("agreements", newer),
	}
	for _, id := range set(agencies) {
		switch {
		case o.binds(b, id):
			gap.BoundByNewer = append(gap.BoundByNewer, id)
		case o.binds(a, id):
			gap.BoundByOlder = append(gap.BoundByOlder, id)
		}
	}
	if gap.BoundByNewer == nil || gap.BoundByOlder == nil {
		return gap, false
	}
	compareClauses(&gap, a, b)
	return gap, true
}

// compareClauses compares clause by clause. Clauses are on the same matter when
// they name the same subject or, without one, have the same number and topic.
func compareClauses(gap *facts.VersionGap, a, b *book.Agreement) {
	taken := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(a.Clauses)) {
		match := counterpart(id, a.Clauses[id], b.Clauses, taken)
		if match == "" {
			gap.OnlyOlder = append(gap.OnlyOlder, normID(gap.Older, id))
			continue
		}
		taken[match] = true
		if !sameClause(a.Clauses[id], b.Clauses[match]) {
			gap.Changed = append(gap.Changed, facts.ClausePair{
				Older: normID(gap.Older, id), OlderPath: book.Path("agreements", gap.Older, "clauses", id),
				Newer: normID(gap.Newer, match), NewerPath: book.Path("agreements", gap.Newer, "clauses", match),
			})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.Clauses)) {
		if !taken[id] {
			gap.OnlyNewer = append(gap.OnlyNewer, normID(gap.Newer, id))
		}
	}
}

// counterpart finds the clause on the same matter, the one of the same number
// first.
func counterpart(id string, c *book.Clause, among map[string]*book.Clause, taken map[string]bool) string {
	same := func(other string) bool {
		d := among[other]
		return d != nil && !taken[other] && c.Topic == d.Topic && c.Subject == d.Subject
	}
	if same(id) {
		return id
	}
	for _, other := range slices.Sorted(maps.Keys(among)) {
		if c.Subject != "" && same(other) {
			return other
		}
	}
	return ""
}

// sameClause: they say the same, wherever it was read.
func sameClause(a, b *book.Clause) bool {
	x, y := *a, *b
	x.Source, y.Source = nil, nil
	return reflect.DeepEqual(x, y)
}
