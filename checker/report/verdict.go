package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
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
		for i := range r.Findings {
			if x := &r.Findings[i]; x.Book == d.Book && x.Deployment == d.ID {
				v.count(x)
			}
		}
		v.decide(r.Failures)
		if decided := decidedIn(r.Coverage.Rules, b.in.Settings); decided != "" {
			v.Reason = strings.TrimPrefix(v.Reason+"; "+decided, "; ")
		}
		v.Place = b.deploymentPlace(d)
		out = append(out, v)
	}
	return out
}

// deploymentPlace is where a deployment is written, or the book if that is not
// known.
func (b *builder) deploymentPlace(d facts.Deployment) Place {
	path := book.Path("deployments", d.ID)
	loc, err := locate(b.names[d.Book].located, path)
	if err != nil {
		return Place{Role: "deployment", File: d.Book, Line: 1, Column: 1, Path: path}
	}
	return Place{"deployment", loc.File, loc.Line, loc.Column, path}
}

func (v *Verdict) count(f *Finding) {
	switch {
	case f.Waiver != nil:
		v.Waived++
	case f.Severity == rule.Error:
		v.Errors++
	case f.Severity == rule.Warning:
		v.Warnings++
	case f.Severity == rule.Note:
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
	case v.Notes+v.Waived > 0: // officers must know what was accepted
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
	if stem, ok := strings.CutSuffix(noun, "y"); ok && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return fmt.Sprintf("%d %sies", n, stem)
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
