package readiness

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// mostShown is how many rows and columns a page has at most. Of more agencies,
// those of one class share a row; if that is not enough, those nearest to each
// other do.
const mostShown = 60

// ReasonsFor is how many findings of one pair are told in words, of so many
// agencies: the pairs grow with the square of them, and a page must stay one
// that can be sent.
func ReasonsFor(agencies int) int {
	switch {
	case agencies <= 20:
		return 5
	case agencies <= mostShown:
		return 3
	}
	return 1
}

// Count adds a finding to a pair.
func (p *Pair) Count(topic, severity string) {
	c := p.topic(topic)
	switch severity {
	case rule.Error:
		c.Errors++
	case rule.Warning:
		c.Warnings++
	case rule.Note:
		c.Notes++
	}
}

// Unknown adds that an agency's rules on a topic are not in the books whole.
func (p *Pair) Unknown(topic, agency string) {
	c := p.topic(topic)
	c.NotKnown = append(c.NotKnown, agency)
}

func (p *Pair) topic(id string) *PairCount {
	for i := range p.Topics {
		if p.Topics[i].Topic == id {
			return &p.Topics[i]
		}
	}
	p.Topics = append(p.Topics, PairCount{Topic: id, NotKnown: []string{}})
	return &p.Topics[len(p.Topics)-1]
}

// settle says what the counts come to.
func (p *Pair) settle() {
	p.Worst = PairClear
	if p.Why != "" {
		p.Worst = PairNotCompared
	}
	if p.NoAgreement {
		p.topic("agreement")
	}
	slices.SortFunc(p.Topics, func(a, b PairCount) int { return cmp.Compare(topicRank(a.Topic), topicRank(b.Topic)) })
	for i := range p.Topics {
		c := &p.Topics[i]
		c.Worst = PairClear
		for _, one := range []struct {
			so bool
			is string
		}{
			{c.Notes > 0, PairNote}, {len(c.NotKnown) > 0, PairNotKnown}, {c.Warnings > 0, PairWarning},
			{p.NoAgreement && c.Topic == "agreement", PairNoAgreement}, {c.Errors > 0, PairError},
		} {
			if one.so {
				c.Worst = one.is
			}
		}
		if standing(c.Worst) < standing(p.Worst) {
			p.Worst = c.Worst
		}
	}
}

// standing counts from 0, the worst first.
func standing(s string) int { return slices.Index(PairStandings(), s) }

func topicRank(id string) int { return slices.Index(report.Topics(), id) }

// sign is equal for pairs that stand alike on every topic.
func (p *Pair) sign() string {
	var b strings.Builder
	fmt.Fprint(&b, p.Worst, p.NoAgreement)
	for _, c := range p.Topics {
		fmt.Fprint(&b, " ", c.Topic, c.Worst)
	}
	return b.String()
}

// Arrange works out from the cells, which are in the order of Agencies, what
// they come to, and puts all in an order that shows who stands alike.
func (p *Pairs) Arrange() {
	p.Counts = map[string]int{}
	unknown := map[string]map[string]bool{}
	for i := range p.Cells {
		c := &p.Cells[i]
		c.settle()
		p.Counts[c.Worst]++
		for _, t := range c.Topics {
			p.addTopic(t.Topic)
			for _, id := range t.NotKnown {
				if unknown[id] == nil {
					unknown[id] = map[string]bool{}
				}
				unknown[id][t.Topic] = true
			}
		}
	}
	slices.SortFunc(p.Topics, func(a, b PairTopic) int { return cmp.Compare(topicRank(a.ID), topicRank(b.ID)) })
	for i := range p.Agencies {
		a := &p.Agencies[i]
		a.NotKnown = []string{}
		for _, t := range p.Topics {
			if unknown[a.ID][t.ID] {
				a.NotKnown = append(a.NotKnown, t.ID)
			}
		}
	}
	s := newSeriation(p)
	tree := s.cluster()
	p.reorder(s.order(tree))
	p.group(s, tree)
}

func (p *Pairs) addTopic(id string) {
	if slices.ContainsFunc(p.Topics, func(t PairTopic) bool { return t.ID == id }) {
		return
	}
	words := strings.ReplaceAll(id, "-", " ")
	p.Topics = append(p.Topics, PairTopic{ID: id, Title: strings.ToUpper(words[:1]) + words[1:]})
}

// reorder puts agencies, given by their places so far, in another order.
func (p *Pairs) reorder(order []int) {
	agencies, cells := make([]PairAgency, 0, len(order)), make([]Pair, 0, len(p.Cells))
	for _, h := range order {
		agencies = append(agencies, p.Agencies[h])
		for _, a := range order {
			if h != a {
				cells = append(cells, *p.Pair(h, a))
			}
		}
	}
	p.Agencies, p.Cells = agencies, cells
}
