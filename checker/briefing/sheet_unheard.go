package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// unheard says when approvals cannot be had.
func (p *pocket) unheard(action string, approvals []facts.Approval) string {
	var out []string
	for _, a := range approvals {
		if w := p.lacking(action, a); w != "" {
			who := "it"
			if len(approvals) > 1 {
				who = "the word of " + p.approvers([]facts.Approval{a})
			}
			out = append(out, "Nobody can give "+who+after(w)+": do without.")
		}
		if p.deafTo(action, a) {
			out = append(out, sentence(p.approvers([]facts.Approval{a}))+" is on no radio net with you.")
		}
	}
	return strings.Join(out, " ")
}

// lacking says where and when nobody can give an approval: "there" for always.
func (p *pocket) lacking(action string, a facts.Approval) string {
	var lacks, all []facts.Interval
	var where []string
	for _, n := range p.needs(action, a) {
		all = append(all, n.During)
		if gaps := p.unheld(n); len(gaps) > 0 {
			lacks = append(lacks, gaps...)
			where = union(where, []string{n.Assignment})
		}
	}
	switch {
	case len(lacks) == 0:
		return ""
	case slices.Equal(lacks, all):
		return "there"
	}
	slices.SortFunc(lacks, func(x, y facts.Interval) int {
		return cmp.Or(strings.Compare(x.From, y.From), strings.Compare(x.Until, y.Until))
	})
	var times []string
	for i := 0; i < len(lacks); i++ {
		one := lacks[i]
		for i+1 < len(lacks) && lacks[i+1].From <= one.Until {
			i++
			one.Until = max(one.Until, lacks[i].Until)
		}
		times = append(times, p.within(one, p.during))
	}
	return strings.TrimSpace(p.elsewhere(where) + " " + report.List(slices.DeleteFunc(times, func(t string) bool { return t == "" })))
}

// unheld is when nobody is on duty to give an approval: all of its time, or what
// the watches of those who can leave open.
func (p *pocket) unheld(n facts.Need) []facts.Interval {
	if !n.Filled {
		return []facts.Interval{n.During}
	}
	if len(n.Holders) == 0 { // the units' own leaders
		return nil
	}
	var watches []facts.Interval
	for _, id := range n.Holders {
		if pos := p.position(id); pos != nil {
			watches = append(watches, pos.During)
		}
	}
	slices.SortFunc(watches, func(x, y facts.Interval) int { return strings.Compare(x.From, y.From) })
	var out []facts.Interval
	from := n.During.From
	for _, w := range watches {
		if w.From > from {
			out = append(out, facts.Interval{From: from, Until: min(w.From, n.During.Until)})
		}
		from = max(from, w.Until)
	}
	if from < n.During.Until {
		out = append(out, facts.Interval{From: from, Until: n.During.Until})
	}
	return out
}

// needs of one approval for an action, of which it is known who can give it.
func (p *pocket) needs(action string, a facts.Approval) []facts.Need {
	var out []facts.Need
	for _, n := range p.known.needs[p.agency] {
		if n.Known && slices.Contains(n.Actions, action) && p.same(a, n.Approval) {
			out = append(out, n)
		}
	}
	return out
}

// deafTo tells whether some unit cannot hear or call whoever can give it.
func (p *pocket) deafTo(action string, a facts.Approval) bool {
	return slices.ContainsFunc(p.needs(action, a), func(n facts.Need) bool { return n.Filled && n.Reachable.Stated && !n.Reachable.Value })
}
