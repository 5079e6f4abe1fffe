package rule

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
)

// clash is one between Riverton's rule (left) and Harbor's (right).
func clash(change func(*facts.Clash)) *facts.Clash {
	c := &facts.Clash{
		ID: "c1", Kind: "unreached", Book: "b", Deployment: "day", Assignments: []string{"line"},
		Actions: []string{"force/baton"}, Cause: "order#5.2 ~ manual#308.4",
		Left:  facts.Side{Agencies: []string{"riverton"}, View: "here", Norms: []string{"order#5.2"}},
		Right: facts.Side{Agencies: []string{"harbor"}, View: "home", Norms: []string{"manual#308.4"}},
	}
	if change != nil {
		change(c)
	}
	return c
}

// indexed is a run with one clash.
func indexed(c *facts.Clash) *Index {
	f := &facts.Facts{
		Norms: []facts.Norm{
			{Book: "b", ID: "order#5.2", Path: "order-5.2", Kind: "policy"},
			{Book: "b", ID: "manual#308.4", Path: "manual-308.4", Kind: "policy"},
			{Book: "b", ID: "statute#1", Path: "statute-1", Kind: "statute", Law: true},
			{Book: "b", ID: "day#2", Path: "day-2", Kind: "operation-order"},
			{Book: "b", ID: "pact#3", Path: "pact-3", Kind: "agreement"},
		},
		Clauses:     []facts.Clause{{Book: "b", ID: "pact#3", Path: "pact-3"}, {Book: "b", ID: "pact#4", Path: "pact-4"}},
		Deployments: []facts.Deployment{{Book: "b", ID: "day", Path: "day"}},
		Assignments: []facts.Assignment{{Book: "b", Deployment: "day", ID: "line", Path: "line"}},
		Units:       []facts.Unit{{Book: "b", Deployment: "day", ID: "h1", Path: "h1"}},
		Requests:    []facts.Request{{Book: "b", Deployment: "day", ID: "r1", Path: "r1", From: "harbor", To: "riverton"}},
	}
	f.Clashes.Unreached = []facts.Clash{*c}
	return NewIndex(f)
}

// stated is the least that a rule hands over, and what it adds.
func stated(message string, more map[string]any) map[string]any {
	out := map[string]any{"clash": "c1", "severity": "error", "message": message}
	maps.Copy(out, more)
	return out
}

