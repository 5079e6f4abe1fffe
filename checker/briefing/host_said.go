package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
)

// kind names what differs.
func (c *contrast) kind() string {
	mine, theirs := c.mine.Position, c.theirs.Position
	switch {
	case theirs == "prohibited":
		return SectionTheyMayNot
	case mine == "prohibited":
		return SectionTheyMay
	case mine == "required" && theirs == "required":
		return "both-must"
	case mine == "required":
		return "you-must"
	case theirs == "required":
		return "they-must"
	}
	return SectionApproval
}

// section in which it is told: what is done after the event has its own.
func (c *contrast) section() string {
	id := c.actions[0]
	switch {
	case c.topic == "body-camera":
		return SectionBodyCamera
	case reporting(id), id == "force/intervene", id == "force/medical-aid":
		return SectionDuties
	case strings.HasPrefix(id, "arrest/"), id == "task/arrest-team":
		return SectionArrests
	case strings.HasPrefix(id, "complaint/"), id == "identity/display":
		return SectionComplaints
	}
	switch c.kind() {
	case "both-must", "you-must":
		return SectionTheyMay
	case "they-must":
		return SectionTheyMayNot
	}
	return c.kind()
}

// contrast says what differs, for each agency of the column.
func (h *host) contrast(c *contrast) {
	for _, a := range c.column.Agencies {
		g := h.guest(a.ID)
		if g == nil {
			continue
		}
		g = g.others()
		l := c.line
		l.Sources, l.Tells = h.sources(h.ofEither(c.norms, g.agency)), slices.Clone(c.tells)
		if c.kind() == SectionTheyMayNot {
			g.attach(&l, c.actions, "forbidden-here")
		}
		text := ""
		if h.many() {
			text = h.roughly(c.actions, c.kind())
		} else {
			text = h.saysOf(c, g)
		}
		h.remark(c.section(), text, a.ID, l, h.playing(a.ID, c.actions))
	}
}

// roughly says what differs without circumstances, approvers and terms.
func (h *host) roughly(actions []string, kind string) string {
	acts, things := h.acts(actions), h.things(actions)
	switch kind {
	case SectionTheyMayNot:
		return things + someTimes + ": not for officers of %s, while you may."
	case SectionTheyMay:
		return things + someTimes + ": not for you, while officers of %s may."
	case "both-must":
		return acts + ": you must on other terms than officers of %s."
	case "you-must":
		return acts + someTimes + ": you must, and officers of %s need not."
	case "they-must":
		return acts + someTimes + ": officers of %s must, and you need not."
	}
	return things + someTimes + ": officers of %s need another word than you."
}

// saysOf says it, with a mark where the agencies go.
func (h *host) saysOf(c *contrast, g *pocket) string {
	acts, things := h.acts(c.actions), h.things(c.actions)
	when := bracket(c.when)
	as := func(text string) string {
		if c.open {
			return "not settled. " + sentence(text)
		}
		return text
	}
	switch c.kind() {
	case SectionTheyMayNot:
		return things + when + ": " + as("not for officers of %s: "+g.does(g.side(c.theirs), "forbids")+".")
	case SectionTheyMay:
		text := things + when + ": " + as("not for you; officers of %s ")
		if c.theirs.Position == "required" {
			return text + "must" + duties(c.theirs) + "."
		}
		if who := g.approvers(c.theirs.Approvals); who != "" {
			return text + "may, on the word of " + who + "."
		}
		return text + "may."
	case "both-must":
		return acts + when + ": you" + orPlain(whom(duties(c.mine), "your own")) + "; officers of %s" + orPlain(h.told(c, g)) + "."
	case "you-must":
		return acts + when + ": " + as("you must"+duties(c.mine)+"; "+leftFree(c.theirs))
	case "they-must":
		free := "; you need not."
		if Protects(c.actions[0]) && c.mine.Position == "silent" {
			free = "; nothing asks it of you, and nothing forbids it."
		}
		return acts + when + ": " + as("officers of %s must"+duties(c.theirs)+free)
	}
	return things + when + ": " + as("officers of %s on the word of "+orNobody(g.approvers(c.theirs.Approvals))+"; you on that of "+orNobody(h.approvers(c.mine.Approvals))+".")
}

// told are the terms of the visitors' duty, each by whose rules it is.
func (h *host) told(c *contrast, g *pocket) string {
	var out []string
	for _, d := range c.theirs.Duties {
		if slices.Contains(c.mine.Duties, d) {
			out = append(out, whom(d, "your"))
		} else {
			out = append(out, whom(d, "their own"))
		}
	}
	return after(strings.Join(out, ", and "))
}

func leftFree(s *calculus.Share) string {
	if s.Position == "silent" {
		return "nothing asks it of officers of %s, and nothing forbids it to them."
	}
	return "officers of %s may leave it."
}

// orPlain says of a duty without terms that it has none.
func orPlain(terms string) string {
	if terms == "" {
		return ", with no number or time given"
	}
	return terms
}

func orNobody(who string) string {
	if who == "" {
		return "nobody but the officer"
	}
	return who
}

func duties(s *calculus.Share) string { return after(duty(s)) }

// side is a share as the words for sides take it: what stands alike lists the
// norms of all.
func (p *pocket) side(s *calculus.Share) *facts.Side {
	one := facts.Side{Position: s.Position, Norms: s.Norms, Approvals: s.Approvals}
	if own := p.own(one); len(own.Norms) > 0 {
		return &own
	}
	return &one
}

