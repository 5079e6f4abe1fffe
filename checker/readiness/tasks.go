package readiness

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"roe.example/checker/briefing"
	"roe.example/checker/internal/late"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// worklist is what to settle, by the day on which it first matters: what was
// found, and dates of documents that come. What officers need only be told is
// in the findings.
func (b *builder) worklist() (out []Task) {
	for _, f := range b.open {
		if f.Severity != rule.Note {
			out = append(out, b.task(f))
		}
	}
	for i := range b.out.Dates {
		if t, any := b.comes(&b.out.Dates[i]); any {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, compareTasks)
	out = once(out)
	for i := range out {
		out[i].Number = i + 1
		out[i].Status = b.when(out[i].Day)
	}
	return out
}

// once puts together what is to be done once for several events: it is about
// documents and agencies, and about no part of a plan.
func once(tasks []Task) (out []Task) {
	for _, t := range tasks {
		i := slices.IndexFunc(out, func(o Task) bool {
			return t.Rule != "" && o.Rule == t.Rule && o.Why == t.Why && o.Do == t.Do && slices.Equal(o.By, t.By) && !planned(o) && !planned(t)
		})
		switch {
		case i < 0:
			out = append(out, t)
		case t.For != out[i].For && !slices.Contains(out[i].Also, t.For):
			out[i].Also = append(out[i].Also, t.For)
		}
	}
	return out
}

func planned(t Task) bool {
	return slices.ContainsFunc(t.Sources, func(s briefing.Source) bool { return strings.HasPrefix(s.Place.Path, "deployments.") })
}

// compareTasks puts what matters first first; what has no day comes last.
func compareTasks(a, b Task) int {
	return cmp.Or(
		cmp.Compare(truth(a.Day == ""), truth(b.Day == "")), cmp.Compare(a.Day, b.Day),
		cmp.Compare(rule.Weight(b.Severity), rule.Weight(a.Severity)), cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Why, b.Why), cmp.Compare(a.Finding, b.Finding),
	)
}

func (b *builder) when(day string) string {
	switch {
	case day == "":
		return "now"
	case day < b.in.Report.Today:
		return "overdue"
	}
	return "ahead"
}

func (b *builder) task(f *report.Finding) Task {
	t := Task{
		Do: f.Remedy, Why: f.Message, Severity: f.Severity, Topic: b.words[f.Book].Topic(f.Topic),
		By: b.agencies(f.Book, b.acts(f)), Rule: f.Rule, Finding: f.Fingerprint,
	}
	t.First, t.For = b.matters(f)
	if t.Day = dayBefore(t.First); t.Day != "" {
		t.When = dated(t.Day)
	}
	for _, p := range f.Places {
		t.Sources = append(t.Sources, briefing.Source{Cite: b.written(f.Book, p), Place: p})
	}
	named := slices.ContainsFunc(b.out.Agreements, func(c Card) bool { return c.Book == f.Book && b.names(f, &c) })
	for i := range b.out.Agreements {
		if c := &b.out.Agreements[i]; c.Book == f.Book && (b.names(f, c) || !named && b.concerns(f, c)) {
			t.Agreements = append(t.Agreements, c.Cite)
			t.Lead = cmp.Or(t.Lead, b.lead(f, c))
		}
	}
	return t
}

// amends tells from what is to be done that the text of an agreement changes.
var amends = late.Regexp(`(?i)\bamend|\b(in|to|into) (the|an) agreement\b|\bclause\b`)

// lead says whose approval a change of an agreement needs: that takes longer
// than a day.
func (b *builder) lead(f *report.Finding, c *Card) string {
	if !amends.MatchString(f.Remedy) {
		return ""
	}
	var needs []string
	for _, p := range c.Parties {
		for _, by := range b.books[c.Book].Book.Agreements[c.ID].Parties[p.Agency.ID].Needs {
			needs = append(needs, b.signatory(c.Book, p.Agency.ID, by)+" for "+p.Agency.Short)
		}
	}
	if len(needs) == 0 {
		return ""
	}
	return "Whatever changes " + c.Cite + " needs the approval of " + list(needs) + ": begin early enough for that."
}

// acts are who must act on a finding, the same as a briefing names; on one about
// documents alone its agencies.
func (b *builder) acts(f *report.Finding) []string {
	if d, in := b.season[deploymentKey{f.Book, f.Deployment}]; in {
		return briefing.Acts(b.in.Facts, b.books[f.Book], d, f)
	}
	if ids := briefing.Signing(b.books[f.Book], f); len(ids) > 0 {
		return ids
	}
	if len(f.Agencies) > 0 {
		return f.Agencies
	}
	return b.whoRelies(f)
}

