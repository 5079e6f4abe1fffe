package load

import (
	"encoding/json"
	"testing"

	"cuelang.org/go/cue/cuecontext"
	"github.com/google/go-cmp/cmp"
)

// TestPlainDataAsCUE wants files that are read without the evaluator to mean
// what they mean to CUE.
func TestPlainDataAsCUE(t *testing.T) {
	for _, src := range []string{
		`x: 1_000`, `x: 0x1F`, `x: 0b11`, `x: 0o17`, `x: 2K`, `x: 1.5K`, `x: 2Ki`, `x: 1.5Mi`, `x: .5`, `x: 1.`, `x: 1e3`, `x: 1E-3`, `x: 1.50`,
		`x: -5`, `x: +5`, `x: -0`, `x: -0.0`, `x: -0x10`, `x: 0`, `x: 0K`, `x: 12345678901234567890123`, `x: 0.1e-7`, `x: 1.0`,
		`x: ""`, `x: "é\u00e9\U0001F600\n\t\"\\\/"`, `x: #"raw\n"#`, `x: #"a\#nb"#`, `x: ##"a"#b"##`,
		"x: \"\"\"\n\tone\n\t  two\n\t\"\"\"", "x: #\"\"\"\n\ta\\n\n\t\"\"\"#", "x: \"\"\"\r\n\tone\r\n\ttwo\r\n\t\"\"\"",
		`x: true`, `x: false`, `x: null`, `x: []`, `x: {}`, `x: [1, "a", [true], {b: 2},]`,
		`a: b: c: 1`, `"a b": "c-d": 1`, `a: {b: 1}, a: {c: 2}`, `a: b: 1, a: b: 1`, `true: 1, null: 2`, `if: 1, for: 2, let: 3`,
		`{a: 1}`, `{a: 1}, b: 2`, `a: {b: 1, {c: 2}}`, `a: {b: 1} & {c: 2}`, `a: 1 & 1`, `a: (1)`, `a: ({b: 1} & {b: 1})`, `a: [{b: 1}] & [{b: 1}]`,
		"// comment\npackage p\n\n// more\na: 1 // end\n", `a: 1 @sensitive(x)`, `a: {@x(y), b: 1}`, `$a: 1`, "x: \"a\\(\"b\")\"",
		`"": 1`, `"#a": 1, "_b": 2`, `é: 1`,
	} {
		t.Run(src, func(t *testing.T) {
			p := parseSource(&source{name: "a.cue", data: []byte(src)}, shapeOf(t))
			v := cuecontext.New().CompileString(src)
			want, err := v.MarshalJSON()
			switch {
			case err != nil:
				t.Fatal(err)
			case len(p.diags) > 0:
				t.Fatal(text(p.diags, ""))
			case p.complex:
				t.Skip("evaluated by CUE itself")
			}
			if diff := cmp.Diff(asAny(t, want), asAny(t, p.tree.appendJSON(nil))); diff != "" {
				t.Errorf("(-CUE +roe)\n%s", diff)
			}
		})
	}
}

// asAny keeps numbers apart as CUE does: 1 and 1.0 are two kinds.
func asAny(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

// TestNeedsEvaluator lists what must not pass as plain data.
func TestNeedsEvaluator(t *testing.T) {
	for _, src := range []string{
		`a: b, b: 1`, `a: "x\(b)", b: "1"`, `#a: 1`, `_a: 1`, `a?: 1`, `a!: 1`, `let x = 1, a: x`, `a: [for x in [1] {x}]`, `if true {a: 1}`,
		`a: string`, `a: 1 | 2`, `a: *1 | int`, `a: >1`, `[string]: 1`, `(a): 1, a: "b"`, `a: {...}`, `a: [...]`, `a: 1 + 1`, `a: -b, b: 1`, `X=a: 1`,
		`import "strings"`, `a: _`, `a: _|_`, `"\(a)": 1, a: "b"`, `"x"`, `a: {5}`, `a: !true`, `a: b.c, b: c: 1`,
	} {
		p := parseSource(&source{name: "a.cue", data: []byte(src)}, shapeOf(t))
		if len(p.diags) == 0 && !p.complex {
			t.Errorf("%s passes as plain data", src)
		}
	}
}

// TestContradictionsAsCUE wants what is contradictory for CUE to be so here.
func TestContradictionsAsCUE(t *testing.T) {
	for _, src := range []string{
		`a: 1, a: 2`, `a: 1, a: 1.0`, `a: 1 & 2`, `a: {b: 1}, a: 1`, `a: [1], a: [2]`, `a: [1], a: [1, 2]`, `a: "1", a: 1`, `a: null, a: {}`,
		`a: {b: 1} & {b: 2}`, `a: b: 1, a: b: c: 1`, `{a: 1}, a: 2`, `a: true, a: false`,
	} {
		p := parseSource(&source{name: "a.cue", data: []byte(src)}, shapeOf(t))
		if p.complex || len(p.diags) != 1 {
			t.Errorf("%s: %d contradictions", src, len(p.diags))
		}
		if err := cuecontext.New().CompileString(src).Validate(); err == nil {
			t.Errorf("%s is no contradiction for CUE", src)
		}
	}
}
