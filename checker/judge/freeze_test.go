package judge

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/policies"
)

// everyForm is a rule in which each form that a compiled rule can have occurs.
const everyForm = `considered := count(input.agencies) + count(_kinds) - count(_kinds)

default _known(_) := false

_known(id) if id in {"a", "b", 1, 1.5, null, true, [id], {"id": id}}

_rank(n) := "low" if {
	n < 2
} else := "middle" if {
	n < 5
} else := "high"

_kinds := {kind: ids |
	some agency in input.agencies
	kind := agency.kind
	ids := [other.id | some other in input.agencies; other.kind == kind]
}

_short := {agency.short | some agency in input.agencies; not agency.short == ""}

_table[agency.id] := n if some n, agency in input.agencies

_all if every i, agency in input.agencies {
	_known(agency.id)
	i >= 0
	_rank(_table[agency.id]) != "none"
}

_without if not _all with input as {"agencies": []}

findings contains {
	"book": "b", "deployment": "", "severity": "note", "cause": $"{_rank(count(_short))} {id}",
	"message": "{who} is here.", "args": {"who": {"agency": id}},
	"agencies": [id], "actions": [], "clash": "",
	"places": [{"role": "agency", "path": concat(".", ["agencies", id])}],
} if {
	some kind
	some id in _kinds[kind]
	_all
	not _without
	data.roe.rules.force.sample._table[id] == 0
}
`

