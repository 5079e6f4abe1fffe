package briefing

import (
	"testing"

	"roe.example/checker/facts"
)

// A rule is told of the side that has it, never of the silent one.
func TestSidesSayHowTheyStand(t *testing.T) {
	for position, want := range map[string]string{"prohibited": " forbid it", "required": " demand it", "permitted": " allow it", "": " speak of it"} {
		if got := (&pocket{}).rules(&facts.Side{Position: position}); got != want {
			t.Errorf("%q reads %q", position, got)
		}
	}
}

// A ban or a duty of an agency's own is not told as plain where the host or the
// plan wants the opposite; its column shows it as open.
func TestHomeIsToldByItsPosition(t *testing.T) {
	for position, want := range map[string]string{"permitted": "allows it to you", "prohibited": "forbids it to you", "required": "demands it of you", "silent": "does not ask it of you"} {
		if got := atHome(position); got != want {
			t.Errorf("%q reads %q", position, got)
		}
	}
	for _, kind := range []string{"dilemma", "unreached", "against-own-rules"} {
		if !contests[kind] || !bears[kind] {
			t.Errorf("%s leaves a ban or a duty plain", kind)
		}
	}
}

// A row in which nobody's answer is known says nothing, one with an open finding does.
func TestRowsSaySomething(t *testing.T) {
	table := &table{builder: &builder{in: Input{Facts: &facts.Facts{}}}}
	if table.worthwhile(&Row{Cells: []Cell{{Position: "unknown"}, {Position: "absent"}}}) {
		t.Error("a row of which nothing is known is kept")
	}
	for _, c := range []Cell{{Position: "unknown", Finding: "f"}, {Position: "prohibited"}, {Position: "silent"}} {
		if !table.worthwhile(&Row{Cells: []Cell{{Position: "unknown"}, c}}) {
			t.Errorf("a row with %+v is left out", c)
		}
	}
}
