package judge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
)

// TestIdle: where a rule asks first for what there is none of, no clash is shown
// to it, and it says the same; one that begins otherwise is shown them all.
func TestIdle(t *testing.T) {
	const settled = "some clashes in input.clashes\n\tsome clash in clashes\n\tclash.settled"
	for _, c := range []struct {
		considered, body, want string
		idle                   bool // of facts with one agency and no unit
	}{
		{"1", "some unit in input.units\n\tunit.id == \"u\"\n\t" + settled, "input.units", true},
		{"1", "some i, unit in input.units\n\ti < 3\n\tunit.id == \"u\"\n\t" + settled, "input.units", true},
		{"1", "some agency in input.agencies\n\tagency.id == \"a\"\n\t" + settled, "input.agencies", false},
		{"1", "some agency in _named\n\tagency.id == \"a\"\n\t" + settled, "data.roe.rules.force.sample._named", false},
		{"1", "some agency in _others\n\tagency.id == \"a\"\n\t" + settled, "data.roe.rules.force.sample._others", true},
		{"1", "some id in _ids\n\tid == \"a\"\n\t" + settled, "data.roe.rules.force.sample._ids", true},
		{"1", "some text in _clashing\n\ttext == \"a\"", "", false},
		{"1", settled + "\n\tsome unit in input.units\n\tunit.id == \"u\"", "", false},
		{"1", "count(input.units) == 0\n\t" + settled, "", false},
		{"1", "not input.units[0]\n\t" + settled, "", false},
		{"count([1 | some clashes in input.clashes; some clash in clashes; clash.law])", "some unit in input.units\n\tunit.id == \"u\"\n\t" + settled, "", false},
	} {
		text := header + "import data.roe.lib\n\nconsidered := " + c.considered + `

findings contains lib.record({"book": "b"}, {"severity": "note", "cause": "x", "message": "So.", "args": {}, "places": [{"role": "agency", "path": "agencies.a"}]}) if {
	` + c.body + `
}

_named := [agency | some agency in input.agencies; agency.id == "a"]

_others := [agency | some agency in input.agencies; agency.id == "b"]

_ids contains agency.id if {
	some agency in input.agencies
	agency.id != "a"
}

_clashing contains clash.book if {
	some clashes in input.clashes
	some clash in clashes
}
`
		s := withLib(t, text)
		e, err := thaw(frozenOf(t, s), s)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(e.view.first["force/sample"], " "); got != c.want {
			t.Errorf("%s\nasks first for %q, want %q", c.body, got, c.want)
		}
		f := someFacts()
		for i := range 3 {
			f.Clashes.Duty = append(f.Clashes.Duty, facts.Clash{ID: fmt.Sprint(i), Kind: "duty", Topic: "force", Book: "b", Settled: true})
		}
		facts.Total(f)
		for range 2 { // with no unit, and with one
			j := &inTurn{engine: e, facts: f}
			if err := j.makeRest(); err != nil {
				t.Fatal(err)
			}
			shown := false
			for _, one := range j.turns(t.Context(), nil) {
				shown = shown || one.way == byFields
			}
			if want := !c.idle || len(f.Units) > 0 && c.want == "input.units"; shown != want {
				t.Errorf("%s\nclashes are shown: %v, want %v", c.body, shown, want)
			}
			want, err := e.judgeAtOnce(t.Context(), f, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(want.Failures) > 0 {
				t.Fatal(want.Failures)
			}
			got, err := e.judgeInTurn(t.Context(), f, nil, atATime)
			if err != nil {
				t.Fatal(c.body, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-at once +in turn):\n%s", c.body, diff)
			}
			f.Units = append(f.Units, facts.Unit{ID: "u", Book: "b"})
			facts.Total(f)
		}
	}
}
