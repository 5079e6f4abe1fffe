package judge

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"roe.example/checker/facts"
	"roe.example/policies"
)

const header = `# METADATA
# scope: package
# title: A test
# description: It tests.
# custom:
#   id: force/sample
#   severity: error
#   remedy: Mend it.
#   seeds: []
package roe.rules.force.sample

`

const body = `considered := count(input.agencies)

findings contains {
	"book": "b", "deployment": "", "severity": "note", "cause": "c",
	"message": "{who} is here.", "args": {"who": {"agency": "a"}},
	"agencies": ["a"], "actions": [], "clash": "",
	"places": [{"role": "agency", "path": "agencies.a"}],
} if {
	some agency in input.agencies
	agency.id == "a"
}
`

func set(files map[string]string) Set {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Set{Dir: "p", FS: fsys}
}

func sample(text string) Set { return set(map[string]string{"force/sample/sample.rego": text}) }

// replaced changes one passage of the sample, which must be there.
func replaced(t *testing.T, old, new string) Set {
	t.Helper()
	if !strings.Contains(header+body, old) {
		t.Fatalf("the sample has no %q", old)
	}
	return sample(strings.Replace(header+body, old, new, 1))
}

func someFacts() *facts.Facts {
	return &facts.Facts{Version: 1, Agencies: []facts.Agency{{Book: "b", ID: "a"}}}
}

func TestOwnRulesCompile(t *testing.T) {
	e, err := New(Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Rules()) == 0 {
		t.Fatal("no rules")
	}
	out, err := e.Judge(t.Context(), &facts.Facts{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range out.Failures {
		t.Errorf("%s fails on empty facts: %s:%d: %s", f.Rule, f.File, f.Line, f.Message)
	}
	if len(out.Evaluated) != len(e.Rules()) || len(out.Findings) != 0 {
		t.Errorf("%d of %d rules evaluated on empty facts, %d findings", len(out.Evaluated), len(e.Rules()), len(out.Findings))
	}
}

func TestJudge(t *testing.T) {
	e, err := New(sample(header + body))
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.Judge(t.Context(), someFacts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Failures) != 0 || len(out.Findings) != 1 || out.Findings[0].Rule != "force/sample" {
		t.Fatalf("got %+v", out)
	}
	if got := out.Evaluated[0]; got.Considered != 1 {
		t.Errorf("considered %d, want 1", got.Considered)
	}
	if got := out.Findings[0].Args["who"]; got.Type != "agency" || got.IDs[0] != "a" {
		t.Errorf("argument is %+v", got)
	}
}

// Each mistake of a rule's author must stop the rule set from being built.
func TestFaults(t *testing.T) {
	tests := map[string]struct {
		old, new string
		want     string // file:line and a part of the message
	}{
		"misspelt input field":      {"agency.id ==", "agency.idd ==", "p/force/sample/sample.rego:21:"},
		"misspelt top field":        {"count(input.agencies)", "count(input.agences)", "sample.rego:12:"},
		"forbidden builtin":         {"agency.id == \"a\"", `http.send({"method": "get", "url": "http://x"})`, "a rule may not call http.send: "},
		"clock":                     {"agency.id == \"a\"", "time.now_ns() > 0", "a rule may not call time.now_ns: "},
		"environment":               {"agency.id == \"a\"", "opa.runtime().env", "a rule may not call opa.runtime: "},
		"chance":                    {"agency.id == \"a\"", `rand.intn("x", 2) == 1`, "a rule may not call rand.intn: "},
		"trace":                     {"agency.id == \"a\"", `trace("x")`, "a rule may not call trace: "},
		"undefined data":            {"agency.id == \"a\"", "data.roe.lib.absent", "nothing defines data.roe.lib.absent"},
		"no metadata":               {"# METADATA", "# NOTHING", "no METADATA block"},
		"wrong id":                  {"id: force/sample", "id: force/simple", `custom.id is "force/simple"`},
		"wrong severity":            {"severity: error", "severity: fatal", `not "fatal"`},
		"missing remedy":            {"#   remedy: Mend it.\n", "", "METADATA does not say custom.remedy"},
		"unknown custom key":        {"#   seeds: []", "#   seed: []", `sample.rego:9:5: custom has no key "seed"`},
		"unknown key":               {"# title: A test", "# titel: A test", `sample.rego:3:3: METADATA has no key "titel"`},
		"wrong package":             {"package roe.rules.force.sample", "package roe.rules.force.simple", "must be roe.rules.force.sample"},
		"no findings":               {"findings contains", "found contains", "does not define findings"},
		"no considered":             {"considered :=", "counted :=", "does not define considered"},
		"syntax":                    {"considered :=", "considered := :=", "sample.rego:12:"},
		"unused variable in strict": {"agency.id == \"a\"", "agency.id == \"a\"\n\tunused := 1", "unused"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := New(replaced(t, test.old, test.new))
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("got %v, want faults", err)
			}
			if !strings.Contains(faults.Error(), test.want) {
				t.Errorf("got:\n%v\nwant %q in it", faults, test.want)
			}
		})
	}
}

