package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/render"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

func newDiff() *cobra.Command {
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say in plain words what changed between two versions, and which conflicts opened or closed",
		Long: `Diff compares two versions of books: what norms permit, forbid and require, by
document and section; agreements, deployments and everything else that they
say; and which conflicts and verdicts come of it. Changes of layout, comments
and order are none.

OLD and NEW are each a directory, a file, a git revision, or an earlier report
(roe check --format json), of which only conflicts and verdicts are compared. A
revision is REF, for the same path as the other side or else the present folder,
or REF:PATH with the path from the top of the repository: HEAD~3,
main:agreements/coast. REF... is where the present branch left REF.

Like facts, it is for the agencies alone: nothing is left out for the public.

Exit codes: 0 compared; 1, only with --exit-code, a conflict at or above
--fail-on opened or got worse; 2 not compared.`,
		Example: `  roe diff HEAD~1 agreements/coast
  roe diff main:agreements/coast agreements/coast --format markdown
  roe diff agreements/coast agreements/coast-draft --exit-code
  roe diff last-week.json agreements/coast`,
		Args: twoVersions,
	}
	what := addRunFlags(c)
	formatName := choose(c, "format", "how to write it: text, markdown (a comment on a pull request), or json (schemas/diff.schema.json)", "text", "markdown", "json")
	exit := c.Flags().Bool("exit-code", false, "exit with 1 when a conflict opened or got worse")
	failOn := addFailOn(c)
	colors := choose(c, "color", "use colours", "auto", "always", "never")
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := what.options(present(args))
		if err != nil {
			return err
		}
		d, faults, err := checker.Diff(c.Context(), opt, args[0], args[1])
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			r := report.Faulty("", report.Internal, faults, nil)
			if err := text.Write(c.ErrOrStderr(), render.Printable(r), text.Options{}); err != nil {
				return err
			}
			return exitCode(2)
		}
		if err := writeDiff(formatName.value, c.OutOrStdout(), d, screenOf(c.OutOrStdout(), colors.value)); err != nil {
			return err
		}
		if code := d.Exit(failOn(opt)); *exit && code != 0 {
			return exitCode(code)
		}
		return nil
	}
	return c
}

var errTwoVersions = errors.New("name two versions, the old one first, for example: roe diff HEAD~1 agreements/coast")

func twoVersions(_ *cobra.Command, args []string) error {
	if len(args) != 2 || args[0] == "" || args[1] == "" {
		return errTwoVersions
	}
	return nil
}

// present are the arguments that are there on the disk, the newer first: there
// the configuration is looked for.
func present(args []string) (paths []string) {
	for _, a := range []string{args[1], args[0]} {
		if info, err := os.Stat(a); err == nil && info.IsDir() {
			return []string{a}
		}
	}
	return nil
}

func writeDiff(format string, w io.Writer, d *report.Diff, s screen) error {
	switch format {
	case "json":
		return jsonout.WriteDiff(w, d)
	case "markdown":
		return markdown.WriteDiff(w, render.Printable(d))
	}
	return text.WriteDiff(w, render.Printable(d), text.Options{Width: s.width, Color: s.color})
}
