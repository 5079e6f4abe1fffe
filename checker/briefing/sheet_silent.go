package briefing

import (
	"slices"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
)

// Protects tells what an officer does so that nobody is hurt, or so that it does
// not stay hidden: no sheet has him ask before it.
func Protects(action string) bool {
	return action == "force/intervene" || action == "force/medical-aid" || reporting(action) && !published(action)
}

func protecting(it *item) bool {
	return !slices.ContainsFunc(it.actions, func(id string) bool { return !Protects(id) })
}

// unsaid says of what nobody, or not everybody, has a rule, and what the host
// asks of its own officers alone.
func (p *pocket) unsaid() {
	for i := range p.items {
		it := &p.items[i]
		what := p.things(it.actions) + p.when(it)
		switch {
		case it.kind == "approver" && it.reason == "host-asks-more":
			p.add(SectionApproval, p.line(it, what+": not settled. "+p.host()+" lets its own officers do it only on the word of "+
				p.approvers(it.left.Approvals)+". Get that word too."))
		case it.kind == "forbidden-here" && it.reason == "asks-more":
			p.add(SectionApproval, p.line(it, what+": here only on the word of "+p.approvers(it.left.Approvals)+". Home asks "+p.nobody(it.right.Approvals)+"."))
		case it.kind != "silent" || p.filmed(it) || it.left.Position == "required": // told with what is demanded here
		case it.right.Position == "required":
			if !protecting(it) { // that is told with what they do after force
				p.add(SectionApproval, p.line(it, p.acts(it.actions)+p.when(it)+": you must by your own rules."+p.unmatched(it.actions)))
			}
		case protecting(it):
			p.add(SectionForce, p.line(it, p.acts(it.actions)+p.when(it)+": your own rules and those of "+p.host()+" do not both speak of it."+p.unforbidden(it.actions)))
		default:
			p.add(SectionApproval, p.line(it, what+": "+p.silence(it)))
		}
	}
}

// silence says who has no rule, and that it takes asking.
func (p *pocket) silence(it *item) string {
	switch it.reason {
	case "all-silent":
		return "no rule of yours or of " + p.words.Possessive(p.host()) + " speaks of it. That is no permission: ask first."
	case "own-silent-outside":
		return "your own rules speak of it in other situations only; those of " + p.host() + p.rules(&it.left) + " here. That is no permission: ask first."
	case "host-silent-outside":
		return "your own rules" + p.rules(&it.right) + "; those of " + p.host() + " speak of it in other situations only. Ask first."
	case "own-silent":
		return "your own rules say nothing of it; those of " + p.host() + p.rules(&it.left) + ". That is no permission: ask first."
	}
	return "home speaks of it, and " + p.host() + " has no rule on it. Ask first."
}

// owed says what the host's officers must and no rule speaks of at home: whether
// the visitors must is open, whether they may is not.
func (p *pocket) owed(it *item) string {
	leave := ""
	if p.free(it.actions) {
		leave = " nothing forbids you;"
	}
	return p.acts(it.actions) + p.when(it) + ": " + p.words.Possessive(p.host()) + " officers must" + behind(it.left.Duty.Value) + ";" + leave + " whether you must is not settled."
}

// behind puts the terms of a duty behind it, if there are any.
func behind(terms string) string {
	if terms == "" {
		return ""
	}
	return ", " + terms
}

// unmatched says of a duty of their own that the host has no rule on it.
func (p *pocket) unmatched(actions []string) string {
	for i := range p.items {
		it := &p.items[i]
		if it.kind == "silent" && it.right.Position == "required" && slices.ContainsFunc(actions, func(id string) bool { return slices.Contains(it.actions, id) }) {
			return " " + p.host() + " has no rule on it."
		}
	}
	return ""
}

// unforbidden says that nothing forbids them some actions, where that is so.
func (p *pocket) unforbidden(actions []string) string {
	if p.free(actions) {
		return " Nothing forbids you."
	}
	return ""
}

// free tells that no rule forbids the officers any of some actions anywhere here.
func (p *pocket) free(actions []string) bool {
	return !p.anywhere(actions, func(s *calculus.Share) bool { return s.Position == "prohibited" || s.Position == "unsettled" })
}

// anywhere tells whether some answer on the actions, at some post, is such.
func (p *pocket) anywhere(actions []string, such func(*calculus.Share) bool) bool {
	for i := range p.stands.Posts {
		for _, id := range actions {
			d := p.stands.Posts[i].Of[p.agency][id]
			if d == nil {
				continue
			}
			for k := range d.Shares {
				if such(&d.Shares[k]) {
					return true
				}
			}
		}
	}
	return false
}

// rules says how a side that speaks of something stands on it.
func (p *pocket) rules(s *facts.Side) string {
	switch s.Position {
	case "prohibited":
		return " forbid it"
	case "required":
		return " demand it"
	case "permitted":
		return " allow it"
	}
	return " speak of it"
}
