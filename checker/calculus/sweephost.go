package calculus

import "slices"

// Hosting is a host as those who come to help meet it, where they can be compared
// swiftly.
type Hosting struct {
	host   int
	is     *brought
	kind   int // of its post
	calls  []*call
	rooms  []*room
	others []int // agencies that wrote what binds it
}

// Said is what contradicts itself in what binds the host.
func (h *Hosting) Said() []Meeting { return h.is.said }

// Host prepares to compare all with a host; nil: each has to be compared at
// length.
func (c *Comparer) Host(action int, ties []int, host int) *Hosting {
	if c.action != action {
		c.begin(action)
	}
	if !c.swift(action, ties, host) {
		return nil
	}
	if h := c.hostings[host]; h != nil {
		return h
	}
	h := &Hosting{host: host, kind: c.kindOf(host), is: c.hosts(action, host)}
	if c.unfit {
		return nil
	}
	for i := range h.is.by {
		m := &h.is.by[i]
		for _, items := range [...]bool{false, true} {
			if s := m.stand(items); s != nil {
				r := c.room(roomKey{h.kind, m.member, items})
				h.rooms, h.calls = append(h.rooms, r), append(h.calls, c.callsOf(r, s, host)...)
			}
		}
	}
	for _, l := range h.calls {
		if l.by >= 0 {
			h.others = append(h.others, l.by)
		}
	}
	c.hostings[host] = h
	return h
}

// Helped tells whether one who helps a host can be compared with it swiftly. Met
// has then what they meet beside what Each and Answers tell.
func (c *Comparer) Helped(h *Hosting, aid int) bool {
	c.Met = c.Met[:0]
	if c.named[aid] || slices.Contains(h.others, aid) || c.unfit {
		return false
	}
	a := c.brings(c.action, aid, h.host)
	if c.unfit {
		return false
	}
	if c.pair = [2]int{h.host, aid}; len(c.Actions[c.action].words) > 0 {
		c.Met = append(c.Met, a.said...)
		c.speak(c.action, h.is, a)
	}
	return true
}

// Hear has a host meet all answers that there are by now, and tells what it met.
func (c *Comparer) Hear(h *Hosting) {
	for _, l := range h.calls {
		c.hear(l, h.host)
	}
}

// Each visits what a host meets by each of its norms, with the answers to which it
// belongs; norm -1: by its having none.
func (h *Hosting) Each(visit func(norm int32, hits []Hit)) {
	for _, l := range h.calls {
		if l.silent {
			visit(-1, l.hits)
		} else {
			visit(l.is, l.hits)
		}
	}
}

// Always visits what is found of those who help, with the answers to which it
// belongs.
func (h *Hosting) Always(visit func([]Alone)) {
	for _, r := range h.rooms {
		visit(r.always)
	}
}

// Answered counts the answers on an action.
func (c *Comparer) Answered() int { return len(c.answered) }

// Answer has an aid's answers to a host known; see Hear.
func (c *Comparer) Answer(h *Hosting, aid int) {
	a := c.brought[h.kind][aid]
	for i := range a.by {
		c.answers(h, i, &a.by[i], aid)
	}
}

// answers are those of an aid's on a member; with whether something is required of
// it, and how the aid stands.
func (c *Comparer) answers(h *Hosting, i int, own *onMember, aid int) (all *answers, owed bool, s *stand1) {
	theirs, k := &h.is.by[i], 0
	items := theirs.must || own.must || c.tax.choice(own.member)
	if items {
		k = 1
	}
	s = own.stand(items)
	if own.answers[k] == nil {
		own.answers[k] = c.answersOf(c.room(roomKey{h.kind, own.member, items}), s, aid)
	}
	return own.answers[k], len(theirs.stand(items).req)+len(s.req) > 0, s
}

// Answers visits lists of the answers of an aid's that count with a host.
func (c *Comparer) Answers(h *Hosting, aid int, visit func([]int32)) {
	a := c.brought[h.kind][aid]
	for i := range a.by {
		all, owed, s := c.answers(h, i, &a.by[i], aid)
		visit(all.always)
		if s.expose.InPlay || owed {
			visit(all.permitted)
			if owed || !s.category {
				visit(all.silent)
			}
		}
	}
}
