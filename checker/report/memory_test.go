package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
)

// TestInOrder: findings that stood in some order, whatever became of them, and
// new ones come out as though all were sorted anew.
func TestInOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		var all []ranked
		for i := range rng.IntN(40) {
			k := &keptFinding{made: Finding{Topic: []string{"force", "legal"}[rng.IntN(2)], Fingerprint: fmt.Sprint(i),
				Places: []Place{{File: "a.cue", Line: rng.IntN(9)}}}}
			all = append(all, ranked{k, rng.IntN(2), 0, rng.IntN(3)})
		}
		stood := slices.SortedFunc(slices.Values(all), ranked.compare)
		for i, r := range stood {
			if rng.IntN(4) > 0 {
				r.at = i + 1
			}
			if rng.IntN(20) == 0 {
				r.made.Places = []Place{{File: "a.cue", Line: rng.IntN(9)}}
			}
		}
		want := slices.SortedStableFunc(slices.Values(all), ranked.compare)
		name := func(list []ranked) (out []string) {
			for _, r := range list {
				out = append(out, r.made.Fingerprint)
			}
			return out
		}
		if diff := cmp.Diff(name(want), name(inOrder(all))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// TestWhatBecameOfNormsAndClashes holds both comparisons to plain sets.
func TestWhatBecameOfNormsAndClashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	draw := func() (norms []facts.Norm, clashes facts.Clashes) {
		for i := range 12 {
			if rng.IntN(6) > 0 {
				norms = append(norms, facts.Norm{Book: "b", ID: fmt.Sprint(i), Cite: fmt.Sprint(rng.IntN(8) / 7)})
				clashes.Silent = append(clashes.Silent, facts.Clash{ID: fmt.Sprint(i)})
			}
		}
		return norms, clashes
	}
	for range 300 {
		n1, c1 := draw()
		n2, c2 := draw()
		s := &still{norms: map[groupID]bool{}}
		s.compareNorms(n1, n2)
		s.compareClashes(&c1, &c2)
		norms, gone := map[groupID]bool{}, map[string]bool{}
		has := func(list []facts.Norm, x facts.Norm) bool {
			return slices.ContainsFunc(list, func(n facts.Norm) bool { return n.ID == x.ID && n.Cite == x.Cite })
		}
		for _, x := range slices.Concat(n1, n2) {
			if has(n1, x) != has(n2, x) {
				norms[groupID{x.Book, x.ID}] = true
			}
		}
		for _, x := range c1.Silent {
			gone[x.ID] = !slices.ContainsFunc(c2.Silent, func(c facts.Clash) bool { return c.ID == x.ID })
		}
		for id, is := range gone {
			if s.gone[id] != is {
				t.Fatalf("clash %s: gone %t, want %t", id, s.gone[id], is)
			}
		}
		if diff := cmp.Diff(norms, s.norms); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// TestActionsThatAreCalledOtherwise: a name that a finding heard is told to be
// another when its words are, and when the action came or went.
func TestActionsThatAreCalledOtherwise(t *testing.T) {
	before := &names{actions: map[string]facts.Action{"a": {Phrase: "do a", Name: "a"}, "b": {Phrase: "do b", Name: "b"}, "c": {}}}
	now := &names{actions: map[string]facts.Action{"a": {Phrase: "do a", Name: "a"}, "b": {Phrase: "do b", Name: "bs"}, "d": {}}}
	other := now.otherwise(before)
	for id, want := range map[string]bool{"a": false, "b": true, "c": true, "d": true} {
		n := now.hearing()
		_, _ = n.action(id, "name")
		if len(*n.heard) != 1 || other[(*n.heard)[0]] != want {
			t.Errorf("%s: called otherwise is %t, want %t; heard %v", id, !want, want, *n.heard)
		}
	}
}
