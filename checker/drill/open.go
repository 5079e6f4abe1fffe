package drill

import (
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// Unsettled is the position of officers whose rules permit what an open finding
// leaves open. The joint rules and the sheets of the briefing say so too.
const Unsettled = "unsettled"

// open is the worst open finding on how an agency's officers stand on the action
// in the situation, where by the rules alone they may.
func (s *situation) open(a briefing.Agency, c stand) (worst *report.Finding) {
	if c.Position != "permitted" {
		return nil
	}
	for _, f := range s.findings() {
		if briefing.Unsettles(f) && s.about(f, a) && (worst == nil || rule.Weight(f.Severity) > rule.Weight(worst.Severity)) {
			worst = f
		}
	}
	return worst
}

// about tells whether a finding is on the action, for an agency, in circumstances
// that the situation leaves room for.
func (s *situation) about(f *report.Finding, a briefing.Agency) bool {
	for _, list := range s.Run.Facts.Clashes.Lists() {
		for i := range *list {
			c := &(*list)[i]
			if c.Book == s.Run.Book && c.Deployment == s.Run.Deployment && slices.Contains(f.Clashes, c.ID) &&
				slices.Contains(c.Actions, s.action) && briefing.Bears(c, a.ID) && s.allows(c) {
				return true
			}
		}
	}
	return false
}

// allows tells whether the circumstances of a clash can be those of the situation.
func (s *situation) allows(c *facts.Clash) bool {
	for _, w := range c.Witness {
		if given, ok := s.given[w.Dimension]; ok && string(given.Values[0]) != w.Value {
			return false
		}
	}
	return true
}

// unsettled is the right answer where a finding is open: to stop and to ask, and
// only then what the rules say by themselves.
func (s *situation) unsettled(a briefing.Agency, phrase string, c stand, open *report.Finding) string {
	text := "Stop, and ask first: this is not settled. The counsel of " + report.List(s.deciders(a, open)) + " must decide which rule holds, in writing. " + s.call(a) +
		" Until then your own leave is not enough: by the rules that reach you, you may " + phrase
	if _, tail, found := strings.Cut(c.AnswerCase.Text, ", "); found {
		text += ", " + strings.ReplaceAll(tail, "their own", "your own")
	}
	text += "."
	for _, given := range c.Approvers {
		text += " " + strings.ReplaceAll(given.Text, "their own", "your own")
	}
	return text
}

// deciders are the agencies of a finding, and the one that is asked.
func (s *situation) deciders(a briefing.Agency, f *report.Finding) (who []string) {
	for _, id := range f.Agencies {
		who = append(who, s.agency(id).Short)
	}
	if !slices.Contains(who, a.Short) {
		who = append(who, a.Short)
	}
	slices.Sort(who)
	return who
}

// written is where a source of an answer stands.
func written(source report.AnswerSource) briefing.Source {
	return briefing.Source{Cite: source.Cite, Place: report.Place{
		Role: "rule", File: source.File, Line: source.Line, Column: source.Column, Path: source.Path,
	}}
}
