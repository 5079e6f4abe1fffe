package main

import (
	"errors"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/report"
)

func newCheck() *cobra.Command {
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Find the conflicts of every deployment and say the verdict",
		Long: `Check reads books of agreements and says, for every deployment in them, whether
it is ready. A PATH is a directory, a file, or a directory and all below it
(DIR/...); without one it is the current directory.

With --watch it stays, checks again whenever a file is saved, and prints what
changed: findings opened and closed, verdicts, faults in the input. Ctrl-C ends
it with the exit code of the last state.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 no verdict (bad
input, a rule that could not judge, rules that are not known, the time limit).

With --baseline or --since only what is new counts for the exit code: findings
that were not there, or that weigh more than they did. The verdict still speaks
of all of them. --since reads the old version of the same paths from git; REF is
a branch, a tag or a commit (HEAD~3), and REF... is where this branch left REF.`,
		Example: `  roe check agreements/coast
  roe check ./agreements/... --deployment election-day
  roe check agreements/coast --as-of 2026-11-03T18:00     as though it were held then
  roe check agreements/coast --audience public            without channels, posts and tactics
  roe check agreements/coast --format json --fail-on error
  roe check --format github --output sarif=roe.sarif --output markdown=comment.md
  roe check agreements/... --watch                        again at every save
  roe check ./agreements/... --since origin/main...       only what this branch brings
  roe check agreements/coast --baseline accepted.json     only what is not in that report
  roe check agreements/coast --trace force/unreached      how this rule came to its result
  roe check agreements/coast --profile=times.json         where the time went`,
	}
	what := addRunFlags(c)
	audience := choose(c, "audience", "who will read it: the agencies, or the public", report.Internal, report.Public)
	failOn := addFailOn(c)
	watching := c.Flags().Bool("watch", false, "check again at every save and print what changed, until Ctrl-C")
	out := addOutputs(c)
	baseline := c.Flags().String("baseline", "", "fail only on what is new against this earlier report (--format json)")
	since := c.Flags().String("since", "", "fail only on what is new since this git revision")
	inspect := addInspection(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		plan, err := out.plan(c)
		if err != nil {
			return err
		}
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		if err := filled(c, "baseline", "since"); err != nil {
			return err
		}
		opt.Baseline, opt.Since = *baseline, *since
		opt.Audience, opt.Apart = audience.value, filesOf(plan)
		if *watching && *baseline+*since != "" {
			return errors.New("--watch says what changes from save to save; check against --baseline or --since without it")
		}
		if err := inspect.prepare(&opt, *watching); err != nil {
			return err
		}
		if *watching {
			if err := out.onlyText(); err != nil {
				return err
			}
			w := newWatcher(opt, failOn(opt), c.OutOrStdout(), out.colors.value)
			w.configure = func() (checker.Options, string, error) {
				opt, err := what.options(args)
				opt.Audience = audience.value
				return opt, failOn(opt), err
			}
			return w.run(c.Context())
		}
		r, _, err := checker.Check(c.Context(), opt)
		if err != nil {
			return err
		}
		if err := out.write(c, plan, r); err != nil {
			return err
		}
		if err := inspect.write(c.ErrOrStderr(), opt, r.Diagnostics); err != nil {
			return err
		}
		if code := r.Exit(failOn(opt)); code != 0 {
			return exitCode(code)
		}
		return nil
	}
	return c
}

func pathsOr(args []string, path string) []string {
	if len(args) == 0 {
		return []string{path}
	}
	return args
}
