package calculus

import (
	"fmt"
	"math"
	"slices"

	"roe.example/checker/region"
)

// hear has a call meet the answers that it has not met yet.
func (c *Comparer) hear(l *call) {
	c.heard = c.heard[:0]
	if l.silent {
		c.hearAs(l, toSilence)
	} else {
		for _, as := range asks[l.modality] {
			c.hearAs(l, as)
		}
	}
	l.hits = append(l.hits, c.heard...)
}

func (c *Comparer) hearAs(l *call, as to) {
	list, w := &l.room.answers[as], len(l.Bits)
	if as == toWord && l.law {
		return // law says who approves for each kind of agency
	}
	for i := l.upTo[as]; i < len(list.answers); i++ {
		bits := list.bits[i*w : i*w+w]
		if !concerns(as, l.Bits, bits) {
			continue
		}
		a := &list.answers[i]
		switch same := l.common != 0 && l.common == a.common; {
		case a.long && as == toWord:
			c.hearWord(l, a.at)
		case a.long: // a manner
			c.hearManner(l, a.at, same)
		case as == toRule:
			c.hit(l, a, l.fills && !a.touches)
		case as == toSilence:
			c.hit(l, a, a.fills && !l.touches)
		case same:
		case as == toThreshold:
			c.hit(l, a, a.fills && !l.touches)
		default:
			c.hit(l, a, l.fills && a.fills)
		}
	}
	l.upTo[as] = len(list.answers)
}

// concerns tells whether a call and an answer have anything to do with each other.
func concerns(as to, call, answer region.Bits) bool {
	switch as {
	case toRule:
		return call.Beyond(answer)
	case toSilence:
		return answer.Beyond(call)
	case toThreshold:
		return call.Meets(answer) && call.Beyond(answer) && answer.Beyond(call)
	}
	return call.Meets(answer)
}

func (c *Comparer) hearWord(l *call, at int32) {
	a := &c.answered[at]
	there := c.beyondHere(&l.numbered, a.here)
	if !there.Meets(a.Bits) {
		return
	}
	for k := range a.part.home {
		if own := &a.part.home[k]; !l.same(own) {
			c.hitAs(l, at, k, a.kinds[k], own.is, there.fills && a.fills)
		}
	}
}

// hearManner compares a duty with the aid's: what binds here too is compared as such.
func (c *Comparer) hearManner(l *call, at int32, same bool) {
	a := &c.answered[at]
	if there := c.beyondHere(&l.numbered, a.here); !same && there.Meets(a.Bits) {
		c.hitAs(l, at, 0, a.kinds[0], a.is, there.fills && a.fills)
	}
}

// hit notes that a call meets an answer, if there is a clash in it.
func (c *Comparer) hit(l *call, a *listing, whole bool) { c.hitAs(l, a.at, 0, a.kind, a.is, whole) }

// hitAs notes it of the norm at k of the answer's.
func (c *Comparer) hitAs(l *call, at int32, k int, kind, norm int32, whole bool) {
	n := 2 * int(kind)
	if whole {
		n++
	}
	likes := *l.likes
	if n >= len(likes) {
		likes = append(likes, make([]int32, max(n+1, 2*len(c.alikeAnswers))-len(likes))...)
		*l.likes = likes
	}
	if likes[n] == 0 {
		likes[n] = c.like(l, &c.answered[at], k, whole)
	}
	if like := likes[n]; like != noClash {
		c.heard = append(c.heard, Hit{at, like, norm})
	}
}

// noClash is no likeness, and no form.
const noClash = math.MaxInt32

