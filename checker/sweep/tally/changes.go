package tally

import (
	"cmp"
	"math/bits"
	"slices"

	"roe.example/checker/rule"
)

// Change is that the holders of one set of rules on an action take over the
// rules on it of others, around whom the same holds: how they stand then is
// known from how the others do.
type Change struct {
	Action int
	// Holders change, by place in Survey.Agencies; Models have what they take over.
	Holders, Models []int32
	// Drop and Adopt are norms, as indices of Survey.Norms.
	Drop, Adopt []int32
	// PairsCleared have no error and no warning left on the topic; PairsRaised
	// had none, and have one then.
	PairsCleared, PairsRaised int64
	// ConflictsCleared and ConflictsRaised count errors and warnings, by pair and
	// rule.
	ConflictsCleared, ConflictsRaised int64
	// Unsaid pairs would meet as no two agencies do now, so that it is not known
	// what; they count nowhere else.
	Unsaid int64
}

// net orders changes, the best first.
func (c *Change) net(o *Change) int {
	return cmp.Or(cmp.Compare(o.PairsCleared-o.PairsRaised, c.PairsCleared-c.PairsRaised),
		cmp.Compare(o.ConflictsCleared-o.ConflictsRaised, c.ConflictsCleared-c.ConflictsRaised),
		cmp.Compare(len(c.Holders), len(o.Holders)))
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
	for _, from := range tried {
		trial := t.newTrial(from)
		var best *Change
		for _, to := range from.alternatives {
			if c := trial.of(to); c.good() && (best == nil || c.net(best) < 0) {
				best = &c
			}
		}
		if best != nil {
			out = append(out, *best)
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int { return a.net(&b) })
	return out
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

// affected are pairs that a change bears on, which meet the same before it, and
// after it as well.
type affected struct {
	tie, other int32 // class of the other, which does not change
	all        int64
	clean      int64 // of them without error or warning on all other actions of the topic
}

// trial holds what changes of one stance bear on.
type trial struct {
	t    *Tally
	from *stance
	// Hosts of the stance with others as aids, others as hosts with aids of the
	// stance, and pairs within it.
	asHost, asAid, within []affected
}

func (t *Tally) newTrial(from *stance) *trial {
	x := &trial{t: t, from: from}
	in := make([]bool, len(t.Agencies))
	for _, i := range from.members {
		in[i] = true
	}
	inside := func(i int) bool { return in[i] }
	outside := func(i int) bool { return !in[i] }
	none := func(_, _ int32) int32 { return 0 }
	x.asHost = x.weigh(inside, outside, func(_, aid int32) int32 { return aid })
	x.asAid = x.weigh(outside, inside, func(host, _ int32) int32 { return host })
	x.within = x.weigh(inside, inside, none)
	return x
}

// weigh counts pairs by the tie and the class of the other.
func (x *trial) weigh(host, aid func(int) bool, other func(host, aid int32) int32) []affected {
	a := &x.t.Actions[x.from.action]
	of := x.t.topics[slices.IndexFunc(x.t.topics, func(o *topic) bool { return o.id == a.Topic })]
	k := slices.Index(of.actions, x.from.action)
	at := map[[2]int32]int{}
	var out []affected
	c := newCounter(x.t.Survey, x.t.bonds, &of.sorting, host, aid)
	for i, h := range c.hosts {
		c.each(i, func(tie, aid int32, n int64) {
			key := [2]int32{of.tieOn[tie][k], other(of.hostOn[h][k], of.aidOn[aid][k])}
			place, have := at[key]
			if !have {
				place = len(out)
				at[key], out = place, append(out, affected{tie: key[0], other: key[1]})
			}
			out[place].all += n
			if x.t.cleanBut(of, k, tie, h, aid) {
				out[place].clean += n
			}
		})
	}
	return out
}

// cleanBut: pairs of a place meet neither error nor warning on the topic, but
// for what they meet on its k-th action.
func (t *Tally) cleanBut(of *topic, k int, tie, host, aid int32) bool {
	for i := range of.actions {
		if i != k {
			if o := of.outcome(t.Result, i, tie, host, aid); o > 0 && t.bad(o) {
				return false
			}
		}
	}
	return true
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

// of works a change out.
func (x *trial) of(to *stance) Change {
	a := &x.t.Actions[x.from.action]
	c := Change{Action: x.from.action, Holders: x.from.members, Models: to.members}
	for _, p := range x.asHost {
		x.count(&c, p, cell(x.t.Result, c.Action, p.tie, x.from.host, p.other), cell(x.t.Result, c.Action, p.tie, to.host, p.other))
	}
	for _, p := range x.asAid {
		x.count(&c, p, cell(x.t.Result, c.Action, p.tie, p.other, x.from.aid), cell(x.t.Result, c.Action, p.tie, p.other, to.aid))
	}
	for _, p := range x.within {
		x.count(&c, p, cell(x.t.Result, c.Action, p.tie, x.from.host, x.from.aid), cell(x.t.Result, c.Action, p.tie, to.host, to.aid))
	}
	before := merged(a.HostNorms[x.from.host], a.AidNorms[x.from.aid])
	after := merged(a.HostNorms[to.host], a.AidNorms[to.aid])
	c.Drop, c.Adopt = without(before, after), without(after, before)
	return c
}

// count adds what some pairs gain and lose.
func (x *trial) count(c *Change, p affected, before, after int32) {
	if after < 0 {
		c.Unsaid += p.all
		return
	}
	if before == after || before < 0 {
		return
	}
	cleared, raised, was, is := 0, 0, 0, 0
	for i := range x.t.badRule[before] {
		b, a := x.t.badRule[before][i], x.t.badRule[after][i]
		cleared, raised = cleared+bits.OnesCount64(b&^a), raised+bits.OnesCount64(a&^b)
		was, is = was|int(bits.OnesCount64(b)), is|int(bits.OnesCount64(a))
	}
	c.ConflictsCleared += int64(cleared) * p.all
	c.ConflictsRaised += int64(raised) * p.all
	switch {
	case was > 0 && is == 0:
		c.PairsCleared += p.clean
	case was == 0 && is > 0:
		c.PairsRaised += p.clean
	}
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
