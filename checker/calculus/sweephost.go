package calculus

import (
	"encoding/binary"
	"slices"
)

// Hosting is a host as those who come to help meet it, where they can be compared
// swiftly.
type Hosting struct {
	host   int
	is     *brought
	kind   int // of its post
	manner *manner
	calls  []*call
	rooms  []*room
	others []int // agencies that wrote what binds it
}

// manner is all of a host on which it depends which answers of an aid's count with
// it: the kind of its post, and of which members something is required there. It
// holds the answers of each aid that came to such a host.
type manner struct {
	answers []int32
	of      []stretch // by agency
}

// stretch is where in a list something stands; known: it was put there.
type stretch struct {
	from, until int32
	known       bool
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
	h.manner = c.mannerOf(h)
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

func (c *Comparer) mannerOf(h *Hosting) *manner {
	key := binary.AppendVarint(nil, int64(h.kind))
	for i := range h.is.by {
		m := &h.is.by[i]
		key = flags(key, m.must, m.owed(false), m.owed(true))
	}
	if c.manners[string(key)] == nil {
		c.manners[string(key)] = &manner{of: make([]stretch, len(c.Agencies))}
	}
	return c.manners[string(key)]
}

// Helped tells whether one who helps a host can be compared with it swiftly. Met
// has then what they meet beside what Each and Answers tell.
func (c *Comparer) Helped(h *Hosting, aid int) bool {
	c.Met = c.Met[:0]
	if c.named[aid] || c.unfit || slices.Contains(h.others, aid) {
		return false
	}
	if words := len(c.Actions[c.action].words) > 0; words || !h.manner.of[aid].known {
		a := c.brings(c.action, aid, h.host)
		if c.unfit {
			return false
		}
		if c.pair = [2]int{h.host, aid}; words {
			c.Met = append(c.Met, a.said...)
			c.speak(c.action, h.is, a)
		}
		c.reply(h, aid, a)
	}
	return true
}

// Hear has a host meet all answers that there are by now, and tells what it met.
func (c *Comparer) Hear(h *Hosting) {
	for _, l := range h.calls {
		c.hear(l)
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

// Likes visits all that the hits of a host's norms are like, and perhaps more: what
// others meet by such norms.
func (h *Hosting) Likes(visit func(like int32)) {
	for _, l := range h.calls {
		for _, like := range *l.likes {
			if like != 0 && like != noClash {
				visit(like)
			}
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

// Answers are those of an aid's that count with a host that it helped.
func (h *Hosting) Answers(aid int) []int32 {
	at := h.manner.of[aid]
	return h.manner.answers[at.from:at.until]
}

// reply has an aid's answers to a host known.
func (c *Comparer) reply(h *Hosting, aid int, a *brought) {
	at, out := &h.manner.of[aid], &h.manner.answers
	if at.known {
		return
	}
	at.from, at.known = int32(len(*out)), true
	for i := range a.by {
		theirs, own := &h.is.by[i], &a.by[i]
		items := theirs.must || own.must || c.tax.choice(own.member)
		all, s := c.answersAs(h, own, items, aid)
		*out = append(*out, all.always...)
		if owed := theirs.owed(items) || own.owed(items); owed || s.expose.InPlay {
			*out = append(*out, all.permitted...)
			if owed || !s.category {
				*out = append(*out, all.silent...)
			}
		}
	}
	at.until = int32(len(*out))
}

// answersAs are those of an aid's on a member, by its items or not, with how the
// aid stands so.
func (c *Comparer) answersAs(h *Hosting, own *onMember, items bool, aid int) (*answers, *stand1) {
	k := 0
	if items {
		k = 1
	}
	s := own.stand(items)
	if own.answers[k] == nil {
		own.answers[k] = c.answersOf(c.room(roomKey{h.kind, own.member, items}), s, aid)
	}
	return own.answers[k], s
}
