package drill

import (
	"fmt"
	"strings"

	"roe.example/checker/report"
)

// The questions about an action ask for the same in several ways, so that nobody
// answers by rote. Which one is asked says nothing about the answer.
var (
	firstAsked = []string{
		"may you, must you, or must you not %s? On whose word, and by which rule?",
		"somebody asks you to %s. Are you free to, bound to, or forbidden to? Who can give the word, and where is it written?",
	}
	furtherAsked = []string{
		"does the same hold for you? Say whether you may, must or must not %s, who can give the word, and where it is written.",
		"and if it falls to you to %s: may you, must you, or must you not? Whose word do you need, and which rule says so?",
	}
)

// Who is there and what is seen is told in several ways as well, and of what else
// is true of the post another part each time.
var (
	alone    = []string{"You are officers of %s.", "Officers of %s hold this post.", "You are here with %s."}
	together = []string{"You are officers of %s.", "Officers of %s stand here side by side.", "This post is held by officers of %s."}
	sights   = []string{"What you see: %s.", "In front of you: %s.", "This is what you find: %s.", "All that is known: %s."}
)

// vary words a scenario by its number.
func (b *builder) vary(s *Scenario) {
	n := s.Number - 1
	who := alone
	if len(s.There) > 1 {
		who = together
	}
	told := []string{fmt.Sprintf(who[n%len(who)], report.List(s.There))}
	if len(s.Around) > 0 {
		told[0] += " " + s.Around[n%len(s.Around)]
	}
	s.Situation = append(told, s.Situation...)
	if s.Seen != "" {
		s.Situation = append(s.Situation, fmt.Sprintf(sights[n%len(sights)], s.Seen))
	}
	b.ask(s)
}

// ask words the questions about an action.
func (b *builder) ask(s *Scenario) {
	for i := range s.Questions {
		q := &s.Questions[i]
		if q.Action == "" {
			continue
		}
		ways, n := firstAsked, s.Number-1
		if i > 0 {
			ways, n = furtherAsked, s.Number+i
		}
		q.Ask = "Officers of " + q.Agency.Short + ": " + fmt.Sprintf(ways[n%len(ways)], b.actions[q.Action].Phrase)
	}
}

// tellApart qualifies titles that several scenarios have: by what is seen, else
// by who is asked, else by number.
func tellApart(chosen []*candidate) {
	groups := map[string][]*Scenario{}
	for _, c := range chosen {
		groups[c.scenario.Title] = append(groups[c.scenario.Title], c.scenario)
	}
	for _, group := range groups {
		if len(group) > 1 {
			qualify(group)
		}
	}
}

func qualify(group []*Scenario) {
	for _, by := range []func(*Scenario) string{func(s *Scenario) string { return s.Seen }, whoIsAsked} {
		seen := map[string]bool{}
		for _, s := range group {
			seen[by(s)] = true
		}
		if len(seen) == len(group) {
			for _, s := range group {
				s.Title = strings.TrimSuffix(s.Title+": "+by(s), ": ")
			}
			return
		}
	}
	for i, s := range group {
		s.Title += fmt.Sprintf(" (%d of %d)", i+1, len(group))
	}
}

func whoIsAsked(s *Scenario) string {
	var out []string
	for _, q := range s.Questions {
		out = append(out, q.Agency.Short)
	}
	return report.List(out)
}
