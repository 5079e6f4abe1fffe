package briefing

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// governed says whose rules hold where the officers' own and the host's differ,
// by clauses that settle it for them.
func (p *pocket) governed() {
	host := p.words.Agency(p.facts.Host)
	p.nothing[SectionGovern] = "No clause says whose rules hold where yours and those of " + host + " differ. Do what either asks and only what both allow; where that cannot be, ask before you act."
	var clauses []string
	topics := map[string][]string{} // on which a clause settled something
	settles, partly := map[string]facts.Settlement{}, map[string]bool{}
	for _, c := range p.known.clashes[p.agency] {
		for _, s := range c.Settlements {
			if s.Outcome != "settles" && s.Outcome != "partly" {
				continue
			}
			if settles[s.Clause].Clause == "" {
				clauses, settles[s.Clause] = append(clauses, s.Clause), s
			}
			partly[s.Clause] = partly[s.Clause] || s.Outcome == "partly" || !c.Settled
			if topic := p.words.Topic(c.Topic); !slices.Contains(topics[s.Clause], topic) {
				topics[s.Clause] = append(topics[s.Clause], topic)
			}
		}
	}
	slices.Sort(clauses)
	for _, id := range clauses {
		slices.Sort(topics[id])
		s := settles[id]
		text := "On " + report.List(topics[id]) + ", where your rules and those of " + host + " differ, " + holding(s.By, host)
		if partly[id] {
			text += " Not all of it is settled by that: what is open is marked so on this sheet."
		}
		p.add(SectionGovern, Line{
			Text:    text,
			Sources: []Source{{Cite: p.words.Clause(id), Place: p.words.Locate("clause", s.Path)}},
		})
	}
}

// holding says what a clause lets hold.
func holding(by, host string) string {
	switch by {
	case "host":
		return "those of " + host + " hold, and yours give way."
	case "own":
		return "yours hold, and those of " + host + " give way."
	case "stricter":
		return "the stricter of the two holds."
	}
	return "you are not given the work that they differ on."
}
