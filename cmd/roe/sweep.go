package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// defaultSweepTime bounds a sweep: it compares what a check does not.
const defaultSweepTime = 30 * time.Minute

func newSweep() *cobra.Command {
	c := &cobra.Command{
		Use:   "sweep [PATH...] -o FOLDER",
		Short: "Compare every agency with every other, each way round, and say what most of them meet",
		Long: `Sweep takes every two agencies of some books, each way round, and asks what a
deployment between them would meet: the one is host at its own place, the other
comes with one unit of which nothing is stated, under the agreements that hold
between the two that day. It needs no deployment in the books.

A conflict is what one rule finds on one action, such as pepper spray, between a
host and a helper. It is counted once for each pair of agencies. Agencies that
stand alike on a topic are one class, and classes are compared instead of
agencies: so a state or a nation can be swept. Rules that judge a plan, agreements
or documents as a whole, or several conflicts together are left out, and so are
those of your own policies; the summary names them.

Into the folder go: a summary, as a page, Markdown and JSON (what pairs come to
by topic, the most common conflicts, the norms that most rest on, and the one
change in a manual that would clear most pairs); who can help whom as a page; and
tables for databases and spreadsheets:

  agencies    id, name, state, kind, topics on which its rules are not known whole
  classes     who stands alike: topic, role (host, aid), class, agency, and bound:
              agencies of one bound are party to the same agreements
  ties        what binds hosts of one bound to aids of another, by topic; where
              there is no row the tie is 0, and nothing was agreed
  pairs       what a class of hosts meets with a class of aids under a tie: worst,
              errors, warnings, notes, and for how many pairs of agencies it stands
  conflicts   action, rule, severity and in how many pairs, the most common first
  norms       what they say and where, whom they bind, conflicts that rest on them
  changes     by which agencies take over others' rules on one action: what it
              would clear and what it would bring, the best first
  by-agency   with --host or --aid: all pairs of that agency, a row a conflict;
              with --every-pair those of all agencies

A join makes of classes all pairs of agencies; summary.md has it as a query for
DuckDB. A CSV has at most 1,048,576 lines, as many as a spreadsheet takes.

A sweep that finds conflicts has done its work, and ends with 0 unless --fail-on
says otherwise; fail-on of a configuration is for checks. With --host or --aid,
--fail-on judges the pairs that these list, and no others.

On several machines: --shard does one share and roe merge puts the shares
together; or one roe sweep --workers hands work out to all that run with
--work-for at the same queue, and goes on where workers end or are killed. All of
them read the same books, and the result is the same, byte for byte. The queue is
a NATS server with JetStream; --serve runs one in the program. Beyond one machine
give it a password, and a network that others do not listen to, or your own server
with tls://.

Exit codes: 0 all pairs were compared, 1 conflicts of the severity of --fail-on
or above, 2 bad input, the time limit, a file that could not be written, or, with
--fail-on, rules that are not known whole where nothing worse was found.`,
		Example: `  roe sweep ./agreements/... -o result
  roe sweep state/... --topics force,crowd-control --day 2026-11-03 -o result
  roe sweep state/... --host riverton-pd -o result
  roe sweep county --aid harbor-pd --format csv,markdown --fail-on error -o result`,
	}
	f := c.Flags()
	var opt checker.Options
	var on checker.SweepOn
	f.StringSliceVar(&on.Topics, "topics", nil, "compare only these topics, with commas between them (default: all on which documents have rules)")
	f.StringVar(&on.Day, "day", "", "the day on which the help is held to happen: 2026-11-03 (default: today)")
	f.StringVar(&on.Purpose, "purpose", "", "what they come for, by id; see roe library purposes (default: any)")
	out := addSweepPapers(c)
	addCacheFlag(c)
	opt.Timeout = defaultSweepTime
	f.Var((*seconds)(&opt.Timeout), "timeout", "give up, without a result, after this long: 90s, 5m")
	addConfigFlags(c, &opt)
	failOn := addSweepFailOn(c)
	shared := addSharing(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cmp.Or(knownDay(c, on.Day), knownTopics(c, on.Topics), noFlagAsValue(c), shared.check(c, out), out.apart(args)); err != nil {
			return err
		}
		on.Program = versionText()
		limit := opt.Timeout
		opt, err := configured(c, opt, args)
		if err != nil {
			return err
		}
		opt.Timeout = limit
		shows := showProgress(c.ErrOrStderr(), "reading the books")
		defer shows.end()
		ctx, stop := context.WithTimeoutCause(c.Context(), opt.Timeout, checker.ErrTimeLimit)
		defer stop()
		work, faults, err := checker.Survey(ctx, opt, on)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			shows.end()
			return refuse(c, faults)
		}
		if err := out.agencies(work.Survey()); err != nil {
			return err
		}
		var r *sweep.Result
		switch {
		case shared.shard != "":
			return shared.writeShare(ctx, c.OutOrStdout(), work, *out.dir, shows)
		case shared.workFor != "":
			return shared.work(ctx, c.OutOrStdout(), c.ErrOrStderr(), work, shows)
		case shared.workers != "":
			r, err = shared.gather(ctx, c, work, shows)
		default:
			r, err = swept(ctx, work, shows)
		}
		if err != nil {
			return err
		}
		return writeSweep(c, r, out, failOn.value, shows)
	}
	return c
}

