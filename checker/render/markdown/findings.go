package markdown

import (
	"fmt"
	"strings"

	"roe.example/checker/report"
)

// group is a kind of findings that stand together under a deployment.
type group struct {
	title func(n int) string
	open  bool // shown at once
	what  string
	rank  int
	holds func(f *report.Finding) bool
}

func severity(word, what string, open bool, rank int) group {
	return group{
		title: func(n int) string { return plural(n, word) + what }, open: open, what: word, rank: rank,
		holds: func(f *report.Finding) bool { return f.Open() && f.Severity == word },
	}
}

var groups = []group{
	severity("error", " to settle before anybody deploys", true, toSettle),
	severity("warning", " to settle or to accept in writing", true, toWeigh),
	severity("note", " to brief officers on", false, toBrief),
	{
		title: func(n int) string { return plural(n, "finding") + " waived" }, what: "waived finding", rank: past,
		holds: func(f *report.Finding) bool { return f.Waiver != nil },
	},
	{
		title: func(n int) string { return plural(n, "finding") + " known before" }, what: "known finding", rank: past,
		holds: func(f *report.Finding) bool { return f.Waiver == nil && !f.Open() },
	},
}

// findings are a section for each group of each deployment.
func findings(r *report.Report) (out []section) {
	for start := 0; start < len(r.Findings); {
		end := start
		first := &r.Findings[start]
		for end < len(r.Findings) && r.Findings[end].Book == first.Book && r.Findings[end].Deployment == first.Deployment {
			end++
		}
		out = append(out, deployment(r, r.Findings[start:end])...)
		start = end
	}
	return out
}

func deployment(r *report.Report, all []report.Finding) (out []section) {
	heading := "### " + plain(r.Heading(all[0].Book, all[0].Deployment)) + "\n\n"
	for _, g := range groups {
		s := section{close: "</details>\n\n", what: g.what, rank: g.rank}
		for i := range all {
			if g.holds(&all[i]) {
				s.items = append(s.items, finding(r, &all[i]))
			}
		}
		if len(s.items) == 0 {
			continue
		}
		s.open = heading + details(g.title(len(s.items)), g.open)
		heading = ""
		out = append(out, s)
	}
	return out
}

// finding is a paragraph for each of its sentences.
func finding(r *report.Report, f *report.Finding) string {
	head := "**" + plain(f.Severity) + " " + plain(f.Rule) + "**"
	if word := f.Standing(); word != "" {
		head += " (" + plain(word) + ")"
	}
	spot := f.Spot()
	parts := []string{head + " " + code(fmt.Sprintf("%s:%d", spot.File, spot.Line))}
	for _, text := range r.Paragraphs(f) {
		parts = append(parts, plain(text))
	}
	var also []string
	for _, p := range f.Others() {
		also = append(also, code(fmt.Sprintf("%s:%d", p.File, p.Line))+" ("+plain(p.Role)+")")
	}
	last := "Fingerprint " + code(f.Fingerprint)
	if len(also) > 0 {
		last = "Also " + strings.Join(also, ", ") + ". " + last
	}
	parts = append(parts, "<sub>"+last+"</sub>")
	return "- " + strings.Join(parts, "\n\n  ") + "\n\n"
}
