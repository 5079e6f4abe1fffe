package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/readiness"
	"roe.example/checker/render/paper"
	"roe.example/checker/report"
)

func newReadiness() *cobra.Command {
	c := &cobra.Command{
		Use:   "readiness [PATH...] --from DAY --to DAY -o FOLDER",
		Short: "Review a season: who is ready for its dates, what is promised, and what to settle by when",
		Long: `Readiness holds all agreements and deployments of some books to the calendar of a
season, the dates that the books name under events: candidate visits, early
voting, Election Day, canvass, certification, inauguration, and what else draws
on the same officers. It writes into a folder: who is ready and which dates
matter; a scorecard of each agreement by the matters that the guide lists; who
can help whom; officers and equipment promised against needed, day by day, and
what is missing when an agency declines; and a worklist of what to settle, by
whom, by when.

A matter is settled only if it was judged and nothing is open. What was not
known whole is not known, never settled.

With --compare it says what got better or worse since an earlier review, of
which it reads the JSON.

Exit codes: 0 the season was judged and nothing at or above --fail-on is open, 1
findings are open, 2 something could not be judged, nothing of the season could
be (no deployment lies in it), or a file could not be written.`,
		Example: `  roe readiness agreements/coast --from 2026-10-01 --to 2027-01-20 -o review
  roe readiness ./agreements/... --from 2026-10-01 --to 2027-01-20 -o review --compare september/readiness.json
  roe readiness agreements/coast --from 2026-10-01 --to 2027-01-20 -o public --audience public`,
	}
	what := &runFlags{checker.Options{Timeout: checker.DefaultTimeout}, c}
	var season checker.Season
	f := c.Flags()
	f.StringVar(&season.From, "from", "", "the first day of the season: 2026-10-01")
	f.StringVar(&season.Until, "to", "", "the last day of the season: 2027-01-20")
	f.StringVar(&season.Compare, "compare", "", "say what changed since this earlier review (a `FILE` by --format json)")
	f.StringVar(&what.opt.Today, "today", "", "the day that decides reviews, ages and what is overdue (default: today)")
	addPolicyFlags(c, &what.opt)
	f.Var((*seconds)(&what.opt.Timeout), "timeout", "give up, without a review, after this long: 90s, 5m")
	addConfigFlags(c, &what.opt)
	addCacheFlag(c)
	audience := choose(c, "audience", "who will read it: the agencies, or the public", report.Internal, report.Public)
	failOn := addFailOn(c)
	out := addPapers(c, "readiness", paper.Readiness)
	out.names = map[string]string{"xlsx": "worklist", "csv": "worklist", "ics": "calendar"}
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := out.check(c); err != nil {
			return err
		}
		if err := filled(c, "compare"); err != nil {
			return err
		}
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		opt.Audience, out.patience = audience.value, opt.Timeout
		shows := showProgress(c.ErrOrStderr(), "reading the books and judging the season")
		defer shows.end()
		r, faults, err := checker.Readiness(c.Context(), opt, season)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			shows.end()
			return refuse(c, faults)
		}
		lacking, err := out.write(c, r, r.Today, shows)
		if err != nil {
			return err
		}
		return reviewed(c.OutOrStdout(), r, failOn(opt), lacking)
	}
	return c
}

// reviewed says the review in a few sentences, and why the program does not
// end with 0.
func reviewed(w io.Writer, r *readiness.Readiness, failOn string, lacking bool) error {
	fmt.Fprintln(w, r.Summary.Words)
	for _, remark := range r.Remarks {
		fmt.Fprintln(w, remark)
	}
	if r.Trend != nil {
		fmt.Fprintln(w, r.Trend.Words)
	}
	switch code := r.Exit(failOn); {
	case lacking && code < 2:
		fmt.Fprintln(w, "A file that was asked for is missing, so the exit code is 2.")
		return exitCode(2)
	case code == 0:
		return nil
	case code == 1:
		fmt.Fprintln(w, "Findings are open, so the exit code is 1 (--fail-on "+failOn+").")
		return exitCode(1)
	}
	if r.Unjudged() {
		fmt.Fprintln(w, "Nothing of the season could be judged, so the exit code is 2.")
		return exitCode(2)
	}
	fmt.Fprintln(w, "Not everything could be judged, so the exit code is 2.")
	return exitCode(2)
}
