package readiness

import (
	"slices"
	"testing"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

func TestNamesOf(t *testing.T) {
	for path, want := range map[string][]string{
		`deployments."day-1".units."A \"B\" c".officers`: {"deployments", "day-1", "units", `A "B" c`, "officers"},
		`instruments.manual.norms."300.4"`:               {"instruments", "manual", "norms", "300.4"},
		`agencies.town.capabilities.jointTraining[0]`:    {"agencies", "town", "capabilities", "jointTraining", "0"},
		``: nil,
	} {
		if got := namesOf(path); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

// TestOnce: what is to be done once for several events is one task; what is
// about a part of a plan is one for each.
func TestOnce(t *testing.T) {
	task := func(event, path string) Task {
		return Task{Rule: "training/no-joint-training", Why: "They have not trained.", For: event, Sources: []briefing.Source{{Place: report.Place{Path: path}}}}
	}
	got := once([]Task{task("visit", "agencies.a"), task("day", "agencies.a"), task("visit", "deployments.v.units.a"), task("day", "deployments.d.units.a")})
	if len(got) != 3 || !slices.Equal(got[0].Also, []string{"day"}) {
		t.Errorf("%+v", got)
	}
}
