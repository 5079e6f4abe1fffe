package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mitchellh/go-wordwrap"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"roe.example/checker"
	"roe.example/checker/rule"
)

func newExplain() *cobra.Command {
	c := &cobra.Command{
		Use:   "explain RULE|FINGERPRINT [PATH...]",
		Short: "Explain a rule with an example, or how a finding in a book came about",
		Long: `Explain says what a rule checks, why that matters in law or practice, what settles
it, which documents it rests on and who asks for it. It shows a book of invented
agencies in which the rule finds something, and how the same book reads when it
finds nothing: both are among the tests of roe.

Of a finding, named by its fingerprint, it says how it came about: whose rules
meet, why each binds whom, in which circumstances, why it is in play, what the
agreements do about it, and the least change that would clear it, each step with
file and line. The first six characters of a fingerprint are enough where no
other begins alike. A rule and a PATH explain what that rule finds there.`,
		Example: `  roe explain force/unreached
  roe explain legal/polling-place --format markdown
  roe explain 61f0c2a9 agreements/coast
  roe explain force/unreached agreements/coast --deployment election-day`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the rule or the finding, for example: roe explain force/unreached")
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			rules, _ := checker.Rules()
			return ids(rules), cobra.ShellCompDirectiveNoFileComp
		},
	}
	what := addRunFlags(c)
	onRules := newRules().Flags()
	formatName := choose(c, "format", "how to write it (markdown: rules alone)", "text", "markdown", "json")
	colors := choose(c, "color", "use colours", "auto", "always", "never")
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 1 || fingerprint.MatchString(args[0]) {
			if formatName.value == "markdown" {
				return errors.New("findings are explained as text or json; only rules are written as markdown")
			}
			opt, err := what.options(args[1:])
			if err != nil {
				return err
			}
			return deriveFinding(c.Context(), opt, args[0], formatName.value, colors.value, c.OutOrStdout(), c.ErrOrStderr())
		}
		if flag := runFlagSet(c, onRules); flag != "" {
			return fmt.Errorf("--%s is for findings: name the folder too, for example: roe explain %s agreements/coast", flag, args[0])
		}
		opt, err := what.options(nil)
		if err != nil {
			return err
		}
		x, faults, err := checker.Explain(c.Context(), opt, args[0])
		switch {
		case err != nil:
			return err
		case len(faults) > 0:
			return refuse(c, faults)
		}
		return writeExplanation(c.OutOrStdout(), *x, formatName.value)
	}
	return c
}

// runFlagSet is the first flag given that only a run on books gives a meaning:
// the others decide about rules as well.
func runFlagSet(c *cobra.Command, onRules *pflag.FlagSet) (name string) {
	c.Flags().Visit(func(f *pflag.Flag) {
		if name == "" && f.Name != "color" && onRules.Lookup(f.Name) == nil {
			name = f.Name
		}
	})
	return name
}

func writeExplanation(w io.Writer, x checker.Explanation, format string) error {
	switch format {
	case "json":
		return encode(w, x)
	case "markdown":
		return rulePage(w, x)
	}
	width := screenOf(w, "never").width
	if width == 0 || width > 100 {
		width = 100
	}
	e := &explainer{w: &strings.Builder{}, width: uint(width)}
	e.explain(x)
	_, err := io.WriteString(w, strings.ReplaceAll(e.w.String(), "\n\n\n", "\n\n"))
	return err
}

// severities in words, for who meets them first here.
var severities = map[string]string{
	rule.Error:   "error: do not deploy until it is settled",
	rule.Warning: "warning: settle it, or accept it in writing",
	rule.Note:    "note: brief the officers",
}

// explainer writes an explanation as text.
type explainer struct {
	w     *strings.Builder
	width uint
}

func (e *explainer) explain(x checker.Explanation) {
	fmt.Fprintf(e.w, "%s\n", x.ID)
	e.paragraph("", x.Title+".")
	fmt.Fprintf(e.w, "%s (unless the finding says otherwise)\n", severities[x.Severity])
	e.section("Why it matters", x.Description)
	e.section("What settles it", x.Remedy)
	if x.Example != nil {
		e.example(*x.Example)
	}
	var asked, rests []string
	for _, s := range x.Asked {
		asked = append(asked, s.Document+": "+s.Asks+".")
	}
	e.section("Who asks for it", asked...)
	for _, r := range x.References {
		rests = append(rests, strings.TrimSpace(r.Description+" "+r.Ref))
	}
	e.section("What it rests on", rests...)
	written := []string{x.File}
	if x.Own() {
		written = append(written, "It is not one of roe's rules; it comes from "+x.Origin+".")
	}
	e.section("Where it is written", written...)
}

// example shows the finding, the lines that it is about, and the lines with
// which it is gone.
func (e *explainer) example(x checker.Example) {
	e.section("An example", "Of these lines of a book of invented agencies")
	e.code(x.Lines)
	e.paragraph("  ", "roe says, as "+article(x.Severity)+":")
	fmt.Fprintln(e.w)
	e.paragraph("    ", x.Message)
	e.paragraph("    ", "To settle it: "+x.Remedy)
	fmt.Fprintln(e.w)
	e.paragraph("  ", silence[x.How])
	e.code(x.Quiet)
}

// silence introduces the lines with which an example's rule finds nothing.
var silence = map[string]string{
	checker.Changed: "It says nothing when the book reads instead",
	checker.Added:   "It says nothing once this is added",
	checker.LeftOut: "It says nothing once this is left out",
}

func article(severity string) string {
	if severity == rule.Error {
		return "an error"
	}
	return "a " + severity
}

func (e *explainer) section(title string, paragraphs ...string) {
	if len(paragraphs) == 0 {
		return
	}
	fmt.Fprintf(e.w, "\n%s\n", title)
	for _, p := range paragraphs {
		e.paragraph("  ", p)
	}
}

func (e *explainer) paragraph(indent, text string) {
	fmt.Fprintln(e.w, indented(wordwrap.WrapString(text, e.width-uint(len(indent))), indent))
}

func (e *explainer) code(lines string) {
	fmt.Fprintf(e.w, "\n%s\n\n", indented(strings.ReplaceAll(lines, "\t", "  "), "    "))
}
