package calculus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// class is what comparing one agency on a group of actions came to. Agencies
// whose rules mean the same stand alike: what was found for the first of them
// holds for each, with its own norms in the place of the first one's.
type class struct {
	rep   *trio
	found []finding
	joint *joint
}

// finding is a clash as it was found, and what clauses did to it.
type finding struct {
	clash
	whole   region.Region // before clauses settled a part of it
	tried   []facts.Settlement
	settled bool
}

// classOf is equal for agencies that stand alike on a trio's actions; empty for
// one that stands alone.
func (e *engine) classOf(t *trio) string {
	if t.agency == t.p.host || t.byItems {
		return ""
	}
	var b strings.Builder
	b.Grow(1024)
	fmt.Fprintf(&b, "%p|", t.p)
	t.actions.write(&b)
	x := t.expose
	truths(&b, x.Planned, x.Carried, x.Trained, x.Unknown, x.InPlay, t.hmKnown, t.hhKnown, t.p.commander() == t.agency)
	if t.alone != "" {
		b.WriteString(t.alone + e.settledBy[t.actions.first()] + "|")
	} else {
		b.WriteString(e.alone(t.p, t.agency, t.actions.first()) + "|")
	}
	if t.expose.Carried {
		b.WriteString(e.usePath(t)) // where a clash with no norm is written
	}
	for _, id := range e.relied {
		party := e.world.book.Agreements[id].Parties[t.agency]
		truths(&b, party != nil, e.uses(id, t.agency), e.uses(id, t.p.host))
		if party != nil {
			b.WriteString(strconv.Itoa(PartyPower(party, t.p.at)))
		}
	}
	for _, side := range [][]bound{t.hrOn, t.hmOn, t.hhOn} {
		b.WriteByte('|')
		for i, n := range side {
			e.classNorm(&b, t, side[:i], n)
		}
	}
	return b.String()
}

// classNorm writes what a norm means: another's by itself, the agency's own by
// its content and by which norms before it are of the same document.
func (e *engine) classNorm(b *strings.Builder, t *trio, before []bound, n bound) {
	if n.doc.inst == nil || n.doc.inst.Issuer != t.agency {
		mine := n.doc.inst != nil && n.doc.inst.Issuer == e.world.book.Agencies[t.agency].Place
		b.WriteString(n.place)
		truths(b, n.derived, mine)
		b.WriteString(n.via + ";")
		return
	}
	same := slices.IndexFunc(before, func(o bound) bool { return o.doc == n.doc })
	b.WriteString(strconv.Itoa(same) + " " + n.key + " " + n.section)
	for _, exception := range n.source.ExceptionTo {
		b.WriteString("," + exception)
	}
	truths(b, e.unimplemented(n.doc, t.p.at))
	n.breadth.write(b)
	b.WriteString(n.via + ";")
}

// truths writes a sign for each.
func truths(b *strings.Builder, truths ...bool) {
	b.WriteByte(' ')
	for _, t := range truths {
		if t {
			b.WriteByte('+')
		} else {
			b.WriteByte('-')
		}
	}
	b.WriteByte(' ')
}

// names gives each norm of the first of a class the norm of another agency that
// stands in its place.
type names map[*norm]*norm

// of is the norm that stands in the place of n. Norms that are not the agency's
// own are the same, but may have been cut to a clause's actions twice.
func (m names) of(n *norm) *norm {
	if other := m[n]; other != nil {
		return other
	}
	return n
}

func renaming(from, to *trio) names {
	out := names{}
	for i, side := range [][]bound{from.hrOn, from.hmOn, from.hhOn} {
		other := [][]bound{to.hrOn, to.hmOn, to.hhOn}[i]
		for k, n := range side {
			out[n.norm] = other[k].norm
		}
	}
	return out
}

// repeat states for an agency what was found for the first of its class.
func (e *engine) repeat(t *trio, c *class) *joint {
	name := renaming(c.rep, t)
	renamed := func(norms []*norm) []*norm {
		out := make([]*norm, len(norms))
		for i, n := range norms {
			out[i] = name.of(n)
		}
		return out
	}
	for i := range c.found {
		k := c.found[i].clash
		k.left.norms, k.right.norms = renamed(k.left.norms), renamed(k.right.norms)
		e.out.addFound(t, &k, &c.found[i])
	}
	lives := func(ones []live) []live {
		out := slices.Clone(ones)
		for i := range out {
			out[i].norm = name.of(out[i].norm)
		}
		return out
	}
	one := *c.joint
	one.t, one.like, one.name, one.stated = t, c.joint, name, nil
	one.standing = ""
	one.proh, one.req, one.perm = lives(one.proh), lives(one.req), lives(one.perm)
	return &one
}
