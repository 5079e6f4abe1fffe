package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/config"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// effective is what holds for a run, and where each value comes from.
type effective struct {
	File     string    `json:"file"` // empty: there is none, or none is taken
	Settings []setting `json:"settings"`
	Rules    []decided `json:"rules"`
}

// setting is one value. A list has one for each item.
type setting struct {
	Name  string         `json:"name"`
	Value string         `json:"value"`
	From  string         `json:"from"` // default, configuration or flag
	Flag  string         `json:"flag,omitempty"`
	Place *book.Location `json:"place,omitempty"`
}

// decided is a rule that the configuration turns off or weighs otherwise than
// the rule itself does.
type decided struct {
	Rule     string        `json:"rule"`
	Off      bool          `json:"off"`
	Severity string        `json:"severity"` // that holds; empty when it is off
	Own      string        `json:"own"`      // the rule's own
	Entry    string        `json:"entry"`    // of the configuration, that decides
	Reason   string        `json:"reason"`
	Place    book.Location `json:"place"`
}

func newConfig() *cobra.Command {
	c := &cobra.Command{
		Use:   "config [PATH...]",
		Short: "Show the configuration that holds, and where each value comes from",
		Long: `Config shows what would hold for a check of the paths: each value with the place
that it comes from (a line of the configuration, a flag, or roe's default), and
each rule that is off or weighs otherwise than it does by itself.

The configuration is the nearest roe.cue, roe.yaml, roe.yml or roe.json in the
folder of a PATH or above it, up to the root of the git repository. All that it
can hold is explained in schemas/config.cue.

Roe keeps files that it has read in decoded form, so that the next run need not
read them again: in the folder roe/books of $XDG_CACHE_HOME, or of the place
that your system has for such things (~/.cache, ~/Library/Caches,
%LocalAppData%). Nobody else can open it; it holds 256 MB at most, and may be
deleted at any time. --no-cache does without, and so does every run with
ROE_PLAIN=1 in its environment, which turns all shortcuts off.

Exit codes: 0 it is sound, 2 it is not.`,
		Example: `  roe config
  roe config agreements/coast --fail-on error
  roe config agreements/coast --format json`,
	}
	what := addRunFlags(c)
	failOn := addFailOn(c)
	formatName := choose(c, "format", "how to write it", "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		rules, faults, err := checker.Catalogue(c.Context(), opt)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			return refuse(c, faults)
		}
		e := effective{opt.Config.File, settingsOf(c, opt, failOn(opt)), decisions(opt.Config.Rules, rules)}
		if formatName.value == "json" {
			return encode(c.OutOrStdout(), e)
		}
		title := "Configuration: " + e.File
		switch {
		case opt.NoConfig:
			title = "No configuration is taken: all is as roe comes."
		case e.File == "":
			title = "There is no configuration: all is as roe comes. A file roe.cue in the folder of the books, or above it, would be one."
		}
		return e.write(c.OutOrStdout(), title)
	}
	return c
}

// refuse lists faults as a check does.
func refuse(c *cobra.Command, faults []book.Diagnostic) error {
	r := report.Faulty("", report.Internal, faults, nil)
	if err := writeReport("text", c.ErrOrStderr(), r, screenOf(c.ErrOrStderr(), "auto")); err != nil {
		return err
	}
	return exitCode(2)
}

// settingsOf lists the values that hold.
func settingsOf(c *cobra.Command, opt checker.Options, failOn string) []setting {
	s := &settings{command: c, config: opt.Config}
	s.one("failOn", "fail-on", failOn)
	s.one("timeout", "timeout", length(opt.Timeout, checker.DefaultTimeout))
	s.one("timeoutPerRule", "rule-timeout", length(opt.RuleTimeout, checker.DefaultRuleTimeout))
	s.one("memoryLimit", "", memory(opt.MemoryLimit, load.DefaultMemoryLimit))
	s.one("waivers.maxDays", "", count(opt.WaiverMaxDays, checker.DefaultWaiverMaxDays))
	s.one("waivers.maxFindings", "", count(opt.WaiverMaxFindings, checker.DefaultWaiverMaxFindings))
	s.one("cache", "no-cache", onOff(opt.Cache != ""))
	for i, p := range opt.Policies {
		if i < len(opt.Config.Policies) {
			s.item("policies", load.Display(p), opt.Config.Policies[i].At)
			continue
		}
		s.add(setting{Name: "policies", Value: filepath.ToSlash(p), From: "flag", Flag: "--policy"})
	}
	for _, x := range opt.Config.Exclude {
		s.item("exclude", x.Pattern, x.At)
	}
	return s.list
}

