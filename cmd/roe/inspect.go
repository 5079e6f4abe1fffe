package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/book"
)

// inspection is what can be asked about a check besides its report.
type inspection struct {
	profile string // "-": as text, on stderr; else a file
	trace   string // id of a rule
}

// onScreen is the profile without a file.
const onScreen = "-"

// traceLimit is how many steps of a rule are shown.
const traceLimit = 400

func addInspection(c *cobra.Command) *inspection {
	x := &inspection{}
	f := c.Flags()
	f.StringVar(&x.profile, "profile", "", "say where the time went, by stage and by rule, on stderr after the report; =FILE.json writes it for programs")
	f.Lookup("profile").NoOptDefVal = onScreen
	f.StringVar(&x.trace, "trace", "", "show step by step how this rule came to its result, on stderr after the report")
	return x
}

// prepare asks the run for it.
func (x *inspection) prepare(opt *checker.Options, watching bool) error {
	if x.profile == "" && x.trace == "" {
		return nil
	}
	if watching {
		return errors.New("--watch shows what changes; use --profile and --trace without it")
	}
	if x.trace != "" {
		opt.Trace = &checker.Trace{Rule: x.trace, Limit: traceLimit}
	}
	if x.profile != "" {
		opt.Profile = &checker.Profile{}
	}
	return nil
}

// write writes it once the report is written. Where books have faults nothing
// was judged, and it says so.
func (x *inspection) write(w io.Writer, opt checker.Options, faults []book.Diagnostic) error {
	if x.profile == "" && x.trace == "" {
		return nil
	}
	if len(faults) > 0 {
		_, err := fmt.Fprintln(w, "No rule judged anything, so there is nothing to trace and no profile.")
		return err
	}
	if opt.Trace != nil {
		writeTrace(w, opt.Trace)
	}
	switch {
	case opt.Profile == nil:
		return nil
	case x.profile == onScreen:
		return writeProfile(w, opt.Profile)
	}
	return replaceFile(x.profile, func(f io.Writer) error { return encode(f, profileDocument(opt.Profile)) })
}

// writeTrace shows the steps of a rule as its file has them.
func writeTrace(w io.Writer, t *checker.Trace) {
	fmt.Fprintf(w, "\nHow %s came to its result, in the steps of its own file. It begins a definition and asks its\nconditions in turn; one that fails ends it, and when none fails the definition holds.\n\n", t.Rule)
	file := ""
	for _, s := range t.Steps {
		if s.File != file {
			file = s.File
			fmt.Fprintln(w, file)
		}
		line := fmt.Sprintf("%6s  %-6s  %s", fmt.Sprint(":", s.Line), s.Does, s.Text)
		if len(s.Values) > 0 {
			line += "  (" + strings.Join(s.Values, ", ") + ")"
		}
		fmt.Fprintln(w, line)
	}
	if t.More > 0 {
		fmt.Fprintf(w, "The trace is cut here: %s followed. Judge a smaller book, or one --deployment, to see them all.\n", counted(t.More, "more step"))
	}
	if t.Failure != "" {
		fmt.Fprintf(w, "%s could not judge: %s\n", t.Rule, t.Failure)
		return
	}
	fmt.Fprintf(w, "\n%s looked at %s and has %s to report.\n", t.Rule, counted(t.Considered, "fact"), counted(t.Findings, "finding"))
}

// slowest is how many rules the profile names on a screen.
const slowest = 15

func writeProfile(w io.Writer, p *checker.Profile) error {
	var all, sum time.Duration
	for _, s := range p.Stages {
		all += s.Time
	}
	out := &strings.Builder{}
	fmt.Fprintf(out, "\n%-36s %12s %8s\n", "stage", "time", "share")
	for _, s := range p.Stages {
		fmt.Fprintf(out, "%-36s %12s %8s%s\n", s.Stage, milliseconds(s.Time), share(s.Time, all), aside(p.Remark(s)))
	}
	fmt.Fprintf(out, "%-36s %12s\n", "all", milliseconds(all))
	for _, r := range p.Rules {
		sum += r.Time
	}
	fmt.Fprintf(out, "\nThe rules, judged one at a time for this table. What several rules share is counted for each of\nthem, so that together they take less, as stated above.\n\n")
	fmt.Fprintf(out, "%-36s %12s %8s %8s %7s %8s  %s\n", "rule", "time", "share", "steps", "facts", "findings", "slowest line")
	for _, r := range p.Rules[:min(slowest, len(p.Rules))] {
		fmt.Fprintf(out, "%-36s %12s %8s %8d %7d %8d  %s:%d\n", r.Rule, milliseconds(r.Time), share(r.Time, sum), r.Steps, r.Considered, r.Findings, r.File, r.Line)
	}
	if rest := len(p.Rules) - slowest; rest > 0 {
		var others time.Duration
		for _, r := range p.Rules[slowest:] {
			others += r.Time
		}
		fmt.Fprintf(out, "%-36s %12s %8s\n", counted(rest, "other rule"), milliseconds(others), share(others, sum))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// aside is a remark at the end of a line.
func aside(remark string) string {
	if remark == "" {
		return ""
	}
	return "  " + remark
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func share(d, all time.Duration) string {
	return fmt.Sprintf("%.1f %%", 100*float64(d)/float64(max(all, 1)))
}

// profileFile is what --profile=FILE.json writes. Times are in milliseconds.
type profileFile struct {
	Version int            `json:"version"`
	Note    string         `json:"note"`
	Files   int            `json:"files"`  // of books, that were read
	Cached  int            `json:"cached"` // of these, that came decoded from the cache
	Stages  []stageProfile `json:"stages"`
	Rules   []ruleProfile  `json:"rules"` // the slowest first
}

type stageProfile struct {
	Stage string  `json:"stage"`
	Time  float64 `json:"milliseconds"`
}

type ruleProfile struct {
	Rule       string  `json:"rule"`
	Time       float64 `json:"milliseconds"`
	Steps      int     `json:"steps"`
	Considered int     `json:"considered"`
	Findings   int     `json:"findings"`
	File       string  `json:"file"` // of the slowest line
	Line       int     `json:"line"`
}

func profileDocument(p *checker.Profile) profileFile {
	out := profileFile{Version: 1, Note: "Rules were judged one at a time: what several share is counted for each.", Files: p.Files, Cached: p.Cached, Stages: []stageProfile{}, Rules: []ruleProfile{}}
	inMilliseconds := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	for _, s := range p.Stages {
		out.Stages = append(out.Stages, stageProfile{s.Stage, inMilliseconds(s.Time)})
	}
	for _, r := range p.Rules {
		out.Rules = append(out.Rules, ruleProfile{r.Rule, inMilliseconds(r.Time), r.Steps, r.Considered, r.Findings, r.File, r.Line})
	}
	slices.SortFunc(out.Rules, func(a, b ruleProfile) int { return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(a.Rule, b.Rule)) })
	return out
}
