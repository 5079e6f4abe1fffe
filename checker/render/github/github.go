// Package github writes a report as workflow commands, which GitHub Actions
// shows as annotations on the lines of a pull request.
package github

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// shown is how many annotations of each kind GitHub shows for one step.
const shown = 10

// Write writes one command for each fault, failure, deployment without a
// verdict and finding, those that count first, and a line of log that counts
// them.
func Write(w io.Writer, r *report.Report) error {
	l := &log{counts: map[string]int{}}
	for i := range r.Diagnostics {
		l.diagnostic("error", &r.Diagnostics[i])
	}
	for _, f := range r.Failures {
		l.command("error", report.Place{File: f.File, Line: f.Line}, f.Rule+" could not judge", f.Message)
	}
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Verdict == report.NoVerdict {
			l.command("error", v.Place, "no verdict", v.Words())
		}
	}
	l.findings(r, true)
	l.findings(r, false)
	for i := range r.Notes {
		l.diagnostic("notice", &r.Notes[i])
	}
	l.rest(r)
	_, err := io.WriteString(w, l.String())
	return err
}

type log struct {
	strings.Builder
	counts map[string]int
}

// levels are GitHub's words for severities.
var levels = map[string]string{"error": "error", "warning": "warning", "note": "notice"}

// findings writes those that count or those that do not, which are told as
// notices: GitHub shows few of each kind, and no place is to be taken from
// what is new.
func (l *log) findings(r *report.Report, open bool) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Open() != open {
			continue
		}
		level, title := levels[f.Severity], f.Named()
		if !open {
			level, title = "notice", f.Standing()+" "+f.Severity+": "+f.Named()
		}
		text := r.Paragraphs(f)
		for _, p := range f.Others() {
			text = append(text, "Also "+p.String()+" ("+p.Role+")")
		}
		l.command(level, f.Spot(), title, strings.Join(text, "\n"))
	}
}

func (l *log) diagnostic(level string, d *report.Diagnostic) {
	l.command(level, report.Place{File: d.File, Line: d.Line, Column: d.Column}, "roe", report.DiagnosticWords(d))
}

// command writes ::error file=…,line=…,col=…,title=…::message.
func (l *log) command(level string, p report.Place, title, message string) {
	l.counts[level]++
	var properties []string
	add := func(name, value string) { properties = append(properties, name+"="+property.Replace(value)) }
	if p.File != "" && !strings.HasPrefix(p.File, "roe:") {
		add("file", strings.TrimPrefix(p.File, "./"))
		if p.Line > 0 {
			add("line", strconv.Itoa(p.Line))
		}
		if p.Column > 0 {
			add("col", strconv.Itoa(p.Column))
		}
	}
	add("title", title)
	fmt.Fprintf(l, "::%s %s::%s\n", level, strings.Join(properties, ","), data.Replace(message))
}

// As actions/toolkit escapes commands: packages/core/src/command.ts.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// rest is for the log: what is not about a line.
func (l *log) rest(r *report.Report) {
	for _, text := range r.Closing() {
		l.plain(text)
	}
	text := "Annotations: " + report.Count(l.counts["error"], "error") + ", " + report.Count(l.counts["warning"], "warning") + ", " + report.Count(l.counts["notice"], "notice") + "."
	if max(l.counts["error"], l.counts["warning"], l.counts["notice"]) > shown {
		text += fmt.Sprintf(" GitHub shows no more than %d of each kind for one step; the log above has them all, and so has the SARIF format with code scanning.", shown)
	}
	l.plain(text)
}

// plain writes a line that the runner cannot take for a command: those begin
// with two colons, or hold ##[.
func (l *log) plain(text string) {
	text = strings.Join(strings.Fields(text), " ")
	text = strings.ReplaceAll(text, "##[", "## [")
	if strings.HasPrefix(text, "::") {
		text = "." + text
	}
	l.WriteString(text + "\n")
}
