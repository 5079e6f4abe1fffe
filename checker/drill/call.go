package drill

import (
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// call says whom the officers of an agency at a post call at an instant, and
// whether they can hear each other.
func (s *situation) call(a briefing.Agency) string {
	supervisors := s.supervisors()
	commanders := s.commanders()
	switch {
	case len(supervisors)+len(commanders) == 0:
		return "Whom to call, the plan does not say: nobody is named above you then."
	case len(supervisors) == 0:
		return "Call " + s.holders(commanders) + s.reach(a, commanders) + "."
	case len(commanders) == 0:
		return "Call " + s.holders(supervisors) + s.reach(a, supervisors) + ". Nobody is incident commander then."
	}
	above := slices.DeleteFunc(slices.Clone(commanders), func(id string) bool { return slices.Contains(supervisors, id) })
	text := "Call " + s.holders(supervisors) + s.reach(a, supervisors)
	if len(above) > 0 {
		text += "; through them you reach " + s.holders(above)
	}
	return text + "."
}

// supervisors are the positions, held then, to which the post reports.
func (s *situation) supervisors() []string {
	for _, r := range s.Run.Facts.Reports {
		if r.Book == s.Run.Book && r.Deployment == s.Run.Deployment && r.Assignment == s.id && within(s.at, r.During) {
			return r.Supervisors
		}
	}
	return nil
}

// commanders are those who are incident commander then.
func (b *situation) commanders() []string {
	for _, m := range b.Run.Facts.Moments {
		if m.Book == b.Run.Book && m.Deployment == b.Run.Deployment && within(b.at, m.During) {
			return m.Commanders
		}
	}
	return nil
}

func within(at string, during facts.Interval) bool {
	return during.From <= at && (during.Until == "" || at < during.Until)
}

// holders names positions with the agency that holds each.
func (b *builder) holders(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, b.holder(id))
	}
	return report.List(out)
}

func (b *builder) holder(id string) string {
	for _, p := range b.Run.Facts.Positions {
		if p.Book != b.Run.Book || p.Deployment != b.Run.Deployment || p.ID != id {
			continue
		}
		title := "the " + strings.ReplaceAll(p.Title, "-", " ")
		if p.Agency.Stated {
			return title + " (" + b.agency(p.Agency.Value).Short + ")"
		}
		return title + " (nobody holds the post)"
	}
	return id
}

// reach says on which net the officers of an agency at the post hear one of the
// positions, or that on none they do.
func (s *situation) reach(a briefing.Agency, positions []string) string {
	var units []string
	for _, u := range s.Run.Facts.Units {
		if u.Book == s.Run.Book && u.Deployment == s.Run.Deployment && u.Agency == a.ID && s.isOn(u.ID) {
			units = append(units, u.ID)
		}
	}
	if s.Deployment.Radio == nil || len(units) == 0 {
		return ""
	}
	for _, n := range s.nets() {
		for _, h := range n.Hearings {
			if common(h.Members, units) && common(h.Members, positions) {
				return ", on " + n.Title
			}
		}
	}
	return s.unheard(units, positions)
}

// nets are those of the deployment, those first on which one calls from a post: on
// a calling channel one checks in.
func (s *situation) nets() (out []facts.Net) {
	for _, n := range s.Run.Facts.Nets {
		if n.Book == s.Run.Book && n.Deployment == s.Run.Deployment {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(x, y facts.Net) int { return slices.Index(usesOfNets, x.Use) - slices.Index(usesOfNets, y.Use) })
	return out
}

var usesOfNets = []string{"tactical", "command", "support", "calling", "data"}

// unheard says why the radio is not to be counted on: no net joins them, or one
// does and their radios do not, or are not stated.
func (s *situation) unheard(units, positions []string) string {
	text := " by other means than the radio, for no net of the plan joins you"
	for i := range s.Run.Facts.Nets {
		n := &s.Run.Facts.Nets[i]
		if n.Book != s.Run.Book || n.Deployment != s.Run.Deployment || !common(n.Members, units) || !common(n.Members, positions) {
			continue
		}
		if unstated(n, units) || unstated(n, positions) {
			return ": the plan has you on the same net (" + n.Title + "), but it does not say whether your radios reach it"
		}
		text = " by other means than the radio, for the plan has you on the same net (" + n.Title + "), but your radios do not reach each other on it"
	}
	return text
}

// unstated tells whether of some of these members of a net no radios are stated.
func unstated(n *facts.Net, members []string) bool {
	return slices.ContainsFunc(members, func(id string) bool {
		known := slices.Contains(n.Alone, id) || slices.ContainsFunc(n.Hearings, func(h facts.Hearing) bool { return slices.Contains(h.Members, id) })
		return slices.Contains(n.Members, id) && !known
	})
}

func (s *situation) isOn(unit string) bool {
	a := s.Deployment.Assignments[s.id]
	return a == nil || slices.Contains(a.Units, unit)
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}
