package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/rule"
)

func newRules() *cobra.Command {
	c := &cobra.Command{
		Use:   "rules [TOPIC|ID]",
		Short: "List what is checked, on one topic or on all, or explain one rule",
		Example: `  roe rules
  roe rules force
  roe rules force/unreached
  roe rules --by-source                     what was asked for, and the rules that check it
  roe rules force --messages agreements/coast   what the rules on force say of a book
  roe rules --policy county/policies        with a county's own rules
  roe rules force --format markdown         a page on each rule of a topic
  roe rules --format json`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			rules, _ := checker.Rules()
			return ids(rules), cobra.ShellCompDirectiveNoFileComp
		},
	}
	formatName := choose(c, "format", "how to write the catalogue: text, json, or markdown (the page of a topic or a rule; without one, the index of all)", "text", "json", "markdown")
	bySource := c.Flags().Bool("by-source", false, "list what the guides and policies of the field ask for, each with its rules")
	messages := c.Flags().StringArray("messages", nil, "print every sentence that the rules say of the books at PATH; may be given several times")
	var opt checker.Options
	addPolicyFlags(c, &opt)
	addConfigFlags(c, &opt)
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := configured(c, opt, *messages)
		if err != nil {
			return err
		}
		rules, faults, err := checker.Catalogue(c.Context(), opt)
		switch {
		case err != nil:
			return err
		case len(faults) > 0:
			return refuse(c, faults)
		}
		if len(args) == 1 {
			all := rules
			if rules = only(all, args[0]); len(rules) == 0 {
				rules = under(all, args[0])
			}
			if len(rules) == 0 {
				return fmt.Errorf("there is no rule or topic %q; \"roe rules\" lists them", args[0])
			}
		}
		switch {
		case formatName.value == "markdown" && (*bySource || len(*messages) > 0):
			return errors.New("the pages of --format markdown show neither --by-source nor --messages: leave out one of the two")
		case formatName.value == "markdown":
			return listPages(c.OutOrStdout(), rules, args)
		case *bySource:
			return listSources(c.OutOrStdout(), rules, formatName.value)
		case len(*messages) > 0:
			return listMessages(c, rules, opt)
		case formatName.value == "json":
			return encode(c.OutOrStdout(), rules)
		case len(args) == 1 && len(rules) == 1:
			all, err := checker.Explained(rules)
			if err != nil {
				return err
			}
			return writeExplanation(c.OutOrStdout(), all[0], "text")
		}
		return listRules(c.OutOrStdout(), rules)
	}
	return c
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func ids(rules []rule.Rule) (out []string) {
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
}

func only(rules []rule.Rule, id string) []rule.Rule {
	for _, r := range rules {
		if r.ID == id {
			return []rule.Rule{r}
		}
	}
	return nil
}

// under lists the rules of a topic.
func under(rules []rule.Rule, topic string) (out []rule.Rule) {
	for _, r := range rules {
		if strings.HasPrefix(r.ID, topic+"/") {
			out = append(out, r)
		}
	}
	return out
}

func listRules(w io.Writer, rules []rule.Rule) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rules {
		title := r.Title
		if r.Own() {
			title += " (" + r.Origin + ")"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.ID, r.Severity, title)
	}
	return table.Flush()
}

// listPages writes rules as pages.
func listPages(w io.Writer, rules []rule.Rule, args []string) error {
	all, err := checker.Explained(rules)
	if err != nil {
		return err
	}
	return writePages(w, all, strings.Join(args, ""))
}
