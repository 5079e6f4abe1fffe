package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// cover says whether the deployment is ready, what is to be done first, and
// what is not known. Its sentences are those of the report, which keeps from
// the public what is not for it.
func (b *builder) cover() Cover {
	c := Cover{}
	b.verdict(&c)
	for i := range b.in.Report.Findings {
		f := &b.in.Report.Findings[i]
		switch {
		case !b.concerns(f):
		case f.Waiver != nil:
			c.Accepted = append(c.Accepted, b.accepted(f))
		case rule.Weight(f.Severity) >= rule.Weight(rule.Warning):
			c.Settle = append(c.Settle, b.task(f))
		case tell(f):
			c.Tell = append(c.Tell, b.task(f))
		}
	}
	slices.SortStableFunc(c.Settle, func(x, y Task) int {
		return cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity))
	})
	c.Steps, c.Points = b.steps(c.Settle), b.points(c.Tell)
	b.uncompared(&c)
	return c
}

// verdict and its reason.
func (b *builder) verdict(c *Cover) {
	for _, v := range b.in.Report.Verdicts {
		if v.Book != b.in.Book || v.Deployment != b.in.Deployment {
			continue
		}
		c.Verdict, c.Words = v.Verdict, report.Capital(v.Verdict)
		switch {
		case v.Reason != "":
			c.Words += ": " + v.Reason
		case v.Verdict == report.ReadyWithBriefing:
			c.Words += ": nothing is left to settle, and officers must be told what follows"
		case v.Verdict == report.Ready:
			c.Words += ": nothing was found to settle or to tell"
		}
		c.Words += "."
		for _, g := range v.Gaps {
			c.Unknown = append(c.Unknown, Line{Text: "Not all rules are written down on " + g + ". What is left out may forbid or demand more."})
		}
	}
}

// concerns tells findings on this deployment, and on documents of its book that
// take part in it.
func (b *builder) concerns(f *report.Finding) bool {
	if f.Book != b.in.Book || f.Deployment != "" {
		return f.Book == b.in.Book && f.Deployment == b.in.Deployment
	}
	if len(f.Agencies) == 0 {
		return true
	}
	return slices.ContainsFunc(f.Agencies, func(id string) bool { return slices.Contains(b.facts.Agencies, id) })
}

// tell tells notes that officers have to hear from those that are for planners.
func tell(f *report.Finding) bool {
	switch f.Kind {
	case "forbidden-here", "duty", "incomparable", "silent", "terms":
		return true
	}
	return f.Rule == "command/hand-over" || strings.HasPrefix(f.Remedy, "Brief ")
}

// task is a finding as something to do.
func (b *builder) task(f *report.Finding) Task {
	t := Task{Rule: f.Rule, Topic: b.words.Topic(f.Topic), Remedy: f.Remedy, By: b.by(f)}
	t.Text, t.Finding, t.Severity = f.Message, f.Fingerprint, f.Severity
	t.Sources = b.placed(f.Places)
	if f.During != nil && f.During.From > b.facts.During.From {
		t.Before = f.During.From
	}
	return t
}

// placed cites the document of each place, where it stands in one.
func (b *builder) placed(places []report.Place) []Source {
	out := []Source{}
	for _, p := range places {
		out = append(out, Source{Cite: cmp.Or(b.words.Defined(p.Path), b.part(p)), Place: p})
	}
	return out
}

// part says what stands at a place that is in no document: of this deployment
// or another one, or what an agency states of itself.
func (b *builder) part(p report.Place) string {
	switch {
	case strings.HasPrefix(p.Path, "deployments"):
		return "the plan of this deployment"
	case strings.HasPrefix(p.Path, "agencies"):
		return "what the agency states of itself"
	}
	return cmp.Or(p.Role, "the book")
}

// accepted says what the agencies accepted in writing, and until when.
func (b *builder) accepted(f *report.Finding) Line {
	text := "Accepted until " + b.words.Day(f.Waiver.Until)
	if who := signers(f.Waiver); who != "" {
		text += " by " + who
	}
	return Line{Text: text + ": " + f.Message, Sources: b.placed([]report.Place{f.Waiver.Place}), Finding: f.Fingerprint, Severity: f.Severity}
}

// signers of an acceptance: the agencies.
func signers(w *report.Waiver) string {
	var out []string
	for _, a := range w.Accepted {
		out = append(out, cmp.Or(a.Short, a.Agency))
	}
	return report.List(out)
}
