package checker

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/internal/cores"
	"roe.example/checker/sweep"
)

// classAll sorts the agencies on every action.
func (s *survey) classAll() {
	actions := s.everyAction()
	n := len(actions)
	s.known.Actions, s.sides, s.ties = actions, make([]sides, n), make([][]tied, n)
	cores.Lanes(n, func() func(int) { return s.classes })
}

// everyAction lists the actions of all parts, by topic and id.
func (s *survey) everyAction() []sweep.Action {
	found := map[string]sweep.Action{}
	for _, p := range s.parts {
		for i := range p.Sweep.Actions {
			a := &p.Sweep.Actions[i]
			found[a.ID] = sweep.Action{ID: a.ID, Name: p.Name(i), Topic: a.Topic}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b sweep.Action) int {
		return cmp.Or(cmp.Compare(slices.Index(s.known.Topics, a.Topic), slices.Index(s.known.Topics, b.Topic)), strings.Compare(a.ID, b.ID))
	})
}

// classes sorts the agencies on an action.
func (s *survey) classes(action int) {
	a := &s.known.Actions[action]
	per := make([]*calculus.SweptClasses, len(s.parts))
	for i, p := range s.parts {
		if at, ok := p.actions[a.ID]; ok {
			per[i] = p.Classes(at)
		}
	}
	of := func(pick func(*calculus.SweptClasses) []int32) (each []int32, first []int) {
		keys := map[string]int32{}
		for n := range s.known.Agencies {
			key := ""
			for i, c := range per {
				if at := s.members[n][i]; at >= 0 && c != nil {
					key += fmt.Sprint(i, ":", pick(c)[at], " ")
				} else if at >= 0 {
					key += fmt.Sprint(i, " ")
				}
			}
			at, known := keys[key]
			if !known {
				at = int32(len(first))
				keys[key], first = at, append(first, n)
			}
			each = append(each, at)
		}
		return each, first
	}
	var hosts, aids []int
	a.AsHost, hosts = of(func(c *calculus.SweptClasses) []int32 { return c.Host })
	a.AsAid, aids = of(func(c *calculus.SweptClasses) []int32 { return c.Aid })
	a.Around, _ = of(func(c *calculus.SweptClasses) []int32 { return c.Around })
	a.Hosts, a.Aids = int32(len(hosts)), int32(len(aids))
	a.HostNorms = s.normsOf(per, hosts, func(c *calculus.SweptClasses, at int) []int32 { return c.HostNorms[c.Host[at]] })
	a.AidNorms = s.normsOf(per, aids, func(c *calculus.SweptClasses, at int) []int32 { return c.AidNorms[c.Aid[at]] })
	s.ties[action] = s.tiesOn(a)
	s.sides[action] = s.sidesOf(a)
}

func (s *survey) normsOf(per []*calculus.SweptClasses, firsts []int, of func(*calculus.SweptClasses, int) []int32) [][]int32 {
	out := make([][]int32, len(firsts))
	for k, n := range firsts {
		out[k] = []int32{}
		for i, c := range per {
			if at := s.members[n][i]; at >= 0 && c != nil {
				for _, x := range of(c, at) {
					out[k] = append(out[k], int32(s.parts[i].first)+x)
				}
			}
		}
	}
	return out
}

// tiesOn sorts the relations on an action: those of the same agreements that
// bear on it, with the same powers, are one tie.
func (s *survey) tiesOn(a *sweep.Action) (ties []tied) {
	keys := map[string]int32{}
	for _, t := range s.relations {
		key, out := "apart", tied{part: t.part}
		if t.part >= 0 {
			p := s.parts[t.part]
			at, ok := p.actions[a.ID]
			for i, pact := range t.pacts {
				if ok && p.Bears(pact, at) {
					out.pacts, out.powers = append(out.pacts, pact), append(out.powers, t.powers[i])
				}
			}
			key = fmt.Sprint(out)
		}
		n, known := keys[key]
		if !known {
			n = int32(len(ties))
			keys[key], ties = n, append(ties, out)
		}
		a.Related = append(a.Related, n)
	}
	a.Ties = int32(len(ties))
	return ties
}
