package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// TestSortedAgain: findings that stood in some order, of which some are gone and
// some stand elsewhere, and new ones come out as though all were sorted anew, and
// what is written is theirs.
func TestSortedAgain(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	name := func(list []Finding) (out []string) {
		for _, f := range list {
			out = append(out, fmt.Sprint(f.Fingerprint, " ", f.Places[0].Line))
		}
		return out
	}
	for range 300 {
		s, b, n := &still{Memory: &Memory{}}, &builder{in: Input{Facts: &facts.Facts{}}}, 0
		var all []*keptFinding
		for range 5 {
			b.in.Facts.Deployments = []facts.Deployment{{ID: "d"}, {ID: "e"}}
			if rng.IntN(4) == 0 {
				slices.Reverse(b.in.Facts.Deployments)
			}
			all = slices.DeleteFunc(all, func(*keptFinding) bool { return rng.IntN(5) == 0 })
			for range rng.IntN(20) {
				n++
				all = append(all, &keptFinding{at: -1, made: Finding{Topic: []string{"force", "legal"}[rng.IntN(2)], Severity: []string{rule.Error, rule.Note}[rng.IntN(2)],
					Deployment: []string{"", "d", "e"}[rng.IntN(3)], Fingerprint: fmt.Sprint(n), Places: []Place{{File: "a.cue", Line: rng.IntN(9)}}}})
			}
			for _, k := range all {
				if rng.IntN(8) == 0 {
					k.made.Places, k.at = []Place{{File: "a.cue", Line: rng.IntN(9)}}, -1
				}
			}
			fresh := &still{Memory: &Memory{}}
			var anew []*keptFinding
			for _, k := range all {
				anew = append(anew, &keptFinding{at: -1, made: k.made})
			}
			want := fresh.write(fresh.sorted(b, anew))
			s.findings = s.sorted(b, all)
			if diff := cmp.Diff(name(want), name(s.write(s.findings))); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
		}
	}
}

// TestBuildAgain edits a small run at random, in what the rules hand over and in
// all that findings rest on, and compares each report that remembers the ones
// before with one that does not.
func TestBuildAgain(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var m Memory
		w := newWorld()
		for step := range 30 {
			w.edit(rng)
			in := w.input()
			want := Build(in)
			in = w.input()
			in.Memory = &m
			if diff := cmp.Diff(want, Build(in)); diff != "" {
				t.Fatalf("seed %d, step %d, after %s (-anew +again):\n%s", seed, step, w.last, diff)
			}
		}
		if len(m.findings) != len(m.by) || len(m.handed) < len(m.by) {
			t.Errorf("%d findings are kept, %d of them under their key, of %d handed over", len(m.findings), len(m.by), len(m.handed))
		}
	}
}

// TestThingsAreForgotten: of what findings rested on that are gone, nothing is
// kept, and of the others all.
func TestThingsAreForgotten(t *testing.T) {
	m := &Memory{things: map[thing]int{}}
	k := &keptFinding{}
	for i := range fewThings + 10 {
		list := m.number(nil, thing{aClash, "", fmt.Sprint(i)})
		if i%1000 == 999 {
			k.rests = append(k.rests, list...)
		} else if i%1000 == 998 {
			k.stands = append(k.stands, list...)
		}
	}
	m.findings = []*keptFinding{k}
	m.sweep()
	want := map[thing]int{}
	for _, n := range []string{"999", "1999", "2999", "3999", "998", "1998", "2998", "3998"} {
		want[thing{aClash, "", n}] = len(want)
	}
	if diff := cmp.Diff(want, m.things, cmp.AllowUnexported(thing{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := slices.Concat(k.rests, k.stands); !slices.Equal(got, []int{0, 1, 2, 3, 4, 5, 6, 7}) {
		t.Errorf("the finding rests on %v", got)
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
