package drill

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// Unsettled is the position of officers of whom an open finding leaves open what
// they may do: what their rules permit, or what others contest. The joint rules
// and the sheets of the briefing say so too.
const Unsettled = "unsettled"

// open is the worst open finding on how an agency's officers stand on the action
// in the situation, where it leaves their position open.
func (s *situation) open(a briefing.Agency, c stand) (worst *report.Finding) {
	contested := false
	for _, f := range s.findings() {
		if !briefing.Unsettles(f) {
			continue
		}
		about, contests := s.about(f, a)
		contested = contested || contests
		if about && (worst == nil || rule.Weight(f.Severity) > rule.Weight(worst.Severity)) {
			worst = f
		}
	}
	if !briefing.LeavesOpen(c.Position, contested) {
		return nil
	}
	return worst
}

// about tells whether a finding is on the action, for an agency, then and in
// circumstances that the situation leaves room for, and whether others want the
// opposite there.
func (s *situation) about(f *report.Finding, a briefing.Agency) (about, contested bool) {
	for _, c := range s.clashesOf(f) {
		if slices.Contains(c.Actions, s.action) && briefing.Bears(c, a.ID) && s.allows(c) && within(s.at, c.During) {
			about, contested = true, contested || briefing.Contests(c)
		}
	}
	return about, contested
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

// untilThen says what holds as long as nobody has decided, by what the rules come
// to by themselves.
var untilThen = map[string]string{
	"permitted":  "Until then leave it: the rules that reach you say that you %s, and that alone is not enough here.",
	"prohibited": "Until then keep to the ban: the rules that reach you say that you %s, whatever others there count on.",
	"required":   "Until then do not take up a post at which it comes to that: the rules that reach you say that you %s, and others there are told the opposite.",
}

// unsettled is the right answer where a finding is open: to stop and to ask, whom
// to call, and only then what the rules say by themselves.
func (s *situation) unsettled(a briefing.Agency, phrase string, c stand, open *report.Finding) string {
	counsel := "Counsel of " + report.List(s.deciders(a, open))
	if briefing.Protects(s.action) && c.Position != "prohibited" {
		return "Do not wait for anybody's word. " + s.settledAnswer(phrase, c) + " That others there are told something else is not settled: " +
			strings.ToLower(counsel[:1]) + counsel[1:] + " must decide in writing which rule holds. Tell your supervisor as soon as you can. " + s.call(a)
	}
	text := "Stop, and ask first: this is not settled. " + counsel + " must decide in writing which rule holds. " + s.call(a) +
		" " + fmt.Sprintf(untilThen[c.Position], ruled(phrase, c))
	if c.Position != "prohibited" {
		for _, given := range c.Approvers {
			text += " " + yours(given.Text)
		}
	}
	return text
}

// ruled is what the rules say that they may, must or must not do.
func ruled(phrase string, c stand) string {
	head, tail, _ := strings.Cut(c.AnswerCase.Text, ", ")
	if tail != "" {
		tail = ", " + yours(tail)
	}
	return head + " " + phrase + tail
}

// yours says to officers what is said of them.
func yours(text string) string { return strings.ReplaceAll(text, "their own", "your own") }

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