func addSweepFailOn(c *cobra.Command) *choice {
	return choose(c, "fail-on", "exit with 1 at conflicts of this severity or above: of the pairs that --host and --aid list, or else of all", "never", "error", "warning", "note")
}

// knownTopics refuses topics that there are not.
func knownTopics(c *cobra.Command, ids []string) error {
	if c.Flags().Changed("topics") && strings.Join(ids, "") == "" {
		return fmt.Errorf("--topics names no topic; the topics are %s", strings.Join(report.Topics(), ", "))
	}
	for _, id := range ids {
		if !slices.Contains(report.Topics(), id) {
			return fmt.Errorf("--topics: there is no topic %q; the topics are %s", id, strings.Join(report.Topics(), ", "))
		}
	}
	return nil
}

// knownDay refuses what is no day of the calendar.
func knownDay(c *cobra.Command, day string) error {
	_, err := time.Parse(time.DateOnly, day)
	switch {
	case err == nil || !c.Flags().Changed("day"):
		return nil
	case strings.HasPrefix(day, "-"):
		return fmt.Errorf("--day: %q is no day; write one behind --day, as in --day 2026-11-03", day)
	}
	return fmt.Errorf("--day: %q is no day; write it as 2026-11-03", day)
}

// swept compares all pairs on this machine.
func swept(ctx context.Context, work sweep.Work, shows *progress) (*sweep.Result, error) {
	all := sweep.NewAssembly(work.Survey())
	if err := doUnits(ctx, work, upTo(work.Survey().Units), all.Add, shows); err != nil {
		return nil, err
	}
	return all.Result()
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// stretches is into how many parts the units of one processor are cut: enough
// that none waits long for the last.
const stretches = 16

// doUnits does units on all processors, and hands over the parts as they come,
// one at a time.
func doUnits(ctx context.Context, work sweep.Work, units []int, take func(*sweep.Part) error, shows *progress) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	workers := runtime.GOMAXPROCS(0)
	desk := work.Survey().NewDesk(units, workers, stretches)
	var lock sync.Mutex
	var all sync.WaitGroup
	done := 0
	for worker := range workers {
		all.Go(func() {
			for some := desk.Next(worker); some != nil && ctx.Err() == nil; some = desk.Next(worker) {
				part, err := work.Do(ctx, some)
				lock.Lock()
				if err == nil {
					err = take(part)
				}
				done += len(some)
				shows.at(fmt.Sprintf("comparing agencies, %d %% done", done*100/len(units)))
				lock.Unlock()
				if err != nil {
					stop(err)
				}
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// writeSweep writes a result into a folder, prints what it comes to, and ends
// the program as --fail-on says.
func writeSweep(c *cobra.Command, r *sweep.Result, out *sweepPapers, failOn string, shows *progress) error {
	shows.at("counting what was found")
	rules, err := checker.Rules()
	if err != nil {
		return err
	}
	told, err := out.write(c, r, rules, shows)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	fmt.Fprintln(w)
	if err := text.WriteSweep(w, told.summary, text.Options{Width: screenOf(w, "never").width}); err != nil {
		return err
	}
	for _, notice := range told.notices {
		fmt.Fprintln(w, notice)
	}
	return ended(w, told, failOn)
}

// ended says why the program does not end with 0. Where pairs are listed,
// they are those that count.
func ended(w io.Writer, told *sweepTold, failOn string) error {
	level := rule.Weight(failOn)
	if level == 0 {
		return nil
	}
	worst, unknown := told.tally.Among(told.host, told.aid)
	among, whose := "", "all agencies"
	if told.host >= 0 || told.aid >= 0 {
		among, whose = "Among the pairs that are listed ", "their agencies"
	}
	switch {
	case rule.Weight(worst) >= level:
		fmt.Fprintf(w, "%s, so the exit code is 1 (--fail-on %s).\n", report.Capital(among+"there are conflicts"), failOn)
		return exitCode(1)
	case unknown:
		fmt.Fprintf(w, "%s at which to fail, but not all rules of %s are known, so the exit code is 2 (--fail-on %s).\n", report.Capital(among+"nothing was found"), whose, failOn)
		return exitCode(2)
	}
	return nil
}
