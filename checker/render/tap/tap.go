// Package tap writes a report in the Test Anything Protocol, version 14: a test
// point for each deployment's verdict, and for each rule in each deployment.
package tap

import (
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"roe.example/checker/report"
)

// Write writes the test points. Faults in the input bail out: nothing was
// judged.
func Write(w io.Writer, r *report.Report) error {
	s := &stream{}
	s.line("TAP version 14")
	if len(r.Diagnostics) > 0 {
		s.bail(r)
	} else {
		s.suites(r)
		s.rest(r)
	}
	if s.err != nil {
		return s.err
	}
	_, err := io.WriteString(w, s.String())
	return err
}

type stream struct {
	strings.Builder
	points int
	err    error
}

func (s *stream) line(text string) { s.WriteString(text + "\n") }

// comment writes text that harnesses show and do not read.
func (s *stream) comment(text string) {
	for line := range strings.Lines(text) {
		s.line("# " + oneLine(line))
	}
}

func (s *stream) bail(r *report.Report) {
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if d.File == "" {
			s.comment(d.Message)
		} else {
			s.comment(d.String() + ": " + d.Message)
		}
		s.comment(d.Hint)
		for _, also := range d.Also {
			s.comment("also " + also.String())
		}
	}
	s.comment(r.Disclaimer)
	s.line("Bail out! " + strings.Join(r.AccountInFull(), " "))
}

func (s *stream) suites(r *report.Report) {
	suites := r.Suites()
	total := 0
	for _, x := range suites {
		total += len(x.Cases)
		if x.Verdict != nil {
			total++
		}
	}
	if total == 0 {
		s.line("1..0 # SKIP There is no deployment and no finding.")
		return
	}
	s.line(fmt.Sprintf("1..%d", total))
	for i := range suites {
		x := &suites[i]
		s.comment(x.Heading)
		name := strings.TrimSuffix(x.Book+"/"+x.Deployment, "/")
		if v := x.Verdict; v != nil {
			s.point(v.Verdict != report.NoVerdict, name+": a verdict is reached: "+v.Words(), "")
		}
		for j := range x.Cases {
			s.testcase(r, name, &x.Cases[j])
		}
	}
}

// point writes one test point. A description must not look like a directive.
func (s *stream) point(ok bool, description, skip string) {
	s.points++
	text := fmt.Sprintf("ok %d - %s", s.points, escape(description))
	if !ok {
		text = "not " + text
	}
	if skip != "" {
		text += " # SKIP " + escape(skip)
	}
	s.line(text)
}

func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(oneLine(text))
}

func (s *stream) testcase(r *report.Report, name string, c *report.Case) {
	name += ": " + c.Rule // its title says what is wrong: a pass must not read so
	skip := c.Skip
	if len(c.Open)+len(c.Notes) == 0 && len(c.Past) > 0 {
		skip = strings.TrimSpace(c.Past[0].Waiver.Words() + " " + r.Past(c.Past[0]))
	}
	s.point(len(c.Open) == 0 && c.Failure == nil, name, skip)
	if c.Failure != nil {
		s.block(block{Message: "This rule could not judge: " + c.Failure.Message, At: fmt.Sprintf("%s:%d", c.Failure.File, c.Failure.Line)})
		return
	}
	var b block
	for _, list := range [][]*report.Finding{c.Open, c.Notes, c.Past} {
		for _, f := range list {
			b.Findings = append(b.Findings, diagnostic(r, f))
		}
	}
	if len(b.Findings) > 0 {
		s.block(b)
	}
}

// block is what stands in YAML under a test point.
type block struct {
	Message  string    `yaml:"message,omitempty"`
	At       string    `yaml:"at,omitempty"`
	Findings []finding `yaml:"findings,omitempty"`
}

type finding struct {
	Severity    string   `yaml:"severity"`
	Standing    string   `yaml:"standing,omitempty"` // waived, known or new
	Message     string   `yaml:"message"`
	At          string   `yaml:"at"`
	Also        []string `yaml:"also,omitempty"`
	Fingerprint string   `yaml:"fingerprint"`
}

func diagnostic(r *report.Report, f *report.Finding) finding {
	x := finding{
		Severity: f.Severity, Standing: f.Standing(), Message: strings.Join(r.Paragraphs(f), "\n"),
		At: f.Spot().String(), Fingerprint: f.Fingerprint,
	}
	for _, p := range f.Others() {
		x.Also = append(x.Also, p.String()+" ("+p.Role+")")
	}
	return x
}

func (s *stream) block(b block) {
	var text strings.Builder
	e := yaml.NewEncoder(&text)
	e.SetIndent(2)
	if err := e.Encode(b); err != nil {
		s.err = err
		return
	}
	s.line("  ---")
	for line := range strings.Lines(text.String()) {
		s.line(strings.TrimRight("  "+line, " \n"))
	}
	s.line("  ...")
}

func (s *stream) rest(r *report.Report) {
	for i := range r.Notes {
		d := &r.Notes[i]
		s.comment(strings.TrimPrefix(d.File+": ", ": ") + d.Message)
	}
	if r.Baseline != nil {
		for i := range r.Baseline.Gone {
			s.comment(r.Baseline.Gone[i].Words())
		}
	}
	for _, text := range r.AccountInFull() {
		s.comment(text)
	}
	s.comment(r.Disclaimer)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
