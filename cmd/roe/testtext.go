package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/judge"
)

// verdicts of tests, as they stand before their names.
var testWords = map[string]string{judge.Passed: "ok", judge.Failed: "FAIL", judge.Errored: "ERROR", judge.Skipped: "skipped"}

// text writes what does not hold, and a sum.
func (t *testFlags) text(w io.Writer, r *checker.TestReport) error {
	out := &strings.Builder{}
	for _, x := range r.Tests {
		t.testLines(out, x)
	}
	for _, b := range r.Books {
		t.bookLines(out, b)
	}
	for _, id := range r.Untested {
		fmt.Fprintf(out, "FAIL  %s has no test: nothing shows that it does what it says\n", id)
	}
	for _, d := range r.Unwritten {
		fmt.Fprintf(out, "to do %s:%d: %s\n", d.File, d.Line, d.Message)
	}
	if len(r.Unwritten) > 0 {
		fmt.Fprintln(out, "      roe check stops until the TODOs are written.")
	}
	t.coverageLines(out, r)
	fmt.Fprintln(out, testSum(r))
	_, err := io.WriteString(w, out.String())
	return err
}

func (t *testFlags) testLines(w io.Writer, x judge.TestResult) {
	if x.Outcome == judge.Passed && !t.verbose {
		return
	}
	fmt.Fprintf(w, "%-5s %s:%d: %s\n", testWords[x.Outcome], x.File, x.Line, strings.TrimPrefix(x.Name, "data."))
	if x.Message != "" {
		fmt.Fprintln(w, indented(x.Message, "      "))
	}
	for _, c := range x.Cases {
		fmt.Fprintf(w, "      case %s:\n%s\n", c.Name, indented(c.Message, "        "))
	}
	if x.Printed != "" {
		fmt.Fprintf(w, "      it prints:\n%s\n", indented(x.Printed, "        "))
	}
}

func (t *testFlags) bookLines(w io.Writer, b checker.BookResult) {
	word := "ok"
	switch {
	case len(b.Faults) > 0:
		word = "ERROR"
	case len(b.Wrong) > 0:
		word = "FAIL"
	case !t.verbose:
		return
	}
	fmt.Fprintf(w, "%-5s %s\n", word, b.Dir)
	for _, d := range b.Faults {
		fmt.Fprintf(w, "      %s: %s\n", d.Location, sentences(d))
	}
	for _, line := range b.Wrong {
		fmt.Fprintln(w, indented(line, "      "))
	}
}

func sentences(d book.Diagnostic) string { return strings.TrimSpace(d.Message + " " + d.Hint) }

func indented(text, by string) string {
	return by + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n"+by)
}

// coverageLines list the lines that no test ran, file by file.
func (t *testFlags) coverageLines(w io.Writer, r *checker.TestReport) {
	c := r.Coverage
	if c == nil {
		return
	}
	for _, l := range c.Uncovered {
		if l.From == l.To {
			fmt.Fprintf(w, "no test runs  %s:%d\n", l.File, l.From)
		} else {
			fmt.Fprintf(w, "no test runs  %s:%d-%d\n", l.File, l.From, l.To)
		}
	}
	fmt.Fprintf(w, "The tests run %d of %d lines of the rules, %s %%", c.Covered, c.Lines, percent(c.Percent()))
	if t.below(r) {
		fmt.Fprintf(w, ", less than the %s %% asked for", percent(t.threshold))
	}
	fmt.Fprintln(w, ".")
}

// percent rounds down: what is not all is not 100.
func percent(p float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", math.Floor(p*10)/10), ".0")
}

// testSum says in one line what came of it all.
func testSum(r *checker.TestReport) string {
	sum := map[string]int{}
	for _, x := range r.Tests {
		sum[x.Outcome]++
	}
	books, faulty := 0, 0
	for _, b := range r.Books {
		if len(b.Faults) > 0 {
			faulty++
		} else if len(b.Wrong) > 0 {
			books++
		}
	}
	var bad []string
	for _, one := range []struct {
		n                int
		single, multiple string
	}{
		{sum[judge.Failed], "1 test fails", "%d tests fail"},
		{sum[judge.Errored], "1 test did not come to a result", "%d tests did not come to a result"},
		{books, "1 book does not hold", "%d books do not hold"},
		{faulty, "1 book could not be judged", "%d books could not be judged"},
		{len(r.Untested), "1 rule has no test", "%d rules have no test"},
		{sum[judge.Skipped], "1 test was skipped", "%d tests were skipped"},
	} {
		if one.n == 1 {
			bad = append(bad, one.single)
		} else if one.n > 1 {
			bad = append(bad, fmt.Sprintf(one.multiple, one.n))
		}
	}
	all := counted(len(r.Tests), "test") + " and " + counted(len(r.Books), "book")
	if len(bad) == 0 {
		return all + ": all hold."
	}
	return all + ": " + strings.Join(bad, ", ") + "."
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
