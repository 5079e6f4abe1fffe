package calculus

import (
	"fmt"

	"roe.example/checker/facts"
)

// Meeting is a clash: what it is like, and the norms on which it rests.
type Meeting struct {
	like  int32
	norms [2]int32 // -1: none
}

// encounter is a way for two norms to meet.
type encounter uint8

const (
	prohibitedByHost encounter = iota
	requiredByHost
	hostAsksMore
	thresholds
	ownSilent
	ownSilentOutside
	hostSilent
	hostSilentOutside
	otherRetention
	otherCount
	otherRecipients
	anotherDeadline
	anotherRetention
	anotherCount
	anotherRecipients
)

var encounters = [...]struct{ kind, reason string }{
	prohibitedByHost: {"unreached", "prohibited-by-host"}, requiredByHost: {"unreached", "required-by-host"}, hostAsksMore: {"approver", "host-asks-more"},
	thresholds: {"incomparable", "thresholds"},
	ownSilent:  {"silent", "own-silent"}, ownSilentOutside: {"silent", "own-silent-outside"},
	hostSilent: {"silent", "host-silent"}, hostSilentOutside: {"silent", "host-silent-outside"},
	otherRetention: {"unreached", "retention"}, otherCount: {"unreached", "count"}, otherRecipients: {"unreached", "recipients"},
	anotherDeadline: {"duty", "deadline"}, anotherRetention: {"duty", "retention"}, anotherCount: {"duty", "count"}, anotherRecipients: {"duty", "recipients"},
}

// encounterOf finds the one of a kind with a reason.
func encounterOf(kind, reason string) encounter {
	for i := range encounters {
		if encounters[i].kind == kind && encounters[i].reason == reason {
			return encounter(i)
		}
	}
	panic("no two norms meet as " + kind + ", " + reason)
}

// meeting is all of a clash between two norms that can weigh, but for its
// situation.
type meeting struct {
	left, right int32 // traits of the norms; -1: none
	approvals   int32
	expose      uint8
	as          encounter
	whole       bool
	third       bool // neither host nor aid wrote the left norm, but another agency
}

// traitsOf numbers what of a norm a clash between norms shows.
func (c *Comparer) traitsOf(n *norm) int32 {
	at, ok := c.traits[n]
	if !ok {
		at = c.kinds.number(fmt.Sprint("norm", n.doc.kind, n.doc.rank, n.doc.law(), n.modality, n.confidence, "|", dutyWords(n.source), "|", n.source.Approval, "|", c.Mark(n.id)))
		c.traits[n] = at
	}
	return at
}

// clash notes a clash between two norms, of which one may be missing. Whole: it
// is there whatever can occur.
func (c *Comparer) clash(as encounter, left, right *numbered, whole bool) {
	if c.tax.choice(c.member) && !(left != nil && left.modality == requires || right != nil && right.modality == requires) {
		return
	}
	k := meeting{left: -1, right: -1, approvals: -1, as: as, whole: whole}
	c.note(k, left, right, nil)
}

// asking notes that the host asks for a word that the agency's own rules do not
// ask for.
func (c *Comparer) asking(left, right *numbered, key int32, whole bool, p *numberedPart) {
	if c.tax.choice(c.member) {
		return
	}
	c.note(meeting{approvals: key, as: hostAsksMore, whole: whole}, left, right, p)
}

func (c *Comparer) note(k meeting, left, right *numbered, p *numberedPart) {
	one := Meeting{norms: [2]int32{-1, -1}}
	if left != nil {
		k.left, one.norms[0] = left.traits, left.is
		k.third = c.third
	}
	if right != nil {
		k.right, one.norms[1] = right.traits, right.is
	}
	k.expose = bitsOf(&c.expose)
	one.like = c.formOf(k, left, right, p)
	c.Met = append(c.Met, one)
}

// formOf looks a clash up.
func (c *Comparer) formOf(k meeting, left, right *numbered, p *numberedPart) int32 {
	like, ok := c.meetings[k]
	if !ok {
		like = c.form(k, left, right, p)
		c.meetings[k] = like
	}
	return like
}

// byAnother is the agency other than the host that wrote a norm; -1: there is none.
func (c *Comparer) byAnother(n *numbered, host int) int {
	at, agency := c.place[n.doc.inst.Issuer]
	if !agency || int(at) == host {
		return -1
	}
	return int(at)
}

func bitsOf(x *facts.Exposure) (out uint8) {
	for i, is := range [...]bool{x.Planned, x.Carried, x.Trained, x.Unknown, x.InPlay} {
		if is {
			out |= 1 << i
		}
	}
	return out
}

// form states a clash that is like none before, once for each way in which rules
// see situations: none of them should make a difference.
func (c *Comparer) form(m meeting, left, right *numbered, part *numberedPart) int32 {
	p := c.post(c.moments[0], c.pair[0])
	p.host = c.Agencies[c.pair[0]]
	c.e.d.Host = p.host
	t := &trio{p: p, agency: c.Agencies[c.pair[1]], expose: c.expose, topic: c.Actions[c.action].Topic, actions: c.tax.none()}
	t.actions.add(c.member)
	as := encounters[m.as]
	k := &clash{kind: as.kind, reason: as.reason, left: side{view: "host-home", position: "silent"},
		right: side{view: "home", position: "silent", own: true}}
	if left != nil {
		k.left.norms, k.left.position = []*norm{left.norm}, positionOf(left.norm)
	}
	if right != nil {
		k.right.norms, k.right.position = []*norm{right.norm}, positionOf(right.norm)
	}
	if part != nil {
		home := make([]live, len(part.home))
		for i := range home {
			home[i] = part.home[i].live
		}
		k.left.approvals, k.right.approvals = hosts(c.e.approvals(t, left.norm), t.p.host), c.e.allApprovals(t, home)
	}
	var likes []int32
	for _, words := range c.Situations {
		k.said = &saying{situation: words, whole: m.whole}
		rec := c.e.out.record(t, k)
		rec.Settlements = []facts.Settlement{}
		rec.Actions = []string{c.Actions[c.action].ID}
		likes = append(likes, c.likeness(rec))
	}
	c.Forms = append(c.Forms, likes)
	return -int32(len(c.Forms))
}
