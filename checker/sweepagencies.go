package checker

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/evidence"
	"roe.example/checker/internal/cores"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
	"roe.example/checker/sweep"
)

// agencies lists them all.
func (s *survey) agencies() {
	at := map[string]int{}
	for i, p := range s.parts {
		for j, id := range p.Sweep.Agencies {
			n, known := at[id]
			if !known {
				n = len(s.known.Agencies)
				at[id] = n
				a := p.located.Book.Agencies[id]
				s.known.Agencies = append(s.known.Agencies, sweep.Agency{ID: id, Name: a.Name, Short: a.Short, State: a.State, Kind: a.Kind})
				s.members = append(s.members, slices.Repeat([]int{-1}, len(s.parts)))
			}
			s.members[n][i] = j
		}
	}
	order := make([]int, len(s.known.Agencies))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(s.known.Agencies[a].ID, s.known.Agencies[b].ID) })
	agencies, members := s.known.Agencies, s.members
	s.known.Agencies, s.members = make([]sweep.Agency, len(order)), make([][]int, len(order))
	for i, n := range order {
		s.known.Agencies[i], s.members[i] = agencies[n], members[n]
		s.known.Agencies[i].NotKnown = s.notKnown(i)
	}
	s.outOfForce()
}

// outOfForce says of whom the books have all rules on some topic, but in
// documents that are not in force on the day of the sweep.
func (s *survey) outOfForce() {
	n := 0
	for _, a := range s.known.Agencies {
		if slices.ContainsFunc(a.NotKnown, func(topic string) bool { return s.hasWhole(a.ID, topic) }) {
			n++
		}
	}
	if n > 0 {
		s.known.Remarks = append(s.known.Remarks, fmt.Sprintf("Of %s the books have all rules on some topics, but in documents that are not in force on %s: is that the day meant? --day names another.",
			report.Count(n, "agency"), readiness.Day(s.known.Day)))
	}
}

// hasWhole tells whether a document of an agency has all its rules on a topic, on
// whatever day.
func (s *survey) hasWhole(agency, topic string) bool {
	for _, p := range s.parts {
		for _, in := range p.located.Book.Instruments {
			if in.Issuer == agency && in.Covers[topic] == "whole" {
				return true
			}
		}
	}
	return false
}

// notKnown are the topics on which an agency's rules are not whole in any part.
func (s *survey) notKnown(agency int) []string {
	out := []string{}
	for _, topic := range s.known.Topics {
		known := false
		for i, p := range s.parts {
			at := s.members[agency][i]
			known = known || at >= 0 && p.Whole(at, topic)
		}
		if !known {
			out = append(out, topic)
		}
	}
	return out
}

// norms lists what the norms of all parts say.
func (s *survey) norms() {
	for i, p := range s.parts {
		p.first = len(s.known.Norms)
		back := map[int]int32{}
		for n := range s.known.Agencies {
			if at := s.members[n][i]; at >= 0 {
				back[at] = int32(n)
			}
		}
		s.known.Norms = append(s.known.Norms, make([]sweep.Norm, len(p.Sweep.Norms))...)
		cores.Each(len(p.Sweep.Norms), func(n int) { s.known.Norms[p.first+n] = p.norm(n, back) })
	}
}

func (p *surveyed) norm(n int, agencies map[int]int32) sweep.Norm {
	from := &p.Sweep.Norms[n]
	out := sweep.Norm{Words: p.Says(n), Holders: []int32{}, Cites: []string{}}
	type found struct{ title, section string }
	often := map[found]int{}
	_, document, section := from.ID()
	_, title := p.Cited(document)
	best := found{title, section}
	for i, h := range from.Holders {
		cite, title := p.Cited(from.Where[i].Document)
		at := found{title, from.Where[i].Section}
		often[at]++
		if often[at] > often[best] || often[at] == often[best] && (at.title < best.title || at.title == best.title && at.section < best.section) {
			best = at
		}
		text := evidence.Citation(cite, from.Where[i].Section)
		if last := len(out.Holders) - 1; last >= 0 && out.Holders[last] == agencies[int(h)] {
			out.Cites[last] += "; " + text
			continue
		}
		out.Holders, out.Cites = append(out.Holders, agencies[int(h)]), append(out.Cites, text)
	}
	out.Manual, out.Section = best.title, best.section
	return out
}

// relate says how every two agencies are bound to each other.
func (s *survey) relate() {
	keys := map[string]int32{}
	var samples [][]int // an agency's places in the parts, of each kind of bond
	for _, p := range s.parts {
		p.bindings()
	}
	for n := range s.known.Agencies {
		key := ""
		for i, p := range s.parts {
			if at := s.members[n][i]; at >= 0 {
				key += fmt.Sprint(i, ":", p.bounds[at], " ")
			}
		}
		at, known := keys[key]
		if !known {
			at = int32(len(samples))
			keys[key], samples = at, append(samples, s.members[n])
		}
		s.known.Agencies[n].Bound = at
	}
	relations := map[string]int32{}
	var all []tied
	number := func(t tied, key string) int32 {
		at, known := relations[key]
		if !known {
			at = int32(len(all))
			relations[key], all = at, append(all, t)
		}
		return at
	}
	number(tied{part: 0}, "0")
	for _, h := range samples {
		row := make([]int32, len(samples))
		for a, aid := range samples {
			t, key := s.tie(h, aid)
			row[a] = number(t, key)
		}
		s.known.Relations = append(s.known.Relations, row)
	}
	s.relations = all
}

// tie is how two agencies are bound, by their places in the parts.
func (s *survey) tie(host, aid []int) (tied, string) {
	for i, p := range s.parts {
		if host[i] < 0 || aid[i] < 0 {
			continue
		}
		out, key := tied{part: i}, fmt.Sprint(i)
		theirs := p.bound[p.bounds[aid[i]]]
		for _, m := range p.bound[p.bounds[host[i]]] {
			at := slices.IndexFunc(theirs, func(o membership) bool { return o.pact == m.pact })
			if m.here && at >= 0 {
				power := m.power + theirs[at].power
				out.pacts, out.powers = append(out.pacts, m.pact), append(out.powers, power)
				key += fmt.Sprint(" ", m.pact, power)
			}
		}
		return out, key
	}
	return tied{part: -1}, "apart"
}

// bindings says of each agency by which agreements it is bound.
func (p *surveyed) bindings() {
	all := make([][]membership, len(p.Sweep.Agencies))
	at := map[string]int{}
	for i, id := range p.Sweep.Agencies {
		at[id] = i
	}
	for n := range p.holdings {
		h := &p.holdings[n]
		for _, party := range h.Parties {
			i, ok := at[party]
			if !ok {
				continue
			}
			all[i] = append(all[i], membership{n, h.At(p.located.Book.Agencies[party].Place), fmt.Sprint(p.Power(n, i))})
		}
	}
	keys := map[string]int32{}
	for _, one := range all {
		key := fmt.Sprint(one)
		n, known := keys[key]
		if !known {
			n = int32(len(p.bound))
			keys[key], p.bound = n, append(p.bound, one)
		}
		p.bounds = append(p.bounds, n)
	}
}
