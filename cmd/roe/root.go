package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
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
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 { // behind --, where cobra looks for no command
				return noSuchCommand(c, args[0])
			}
			return c.Help()
		},
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
	sayUnknownHelp(root)
	return root
}

// sayUnknownHelp has help of a command that there is not say so.
func sayUnknownHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, help := range root.Commands() {
		if help.Name() != "help" {
			continue
		}
		help.Example = "  roe help sweep"
		show := help.Run
		help.Run, help.RunE = nil, func(c *cobra.Command, args []string) error {
			if _, _, err := root.Find(args); err != nil {
				return err
			}
			show(c, args)
			return nil
		}
	}
}

// unknownCommand puts into our words what cobra finds before it looks at flags,
// and tells in an error of no type.
func unknownCommand(root *cobra.Command, err error) error {
	var name, of string
	if _, other := fmt.Sscanf(err.Error(), "unknown command %q for %q", &name, &of); other != nil {
		return err
	}
	if of != root.Name() { // it has no commands, and takes no arguments
		return fmt.Errorf("%s takes flags alone: leave %q out", of, name)
	}
	return noSuchCommand(root, name)
}

// noSuchCommand answers an unknown command with those that there are.
func noSuchCommand(root *cobra.Command, name string) error {
	var names []string
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	meant := ""
	if near := nearCommands(root, name); len(near) > 0 {
		meant = " Did you mean " + strings.Join(near, " or ") + "?"
	}
	return fmt.Errorf("there is no command %q.%s The commands are %s", name, meant, strings.Join(names, ", "))
}

// nearCommands are those that a word may stand for: it begins them, or else they
// are the fewest letters away from it.
func nearCommands(root *cobra.Command, word string) []string {
	root.SuggestionsMinimumDistance = 2
	near := root.SuggestionsFor(word)
	far := func(name string) int {
		if strings.HasPrefix(name, strings.ToLower(word)) {
			return 0
		}
		return levenshtein.ComputeDistance(strings.ToLower(word), name)
	}
	least := len(word)
	for _, name := range near {
		least = min(least, far(name))
	}
	return slices.DeleteFunc(near, func(name string) bool { return far(name) > least })
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

// noFlagAsValue refuses a flag that took the next one as its value, as its own
// was forgotten.
func noFlagAsValue(c *cobra.Command) (err error) {
	c.Flags().Visit(func(f *pflag.Flag) {
		v := f.Value.String()
		name := strings.TrimLeft(v, "-")
		if err == nil && strings.HasPrefix(v, "-") && (c.Flags().Lookup(name) != nil || len(name) == 1 && c.Flags().ShorthandLookup(name) != nil) {
			err = fmt.Errorf("--%s: its value is missing, and %s was taken for it", f.Name, v)
		}
	})
	return err
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
