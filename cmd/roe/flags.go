package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

// seconds is a length of time; a bare number counts seconds.
type seconds time.Duration

func (s *seconds) String() string { return time.Duration(*s).String() }
func (s *seconds) Type() string   { return "time" }

func (s *seconds) Set(text string) error {
	if n, err := strconv.Atoi(text); err == nil {
		text = strconv.Itoa(n) + "s"
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return errors.New("write a length of time such as 90s or 5m")
	}
	*s = seconds(d)
	return nil
}

// filled refuses flags that are given without a value, as an unset variable of
// a script gives them: they would silently do nothing.
func filled(c *cobra.Command, flags ...string) error {
	for _, name := range flags {
		if f := c.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return fmt.Errorf("--%s is empty; name what to compare with", name)
		}
	}
	return nil
}

// oneArgument asks for the argument that a command cannot do without.
func oneArgument(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return errors.New("name " + what)
		case 1:
			return nil
		}
		return errors.New("name only one: " + what)
	}
}
