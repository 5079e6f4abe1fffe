package briefing_test

import (
	"slices"
	"strings"
	"testing"

	"roe.example/checker/briefing"
)

// What the host's own sergeants read of those who come to help.
func TestHostSheetSays(t *testing.T) {
	for _, x := range []struct{ section, want string }{
		{briefing.SectionComing, "5 agencies, 118 officers."},
		{briefing.SectionComing, "“Campus and its polling place”: Riverton State PD, with you. They report to the group supervisor, Riverton State PD Lieutenant."},
		{briefing.SectionRadio, "Plaza tactical: 7TAC52. Only the incident commander and the division supervisor are on it. Radios of Harbor PD, Northern Oregon Patrol and Riverton State PD cannot work it: do not count on reaching them there."},
		{briefing.SectionTheyMayNot, "40 mm launchers (a threat of serious injury or death, one person as the target, at most aim at the torso): not settled. Not for officers of Northern Oregon Patrol and Riverton State PD: their own rules forbid it."},
		{briefing.SectionNotTheirs, "Stand on the front line of a protest: the plan gives it to officers of Riverton State PD, and their own rules forbid it. Do not ask it of them."},
		{briefing.SectionNotTheirs, "Record with a body camera (a lawful assembly, at most a voluntary conversation): not settled for officers of Cascade City PB and Northern Oregon Patrol. The plan demands it; the law of their own place forbids it. Do not order it."},
		{briefing.SectionDuties, "Intervene when another officer uses excessive force: you must, and officers of all 5 agencies that come must too."},
		{briefing.SectionDuties, "Report the use of force: you within 24 hours of the use of force, to the officer's supervisor; officers of Harbor PD within 72 hours of the use of force, to the Chief of Harbor PD."},
		{briefing.SectionYourselves, "Wear riot gear (a lawful assembly): not settled. Coast Sheriff's rules demand it; home forbids it. Ask before you deploy."},
		{briefing.SectionCall, "On anything left open here: the liaison officer, Riverton PD Sergeant."},
	} {
		lines := all(t, brief(t, plans[0][0], plans[0][1]), "riverton-pd")[x.section]
		if !slices.ContainsFunc(lines, func(l briefing.Line) bool { return l.Text == x.want }) {
			t.Errorf("the host's sheet does not say in %s: %s\nbut %s", x.section, x.want, texts(lines))
		}
	}
}

// The host's sheet speaks of every agency that comes, to its own officers: nobody
// is addressed as though at home elsewhere.
func TestHostSheetSpeaksToTheHost(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		if len(b.Sheets) == 0 {
			t.Skip("nobody comes to help")
		}
		if b.Sheets[0].Agency != b.Host {
			t.Fatalf("the first sheet is that of %s", b.Sheets[0].Agency.Short)
		}
		for section, lines := range all(t, b, b.Host.ID) {
			for _, l := range lines {
				if strings.Contains(l.Text, "%s") || strings.Contains(l.Text, "  ") || strings.Contains(l.Text, "officers of .") {
					t.Errorf("%s says: %s", section, l.Text)
				}
				if section != briefing.SectionYourselves && strings.Contains(l.Text, "home allows it") {
					t.Errorf("%s tells the host's officers of home: %s", section, l.Text)
				}
			}
		}
	})
}

// A sheet alone is found by the host's id as by that of any other agency.
func TestHostSheetAlone(t *testing.T) {
	b := brief(t, plans[0][0], plans[0][1])
	if alone := b.Alone(b.Host.ID); alone == nil || len(alone.Sheets) != 1 || alone.Sheets[0].Agency != b.Host {
		t.Errorf("the host has no sheet of its own: %+v", alone)
	}
}
