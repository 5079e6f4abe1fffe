package drill

import (
	"strings"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
)

// Officers on one net with the commander are told so, and whether their radios
// reach it; only who shares no net is told that none joins them.
func TestReach(t *testing.T) {
	for _, c := range []struct {
		name string
		net  facts.Net
		want string
	}{
		{"joined", facts.Net{Members: []string{"u", "ic"}, Hearings: []facts.Hearing{{Members: []string{"u", "ic"}}}}, ", on Command"},
		{"not known", facts.Net{Members: []string{"u", "ic"}, Alone: []string{"ic"}}, "does not say whether your radios reach it"},
		{"apart", facts.Net{Members: []string{"u", "ic"}, Alone: []string{"u", "ic"}}, "your radios do not reach each other"},
		{"not joined", facts.Net{Members: []string{"u"}}, "no net of the plan joins you"},
	} {
		c.net.Title = "Command"
		f := &facts.Facts{Units: []facts.Unit{{ID: "u", Agency: "a"}}, Nets: []facts.Net{c.net}}
		s := &situation{builder: &builder{Input: Input{Run: briefing.Input{Facts: f}}, Deployment: &book.Deployment{Radio: &book.RadioPlan{}}}}
		if got := s.reach(briefing.Agency{ID: "a"}, []string{"ic"}); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
