package briefing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// step is findings with one target.
type step struct {
	*builder
	target target
	tasks  []*Task
}

func (s *step) step() Step {
	out := Step{About: s.about(), Text: s.text(), Before: s.tasks[0].Before}
	var by []string
	for _, t := range s.tasks {
		out.Findings = append(out.Findings, t.Finding)
		if rule.Weight(t.Severity) > rule.Weight(out.Severity) {
			out.Severity = t.Severity
		}
		switch t.Severity {
		case rule.Error:
			out.Errors++
		case rule.Warning:
			out.Warnings++
		default:
			out.Notes++
		}
		out.Before = min(out.Before, t.Before) // empty is earliest: before anyone deploys
		for _, a := range t.By {
			by = append(by, a.ID)
		}
		for _, source := range t.Sources {
			if !slices.ContainsFunc(out.Sources, func(o Source) bool { return o.Cite == source.Cite }) {
				out.Sources = append(out.Sources, source)
			}
		}
	}
	out.By = s.agencies(by)
	return out
}

func (s *step) about() string {
	if s.target.topic != "" {
		return s.words.Topic(s.target.topic)
	}
	return report.List(s.cites())
}

func (s *step) cites() (out []string) {
	for _, id := range s.target.agreements {
		out = append(out, s.words.Cite(id))
	}
	return out
}

// mostPhrases are said in full; the findings say the rest.
const mostPhrases = 5

// text says what to do.
func (s *step) text() string {
	if len(s.target.agreements) > 1 {
		return "Have counsel decide which yields, " + strings.Join(s.cites(), " or ") + ", and amend it: they say opposite things on " + s.topics() + "."
	}
	said := s.phrases()
	if more := len(said) - mostPhrases; more > 1 {
		said = append(said[:mostPhrases], "see to "+report.Count(more, "further point"))
	}
	words := strings.Join(said, "; ")
	if s.target.topic != "" {
		return report.Capital(words) + "."
	}
	all := append(s.joining(), s.clauses()...)
	if words != "" {
		all = append([]string{"Put " + s.cites()[0] + " in order: " + words + "."}, all...)
	} else {
		all[0] = s.cites()[0] + ": " + all[0]
	}
	return strings.Join(all, " ")
}

// topics of the tasks in words.
func (s *step) topics() string {
	var out []string
	for _, t := range s.tasks {
		if !slices.Contains(out, t.Topic) {
			out = append(out, t.Topic)
		}
	}
	return report.List(out)
}

// phrases are the steps of the rules, each once, the gravest first.
func (s *step) phrases() []string {
	var ids []string
	who := map[string][]string{}
	for _, t := range s.tasks {
		if s.failsAlone(t) {
			continue
		}
		if f := s.known.told[t.Finding]; len(s.signing(f)) > 0 {
			who[t.Rule] = append(who[t.Rule], s.signing(f)...)
		} else {
			who[t.Rule] = append(who[t.Rule], s.others(f)...)
		}
		if !slices.Contains(ids, t.Rule) {
			ids = append(ids, t.Rule)
		}
	}
	var out []string
	for _, id := range ids {
		out = append(out, s.phrase(id, who[id]))
	}
	return out
}

// failsAlone: it is not the rule that says what to do, but why a clause fails.
func (s *step) failsAlone(t *Task) bool {
	return s.target.topic == "" && len(s.known.told[t.Finding].Clashes) > 0
}

// phrase is what a rule asks for, in few words.
func (s *step) phrase(id string, who []string) string {
	i := slices.IndexFunc(s.in.Rules, func(r rule.Rule) bool { return r.ID == id })
	for _, t := range s.tasks {
		if t.Rule == id && (i < 0 || s.in.Rules[i].Step == "") {
			return uncapital(strings.TrimSuffix(t.Remedy, "."))
		}
	}
	return strings.ReplaceAll(s.in.Rules[i].Step, "{agencies}", s.names(who))
}

// names of agencies; of more than six, five and how many others.
func (s *step) names(ids []string) string {
	var names []string
	for _, a := range s.agencies(ids) {
		names = append(names, a.Short)
	}
	if len(names) > 6 {
		names = append(names[:5], fmt.Sprintf("%d others", len(names)-5))
	}
	return report.List(names)
}

// uncapital begins a sentence in the middle of another. Names keep their capital.
func uncapital(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if first != report.Capital(strings.ToLower(first)) {
		return text
	}
	return strings.ToLower(first) + strings.TrimPrefix(text, first)
}

// joining has those sign whom the agreement would have to bind.
func (s *step) joining() []string {
	var outside []string
	for _, f := range s.failing("not-a-party") {
		for _, id := range s.others(f) {
			if !slices.Contains(s.parties(s.target.agreements[0]), id) {
				outside = append(outside, id)
			}
		}
	}
	if len(outside) == 0 {
		return nil
	}
	return []string{"Have " + s.names(outside) + " sign it as well, or agree with them in writing on what its clauses settle for the others."}
}

// clauses says what they leave open.
func (s *step) clauses() (out []string) {
	var reword int
	for _, why := range []string{"condition", "dilemma", "no-own-position"} {
		reword += len(s.failing(why))
	}
	if reword > 0 {
		out = append(out, fmt.Sprintf("Reword its clauses, which leave %s open.", report.Count(reword, "conflict")))
	}
	if waiting := len(s.failing("not-in-force")) + len(s.failing("not-a-party")); waiting > 0 {
		out = append(out, fmt.Sprintf("Its clauses can settle %s between rules once it binds those concerned.", report.Count(waiting, "conflict")))
	}
	return out
}

// failing are the findings of which a clause of the agreement fails for a
// reason.
func (s *step) failing(why string) (out []*report.Finding) {
	for _, t := range s.tasks {
		if f := s.known.told[t.Finding]; s.failsAlone(t) {
			if reason, _ := s.builder.failing(f); reason == why {
				out = append(out, f)
			}
		}
	}
	return out
}

// parties of an agreement.
func (s *step) parties(id string) []string {
	i := slices.IndexFunc(s.in.Facts.Agreements, func(a facts.Agreement) bool { return a.Book == s.in.Book && a.ID == id })
	if i < 0 {
		return nil
	}
	return s.in.Facts.Agreements[i].Parties
}
