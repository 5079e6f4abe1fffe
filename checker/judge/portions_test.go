package judge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
)

// aboutNeeds is a rule that judges each need by itself.
const aboutNeeds = `considered := count(_asked)

findings contains lib.record(need, {
	"severity": "note",
	"cause": _cause(need),
	"message": "x",
	"args": {},
	"places": [{"role": "assignment", "path": need.path}],
}) if {
	some need in _asked
	not need.filled
}

_asked := [need | some need in input.needs; need.in_play]

_cause(need) := concat(" ", ["wide", need.norm]) if [need.book, need.norm] in _wide

_cause(need) := need.norm if not [need.book, need.norm] in _wide

_wide contains [norm.book, norm.id] if {
	some norm in input.norms
	norm.law
}
`

// TestAdditive: of which rules the answer about a list is put together of answers
// about its parts.
func TestAdditive(t *testing.T) {
	const (
		considered = "considered := count([need | some need in input.needs; need.in_play])\n\n"
		finds      = "findings contains lib.record(need, {}) if {\n\tsome need in input.needs\n\tneed.in_play\n"
	)
	for name, c := range map[string]struct {
		text string
		list string
	}{
		"usual":              {aboutNeeds, "needs"},
		"without a document": {considered + finds + "}\n", "needs"},
		"two at a time":      {considered + finds + "\tsome other in input.needs\n\tother.path != need.path\n}\n", ""},
		"where it stands":    {considered + "findings contains lib.record(need, {}) if {\n\tsome i, need in input.needs\n\ti > 3\n}\n", ""},
		"of another list":    {considered + "findings contains lib.record(unit, {}) if some unit in input.units\n", ""},
		"beside others":      {considered + finds + "\t_many\n}\n\n_many if count(input.needs) > 3\n", ""},
		"all that are there": {aboutNeeds + "\n_n := count(_asked)\n\nfindings contains lib.record(need, {}) if {\n\tsome need in _asked\n\t_n > 3\n}\n", ""},
		"of them all":        {considered + "findings contains lib.record({\"book\": \"\"}, {}) if count(input.needs) > 1\n", ""},
		"each only once":     {"considered := count({need | some need in input.needs})\n\n" + finds + "}\n", ""},
		"and one":            {"considered := 1 + count([need | some need in input.needs])\n\n" + finds + "}\n", ""},
		"with other facts":   {considered + finds + "\tcount(input.units) > 1 with input.units as []\n}\n", ""},
		"in a function":      {considered + finds + "\t_last(need)\n}\n\n_last(need) if input.needs[count(input.needs) - 1] == need\n", ""},
		"beside other lists": {considered + finds + "\tsome unit in input.units\n\tunit.agency in need.agencies\n}\n", "needs"},
	} {
		e, err := New(withLib(t, header+"import data.roe.lib\n\n"+c.text))
		if err != nil {
			t.Fatal(name, err)
		}
		if got, _ := newReader(e.parts[0].compiler).additive("data.roe.rules.force.sample"); got != c.list {
			t.Errorf("%s: it is additive over %q, want %q", name, got, c.list)
		}
	}
}

// TestPortions holds what is put together to the judgement of all at once, while
// needs come, go, change and change places, and what is looked up changes.
func TestPortions(t *testing.T) {
	e, err := New(withLib(t, header+"import data.roe.lib\n\n"+aboutNeeds))
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Remember()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	f := &facts.Facts{Books: []facts.Book{{Book: "a"}}}
	need := func() facts.Need {
		return facts.Need{Book: "a", Path: fmt.Sprint("p", rng.IntN(300)), Norm: fmt.Sprint("n", rng.IntN(30)), InPlay: rng.IntN(4) > 0, Filled: rng.IntN(3) == 0}
	}
	for range 400 {
		f.Needs = append(f.Needs, need())
	}
	for n := range 60 {
		now := *f
		now.Needs, now.Norms = slices.Clone(f.Needs), slices.Clone(f.Norms)
		for range rng.IntN(4) {
			at := rng.IntN(len(now.Needs) + 1)
			upTo := min(len(now.Needs), at+1+rng.IntN(3)*rng.IntN(40))
			switch rng.IntN(5) {
			case 0:
				now.Needs = slices.Delete(now.Needs, at, upTo)
			case 1:
				now.Needs = slices.Insert(now.Needs, at, need())
			case 2:
				for i := at; i < upTo; i++ {
					now.Needs[i].Filled = !now.Needs[i].Filled
				}
			case 3:
				slices.Reverse(now.Needs[at:upTo])
			case 4:
				now.Norms = []facts.Norm{{Book: "a", ID: fmt.Sprint("n", rng.IntN(30)), Law: true}}
			}
		}
		if n%20 == 19 {
			now.Needs = nil
		}
		f = &now
		facts.Total(f)
		got, err := m.Judge(t.Context(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := e.Judge(t.Context(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("after %d edits (-all at once +in portions):\n%.2000s", n, diff)
		}
		if len(got.Failures) > 0 {
			t.Fatal(got.Failures)
		}
		if now.Needs == nil {
			for range 100 {
				f.Needs = append(f.Needs, need())
			}
		}
	}
}
