package judge_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"roe.example/checker"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/policies"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}

// electionDay is the facts of the invented example, which shows every kind of
// clash.
func electionDay(t testing.TB) *facts.Facts {
	t.Helper()
	f, faults, err := checker.Facts(t.Context(), checker.Options{
		Paths: []string{"../../agreements/riverton-election-day"}, Today: "2026-10-01",
	})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return f
}

// TestStockOPA holds our evaluation to what anybody gets who runs OPA on the
// printed facts, with rule indexing and without.
func TestStockOPA(t *testing.T) {
	f := electionDay(t)
	printed, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	want := ours(t, f)
	if len(want) == 0 {
		t.Fatal("no findings to compare")
	}
	for _, indexing := range []bool{true, false} {
		t.Run(fmt.Sprintf("indexing %v", indexing), func(t *testing.T) {
			if diff := cmp.Diff(want, stock(t, printed, indexing)); diff != "" {
				t.Errorf("(-ours +stock):\n%s", diff)
			}
		})
	}
}

// ours lists our findings, each as "rule book deployment severity cause".
func ours(t *testing.T, f *facts.Facts) []string {
	e, err := judge.New(judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	judgement, err := e.Judge(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, fail := range judgement.Failures {
		t.Errorf("%s:%d: %s: %s", fail.File, fail.Line, fail.Rule, fail.Message)
	}
	var out []string
	for _, x := range judgement.Findings {
		out = append(out, strings.Join([]string{x.Rule, x.Book, x.Deployment, x.Severity, x.Cause, x.Message}, " | "))
	}
	slices.Sort(out)
	return out
}

func stock(t *testing.T, printed []byte, indexing bool) []string {
	t.Helper()
	input, err := ast.ValueFromReader(bytes.NewReader(printed))
	if err != nil {
		t.Fatal(err)
	}
	query, err := rego.New(
		rego.Load([]string{"../../policies"}, nil),
		rego.Query("data.roe.rules"),
	).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	results, err := query.Eval(t.Context(), rego.EvalParsedInput(input), rego.EvalRuleIndexing(indexing))
	if err != nil || len(results) != 1 {
		t.Fatal(err, len(results))
	}
	var out []string
	for topic, rules := range results[0].Expressions[0].Value.(map[string]any) {
		for name, defined := range rules.(map[string]any) {
			found, _ := defined.(map[string]any)["findings"].([]any) // a test's package has none
			for _, v := range found {
				x := v.(map[string]any)
				id := strings.ReplaceAll(topic+"/"+name, "_", "-")
				out = append(out, fmt.Sprintf("%s | %v | %v | %v | %v | %v", id, x["book"], x["deployment"], x["severity"], x["cause"], x["message"]))
			}
		}
	}
	slices.Sort(out)
	return out
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := judge.New(judge.Set{Dir: "policies", FS: policies.FS}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	f := electionDay(b)
	f.Joint = nil // as for a check, while no rule reads it
	e, err := judge.New(judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := e.Judge(b.Context(), f); err != nil {
			b.Fatal(err)
		}
	}
}