// like is what a clash between a call and an answer is like, wherever they meet:
// a form, and so below 0.
func (c *Comparer) like(l *call, a *answer, k int, whole bool) int32 {
	c.expose, c.member, c.third, c.pair = a.expose, l.member, l.by >= 0, [2]int{l.host, a.agency}
	for range c.Agencies { // others say it too, or will, but neither the host nor who wrote its norm
		if c.pair[1] == l.host || c.pair[1] == l.by {
			c.pair[1] = (c.pair[1] + 1) % len(c.Agencies)
		}
	}
	c.Met = c.Met[:0]
	switch a.to {
	case toBan:
		c.clash(prohibitedByHost, &l.numbered, &a.numbered, whole)
	case toDuty:
		c.clash(requiredByHost, &l.numbered, &a.numbered, whole)
	case toMeasure:
		if reason := incompatible(l.source, a.source); reason != "" {
			c.clash(encounterOf("unreached", reason), &l.numbered, &a.numbered, whole)
		}
	case toWord:
		if key := c.asksMore(&l.numbered, a.part); key >= 0 {
			c.asking(&l.numbered, &a.part.home[k], key, whole, a.part)
		}
	case toManner:
		if reason := differs(l.source, a.source); reason != "" && incompatible(l.source, a.source) == "" {
			c.clash(encounterOf("duty", reason), &l.numbered, &a.numbered, whole)
		}
	case toThreshold:
		c.clash(thresholds, &l.numbered, &a.numbered, whole)
	case toRule:
		c.clash(silentAs(ownSilent, ownSilentOutside, a.speaks), &l.numbered, nil, whole)
	case toSilence:
		c.clash(silentAs(hostSilent, hostSilentOutside, l.speaks), nil, &a.numbered, whole)
	}
	if len(c.Met) == 0 {
		return noClash
	}
	return c.Met[0].like
}

func silentAs(throughout, outside encounter, speaks bool) encounter {
	if speaks {
		return outside
	}
	return throughout
}

// asksMore numbers the words that a host asks for beyond those that the agency's
// own rules do; -1: none.
func (c *Comparer) asksMore(l *numbered, p *numberedPart) int32 {
	both := [2]int32{l.traits, p.key}
	key, ok := c.asked[both]
	if !ok {
		key = -1
		if theirs := c.e.approvals(c.anywhere(), l.norm); beyond(theirs, p.approves) {
			key = c.kinds.number(fmt.Sprint("approvals", theirs, p.approves))
		}
		c.asked[both] = key
	}
	return key
}

// anywhere is an agency at any post but its own.
func (c *Comparer) anywhere() *trio {
	return &trio{p: &piece{post: post{host: somewhere, place: someplace}}, agency: c.Agencies[c.pair[1]]}
}

// shared tells whether it may bind others too.
func (n numbered) shared() bool { return n.common != 0 }

// same tells whether two are one norm, that of a document common to both.
func (n *numbered) same(o *numbered) bool { return n.common != 0 && n.common == o.common }

// beyondHere is where a host's norm counts, less where it binds here too; see
// live.beyond.
func (c *Comparer) beyondHere(l *numbered, here []numbered) where {
	out := l.where
	for i := range here {
		if l.same(&here[i]) {
			left := slices.Clone(out.Bits)
			left.Without(here[i].Bits)
			out = where{left, out.fills && !here[i].touches, true}
		}
	}
	return out
}

// spell works out what an agency brings of words in dispute; see terms.
func (c *Comparer) spell(action int, p *piece, out *brought, agency, host int) {
	a := &c.Actions[action]
	id := c.Agencies[agency]
	v := c.viewsAt(p, c.with(action), nil, agency, host, nil)
	words := c.e.vocabulary(id, v.home)
	out.words, out.here = &vocabulary{words, sortedUses(words), v.home}, v.here
	for _, w := range a.words {
		key := ""
		if m, said := words[w.use]; said {
			key = w.extents[m.term].key
		}
		out.means = append(out.means, key)
	}
	if agency != host && !c.space.Empty(p.scope) {
		c.found(a, p, &out.said, func() { c.e.readings(p, id, words, v) })
	}
}

// speak compares the words of two agencies where they mean different things.
func (c *Comparer) speak(action int, h, a *brought) {
	for i, theirs := range h.means {
		if own := a.means[i]; theirs == "" || own == "" || theirs == own {
			continue
		}
		c.between(nil, c.pair[0], c.pair[1])
		p := c.post(c.moments[0], c.pair[0])
		if p.host = c.e.d.Host; !c.space.Empty(p.scope) {
			c.found(&c.Actions[action], p, &c.Met, func() { c.e.definitions(p, c.unit.Agency, h.words.words, a.words, a.here) })
		}
		return
	}
}
