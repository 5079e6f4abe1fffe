package main

import (
	"github.com/spf13/cobra"

	"roe.example/checker"
)

// runFlags are the flags that decide what is read, by which rules and when it
// is judged; all commands that judge books share them.
type runFlags struct {
	opt checker.Options
}

func addRunFlags(c *cobra.Command) *runFlags {
	r := &runFlags{checker.Options{Timeout: checker.DefaultTimeout}}
	f := c.Flags()
	f.StringArrayVar(&r.opt.Deployments, "deployment", nil, "judge only this deployment; may be given several times")
	f.StringVar(&r.opt.AsOf, "as-of", "", "judge deployments as though they began at this day or instant")
	f.StringVar(&r.opt.Today, "today", "", "the day that decides reviews and ages (default: today)")
	f.Var((*seconds)(&r.opt.Timeout), "timeout", "give up, without a verdict, after this long: 90s, 5m")
	return r
}

// options are what the flags and the paths ask for.
func (r *runFlags) options(args []string) (checker.Options, error) {
	opt := r.opt
	opt.Paths = pathsOr(args, ".")
	return opt, nil
}