// ofEither leaves out the rules that third agencies have for themselves.
func (h *host) ofEither(norms []string, agency string) []string {
	return slices.DeleteFunc(slices.Clone(norms), func(id string) bool {
		in := h.instrument(id)
		return in != nil && in.Issuer != h.agency && in.Issuer != agency && h.guest(in.Issuer) != nil && forMembers(in.Reach)
	})
}

// forMembers tells a reach to an agency's own officers alone.
func forMembers(r book.Reach) bool {
	return !r.Command && r.Territory == "" && r.Named == nil
}

// refusing says what visitors must not do here, though they are used to it, are
// asked for it, or are given it by the plan.
func (h *host) refusing() {
	for _, guest := range h.guests {
		g := guest.others()
		for i := range g.items {
			it := &g.items[i]
			section, text := h.refused(g, it)
			if text != "" {
				h.remark(section, text, g.agency, g.line(it, ""), h.playing(g.agency, it.actions))
			}
		}
		for _, o := range h.in.Facts.Offers {
			if o.Book == h.in.Book && o.Deployment == h.in.Deployment && o.By == g.agency && len(o.Declines) > 0 {
				why := ""
				if o.Reason.Value != "" {
					why = ", since " + strings.TrimSuffix(o.Reason.Value, ".")
				}
				l := Line{Tells: []string{"tactics"}, Sources: []Source{{Cite: "the offer of " + h.words.Agency(g.agency), Place: h.words.Locate("offer", o.Path)}}}
				h.remark(SectionNotTheirs, h.acts(o.Declines)+": %s declined it"+why+". Do not put their officers on it.", g.agency, l, true)
			}
		}
	}
}

// refused says what an item means to those beside them.
func (h *host) refused(g *pocket, it *item) (section, text string) {
	acts, when := h.acts(it.actions), h.moment(g, it)
	switch {
	case it.kind == "against-own-rules" && it.reason == "tasked":
		return SectionNotTheirs, acts + ": the plan gives it to officers of %s, and " + g.does(&it.right, "forbids") + ". Do not ask it of them."
	case it.kind == "against-own-rules":
		return SectionNotTheirs, acts + when + ": officers of %s decline it: " + g.does(&it.right, "forbids") + "."
	case it.kind == "dilemma" && it.reason == "opposed-clauses":
		return SectionNotTheirs, "Whose rules govern officers of %s on " + h.words.Topic(it.clashes[0].Topic) + ": not settled. Two agreements say opposite things."
	case it.kind == "dilemma" && it.left.Position == "required" && it.right.Position == "required":
		return SectionNotTheirs, acts + when + ": not settled for officers of %s. Here " + g.terms(it.left.Duty.Value) + ", at home " + g.terms(it.right.Duty.Value) + ": they cannot do both."
	case it.kind == "dilemma":
		return SectionNotTheirs, acts + when + ": not settled for officers of %s. " + sentence(g.sides(it)) + ". Do not order it."
	case it.kind == "forbidden-here" && it.reason != "requires" && it.left.Position == "prohibited" && !h.leaves(it):
		if it.never {
			when += ", in any circumstances"
		}
		return SectionNotTheirs, h.things(it.actions) + when + ": officers of %s do it at home. " + sentence(g.does(&it.left, "forbids")) + " here, to them as to you."
	case it.kind == "incapable":
		return SectionNotTheirs, acts + when + ": demanded, and officers of %s lack what it takes. Do not count on it."
	case it.kind == "terms":
		return SectionNotTheirs, "“" + it.word + "” means another thing to officers of %s. Say what people do, not the word."
	}
	return "", ""
}

// moment says in which circumstances an item holds.
func (h *host) moment(g *pocket, it *item) string {
	if h.many() && g.when(it) != "" {
		return someTimes
	}
	return g.when(it)
}

// leaves tells whether the host's own officers may do what is forbidden to
// others: then it is told with what they may.
func (h *host) leaves(it *item) bool {
	for i := range h.stands.Posts {
		for _, id := range it.actions {
			d := h.stands.Posts[i].Of[h.agency][id]
			if d != nil && slices.ContainsFunc(d.Shares, func(s calculus.Share) bool { return s.Position == "permitted" || s.Position == "required" }) {
				return true
			}
		}
	}
	return false
}

// unruled says of what visitors, or the host, have no rule.
func (h *host) unruled() {
	for _, guest := range h.guests {
		g := guest.others()
		for i := range g.items {
			it := &g.items[i]
			if it.kind == "silent" && (it.left.Position == "required" || it.right.Position == "required") {
				continue // told as a duty that only one side has
			}
			if it.kind != "silent" && (it.kind != "approver" || it.reason != "host-asks-more") {
				continue
			}
			section := SectionApproval
			if g.filmed(it) {
				section = SectionBodyCamera
			}
			h.remark(section, h.things(it.actions)+h.moment(g, it)+": "+h.silence(g, it), g.agency, g.line(it, ""), h.playing(g.agency, it.actions))
		}
	}
}

func (h *host) silence(g *pocket, it *item) string {
	switch {
	case it.kind == "approver":
		return "not settled. You on the word of " + orNobody(h.approvers(it.left.Approvals)) + " only; nothing asks that of officers of %s."
	case protecting(it):
		return "you and officers of %s do not both have a rule on it. Nothing forbids it."
	case it.reason == "all-silent":
		return "neither you nor officers of %s have a rule on it. That is no permission: ask first."
	case it.reason == "own-silent-outside":
		return "officers of %s have a rule for other situations only. They ask first."
	case it.reason == "host-silent-outside":
		return "officers of %s have a rule on it; yours is for other situations only. Ask first."
	case it.reason == "own-silent":
		return "officers of %s have no rule on it; you have. They ask first."
	}
	return "officers of %s have a rule on it; you have none. Ask first."
}