func decoded(t *testing.T, c *facts.Clash, v any) *Finding {
	t.Helper()
	f, err := indexed(c).Decode(v)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCompletes(t *testing.T) {
	got := decoded(t, clash(nil), stated("Officers of {aid} must not {action} ({rule}).", map[string]any{"remedy": "Ask {host}."}))
	want := &Finding{
		Book: "b", Deployment: "day", Severity: "error", Cause: "order#5.2 ~ manual#308.4", Clash: "c1",
		Message: "Officers of {aid} must not {action} ({rule}).", Remedy: "Ask {host}.",
		Args: map[string]Argument{
			"aid": {Type: "agencies", IDs: []string{"harbor"}}, "host": {Type: "agencies", IDs: []string{"riverton"}},
			"action": {Type: "actions", IDs: []string{"force/baton"}}, "rule": {Type: "norms", IDs: []string{"order#5.2"}},
		},
		Agencies: []string{"riverton", "harbor"}, Actions: []string{"force/baton"},
		Places: []Place{{Role: "host rule", Path: "order-5.2"}, {Role: "own rule", Path: "manual-308.4"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a rule states is left as it is, though it be empty.
func TestStatedWins(t *testing.T) {
	got := decoded(t, clash(nil), stated("{aid} and {host}.", map[string]any{
		"book": "b", "deployment": "", "cause": "mine", "agencies": []any{}, "actions": []any{"x"},
		"places": []any{map[string]any{"role": "r", "path": "p"}},
		"args":   map[string]any{"aid": map[string]any{"words": "They"}},
	}))
	want := &Finding{
		Book: "b", Severity: "error", Cause: "mine", Clash: "c1", Message: "{aid} and {host}.",
		Args: map[string]Argument{
			"aid": {Type: "words", Text: "They"}, "host": {Type: "agencies", IDs: []string{"riverton"}},
		},
		Agencies: []string{}, Actions: []string{"x"}, Places: []Place{{Role: "r", Path: "p"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCompletesNothingElse(t *testing.T) {
	for name, test := range map[string]struct {
		finding map[string]any
		want    string
	}{
		"another clash":       {stated("x", map[string]any{"clash": "c2"}), `no clash "c2"`},
		"unknown placeholder": {stated("{whom}", nil), "{whom} has no argument"},
		"unused argument":     {stated("x", map[string]any{"args": map[string]any{"aid": map[string]any{"words": "a"}}}), `"aid" has no placeholder`},
		"unknown field":       {stated("x", map[string]any{"kind": "y"}), `unknown field "kind"`},
		"empty field":         {stated("x", map[string]any{"cause": ""}), "cause is empty"},
		"no severity":         {map[string]any{"clash": "c1", "message": "x"}, `"severity" is missing`},
		"no clash":            {stated("x", map[string]any{"clash": ""}), `"book" is missing`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := indexed(clash(nil)).Decode(test.finding); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestCause(t *testing.T) {
	for want, change := range map[string]func(*facts.Clash){
		"order#5.2 ~ manual#308.4":   nil,
		"tasked riverton ~ harbor":   func(c *facts.Clash) { c.Reason, c.Left.View = "tasked", "plan" },
		"requests riverton ~ harbor": func(c *facts.Clash) { c.Reason, c.Left.View = "requests", "request" },
	} {
		if got := causeOf(clash(change)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAgencies(t *testing.T) {
	both := func(c *facts.Clash) { c.Right.Agencies = []string{"riverton", "harbor"} }
	if got := agenciesOf(clash(both)); !slices.Equal(got, []string{"riverton", "harbor"}) {
		t.Errorf("got %v, want each once", got)
	}
	for _, view := range []string{"home", "here"} {
		one := func(c *facts.Clash) { c.Kind, c.Left.View, c.Right.View = "defect", view, view }
		if got := agenciesOf(clash(one)); !slices.Equal(got, []string{"harbor"}) {
			t.Errorf("in one book (%s): got %v, want its agency alone", view, got)
		}
	}
}

// Of agencies side by side, one that must not act is not named among those
// that may, unless there is no other.
func TestActing(t *testing.T) {
	for _, test := range []struct{ right, want []string }{
		{[]string{"coast", "harbor"}, []string{"harbor"}},
		{[]string{"coast"}, []string{"coast"}},
	} {
		c := clash(func(c *facts.Clash) {
			c.Kind, c.Left.Agencies, c.Right.Agencies = "mismatch", []string{"coast"}, test.right
		})
		if got := acting(c); !slices.Equal(got, test.want) {
			t.Errorf("of %v got %v, want %v", test.right, got, test.want)
		}
	}
}

func TestArguments(t *testing.T) {
	c := clash(func(c *facts.Clash) {
		c.Right.Agencies = []string{"coast", "harbor"}
		c.Right.Approvals = []facts.Approval{{Rung: "supervisor", Agency: "own"}}
		c.Left.Approvals = []facts.Approval{{Rung: "chief", Agency: "riverton"}}
		c.Left.Norms, c.Right.Norms = []string{"pact#3"}, []string{"pact#4"}
		c.Left.Duty, c.Right.Duty.Value = facts.Say("within 24 hours"), "a blow"
		c.Word = facts.Say("deadly-force")
		c.Settlements = []facts.Settlement{{Clause: "pact#3"}, {Clause: "pact#4"}}
	})
	for name, want := range map[string]Argument{
		"situation": {Type: "situation", IDs: []string{"c1"}},
		"region":    {Type: "region", IDs: []string{"c1"}},
		"host":      {Type: "agencies", IDs: []string{"riverton"}},
		"aid":       {Type: "agencies", IDs: []string{"coast", "harbor"}},
		"action":    {Type: "actions", IDs: []string{"force/baton"}},
		"task":      {Type: "actions", IDs: []string{"force/baton"}, Sensitive: "tactics"},
		"rule":      {Type: "norms", IDs: []string{"pact#3"}},
		"own":       {Type: "norms", IDs: []string{"pact#4"}},
		"approvals": {Type: "approvals", Approvals: []facts.Approval{
			{Rung: "supervisor", Agency: "coast"}, {Rung: "supervisor", Agency: "harbor"},
		}},
		"approvals_here": {Type: "approvals", Approvals: []facts.Approval{{Rung: "chief", Agency: "riverton"}}},
		"measure":        {Type: "words", Text: "within 24 hours"},
		"own_measure":    {Type: "words", Text: "with no number or time given"},
		"clauses":        {Type: "list", List: []Argument{{Type: "clause", IDs: []string{"pact#3"}}, {Type: "clause", IDs: []string{"pact#4"}}}},
		"word":           {Type: "words", Text: "deadly force"},
		"meaning":        {Type: "words", Text: "within 24 hours"},
		"own_meaning":    {Type: "words", Text: "a blow"},
		"clause_host":    {Type: "clause", IDs: []string{"pact#3"}},
		"clause_own":     {Type: "clause", IDs: []string{"pact#4"}},
	} {
		if diff := cmp.Diff(want, arguments[name](c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
