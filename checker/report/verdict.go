package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// verdicts answers for every deployment.
func (b *builder) verdicts(r *Report) (out []Verdict) {
	for _, d := range b.in.Facts.Deployments {
		v := Verdict{
			Book: d.Book, Deployment: d.ID, Event: d.Event, During: d.During, Topics: []string{}, Gaps: []string{},
		}
		for _, g := range gaps(r.Coverage.Topics, d) {
			v.Topics = append(v.Topics, g.Topic)
			v.Gaps = append(v.Gaps, b.names[d.Book].gap(g))
		}
		for _, x := range r.Findings {
			if x.Book == d.Book && x.Deployment == d.ID {
				v.count(x)
			}
		}
		v.decide(r.Failures)
		out = append(out, v)
	}
	return out
}

func (v *Verdict) count(f Finding) {
	switch f.Severity {
	case rule.Error:
		v.Errors++
	case rule.Warning:
		v.Warnings++
	case rule.Note:
		v.Notes++
	}
}

// decide never calls a deployment ready while a rule could not judge or
// somebody's rules are not known.
func (v *Verdict) decide(failures []Failure) {
	switch {
	case v.Errors+v.Warnings > 0:
		v.Verdict = NotReady
		v.Reason = v.open()
	case len(failures) > 0:
		v.Verdict = NoVerdict
		v.Reason = fmt.Sprintf("%s could not judge", join(failedRules(failures)))
	case len(v.Topics) > 0:
		v.Verdict = NoVerdict
		v.Reason = "not all rules are known on " + join(v.Gaps)
	case v.Notes > 0:
		v.Verdict = ReadyWithBriefing
	default:
		v.Verdict = Ready
	}
}

// open counts what is to be settled first.
func (v *Verdict) open() string {
	var parts []string
	if v.Errors > 0 {
		parts = append(parts, plural(v.Errors, "error"))
	}
	if v.Warnings > 0 {
		parts = append(parts, plural(v.Warnings, "warning"))
	}
	return strings.Join(parts, " and ") + " to settle"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func failedRules(failures []Failure) []string {
	ids := map[string]bool{}
	for _, f := range failures {
		ids[f.Rule] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

// gap says whose rules on a topic are not written down whole.
func (n *names) gap(t TopicCoverage) string {
	var who []string
	for _, id := range slices.Concat(t.Excerpt, t.None) {
		who = append(who, n.agencies[id].Short)
	}
	return spaced(t.Topic) + " (" + join(who) + ")"
}

// gaps are the topics on which the rules of somebody who takes part are not
// written down whole.
func gaps(topics []TopicCoverage, d facts.Deployment) (out []TopicCoverage) {
	for _, t := range topics {
		if t.Book == d.Book && t.Deployment == d.ID && len(t.Excerpt)+len(t.None) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// coverage says what the run looked at.
func coverage(in Input, r *redactor, failures []Failure) Coverage {
	f := in.Facts
	c := Coverage{Topics: topics(f.Knowledge), Rules: ruleCoverage(in.Judgement, failures)}
	for _, b := range f.Books {
		c.Books = append(c.Books, b.Book)
	}
	for _, d := range f.Deployments {
		c.Deployments = append(c.Deployments, d.ID)
		c.Agencies = append(c.Agencies, d.Agencies...)
	}
	if len(f.Deployments) == 0 {
		for _, a := range f.Agencies {
			c.Agencies = append(c.Agencies, a.ID)
		}
	}
	for _, a := range f.Actions {
		if r.public && !r.known[a.Book][a.ID] {
			r.classes["tactics"] = true
			continue
		}
		c.Actions = append(c.Actions, a.ID)
	}
	for _, i := range f.Instruments {
		c.Documents = append(c.Documents, i.ID)
	}
	for _, a := range f.Agreements {
		c.Documents = append(c.Documents, a.ID)
	}
	c.Circumstances = dimensions(in)
	c.Unchecked = unchecked(c.Rules.Evaluated)
	c.Settled = settled(f)
	for _, list := range []*[]string{&c.Agencies, &c.Actions, &c.Documents} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return c
}

// allTopics are the topics under which findings are filed (#Topic).
var allTopics = []string{"command", "communications", "roles", "resources", "body-camera", "tactics", "force", "crowd-control",
	"authority", "agreement", "request", "legal", "accountability", "training", "finance"}

// unchecked lists the topics of which no rule is.
func unchecked(rules []string) (out []string) {
	for _, topic := range allTopics {
		if !slices.ContainsFunc(rules, func(id string) bool { return strings.HasPrefix(id, topic+"/") }) {
			out = append(out, topic)
		}
	}
	return out
}

// settled lists the clauses that settle something.
func settled(f *facts.Facts) (out []SettledBy) {
	cites := map[[2]string]string{}
	for _, c := range f.Clauses {
		cites[[2]string{c.Book, c.ID}] = c.Cite
	}
	for _, a := range f.Attempts {
		if a.Settled > 0 {
			out = append(out, SettledBy{a.Book, a.Deployment, a.Clause, cites[[2]string{a.Book, a.Clause}], a.Settled})
		}
	}
	return out
}

// dimensions lists the circumstances of all books in the order in which
// situations are told.
func dimensions(in Input) []string {
	order := map[string]int{}
	for _, l := range in.Books {
		for id, d := range l.Book.Dimensions {
			order[id] = d.Order
		}
	}
	return slices.SortedFunc(maps.Keys(order), func(a, b string) int {
		return cmp.Or(cmp.Compare(order[a], order[b]), strings.Compare(a, b))
	})
}

func ruleCoverage(j *rule.Judgement, failures []Failure) (c RuleCoverage) {
	failed := failedRules(failures)
	for _, e := range j.Evaluated {
		if slices.Contains(failed, e.Rule) {
			continue
		}
		c.Evaluated = append(c.Evaluated, e.Rule)
		if e.Considered == 0 {
			c.Idle = append(c.Idle, e.Rule)
		}
	}
	return c
}

// topics gathers who is known how well, topic by topic.
func topics(knowledge []facts.Knowledge) (out []TopicCoverage) {
	at := map[[3]string]int{}
	for _, k := range knowledge {
		key := [3]string{k.Book, k.Deployment, k.Topic}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, TopicCoverage{
				Book: k.Book, Deployment: k.Deployment, Topic: k.Topic,
				Whole: []string{}, Excerpt: []string{}, None: []string{},
			})
		}
		switch k.Extent {
		case "whole":
			out[i].Whole = append(out[i].Whole, k.Agency)
		case "excerpt":
			out[i].Excerpt = append(out[i].Excerpt, k.Agency)
		default:
			out[i].None = append(out[i].None, k.Agency)
		}
	}
	return out
}