// compiledOf compiles a set as Freeze does.
func compiledOf(t *testing.T, s Set) *ast.Compiler {
	t.Helper()
	modules, faults := parse([]Set{s})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	c, err := compile(modules, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func frozenOf(t *testing.T, s Set) string {
	t.Helper()
	text, err := Freeze(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What is thawed is what was compiled, down to the lines that errors name.
func TestThaw(t *testing.T) {
	for name, s := range map[string]Set{"every form": sample(header + everyForm), "roe's own": {Dir: "policies", FS: policies.FS}} {
		t.Run(name, func(t *testing.T) {
			e, err := thaw(frozenOf(t, s), s)
			if err != nil {
				t.Fatal(err)
			}
			want, got := compiledOf(t, s), e.parts[0].compiler
			if len(want.Modules) != len(got.Modules) {
				t.Fatalf("%d modules, want %d", len(got.Modules), len(want.Modules))
			}
			for file := range want.Modules {
				if diff := cmp.Diff(written(want, file), written(got, file)); diff != "" {
					t.Errorf("%s (-compiled +thawed):\n%s", file, diff)
				}
			}
			rules, err := Catalogue(s)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(rules, e.Rules()); diff != "" {
				t.Errorf("catalogue (-read +thawed):\n%s", diff)
			}
		})
	}
}

// written is all of a compiled module that its evaluation and its errors see.
func written(c *ast.Compiler, file string) (out []string) {
	m := c.Modules[file]
	out = append(out, m.Package.String())
	for _, r := range m.Rules {
		for ; r != nil; r = r.Else {
			out = append(out, fmt.Sprint(r.Default, r.Head.RuleKind(), r.Ref(), r.Head.Name, place(r.Location), place(r.Head.Location), r.Module.Package), r.String())
			ast.WalkExprs(r, func(x *ast.Expr) bool {
				out = append(out, fmt.Sprint(place(x.Location), x.Index, x.Generated, x.Negated, len(x.With), x))
				return false
			})
			ast.WalkTerms(r, func(t *ast.Term) bool {
				if index := c.ComprehensionIndex(t); index != nil {
					out = append(out, fmt.Sprint(index.Term, index.Keys))
				}
				return false
			})
		}
	}
	return out
}

func place(at *ast.Location) string {
	if at == nil {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Row, at.Col)
}

// A thawed rule says what the compiled one says, also when it fails.
func TestThawedJudges(t *testing.T) {
	for name, s := range map[string]Set{
		"every form": sample(header + everyForm),
		"fails":      replaced(t, `agency.id == "a"`, `to_number(agency.id) == 1`),
		"conflicts":  sample(header + "_x := 1 if input.agencies[0].id == \"a\"\n\n_x := 2 if count(input.agencies) == 1\n\n" + strings.Replace(body, `agency.id == "a"`, "_x == 1", 1)),
		"malformed":  replaced(t, `"places": [`, `"paces": [`),
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
			want, err := compiled.Judge(t.Context(), someFacts(), nil)
			if err != nil || len(want.Findings)+len(want.Failures) == 0 {
				t.Fatal(err, want)
			}
			got, err := thawed.Judge(t.Context(), someFacts(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-compiled +thawed):\n%s", diff)
			}
			if diff := cmp.Diff(traced(t, compiled), traced(t, thawed)); diff != "" {
				t.Errorf("trace (-compiled +thawed):\n%s", diff)
			}
			for _, field := range []string{"agencies", "norms", "waivers"} {
				if compiled.Reads(field) != thawed.Reads(field) {
					t.Errorf("reads %s: compiled %v, thawed %v", field, compiled.Reads(field), thawed.Reads(field))
				}
			}
		})
	}
}

func traced(t *testing.T, e *Engine) *Trace {
	t.Helper()
	out, err := e.Trace(context.Background(), someFacts(), "force/sample", 100)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What was made of other rules, or is damaged, is not used: the rules at hand
// are compiled.
func TestThawOnlyWhatWasFrozen(t *testing.T) {
	s := sample(header + body)
	frozen := frozenOf(t, s)
	changed := replaced(t, `"severity": "note"`, `"severity": "error"`)
	if _, err := thaw(frozen, changed); !errors.Is(err, errStale) {
		t.Errorf("other rules: %v", err)
	}
	if _, err := thaw(frozen, set(map[string]string{"force/sample/sample.rego": header + body, "lib/more.rego": "package roe.lib\n"})); !errors.Is(err, errStale) {
		t.Errorf("more rules: %v", err)
	}
	e, err := Thaw(frozen, changed)
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.Judge(t.Context(), someFacts(), nil)
	if err != nil || len(out.Findings) != 1 || out.Findings[0].Severity != "error" {
		t.Errorf("judged by what was frozen: %+v, %v", out, err)
	}
	for at := range frozen {
		b := []byte(frozen)
		b[at] ^= 0x55
		if _, err := thaw(string(b), s); !errors.Is(err, errStale) && !errors.Is(err, errDamaged) {
			t.Fatalf("byte %d changed: %v", at, err)
		}
		if _, err := thaw(frozen[:at], s); err == nil {
			t.Fatalf("cut off at %d", at)
		}
	}
}

// What a compiled rule holds and Freeze cannot write must not be left out.
func TestFreezeRefuses(t *testing.T) {
	if _, err := Freeze(Set{Dir: "p", FS: sample(header + body).FS, Data: map[string]any{"x": 1}}); err == nil {
		t.Error("documents were left out")
	}
	w := newFreezer()
	w.term(&frost{}, &ast.Term{Value: &ast.TemplateString{}})
	if w.err == nil {
		t.Error("a template was left out")
	}
	w = newFreezer()
	w.expr(&frost{}, &ast.Expr{Terms: &ast.SomeDecl{}})
	if w.err == nil {
		t.Error("a declaration was left out")
	}
}

// A shared document that fails must fail each rule that reads it, also those
// that are judged after the first: that it gave nothing is not kept for them.
func TestSharedFailure(t *testing.T) {
	files := map[string]string{"lib/number.rego": "package roe.lib\n\nnumber := to_number(input.agencies[0].id)\n"}
	for _, topic := range []string{"command", "force", "legal", "roles", "tactics"} {
		text := strings.Replace(header+body, `agency.id == "a"`, "data.roe.lib.number == 1", 1)
		text = strings.NewReplacer("id: force/sample", "id: "+topic+"/sample", "roe.rules.force.", "roe.rules."+topic+".").Replace(text)
		files[topic+"/sample/sample.rego"] = text
	}
	s := set(files)
	e, err := thaw(frozenOf(t, s), s)
	if err != nil {
		t.Fatal(err)
	}
	got, err := e.Judge(t.Context(), someFacts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Failures) != 5 || len(got.Evaluated) != 0 {
		t.Errorf("%d of 5 rules failed, and %d passed: %+v", len(got.Failures), len(got.Evaluated), got)
	}
}
