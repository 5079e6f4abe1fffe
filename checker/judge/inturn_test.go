package judge_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/corpus"
	"roe.example/checker/judge"
	"roe.example/checker/rule"
	"roe.example/policies"
)

// To judge clashes some at a time, by no more of the facts than rules look at,
// gives what all of them give at once, on every book.
func TestInTurnIsAtOnce(t *testing.T) {
	e, err := judge.Thaw(policies.Frozen, judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	convention := t.TempDir()
	if err := corpus.Write(convention, 3, 6); err != nil {
		t.Fatal(err)
	}
	off := map[string]bool{"force/silent": true, "agreement/ending-rule": true, "command/orphan": true}
	findings := 0
	for i, dir := range append(everyBook(t), convention) {
		f := factsOf(t, dir)
		without := func(id string) bool { return i%2 == 1 && off[id] }
		want, err := judge.JudgeAtOnce(e, t.Context(), f, without)
		if err != nil {
			t.Fatal(err)
		}
		got, err := judge.JudgeInTurn(e, t.Context(), f, without, 5+i%20)
		if err != nil {
			t.Fatal(dir, err)
		}
		inOrder(want)
		inOrder(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-at once +in turn):\n%s", dir, diff)
		}
		findings += len(got.Findings)
	}
	if findings == 0 {
		t.Error("no book has findings")
	}
}

// inOrder gives the findings of each rule one order.
func inOrder(j *rule.Judgement) {
	slices.SortStableFunc(j.Findings, func(a, b rule.Finding) int { return bytes.Compare(text(a), text(b)) })
}
