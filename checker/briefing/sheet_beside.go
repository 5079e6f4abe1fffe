package briefing

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// neighbours are officers who stand on one assignment with those of the agency,
// under other rules.
type neighbours struct {
	item   *item
	others []string
	mine   string // how the agency's own officers stand
	reason string
}

// beside says where officers who stand side by side with them may not do what
// they may, or the other way round. What concerns cameras is told there.
func (p *pocket) beside() {
	var all []neighbours
	for _, c := range p.known.mismatches {
		if slices.Contains(c.Right.Agencies, p.agency) {
			all = p.standing(all, c, &c.Right, &c.Left)
		}
		if slices.Contains(c.Left.Agencies, p.agency) {
			all = p.standing(all, c, &c.Left, &c.Right)
		}
	}
	for i := range all {
		n := &all[i]
		section := SectionNotHere
		if n.mine == "prohibited" {
			section = SectionDecline
		}
		p.add(section, p.line(n.item, p.things(n.item.actions)+p.when(n.item)+": "+p.differ(n)))
	}
}

// standing adds a conflict to what differs on the same actions in the same way.
func (p *pocket) standing(all []neighbours, c *facts.Clash, mine, theirs *facts.Side) []neighbours {
	others := slices.DeleteFunc(slices.Clone(theirs.Agencies), func(id string) bool { return id == p.agency })
	if len(others) == 0 {
		return all
	}
	it := p.bare(c, *theirs, p.own(*mine))
	i := slices.IndexFunc(all, func(n neighbours) bool {
		return n.mine == mine.Position && n.reason == c.Reason && slices.Equal(n.item.actions, it.actions) &&
			(slices.Equal(n.item.when, it.when) || slices.Equal(n.others, others)) // an example is one for all that are named
	})
	if i < 0 {
		return append(all, neighbours{item: &it, others: others, mine: mine.Position, reason: c.Reason})
	}
	all[i].item.join(&it)
	all[i].others = union(all[i].others, others)
	return all
}

// differ says how the others stand.
func (p *pocket) differ(n *neighbours) string {
	var names []string
	for _, id := range n.others {
		names = append(names, p.words.Agency(id))
	}
	others := "officers of " + report.List(names)
	switch {
	case n.mine == "prohibited":
		return "not for you; " + others + " beside you may."
	case n.reason == "must-intervene":
		return others + " beside you must step in against it, and your rules let you do it. Ask first."
	}
	return others + " beside you must not do what your rules let you do. Ask first."
}