type settings struct {
	command *cobra.Command
	config  *config.Config
	list    []setting
}

func (s *settings) add(x setting) { s.list = append(s.list, x) }

func (s *settings) item(name, value string, at book.Location) {
	s.add(setting{Name: name, Value: value, From: "configuration", Place: &at})
}

// one adds a single value: from the flag if it was given, else from the
// configuration if it is written there.
func (s *settings) one(name, flag, value string) {
	at, written := s.config.Written[name]
	switch {
	case flag != "" && s.command.Flags().Changed(flag):
		s.add(setting{Name: name, Value: value, From: "flag", Flag: "--" + flag})
	case written:
		s.item(name, value, at)
	default:
		s.add(setting{Name: name, Value: value, From: "default"})
	}
}

// length writes a length of time as a configuration does: 1h30m.
func length(d, otherwise time.Duration) string {
	if d <= 0 {
		d = otherwise
	}
	text := d.String()
	for _, zero := range []string{"0s", "0m"} {
		if short, ok := strings.CutSuffix(text, zero); ok && short != "" && strings.ContainsAny(short[len(short)-1:], "hm") {
			text = short
		}
	}
	return text
}

func memory(bytes, otherwise int64) string {
	if bytes <= 0 {
		bytes = otherwise
	}
	if bytes%(1<<30) == 0 {
		return fmt.Sprintf("%dGB", bytes>>30)
	}
	return fmt.Sprintf("%dMB", bytes>>20)
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func count(n, otherwise int) string {
	if n <= 0 {
		n = otherwise
	}
	return fmt.Sprint(n)
}

// decisions lists the rules whose state or severity is not their own.
func decisions(settings rule.Settings, rules []rule.Rule) []decided {
	out := []decided{}
	for _, r := range rules {
		s := settings.Of(r.ID)
		if !s.Off && (s.Severity == "" || s.Severity == r.Severity) {
			continue
		}
		out = append(out, decided{r.ID, s.Off, s.Severity, r.Severity, s.For, s.Reason, s.Place})
	}
	return out
}

func (e *effective) write(w io.Writer, title string) error {
	fmt.Fprintf(w, "%s\n\n", title)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	last := ""
	for _, s := range e.Settings {
		name := s.Name
		if name == last {
			name = ""
		}
		last = s.Name
		fmt.Fprintf(table, "%s\t%s\t%s\n", name, s.Value, s.origin())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if len(e.Rules) == 0 {
		_, err := fmt.Fprintln(w, "All rules are on, and weigh what they weigh by themselves.")
		return err
	}
	fmt.Fprintln(w, "Rules:")
	for _, r := range e.Rules {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", r.Rule, r.state(), r.Place, r.why())
	}
	return table.Flush()
}

func (s setting) origin() string {
	switch s.From {
	case "flag":
		return s.Flag
	case "configuration":
		return s.Place.String()
	}
	return s.From
}

func (d decided) state() string {
	if d.Off {
		return "off"
	}
	return fmt.Sprintf("%s instead of %s", d.Severity, d.Own)
}

// why gives the reason, and the entry when it is not the rule's alone.
func (d decided) why() string {
	var parts []string
	if d.Entry != d.Rule {
		parts = append(parts, d.Entry)
	}
	if d.Reason != "" {
		parts = append(parts, d.Reason)
	}
	return strings.Join(parts, ": ")
}
