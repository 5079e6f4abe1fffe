package drill

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// mostAsked is how many agencies are asked, where a situation may concern many:
// those of the finding first.
const mostAsked = 6

// command makes a scenario of a finding on who commands.
func (b *builder) command(f *report.Finding) *candidate {
	switch f.Rule {
	case "command/no-incident-commander":
		return b.noCommander(f)
	case "command/two-supervisors", "command/no-supervisor":
		return b.supervision(f)
	case "command/orphan":
		return b.orphan(f)
	case "command/no-structure":
		return b.unwritten(f, "Who commands", "A decision is needed that is not yours to take.",
			"who commands here, and whom do you call?", "Nothing says who commands here. Stop what needs a commander's word, and ask before you deploy: ", "must write down who commands, and to whom each unit reports.")
	}
	return nil
}

// unwritten: the plan says nothing, and all who are there must know that.
func (b *builder) unwritten(f *report.Finding, title, see, ask, answer, must string) *candidate {
	at := b.everywhere(append([]string{b.Briefing.Host.ID}, agencyIDs(b.Briefing.Aids)...))
	return b.structural(at, at.during.From, title, []string{see}, f, func(s *situation, a briefing.Agency) Question {
		return Question{
			Agency: a, Ask: "Officers of " + a.Short + ": " + ask,
			Answer: answer + s.Briefing.Host.Short + ", which hosts the event, " + must, Why: []string{f.Message}, Sources: s.structureSources(f),
		}
	})
}

