package worksheet

import (
	"slices"
	"testing"
)

// TestMeant: what is suggested has all the words that were written, all of it
// where several fit, and never another munition that merely looks alike.
func TestMeant(t *testing.T) {
	own := newLists([]entity{{kind: "unit", id: "Cedar-liaison", name: "Cedar-liaison"}, {kind: "agency", id: "harbor-pd", name: "Harbor PD"}, {kind: "agency", id: "harbor-patrol", name: "Harbor Patrol"}})
	for _, c := range []struct {
		list, said string
		want       []string
	}{
		{"action", "fire foam rounds", []string{"fire 40 mm foam rounds"}},
		{"action", "fire 37 mm foam rounds", nil},
		{"action", "use neck restraints", []string{"use a neck restraint"}},
		{"action", "pepper spary", []string{"use pepper spray"}},
		{"does", "foam rounds", []string{"fire 40 mm foam rounds"}},
		{"action", "use CX gas", nil},
		{"Topic", "body cams", []string{"body camera"}},
		{"unit", "Cedar Liason", []string{"Cedar-liaison"}},
		{"agency", "Harbor", []string{"Harbor PD", "Harbor Patrol"}},
		{"electionEvent", "day before election day", nil},
	} {
		if got := own.find(c.list).meant(c.said); !slices.Equal(got, c.want) {
			t.Errorf("%s, %q: got %q, want %q", c.list, c.said, got, c.want)
		}
	}
}
