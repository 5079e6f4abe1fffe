package tally

import (
	"cmp"
	"slices"

	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
)

// Change is that the holders of one set of rules on an action take over the
// rules on it of others, around whom the same holds: how they stand then is
// known from how the others do. It counts on every action on which one of these
// rules bears, such as chokeholds where the rule is on neck restraints.
type Change struct {
	Action int
	// Holders change, by place in Survey.Agencies; Models have what they take over.
	Holders, Models []int32
	// Drop and Adopt are norms, as indices of Survey.Norms. Besides are the other
	// actions on which they bear.
	Drop, Adopt []int32
	Besides     []int
	// PairsCleared have no error and no warning left on the topic; PairsRaised
	// had none, and have one then.
	PairsCleared, PairsRaised int64
	// AllCleared and AllRaised are the same on all topics together; nothing where
	// these are not counted together.
	AllCleared, AllRaised int64
	// ConflictsCleared and ConflictsRaised count errors and warnings, by pair and
	// rule.
	ConflictsCleared, ConflictsRaised int64
	// Unsaid pairs would meet as no two agencies do now, so that it is not known
	// what; they count nowhere else.
	Unsaid int64
}

// net orders changes, the best first.
func (c *Change) net(o *Change) int {
	return cmp.Or(cmp.Compare(o.AllCleared-o.AllRaised, c.AllCleared-c.AllRaised), cmp.Compare(o.PairsCleared-o.PairsRaised, c.PairsCleared-c.PairsRaised),
		cmp.Compare(o.ConflictsCleared-o.ConflictsRaised, c.ConflictsCleared-c.ConflictsRaised),
		cmp.Compare(len(c.Holders), len(o.Holders)))
}

// same: the same agencies change the same rules, found by another action on which
// these bear.
func (c *Change) same(o Change) bool {
	return slices.Equal(c.Holders, o.Holders) && slices.Equal(c.Drop, o.Drop) && slices.Equal(c.Adopt, o.Adopt) && len(c.Drop)+len(c.Adopt) > 0
}

// good tells whether a change clears more than it raises.
func (c *Change) good() bool {
	pairs, conflicts := c.PairsCleared-c.PairsRaised, c.ConflictsCleared-c.ConflictsRaised
	return pairs > 0 || pairs == 0 && conflicts > 0
}

// mostTried is how many sets of rules are held to all others that could be
// taken over: those with most pairs in conflict.
const mostTried = 60

// stance is how some agencies stand on an action: they have the same rules, and
// the same bears on it besides.
type stance struct {
	action       int
	around       int32
	host, aid    int32 // classes
	members      []int32
	burden       float64 // pairs with an error or a warning, about
	alternatives []*stance
}

// findChanges finds the best change for each set of rules that was tried, the
// best first.
func (t *Tally) findChanges() (out []Change) {
	var tried []*stance
	for i := range t.Actions {
		tried = append(tried, t.stances(i)...)
	}
	slices.SortStableFunc(tried, func(a, b *stance) int { return cmp.Compare(b.burden, a.burden) })
	tried = tried[:min(len(tried), mostTried)]
	best := make([]*Change, len(tried))
	cores.Each(len(tried), func(i int) { best[i] = t.bestFor(tried[i]) })
	for _, c := range best {
		if c != nil && !slices.ContainsFunc(out, c.same) {
			out = append(out, *c)
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int { return a.net(&b) })
	return out
}

// bestFor is the best change for some agencies; nil: nothing is better.
func (t *Tally) bestFor(from *stance) (best *Change) {
	trials := trials{t: t, known: map[string]*trial{}}
	var swaps []swap
	for _, to := range from.alternatives {
		for _, known := range []bool{true, false} {
			c, by := t.swapped(from, to, known)
			if c == nil {
				continue
			}
			trials.of(c.Holders, by, t.topicOf(c.Action)).measure(c, by)
			if c.good() && (best == nil || c.net(best) < 0) {
				best, swaps = c, by
			}
		}
	}
	if best != nil && t.whole != nil {
		all := Change{}
		trials.of(best.Holders, swaps, t.whole).measure(&all, swaps)
		best.AllCleared, best.AllRaised = all.PairsCleared, all.PairsRaised
	}
	return best
}

// stances of an action that could be changed, and would be better so.
func (t *Tally) stances(action int) (out []*stance) {
	a := &t.Actions[action]
	of, _ := numbered(len(t.Agencies), func(i int) []int32 { return []int32{a.Around[i], a.AsHost[i], a.AsAid[i]} })
	hostSize, aidSize := make([]int64, a.Hosts), make([]int64, a.Aids)
	around := map[int32][]*stance{}
	var all []*stance
	for i, at := range of {
		if int(at) == len(all) {
			s := &stance{action: action, around: a.Around[i], host: a.AsHost[i], aid: a.AsAid[i]}
			all = append(all, s)
			around[s.around] = append(around[s.around], s)
		}
		all[at].members = append(all[at].members, int32(i))
		hostSize[a.AsHost[i]]++
		aidSize[a.AsAid[i]]++
	}
	for _, s := range all {
		n := float64(len(s.members))
		s.burden = n*float64(t.hostBad[action][s.host])/float64(hostSize[s.host]) + n*float64(t.aidBad[action][s.aid])/float64(aidSize[s.aid])
		if s.alternatives = around[s.around]; s.burden > 0 && len(s.alternatives) > 1 {
			out = append(out, s)
		}
	}
	return out
}

// badRules are bits for the rules with an error or a warning in each outcome.
func (t *Tally) badRules() [][]uint64 {
	number := map[string]int{}
	for _, o := range t.Outcomes {
		for _, c := range o {
			if _, have := number[c.Rule]; !have {
				number[c.Rule] = len(number)
			}
		}
	}
	out := make([][]uint64, len(t.Outcomes))
	for i, o := range t.Outcomes {
		out[i] = make([]uint64, (len(number)+63)/64)
		for _, c := range o {
			if c.Severity == rule.Error || c.Severity == rule.Warning {
				out[i][number[c.Rule]/64] |= 1 << (number[c.Rule] % 64)
			}
		}
	}
	return out
}

// merged has the norms of both lists once, in order.
func merged(a, b []int32) []int32 {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

func without(list, gone []int32) (out []int32) {
	for _, x := range list {
		if !slices.Contains(gone, x) {
			out = append(out, x)
		}
	}
	return out
}

// Changes are those that clear more than they raise, the best first.
func (t *Tally) Changes() []Change { return t.changes }
