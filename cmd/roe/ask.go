package main

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/render"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

func newAsk() *cobra.Command {
	var q checker.Question
	c := &cobra.Command{
		Use:   "ask [PATH...] --agency ID --action ID [DIMENSION=VALUE...]",
		Short: "Ask what an agency's officers may do, on whose word, by which source",
		Long: `Ask answers one question from the joint rules of engagement of a deployment: what
binds an agency's officers there and at home together, after the clauses that
settle. It says must, must not, may and on whose word, that nobody says, that
the sources contradict each other, or that it is not known here; by which
sources; and in which circumstances the answer would be another.

What is stated of the circumstances is taken as given, in the words of "roe
library circumstances"; the rest is answered case by case:
  resistance=passive    a value, or a usual word for several
  place=campus,jail     one of several
  warnings>=2           a bound on a scale (quote it: the shell reads > and <)
A category of actions is answered item by item where the items differ.

Like facts, an answer is for the agencies alone: nothing is left out.

Exit codes: 0 answered, 2 no answer.`,
		Example: `  roe ask --agency harbor-pd --action chemical/oc-spray
  roe ask agreements/coast --agency harbor-pd --action chemical/oc-spray resistance=passive
  roe ask agreements/coast --agency rsu-pd --action tear-gas assembly=riot 'warnings>=2' --at 2026-11-03T18:00`,
	}
	f := c.Flags()
	f.StringVar(&q.Deployment, "deployment", "", "the deployment asked about (default: the only one)")
	f.StringVar(&q.Agency, "agency", "", "whose officers are asked about")
	f.StringVar(&q.Action, "action", "", "what they would do: an item or a category (see roe library actions)")
	f.StringVar(&q.At, "at", "", "a day or an instant of the deployment (default: all of it)")
	f.StringVar(&q.Assignment, "assignment", "", "only this assignment (default: all that the agency is on)")
	_ = c.RegisterFlagCompletionFunc("action", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		library, err := checker.Library()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return slices.Sorted(maps.Keys(library.Actions)), cobra.ShellCompDirectiveNoFileComp
	})
	opt := checker.Options{Timeout: checker.DefaultTimeout}
	addConfigFlags(c, &opt)
	addCacheFlag(c)
	f.Var((*seconds)(&opt.Timeout), "timeout", "give up, without an answer, after this long: 90s, 5m")
	formatName := choose(c, "format", "how to write the answer: text, or json (schemas/answer.schema.json)", "text", "json")
	colors := choose(c, "color", "use colours", "auto", "always", "never")
	c.RunE = func(c *cobra.Command, args []string) error {
		paths, circumstances := divide(args)
		opt, err := configured(c, opt, paths)
		if err != nil {
			return err
		}
		q.Paths, q.Timeout, q.Config, q.Cache, q.Circumstances = opt.Paths, opt.Timeout, opt.Config, opt.Cache, circumstances
		a, faults, err := checker.Ask(c.Context(), q)
		if err != nil {
			return err
		}
		out := c.OutOrStdout()
		if len(faults) > 0 && formatName.value == "text" {
			out = c.ErrOrStderr()
		}
		if err := writeAnswer(formatName.value, out, a, screenOf(out, colors.value)); err != nil {
			return err
		}
		if len(faults) > 0 {
			return exitCode(2)
		}
		return nil
	}
	return c
}

// divide takes the first arguments that state nothing for paths.
func divide(args []string) (paths, circumstances []string) {
	for i, a := range args {
		if strings.ContainsAny(a, "=<>") {
			return args[:i], args[i:]
		}
	}
	return args, nil
}

func writeAnswer(format string, w io.Writer, a *report.Answer, s screen) error {
	if format == "json" {
		return jsonout.WriteAnswer(w, a)
	}
	return text.WriteAnswer(w, render.Printable(a), text.Options{Width: s.width, Color: s.color})
}
