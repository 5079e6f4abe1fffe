package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/drill"
	"roe.example/checker/render/paper"
	"roe.example/checker/report"
)

func newBrief() *cobra.Command {
	c := &cobra.Command{
		Use:   "brief [PATH...] --deployment ID -o FOLDER",
		Short: "Write the briefing of a deployment: what its commanders print and its sergeants carry",
		Long: `Brief judges a deployment as check does and writes its briefing into a folder:
the verdict with what must be settled before anyone deploys, one sheet for the
host's own officers and one for every agency that comes to help, the joint rules
of engagement, who commands, who can hear whom, what happens when, and the forms
of the Incident Command System. With
Markdown and JSON comes the tabletop exercise that roe drill makes, for the
facilitator and for the participants; a public briefing has no exercise, which
is for the agencies alone.

Each file is written whole or not at all, and takes the place of an earlier one.
With --audience public what the book marks as sensitive is left out, and every
file says that something was.

Exit codes: 0 nothing at or above --fail-on, 1 findings are open, 2 no verdict
(bad input, a rule that could not judge, rules that are not known, the time
limit) or a file that was asked for could not be written. With 1 the briefing is
written all the same, and with a fault in the input nothing is.`,
		Example: `  roe brief agreements/coast --deployment election-day -o briefing
  roe brief agreements/coast --deployment election-day -o briefing --format markdown,json
  roe brief agreements/coast --deployment election-day -o public --audience public
  roe brief agreements/coast --deployment election-day -o briefing --paper a4
  roe brief agreements/coast --deployment election-day -o briefing --sheets harbor-pd,coast-sheriff`,
	}
	what := addRunFlags(c)
	c.Flags().Lookup("deployment").Usage = "the deployment to brief; it may be left out where there is only one"
	audience := choose(c, "audience", "who will read it: the agencies, or the public", report.Internal, report.Public)
	failOn := addFailOn(c)
	out := addPapers(c, "briefing", paper.Briefing)
	sheets := c.Flags().StringSlice("sheets", nil, "write the sheet of each `AGENCY` as a file of its own too, with commas between them; all: of every agency that has one")
	out.names = map[string]string{"ics": "calendar"}
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := out.check(c); err != nil {
			return err
		}
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		opt.Audience, out.patience = audience.value, opt.Timeout
		shows := showProgress(c.ErrOrStderr(), "reading the book and judging the deployment")
		defer shows.end()
		b, drilled, faults, err := checker.BriefAndDrill(c.Context(), opt)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			shows.end()
			return refuse(c, faults)
		}
		alone, err := sheetFiles(c.Context(), out, b, *sheets, shows)
		if err != nil {
			return err
		}
		out.beside = func() ([]file, error) {
			d, err := drilled()
			if err != nil {
				return nil, err
			}
			files, err := exercise(c.Context(), d, out.size.value, out.format.values)
			return append(alone, files...), err
		}
		lacking, err := out.write(c, b, b.Today, shows)
		if err != nil {
			return err
		}
		return concluded(c.OutOrStdout(), b, failOn(opt), lacking)
	}
	return c
}

// sheetFiles are the sheets of some agencies, each as a file of its own, in
// those of their formats that are wanted. Where no browser prints, the message
// on the whole briefing says so for them as well.
func sheetFiles(ctx context.Context, out *papers[briefing.Briefing], b *briefing.Briefing, agencies []string, shows *progress) (files []file, err error) {
	if slices.Contains(agencies, "all") {
		agencies = nil
		for _, s := range b.Sheets {
			agencies = append(agencies, s.Agency.ID)
		}
	}
	for _, id := range agencies {
		alone := b.Alone(id)
		if alone == nil {
			return nil, noSheet(b, id)
		}
		for _, row := range paper.Sheet {
			if len(out.format.values) > 0 && !slices.Contains(out.format.values, row.Name) {
				continue
			}
			name := "sheet-" + id + "." + row.Ext
			shows.at("making " + name)
			data, err := out.make(ctx, &row, alone, b.Today, new([]string))
			if err != nil && row.Outside && ctx.Err() == nil {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			files = append(files, file{name, func(w io.Writer) error { _, err := w.Write(data); return err }})
		}
	}
	return files, nil
}

// noSheet says who has a sheet, to one who asked for another's.
func noSheet(b *briefing.Briefing, id string) error {
	var known []string
	for _, s := range b.Sheets {
		known = append(known, s.Agency.ID)
	}
	if len(known) == 0 {
		return fmt.Errorf("--sheets: no agency comes to help in %s, so there are no sheets", b.Event)
	}
	return fmt.Errorf("--sheets: %q has no sheet in this briefing; write all, or one of %s", id, strings.Join(known, ", "))
}

// exercise are the files of a drill for facilitator and participants, in those
// of its formats that are wanted; none where there is nothing to drill, and none for
// the public: an exercise is for the agencies.
func exercise(ctx context.Context, d *drill.Drill, size string, wanted []string) (files []file, err error) {
	if len(d.Scenarios) == 0 || d.Audience == report.Public {
		return nil, nil
	}
	for _, row := range paper.Drill {
		if len(wanted) > 0 && !slices.Contains(wanted, row.Name) {
			continue
		}
		more, err := drillFiles(ctx, row, size, d, d.Hide())
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	return files, nil
}

// concluded says the verdict, and why the program does not end with 0.
func concluded(w io.Writer, b *briefing.Briefing, failOn string, lacking bool) error {
	for i := range b.Report.Verdicts {
		fmt.Fprintln(w, b.Report.Verdicts[i].Words())
	}
	switch code := b.Report.Exit(failOn); {
	case lacking && code < 2:
		fmt.Fprintln(w, "A file that was asked for is missing, so the exit code is 2.")
		return exitCode(2)
	case code == 0:
		return nil
	case code == 1:
		fmt.Fprintln(w, openWords(b.Open, failOn))
		return exitCode(1)
	}
	fmt.Fprintln(w, "There is no verdict, so this briefing does not say whether the deployment is ready; the exit code is 2.")
	return exitCode(2)
}

// openWords says what is open at a level or above.
func openWords(counts map[string]int, level string) string {
	var open []string
	for _, severity := range []string{"error", "warning", "note"} {
		if counts[severity] > 0 {
			open = append(open, report.Count(counts[severity], severity))
		}
		if severity == level {
			break
		}
	}
	return report.Capital(report.List(open)) + " are open, those of the documents themselves included, so the exit code is 1 (--fail-on " + level + ")."
}
