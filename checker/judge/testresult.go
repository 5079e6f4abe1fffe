package judge

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Outcomes of a test.
const (
	Passed  = "passed"
	Failed  = "failed"
	Errored = "error"   // it did not come to a result
	Skipped = "skipped" // its name begins with todo_test_
)

// TestRun is what came of the tests of rule sets.
type TestRun struct {
	Tests    []TestResult // by file and line
	Untested []string     // the ids of rules that no test reads
	Coverage *Coverage    // nil when it was not asked for
}

// TestResult is what came of one test.
type TestResult struct {
	Name    string     `json:"name"` // data.roe.rules.force.unreached_test.test_counts_its_topic
	File    string     `json:"file"`
	Line    int        `json:"line"`
	Outcome string     `json:"outcome"`
	Message string     `json:"message"` // the line that failed, with the values in it, or the error
	Printed string     `json:"printed"` // what the test printed
	Cases   []TestCase `json:"cases"`   // those of its cases that fail
}

// TestCase is one case of a test that has several.
type TestCase struct {
	Name    string `json:"name"`
	Message string `json:"message"`
}

func (r TestResult) compare(other TestResult) int {
	return cmp.Or(cmp.Compare(r.File, other.File), cmp.Compare(r.Line, other.Line), cmp.Compare(r.Name, other.Name))
}

func (t *trial) result(r *tester.Result) TestResult {
	out := TestResult{
		Name: r.Package + "." + r.Name, File: r.Location.File, Line: r.Location.Row,
		Outcome: Passed, Printed: strings.TrimSpace(string(r.Output)), Cases: []TestCase{},
	}
	switch {
	case r.Skip:
		out.Outcome = Skipped
	case r.Error != nil:
		out.Outcome, out.Message = Errored, t.problem(r.Error)
	case r.Fail:
		out.Outcome = Failed
	}
	return out
}

// problem is why a test came to no result.
func (t *trial) problem(err error) string {
	if topdown.IsCancel(err) {
		return fmt.Sprintf("it ran longer than %v, the most that --timeout allows a test", t.opt.Timeout)
	}
	return err.Error()
}

// explain runs the tests that failed once more and keeps, for each, the line
// that failed and the values in it.
func (t *trial) explain(ctx context.Context) error {
	var refs []ast.Ref
	for _, r := range t.found {
		if r.Fail {
			refs = append(refs, ast.MustParseRef(r.Package))
		}
	}
	if len(refs) == 0 {
		return nil
	}
	results := t.results
	if err := t.run(ctx, refs, true); err != nil {
		return err
	}
	for i := range results {
		for _, r := range t.found {
			if results[i].Outcome == Failed && results[i].Name == r.Package+"."+r.Name && results[i].Line == r.Location.Row {
				results[i].Message, results[i].Cases = failing(r)
			}
		}
	}
	t.results = results
	return nil
}

// failing says where a test fails, or where its cases do.
func failing(r *tester.Result) (message string, cases []TestCase) {
	cases = []TestCase{}
	for names, one := range r.SubResults.Iter {
		if one.Fail && len(one.SubResults) == 0 {
			cases = append(cases, TestCase{strings.Join(names, ", "), failingLine(one.Trace)})
		}
	}
	if len(cases) > 0 {
		return "", cases
	}
	return failingLine(r.Trace), cases
}

// failingLine is the last expression that failed, with its values, as opa test
// shows it. In "every" it is the expression inside that matters.
func failingLine(trace []*topdown.Event) string {
	for _, e := range slices.Backward(trace) {
		if e.Op != topdown.FailOp || e.Location == nil || e.QueryID == 0 {
			continue
		}
		if expr, ok := e.Node.(*ast.Expr); ok {
			if _, every := expr.Terms.(*ast.Every); every {
				continue
			}
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "%s:%d:\n", e.Location.File, e.Location.Row)
		if err := topdown.PrettyEvent(&b, e, topdown.PrettyEventOpts{PrettyVars: true}); err != nil {
			return err.Error()
		}
		return strings.TrimRight(b.String(), "\n")
	}
	return "it gave no result"
}

// untested lists the rules that no test reads. When only some tests were
// asked for, it does not ask.
func (t *trial) untested() []string {
	out := []string{}
	if t.opt.Run != nil {
		return out
	}
	for _, m := range t.modules {
		if m.wanted && !m.test && !strings.HasPrefix(m.path, "lib/") && !t.tested(m) {
			out = append(out, m.path[:strings.LastIndex(m.path, "/")])
		}
	}
	return out
}

func (t *trial) tested(m testModule) (found bool) {
	for _, test := range t.modules {
		if test.test {
			ast.WalkRefs(t.compiler.Modules[test.file], func(ref ast.Ref) bool {
				found = found || ref.HasPrefix(m.Package.Path)
				return found
			})
		}
	}
	return found
}
