package calculus

import (
	"maps"
	"slices"
)

// unlisted states what is lent of which the borrower's own rules, though they
// are here whole, say nothing: neither its use nor bringing it along.
func (e *engine) unlisted(pieces []piece) {
	if len(pieces) == 0 {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Transfers)) {
		t := e.d.Transfers[id]
		home, _, _ := e.base(t.To, &pieces[0].post)
		e.tax.expand(t.Items, agencyWords(e.book, t.From)).each(func(i int) {
			if e.tax.choice(i) || len(e.tax.leaves[i]) > 1 || !home.known[e.tax.topic[i]] || len(home.on(i)) > 0 {
				return
			}
			if c, ok := e.tax.index[carryPrefix+e.tax.ids[i]]; ok && len(home.on(c)) > 0 {
				return
			}
			e.result.Unlisted[id] = append(e.result.Unlisted[id], e.tax.ids[i])
		})
	}
}
