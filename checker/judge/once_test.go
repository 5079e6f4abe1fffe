package judge

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/checker/internal/plain"
	"roe.example/checker/rule"
	"roe.example/policies"
)

// onClashes is a rule of the form that judges clashes one by one.
const onClashes = `import data.roe.lib

considered := count(_clashes)

_clashes := lib.on(input.clashes.silent, "force")

findings contains lib.say(clash, %s) if {
	some clash in _clashes
	%s
}
`

// aLib holds what such rules lean on.
const aLib = `package roe.lib

on(clashes, topic) := [clash | some clash in clashes; clash.topic == topic]

every_kind(topic) := [clash |
	some clashes in input.clashes
	some clash in clashes
	clash.topic == topic
]

about(action) := [clash |
	some clash in every_kind("legal")
	action in clash.actions
]

say(clash, words) := {"clash": clash.id, "severity": "note", "message": words}

banned(side) if side.position == "prohibited"

rank("silent", _) := "low"

rank(reason, position) := concat(" ", [reason, position]) if reason != "silent"

begins(clash) if startswith(clash.situation, "in ")

broken(clash) if {
	clash.law
	clash.left.rank > 2
}

some_word(approvals) if {
	some approval in approvals
	approval.rung != "officer"
}
`

func aRuleOn(words, condition string) Set {
	text := header + fmt.Sprintf(onClashes, words, condition)
	return set(map[string]string{"force/sample/sample.rego": text, "lib/lib.rego": aLib})
}

// What a rule looks at in a clash is found, and no more.
func TestRegards(t *testing.T) {
	for _, c := range []struct{ words, condition, want string }{
		{`"So."`, `true`, ""},
		{`"So."`, `clash.reason == "own"`, "reason=own"},
		{`"So."`, `clash.reason in {"own", "host"}`, "reason=host reason=own"},
		{`"So."`, `not clash.left.duty.stated`, "left.duty.stated"},
		{`clash.reason`, `clash.reason == "own"`, "reason reason=own"},
		{`lib.rank(clash.reason, clash.left.position)`, `true`, "left.position reason reason=silent"},
		{`"So."`, `lib.banned(clash.right)`, "right.position=prohibited"},
		{`"So."`, `some side in [clash.left, clash.right]; lib.banned(side)`, "left right"},
		{`"So."`, `lib.some_word(clash.left.approvals)`, "left.approvals# left.approvals[].rung=officer"},
		{`"So."`, `some action in clash.actions; startswith(action, "force/")`, "actions# actions[]"},
		{`"So."`, `every action in clash.actions { action != "force/baton" }`, "actions"},
		{`"So."`, `"force/baton" in clash.actions`, "actions"},
		{`"So."`, `lib.begins(clash)`, "situation"},
		{`"So."`, `lib.broken(clash)`, "|law left.rank"},
		{`"So."`, `count([1 | some x in clash.settlements; x.why == "opposed"]) > 0`, "settlements# settlements[].why=opposed"},
		{`"So."`, `{"reason": clash.reason} == {"reason": "own"}`, "reason"},
		// What cannot be followed is not taken.
		{`clash.id`, `true`, "-"},
		{`"So."`, `contains(clash.id, "x")`, "-"},
		{`concat(" ", object.keys(clash))`, `true`, "-"},
		{`"So."`, `some name; clash[name] == "own"`, "-"},
		{`"So."`, `count(input.clashes.defect) > 0`, "-"},
		{`"So."`, `said := lib.say(clash, "x"); contains(said.clash, "x")`, "-"},
		{`"So."`, `lib.begins(clash) with input as {}`, "-"},
		{`"So."`, `contains(clash.situation, "riot")`, "-"},
	} {
		t.Run(c.words+" "+c.condition, func(t *testing.T) {
			s := aRuleOn(c.words, c.condition)
			e, err := thaw(frozenOf(t, s), s)
			if err != nil {
				t.Fatal(err)
			}
			got := "-"
			if r := e.regards["force/sample"]; r != nil {
				got = strings.Join(r.lawless, " ")
				if more := slices.DeleteFunc(slices.Clone(r.lawful), func(path string) bool { return slices.Contains(r.lawless, path) }); len(more) > 0 {
					got += "|" + strings.Join(more, " ")
				}
			}
			if got != c.want && got != c.want+"|law left.rank" || strings.HasPrefix(c.want, "|") && got != c.want {
				t.Errorf("looks at %q, want %q", got, c.want)
			}
		})
	}
}

