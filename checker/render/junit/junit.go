// Package junit writes a report as JUnit XML, which Jenkins, GitLab and others
// show as test results: a suite for each deployment, a case for each rule.
package junit

import (
	"fmt"
	"io"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"roe.example/checker/report"
)

// Write writes the suites. Open errors and warnings fail; what was waived or
// known before is skipped, with the reason; what has no answer is an error.
func Write(w io.Writer, r *report.Report) error {
	all := junit.Testsuites{Name: "roe", Time: "0"}
	if len(r.Diagnostics) > 0 {
		all.AddSuite(input(r))
	} else {
		for _, s := range r.Suites() {
			x := suite(r, &s)
			x.ID = len(all.Suites)
			all.AddSuite(x)
		}
		all.AddSuite(run(r, len(all.Suites)))
	}
	if _, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"); err != nil {
		return err
	}
	return all.WriteXML(w)
}

// empty is a suite as the schemas of JUnit want it; a check takes no time worth
// telling, and the same input gives the same bytes.
func empty(r *report.Report, name, in string) junit.Testsuite {
	s := junit.Testsuite{Name: name, Package: in, Time: "0"}
	if r.Today != "" {
		s.Timestamp = r.Today + "T00:00:00"
	}
	s.AddProperty("audience", r.Audience)
	s.AddProperty("disclaimer", r.Disclaimer)
	return s
}

// input tells the faults of what could not be read.
func input(r *report.Report) junit.Testsuite {
	s := empty(r, "input", "roe")
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		text := lines(d.Message, d.Hint)
		name := "input"
		if d.File != "" {
			text, name = lines(d.String()+": "+text), d.String()
		}
		for _, also := range d.Also {
			text += "\nalso " + also.String()
		}
		s.AddTestcase(junit.Testcase{
			Name: name, Classname: "input", Time: "0",
			Error: &junit.Result{Message: oneLine(d.Message), Type: "input", Data: text},
		})
	}
	s.SystemOut = out(append(notes(r), r.AccountInFull()...))
	return s
}

func suite(r *report.Report, s *report.Suite) junit.Testsuite {
	class := strings.TrimSuffix(s.Book+"/"+s.Deployment, "/")
	x := empty(r, s.Heading, s.Book)
	if s.Verdict != nil {
		x.File = s.Verdict.Place.File
		x.AddTestcase(verdict(class, s.Verdict))
	}
	for i := range s.Cases {
		x.AddTestcase(testcase(r, class, &s.Cases[i]))
	}
	return x
}

// verdict is a case of its own: without an answer, no rule's pass means that
// all is well.
func verdict(class string, v *report.Verdict) junit.Testcase {
	c := junit.Testcase{Name: "a verdict is reached", Classname: class, Time: "0", SystemOut: out([]string{v.Words()})}
	if v.Verdict == report.NoVerdict {
		c.Error = &junit.Result{Message: oneLine(v.Words()), Type: report.NoVerdict, Data: v.Words()}
	}
	return c
}

func testcase(r *report.Report, class string, c *report.Case) junit.Testcase {
	x := junit.Testcase{Name: c.Rule, Classname: class, Time: "0"}
	switch {
	case c.Failure != nil:
		x.Error = &junit.Result{
			Message: oneLine("This rule could not judge: " + c.Failure.Message), Type: "failed rule",
			Data: fmt.Sprintf("%s:%d: %s", c.Failure.File, c.Failure.Line, c.Failure.Message),
		}
	case len(c.Open) > 0:
		x.Failure = &junit.Result{Message: summary(c.Open), Type: c.Open[0].Severity, Data: findings(r, c.Open)}
	case len(c.Past) > 0 && len(c.Notes) == 0:
		x.Skipped = &junit.Result{Message: reasons(r, c.Past), Data: findings(r, c.Past)}
	case c.Skip != "":
		x.Skipped = &junit.Result{Message: c.Skip}
	}
	var rest []string
	if len(c.Notes) > 0 {
		rest = append(rest, findings(r, c.Notes))
	}
	if len(c.Past) > 0 && x.Skipped == nil {
		rest = append(rest, findings(r, c.Past))
	}
	x.SystemOut = out(rest)
	return x
}

// summary is what a list of failed tests shows.
func summary(found []*report.Finding) string {
	text := oneLine(found[0].Message)
	if n := len(found) - 1; n > 0 {
		text += fmt.Sprintf(" (and %d more)", n)
	}
	return text
}

// reasons say why findings do not count, each reason once.
func reasons(r *report.Report, found []*report.Finding) string {
	var out []string
	seen := map[string]bool{}
	for _, f := range found {
		for _, text := range []string{f.Waiver.Words(), r.Past(f)} {
			if text != "" && !seen[text] {
				seen[text] = true
				out = append(out, text)
			}
		}
	}
	return oneLine(strings.Join(out, " "))
}

func findings(r *report.Report, found []*report.Finding) string {
	var parts []string
	for _, f := range found {
		text := []string{f.Spot().String() + ": " + strings.TrimSpace(f.Standing()+" "+f.Severity) + ": " + f.Title}
		text = append(text, r.Paragraphs(f)...)
		for _, p := range f.Others() {
			text = append(text, "also "+p.String()+" ("+p.Role+")")
		}
		parts = append(parts, strings.Join(append(text, "fingerprint "+f.Fingerprint), "\n"))
	}
	return strings.Join(parts, "\n\n")
}

// run tells what the run covered, and fails nothing.
func run(r *report.Report, id int) junit.Testsuite {
	s := empty(r, "the run", "roe")
	s.ID = id
	said := append(notes(r), r.AccountInFull()...)
	if r.Baseline != nil {
		for i := range r.Baseline.Gone {
			said = append(said, r.Baseline.Gone[i].Words())
		}
	}
	s.AddTestcase(junit.Testcase{Name: "coverage", Classname: "roe", Time: "0", SystemOut: out(append(said, r.Disclaimer))})
	return s
}

func notes(r *report.Report) (out []string) {
	for i := range r.Notes {
		d := &r.Notes[i]
		out = append(out, strings.TrimPrefix(d.File+": ", ": ")+d.Message)
	}
	return out
}

func out(said []string) *junit.Output {
	if len(said) == 0 {
		return nil
	}
	return &junit.Output{Data: strings.Join(said, "\n")}
}

func lines(parts ...string) string { return strings.Trim(strings.Join(parts, "\n"), "\n") }

// oneLine: an attribute has no lines.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
