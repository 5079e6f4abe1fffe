package judge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

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
	some action in norm.actions
	_grave(norm.book, action)
}

_grave(book, action) if [book, action] in _forceful

_forceful contains [action.book, action.id] if {
	some action in input.actions
	action.topic in _topics
}

_topics contains topic if some topic in ["force", "tactics"]
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

// TestLookedUp: in which sets a rule only looks up, and what its answers hide.
func TestLookedUp(t *testing.T) {
	const of = "data.roe.rules.force.sample."
	sets := func(names ...string) (out []string) {
		for _, name := range names {
			out = append(out, of+name)
		}
		return out
	}
	for name, c := range map[string]struct {
		more string
		want []string
	}{
		"usual":           {"", sets("_wide")},
		"counted":         {"_many if count(_wide) > 3\n\n_other(need) if {\n\tneed.in_play\n\t_many\n}\n", nil},
		"drawn from":      {"_other(need) if {\n\tsome [_, need.norm] in _wide\n}\n", nil},
		"by its key":      {"_other(need) if _wide[[need.book, need.norm]]\n", nil},
		"for a document":  {"_none if not [\"a\", \"b\"] in _wide\n\n_other(need) if {\n\tneed.in_play\n\t_none\n}\n", nil},
		"through another": {"_none if not _in(\"b\")\n\n_in(id) if [\"a\", id] in _wide\n\n_other(need) if {\n\tneed.in_play\n\t_none\n}\n", nil},
		"handed on":       {"_other(need) if _among(need, _wide)\n\n_among(need, some_set) if need.norm in some_set\n", nil},
		"under other":     {"_other(need) if {\n\tneed.norm in _wide with input.norms as []\n}\n", nil},
		"in a list":       {"_other(need) if need.norm in [\"a\", _wide]\n", nil},
		"one more":        {"_other(need) if need.norm in _more\n\n_more contains \"n3\" if count(input.norms) > 1\n", sets("_more", "_wide")},
		"an object":       {"_other(need) if need.norm in _more\n\n_more[norm.id] := norm.book if some norm in input.norms\n", sets("_wide")},
	} {
		text := aboutNeeds
		if c.more != "" {
			text += "\n" + strings.Replace(c.more, "_other(need)", "_cause(need) := \"other\"", 1)
		}
		e, err := New(withLib(t, header+"import data.roe.lib\n\n"+text))
		if err != nil {
			t.Fatal(name, err)
		}
		r := newReader(e.parts[0].compiler)
		got := r.lookedUp(of+"findings", of+"considered", of+"_asked")
		if diff := cmp.Diff(c.want, got.sets); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if len(c.want) > 0 {
			if diff := cmp.Diff(sets("_cause"), got.hides); diff != "" {
				t.Errorf("%s hides (-want +got):\n%s", name, diff)
			}
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
	for i := range 60 {
		f.Norms = append(f.Norms, facts.Norm{Book: "a", ID: fmt.Sprint("n", i%30), Actions: []string{fmt.Sprint("x", rng.IntN(9))}})
	}
	for n := range 200 {
		now := *f
		now.Needs, now.Norms = slices.Clone(f.Needs), slices.Clone(f.Norms)
		for range rng.IntN(4) {
			at := rng.IntN(len(now.Needs) + 1)
			upTo := min(len(now.Needs), at+1+rng.IntN(3)*rng.IntN(40))
			switch rng.IntN(7) {
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
				now.Norms = slices.Insert(now.Norms, rng.IntN(len(now.Norms)+1), facts.Norm{
					Book: "a", ID: fmt.Sprint("n", rng.IntN(30)), Actions: []string{fmt.Sprint("x", rng.IntN(9))}})
			case 5:
				now.Norms = slices.DeleteFunc(now.Norms, func(facts.Norm) bool { return rng.IntN(6) == 0 })
			case 6:
				now.Actions = nil
				for i := range 9 {
					now.Actions = append(now.Actions, facts.Action{Book: "a", ID: fmt.Sprint("x", i), Topic: []string{"force", "legal"}[rng.IntN(2)]})
				}
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
		for _, p := range m.rules[0].parts {
			for _, l := range p.looked {
				if l.all {
					t.Fatalf("%s is read as such", l.ledger.path)
				}
			}
		}
		if now.Needs == nil {
			for range 100 {
				f.Needs = append(f.Needs, need())
			}
		}
	}
}

// TestPortioned: whatever comes and goes, each record is in one portion, as often
// as it stands in the list.
func TestPortioned(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	terms := make([]*ast.Term, 40)
	for i := range terms {
		terms[i] = ast.IntNumberTerm(i)
	}
	var before []*portion
	for n := range 500 {
		records := make([]*ast.Term, rng.IntN(60))
		for i := range records {
			records[i] = terms[rng.IntN(1+rng.IntN(len(terms)))]
		}
		all, asked := portioned(before, records)
		var held []*ast.Term
		for _, p := range all {
			held = append(held, p.records...)
			if kept := slices.Contains(before, p); kept == slices.Contains(asked, p) || p.gone {
				t.Fatalf("run %d: a portion is kept and asked about, or neither", n)
			}
		}
		for _, p := range before {
			if p.gone == slices.Contains(all, p) {
				t.Fatalf("run %d: a portion is gone and kept, or neither", n)
			}
		}
		byNumber := func(a, b *ast.Term) int { return a.Value.Compare(b.Value) }
		slices.SortFunc(held, byNumber)
		slices.SortFunc(records, byNumber)
		if !slices.Equal(held, records) {
			t.Fatalf("run %d: the portions hold %v, the list %v", n, held, records)
		}
		if before = all; rng.IntN(20) == 0 {
			before = nil
		}
	}
}
