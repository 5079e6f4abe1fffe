// Package markdown writes a report for a comment on a pull request or for the
// summary of a job: the verdicts, then what is to be settled, then the rest.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"roe.example/checker/report"
)

// longest is what GitHub takes as one comment. It counts characters; bytes are
// at least as many.
const longest = 65_536

// Write writes the report, cut at a finding if it is too long for a comment.
func Write(w io.Writer, r *report.Report) error {
	d := &document{}
	if len(r.Diagnostics) > 0 {
		d.section(faults(r))
	} else {
		d.section(verdicts(r))
		d.section(changes(r))
		for _, s := range findings(r) {
			d.section(s)
		}
		d.section(failures(r))
		d.section(remarks(r))
	}
	_, err := io.WriteString(w, d.text(r.Disclaimer))
	return err
}

// section is a part of the document that is cut between its items.
type section struct {
	open, close string
	items       []string
	what        string // the items are, in the singular
	rank        int    // lower ones get their room first
}

// Ranks: a comment that has to be cut keeps the frame and what is to be done.
const (
	frame = iota
	toSettle
	toWeigh
	toBrief
	past
)

type document struct{ sections []section }

func (d *document) section(s section) {
	if s.open != "" || len(s.items) > 0 {
		d.sections = append(d.sections, s)
	}
}

// room for the end: what was left out, and the disclaimer.
const room = 1_000

// frameRoom is the most that a section of the frame can claim.
const frameRoom = 8_000

// text puts the sections together in their order, as far as they fit by their
// ranks.
func (d *document) text(disclaimer string) string {
	texts, size := make([]string, len(d.sections)), longest-room
	left := count{}
	for rank := frame; rank <= past; rank++ {
		for i := range d.sections {
			s := &d.sections[i]
			if s.rank != rank {
				continue
			}
			most := size
			if rank == frame {
				most = min(size, frameRoom)
			}
			var missing int
			texts[i], missing = s.fit(most)
			size -= len(texts[i])
			left.add(missing, s.what)
		}
	}
	out := strings.Join(texts, "")
	if len(left.kinds) > 0 {
		out += "**Left out here, because a comment has to be short:** " + left.words() +
			". All of it is in the log of `roe check`, or in a file with `--output json=report.json`.\n\n"
	}
	return out + "_" + plain(disclaimer) + "_\n"
}

// fit writes a section into a number of bytes, and counts the items that it had
// to leave out.
func (s *section) fit(size int) (text string, missing int) {
	size -= len(s.open) + len(s.close)
	used := 0
	for used < len(s.items) && len(s.items[used]) <= size {
		size -= len(s.items[used])
		used++
	}
	if size < 0 || used == 0 && len(s.items) > 0 {
		return "", max(1, len(s.items))
	}
	return s.open + strings.Join(s.items[:used], "") + s.close, len(s.items) - used
}

// count adds up what is left out, kind by kind.
type count struct {
	kinds  []string
	number map[string]int
}

func (c *count) add(missing int, what string) {
	if missing == 0 {
		return
	}
	if c.number == nil {
		c.number = map[string]int{}
	}
	if c.number[what] == 0 {
		c.kinds = append(c.kinds, what)
	}
	c.number[what] += missing
}

func (c *count) words() string {
	var words []string
	for _, what := range c.kinds {
		words = append(words, plural(c.number[what], what))
	}
	return strings.Join(words, ", ")
}

// verdicts is the table on top.
func verdicts(r *report.Report) section {
	s := section{open: "## roe: " + headline(r) + "\n\n", what: "deployment", rank: frame}
	if len(r.Verdicts) == 0 {
		return s
	}
	s.open += "| Deployment | When | Verdict | Errors | Warnings | Notes | Waived |\n| --- | --- | --- | ---: | ---: | ---: | ---: |\n"
	s.close = "\n"
	for _, v := range r.Verdicts {
		verdict := "**" + plain(v.Verdict) + "**"
		if v.Reason != "" {
			verdict += ": " + plain(v.Reason)
		}
		s.items = append(s.items, fmt.Sprintf("| %s (%s in %s) | %s | %s | %d | %d | %d | %d |\n",
			plain(v.Event), plain(v.Deployment), plain(v.Book), plain(report.Words(v.During)), verdict, v.Errors, v.Warnings, v.Notes, v.Waived))
	}
	return s
}

