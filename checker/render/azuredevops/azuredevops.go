// Package azuredevops writes a report as the logging commands of Azure
// Pipelines, which show as issues of the build.
package azuredevops

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// Write writes an issue for each fault, failure, deployment without a verdict
// and finding that counts, plain lines for the rest, and at the end how the
// task went. Azure knows errors and warnings: notes, and what was accepted,
// are lines of the log.
func Write(w io.Writer, r *report.Report) error {
	l := &log{}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		l.issue("error", report.Place{File: d.File, Line: d.Line, Column: d.Column}, "", report.DiagnosticWords(d))
	}
	for _, f := range r.Failures {
		l.issue("error", report.Place{File: f.File, Line: f.Line}, f.Rule, "The rule "+f.Rule+" could not judge: "+f.Message)
	}
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Verdict == report.NoVerdict {
			l.issue("error", v.Place, "no-verdict", v.Words())
		}
	}
	l.findings(r)
	l.rest(r)
	l.complete(r)
	_, err := io.WriteString(w, l.String())
	return err
}

type log struct {
	strings.Builder
	warnings bool
}

func (l *log) findings(r *report.Report) {
	for i := range r.Findings {
		f := &r.Findings[i]
		text := strings.Join(r.Paragraphs(f), " ")
		for _, p := range f.Others() {
			text += " Also " + p.String() + " (" + p.Role + ")."
		}
		if f.Open() && f.Severity != "note" {
			l.warnings = true
			l.issue(f.Severity, f.Spot(), f.Rule, f.Named()+": "+text)
			continue
		}
		l.plain(strings.TrimSpace(f.Standing()+" "+f.Severity) + ": " + f.Named() + ": " + f.Spot().String() + ": " + text)
	}
}

// issue writes ##vso[task.logissue type=error;sourcepath=…;…]message.
func (l *log) issue(kind string, p report.Place, code, message string) {
	properties := "type=" + kind + ";"
	add := func(name, value string) { properties += name + "=" + property.Replace(value) + ";" }
	if p.File != "" && !strings.HasPrefix(p.File, "roe:") {
		add("sourcepath", strings.TrimPrefix(p.File, "./"))
		if p.Line > 0 {
			add("linenumber", strconv.Itoa(p.Line))
		}
		if p.Column > 0 {
			add("columnnumber", strconv.Itoa(p.Column))
		}
	}
	if code != "" {
		add("code", code)
	}
	fmt.Fprintf(l, "##vso[task.logissue %s]%s\n", properties, data.Replace(message))
}

// As the agent reads commands: microsoft/azure-pipelines-agent,
// src/Microsoft.VisualStudio.Services.Agent/CommandStringConvertor.cs.
var (
	data     = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A", "]", "%5D", ";", "%3B")
)

func (l *log) rest(r *report.Report) {
	for i := range r.Notes {
		l.plain("note: " + strings.TrimPrefix(r.Notes[i].File+": ", ": ") + report.DiagnosticWords(&r.Notes[i]))
	}
	for _, text := range r.Closing() {
		l.plain(text)
	}
}

// complete marks the task. Failing it is left to the exit code, which knows
// --fail-on, except where there is no answer at all.
func (l *log) complete(r *report.Report) {
	switch {
	case r.Exit("never") == 2:
		l.WriteString("##vso[task.complete result=Failed;]There is no verdict on all deployments.\n")
	case l.warnings:
		l.WriteString("##vso[task.complete result=SucceededWithIssues;]There are findings to settle.\n")
	default:
		l.WriteString("##vso[task.complete result=Succeeded;]There is nothing to settle.\n")
	}
}

// plain writes a line in which the agent finds no command.
func (l *log) plain(text string) {
	text = strings.Join(strings.Fields(text), " ")
	l.WriteString(strings.NewReplacer("##vso[", "## vso[", "##[", "## [").Replace(text) + "\n")
}
