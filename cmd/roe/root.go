package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "roe",
		Short: "Check mutual-aid agreements between police agencies before a deployment",
		Long: `Roe reads what agencies agreed and what binds their officers, and answers one
question: when these agencies work together, at this place, on this date, is
there any situation in which somebody must break a rule to follow an order,
would do by habit what is forbidden there, or in which nobody knows the rule?

Each answer names both sources with file and line, and a situation in which it
bites. Nothing here is legal advice.`,
		Example: `  roe init my-agreements        a worked example to start from
  roe check my-agreements       the conflicts of every deployment, and a verdict
  roe rules                     what is checked`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noSuchCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		newCheck(),
		newBrief(),
		newDrill(),
		newReadiness(),
		newSweep(), newMerge(),
		newAsk(),
		newDiff(),
		newSettle(),
		newFacts(),
		newRules(),
		newWaive(),
		newExplain(),
		newTest(),
		newNew(),
		newConfig(),
		newLock(),
		newLibrary(),
		newInit(),
		newWorksheet(),
		newLSP(),
		newVersion(),
	)
	return root
}

// noSuchCommand answers an unknown command with those that there are.
func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return fmt.Errorf("there is no command %q; the commands are %s", args[0], strings.Join(names, ", "))
}

// flagError adds to a mistake in a flag the flags that there are.
func flagError(c *cobra.Command, err error) error {
	if !strings.HasPrefix(err.Error(), "unknown") {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return fmt.Errorf("%w; the flags of %q are %s", err, c.CommandPath(), strings.Join(names, ", "))
}

// choice is a flag that takes one of several words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(s string) error {
	for _, a := range c.allowed {
		if s == a {
			c.value = s
			return nil
		}
	}
	return fmt.Errorf("it must be one of %s", strings.Join(c.allowed, ", "))
}

// choose adds such a flag; the first word is the default.
func choose(c *cobra.Command, name, usage string, words ...string) *choice {
	v := &choice{words[0], words}
	c.Flags().Var(v, name, usage)
	_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	return v
}