// pathOf is the id that a path of the deployment has at some depth below it.
func (b *builder) pathOf(f *report.Finding, elems ...string) (ids []string) {
	prefix := book.Path(append([]string{"deployments", b.Run.Deployment}, elems...)...) + "."
	for _, p := range f.Places {
		rest, ok := strings.CutPrefix(p.Path, prefix)
		if !ok {
			continue
		}
		id := rest
		if strings.HasPrefix(rest, `"`) {
			id, _, _ = strings.Cut(rest[1:], `"`)
		} else {
			id, _, _ = strings.Cut(rest, ".")
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (b *builder) assignment(id string) (facts.Assignment, bool) {
	for _, a := range b.Run.Facts.Assignments {
		if a.Book == b.Run.Book && a.Deployment == b.Run.Deployment && a.ID == id {
			return a, true
		}
	}
	return facts.Assignment{}, false
}

// busiest is the assignment at an instant on which most agencies have officers.
func (b *builder) busiest(at string) (best post) {
	for _, a := range b.Run.Facts.Assignments {
		if a.Book != b.Run.Book || a.Deployment != b.Run.Deployment || !within(at, a.During) {
			continue
		}
		if one := b.post(a, a.Agencies); len(one.agencies) > len(best.agencies) {
			best = one
		}
	}
	if !b.hasAssignments() {
		return b.everywhere(append([]string{b.Briefing.Host.ID}, agencyIDs(b.Briefing.Aids)...))
	}
	return best
}

// structural is a candidate about one post, the same question to each of those
// that are there.
func (b *builder) structural(at post, instant string, title string, see []string, f *report.Finding, ask func(s *situation, a briefing.Agency) Question) *candidate {
	if len(at.agencies) == 0 {
		return nil
	}
	at.agencies = b.first(at.agencies, f.Agencies)
	return &candidate{
		difficulty: difficulty(0, len(at.agencies), false), agencies: len(at.agencies),
		make: func() (*Scenario, error) {
			s := &situation{builder: b, post: at, at: instant}
			out := s.scene(title)
			out.Situation = append(out.Situation, see...)
			for _, a := range s.agencies {
				out.Questions = append(out.Questions, ask(s, a))
			}
			out.Otherwise, out.Settled = consequences(f)
			return out, nil
		},
	}
}

// first are so many of the agencies as can be asked.
func (b *builder) first(agencies []briefing.Agency, concerned []string) []briefing.Agency {
	out := slices.Clone(agencies)
	other := func(a briefing.Agency) int {
		if slices.Contains(concerned, a.ID) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(x, y briefing.Agency) int { return other(x) - other(y) })
	out = out[:min(len(out), mostAsked)]
	slices.SortFunc(out, b.hostFirst)
	return out
}

// sources of a structural answer: where what was found is written.
func (s *situation) structureSources(f *report.Finding) (out []briefing.Source) {
	for _, p := range f.Places {
		out = append(out, briefing.Source{Cite: p.Role, Place: p})
	}
	return out
}

// noCommander: there is a time in which nobody commands.
func (b *builder) noCommander(f *report.Finding) *candidate {
	if f.During == nil {
		return nil
	}
	instant := f.During.From
	see := []string{"A decision is needed that only the incident commander may take."}
	return b.structural(b.busiest(instant), instant, "Who commands now", see, f, func(s *situation, a briefing.Agency) Question {
		answer := "Nobody is incident commander at this hour. Stop what needs the incident commander's word. "
		if supervisors := s.supervisors(); len(supervisors) > 0 {
			answer += "Call " + s.holders(supervisors) + s.reach(a, supervisors) + "; "
		}
		answer += s.Briefing.Host.Short + ", which hosts the event, must say who commands."
		return Question{
			Agency: a, Ask: "Officers of " + a.Short + ": who is incident commander now, and whom do you call?",
			Answer: answer, Why: []string{f.Message}, Sources: s.structureSources(f),
		}
	})
}

// supervision: an assignment reports to two at once, or to nobody.
func (b *builder) supervision(f *report.Finding) *candidate {
	for _, id := range b.pathOf(f, "assignments") {
		a, ok := b.assignment(id)
		if !ok {
			continue
		}
		instant := a.During.From
		if f.During != nil {
			instant = later(instant, f.During.From)
		}
		see := []string{"Two orders reach you at the same time, and they differ."}
		if f.Rule == "command/no-supervisor" {
			see = []string{"You need an order before you go on."}
		}
		return b.structural(b.post(a, a.Agencies), instant, "Whose order", see, f, func(s *situation, a briefing.Agency) Question {
			return Question{
				Agency: a, Ask: "Officers of " + a.Short + ": to whom do you report here, and whose order do you follow?",
				Answer: s.whoseOrder(a), Why: []string{f.Message}, Sources: s.structureSources(f),
			}
		})
	}
	return nil
}

func (s *situation) whoseOrder(a briefing.Agency) string {
	supervisors, commanders := s.supervisors(), s.commanders()
	decides := s.Briefing.Host.Short + " must say who leads this assignment."
	if len(commanders) > 0 {
		decides = report.Capital(s.holders(commanders)) + " must say who leads this assignment."
	}
	if len(supervisors) == 0 {
		return "The plan names nobody. Stop, and ask before you act. " + decides
	}
	return "The plan has you report to " + s.holders(supervisors) + " at once, and does not say whose order goes first. Stop, and ask both" +
		s.reach(a, supervisors) + ". " + decides
}

// orphan: no chain leads from a position to the incident commander.
func (b *builder) orphan(f *report.Finding) *candidate {
	for _, id := range b.pathOf(f, "command", "positions") {
		for _, p := range b.Run.Facts.Positions {
			if p.Book != b.Run.Book || p.Deployment != b.Run.Deployment || p.ID != id || !p.Agency.Stated {
				continue
			}
			title := "the " + strings.ReplaceAll(p.Title, "-", " ")
			at := post{during: p.During, agencies: b.among([]string{p.Agency.Value})}
			see := []string{"One of you is " + title + ", and an order of the incident commander has to reach you."}
			return b.structural(at, p.During.From, "Through whom an order comes", see, f, func(s *situation, a briefing.Agency) Question {
				answer := "The plan does not say: no chain of command leads from your post to the incident commander. Stop, and have it settled before you take an order. "
				if commanders := s.commanders(); len(commanders) > 0 {
					answer += report.Capital(s.holders(commanders)) + " must say to whom you report."
				} else {
					answer += s.Briefing.Host.Short + " must say to whom you report."
				}
				return Question{
					Agency: a, Ask: "Officers of " + a.Short + ": to whom does " + title + " report, and through whom does the order reach you?",
					Answer: answer, Why: []string{f.Message}, Sources: s.structureSources(f),
				}
			})
		}
	}
	return nil
}

// radio makes a scenario of a net on which not all hear one another.
func (b *builder) radio(f *report.Finding) *candidate {
	if f.Rule == "communications/no-plan" {
		c := b.unwritten(f, "Calling for help", "You need help at once.", "on which channel do you call, and who hears you?",
			"No channel is named on which you hear one another. Do not count on the radio: agree on a way to call before you take up the post. ",
			"must draw up a radio plan.")
		return hidden(c, "channels")
	}
	if f.Rule != "communications/cannot-talk" && f.Rule != "communications/no-channel" {
		return nil
	}
	for _, id := range b.pathOf(f, "radio", "nets") {
		for i := range b.Briefing.Radio.Nets {
			n := &b.Briefing.Radio.Nets[i]
			if n.ID != id || len(n.Members) == 0 {
				continue
			}
			if at := b.postOfNet(n); len(at.agencies) > 0 {
				see := []string{"You need help at once. Your net is " + n.Title + "."}
				c := b.structural(at, at.during.From, "Calling for help", see, f, func(s *situation, a briefing.Agency) Question {
					return Question{
						Agency: a, Ask: "Officers of " + a.Short + ": on which channel do you call, and who hears you?",
						Answer: s.heard(n, a), Why: []string{f.Message}, Sources: s.structureSources(f),
					}
				})
				return hidden(c, "channels")
			}
		}
	}
	return nil
}

// hidden marks what a candidate's scenario gives away.
func hidden(c *candidate, class string) *candidate {
	if c == nil {
		return nil
	}
	inner := c.make
	c.make = func() (*Scenario, error) {
		s, err := inner()
		if s != nil {
			s.Tells = []string{class}
		}
		return s, err
	}
	return c
}

// postOfNet is the assignment on which most agencies have units that are on the
// net.
func (b *builder) postOfNet(n *briefing.Net) (best post) {
	if !b.hasAssignments() {
		var agencies []string
		for _, m := range n.Members {
			if u := b.Deployment.Units[m.ID]; u != nil {
				agencies = append(agencies, u.Agency)
			}
		}
		return b.everywhere(agencies)
	}
	for _, a := range b.Run.Facts.Assignments {
		if a.Book != b.Run.Book || a.Deployment != b.Run.Deployment {
			continue
		}
		var agencies []string
		for _, m := range n.Members {
			if u := b.Deployment.Units[m.ID]; u != nil && slices.Contains(a.Units, m.ID) {
				agencies = append(agencies, u.Agency)
			}
		}
		if one := b.post(a, agencies); len(one.agencies) > len(best.agencies) {
			best = one
		}
	}
	return best
}

// heard says who hears an agency's units on a net.
func (s *situation) heard(n *briefing.Net, a briefing.Agency) string {
	if n.Channel.Name == "" {
		return n.Title + " has no channel, so nobody hears you on it. Do not take up the post until it has one; the host's communications staff must name it."
	}
	var alone, hearing []string
	unknown := false
	for _, m := range n.Members {
		u := s.Deployment.Units[m.ID]
		if u == nil || u.Agency != a.ID || !s.isOn(m.ID) {
			continue
		}
		unknown = unknown || m.Unknown
		if m.Alone {
			alone = append(alone, m.Why)
		}
		for _, o := range n.Members {
			if o.ID != m.ID && common(o.Circles, m.Circles) && !slices.Contains(hearing, o.Name) {
				hearing = append(hearing, o.Name)
			}
		}
	}
	switch {
	case len(hearing) > 0:
		return "On " + n.Title + ", " + n.Channel.Name + ". You are heard by " + report.List(hearing) + ", and by nobody else."
	case len(alone) > 0:
		return "On " + n.Title + ", " + n.Channel.Name + ", nobody hears you: " + strings.ReplaceAll(alone[0], "their radios", "your radios") + ". Do not take up the post until that is mended; agree on another way to call."
	case unknown:
		return "It is not known: no radios of yours are stated. Try it with the others before you take up the post."
	}
	return "You are not on that net. Ask your supervisor on which you are."
}