// whoRelies are who must act on a finding about documents that names nobody: by
// each deployment of the season that rests on these documents.
func (b *builder) whoRelies(f *report.Finding) (ids []string) {
	for _, s := range b.out.Deployments {
		if s.InSeason && s.Book == f.Book {
			ids = append(ids, briefing.Acts(b.in.Facts, b.books[f.Book], b.season[deploymentKey{s.Book, s.ID}], f)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// dayBefore is by when something is settled that first matters on a day.
func dayBefore(on string) string {
	if on == "" {
		return ""
	}
	return date(on).AddDate(0, 0, -1).Format(time.DateOnly)
}

// askedOf are the agencies of a finding; of one that names none, the host's.
func (b *builder) askedOf(f *report.Finding) []string {
	if len(f.Agencies) > 0 {
		return f.Agencies
	}
	if d, in := b.season[deploymentKey{f.Book, f.Deployment}]; in {
		return []string{d.Host}
	}
	return nil
}

// matters is the day on which a finding first matters, and what makes it so:
// the deployment, from when in it on; of documents alone, the first event of
// the season that concerns an agency of it.
func (b *builder) matters(f *report.Finding) (on, event string) {
	if d, in := b.season[deploymentKey{f.Book, f.Deployment}]; in {
		on = day(d.During.From)
		if f.During != nil && day(f.During.From) > on {
			on = day(f.During.From)
		}
		return on, d.Event
	}
	for _, d := range b.out.Dates {
		if (d.Kind != "event" && d.Kind != "deployment") || d.Last < b.in.Report.Today {
			continue
		}
		if len(f.Agencies) == 0 || slices.ContainsFunc(d.Agencies, func(a Agency) bool { return slices.Contains(f.Agencies, a.ID) }) {
			return d.Day, d.Title
		}
	}
	return "", ""
}

// coming says what to do about days of documents that come.
var coming = map[string]string{
	"ends":           "Renew the agreement, or agree on what comes after it.",
	"review-due":     "Review the agreement with all parties, and record the day.",
	"approval-ends":  "Have the approval renewed before it ends.",
	"insurance-ends": "Have the agency show proof of insurance that goes on.",
	"waiver-ends":    "Settle what the waiver accepts, or have it signed again.",
	"rules-change":   "Read the agreements that rest on it against the new state, and record the review.",
}

// comes is the task that a date of a document sets. The end of an agreement
// matters on the first event that it does not last to.
func (b *builder) comes(d *Date) (t Task, any bool) {
	do := coming[d.Kind]
	if do == "" {
		return t, false
	}
	t = Task{Do: do, Why: sentence(d.Title + " on " + dated(d.Day)), Topic: "agreements", By: d.Agencies, Day: d.Day, First: d.Day}
	if d.Note != "" {
		t.Why += " " + d.Note
	}
	for i := range b.out.Agreements {
		c := &b.out.Agreements[i]
		if c.Book != d.Book || !b.touches(c, d) {
			continue
		}
		t.Agreements = append(t.Agreements, c.Cite)
		if len(t.By) == 0 || d.Kind == "rules-change" {
			for _, p := range c.Parties {
				t.By = append(t.By, p.Agency)
			}
		}
		if d.Kind == "ends" {
			t.First, t.For = b.firstAfter(c, d.Day)
			if t.Day = t.First; t.For != "" {
				t.Day = dayBefore(t.First)
			}
		}
	}
	if d.Kind == "rules-change" && len(t.Agreements) == 0 {
		return t, false // nothing rests on it
	}
	slices.SortFunc(t.By, func(a, b Agency) int { return cmp.Compare(a.Short, b.Short) })
	t.By = slices.Compact(t.By)
	t.When = dated(t.Day)
	return t, true
}

// touches tells whether a date is of an agreement, or of what it rests on.
func (b *builder) touches(c *Card, d *Date) bool {
	if d.Kind == "rules-change" {
		if max(c.Term.From, c.Review.Last) >= d.Day {
			return false // it was made, or reviewed, with that in view
		}
		return slices.Contains(b.books[c.Book].Book.Agreements[c.ID].RestsOn, d.ID)
	}
	return c.ID == d.ID
}

// firstAfter is the first event that an agreement does not last to; without
// one, its last day.
func (b *builder) firstAfter(c *Card, ends string) (on, event string) {
	for _, e := range c.Events {
		if e.InForce == "no" && e.Day > ends {
			return e.Day, e.Title
		}
	}
	return ends, ""
}
