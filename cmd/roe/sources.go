package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// listSources lists what was asked for that some of the rules answer, with
// these rules under it.
func listSources(w io.Writer, rules []rule.Rule, format string) error {
	sources, err := checker.Sources()
	if err != nil {
		return err
	}
	known := ids(rules)
	var answered []checker.Source
	for _, s := range sources {
		s.Rules = slices.DeleteFunc(s.Rules, func(id string) bool { return !slices.Contains(known, id) })
		if len(s.Rules) > 0 {
			answered = append(answered, s)
		}
	}
	if format == "json" {
		return encode(w, answered)
	}
	document := ""
	for _, s := range answered {
		if s.Document != document {
			document = s.Document
			fmt.Fprintf(w, "%s\n", document)
		}
		fmt.Fprintf(w, "\n  %s\n", s.Asks)
		for _, id := range s.Rules {
			fmt.Fprintf(w, "    %s\n", id)
		}
		fmt.Fprintln(w)
	}
	return nil
}

// listMessages prints, rule by rule, every sentence that the rules say of some
// books, once each, and names the rules that say nothing of them.
func listMessages(c *cobra.Command, rules []rule.Rule, opt checker.Options) error {
	r, faults, err := checker.Check(c.Context(), opt)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		if err := writeReport("text", c.ErrOrStderr(), r, screenOf(c.ErrOrStderr(), "auto")); err != nil {
			return err
		}
		return exitCode(2)
	}
	said := map[string][]report.Finding{}
	for _, f := range r.Findings {
		said[f.Rule] = append(said[f.Rule], f)
	}
	var silent []string
	for _, x := range rules {
		if len(said[x.ID]) == 0 {
			silent = append(silent, x.ID)
			continue
		}
		fmt.Fprintf(c.OutOrStdout(), "%s: %s\n", x.ID, x.Title)
		for _, line := range lines(said[x.ID]) {
			fmt.Fprintf(c.OutOrStdout(), "  %s\n", line)
		}
		fmt.Fprintln(c.OutOrStdout())
	}
	for _, id := range silent {
		fmt.Fprintf(c.OutOrStdout(), "%s says nothing of these books.\n", id)
	}
	return nil
}

// lines are the sentences and remedies of findings, each once.
func lines(findings []report.Finding) (out []string) {
	for _, f := range findings {
		out = append(out, f.Severity+"  "+f.Message+" To settle it: "+f.Remedy)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