// headline is the worst of the verdicts.
func headline(r *report.Report) string {
	seen := map[string]int{}
	for _, v := range r.Verdicts {
		seen[v.Verdict]++
	}
	for _, verdict := range []string{report.NotReady, report.NoVerdict, report.ReadyWithBriefing, report.Ready} {
		switch n := seen[verdict]; {
		case n == 1 && len(r.Verdicts) == 1:
			return verdict
		case n > 0:
			return fmt.Sprintf("%s (%d of %s)", verdict, n, plural(len(r.Verdicts), "deployment"))
		}
	}
	if r.Incomplete {
		return "incomplete"
	}
	return plural(len(r.Findings), "finding")
}

// changes says what is new, known and gone.
func changes(r *report.Report) section {
	b := r.Baseline
	if b == nil {
		return section{}
	}
	s := section{open: "**" + plain(b.Words()) + "**\n\n", what: "finding that is gone", rank: frame}
	if len(b.Gone) > 0 {
		s.open += details(plural(len(b.Gone), "finding")+" gone", false)
		s.close = "\n</details>\n\n"
	}
	for i := range b.Gone {
		s.items = append(s.items, "- "+plain(b.Gone[i].Words())+"\n")
	}
	return s
}

func details(summary string, open bool) string {
	tag := "<details>"
	if open {
		tag = "<details open>"
	}
	return tag + "<summary>" + inHTML(summary) + "</summary>\n\n"
}

func faults(r *report.Report) section {
	s := section{open: "## roe: no verdict\n\n" + plain(strings.Join(r.AccountInFull(), " ")) + "\n\n", close: "\n", what: "fault", rank: toSettle}
	for i := range r.Diagnostics {
		s.items = append(s.items, "- "+diagnostic(&r.Diagnostics[i])+"\n")
	}
	return s
}

func diagnostic(d *report.Diagnostic) string {
	text := plain(report.DiagnosticWords(d))
	if d.File == "" {
		return text
	}
	at := d.File
	if d.Line > 0 {
		at = d.String()
	}
	return code(at) + ": " + text
}

func failures(r *report.Report) section {
	s := section{what: "rule that could not judge"}
	if len(r.Failures) == 0 {
		return s
	}
	s.open, s.close = "### Rules that could not judge, so the result is incomplete\n\n", "\n"
	for _, f := range r.Failures {
		s.items = append(s.items, fmt.Sprintf("- **%s** %s: %s\n", plain(f.Rule), code(fmt.Sprintf("%s:%d", f.File, f.Line)), plain(f.Message)))
	}
	return s
}

// remarks say in short what was covered.
func remarks(r *report.Report) section {
	s := section{open: "### What was checked\n\n", close: "\n", what: "remark", rank: frame}
	for _, text := range r.AccountInFull() {
		if text == r.Baseline.Words() {
			continue // it stands above
		}
		s.items = append(s.items, "- "+plain(text)+"\n")
	}
	for i := range r.Notes {
		s.items = append(s.items, "- "+diagnostic(&r.Notes[i])+"\n")
	}
	return s
}

// plural counts things, of which some have a clause behind the noun.
func plural(n int, noun string) string {
	head, clause, found := strings.Cut(noun, " that ")
	if !found {
		return report.Count(n, noun)
	}
	if n != 1 {
		clause = strings.Replace(clause, "is ", "are ", 1)
	}
	return report.Count(n, head) + " that " + clause
}
