package tally

import (
	"cmp"
	"slices"

	"roe.example/checker/readiness"
	"roe.example/checker/rule"
)

// fill counts the pairs of all places.
func (t *Tally) fill(m *Matrix, groups [][]int32) [][]MatrixCell {
	x := t.newFilling(m)
	cells := make([][]MatrixCell, len(groups))
	for h := range groups {
		cells[h] = make([]MatrixCell, len(groups))
		for a := range groups {
			cells[h][a] = x.cell(groups[h], groups[a])
		}
	}
	return cells
}

// filling holds what is needed to count the pairs of a place.
type filling struct {
	t     *Tally
	m     *Matrix
	of    []int32              // the action on which an outcome was first met, and one more
	kinds [][]int32            // of its conflicts there
	other map[[2]int32][]int32 // of outcomes on other actions
	at    map[kindOn]int32     // numbers of kinds
	names []Reason             // of kinds
	met   []int32              // by kind, in the place
	seen  []int32              // kinds met there
	dark  []bool               // of agencies: on a topic on which nobody has a rule, not all of theirs are known
}

func (t *Tally) newFilling(m *Matrix) *filling {
	n, dark := len(t.Outcomes), make([]bool, len(t.Agencies))
	for i := range dark {
		dark[i] = slices.ContainsFunc(t.Agencies[i].NotKnown, func(id string) bool {
			return slices.Contains(t.Topics, id) && len(actionsOf(t.Survey, id)) == 0
		})
	}
	return &filling{dark: dark, t: t, m: m, of: make([]int32, n), kinds: make([][]int32, n), other: map[[2]int32][]int32{}, at: map[kindOn]int32{}}
}

// kindOn is a kind of conflict.
type kindOn struct {
	action         int
	rule, severity string
}

// kind numbers the conflicts of an outcome on an action. Seldom have two actions
// the same outcome.
func (x *filling) kind(action int, outcome int32) []int32 {
	switch x.of[outcome] {
	case int32(action) + 1:
		return x.kinds[outcome]
	case 0:
		x.of[outcome], x.kinds[outcome] = int32(action)+1, x.number(action, outcome)
		return x.kinds[outcome]
	}
	key := [2]int32{int32(action), outcome}
	if _, have := x.other[key]; !have {
		x.other[key] = x.number(action, outcome)
	}
	return x.other[key]
}

func (x *filling) number(action int, outcome int32) (out []int32) {
	for _, c := range x.t.Outcomes[outcome] {
		key := kindOn{action, c.Rule, c.Severity}
		number, have := x.at[key]
		if !have {
			number = int32(len(x.names))
			x.at[key] = number
			x.names = append(x.names, Reason{Severity: c.Severity, Text: x.t.words(action, c.Rule), Rule: c.Rule})
			x.met = append(x.met, 0)
		}
		out = append(out, number)
	}
	return out
}

func (x *filling) cell(hosts, aids []int32) MatrixCell {
	c := MatrixCell{Counts: map[string]int{}, Alone: true}
	on := make([]int, len(x.m.Topics))
	worst := len(readiness.PairStandings())
	for i := range on {
		on[i] = worst
	}
	counts := make([]int, worst)
	for _, h := range hosts {
		for _, a := range aids {
			if h == a {
				continue
			}
			c.Pairs++
			here, alone := x.pair(int(h), int(a), on)
			counts[here]++
			c.Alone = c.Alone && alone
			if alone && readiness.PairStandings()[here] != readiness.PairNoAgreement {
				x.m.Alone++
			}
			worst = min(worst, here)
		}
	}
	if c.Pairs == 0 {
		return c
	}
	for i, n := range counts {
		if n > 0 {
			c.Counts[readiness.PairStandings()[i]] = n
			x.m.Counts[readiness.PairStandings()[i]] += n
		}
	}
	c.Worst = readiness.PairStandings()[worst]
	for _, i := range on {
		c.On = append(c.On, readiness.PairStandings()[i])
	}
	c.Reasons, c.More = x.reasons()
	return c
}

// pair counts what two agencies meet, and gives what it comes to in all.
func (x *filling) pair(host, aid int, on []int) (worst int, alone bool) {
	t := x.t
	tie := t.Relations[t.Agencies[host].Bound][t.Agencies[aid].Bound]
	worst = standings[Clear]
	for i, of := range t.topics {
		h, a, bound := of.hostOf[host], of.aidOf[aid], of.tieOf[tie]
		var sum weight
		for k, action := range of.actions {
			o := of.outcome(t.Result, k, bound, h, a)
			if o <= 0 {
				continue
			}
			sum = sum.plus(t.weights[o])
			for _, kind := range x.kind(action, o) {
				if x.met[kind] == 0 {
					x.seen = append(x.seen, kind)
				}
				x.met[kind]++
			}
		}
		here := standings[Standings()[of.standing(sum, h, a)]]
		on[i], worst = min(on[i], here), min(worst, here)
	}
	if x.dark[host] || x.dark[aid] {
		worst = min(worst, standings[NotKnown])
	}
	last, here := len(on)-1, standings[Clear]
	if tie == 0 {
		here = slices.Index(readiness.PairStandings(), readiness.PairNoAgreement)
	}
	on[last] = min(on[last], here)
	return min(worst, here), tie == 0
}

// standings are those of a sweep by their places among those of a pair.
var standings = func() map[string]int {
	out := map[string]int{}
	for word, as := range map[string]string{
		Errors: readiness.PairError, Warnings: readiness.PairWarning, NotKnown: readiness.PairNotKnown, Notes: readiness.PairNote, Clear: readiness.PairClear,
	} {
		out[word] = slices.Index(readiness.PairStandings(), as)
	}
	return out
}()

// reasons are the worst kinds of conflict in a place, the most common first, and
// how many others there are. It forgets them for the next place.
func (x *filling) reasons() (out []Reason, more int) {
	slices.SortFunc(x.seen, func(a, b int32) int {
		return cmp.Or(cmp.Compare(rule.Weight(x.names[b].Severity), rule.Weight(x.names[a].Severity)), cmp.Compare(x.met[b], x.met[a]), cmp.Compare(a, b))
	})
	most := readiness.ReasonsFor(len(x.t.Agencies))
	for i, kind := range x.seen {
		if i < most {
			reason := x.names[kind]
			reason.Pairs = int(x.met[kind])
			out = append(out, reason)
		}
	}
	more = max(len(x.seen)-most, 0)
	for _, kind := range x.seen {
		x.met[kind] = 0
	}
	x.seen = x.seen[:0]
	return out, more
}
