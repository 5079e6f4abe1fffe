package briefing

import (
	"fmt"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// telling is what officers of some agencies are told alike of some actions.
type telling struct {
	agencies, actions []string
	format            string // with a mark for the agencies and one for the actions
}

// mostTold is how many sentences are read out of one point; the sheets have all.
const mostTold = 8

// aloud says a point so that it can be read out: who must, and who must not, do
// what. To the public, and of what no rules clash on, it stays with the order.
func (s *step) aloud(order string) string {
	if s.out.Audience == report.Public {
		return order
	}
	var all []telling
	for _, t := range s.tasks {
		for _, id := range s.known.told[t.Finding].Clashes {
			if c := s.known.judged[id]; c != nil {
				all = s.tell(all, c)
			}
		}
	}
	if len(all) == 0 {
		return order
	}
	var out []string
	for i, t := range all {
		if i == mostTold && len(all) > mostTold+1 {
			out = append(out, fmt.Sprintf("And %d more: their sheets have them.", len(all)-mostTold))
			break
		}
		out = append(out, fmt.Sprintf(t.format, s.names(t.agencies), s.acts(t.actions)))
	}
	return joinSentences(out)
}

func joinSentences(all []string) string {
	text := ""
	for _, s := range all {
		text += after(s)
	}
	return sentence(text[1:])
}

// tell adds what a clash has officers told, to those who are told alike.
func (s *step) tell(all []telling, c *facts.Clash) []telling {
	one := telling{agencies: c.Right.Agencies, actions: c.Actions, format: s.told(c)}
	if one.format == "" {
		return all
	}
	for i := range all {
		switch o := &all[i]; {
		case o.format != one.format:
		case slices.Equal(o.agencies, one.agencies):
			o.actions = union(o.actions, one.actions)
			return all
		case slices.Equal(o.actions, one.actions):
			o.agencies = union(o.agencies, one.agencies)
			return all
		}
	}
	return append(all, one)
}

// told is the sentence for a clash, with marks for who and what.
func (s *step) told(c *facts.Clash) string {
	when := s.given(c)
	switch {
	case c.Kind == "forbidden-here" && c.Left.Position == "prohibited":
		return "%s: you must not %s here" + when + ", whatever you may at home."
	case c.Kind == "forbidden-here" && c.Left.Position == "required":
		return "%s: you must %s here" + behind(whom(c.Left.Duty.Value, "the host's")) + when + ", whatever you do at home."
	case c.Kind == "duty" && c.Left.Duty.Value != "" && c.Right.Duty.Value != "":
		return "%s: you must %s by two rules" + when + ": " + whom(c.Left.Duty.Value, "the host's") + " here, and " + whom(c.Right.Duty.Value, "your own") + " by your own rules."
	}
	return ""
}

// given says in brackets in which situation a clash bites. What is forbidden in
// all of them needs no example.
func (s *step) given(c *facts.Clash) string {
	if s.stands == nil || len(c.Right.Agencies) == 0 {
		return ""
	}
	p := &pocket{builder: s.builder, agency: c.Right.Agencies[0]}
	if p.everBanned(&item{kind: c.Kind, left: c.Left, actions: c.Actions}) {
		return ""
	}
	return bracket(p.situated(c))
}