// TestRegardsNothingElse changes what a rule does not look at in clashes of every
// kind and topic: it must say the same. And of what it looks at, each path must
// count in the likeness of clashes.
func TestRegardsNothingElse(t *testing.T) {
	s := Set{Dir: "policies", FS: policies.FS}
	e, err := Thaw(policies.Frozen, s)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.regards) < 50 {
		t.Fatalf("of %d rules only it is known what they look at in a clash", len(e.regards))
	}
	f, changed := &facts.Facts{}, &facts.Facts{}
	for _, m := range e.rules {
		r := e.regards[m.ID]
		if r == nil || r.of.kind == "" {
			continue
		}
		at := slices.Index(clashKinds(), r.of.kind)
		for n, c := range variants(strings.ReplaceAll(r.of.kind, "_", "-"), r.of.topic, m.ID) {
			paths := r.lawless
			if c.Law {
				paths = r.lawful
			}
			other := otherwise(n, &c, paths)
			*f.Clashes.Lists()[at] = append(*f.Clashes.Lists()[at], c)
			*changed.Clashes.Lists()[at] = append(*changed.Clashes.Lists()[at], other)
		}
	}
	facts.Total(f)
	facts.Total(changed)
	want, got := spoken(t, e, f), spoken(t, e, changed)
	if len(want) == 0 {
		t.Fatal("nothing was found")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-as it was +with changes where nobody looks):\n%s", diff)
	}
}

// variants are clashes that differ in much of what rules look at.
func variants(kind, topic, rule string) (out []facts.Clash) {
	reasons := []string{"own-silent", "host-silent-outside", "all-silent", "retention", "deadline", "contradiction", "requires", "opposed-clauses"}
	positions := []string{"prohibited", "permitted", "required", "silent"}
	for n := range 48 {
		c := facts.Clash{
			ID: fmt.Sprintf("%s/%d", rule, n), Kind: kind, Topic: topic, Book: "b", Deployment: "day",
			Actions: []string{"force/baton", "force/report", "camera/record"}[n%3 : n%3+1], Reason: reasons[n%8], Situation: []string{"a riot", "in any circumstances", "people who run", "a person who flees"}[n%4],
			Left:     facts.Side{Position: positions[n/2%4], View: []string{"home", "host-home", "place"}[n%3], Norms: []string{"a#1"}, Duty: facts.Stated[string]{Stated: n%5 == 0}},
			Right:    facts.Side{Position: positions[n/8%4], View: "home", Norms: []string{"b#1"}, Approvals: []facts.Approval{{Rung: []string{"officer", "chief"}[n%2]}}},
			Exposure: facts.Exposure{InPlay: n%3 > 0, Planned: n%7 == 0, Carried: n%4 == 0, Trained: n%5 == 1},
			Law:      n%6 == 0, Whole: n%12 == 0, Settled: n%11 == 3, Confidence: []string{"stated", "unverified"}[n/7%2],
		}
		if n%9 == 2 {
			c.Settlements = []facts.Settlement{{Clause: "pact#4", Outcome: "partly", Why: "condition"}}
		}
		out = append(out, c)
	}
	return out
}

// otherwise changes every text and truth of a clash at which nobody looks.
func otherwise(n int, c *facts.Clash, paths []string) facts.Clash {
	out := *c
	change(reflect.ValueOf(&out).Elem(), "", fmt.Sprint("changed", n), append(slices.Clone(paths), "id", "kind", "topic", "law"))
	return out
}

