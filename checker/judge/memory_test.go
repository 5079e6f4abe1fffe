package judge

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/policies"
)

// TestSeparable holds which rules are judged clash by clash, and what their
// answers rest on beside the clash: a rule or a shared function that takes
// another form is judged whole, and slower.
func TestSeparable(t *testing.T) {
	e, err := New(Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Remember()
	if err != nil {
		t.Fatal(err)
	}
	each := map[string]reads{}
	for _, one := range m.rules {
		if one.each {
			each[one.ID] = one.reads
		} else if topics := []string{"force", "tactics", "crowd-control", "body-camera"}; slices.Contains(topics, one.Topic) {
			t.Errorf("%s is judged whole", one.ID)
		}
	}
	for id, want := range map[string]reads{
		"force/silent":            {"data.roe.lib.laws": true},
		"force/against-own-rules": {"data.roe.lib.laws": true},
		"authority/conflict":      {"data.roe.lib.laws": true},
		"legal/immigration":       {"data.roe.lib.laws": true},
	} {
		if diff := cmp.Diff(want, each[id]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	for _, one := range m.rules {
		if one.ID == "communications/no-calling-net" {
			if diff := cmp.Diff(reads{"deployments": true, "nets": true}, one.reads); diff != "" {
				t.Errorf("%s (-want +got):\n%s", one.ID, diff)
			}
		}
	}
}

// withLib is a rule of roe's own beside what rules share.
func withLib(t *testing.T, text string) Set {
	t.Helper()
	files := map[string]string{"force/sample/sample.rego": text}
	names, err := fs.Glob(policies.FS, "lib/*.rego")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	for _, name := range names {
		data, err := fs.ReadFile(policies.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return set(files)
}

// TestInseparable: what a rule does with its clashes beside judging each by
// itself makes it be judged whole.
func TestInseparable(t *testing.T) {
	const usual = `considered := count(_clashes)

findings contains lib.finding(clash, "note", "x") if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "force")
`
	for name, text := range map[string]string{
		"counts them":         usual + "\n_n := count(_clashes)\n",
		"another list":        "considered := count(_clashes)\n\nfindings contains lib.finding(clash, \"note\", \"x\") if some clash in _clashes\n\n_clashes := [clash | some clash in input.clashes.silent]\n",
		"two at a time":       "considered := count(_clashes)\n\nfindings contains lib.finding(clash, \"note\", \"x\") if {\n\tsome clash in _clashes\n\tsome other in _clashes\n\tother.id != clash.id\n}\n\n_clashes := lib.on(input.clashes.silent, \"force\")\n",
		"considers otherwise": "considered := 1 + count(_clashes)\n\nfindings contains lib.finding(clash, \"note\", \"x\") if some clash in _clashes\n\n_clashes := lib.on(input.clashes.silent, \"force\")\n",
		"looks at others":     usual + "\n_other if count(input.clashes.duty) > 3\n\nfindings contains lib.finding(clash, \"error\", \"y\") if {\n\tsome clash in _clashes\n\t_other\n}\n",
		"usual":               usual,
	} {
		e, err := New(withLib(t, header+"import data.roe.lib\n\n"+text))
		if err != nil {
			t.Fatal(name, err)
		}
		m, err := e.Remember()
		if err != nil {
			t.Fatal(name, err)
		}
		for _, one := range m.rules {
			if one.ID == "force/sample" && one.each != (name == "usual") {
				t.Errorf("%s: judged clash by clash is %v", name, one.each)
			}
		}
	}
}

// TestMoved: a finding about a clash that is the same is completed again where what
// it cites stands elsewhere.
func TestMoved(t *testing.T) {
	e, err := New(withLib(t, header+`import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, "note", "{rule} and {own}.") if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "force")
`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Remember()
	if err != nil {
		t.Fatal(err)
	}
	clash := func(id, left, right string) facts.Clash {
		return facts.Clash{ID: id, Book: "a", Kind: "silent", Topic: "force", Cause: "c", Left: facts.Side{Norms: []string{left}}, Right: facts.Side{Norms: []string{right}}}
	}
	f := &facts.Facts{}
	f.Clashes.Silent = []facts.Clash{clash("1", "n0", "n1"), clash("2", "n2", "n3"), clash("3", "n4", "n5")}
	for i := range 20 {
		f.Norms = append(f.Norms, facts.Norm{Book: "a", ID: fmt.Sprint("n", i), Path: fmt.Sprint("p", i)})
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for n := range 60 {
		now := *f
		now.Norms = slices.Clone(f.Norms)
		for range rng.IntN(2 + 12*(n%2)) {
			now.Norms[rng.IntN(len(now.Norms))].Path = fmt.Sprint("at", rng.IntN(99))
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
		if diff := cmp.Diff(want, got); diff != "" || len(got.Findings) != 3 {
			t.Fatalf("after %d edits (-anew +from memory):\n%s", n, diff)
		}
	}
}