func TestForeignSets(t *testing.T) {
	own := sample(header + body)
	for name, files := range map[string]map[string]string{
		"same rule":   {"force/sample/sample.rego": header + body},
		"our library": {"lib/x.rego": "package roe.lib\n\nx := 1\n"},
		"root":        {"x.rego": "package roe.rules.force.sample\n\nfindings contains 1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			theirs := set(files)
			theirs.Dir = "q"
			if _, err := New(own, theirs); err == nil {
				t.Error("no fault")
			}
		})
	}
}

// A finding about a clash need not say what follows from the clash.
func TestFindingAboutClash(t *testing.T) {
	judged := `findings contains {"clash": clash.id, "severity": "note", "message": "{aid} may not."} if {
	some clash in input.clashes.unreached
}
`
	e, err := New(sample(header + "considered := 1\n\n" + judged))
	if err != nil {
		t.Fatal(err)
	}
	f := someFacts()
	f.Norms = []facts.Norm{{Book: "b", ID: "order#1", Path: "order"}}
	f.Clashes.Unreached = []facts.Clash{{
		ID: "c1", Book: "b", Cause: "c",
		Left: facts.Side{Norms: []string{"order#1"}}, Right: facts.Side{Agencies: []string{"a"}},
	}}
	out, err := e.Judge(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Failures) != 0 || len(out.Findings) != 1 {
		t.Fatalf("got %+v", out)
	}
	if got := out.Findings[0]; got.Cause != "c" || got.Args["aid"].IDs[0] != "a" || got.Places[0].Path != "order" {
		t.Errorf("got %+v", got)
	}
}

// A rule that hands over what a renderer would have to guess about fails.
func TestMalformed(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"unknown field":         {`"clash": "",`, `"clash": "", "kind": "x",`, `unknown field "kind"`},
		"missing field":         {`"clash": "",`, ``, `"clash" is missing`},
		"unknown clash":         {`"clash": "",`, `"clash": "c9",`, `no clash "c9"`},
		"severity":              {`"severity": "note"`, `"severity": "fatal"`, `not "fatal"`},
		"no places":             {`[{"role": "agency", "path": "agencies.a"}]`, `[]`, "places is empty"},
		"type of field":         {`"agencies": ["a"]`, `"agencies": "a"`, "agencies must be a list"},
		"unknown argument type": {`{"agency": "a"}`, `{"agent": "a"}`, "no type of argument"},
		"two types":             {`{"agency": "a"}`, `{"agency": "a", "norm": "x"}`, "has one type"},
		"wrong modifier":        {`{"agency": "a"}`, `{"agency": "a", "as": "name"}`, `unknown field "as"`},
		"placeholder":           {`{who} is here.`, `{whom} is here.`, "{whom} has no argument"},
		"unused argument":       {`{who} is here.`, `They are here.`, `"who" has no placeholder`},
		"empty cause":           {`"cause": "c"`, `"cause": ""`, "cause is empty"},
		"considered":            {`count(input.agencies)`, `"many"`, "count of facts"},
		"undefined considered":  {`count(input.agencies)`, `input.agencies[7].id`, "considered is undefined"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e, err := New(replaced(t, test.old, test.new))
			if err != nil {
				t.Fatal(err)
			}
			out, err := e.Judge(t.Context(), someFacts(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(out.Failures) != 1 || len(out.Findings) != 0 || len(out.Evaluated) != 0 {
				t.Fatalf("got %+v, want one failure and nothing else", out)
			}
			f := out.Failures[0]
			if !strings.Contains(f.Message, test.want) || f.File != "p/force/sample/sample.rego" || f.Line == 0 {
				t.Errorf("got %+v, want %q", f, test.want)
			}
		})
	}
}

// One rule that breaks while it runs must not silence the others.
func TestFailingRuleLeavesOthers(t *testing.T) {
	broken := strings.NewReplacer("force/sample", "force/broken", "force.sample", "force.broken",
		`agency.id == "a"`, `to_number(agency.id) == 1`).Replace(header + body)
	e, err := New(set(map[string]string{
		"force/sample/sample.rego": header + body,
		"force/broken/broken.rego": broken,
	}))
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.Judge(t.Context(), someFacts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Findings) != 1 || len(out.Failures) != 1 {
		t.Fatalf("got %+v", out)
	}
	if f := out.Failures[0]; f.Rule != "force/broken" || f.Line != 21 || f.File != "p/force/broken/broken.rego" {
		t.Errorf("failure is %+v", f)
	}
}

func TestDeadline(t *testing.T) {
	endless := fmt.Sprintf("count([1 | some i in numbers.range(1, %d); some j in numbers.range(1, %[1]d); i < j]) > 0", 30000)
	e, err := New(replaced(t, `agency.id == "a"`, `agency.id == "a"`+"\n\t"+endless))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err = e.Judge(ctx, someFacts(), nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the deadline", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
