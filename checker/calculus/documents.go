package calculus

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Documents finds what contradicts itself in each agency's own book at one
// day, without any deployment: defects and dilemmas inside one book.
func (c *Compiled) Documents(day time.Time) (*Result, error) {
	all := &Result{}
	date := day.Format(time.DateOnly)
	for _, id := range slices.Sorted(maps.Keys(c.src.Agencies)) {
		agency := c.src.Agencies[id]
		alone := &book.Deployment{Event: "", Place: agency.Place, Timezone: "UTC", From: date, Until: date, Host: id}
		r, err := c.Compute(&Input{Book: c.located, Deployment: alone})
		if err != nil {
			return nil, err
		}
		all.Clashes.Defect = appendNew(all.Clashes.Defect, r.Clashes.Defect)
		all.Clashes.Dilemma = appendNew(all.Clashes.Dilemma, r.Clashes.Dilemma)
		all.Overreach = append(all.Overreach, r.Overreach...)
	}
	dir := c.located.Dir
	identify(all.Clashes.Defect, dir+"//defect/")
	identify(all.Clashes.Dilemma, dir+"//dilemma/")
	return all, nil
}

// appendNew joins the clashes of one agency to those of others: a contradiction
// between the same norms is one clash with several agencies.
func appendNew(all, more []facts.Clash) []facts.Clash {
	for _, m := range more {
		i := slices.IndexFunc(all, func(a facts.Clash) bool { return a.Cause == m.Cause && a.Region == m.Region })
		if i < 0 {
			all = append(all, m)
			continue
		}
		all[i].Left.Agencies = mergeSorted(all[i].Left.Agencies, m.Left.Agencies)
		all[i].Right.Agencies = mergeSorted(all[i].Right.Agencies, m.Right.Agencies)
		all[i].Actions = mergeSorted(all[i].Actions, m.Actions)
	}
	return all
}
