package checker

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// TestAskAgreesWithTheJointRules asks of the example deployment what its joint
// rules of engagement state as facts: at each assignment the same positions, on
// the same norms.
func TestAskAgreesWithTheJointRules(t *testing.T) {
	const dir = "../agreements/riverton-election-day"
	f, faults, err := Facts(context.Background(), Options{Paths: []string{dir}})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	type about struct{ agency, action string }
	want := map[about]map[string]bool{}
	for _, row := range f.Joint {
		for _, agency := range row.Agencies {
			k := about{agency, row.Action}
			if want[k] == nil {
				want[k] = map[string]bool{}
			}
			for _, n := range row.Norms {
				want[k][row.Assignment+" "+row.Position+" "+n] = true
			}
		}
	}
	loaded, err := load.Load(context.Background(), []string{dir}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 {
		t.Fatal(err, loaded.Diagnostics)
	}
	keys := slices.SortedFunc(maps.Keys(want), func(a, b about) int { return strings.Compare(a.agency+a.action, b.agency+b.action) })
	asked := 0
	for i, k := range keys {
		category := func(x *book.Action) bool { return slices.Contains(x.In, k.action) }
		if i%5 != 0 || slices.ContainsFunc(slices.Collect(maps.Values(loaded.Books[0].Book.Actions)), category) {
			continue // every fifth is enough, and quick; of categories the items are compared
		}
		a := &asking{Question: Question{Agency: k.agency, Action: k.action}, books: loaded.Books}
		if a.chooseDeployment(); len(a.faults) == 0 {
			a.read()
		}
		if len(a.faults) > 0 {
			t.Fatal(k, a.faults)
		}
		raw, err := a.compute()
		if err != nil {
			t.Fatal(k, err)
		}
		got := map[string]bool{}
		for _, s := range raw.Stands {
			if !slices.Equal(s.Actions, []string{k.action}) {
				continue // a duty that any item of a category meets
			}
			for _, p := range s.Posts {
				for _, c := range s.Cases {
					for _, n := range c.Norms {
						got[p.Assignment+" "+c.Reply.Position+" "+n.Norm] = true
					}
				}
			}
		}
		asked++
		if diff := cmp.Diff(want[k], got); diff != "" {
			t.Errorf("%s on %s (-joint rules +answer):\n%s", k.agency, k.action, diff)
		}
		out, err := report.BuildAnswer(report.Input{Books: a.books, Facts: a.facts}, raw, nil)
		if err != nil {
			t.Errorf("%v: %v", k, err)
			continue
		}
		complete(t, out)
	}
	if asked < 20 {
		t.Errorf("compared only %d answers", asked)
	}
}

// complete checks that every answer says something, and every source has a place.
func complete(t *testing.T, a *report.Answer) {
	t.Helper()
	for _, s := range a.Answers {
		for _, c := range s.Cases {
			if c.Text == "" || c.When == "" || c.Region == "" {
				t.Errorf("%s: a case says nothing: %+v", a.Question.Text, c)
			}
			for _, src := range slices.Concat(c.Sources, c.GaveWay, s.Advice) {
				if src.Line == 0 || src.Text == "" {
					t.Errorf("%s: a source has no place: %+v", a.Question.Text, src)
				}
			}
			for _, o := range c.Otherwise {
				if o.Instead == "" || len(o.Dimensions) == 0 {
					t.Errorf("%s: a change changes nothing: %+v", a.Question.Text, o)
				}
			}
		}
	}
}

// TestCircumstances reads what a question states.
func TestCircumstances(t *testing.T) {
	loaded, err := load.Load(context.Background(), []string{"../agreements/riverton-election-day"}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 {
		t.Fatal(err, loaded.Diagnostics)
	}
	for _, tt := range []struct {
		stated []string
		given  string
		faults int
	}{
		{[]string{"resistance=passive"}, "passive resistance", 0},
		{[]string{"resistance = active resistance"}, "from people who link arms to a person who flees", 0}, // as Harbor means it
		{[]string{"warnings>=2", "warnings<4"}, "two warnings given or three warnings given", 0},
		{[]string{"warnings=9"}, "five or more warnings given", 0},
		{[]string{"warnings>9"}, "", 1},
		{[]string{"place=campus,jail"}, "a campus or a jail", 0},
		{[]string{"minors=true", "assembly>unlawful"}, "a riot, minors present", 0},
		{[]string{"resistance>passive"}, "a person who pulls away or worse", 0},
		{[]string{"resistance<passive"}, "no resistance", 0},
		{[]string{"resistance"}, "", 1},
		{[]string{"=passive"}, "", 1},
		{[]string{"resistance="}, "", 1},
		{[]string{"resistance=passive", "resistance>none"}, "", 1},
		{[]string{"target>=elephant"}, "", 1},
	} {
		a := &asking{Question: Question{Agency: "harbor-pd", Action: "chemical/oc-spray", Circumstances: tt.stated}, books: loaded.Books}
		if a.chooseDeployment(); len(a.faults) == 0 {
			a.read()
		}
		if len(a.faults) != tt.faults {
			t.Errorf("%q: faults %+q, want %d", tt.stated, a.faults, tt.faults)
		}
		if len(a.faults) > 0 {
			continue
		}
		raw, err := a.compute()
		if err != nil {
			t.Fatal(err)
		}
		if raw.Given != tt.given {
			t.Errorf("%q is read as %q, want %q", tt.stated, raw.Given, tt.given)
		}
	}
}
