package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"roe.example/checker"
)

// testFlags are the flags of roe test.
type testFlags struct {
	opt       checker.TestOptions
	run       string
	coverage  bool
	threshold float64
	verbose   bool
	watch     bool
	format    *choice
}

func newTest() *cobra.Command {
	t := &testFlags{}
	c := &cobra.Command{
		Use:   "test [DIR...]",
		Short: "Run the tests of rules, and hold rules to the books beside them",
		Long: `Test runs the tests of a folder of rules, <topic>/<name>/<name>_test.rego, as
roe check would run the rules: on the same facts, with the same builtins, and
with the packages data.roe.lib and data.roe.testing at hand. Without a DIR it
takes the folder policies of the current directory, or the directory itself.

Beside a rule may stand books: in those named fires the rule must find what the
lines marked "// want topic/name" say and nothing else; in those named quiet it
must find nothing. What other rules find there does not count, unless a mark
names it. A book is judged on the day on which its first deployment begins.

Exit codes: 0 all hold; 1 a test or a book fails, a rule has no test, or the
coverage is below --threshold; 2 something could not be run: a rule or test that
does not compile, a test that ended in an error or ran too long, a book with
faults, or nothing to run at all.`,
		Example: `  roe test policies
  roe test policies/county/curfew-escort --verbose
  roe test policies --run curfew --watch
  roe test policies --coverage --threshold 100`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	f := c.Flags()
	f.StringVar(&t.run, "run", "", "only the tests and books whose name matches this regular expression")
	f.BoolVar(&t.coverage, "coverage", false, "say which lines of the rules no test ran")
	f.Float64Var(&t.threshold, "threshold", 0, "exit with 1 when the tests run fewer than this many percent of the rules' lines")
	f.BoolVarP(&t.verbose, "verbose", "v", false, "list the tests and books that hold as well, and what tests print")
	f.BoolVar(&t.watch, "watch", false, "test again at every save, until Ctrl-C, which ends with the code of the last result")
	t.opt.TestTimeout, t.opt.Timeout = 5*time.Second, checker.DefaultTimeout
	f.Var((*seconds)(&t.opt.TestTimeout), "timeout", "give a test up after this long: 10s; to judge a book takes a minute at most")
	f.StringVar(&t.opt.Today, "today", "", "judge the books on this day (default: when their first deployment begins)")
	t.format = choose(c, "format", "how to write the results", "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := t.complete(c, args); err != nil {
			return err
		}
		if t.watch {
			return t.again(c.Context(), c.OutOrStdout())
		}
		return t.once(c)
	}
	return c
}

// complete reads the flags together.
func (t *testFlags) complete(c *cobra.Command, args []string) error {
	if c.Flags().Changed("threshold") {
		t.coverage = true
		if t.threshold < 0 || t.threshold > 100 {
			return fmt.Errorf("--threshold is a percentage: write a number from 0 to 100, not %v", t.threshold)
		}
	}
	if t.run != "" {
		var err error
		if t.opt.Run, err = regexp.Compile(t.run); err != nil {
			return fmt.Errorf("--run is no regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
	}
	if err := t.watchable(); err != nil {
		return err
	}
	t.opt.Coverage, t.opt.Paths = t.coverage, args
	if len(args) == 0 {
		t.opt.Paths = []string{policiesHere()}
	}
	return nil
}

// policiesHere is the folder that one means who names none.
func policiesHere() string {
	if info, err := os.Stat("policies"); err == nil && info.IsDir() {
		return "policies"
	}
	return "."
}

// once runs the tests and ends with what they say.
func (t *testFlags) once(c *cobra.Command) error {
	r, err := checker.Test(c.Context(), t.opt)
	if err != nil {
		return err
	}
	if t.format.value == "json" {
		err = t.json(c.OutOrStdout(), r)
	} else {
		err = t.text(c.OutOrStdout(), r)
	}
	if err != nil {
		return err
	}
	if code := t.exit(r); code != 0 {
		return exitCode(code)
	}
	return nil
}

func (t *testFlags) exit(r *checker.TestReport) int {
	switch {
	case !r.Complete():
		return 2
	case !r.OK() || t.below(r):
		return 1
	}
	return 0
}

func (t *testFlags) below(r *checker.TestReport) bool {
	return r.Coverage != nil && r.Coverage.Percent() < t.threshold
}
