package settle

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// settleable are the kinds of clash on which a clause that settles is tried.
var settleable = []string{"dilemma", "against-own-rules", "unreached", "approver", "silent"}

// limits are what can be known of clauses before any is tried: which of them
// would be opposed, and which would claim to settle what they cannot.
func (f *foresight) limits() []ban {
	var out []ban
	for i := 0; i < len(f.atoms); i++ { // looking at one may bring in more
		a := f.atoms[i]
		k := f.keys[a.key]
		if k.kind != settles {
			continue
		}
		if f.opposed(k, a.action) {
			out = append(out, ban{all: []int{i}, fixed: true})
			continue
		}
		for _, c := range f.open() {
			if f.tried(k, a.action, c) && f.fails(k, c) {
				out = append(out, ban{all: []int{i}, unless: without(f.serving(c), i), fixed: true})
			}
		}
	}
	return out
}

func without(atoms []int, one int) []int {
	return slices.DeleteFunc(atoms, func(a int) bool { return a == one })
}

// open lists the clashes on which clauses are tried and that nothing settles.
func (f *foresight) open() []*facts.Clash {
	if f.unsettled == nil {
		for _, list := range f.facts.Clashes.Lists() {
			for i := range *list {
				c := &(*list)[i]
				if c.Deployment == f.id && !c.Settled && c.Reason != "opposed-clauses" && slices.Contains(settleable, c.Kind) &&
					!slices.Contains(c.Right.Agencies, f.hostOf(c)) {
					f.unsettled = append(f.unsettled, c)
				}
			}
		}
	}
	return f.unsettled
}

// tried tells whether a clause would be tried on a clash.
func (f *foresight) tried(k key, action string, c *facts.Clash) bool {
	return k.topic == c.Topic && (action == everything || slices.Contains(c.Actions, action)) && len(f.bound(k, c)) > 0
}

// bound lists the helpers of a clash for which a clause holds.
func (f *foresight) bound(k key, c *facts.Clash) []string {
	host := f.hostOf(c)
	return slices.DeleteFunc(slices.Clone(c.Right.Agencies), func(agency string) bool {
		return agency == host || !slices.Contains(f.between(agency, host), k.agreement)
	})
}

// fails tells whether a clause cannot settle a clash that it speaks of.
func (f *foresight) fails(k key, c *facts.Clash) bool {
	switch k.by {
	case "stricter": // it brings in the rules of a host that has some
		return c.Kind == "dilemma" || c.Kind == "silent" && len(c.Left.Norms) == 0
	case "not-tasked": // a duty is owed whatever officers are used for
		return c.Exposure.Planned || c.Exposure.Carried || c.Left.Position == "required" || c.Right.Position == "required"
	case "own":
		return c.Right.Position == "silent" || !f.canWaive(k.agreement, f.hostOf(c), c.Left.Norms)
	}
	return slices.ContainsFunc(f.bound(k, c), func(agency string) bool { return !f.canWaive(k.agreement, agency, giving(c)) })
}

// serving lists all clauses that might settle a clash.
func (f *foresight) serving(c *facts.Clash) []int {
	var out []int
	for _, w := range f.settling(c) {
		for _, part := range w {
			out = append(out, part...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// opposed tells whether an agreement that holds between the same agencies has
// a clause that settles the same the other way round.
func (f *foresight) opposed(k key, action string) bool {
	other := map[string]string{"host": "own", "own": "host"}[k.by]
	if other == "" {
		return false
	}
	for _, agreement := range f.relied {
		for _, c := range f.book.Agreements[agreement].Clauses {
			if c.Settles != nil && c.Settles.By == other && f.covers(c.Settles, k.topic, action) && f.sharesHelper(agreement, k.agreement) {
				return true
			}
		}
	}
	return false
}

// covers tells whether a clause speaks of an action, or of some of a topic.
func (f *foresight) covers(s *book.Settles, topic, action string) bool {
	if len(s.Topics)+len(s.Actions) == 0 || slices.Contains(s.Topics, topic) {
		return true
	}
	return slices.ContainsFunc(s.Actions, func(id string) bool {
		if a := f.book.Actions[id]; action == everything {
			return a == nil || a.Topic == topic
		}
		return f.isIn(action, id) || f.isIn(id, action)
	})
}

// isIn tells whether an action is another, or an item of it.
func (f *foresight) isIn(id, category string) bool {
	if id == category {
		return true
	}
	a := f.book.Actions[id]
	return a != nil && slices.ContainsFunc(a.In, func(up string) bool { return up != id && f.isIn(up, category) })
}

// sharesHelper tells whether two agreements hold between the host and the same
// helper.
func (f *foresight) sharesHelper(a, b string) bool {
	for use, holds := range f.holds {
		if agency := use[1]; holds && agency != f.deployment.Host {
			bound := func(agreement string) bool {
				return f.holds[[2]string{agreement, agency}] && f.holds[[2]string{agreement, f.deployment.Host}]
			}
			if bound(a) && bound(b) {
				return true
			}
		}
	}
	return false
}
