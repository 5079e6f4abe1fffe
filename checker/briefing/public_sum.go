package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// concealed tells texts of which the public report keeps the particulars.
func concealed(text string) bool { return strings.Contains(text, "(withheld:") }

// withheldRule stands for the rules of what is summed up: their names would hint
// at it.
func withheldRule(topic string) string { return topic + "/withheld" }

// sumCover sums up what is to be settled and told, topic by topic, wherever the
// public report keeps the particulars: in its steps, and in its lists.
func (b *builder) sumCover() {
	o := &b.out.Cover
	o.Steps, o.Settle = b.sumTasks(o.Settle, b.steps)
	o.Points, o.Tell = b.sumTasks(o.Tell, b.points)
	slices.SortStableFunc(o.Steps, func(x, y Step) int { return cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity)) })
	slices.SortStableFunc(o.Settle, func(x, y Task) int { return cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity)) })
}

// sumTasks gathers what may be told, and sums up the rest.
func (b *builder) sumTasks(tasks []Task, gather func([]Task) []Step) ([]Step, []Task) {
	open := slices.DeleteFunc(slices.Clone(tasks), func(t Task) bool { return concealed(t.Text) })
	steps := gather(open)
	for _, sum := range b.summed(tasks) {
		steps, open = append(steps, sum.step), append(open, sum.task())
	}
	return steps, open
}

// sum is what there is of one topic, without particulars.
type sum struct {
	topic string
	step  Step
}

// summed is one sum for each topic of which something is concealed.
func (b *builder) summed(tasks []Task) []sum {
	by := map[string]*step{}
	for i := range tasks {
		t := &tasks[i]
		if !concealed(t.Text) {
			continue
		}
		topic := b.known.told[t.Finding].Topic
		if by[topic] == nil {
			by[topic] = &step{builder: b, target: target{topic: topic}}
		}
		by[topic].tasks = append(by[topic].tasks, t)
	}
	var out []sum
	for _, topic := range sortedKeys(by) {
		s := by[topic].step()
		s.Text = total(&s, marks(by[topic].tasks))
		s.Findings = []string{b.sumOf(topic)}
		out = append(out, sum{topic, s})
	}
	return out
}

// sumOf is the fingerprint under which what is concealed of a topic is summed up:
// that of the first of it.
func (b *builder) sumOf(topic string) string {
	for i := range b.in.Report.Findings {
		if f := &b.in.Report.Findings[i]; f.Topic == topic && f.Waiver == nil && b.concerns(f) && concealed(f.Message) {
			return f.Fingerprint
		}
	}
	return ""
}

// task is a sum as something to do.
func (s *sum) task() Task {
	t := Task{Rule: withheldRule(s.topic), Topic: s.step.About, Remedy: "The agencies named have the particulars.", By: s.step.By, Before: s.step.Before}
	t.Text, t.Finding, t.Severity, t.Sources = s.said(), s.step.Findings[0], s.step.Severity, s.step.Sources
	return t
}

func (s *sum) said() string { return "On " + s.step.About + ": " + uncapital(s.step.Text) }

// sumFindings leaves of the findings whose particulars are concealed one for each
// topic, in the place of the first. What was accepted is told where that is.
func (b *builder) sumFindings(all []report.Finding) []report.Finding {
	var tasks []Task
	agencies := map[string][]string{}
	for i := range all {
		if f := &all[i]; b.sums(f) {
			tasks = append(tasks, b.task(f))
			agencies[f.Topic] = union(agencies[f.Topic], f.Agencies)
		}
	}
	sums := map[string]sum{}
	for _, s := range b.summed(tasks) {
		sums[s.topic] = s
	}
	out := []report.Finding{}
	for i := range all {
		f := all[i]
		if s := sums[f.Topic]; b.sums(&f) {
			if f.Fingerprint != s.step.Findings[0] {
				continue
			}
			count := s.step.Errors + s.step.Warnings + s.step.Notes
			f = report.Finding{
				Rule: withheldRule(f.Topic), Witness: map[string]string{}, Topic: f.Topic, Severity: s.step.Severity, Title: f.Title, Remedy: f.Remedy, Book: f.Book, Deployment: f.Deployment,
				Message: s.said(), Agencies: agencies[f.Topic], Count: count, Fingerprint: f.Fingerprint, Incomplete: f.Incomplete, Change: f.Change,
			}
		}
		out = append(out, f)
	}
	return out
}

// sums tells findings that are summed up.
func (b *builder) sums(f *report.Finding) bool {
	return f.Waiver == nil && b.concerns(f) && concealed(f.Message)
}

// total says how much there is, between whom, and that this is all that is said.
func total(s *Step, left string) string {
	var who []string
	for _, a := range s.By {
		who = append(who, a.Short)
	}
	between := ""
	switch len(who) {
	case 0:
	case 1:
		between = " for " + who[0]
	default:
		between = " between " + report.List(who)
	}
	notes := report.Count(s.Notes, "note") + " to officers"
	switch {
	case s.Errors+s.Warnings == 0:
		return report.Capital(notes) + between + "; particulars are left out " + left + "."
	case s.Notes > 0:
		between = " and " + notes + between
	}
	return report.Capital(report.Tally(s.Errors, s.Warnings)) + " to settle" + between + "; particulars are left out " + left + "."
}

// marks are those of what the tasks leave out.
func marks(tasks []*Task) string {
	var out []string
	for _, t := range tasks {
		_, after, _ := strings.Cut(t.Text, "(withheld: ")
		what, _, _ := strings.Cut(after, ")")
		if !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	return "(withheld: " + report.List(out) + ")"
}
