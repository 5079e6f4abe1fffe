package mutation

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
)

const specimen = `# METADATA
# title: warning
package p

considered := count([x | some x in input.xs; not x.idle])

all := count([y | some x in input.xs; some y in x.ys])

findings contains object.union({"severity": "error", "message": "{x} is 3"}, {"cause": "x"}) if {
	some k, x in input.xs
	x.size >= 2
	x.kind in {"a", "b"}
	every y in x.ys { y.from < x.until }
	startswith(x.name, "x ")
}

_says := {"a-b": "A sentence of 3 words.", "c": true}

# The first of two.
_weight(x) := "note" if {
	x.size == 1
} else := "warning"

# The second.
_weight("all") := "error"
`

// TestEveryMistake shows all that is done to a module.
func TestEveryMistake(t *testing.T) {
	s, err := parse("p/p/p.rego", specimen)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range mutants(s) {
		if _, err := m.parsed(); err != nil {
			t.Error(err)
		}
		got = append(got, m.definition+": "+m.change)
	}
	want := strings.Split(strings.TrimSpace(`
considered: drop condition: some x in input.xs
considered: swap membership: key for value
considered: drop condition: not x.idle
considered: remove not: not x.idle
all: drop condition: some x in input.xs
all: swap membership: key for value
all: drop condition: some y in x.ys
findings: swap arguments: object.union
findings: change severity: "error" to warning
findings: change severity: "error" to note
findings: drop condition: some k, x in input.xs
findings: swap membership: key and value
findings: drop condition: x.size >= 2
findings: add not: x.size >= 2
findings: flip comparison: >= to >
findings: flip comparison: >= to <
findings: change number: 2 to 3
findings: change number: 2 to 1
findings: drop condition: x.kind in {"a", "b"}
findings: add not: x.kind in {"a", "b"}
findings: change text: "a"
findings: change text: "b"
findings: drop condition: every y in x.ys { y.from < x.until }
findings: drop condition: y.from < x.until
findings: add not: y.from < x.until
findings: flip comparison: < to <=
findings: flip comparison: < to >=
findings: drop condition: startswith(x.name, "x ")
findings: add not: startswith(x.name, "x ")
findings: exchange function: startswith to endswith
findings: change text: "x "
_says: change text: "a-b"
_says: change text: "c"
_says: flip boolean: true
_weight: drop definition
_weight: change severity: "note" to error
_weight: change severity: "note" to warning
_weight: drop condition: x.size == 1
_weight: add not: x.size == 1
_weight: flip comparison: == to !=
_weight: flip comparison: == to >=
_weight: flip comparison: == to <=
_weight: change number: 1 to 2
_weight: change number: 1 to 0
_weight: drop else
_weight: change severity: "warning" to error
_weight: change severity: "warning" to note
_weight: drop definition
_weight: change text: "all"
_weight: change severity: "error" to warning
_weight: change severity: "error" to note
`), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFates tells apart what a test catches, what it lets live and what is no
// rule at all.
func TestFates(t *testing.T) {
	tests := "package p_test\nimport data.p\ntest_one if p.big with input as {\"size\": 3}\ntest_none if not p.big with input as {\"size\": 1}\n"
	for rule, want := range map[string]fate{
		"package p\nbig if input.size > 2":          survived,
		"package p\nbig if input.size >= 2":         survived, // nobody asks for 2
		"package p\nbig if input.size > 3":          killed,
		"package p\nbig if true":                    killed,
		"package p\nbig if x > 2":                   invalid,
		"package p\nbig := 1 / (input.size - 3)":    killed,
		"package p\nbig := input.size == [1, 3][_]": killed, // two values at once
	} {
		modules := map[string]*ast.Module{"p.rego": ast.MustParseModule(rule), "p_test.rego": ast.MustParseModule(tests)}
		if got, err := run(t.Context(), modules); err != nil || got != want {
			t.Errorf("%q: got %v (%v), want %v", rule, got, err, want)
		}
	}
	if _, err := run(t.Context(), map[string]*ast.Module{"p.rego": ast.MustParseModule("package p\nbig := 1")}); err == nil {
		t.Error("a rule without a test passes")
	}
}

// TestBooksKill: what no unit test asks, the marks of a book may.
func TestBooksKill(t *testing.T) {
	all, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	books, err := newFixtures(all)
	if err != nil {
		t.Fatal(err)
	}
	rule := all[slices.IndexFunc(all, func(s *source) bool { return s.file == "communications/no-channel/no-channel.rego" })]
	for text, want := range map[string]fate{
		"not net.channel.stated": killed,
		"count(input.nets)":      survived, // no book pins what considered counts
	} {
		from := strings.Index(rule.text, text)
		m := &mutant{of: rule, from: from, to: from + len(text), with: map[fate]string{killed: "net.channel.stated", survived: "count(input.units)"}[want]}
		if got, err := books.try(t.Context(), m); err != nil || got != want {
			t.Errorf("%q: got %v (%v), want %v", text, got, err, want)
		}
	}
	from := strings.Index(rule.text, "net.channel.stated")
	misspelt := &mutant{of: rule, from: from, to: from + len("net.channel"), with: "net.chanel"}
	if got, err := books.try(t.Context(), misspelt); err != nil || got != invalid {
		t.Errorf("a field that the facts do not have: got %v (%v)", got, err)
	}
}

func TestSurvivorsNeedReasons(t *testing.T) {
	for _, block := range []string{
		"a/b/b.rego: findings\n  | x > 1\n  - flip comparison: > to >=",
		"a/b/b.rego: findings\n  - drop else\n  Why.",
		"a/b/b.rego\n  | x\n  - drop else\n  Why.",
		"a/b/b.rego: findings\n  | x\n  Why.",
	} {
		if err := readBlock(block, map[place]int{}); err == nil {
			t.Errorf("accepted:\n%s", block)
		}
	}
	got := map[place]int{}
	if err := readBlock("a/b/b.rego: f\n  | x > 1\n  - drop else\n  - drop else\n  Why.", got); err != nil {
		t.Fatal(err)
	}
	if want := (map[place]int{{"a/b/b.rego", "f", "x > 1", "drop else"}: 2}); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
