package drawing

import (
	"fmt"
	"math"
	"testing"
	"time"

	"roe.example/checker/briefing"
)

func mark(at, kind, text string) briefing.Mark {
	return briefing.Mark{At: at, Kind: kind, Line: briefing.Line{Text: text}}
}

func electionTimeline() *briefing.Timeline {
	d := func(s string) string { return "2026-11-" + s + ":00-08:00" }
	bar := func(a, b, text string, gap bool) briefing.Bar {
		return briefing.Bar{During: iv(d(a), d(b)), Text: text, Gap: gap}
	}
	return &briefing.Timeline{During: iv(d("03T06:00"), d("04T02:00")), Zone: "America/Los_Angeles", Lanes: []briefing.Lane{
		{Title: "Incident Commander", Kind: "command", Bars: []briefing.Bar{bar("03T06:00", "03T18:00", "Riverton PD, Assistant Chief", false), bar("03T18:00", "03T18:30", "Nobody", true), bar("03T18:30", "04T02:00", "Coast Sheriff, Undersheriff", false)}},
		{Title: "Operations Section Chief", Kind: "command", Bars: []briefing.Bar{bar("03T06:00", "04T02:00", "Riverton PD, Captain", false)}},
		{Title: "Front line at Civic Plaza", Kind: "assignment", Bars: []briefing.Bar{bar("03T17:00", "04T02:00", "Harbor PD, Coast Sheriff, RSU PD, Cascade PD, NOSP", false)}},
		{Title: "Traffic downtown", Kind: "assignment", Bars: []briefing.Bar{bar("03T06:00", "03T14:00", "Riverton PD", false), bar("03T12:00", "03T22:00", "Harbor PD", false)}},
		{Title: "Ballot-count site", Kind: "assignment", Bars: []briefing.Bar{bar("03T20:00", "04T02:00", "Riverton PD, Coast Sheriff", false)}},
	}, Marks: []briefing.Mark{
		mark(d("03T06:00"), "begins", "The deployment begins."),
		mark(d("03T18:00"), "hand-over", "Riverton PD's Assistant Chief gives up command; nobody commands for 30 minutes."),
		mark(d("03T18:30"), "hand-over", "Coast Sheriff's Undersheriff takes command."),
		mark(d("03T20:00"), "shift-ends", "Harbor PD's shift of 12 hours ends."),
		mark(d("04T00:00"), "rules-change", "Harbor PD's order on foam rounds comes into force: Harbor Directive 12."),
		mark(d("04T02:00"), "ends", "The deployment ends."),
		mark("2026-12-31T00:00:00-08:00", "expires", "The Cascadia Pact expires."),
	}}
}

func manyTimeline() *briefing.Timeline {
	t := electionTimeline()
	t.During = iv("2026-10-30T06:00:00-07:00", "2026-11-06T02:00:00-08:00")
	for i := range 60 {
		t.Lanes = append(t.Lanes, briefing.Lane{Title: fmt.Sprintf("Town %d PD", i), Kind: "assignment", Bars: t.Lanes[i%5].Bars})
		t.Marks = append(t.Marks, mark(fmt.Sprintf("2026-11-0%dT%02d:00:00-08:00", 1+i%5, i%24), "shift-ends", fmt.Sprintf("Town %d PD's shift ends.", i)))
	}
	return t
}

func TestTimelineOfElectionDay(t *testing.T) {
	p, err := Timeline(electionTimeline())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "timeline-election", p)
	prove(t, p)
	all := shown(p)
	for _, want := range []string{"Tuesday, 3 November 2026", "18:00", "Nobody", "18:30 · Hand-over", "00:00 · Rules change", "(after the period) · Expires", "Coast Sheriff, Undersheriff"} {
		if !has(all, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestTimelineOfMany(t *testing.T) {
	p, err := Timeline(manyTimeline())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "timeline-many", p)
	prove(t, p)
	all := shown(p)
	for i := range 60 {
		if name := fmt.Sprintf("Town %d PD", i); !has(all, name) {
			t.Errorf("%s is not shown", name)
		}
	}
}

// The clocks go back on 1 November 2026 at 2:00: the day has 25 hours, and each
// local hour stands where it is.
func TestAxisOverTheChangeOfTheClock(t *testing.T) {
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	a := axis{from: instant("2026-11-01T00:00:00-07:00"), until: instant("2026-11-02T00:00:00-08:00"), zone: zone, left: 0, right: 2500}
	for _, tick := range a.every(6) {
		if want := map[string]float64{"00:00": tick.x, "06:00": 700, "12:00": 1300, "18:00": 1900}[tick.text]; math.Abs(tick.x-want) > 0.01 {
			t.Errorf("%s stands at %v, want %v", tick.text, tick.x, want)
		}
	}
}
