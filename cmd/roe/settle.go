package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/render/docx"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
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
listed with what would. Where no agreement binds the agencies, it drafts a new
one, which holds for nobody until all have signed it.

A set is small in clauses first, then in the actions that they name; of sets
that are alike in this, it is the one that gives up least: both sides' rules
together, then helpers kept out, then the host's rules, then the helpers' own,
then a ban or a leave for everybody.

The patch is a CUE file to put beside the book's files. It stands as though the
clauses had been signed; until they are, it settles nothing. The patch of a new
agreement states it without signatures.

With --output, the names of the files say which set they hold from the second
on. A file that is there already and says something else is left as it is, and
nothing is written.

Exit codes: 0 a proposal, or nothing to settle; 2 no answer (bad input, a rule
that could not judge, the time limit).`,
		Example: `  roe settle agreements/coast --deployment election-day
  roe settle agreements/coast --deployment election-day --patch > agreements/coast/addendum.cue
  roe settle agreements/coast --deployment election-day --set 2 -o drafts    addendum .md, .docx and patch`,
		Args: cobra.ArbitraryArgs,
	}
	what := addRunFlags(c)
	formatName := choose(c, "format", "how to write it: text, markdown (the addendum of one set), or json for programs (schemas/proposal.schema.json)", "text", "markdown", "json")
	colors := choose(c, "color", "use colours", "auto", "always", "never")
	patch := c.Flags().Bool("patch", false, "write only the patch: a CUE file that adds the clauses to the book")
	number := c.Flags().Int("set", 1, "the set of clauses that --patch, --output and --format markdown write out; where there are none, they write the new agreement")
	dir := c.Flags().StringP("output", "o", "", "write the addendum of the set as .md and .docx, and its patch, into this folder; a new agreement likewise where there is no set")
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
		one := *patch || *dir != "" || formatName.value == "markdown"
		if len(faults) == 0 && one {
			return settlement{r, *number, formatName.value}.write(c.OutOrStdout(), *patch, *dir)
		}
		w := c.OutOrStdout()
		if len(faults) > 0 && formatName.value != "json" {
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
	format string
}

func (s settlement) write(w io.Writer, patch bool, dir string) error {
	switch {
	case s.number < 1 || s.number > max(1, len(s.Sets)):
		return fmt.Errorf("there is no set %d; there are %d", s.number, len(s.Sets))
	case len(s.Sets) == 0 && s.New != nil && dir != "":
		return writeDrafts(w, dir, s.drafts(s.New.Patch))
	case len(s.Sets) == 0 && s.New != nil && patch:
		_, err := io.WriteString(w, s.New.Patch.Text)
		return err
	case len(s.Sets) == 0 && s.New != nil:
		return markdown.WriteAddendum(w, s.Proposal, 0)
	case len(s.Sets) == 0 && patch:
		_, err := fmt.Fprintln(w, "// Nothing that a clause would clear.")
		return err
	case len(s.Sets) == 0:
		_, err := fmt.Fprintln(w, "Nothing that a clause would clear, so no addendum is written.")
		return err
	case patch:
		_, err := io.WriteString(w, s.Sets[s.number-1].Patch.Text)
		return err
	case dir == "":
		return markdown.WriteAddendum(w, s.Proposal, s.number-1)
	}
	return s.files(w, dir)
}

// files writes the addendum and the patch into a folder, and what there is of a
// new agreement.
func (s settlement) files(w io.Writer, dir string) error {
	patch := s.Sets[s.number-1].Patch
	return writeDrafts(w, dir, append(s.drafts(patch), s.unsigned()...))
}

// drafts are the document twice, and its patch.
func (s settlement) drafts(patch report.ProposedFile) []file {
	name := strings.TrimSuffix(patch.Name, ".cue")
	return []file{
		{name + ".md", func(w io.Writer) error { return markdown.WriteAddendum(w, s.Proposal, s.number-1) }},
		{name + ".docx", func(w io.Writer) error { return docx.WriteAddendum(w, s.Proposal, s.number-1) }},
		{patch.Name, func(w io.Writer) error { _, err := io.WriteString(w, patch.Text); return err }},
	}
}

// unsigned is the file of a new agreement, if there is one.
func (s settlement) unsigned() []file {
	if s.New == nil {
		return nil
	}
	return []file{{s.New.Patch.Name, func(w io.Writer) error { _, err := io.WriteString(w, s.New.Patch.Text); return err }}}
}

func writeProposal(format string, w io.Writer, r *report.Proposal, s screen) error {
	if format == "json" {
		return jsonout.WriteProposal(w, r)
	}
	return text.WriteProposal(w, r, text.Options{Width: s.width, Color: s.color})
}
