package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/mitchellh/go-wordwrap"
	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/rule"
)

func newExplain() *cobra.Command {
	c := &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain a rule: why it matters, an example, how to settle it, what it rests on",
		Long: `Explain says what a rule checks, why that matters in law or practice, what settles
it, which documents it rests on and who asks for it. It shows a book of invented
agencies in which the rule finds something, and how the same book reads when it
finds nothing: both are among the tests of roe.`,
		Example: `  roe explain force/unreached
  roe explain legal/polling-place --format markdown`,
		Args: oneArgument("the rule, for example: roe explain force/unreached"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			rules, _ := checker.Rules()
			return ids(rules), cobra.ShellCompDirectiveNoFileComp
		},
	}
	formatName := choose(c, "format", "how to write it", "text", "markdown", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		x, err := checker.Explain(args[0])
		if err != nil {
			return err
		}
		return writeExplanation(c.OutOrStdout(), *x, formatName.value)
	}
	return c
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
	e.section("Where it is written", x.File)
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
