package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// DiagnosticWords say what is wrong with the input, what to write instead, and
// where else it shows.
func DiagnosticWords(d *Diagnostic) string {
	out := d.Message
	if d.Hint != "" {
		out = goOn(out) + d.Hint
	}
	for _, also := range d.Also {
		out = goOn(out) + "also " + also.String()
	}
	return out
}

// goOn ends a text so that another can follow it.
func goOn(text string) string {
	text = strings.TrimRight(text, " \n")
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text + " "
	}
	return text + "; "
}

// Count writes a number with its noun, which stands in the plural where it must:
// 1 clause, 2 clauses.
func Count(n int, noun string) string { return plural(n, noun) }

// What follows are the sentences that every format prints, so that none of them
// words anything for itself.

// Paragraphs are what a finding has to say, in order: the conflict, when it
// holds, whether it counts, and what settles it.
func (r *Report) Paragraphs(f *Finding) []string {
	out := []string{f.Message}
	for _, text := range []string{r.When(f), f.Waiver.Words(), r.Past(f)} {
		if text != "" {
			out = append(out, text)
		}
	}
	if f.Remedy != "" {
		out = append(out, "To settle it: "+f.Remedy)
	}
	if f.Count > 1 {
		out = append(out, fmt.Sprintf("One cause, %d instances.", f.Count))
	}
	return out
}

// When says the period of a finding, if it is not the whole deployment.
func (r *Report) When(f *Finding) string {
	if f.During == nil || *f.During == (Interval{}) {
		return ""
	}
	if v := r.verdict(f.Book, f.Deployment); v != nil && *f.During == v.During {
		return ""
	}
	if len(f.Periods) == 0 {
		return "It holds " + Words(*f.During) + "."
	}
	words := make([]string, len(f.Periods))
	for i, period := range f.Periods {
		words[i] = Words(period)
	}
	return "It holds " + strings.Join(words, "; ") + "."
}

func (r *Report) verdict(book, deployment string) *Verdict {
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Book == book && v.Deployment == deployment {
			return v
		}
	}
	return nil
}

// Standing is one word on whether a finding counts: waived, known, new, or
// nothing.
func (f *Finding) Standing() string {
	if f.Waiver != nil {
		return "waived"
	}
	return f.Change
}

// Past says what the baseline has to say of a finding.
func (r *Report) Past(f *Finding) string {
	switch {
	case r.Baseline == nil:
		return ""
	case f.Change == Known && f.Waiver != nil:
		return "Known: it was there in " + r.Baseline.Name + " already."
	case f.Change == Known:
		return "Known: it was there in " + r.Baseline.Name + " already, so it does not count here."
	case f.Change == New:
		return r.new(f)
	}
	return ""
}

// new says whether a finding was not there, or weighed less.
func (r *Report) new(f *Finding) string {
	switch f.Weighed {
	case "":
		return "New: it was not there in " + r.Baseline.Name + "."
	case Waived:
		return "New: it was waived in " + r.Baseline.Name + ", and no waiver accepts it any more."
	}
	return "New: it was there in " + r.Baseline.Name + " already, but weighed less: its severity was " + f.Weighed + "."
}

// shownOfFingerprint is enough of one to name a finding to other commands.
const shownOfFingerprint = 8

// Print is the first part of a finding's fingerprint, by which it can be named.
func (f *Finding) Print() string { return f.Fingerprint[:min(shownOfFingerprint, len(f.Fingerprint))] }

// Named is the rule of a finding and the first part of its fingerprint.
func (f *Finding) Named() string { return strings.TrimSpace(f.Rule + " " + f.Print()) }

// Words say who accepted what, why and how long.
func (w *Waiver) Words() string {
	if w == nil {
		return ""
	}
	text := "Waived until the end of " + dayOf(w.Until)
	var who []string
	for _, a := range w.Accepted {
		who = append(who, a.words())
	}
	if len(who) > 0 {
		text += ", accepted by " + strings.Join(who, " and by ")
	}
	text += "."
	if w.Why != "" {
		text += " Why: " + sentence(w.Why)
	}
	if w.Terms != "" {
		text += " On these terms: " + sentence(w.Terms)
	}
	if len(w.Evidence) > 0 {
		text += " Evidence: " + sentence(strings.Join(w.Evidence, "; "))
	}
	if w.ID == "" { // for the public
		return text
	}
	return text + " Recorded as " + w.ID + at(w.Place) + "."
}

func (a Acceptance) words() string {
	text := a.By
	if a.Title != "" {
		text += ", " + a.Title
	}
	text += " (" + cmp.Or(a.Short, a.Agency) + ")"
	if a.On != "" {
		text += " on " + dayOf(a.On)
	}
	return text
}

func dayOf(day string) string {
	text, err := moment(day)
	if err != nil {
		return day
	}
	return text
}

// sentence ends a text with a full stop, once.
func sentence(text string) string { return strings.TrimRight(text, ". \n") + "." }

func at(p Place) string {
	if p.File == "" {
		return ""
	}
	return " at " + p.String()
}

// String gives file:line:column.
func (p Place) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// Spot is the place at which a finding is best shown: the first that stands in
// the reader's files. The library's own files, which begin with "roe:", are not
// there.
func (f *Finding) Spot() Place {
	for _, p := range f.Places {
		if !strings.HasPrefix(p.File, "roe:") {
			return p
		}
	}
	return f.Places[0]
}

// Others are the places beside the Spot.
func (f *Finding) Others() []Place {
	spot := f.Spot()
	return slices.DeleteFunc(slices.Clone(f.Places), func(p Place) bool { return p == spot })
}

// Words say one verdict: the event, the answer, and why.
func (v *Verdict) Words() string {
	text := v.Event + ": " + v.Verdict
	if v.Reason != "" {
		text += ", " + v.Reason
	}
	if v.Waived > 0 {
		text += "; " + plural(v.Waived, "finding") + " waived"
	}
	return text + "."
}

// Heading names a deployment with its period, or says that what stands under it
// is about documents.
func (r *Report) Heading(book, deployment string) string {
	if v := r.verdict(book, deployment); v != nil {
		return fmt.Sprintf("%s (%s in %s), %s", v.Event, v.Deployment, v.Book, Words(v.During))
	}
	return "Documents of " + book
}

// Words say what changed against an earlier run.
func (b *Baseline) Words() string {
	if b == nil {
		return ""
	}
	text := fmt.Sprintf("Against %s: %d new, %d known (not counted), %d gone", b.Name, b.New, b.Known, len(b.Gone))
	if len(b.Unknown) > 0 {
		text += fmt.Sprintf(", %d not judged this time", len(b.Unknown))
	}
	return text + "."
}

// Words say which finding is gone.
func (g *Gone) Words() string {
	return "Gone: " + g.named()
}

func (g *Gone) named() string {
	text := g.Severity + " " + g.Rule + " (" + cmp.Or(g.Deployment, g.Book) + ")"
	for _, part := range []string{g.Title, g.Message} {
		if part != "" {
			text += ": " + strings.TrimSuffix(part, ".")
		}
	}
	return text + "."
}
