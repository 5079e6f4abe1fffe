package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/report"
)

func newWaive() *cobra.Command {
	c := &cobra.Command{
		Use:   "waive FINGERPRINT [PATH...]",
		Short: "Draft a waiver of one finding, to be filled in and signed",
		Long: `Waive prints a waiver of one finding, as CUE for a file in the book's folder: with
its fingerprint, the agencies that must accept it, and by whom at least. It
accepts nothing before why and terms are filled in and every agency has signed,
by name, title and day, and before a record of that is named under evidence.

A waiver accepts a finding on its days alone. It must hold today and on every
day of the deployment, and may run for 366 days at most, or for as many as
waivers.maxDays in the configuration says. For a deployment that is further away
than that, waive says from which day on one can hold. Nobody can waive what rests
on a statute, a court order, a consent decree or a regulation; waive says so
instead.

Exit codes: 0 printed, 2 there is no such finding, or it cannot be waived.`,
		Example: `  roe check agreements/coast          prints the first part of each finding's fingerprint
  roe waive 3cdc0f1a agreements/coast >> agreements/coast/waivers.cue`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the fingerprint of the finding")
			}
			return nil
		},
	}
	what := addRunFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := what.options(args[1:])
		if err != nil {
			return err
		}
		d, faults, err := checker.Waive(c.Context(), opt, args[0])
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			if err := writeReport("text", c.ErrOrStderr(), report.Faulty("", report.Internal, faults, nil), screen{}); err != nil {
				return err
			}
			return exitCode(2)
		}
		_, err = io.WriteString(c.OutOrStdout(), d.CUE())
		return err
	}
	return c
}
