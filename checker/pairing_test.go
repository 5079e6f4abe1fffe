package checker

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/calculus"
	"roe.example/checker/corpus"
	"roe.example/checker/rule"
)

// TestAlikeJudgesAsJudgeDoes: whatever was judged before, clashes that are
// judged once for all that are like them are found the same as one by one.
func TestAlikeJudgesAsJudgeDoes(t *testing.T) {
	made := t.TempDir()
	if err := corpus.Write(made, 3, 3); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{made, "../agreements/riverton-election-day"} {
		r := &run{Options: Options{Paths: []string{dir}, Today: "2026-11-22"}, rules: compiled}
		if _, err := r.read(t.Context()); err != nil || len(r.faults) > 0 {
			t.Fatal(err, r.faults)
		}
		p, err := r.newPairing(PairsOn{Day: "2026-11-03"})
		if err != nil {
			t.Fatal(err)
		}
		joined, _ := joinBooks(r.books)
		many, err := calculus.NewMany(joined[0])
		if err != nil {
			t.Fatal(err)
		}
		alike, err := p.engine.Alike(p.off)
		if err != nil {
			t.Fatal(err)
		}
		var all []couple
		for host := range joined[0].Book.Agencies {
			for aid := range joined[0].Book.Agencies {
				if host != aid {
					all = append(all, couple{host, aid})
				}
			}
		}
		for some := range slices.Chunk(all, 7) {
			s, err := p.state(joined[0], many, some)
			if err != nil {
				t.Fatal(err)
			}
			want, err := p.engine.Judge(t.Context(), s.facts, p.off)
			if err != nil {
				t.Fatal(err)
			}
			got, err := alike.Judge(t.Context(), s.facts)
			if err != nil {
				t.Fatal(err)
			}
			if len(want.Findings) == 0 || len(got.Failures) != len(want.Failures) {
				t.Fatalf("%d findings, failures %v", len(want.Findings), got.Failures)
			}
			if diff := cmp.Diff(found(want), found(got)); diff != "" {
				t.Fatalf("%s (-judge +alike):\n%s", dir, diff)
			}
			if diff := cmp.Diff(want.Evaluated, got.Evaluated); diff != "" {
				t.Fatalf("%s: what was looked at (-judge +alike):\n%s", dir, diff)
			}
		}
	}
}

// found are the findings in full, in an order that does not rest on how they
// were come by.
func found(j *rule.Judgement) (out []string) {
	for _, f := range j.Findings {
		text, err := json.Marshal(f)
		if err != nil {
			panic(err) // plain data
		}
		out = append(out, string(text))
	}
	slices.Sort(out)
	return out
}
