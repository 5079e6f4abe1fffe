package judge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"roe.example/checker/facts"
)

// TestRoll holds what a rule draws, and whether that is what it drew in the run
// before, to looking through all clashes.
func TestRoll(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	topics, actions := []string{"force", "legal", "tactics"}, []string{"a", "b"}
	var asked []members
	for _, kind := range []string{"", "silent", "duty"} {
		for _, topic := range append(topics, "") {
			for _, action := range append(actions, "") {
				asked = append(asked, members{kind, topic, action})
			}
		}
	}
	clash := func() facts.Clash {
		return facts.Clash{ID: fmt.Sprint(rng.IntN(1000)), Topic: topics[rng.IntN(3)], Actions: actions[:rng.IntN(3)]}
	}
	ids := func(some []*facts.Clash) (out []string) {
		for _, c := range some {
			out = append(out, c.ID)
		}
		return out
	}
	var before *roll
	was, now := &facts.Clashes{}, &facts.Clashes{}
	same := 0
	for range 400 {
		now = &facts.Clashes{Silent: slices.Clone(was.Silent), Duty: slices.Clone(was.Duty)}
		for _, list := range []*[]facts.Clash{&now.Silent, &now.Duty} {
			at := rng.IntN(len(*list) + 1)
			switch n := rng.IntN(9); {
			case n == 0:
				*list = slices.Insert(*list, at, clash())
			case n == 1 && at < len(*list):
				*list = slices.Delete(*list, at, at+1)
			case n == 2 && at+1 < len(*list):
				(*list)[at], (*list)[at+1] = (*list)[at+1], (*list)[at]
			}
		}
		r := nextRoll(before, now)
		for _, m := range asked {
			d := r.of(m)
			if got, want := ids(d.clashes), ids(m.of(now)); !slices.Equal(got, want) {
				t.Fatalf("%v draws %v, want %v", m, got, want)
			}
			if d.same && !slices.Equal(ids(m.of(was)), ids(m.of(now))) {
				t.Fatalf("%v draws %v, and %v before", m, ids(m.of(now)), ids(m.of(was)))
			}
			if d.same {
				same++
			}
		}
		r.before, before, was = nil, r, now
	}
	if same < 1000 {
		t.Errorf("only %d times it was what had been", same)
	}
}

// TestByID: what is kept of a document by ids from run to run is what is made anew.
func TestByID(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	by := &byID{path: "data.roe.lib.norms", list: "norms", key: []string{"book", "id"}}
	v := newInputs()
	f := &facts.Facts{}
	made := 0
	for n := range 300 {
		now := *f
		now.Norms = slices.Clone(f.Norms)
		at := rng.IntN(len(now.Norms) + 1)
		switch k := rng.IntN(4); {
		case k < 2:
			now.Norms = slices.Insert(now.Norms, at, facts.Norm{Book: "a", ID: fmt.Sprint(rng.IntN(400))})
		case k == 2 && at < len(now.Norms):
			now.Norms = slices.Delete(now.Norms, at, at+1)
		case k == 3 && at < len(now.Norms):
			now.Norms[at].Path = fmt.Sprint(n)
		}
		f = &now
		facts.Total(f)
		if err := v.next(f); err != nil {
			t.Fatal(err)
		}
		anew := newInputs()
		if err := anew.next(f); err != nil {
			t.Fatal(err)
		}
		got, want := v.byID(by), anew.byID(by)
		if (got == nil) != (want == nil) || got != nil && got.Value.Compare(want.Value) != 0 {
			t.Fatalf("run %d: %v, want %v", n, got, want)
		}
		if got != nil {
			made++
		}
	}
	if made < 30 || made == 300 {
		t.Errorf("made %d times of %d", made, len(f.Norms))
	}
}
