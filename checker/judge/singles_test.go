package judge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/policies"
)

// TestThawedSingles: how rules can be asked about one clash is what the rules at
// hand say.
func TestThawedSingles(t *testing.T) {
	for name, s := range map[string]Set{
		"roe's own": {Dir: "policies", FS: policies.FS},
		"looks":     aRuleOn(`"So."`, `clash.reason == "own"`),
		"nothing":   aRuleOn(`"So."`, `true`),
		"together":  aRuleOn(`"So."`, `count(input.clashes.defect) > 0`),
		"other":     aRuleOn(`"So."`, `count(input.agencies) > 0`),
		"words":     aRuleOn(`"So."`, `contains(clash.situation, "riot")`),
	} {
		t.Run(name, func(t *testing.T) {
			compiled, err := New(s)
			if err != nil {
				t.Fatal(err)
			}
			thawed, err := thaw(frozenOf(t, s), s)
			if err != nil {
				t.Fatal(err)
			}
			want, err := compiled.singly()
			if err != nil {
				t.Fatal(err)
			}
			got, err := thawed.singly()
			if err != nil || got.opens != want.opens || len(got.by) != len(want.by) || len(want.by) == 0 {
				t.Fatalf("opens %v, want %v; %d rules, want %d; %v", got.opens, want.opens, len(got.by), len(want.by), err)
			}
			written := func(s *singles) []byte {
				w := newFreezer()
				var out frost
				w.singles(&out, compiled.rules, s)
				for _, text := range w.texts.items {
					out.text(text)
				}
				return out
			}
			if diff := cmp.Diff(written(want), written(got)); diff != "" {
				t.Errorf("(-compiled +thawed):\n%s", diff)
			}
			for id, x := range want.by {
				if (x.looks == nil) != (x.why != "") || (x.looks == nil) != (got.by[id].looks == nil) {
					t.Errorf("%s: %+v, %+v", id, x, got.by[id])
				}
			}
		})
	}
}
