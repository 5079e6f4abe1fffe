package markdown

import (
	"fmt"
	"io"
	"strings"

	"roe.example/checker/report"
)

// WriteDiff writes what is different between two versions, for a comment on a
// pull request.
func WriteDiff(w io.Writer, d *report.Diff) error {
	doc := &document{}
	head := section{open: "### What changed from " + code(d.Old) + " to " + code(d.New) + "\n\n", what: "verdict"}
	for _, v := range d.Verdicts {
		head.items = append(head.items, "- "+verdictChange(v)+"\n")
	}
	head.close = "\n" + plain(d.Summary()) + "\n\n"
	doc.section(head)
	for _, part := range []struct {
		word     string
		findings []report.Finding
		open     bool
	}{{"opened", d.Opened, true}, {"closed", d.Closed, false}} {
		s := section{what: "conflict " + part.word, close: "</details>\n\n"}
		for i := range part.findings {
			s.items = append(s.items, conflict(&part.findings[i], nil))
		}
		if len(s.items) > 0 {
			s.open = details(plural(len(s.items), "conflict")+" "+part.word, part.open)
			doc.section(s)
		}
	}
	changed := section{what: "conflict changed", close: "</details>\n\n"}
	for i := range d.Changed {
		changed.items = append(changed.items, conflict(&d.Changed[i].After, d.Changed[i].What))
	}
	if len(changed.items) > 0 {
		changed.open = details(plural(len(changed.items), "conflict")+" changed", true)
		doc.section(changed)
	}
	doc.section(meaning(d))
	remarks := section{what: "remark"}
	for _, r := range d.Remarks {
		remarks.items = append(remarks.items, plain(r)+"\n\n")
	}
	doc.section(remarks)
	_, err := io.WriteString(w, doc.text(d.Disclaimer))
	return err
}

func verdictChange(v report.VerdictPair) string {
	switch {
	case v.After == nil:
		return plain(v.Before.Event) + ": not there any more"
	case v.Before == nil:
		return plain(v.After.Event) + ": **" + plain(v.After.Verdict) + "** (new)"
	}
	return plain(v.After.Event) + ": " + plain(v.Before.Verdict) + " → **" + plain(v.After.Verdict) + "**" + reason(v.After)
}

func reason(v *report.Verdict) string {
	if v.Reason == "" {
		return ""
	}
	return ", " + plain(v.Reason)
}

func conflict(f *report.Finding, what []string) string {
	spot := f.Spot()
	parts := []string{"**" + plain(f.Severity) + " " + plain(f.Named()) + "** " + code(fmt.Sprintf("%s:%d", spot.File, spot.Line))}
	for _, w := range what {
		parts = append(parts, plain(strings.ToUpper(w[:1])+w[1:]+"."))
	}
	return "- " + strings.Join(append(parts, plain(f.Message)), "\n\n  ") + "\n\n"
}

// meaning lists what the books say otherwise, document by document.
func meaning(d *report.Diff) section {
	s := section{what: "change in what the books say"}
	if !d.MeaningKnown {
		return s
	}
	if len(d.Meaning) == 0 {
		s.open = "Nothing changed in meaning.\n\n"
		return s
	}
	s.open, s.close = details(plural(len(d.Meaning), "change")+" in what the books say", true), "\n</details>\n\n"
	last := ""
	for _, x := range d.Meaning {
		item := ""
		if x.Subject != last {
			item, last = "\n**"+plain(x.Subject)+"** ("+plain(x.Book)+")\n\n", x.Subject
		}
		item += "- " + plain(x.Text)
		if at := x.New; at != nil {
			item += " " + code(fmt.Sprintf("%s:%d", at.File, at.Line))
		} else if at := x.Old; at != nil {
			item += " (before: " + code(fmt.Sprintf("%s:%d", at.File, at.Line)) + ")"
		}
		s.items = append(s.items, item+"\n")
	}
	return s
}
