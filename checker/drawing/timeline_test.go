package drawing

import (
	"fmt"
	"testing"

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

func TestLookTimeline(t *testing.T) {
	for name, r := range map[string]*briefing.Timeline{"election": electionTimeline(), "many": manyTimeline()} {
		p, err := Timeline(r)
		if err != nil {
			t.Fatal(err)
		}
		dump(t, "time-"+name, p)
	}
}
