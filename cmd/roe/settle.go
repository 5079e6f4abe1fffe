package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

func newSettle() *cobra.Command {
	c := &cobra.Command{
		Use:   "settle [PATH...] --deployment ID",
		Short: "Draft the smallest sets of clauses that would clear a deployment's findings",
		Long: `Settle looks for the smallest sets of clauses that would clear the errors and
warnings of a deployment without waiving law, and drafts them. Each set is
judged with its clauses in the book before it is shown. Where the choice is a
matter of policy, it gives up to three sets, with what each costs whom; who pays
and who answers for claims it leaves to the parties. What no clause clears is
listed with what would.

A set is small in clauses first, then in the actions that they name; of sets
that are alike in this, it is the one that gives up least: both sides' rules
together, then helpers kept out, then the host's rules, then the helpers' own,
then a ban or a leave for everybody.

The patch is a CUE file to put beside the book's files. It stands as though the
clauses had been signed; until they are, it settles nothing.

Exit codes: 0 a proposal, or nothing to settle; 2 no answer (bad input, a rule
that could not judge, the time limit).`,
		Example: `  roe settle agreements/coast --deployment election-day
  roe settle agreements/coast --deployment election-day --patch > agreements/coast/addendum.cue
  roe settle agreements/coast --deployment election-day --set 2 --patch`,
		Args: cobra.ArbitraryArgs,
	}
	what := addRunFlags(c)
	formatName := choose(c, "format", "how to write it: text, or json for programs", "text", "json")
	colors := choose(c, "color", "use colours", "auto", "always", "never")
	patch := c.Flags().Bool("patch", false, "write only the patch: a CUE file that adds the clauses to the book")
	number := c.Flags().Int("set", 1, "the set of clauses to write out with --patch or --output")
	dir := c.Flags().StringP("output", "o", "", "write the files of the set into this folder")
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		if len(opt.Deployments) > 1 {
			return errors.New("name only one --deployment: clauses are drafted for one at a time")
		}
		r, faults, err := checker.Settle(c.Context(), opt)
		if err != nil {
			return err
		}
		out := settlement{r, *number}
		if len(faults) == 0 && (*patch || *dir != "") {
			return out.write(c.OutOrStdout(), *patch, *dir)
		}
		w := c.OutOrStdout()
		if len(faults) > 0 && formatName.value == "text" {
			w = c.ErrOrStderr()
		}
		if err := writeProposal(formatName.value, w, r, screenOf(w, colors.value)); err != nil {
			return err
		}
		if len(faults) > 0 {
			return exitCode(2)
		}
		return nil
	}
	return c
}

// settlement is one set of a proposal to be written out.
type settlement struct {
	*report.Proposal
	number int
}

func (s settlement) write(w io.Writer, patch bool, dir string) error {
	if s.number < 1 || s.number > max(1, len(s.Sets)) {
		return fmt.Errorf("there is no set %d; there are %d", s.number, len(s.Sets))
	}
	if len(s.Sets) == 0 {
		_, err := fmt.Fprintln(w, "// Nothing that a clause would clear.")
		return err
	}
	file := s.Sets[s.number-1].Patch
	if patch {
		_, err := io.WriteString(w, file.Text)
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write into %s: %w", dir, err)
	}
	return replaceFile(filepath.Join(dir, file.Name), func(w io.Writer) error {
		_, err := io.WriteString(w, file.Text)
		return err
	})
}

func writeProposal(format string, w io.Writer, r *report.Proposal, s screen) error {
	if format == "json" {
		return jsonout.WriteProposal(w, r)
	}
	return text.WriteProposal(w, r, text.Options{Width: s.width, Color: s.color})
}
