package web

import (
	"testing"

	"roe.example/checker/readiness"
)

// TestMonthsHaveRoom: no month's name runs out of the strip.
func TestMonthsHaveRoom(t *testing.T) {
	for _, until := range []string{"2026-12-01", "2026-12-03", "2026-12-31", "2027-01-02"} {
		p := newSeasonPicture(&readiness.Readiness{From: "2026-09-01", Until: until, Today: "2026-09-20"})
		last := p.Months[len(p.Months)-1]
		if room := p.Right - last.X; room < perSign*float64(len(last.Title)) {
			t.Errorf("until %s, %q has room for %.0f", until, last.Title, room)
		}
		if p.Months[1].Title == "" {
			t.Errorf("until %s, October has no name", until)
		}
	}
}
