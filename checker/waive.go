package checker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/waiver"
)

// WaiverDraft is a waiver to fill in and to have signed: of which finding, by
// whom, and for which days at least.
type WaiverDraft struct {
	Finding     report.Finding
	Signatures  []WaiverSignature
	From, Until string
}

// WaiverSignature is one that the draft asks for: By is the lowest signatory
// who can give it, Head what the agency calls its chief.
type WaiverSignature struct{ Agency, Short, By, Head string }

// NotWaivable says why there is no draft.
type NotWaivable struct{ Why string }

func (n *NotWaivable) Error() string { return n.Why }

// Waive drafts a waiver of the finding with a fingerprint. Faults in the input
// come back as diagnostics; a NotWaivable error says that there is no such
// finding, or that nobody can waive it.
func Waive(ctx context.Context, opt Options, fingerprint string) (*WaiverDraft, []book.Diagnostic, error) {
	opt.Audience = report.Internal
	x, err := Examine(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	if len(x.Report.Diagnostics) > 0 {
		return nil, x.Report.Diagnostics, nil
	}
	meant := findingsNamed(x.Report, fingerprint)
	switch {
	case len(meant) == 0:
		return nil, nil, &NotWaivable{noSuchFinding(x.Report, fingerprint)}
	case len(meant) > 1:
		return nil, nil, &NotWaivable{fmt.Sprintf("%s means %d findings. Name one by its fingerprint, and its folder as the path:%s", fingerprint, len(meant), choices(meant))}
	}
	f := *meant[0]
	today, err := day(opt.Today)
	if err != nil {
		return nil, nil, err
	}
	l := x.Books[slices.IndexFunc(x.Books, func(l *book.Located) bool { return l.Dir == f.Book })]
	d := waiver.Asked(&waiver.Run{Books: x.Books, Facts: x.Facts, Day: waiver.Day(opt.Today, today)}, l, &f)
	if why := refusal(x, l, &f, d); why != "" {
		return nil, nil, &NotWaivable{why}
	}
	if why := tooFar(d, cmp.Or(opt.WaiverMaxDays, DefaultWaiverMaxDays)); why != "" {
		return nil, nil, &NotWaivable{why}
	}
	return waiverDraft(l, f, d), nil, nil
}

func waiverDraft(l *book.Located, f report.Finding, d waiver.Demand) *WaiverDraft {
	out := &WaiverDraft{Finding: f, From: d.First, Until: d.Last}
	if f.Deployment == "" { // nothing else says for how long
		if from, err := time.Parse(time.DateOnly, d.First); err == nil {
			out.Until = from.AddDate(0, 3, 0).Format(time.DateOnly)
		}
	}
	for _, s := range d.Signatures {
		out.Signatures = append(out.Signatures, WaiverSignature{s.Agency, l.Book.Agencies[s.Agency].Short, s.By, l.Book.Agencies[s.Agency].Head()})
	}
	return out
}

// refusal says why a finding cannot be waived, or nothing.
func refusal(x *Examination, l *book.Located, f *report.Finding, d waiver.Demand) string {
	what := fmt.Sprintf("%s (%s) cannot be waived: ", f.Fingerprint, f.Rule)
	for _, r := range x.Rules {
		if r.ID == f.Rule && r.OnWaivers {
			return what + "it is about a waiver. Mend that waiver, or take it out."
		}
	}
	switch {
	case f.Waiver != nil:
		return fmt.Sprintf("%s (%s) is accepted already, by the waiver %q at %s.", f.Fingerprint, f.Rule, f.Waiver.ID, f.Waiver.Place)
	case d.Law:
		return what + "it is a question of law. To settle it: " + f.Remedy
	case len(d.Above) > 0:
		var law, others []string
		for _, a := range d.Above {
			if a.Law {
				law = append(law, cite(l.Book, a.Document))
			} else {
				others = append(others, cite(l.Book, a.Document))
			}
		}
		if len(law) > 0 {
			return what + "it rests on " + list(law, "and") + ", which no agency can waive. To settle it: " + f.Remedy
		}
		return what + "it rests on " + list(others, "and") + ", which none of the agencies concerned has made. To settle it: " + f.Remedy
	case len(d.Signatures) == 0:
		return what + "it concerns no agency of the book that could accept it. To settle it: " + f.Remedy
	}
	return ""
}

// tooFar says from which day on a waiver of at most so many days can hold, where
// from today on it cannot cover the deployment's last.
func tooFar(d waiver.Demand, most int) string {
	last, err := time.Parse(time.DateOnly, d.Last)
	if err != nil {
		return ""
	}
	earliest := last.AddDate(0, 0, 1-most).Format(time.DateOnly)
	term := report.Count(most, "day") + " at most (waivers.maxDays in the configuration)."
	switch {
	case d.First >= earliest:
		return ""
	case d.Begins < earliest: // no later day helps
		return fmt.Sprintf("No waiver can hold: it must cover all days from %s to %s, and may run for %s", d.Begins, d.Last, term)
	}
	return fmt.Sprintf("No waiver can hold before %s: it must cover %s and may run for %s", earliest, last.Format("2 January 2006"), term)
}

func cite(b *book.Book, id string) string {
	if i := b.Instruments[id]; i != nil {
		return i.Cite
	}
	if a := b.Agreements[id]; a != nil {
		return a.Cite
	}
	return id
}

// mostListed is how many findings are listed to one who named none of them.
const mostListed = 40

// noSuchFinding lists those that there are.
func noSuchFinding(r *report.Report, fingerprint string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "No finding has the fingerprint %q.", fingerprint)
	open := slices.DeleteFunc(slices.Clone(r.Findings), func(f report.Finding) bool { return !f.Open() })
	if len(open) == 0 {
		b.WriteString(" There is nothing to accept.")
		return b.String()
	}
	b.WriteString(" The findings are:")
	for _, f := range open[:min(len(open), mostListed)] {
		fmt.Fprintf(&b, "\n  %s  %-7s  %s  %s", f.Fingerprint, f.Severity, f.Rule, f.Spot())
	}
	if more := len(open) - mostListed; more > 0 {
		fmt.Fprintf(&b, "\n  and %d more: roe check --format json prints them all.", more)
	}
	return b.String()
}
