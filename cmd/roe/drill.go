package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/drill"
	"roe.example/checker/render/paper"
	"roe.example/checker/report"
)

// bothVersions asks for the facilitator's and the participants' version.
const bothVersions = "both"

// mostScenarios is more than a day of exercise.
const mostScenarios = 100

func newDrill() *cobra.Command {
	c := &cobra.Command{
		Use:   "drill [PATH...] --deployment ID",
		Short: "Make a tabletop exercise of a deployment's findings, for joint training",
		Long: `Drill judges a deployment as check does and makes a tabletop exercise of what it
found: short situations at a post and an hour of the deployment, a question to
each agency, the right answer with its source, and what goes wrong otherwise.
Where the rules contradict one another or say nothing, the right answer is to
stop, and the exercise says who must decide and whom to call.

The scenarios stand each for itself and are chosen so that they cover as many
topics as possible, then all difficulties; topics that are left open are named.
The same findings give the same exercise.

The facilitator's version has the answers; the participants' version has none,
no source and no consequence. Both are written into a folder with --output.

An exercise is for the agencies: there is none for the public.

Exit codes: 0 the exercise was made, also if there is nothing to drill; 2 no
verdict (bad input, a rule that could not judge, rules that are not known and
nothing found, the time limit).

` + paper.Help(paper.Drill),
		Example: `  roe drill agreements/coast --deployment election-day
  roe drill agreements/coast --deployment election-day --for both -o training
  roe drill agreements/coast --deployment election-day --scenarios 4 --for participants --format json`,
	}
	what := addRunFlags(c)
	c.Flags().Lookup("deployment").Usage = "the deployment to exercise; it may be left out where there is only one"
	f := drillFlags{
		who:    choose(c, "for", "who will hold it: the facilitator (with the answers), the participants (without), or both (with --output)", drill.Facilitator, drill.Participants, bothVersions),
		format: choose(c, "format", "write this format (see above)", paper.Names(paper.Drill)...),
		size:   choose(c, "paper", "the size of the paper on which the page is printed", "letter", "a4"),
	}
	scenarios := c.Flags().Int("scenarios", drill.DefaultScenarios, "how many `SCENARIOS` at most")
	c.Flags().StringVarP(&f.dir, "output", "o", "", "write into this `FOLDER` instead of standard output; it is made if it is not there")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := f.check(*scenarios); err != nil {
			return err
		}
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		opt.Audience = report.Internal // an exercise is for the agencies alone
		shows := showProgress(c.ErrOrStderr(), "reading the book and judging the deployment")
		defer shows.end()
		d, faults, err := checker.Drill(c.Context(), opt, *scenarios)
		shows.end()
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			return refuse(c, faults)
		}
		if err := f.write(c, d); err != nil {
			return err
		}
		return drilled(c.ErrOrStderr(), d)
	}
	return c
}

// drillFlags say which versions are written, how and where.
type drillFlags struct {
	who, format, size *choice
	dir               string
}

// check finds before a long run what could not be done after it.
func (f *drillFlags) check(scenarios int) error {
	switch {
	case scenarios < 1 || scenarios > mostScenarios:
		return fmt.Errorf("--scenarios is %d; an exercise has 1 to %d", scenarios, mostScenarios)
	case f.dir != "":
		return checkFolder(f.dir)
	case f.who.value == bothVersions:
		return errors.New("both versions are two documents; name the folder to write them into with --output (-o)")
	}
	return nil
}

// write writes the versions that were asked for.
func (f *drillFlags) write(c *cobra.Command, d *drill.Drill) error {
	versions := map[string][]*drill.Drill{
		drill.Facilitator: {d}, drill.Participants: {d.Hide()}, bothVersions: {d, d.Hide()},
	}[f.who.value]
	var row paper.Format[drill.Drill]
	for _, r := range paper.Drill {
		if r.Name == f.format.value {
			row = r
		}
	}
	files, err := drillFiles(c.Context(), row, f.size.value, versions...)
	if err != nil {
		return err
	}
	if f.dir == "" {
		return files[0].write(c.OutOrStdout())
	}
	if err := makeFolder(f.dir); err != nil {
		return err
	}
	return writeFiles(c.OutOrStdout(), f.dir, files)
}

// drillFiles are versions of an exercise in one format.
func drillFiles(ctx context.Context, row paper.Format[drill.Drill], size string, versions ...*drill.Drill) (files []file, err error) {
	for _, v := range versions {
		var text bytes.Buffer
		if err := row.Write(ctx, &text, v, paper.Options{Day: v.Today, Size: size}); err != nil {
			return nil, err
		}
		files = append(files, file{"drill-" + v.For + "." + row.Ext, func(w io.Writer) error { _, err := w.Write(text.Bytes()); return err }})
	}
	return files, nil
}

// drilled says what there is to know beside the exercise.
func drilled(w io.Writer, d *drill.Drill) error {
	switch {
	case d.Findings == 0 && d.Verdict == report.NoVerdict:
		fmt.Fprintf(w, "roe: Nothing was found on “%s”, and there is no verdict: %s. So there is nothing to drill yet; the exit code is 2.\n", d.Event, d.Reason)
	case d.Findings == 0:
		fmt.Fprintf(w, "roe: Nothing was found on “%s”, so there is nothing to drill.\n", d.Event)
	case len(d.Scenarios) == 0:
		fmt.Fprintf(w, "roe: Of the %s on “%s” none can be told as a situation with a question, so there is nothing to drill.\n", report.Count(d.Findings, "finding"), d.Event)
	}
	if d.Incomplete {
		fmt.Fprintln(w, "roe: A rule could not judge, so what it would have found is not in this exercise; the exit code is 2.")
	}
	if d.Incomplete || d.Findings == 0 && d.Verdict == report.NoVerdict {
		return exitCode(2)
	}
	return nil
}
