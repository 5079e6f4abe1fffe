package judge

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/policies"
)

// TestOutlook holds what is put before roe's own rules of large lists, and how
// they look at clashes: a rule or a shared function that takes another form is
// shown more, and is judged slower.
func TestOutlook(t *testing.T) {
	e, err := Thaw(policies.Frozen, Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string][]string{
		"norms":   {"actions", "book", "document", "id", "kind", "law", "path"},
		"clashes": {"actions", "book", "confidence", "deployment", "exposure", "id", "kind", "law", "left", "reason", "right", "settled", "settlements", "situation", "topic", "whole"},
	} {
		if diff := cmp.Diff(want, e.view.seen[list]); diff != "" {
			t.Errorf("of %s (-want +got):\n%s", list, diff)
		}
	}
	ways := map[manner][]string{}
	for id, l := range e.view.rules {
		ways[l.way] = append(ways[l.way], id)
	}
	for way, want := range map[manner][]string{
		byFields: {"accountability/arrestees", "agreement/clause-cannot-settle", "agreement/ending-rule"},
		inTopic:  {"legal/conflict", "legal/polling-place"},
		together: nil,
	} {
		if diff := cmp.Diff(want, slices.Sorted(slices.Values(ways[way]))); diff != "" {
			t.Errorf("way %d (-want +got):\n%s", way, diff)
		}
	}
	for id, want := range map[string][2][]string{
		"accountability/arrestees":       {{"actions", "book", "deployment", "right"}, {"input.exceptions"}},
		"agreement/clause-cannot-settle": {{"book", "deployment", "settled", "settlements"}, {"input.attempts"}},
		"agreement/ending-rule":          {{"book", "deployment", "left", "right"}, {"data.roe.rules.agreement.ending_rule._ending"}},
		"legal/conflict":                 {},
	} {
		if diff := cmp.Diff(want, [2][]string{e.view.drawn[id], e.view.first[id]}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	if len(ways[oneByOne]) < 50 {
		t.Errorf("only %d rules judge clashes one by one", len(ways[oneByOne]))
	}
}

// TestDraws: of clashes that a rule draws for itself, what is not one of the
// forms that are known looks at everything.
func TestDraws(t *testing.T) {
	cases := map[string]string{
		"some clashes in input.clashes\n\tsome clash in clashes\n\tclash.law":                                      "law",
		"some kind, clashes in input.clashes\n\tkind != \"a\"\n\tsome clash in clashes\n\tclash.left.norms == []":  "left",
		"some clash in input.clashes.duty\n\tclash.law\n\tsome side in [clash.left, clash.right]\n\tside.rank > 0": "law left right",
		"input.clashes.duty[_].law":                                        "law",
		"input.clashes[_][_].law":                                          "law",
		"some clash in lib.every_kind(\"force\")\n\tclash.law":             "law",
		"some clash in lib.every_kind(\"force\")\n\tcount(clash) == 3":     "*",
		"count(lib.every_kind(\"force\")) == 3":                            "*",
		"some clash in input.clashes.duty\n\tsome name\n\tclash[name]":     "*",
		"some clash in input.clashes.duty\n\tcount(clash) == 3":            "*",
		"some clash in input.clashes.duty\n\t_law(clash)":                  "*",
		"some clash in input.clashes.duty\n\tx := [clash]\n\tcount(x) > 0": "*",
		"some clash in input.clashes.duty\n\tx := {clash}\n\tcount(x) > 0": "*",
		"count(input.clashes.duty) == 3":                                   "*",
		"some clashes in input.clashes\n\tcount(clashes) == 3":             "*",
		"every clash in input.clashes.duty {\n\t\tclash.law\n\t}":          "*",
		"count({clash | some clash in input.clashes.duty; clash.law}) > 1": "* law",
		"some clash in lib.on(input.clashes.duty, \"a\")\n\tclash.law":     "*",
		"some agency in input.agencies\n\tagency.id == \"clashes\"":        "",
		"some clash in object.get(input, \"clashes\", []).x\n\tclash.a":    "",
	}
	module, names := bodies(cases)
	e, err := New(withLib(t, module+"\n_law(clash) if clash.law\n"))
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range cases {
		looks := likeness{}
		for _, one := range rulesByPath(e.parts[0].compiler)["data.roe.rules.force.sample."+names[body]] {
			looks.draws(one)
		}
		if got := strings.Join(slices.Sorted(maps.Keys(looks)), " "); got != want {
			t.Errorf("%s\nlooks at %q\nwant     %q", body, got, want)
		}
	}
}

// TestOutlookOfAnything: where one rule may look at anything, nothing is known.
func TestOutlookOfAnything(t *testing.T) {
	for body, known := range map[string]bool{
		"some agency in input.agencies\n\tagency.id == \"a\"": true,
		"some clashes in input.clashes\n\tcount(clashes) > 3": true,
		"some list in input\n\tlist == []":                    false,
		"count(input) == 3":                                   false,
		"_x with input as {}":                                 false,
	} {
		s := withLib(t, header+"import data.roe.lib\n\nconsidered := 1\n\nfindings contains lib.capital(\"x\") if {\n\t"+body+"\n}\n\n_x if count(input.agencies) == 0\n")
		e, err := thaw(frozenOf(t, s), s)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.view != nil; got != known {
			t.Errorf("%s: known %v, want %v", body, got, known)
		}
	}
}

// A rule that fails is judged at once with all others, which says what is wrong.
func TestInTurnFails(t *testing.T) {
	s := withLib(t, header+`import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, "note", "x") if {
	some clash in _clashes
	to_number(clash.reason) == 1
}

_clashes := lib.on(input.clashes.silent, "force")
`)
	e, err := thaw(frozenOf(t, s), s)
	if err != nil {
		t.Fatal(err)
	}
	f := someFacts()
	for i := range 4*atATime + 1 {
		f.Clashes.Silent = append(f.Clashes.Silent, facts.Clash{ID: fmt.Sprint(i), Kind: "silent", Topic: "force", Book: "b", Reason: "none"})
	}
	if l := e.view.rules["force/sample"]; l.way != oneByOne || !plenty(&f.Clashes) {
		t.Fatalf("it is not judged in turn: %+v", l)
	}
	if _, err := e.judgeInTurn(t.Context(), f, nil, atATime); err == nil {
		t.Error("no error")
	}
	got, err := e.Judge(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, err := e.judgeAtOnce(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got.Failures) != 1 {
		t.Errorf("(-at once +in turn):\n%s\n%v", diff, got.Failures)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := e.Judge(ended, f, nil); err != context.Canceled {
		t.Errorf("ended: %v", err)
	}
}
