package report

import (
	"slices"

	"roe.example/checker/rule"
)

// thing is something of which findings speak, or which says where they point,
// and that can be otherwise in the next report. Each has a number.
type thing struct {
	kind     byte
	book, id string
}

// Kinds of things beside those that are called something.
const (
	aNorm  = 'n'
	aClash = 'k' // its id stands for all that it says, and for its book
	aPlace = 'p' // by the path of an entity or a section
)

func (s *still) differs(t thing) {
	if n, known := s.things[t]; known {
		s.other[n] = true
	}
}

// differ tells whether one of some things is otherwise.
func (s *still) differ(things []int) bool {
	return slices.ContainsFunc(things, func(n int) bool { return s.other[n] })
}

// number adds a thing to a list, which has each once.
func (m *Memory) number(into []int, t thing) []int {
	n, known := m.things[t]
	if !known {
		n = len(m.things)
		m.things[t] = n
	}
	if slices.Contains(into, n) {
		return into
	}
	return append(into, n)
}

// rest notes of a finding that was just written, by names that heard, what it
// rests on.
func (s *still) rest(k *keptFinding, n *names) {
	k.rests = nil
	for _, c := range *n.heard {
		k.rests = s.number(k.rests, thing{c.kind, k.key.book, c.id})
	}
	for _, id := range k.made.Cites {
		k.rests = s.number(k.rests, thing{aNorm, k.key.book, id})
	}
	for i := range k.group {
		if id := k.group[i].Clash; id != "" {
			k.rests = s.number(k.rests, thing{aClash, "", id})
		}
		for _, a := range k.group[i].Args {
			s.speaks(k, a)
		}
	}
	s.stand(k, n)
}

// stand notes what says where the places of a finding are.
func (s *still) stand(k *keptFinding, n *names) {
	k.stands = nil
	for _, t := range *n.stands {
		k.stands = s.number(k.stands, t)
	}
}

// speaks notes the clashes of which an argument speaks.
func (s *still) speaks(k *keptFinding, a rule.Argument) {
	switch a.Type {
	case "situation", "region", "side", "word":
		k.rests = s.number(k.rests, thing{aClash, "", a.IDs[0]})
	case "list":
		for _, item := range a.List {
			s.speaks(k, item)
		}
	}
}

// fewThings are not worth looking through.
const fewThings = 4096

// sweep forgets the things of which no finding speaks any more, once they may be
// more than the others.
func (m *Memory) sweep() {
	if len(m.things) < 2*m.swept+fewThings {
		return
	}
	before := make([]thing, len(m.things))
	for t, n := range m.things {
		before[n] = t
	}
	clear(m.things)
	for _, k := range m.findings {
		for _, list := range [][]int{k.rests, k.stands} {
			for i, n := range list {
				if _, known := m.things[before[n]]; !known {
					m.things[before[n]] = len(m.things)
				}
				list[i] = m.things[before[n]]
			}
		}
	}
	m.swept = len(m.things)
}