func change(v reflect.Value, path, to string, looked []string) {
	if slices.ContainsFunc(looked, func(name string) bool {
		name, _, _ = strings.Cut(name, "=")
		return name == path || name == path+"#"
	}) && path != "" {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(to)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int:
		v.SetInt(v.Int() + 7)
	case reflect.Slice:
		some := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(some, v)
		v.Set(some)
		for i := range v.Len() {
			change(v.Index(i), path+"[]", to, looked)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if path != "" {
				name = path + "." + name
			}
			change(v.Field(i), name, to, looked)
		}
	}
}

// spoken is what rules say themselves, each clash judged by itself.
func spoken(t *testing.T, e *Engine, f *facts.Facts) (out []string) {
	t.Helper()
	input, err := value(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range e.rules {
		if e.regards[m.ID] == nil {
			continue
		}
		raw, err := e.parts[0].prepare([]ruleModule{m}).eval(t.Context(), input)
		if err != nil {
			t.Fatal(err)
		}
		said, _ := firstOfList(raw[m.ID], "findings").([]any)
		for _, x := range said {
			out = append(out, fmt.Sprint(m.ID, " ", x))
		}
	}
	return out
}

// No two different things that stand at a path are the same in a likeness.
func TestSeen(t *testing.T) {
	a := facts.Clash{Actions: []string{"ab", "c"}, Left: facts.Side{Approvals: []facts.Approval{{Rung: "officer"}}}}
	b := facts.Clash{Actions: []string{"a", "bc"}, Left: facts.Side{Approvals: []facts.Approval{{Rung: "chief"}, {Rung: "officer"}}}}
	for _, path := range []string{"actions", "actions[]", "left", "left.approvals", "left.approvals#", "left.approvals[]", "left.approvals[].rung", "left.approvals[].rung=chief"} {
		s, known := seeing(path)
		if !known {
			t.Errorf("%s is not known", path)
			continue
		}
		if x, y := s.add(nil, reflect.ValueOf(a)), s.add(nil, reflect.ValueOf(b)); string(x) == string(y) {
			t.Errorf("%s: %q for both", path, x)
		}
	}
	for _, path := range []string{"", "id", "id=x", "left.nothing", "left[]", "left#", "actions=x", "actions[].x"} {
		if _, known := seeing(path); known {
			t.Errorf("%q is no path that rules may look at, and it is known", path)
		}
	}
}

// A rule that says what is not expected of it is asked about every clash.
func TestOnceGivesUp(t *testing.T) {
	clash := func(id string) facts.Clash { return facts.Clash{ID: id, Kind: "silent", Topic: "force", Book: "b"} }
	f := &facts.Facts{Agencies: someFacts().Agencies}
	f.Clashes.Silent = []facts.Clash{clash("c1"), clash("c2"), clash("c3")}
	facts.Total(f)
	for name, s := range map[string]Set{
		"as expected": aRuleOn(`"So."`, "true"),
		"fails":       aRuleOn(`"So."`, `to_number(clash.reason) == 1`),
		"malformed":   aRuleOn(`7`, "true"),
		"hides":       aRuleOn(`concat(" ", [x | some x in object.get(lib.say(clash, "x"), ["clash"], "")])`, "true"),
	} {
		t.Run(name, func(t *testing.T) {
			e, err := thaw(frozenOf(t, s), s)
			if err != nil {
				t.Fatal(err)
			}
			if e.regards["force/sample"] == nil {
				t.Fatal("it is not known what the rule looks at")
			}
			got := judgedBy(t, e, f)
			t.Setenv(plain.Variable, "1")
			want := judgedBy(t, e, f)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-one by one +once):\n%s", diff)
			}
		})
	}
}

func judgedBy(t *testing.T, e *Engine, f *facts.Facts) *rule.Judgement {
	t.Helper()
	out, err := e.Judge(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
