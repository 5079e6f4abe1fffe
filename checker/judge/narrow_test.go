package judge

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/policies"
)

// TestReadsNarrowly holds what rules are known to read of lists of records: a
// rule or a shared function that takes another form reads more, and is asked
// again more often.
func TestReadsNarrowly(t *testing.T) {
	e, err := New(Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Remember()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range m.rules {
		for name := range one.rests {
			if name == "norms" || name == "clashes" && one.ID == "legal/conflict" {
				t.Errorf("%s reads all of %s", one.ID, name)
			}
		}
	}
	for id, want := range map[string][]string{
		"legal/conflict":                {"clashes@legal", "norms?law=true:", "norms?law=true:book", "norms?law=true:id", "norms?law=true:law"},
		"command/orphan":                {"commands:", "commands:book", "commands:cycle", "commands:deployment", "positions", "positions?orphan=true:", "positions?orphan=true:agency", "positions?orphan=true:book", "positions?orphan=true:deployment", "positions?orphan=true:id", "positions?orphan=true:orphan", "positions?orphan=true:path", "positions?title=incident-commander:", "positions?title=incident-commander:book", "positions?title=incident-commander:deployment", "positions?title=incident-commander:title"},
		"agreement/declined":            {"assignments", "offers", "offers:", "offers:book", "offers:by", "offers:declined", "offers:declines", "offers:deployment", "offers:path", "offers:reason", "offers?declined=true:", "offers?declined=true:book", "offers?declined=true:by", "offers?declined=true:declined", "offers?declined=true:deployment", "offers?declined=true:path", "offers?declined=true:reason", "requests:", "requests:book", "requests:deployment", "requests:tasks", "requests:to"},
		"force/silent":                  {"data.roe.lib.laws"},
		"communications/no-calling-net": {"deployments?has_radio=true:", "deployments?has_radio=true:agencies", "deployments?has_radio=true:book", "deployments?has_radio=true:deployment", "deployments?has_radio=true:has_radio", "deployments?has_radio=true:id", "deployments?has_radio=true:path", "nets:", "nets:book", "nets:deployment", "nets:use"},
	} {
		at := slices.IndexFunc(m.rules, func(r *remembered) bool { return r.ID == id })
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(m.rules[at].rests))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

// TestReadsForms: what is not one of the forms that are known reads the list.
func TestReadsForms(t *testing.T) {
	cases := map[string]string{
		"some need in input.needs\n\tneed.in_play":                                                  "needs?in_play=true: needs?in_play=true:in_play",
		"some need in input.needs\n\tnot need.in_play":                                              "needs: needs:in_play",
		"some i, need in input.needs\n\tneed.in_play\n\ti > 3":                                      "needs: needs:in_play",
		"some need in input.needs\n\tneed.in_play\n\tcount([need, 1]) == 2":                         "needs?in_play=true",
		"some need in input.needs\n\tneed.approval.rung == \"chief\"":                               "needs: needs:approval",
		"some need in input.needs\n\tsome name\n\tneed[name] == \"a\"":                              "needs",
		"count(input.needs) > 3":                                                                    "needs",
		"input.needs[0].in_play":                                                                    "needs: needs:in_play",
		"some need in input.needs\n\t_f(need)":                                                      "needs: needs:in_play",
		"some need in input.needs\n\t_g(need)":                                                      "needs: needs:in_play needs:norm needs:path",
		"some need in input.needs\n\t_whole(need) == 1":                                             "needs",
		"some need in input.needs\n\t_else(need)":                                                   "needs: needs:filled needs:in_play",
		"some need in input.needs\n\tcount(object.get(need, \"book\", \"\")) > 1":                   "needs: needs:book",
		"some need in input.needs\n\tcount(object.keys(need)) > 1":                                  "needs",
		"some need in _playing\n\tneed.norm == \"a\"":                                               "needs?in_play=true: needs?in_play=true:in_play needs?in_play=true:norm",
		"some need in _playing\n\t_f(need)":                                                         "needs?in_play=true: needs?in_play=true:in_play",
		"some need in _playing\n\tcount([need, 1]) == 2":                                            "needs?in_play=true needs?in_play=true: needs?in_play=true:in_play",
		"count(_playing) > 3":                                                                       "needs?in_play=true: needs?in_play=true:in_play",
		"x := _playing\n\tcount(x) > 3\n\tx[0].norm == \"a\"":                                       "needs?in_play=true",
		"_playing[0].norm == \"a\"":                                                                 "needs?in_play=true",
		"count([need | some need in input.needs; need.norm == \"force\"]) > 2":                      "needs?norm=force: needs?norm=force:norm",
		"[need | some need in input.needs; need.norm == \"force\"] == []":                           "needs?norm=force",
		"some need in input.needs\n\tsome other in input.needs\n\tneed == other\n\tneed.in_play":    "needs needs?in_play=true",
		"some need in input.needs\n\tneed.norm in _some":                                            "needs?norm=crowd-control|force: needs?norm=crowd-control|force:norm",
		"some need in input.needs\n\tneed.norm in _worked_out":                                      "needs: needs:norm units: units:id",
		"some need in input.needs\n\tsome unit in input.units\n\tneed.norm == unit.id":              "needs: needs:norm units: units:id",
		"every need in input.needs {\n\t\tneed.in_play\n\t}":                                        "needs",
		"_needs[[\"a\", \"b\"]].in_play":                                                            "needs: needs:assignment needs:book needs:in_play",
		"_needs[[\"a\", \"b\"]]":                                                                    "needs",
		"count(_needs) > 3":                                                                         "needs",
		"some clash in lib.every_kind(\"force\")\n\tclash.law":                                      "clashes@force",
		"some topic in [\"force\"]\n\tsome clash in lib.every_kind(topic)\n\tclash.law":             "clashes",
		"some need in input.needs with input as {\"needs\": []}":                                    "* needs",
		"some need in input.needs\n\tx := {need.norm | true}\n\tcount(x) > 1\n\tneed.norm == \"a\"": "needs?norm=a: needs?norm=a:norm",
	}
	module, names := bodies(cases)
	e, err := New(withLib(t, module+`
_f(need) if need.in_play

_g(need) if {
	_f(need)
	[_h("x", need), need.norm] == ["x", "y"]
}

_h(x, need) := concat(x, [need.path])

_whole(need) := count([x | some x in [need]])

_else(need) if {
	need.in_play
} else := false if {
	need.filled
}

_playing := [need | some need in input.needs; need.in_play]

_some := {"force", "crowd-control"}

_worked_out := {unit.id | some unit in input.units}

_needs := {[need.book, need.assignment]: need | some need in input.needs}
`))
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range cases {
		r := newReader(e.parts[0].compiler)
		r.narrow, r.topics = true, true
		if got := strings.Join(slices.Sorted(maps.Keys(r.of("data.roe.rules.force.sample."+names[body]))), " "); got != want {
			t.Errorf("%s\nreads %s\nwant  %s", body, got, want)
		}
	}
}

// bodies makes a module with a document for each body of a rule, and names them.
func bodies(cases map[string]string) (module string, names map[string]string) {
	module, names = header+"import data.roe.lib\n\nconsidered := 1\n\nfindings contains lib.capital(\"x\")\n", map[string]string{}
	for i, body := range slices.Sorted(maps.Keys(cases)) {
		names[body] = fmt.Sprintf("_case%d", i)
		module += names[body] + " if {\n\t" + body + "\n}\n"
	}
	return module, names
}
