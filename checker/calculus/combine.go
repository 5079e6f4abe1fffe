package calculus

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// duties says the parameters that norms set together: of those with the same
// recipients the shortest deadline and the narrowest bounds.
func duties(norms []live) []string {
	var groups []*book.Norm
	var deadlines [][]*book.Deadline
	for _, l := range norms {
		i := slices.IndexFunc(groups, func(g *book.Norm) bool {
			return sameSet(g.Recipients, l.source.Recipients) && g.RecipientsOnly == l.source.RecipientsOnly
		})
		if i < 0 {
			groups = append(groups, &book.Norm{Recipients: l.source.Recipients, RecipientsOnly: l.source.RecipientsOnly})
			deadlines = append(deadlines, nil)
			i = len(groups) - 1
		}
		g := groups[i]
		g.RetentionDays, g.Count = narrowed(g.RetentionDays, l.source.RetentionDays), narrowed(g.Count, l.source.Count)
		if l.source.Deadline != nil {
			deadlines[i] = shortest(deadlines[i], l.source.Deadline)
		}
	}
	out := []string{}
	for i, g := range groups {
		var parts []string
		for _, d := range deadlines[i] {
			parts = append(parts, dutyWords(&book.Norm{Deadline: d}))
		}
		if rest := dutyWords(g); rest != "" {
			parts = append(parts, rest)
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, ", "))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shortest adds a deadline; of two that run from the same event the shorter
// stays.
func shortest(all []*book.Deadline, d *book.Deadline) []*book.Deadline {
	for i, have := range all {
		if have.After == d.After {
			if minutes(d) < minutes(have) {
				all[i] = d
			}
			return all
		}
	}
	return append(all, d)
}

// narrowed is what two bounds leave; nil is open.
func narrowed(a, b *book.Range) *book.Range {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	out := *a
	if out.AtLeast == nil || b.AtLeast != nil && *b.AtLeast > *out.AtLeast {
		out.AtLeast = b.AtLeast
	}
	if out.AtMost == nil || b.AtMost != nil && *b.AtMost < *out.AtMost {
		out.AtMost = b.AtMost
	}
	return &out
}

// conditions lists what must have been done before, and what calls for it.
func conditions(norms []live) (after, triggers []string) {
	after, triggers = []string{}, []string{}
	for _, l := range norms {
		after = mergeSorted(after, l.source.After)
		if l.source.TriggeredBy != "" {
			triggers = mergeSorted(triggers, []string{l.source.TriggeredBy})
		}
	}
	return after, triggers
}
