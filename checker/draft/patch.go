package draft

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/settle"
)

// patch is the file that adds a set's clauses to the book.
func (d *drafter) patch(set *report.ClauseSet, s *settle.Set) (report.ProposedFile, error) {
	var clauses []Clause
	for i := range s.Clauses {
		c, words := s.Clauses[i], &set.Clauses[i]
		stated := *c.Clause
		stated.Text = words.Text
		clauses = append(clauses, Clause{Agreement: c.Agreement, ID: c.ID, Clause: &stated, Comment: d.comment(words)})
	}
	notice := d.Notice
	if notice == "" {
		notice = d.notice(set)
	}
	text, err := d.Patch(notice, clauses)
	return report.ProposedFile{Name: FileName(d.Deployment, number(set)+".cue"), Text: text}, err
}

// number tells the files of the sets apart; the first needs none.
func number(set *report.ClauseSet) string {
	if set.Number == 1 {
		return ""
	}
	return fmt.Sprintf("-set-%d", set.Number)
}

// FileName is what a file about a deployment is called.
func FileName(deployment, ending string) string {
	return "addendum-" + strings.NewReplacer("/", "-", "..", "-").Replace(deployment) + ending
}

// notice heads the patch: what it is, and that nothing in it was signed.
func (d *drafter) notice(set *report.ClauseSet) string {
	lines := []string{
		report.DraftMark,
		"",
		"Clauses that would clear " + report.Tally(set.Errors, set.Warnings) + " of " + d.d.Event + ".",
	}
	lines = append(lines, Wrap("In this folder, the file lets `roe check` see what the clauses would do. They stand here as though all parties "+
		"to the agreement had signed them, and nobody has: an addendum that is not signed settles nothing. Keep the file out of "+
		"the books on which you rely until these have signed:")...)
	for _, a := range set.Amends {
		for _, p := range a.Signers {
			lines = append(lines, Wrap("  "+a.Cite+": "+p.Name+", "+report.List(p.By))...)
		}
	}
	return strings.Join(lines, "\n")
}

func (d *drafter) comment(c *report.ProposedClause) string {
	var lines []string
	for _, name := range c.Clears {
		f := d.findings[name]
		lines = append(lines, Wrap(fmt.Sprintf("%s (%s): %s", f.Rule, f.Severity, f.Message))...)
	}
	if c.Decision != "" {
		lines = append(lines, Wrap(c.Decision)...)
		for _, a := range c.Alternatives {
			lines = append(lines, Wrap("Or: "+a)...)
		}
	}
	return strings.Join(slices.Compact(lines), "\n")
}

// Wrap breaks a comment into lines.
func Wrap(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if len(line)+len(word) > 90 && line != "" {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
