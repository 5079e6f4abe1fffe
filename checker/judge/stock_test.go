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
	"roe.example/checker/rule"
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
			if diff := cmp.Diff(want, stock(t, f, printed, indexing)); diff != "" {
				t.Errorf("(-ours +stock):\n%s", diff)
			}
		})
	}
}

func ours(t *testing.T, f *facts.Facts) []rule.Finding {
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
	return sorted(judgement.Findings)
}

// stock takes in what stock OPA gives.
func stock(t *testing.T, f *facts.Facts, printed []byte, indexing bool) (out []rule.Finding) {
	t.Helper()
	index := rule.NewIndex(f)
	for topic, rules := range evaluated(t, printed, indexing) {
		for name, defined := range rules.(map[string]any) {
			found, _ := defined.(map[string]any)["findings"].([]any) // a test's package has none
			for _, v := range found {
				x, err := index.Decode(v)
				if err != nil {
					t.Fatal(topic, name, err)
				}
				x.Rule = strings.ReplaceAll(topic+"/"+name, "_", "-")
				out = append(out, *x)
			}
		}
	}
	return sorted(out)
}

// evaluated is everything that the rules define, by topic.
func evaluated(t *testing.T, printed []byte, indexing bool) map[string]any {
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
	return results[0].Expressions[0].Value.(map[string]any)
}

func text(f rule.Finding) []byte {
	data, err := json.Marshal(f)
	if err != nil {
		panic(err)
	}
	return data
}

// sorted orders findings, which come as sets.
func sorted(findings []rule.Finding) []rule.Finding {
	slices.SortFunc(findings, func(a, b rule.Finding) int { return bytes.Compare(text(a), text(b)) })
	return findings
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
