package tally

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// affected are pairs that a change bears on, which meet the same before it, and
// after it as well.
type affected struct {
	at    []place // on each action that is swapped
	all   int64
	clean int64 // of them without error or warning on all other actions of the topic
}

// place is a tie, and the class of the one that does not change.
type place struct{ tie, other int32 }

// trial counts what changes of some agencies on some actions bear on.
type trial struct {
	t *Tally
	// on are the actions' places in the topic or, for those of other topics, in
	// what is sorted with it; ours tells which are of the topic, rest its others.
	sorted *topic
	on     []int
	ours   []bool
	rest   []int
	// Those that change as hosts with others as aids, others as hosts with them as
	// aids, and pairs of them.
	asHost, asAid, within []affected
}

// trials are those of some agencies, each made once.
type trials struct {
	t     *Tally
	known map[string]*trial
}

func (x *trials) of(members []int32, by []swap, on *topic) *trial {
	key := binary.LittleEndian.AppendUint32([]byte(on.id+"|"), uint32(len(members)))
	for _, i := range members {
		key = binary.LittleEndian.AppendUint32(key, uint32(i))
	}
	for _, s := range by {
		key = binary.LittleEndian.AppendUint32(key, uint32(s.action))
	}
	have := x.known[string(key)]
	if have == nil {
		have = x.t.newTrial(members, by, on)
		x.known[string(key)] = have
	}
	return have
}

func (t *Tally) newTrial(members []int32, by []swap, on *topic) *trial {
	x := &trial{t: t, sorted: on}
	actions := on.actions
	for _, s := range by {
		if !slices.Contains(actions, s.action) {
			actions = append(slices.Clone(actions), s.action)
		}
	}
	if len(actions) > len(on.actions) {
		x.sorted = newTopic(t.Survey, on.id, actions, nil)
	}
	for _, s := range by {
		k := slices.Index(actions, s.action)
		x.on, x.ours = append(x.on, k), append(x.ours, k < len(on.actions))
	}
	for k := range on.actions {
		if !slices.Contains(x.on, k) {
			x.rest = append(x.rest, k)
		}
	}
	in := make([]bool, len(t.Agencies))
	for _, i := range members {
		in[i] = true
	}
	inside := func(i int) bool { return in[i] }
	outside := func(i int) bool { return !in[i] }
	x.asHost = x.weigh(inside, outside, func(k int, _, aid int32) int32 { return x.sorted.aidOn[aid][k] })
	x.asAid = x.weigh(outside, inside, func(k int, host, _ int32) int32 { return x.sorted.hostOn[host][k] })
	x.within = x.weigh(inside, inside, func(int, int32, int32) int32 { return 0 })
	return x
}

// weigh counts pairs by their places.
func (x *trial) weigh(host, aid func(int) bool, other func(k int, host, aid int32) int32) []affected {
	one, several := map[place]int{}, map[string]int{}
	var out []affected
	var key []byte
	places := make([]place, len(x.on))
	find := func() int {
		next := len(out)
		if len(places) == 1 { // mostly
			if at, have := one[places[0]]; have {
				return at
			}
			one[places[0]] = next
		} else {
			key = key[:0]
			for _, p := range places {
				key = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(key, uint32(p.tie)), uint32(p.other))
			}
			if at, have := several[string(key)]; have {
				return at
			}
			several[string(key)] = next
		}
		out = append(out, affected{at: slices.Clone(places)})
		return next
	}
	c := newCounter(x.t.Survey, x.t.bonds, &x.sorted.sorting, host, aid)
	for i, h := range c.hosts {
		c.each(i, func(tie, aid int32, n int64) {
			for j, k := range x.on {
				places[j] = place{x.sorted.tieOn[tie][k], other(k, h, aid)}
			}
			p := &out[find()]
			p.all += n
			if x.clean(tie, h, aid) {
				p.clean += n
			}
		})
	}
	return out
}

// clean: pairs meet neither error nor warning on the topic, but for what they
// meet on the actions that are swapped.
func (x *trial) clean(tie, host, aid int32) bool {
	for _, k := range x.rest {
		if o := x.sorted.outcome(x.t.Result, k, tie, host, aid); o > 0 && x.t.bad(o) {
			return false
		}
	}
	return true
}

// measure counts what a change clears and raises.
func (x *trial) measure(c *Change, by []swap) {
	met := func(p *affected, of func(s *swap, p place) (before, after int32)) {
		x.count(c, p, func(j int) (before, after int32) { return of(&by[j], p.at[j]) })
	}
	for i := range x.asHost {
		met(&x.asHost[i], func(s *swap, p place) (int32, int32) {
			return cell(x.t.Result, s.action, p.tie, s.before.host, p.other), cell(x.t.Result, s.action, p.tie, s.after.host, p.other)
		})
	}
	for i := range x.asAid {
		met(&x.asAid[i], func(s *swap, p place) (int32, int32) {
			return cell(x.t.Result, s.action, p.tie, p.other, s.before.aid), cell(x.t.Result, s.action, p.tie, p.other, s.after.aid)
		})
	}
	for i := range x.within {
		met(&x.within[i], func(s *swap, p place) (int32, int32) {
			return cell(x.t.Result, s.action, p.tie, s.before.host, s.before.aid), cell(x.t.Result, s.action, p.tie, s.after.host, s.after.aid)
		})
	}
}

// count adds what some pairs gain and lose.
func (x *trial) count(c *Change, p *affected, met func(j int) (before, after int32)) {
	cleared, raised := 0, 0
	was, is := false, false
	for j := range p.at {
		before, after := met(j)
		if after < 0 {
			c.Unsaid += p.all
			return
		}
		if before < 0 {
			continue
		}
		gone, come := 0, 0
		for i := range x.t.badRule[before] {
			b, a := x.t.badRule[before][i], x.t.badRule[after][i]
			gone, come = gone+bits.OnesCount64(b&^a), come+bits.OnesCount64(a&^b)
		}
		cleared, raised = cleared+gone, raised+come
		if x.ours[j] {
			was, is = was || x.t.bad(before), is || x.t.bad(after)
		}
	}
	c.ConflictsCleared += int64(cleared) * p.all
	c.ConflictsRaised += int64(raised) * p.all
	switch {
	case was && !is:
		c.PairsCleared += p.clean
	case !was && is:
		c.PairsRaised += p.clean
	}
}
