// Package tally says what a sweep comes to: in tables that a join expands to
// every pair of agencies, and in a summary that people read.
//
// It counts agencies by classes, and never goes through their pairs: of 18,000
// agencies there are 324 million.
package tally

import (
	"cmp"
	"slices"
	"sync"

	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// Tally is a result with what there is to count in it.
type Tally struct {
	*sweep.Result
	titles  map[string]string // of rules
	bonds   [][]bond
	weights []weight   // of outcomes
	badRule [][]uint64 // see badRules
	topics  []*topic
	shares  []share // of topics
	all     *share  // of all topics together; nil: not counted
	whole   *topic  // all topics as one; nil where they are not counted together
	// pairs of agencies that meet each outcome, by action.
	pairs []map[int32]int64
	// hostBad and aidBad count, for each action and class, the pairs that meet
	// an error or a warning on it.
	hostBad, aidBad [][]int64
	alone           int64  // pairs that no agreement binds
	inOrder         []bool // the holders of a norm are
	changes         []Change
	bearing         [][]int                     // see bearings
	standings       []func() map[string]classes // see standingsOn
	conflicts       []ConflictRow
	norms           []NormRow
}

// share is what the pairs of a topic come to.
type share struct {
	rows  [5]int64 // pairs of classes, by standing
	pairs [5]int64 // pairs of agencies
}

// mostTogether is how many pairs of classes are looked at to say what pairs
// come to on all topics together: classes on all topics are many more than on
// each.
const mostTogether = 4_000_000

// Of counts a result. Rules give the titles of rules; the others go by their
// ids.
func Of(r *sweep.Result, rules []rule.Rule) *Tally {
	t := &Tally{Result: r, titles: map[string]string{}, bonds: bondsOf(r.Survey), topics: topics(r.Survey)}
	for _, x := range rules {
		t.titles[x.ID] = x.Title
	}
	for _, o := range r.Outcomes {
		t.weights = append(t.weights, weigh(o))
	}
	t.badRule = t.badRules()
	t.countActions()
	together := cores.Begin(t.together)
	t.shares = make([]share, len(t.topics))
	cores.Lanes(len(t.topics), func() func(int) {
		return func(i int) { t.shares[i] = t.share(t.topics[i]) }
	})
	together()
	t.alone = t.unbound()
	for i := range t.Norms {
		t.inOrder = append(t.inOrder, slices.IsSorted(t.Norms[i].Holders))
	}
	t.bearing = t.bearings()
	for i := range t.Actions {
		t.standings = append(t.standings, sync.OnceValue(func() map[string]classes { return t.standingsOn(i) }))
	}
	counted := cores.Begin(func() { t.conflicts, t.norms = t.countConflicts(), t.countNorms() })
	t.changes = t.findChanges()
	counted()
	return t
}

// countActions counts the pairs that meet each outcome.
func (t *Tally) countActions() {
	n := len(t.Actions)
	t.pairs, t.hostBad, t.aidBad = make([]map[int32]int64, n), make([][]int64, n), make([][]int64, n)
	cores.Lanes(n, func() func(int) {
		met := make([]int64, len(t.Outcomes))
		return func(i int) { t.countAction(i, met) }
	})
}

// countAction counts those of an action. Met is of all outcomes, and nothing.
func (t *Tally) countAction(i int, met []int64) {
	a := &t.Actions[i]
	by := &sorting{a.AsHost, a.AsAid, a.Hosts, a.Aids, a.Related, a.Ties}
	pairs, hostBad, aidBad := map[int32]int64{}, make([]int64, a.Hosts), make([]int64, a.Aids)
	c := newCounter(t.Survey, t.bonds, by, nil, nil)
	for at, host := range c.hosts {
		c.each(at, func(tie, aid int32, n int64) {
			o := max(cell(t.Result, i, tie, host, aid), 0)
			met[o] += n
			if t.bad(o) {
				hostBad[host] += n
				aidBad[aid] += n
			}
		})
	}
	for o, n := range met {
		if n > 0 {
			pairs[int32(o)] = n
		}
	}
	clear(met)
	t.pairs[i], t.hostBad[i], t.aidBad[i] = pairs, hostBad, aidBad
}

// bad: it has an error or a warning.
func (t *Tally) bad(outcome int32) bool {
	return t.weights[outcome].errors+t.weights[outcome].warnings > 0
}

func (t *Tally) share(x *topic) (out share) {
	c := newCounter(t.Survey, t.bonds, &x.sorting, nil, nil)
	for at, host := range c.hosts {
		c.each(at, func(tie, aid int32, n int64) {
			s := x.standing(x.weight(t.Result, t.weights, tie, host, aid), host, aid)
			out.rows[s]++
			out.pairs[s] += n
		})
	}
	return out
}

// together counts what pairs come to on all topics, where the classes are few
// enough.
func (t *Tally) together() {
	if len(t.topics) < 2 {
		return
	}
	var actions []int
	for _, x := range t.topics {
		actions = append(actions, x.actions...)
	}
	all := newTopic(t.Survey, "", actions, t.Topics)
	if int64(all.hosts)*int64(all.aids) <= mostTogether {
		counted := t.share(all)
		t.all, t.whole = &counted, all
	}
}

// unbound counts the pairs between which no agreement holds.
func (t *Tally) unbound() (n int64) {
	zero := make([]int32, len(t.Agencies))
	by := &sorting{zero, zero, 1, 1, upTo(relations(t.Survey)), int32(relations(t.Survey))}
	c := newCounter(t.Survey, t.bonds, by, nil, nil)
	for at := range c.hosts {
		c.each(at, func(tie, _ int32, pairs int64) {
			if tie == 0 {
				n += pairs
			}
		})
	}
	return n
}

func upTo(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// PairsOfAgencies is how many ordered pairs there are.
func (t *Tally) PairsOfAgencies() int64 {
	n := int64(len(t.Agencies))
	return n * max(n-1, 0)
}

// Worst is the gravest severity that any pair meets; empty: none.
func (t *Tally) Worst() (worst string) {
	for _, pairs := range t.pairs {
		for o := range pairs {
			for _, c := range t.Outcomes[o] {
				if rule.Weight(c.Severity) > rule.Weight(worst) {
					worst = c.Severity
				}
			}
		}
	}
	return worst
}

// Unknown tells whether of some agency not all rules on these topics are in the
// books, or whether nothing was compared.
func (t *Tally) Unknown() bool {
	return len(t.Agencies) > 1 && len(t.topics) == 0 || slices.ContainsFunc(t.Agencies, func(a sweep.Agency) bool { return len(a.NotKnown) > 0 })
}

// ConflictRow is a kind of conflict: one rule's findings on one action.
type ConflictRow struct {
	Topic    string `json:"topic" parquet:"topic,dict"`
	Action   string `json:"action" parquet:"action,dict"`
	Rule     string `json:"rule" parquet:"rule,dict"`
	Severity string `json:"severity" parquet:"severity,dict"`
	Pairs    int64  `json:"agency_pairs" parquet:"agency_pairs"`
	Words    string `json:"words" parquet:"words"`
}

// ConflictRows are those that there are, the most common first.
func (t *Tally) ConflictRows() []ConflictRow { return t.conflicts }

func (t *Tally) countConflicts() []ConflictRow {
	type kind struct{ rule, severity string }
	kinds, number := []kind{}, map[kind]int{}
	of := make([][]int, len(t.Outcomes)) // kinds of conflict of each outcome
	for o := range t.Outcomes {
		for _, c := range t.Outcomes[o] {
			k := kind{c.Rule, c.Severity}
			at, known := number[k]
			if !known {
				at = len(kinds)
				number[k], kinds = at, append(kinds, k)
			}
			of[o] = append(of[o], at)
		}
	}
	out := []ConflictRow{}
	for i, pairs := range t.pairs {
		count := make([]int64, len(kinds))
		for o, n := range pairs {
			for _, at := range of[o] {
				count[at] += n
			}
		}
		a := &t.Actions[i]
		for at, n := range count {
			if k := kinds[at]; n > 0 {
				out = append(out, ConflictRow{a.Topic, a.ID, k.rule, k.severity, n, t.words(i, k.rule)})
			}
		}
	}
	slices.SortFunc(out, func(a, b ConflictRow) int {
		return cmp.Or(cmp.Compare(b.Pairs, a.Pairs), cmp.Compare(rule.Weight(b.Severity), rule.Weight(a.Severity)),
			cmp.Compare(a.Action, b.Action), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Severity, b.Severity))
	})
	return out
}

// NormRow is a norm that conflicts rest on.
type NormRow struct {
	Norm    int32  `json:"norm" parquet:"norm"`
	Words   string `json:"words" parquet:"words"`
	Manual  string `json:"manual" parquet:"manual"`
	Section string `json:"section" parquet:"section"`
	Holders int64  `json:"holders" parquet:"holders"`
	// Conflicts counts what rests on it: by pair, action and rule. Pairs counts
	// the pairs of agencies that meet one of them, action by action.
	Conflicts int64 `json:"conflicts" parquet:"conflicts"`
	Pairs     int64 `json:"agency_pairs" parquet:"agency_pairs"`
}

// NormRows are all norms, those first that most conflicts rest on; none where
// conflicts do not say on which they rest.
func (t *Tally) NormRows() []NormRow { return t.norms }

func (t *Tally) countNorms() []NormRow {
	if t.WithoutNorms {
		return []NormRow{}
	}
	out := make([]NormRow, len(t.Norms))
	for i, n := range t.Norms {
		out[i] = NormRow{Norm: int32(i), Words: n.Words, Manual: n.Manual, Section: n.Section, Holders: int64(len(n.Holders))}
	}
	times := make([]int64, len(t.Outcomes)) // an outcome is the same whatever the action
	for _, pairs := range t.pairs {
		for o, n := range pairs {
			times[o] += n
		}
	}
	last, conflict := make([]int, len(out)), make([]int, len(out)) // in which each was counted last
	count := 0
	for o, n := range times {
		if n == 0 {
			continue
		}
		for _, c := range t.Outcomes[o] {
			count++
			for _, norm := range c.Norms {
				if conflict[norm] == count {
					continue
				}
				conflict[norm] = count
				out[norm].Conflicts += n
				if last[norm] != o+1 {
					last[norm] = o + 1
					out[norm].Pairs += n
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b NormRow) int {
		return cmp.Or(cmp.Compare(b.Conflicts, a.Conflicts), cmp.Compare(b.Pairs, a.Pairs))
	})
	return out
}
