package judge

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// roll is the clashes of a run by kind and topic, for which a session asks of every
// rule, and which of them are those of the run before.
type roll struct {
	clashes *facts.Clashes
	before  *roll     // while this run lasts
	herds   [][]*herd // by kind
	draws   map[members]*draw
}

// herd is the clashes of one kind and topic, in their order.
type herd struct {
	topic   string
	clashes []*facts.Clash
	same    bool // as in the run before
}

// draw is the clashes that a rule draws.
type draw struct {
	clashes []*facts.Clash
	same    bool // as in the run before
}

// nextRoll calls the roll of the next run; before may be nil.
func nextRoll(before *roll, c *facts.Clashes) *roll {
	out := &roll{clashes: c, before: before, draws: map[members]*draw{}}
	for i, list := range c.Lists() {
		var herds []*herd
		for j := range *list {
			k := &(*list)[j]
			at := slices.IndexFunc(herds, func(h *herd) bool { return h.topic == k.Topic })
			if at < 0 {
				at, herds = len(herds), append(herds, &herd{topic: k.Topic})
			}
			herds[at].clashes = append(herds[at].clashes, k)
		}
		for _, h := range herds {
			h.same = before != nil && slices.ContainsFunc(before.herds[i], h.equal)
		}
		out.herds = append(out.herds, herds)
	}
	return out
}

// equal: they are of one topic and the same. The id of a clash stands for all of it.
func (h *herd) equal(other *herd) bool {
	return h.topic == other.topic && slices.EqualFunc(h.clashes, other.clashes, func(a, b *facts.Clash) bool { return a.ID == b.ID })
}

// of lists the clashes that a rule draws, as members.of does.
func (r *roll) of(m members) *draw {
	if d := r.draws[m]; d != nil {
		return d
	}
	d := &draw{}
	r.draws[m] = d
	if m.topic == "" { // of all topics, in another order than by topic
		d.clashes = m.of(r.clashes)
		return d
	}
	herds := r.from(m)
	d.same = r.before != nil && len(herds) == len(r.before.from(m))
	for _, h := range herds {
		d.same = d.same && h.same
		for _, c := range h.clashes {
			if m.action == "" || slices.Contains(c.Actions, m.action) {
				d.clashes = append(d.clashes, c)
			}
		}
	}
	return d
}

// from are the herds from which a rule draws.
func (r *roll) from(m members) (out []*herd) {
	kinds := clashKinds()
	for i, herds := range r.herds {
		for _, h := range herds {
			if m.drawsFrom(kinds[i], h.topic) {
				out = append(out, h)
			}
		}
	}
	return out
}

// touched tells whether something moved from which a finding about one of them is
// completed.
func (d *draw) touched(moved *rule.Moved) bool {
	return !moved.Nothing() && slices.ContainsFunc(d.clashes, moved.Of)
}
