package judge_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"roe.example/checker"
	"roe.example/checker/facts"
	"roe.example/checker/internal/plain"
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
	for name, f := range map[string]*facts.Facts{"clashes": electionDay(t), "waivers": waivers(t)} {
		printed, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		want := ours(t, f)
		if len(want) == 0 {
			t.Fatal("no findings to compare")
		}
		for _, indexing := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s indexing %v", name, indexing), func(t *testing.T) {
				if diff := cmp.Diff(want, stock(t, f, printed, indexing)); diff != "" {
					t.Errorf("(-ours +stock):\n%s", diff)
				}
			})
		}
	}
}

// waivers is the facts of a book with waivers, which speak of what was found:
// the rules on them must find the same in the facts as they are printed.
func waivers(t testing.TB) *facts.Facts {
	t.Helper()
	opt := checker.Options{Paths: []string{"../../testdata/rules/agreement/fires"}, Today: "2026-11-22"}
	f, faults, err := checker.Facts(t.Context(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	checked, err := checker.Examine(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(checked.Facts.Waivers, f.Waivers); diff != "" || len(f.Waivers) == 0 {
		t.Fatalf("waivers (-check +facts):\n%s", diff)
	}
	return f
}

func ours(t *testing.T, f *facts.Facts) []rule.Finding {
	e, err := judge.New(judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	judgement, err := e.Judge(t.Context(), f, nil)
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
			found := defined.(map[string]any)["findings"].([]any)
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
	query, err := stockRules()
	if err != nil {
		t.Fatal(err)
	}
	results, err := query.Eval(t.Context(), rego.EvalParsedInput(input), rego.EvalRuleIndexing(indexing))
	if err != nil || len(results) != 1 {
		t.Fatal(err, len(results))
	}
	return results[0].Expressions[0].Value.(map[string]any)
}

// stockRules are the rules as stock OPA loads them, without their tests.
var stockRules = sync.OnceValues(func() (rego.PreparedEvalQuery, error) {
	tests := func(_ string, info os.FileInfo, _ int) bool { return strings.HasSuffix(info.Name(), "_test.rego") }
	return rego.New(rego.Load([]string{"../../policies"}, tests), rego.Query("data.roe.rules")).PrepareForEval(context.Background())
})

// TestIndexing judges every book with OPA's rule indexing and without: there
// were versions whose index lost results.
func TestIndexing(t *testing.T) {
	findings := 0
	for _, dir := range everyBook(t) {
		t.Run(filepath.ToSlash(dir), func(t *testing.T) {
			f := factsOf(t, dir)
			printed, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			with, without := evaluated(t, printed, true), evaluated(t, printed, false)
			for _, rules := range with {
				for _, defined := range rules.(map[string]any) {
					findings += len(defined.(map[string]any)["findings"].([]any))
				}
			}
			if diff := cmp.Diff(without, with); diff != "" {
				t.Errorf("(-without +with):\n%s", diff)
			}
		})
	}
	if findings == 0 {
		t.Error("no book has findings")
	}
}

var stated sync.Map // facts by folder

// factsOf states the facts of a book, once for all tests.
func factsOf(t *testing.T, dir string) *facts.Facts {
	t.Helper()
	if f, ok := stated.Load(dir); ok {
		return f.(*facts.Facts)
	}
	f, faults, err := checker.Facts(t.Context(), checker.Options{Paths: []string{dir}, Today: "2026-11-22"})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	stated.Store(dir, f)
	return f
}

// TestThawedOnEveryBook: the rules as they were frozen say what they say when
// they are compiled.
func TestThawedOnEveryBook(t *testing.T) {
	set := judge.Set{Dir: "policies", FS: policies.FS}
	compiled, err := judge.New(set)
	if err != nil {
		t.Fatal(err)
	}
	frozen, err := judge.Freeze(set)
	if err != nil {
		t.Fatal(err)
	}
	thawed, err := judge.Thaw(string(frozen), set)
	if err != nil {
		t.Fatal(err)
	}
	findings := 0
	for _, dir := range everyBook(t) {
		f := factsOf(t, dir)
		want, err := compiled.Judge(t.Context(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := thawed.Judge(t.Context(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		inOrder(want)
		inOrder(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-compiled +thawed):\n%s", dir, diff)
		}
		t.Setenv(plain.Variable, "1") // nothing that one rule worked out is kept for another
		alone, err := thawed.Judge(t.Context(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv(plain.Variable, "")
		inOrder(alone)
		if diff := cmp.Diff(alone, got); diff != "" {
			t.Errorf("%s (-plain +shared):\n%s", dir, diff)
		}
		findings += len(got.Findings)
	}
	if findings == 0 {
		t.Error("no book has findings")
	}
}

// everyBook lists the books that come with the program and its tests.
func everyBook(t *testing.T) (dirs []string) {
	t.Helper()
	for _, pattern := range []string{"testdata/rules/*/*", "testdata/cases/*", "agreements/*"} {
		found, err := filepath.Glob(filepath.Join("..", "..", pattern))
		if err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, slices.DeleteFunc(found, func(name string) bool {
			info, err := os.Stat(name)
			return err != nil || !info.IsDir()
		})...)
		if len(found) == 0 {
			t.Fatalf("no book is at %s", pattern)
		}
	}
	return dirs
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
		if _, err := e.Judge(b.Context(), f, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNoRuleReadsWording: what rules find does not rest on the text of a norm,
// for a session does not judge anew where only that changed.
func TestNoRuleReadsWording(t *testing.T) {
	f := electionDay(t)
	want := ours(t, f)
	bare := *f
	bare.Norms = slices.Clone(f.Norms)
	said := 0
	for i := range bare.Norms {
		if bare.Norms[i].Text.Stated {
			said++
		}
		bare.Norms[i].Text = facts.Say("Something else.")
	}
	if said == 0 || len(want) == 0 {
		t.Fatalf("%d norms have a text, and there are %d findings", said, len(want))
	}
	if diff := cmp.Diff(want, ours(t, &bare)); diff != "" {
		t.Errorf("(-as written +in other words):\n%s", diff)
	}
}
