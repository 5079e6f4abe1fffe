package rule

import "testing"

// TestTheMostExactSettingCounts: a rule's own entry, then its topic's, then
// that for all, whatever their order; what an entry leaves out is not taken
// from a wider one.
func TestTheMostExactSettingCounts(t *testing.T) {
	settings := Settings{
		{For: "*", Severity: Note},
		{For: "force/unreached"},
		{For: "force/*", Off: true, Reason: "elsewhere"},
		{For: "finance/two-answers", Severity: Error},
	}
	for id, want := range map[string]Setting{
		"force/unreached":         settings[1],
		"force/silent":            settings[2],
		"finance/two-answers":     settings[3],
		"finance/no-indemnity":    settings[0],
		"forced-entry/unreached":  settings[0],
		"crowd-control/unreached": settings[0],
	} {
		if got := settings.Of(id); got != want {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
	if got := (Settings(nil)).Of("force/silent"); got != (Setting{}) {
		t.Errorf("without settings: %+v", got)
	}
}

func TestWeigh(t *testing.T) {
	rules := []Rule{{ID: "force/silent", Severity: Note}, {ID: "legal/powers", Severity: Error}}
	findings := []Finding{{Rule: "legal/powers", Severity: Warning}, {Rule: "force/silent", Severity: Note}}
	Settings{{For: "legal/*", Severity: Note}}.Weigh(rules, findings)
	if rules[1].Severity != Note || findings[0].Severity != Note || rules[0].Severity != Note || findings[1].Severity != Note {
		t.Errorf("got %+v %+v", rules, findings)
	}
	Settings{{For: "*", Severity: Error}}.Weigh(rules, findings)
	if rules[0].Severity != Error || findings[1].Severity != Error {
		t.Errorf("got %+v %+v", rules, findings)
	}
}
