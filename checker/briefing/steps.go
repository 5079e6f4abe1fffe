package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// steps gathers tasks by what one meeting, letter or order can do.
func (b *builder) steps(tasks []Task) []Step {
	var all []*step
	at := map[string]*step{}
	for i := range tasks {
		t := &tasks[i]
		target := b.target(b.known.told[t.Finding])
		if at[target.key()] == nil {
			at[target.key()] = &step{builder: b, target: target}
			all = append(all, at[target.key()])
		}
		at[target.key()].tasks = append(at[target.key()].tasks, t)
	}
	out := []Step{}
	for _, s := range all {
		out = append(out, s.step())
	}
	slices.SortStableFunc(out, func(x, y Step) int {
		return cmp.Or(cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity)), strings.Compare(x.Before, y.Before),
			cmp.Compare(y.Errors, x.Errors), cmp.Compare(len(y.Findings), len(x.Findings)), strings.Compare(x.Text, y.Text))
	})
	return out
}

// points gathers what officers are told by its rules: who is told of one kind of
// thing is told of it once.
func (b *builder) points(tasks []Task) []Step {
	var all []*step
	for i := range tasks {
		k := slices.IndexFunc(all, func(s *step) bool { return s.tasks[0].Rule == tasks[i].Rule })
		if k < 0 {
			k, all = len(all), append(all, &step{builder: b, target: target{topic: b.known.told[tasks[i].Finding].Topic}})
		}
		all[k].tasks = append(all[k].tasks, &tasks[i])
	}
	out := []Step{}
	for _, s := range all {
		one := s.step()
		one.Text = s.aloud(one.Text)
		out = append(out, one)
	}
	return out
}

// target is what a step mends: an agreement, several that oppose each other, or
// what the agencies say on a topic.
type target struct {
	agreements []string // ids
	topic      string
}

func (t target) key() string { return strings.Join(t.agreements, " ") + "/" + t.topic }

// target of a finding. Clauses that were tried on a clash and fail decide it:
// whoever mends them settles it.
func (b *builder) target(f *report.Finding) target {
	if len(f.Clashes) > 0 {
		if why, agreements := b.failing(f); amended[why] {
			return target{agreements: agreements}
		}
		return target{topic: f.Topic}
	}
	if one := b.amends(f); one != "" {
		return target{agreements: []string{one}}
	}
	return target{topic: f.Topic}
}

// mostTelling is why clauses fail, in the order in which a remedy speaks of it.
var mostTelling = []string{"opposed", "outranks", "dilemma", "tasked", "no-own-position", "not-in-force", "not-a-party"}

// amended are the failures that only the agreement itself can mend.
var amended = map[string]bool{"condition": true, "opposed": true, "dilemma": true, "no-own-position": true, "not-in-force": true, "not-a-party": true}

// failing says why the clauses that were tried on a finding's clash leave it
// open, and whose clauses they are: of those that oppose each other all, else
// the first.
func (b *builder) failing(f *report.Finding) (why string, agreements []string) {
	tried := b.settlements(f)
	if slices.ContainsFunc(tried, func(s facts.Settlement) bool { return s.Outcome == "partly" }) {
		why = "condition"
	}
	for _, reason := range mostTelling {
		if why == "" && slices.ContainsFunc(tried, func(s facts.Settlement) bool { return s.Why == reason }) {
			why = reason
		}
	}
	for _, s := range tried {
		if s.Why == why {
			agreement, _, _ := strings.Cut(s.Clause, "#")
			agreements = append(agreements, agreement)
		}
	}
	slices.Sort(agreements)
	if agreements = slices.Compact(agreements); why != "opposed" && len(agreements) > 1 {
		agreements = agreements[:1]
	}
	if len(agreements) == 0 {
		why = ""
	}
	return why, agreements
}

// settlements that were tried on the clash that a finding was first made of.
// Where nobody has a rule, no clause about whose rule yields is of any help.
func (b *builder) settlements(f *report.Finding) []facts.Settlement {
	if c := b.known.judged[f.Clashes[0]]; c != nil && c.Reason != "all-silent" {
		return c.Settlements
	}
	return nil
}

// amends is the agreement that a finding about no clash is about: in which its
// first place stands, or which its sentences name where the topic is agreements.
func (b *builder) amends(f *report.Finding) string {
	for _, a := range b.in.Facts.Agreements {
		if a.Book != b.in.Book {
			continue
		}
		if len(f.Places) > 0 && (f.Places[0].Path == a.Path || strings.HasPrefix(f.Places[0].Path, a.Path+".")) {
			return a.ID
		}
		if f.Topic == "agreement" && slices.Contains(f.Cites, a.ID) {
			return a.ID
		}
	}
	return ""
}
