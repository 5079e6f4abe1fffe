package briefing_test

import (
	"slices"
	"strings"
	"testing"

	"roe.example/checker/briefing"
)

// Two books of one plan: in the first no clause says whose rules go first and one
// agency's radios reach nobody; in the second the host's rules go first, and a
// patch and a liaison officer join them.
const (
	unsettled, settled = "testdata/unsettled", "testdata/settled"
	visit              = "candidate-visit-2026"
)

// What a sergeant reads who holds the sheet at a post.
func TestSheetsInTheField(t *testing.T) {
	for _, x := range []struct {
		dir, agency, section, want string
	}{
		{unsettled, "ashford-pd", briefing.SectionMustHere, "Intervene when another officer uses excessive force: Millbrook PD's officers must; nothing forbids you; whether you must is not settled."},
		{unsettled, "ashford-pd", briefing.SectionMustHere, "Give an order to disperse: Millbrook PD's officers must, at least 2 times; nothing forbids you; whether you must is not settled."},
		{unsettled, "millbrook-pd", briefing.SectionDuties, "Intervene when another officer uses excessive force: you must; nothing asks it of officers of Ashford PD and Cedar Sheriff, and nothing forbids it to them."},
		{unsettled, "cedar-sheriff", briefing.SectionNotHere, "CS gas (for example: minor damage to property, a riot, officers protecting somebody): not settled. Millbrook PD forbids it to its own officers; home allows it to you, on the word of your own Lieutenant. Ask first."},
		{unsettled, "ashford-pd", briefing.SectionDecline, "Pepper spray (for example: a person who refuses to move or comply): not for you; officers of Cedar Sheriff beside you may."},
		{unsettled, "ashford-pd", briefing.SectionBodyCamera, "Whoever keeps your video must keep it: for at least 730 days by your rules; for at least 365 days for Millbrook PD's own officers, which nothing extends to you. Keep yours."},
		{unsettled, "ashford-pd", briefing.SectionBodyCamera, "You must record with a body camera (a voluntary conversation or more). Millbrook PD has no rule on it."},
		{unsettled, "cedar-sheriff", briefing.SectionForce, "Report the use of force within 12 hours of the use of force, to your own watch commander: so your own rules say. Millbrook PD's own officers do so within 12 hours of the use of force, to Millbrook PD's supervisor; nobody has said that you owe Millbrook PD a report. Ask."},
		{settled, "cedar-sheriff", briefing.SectionRadio, "Line net (tactical): VTAC11 (patched to 8TAC92D, which others use)."},
		{settled, "cedar-sheriff", briefing.SectionRadio, "Command net: 8TAC91D. Only the agency representative is on it, through a liaison officer."},
		{settled, "millbrook-pd", briefing.SectionRadio, "Line net (tactical): 8TAC92D. Cedar Sheriff is on it by VTAC11, which is patched to it."},
		{settled, "cedar-sheriff", briefing.SectionCall, "Your units are not on Check-in, or cannot work it: check in on Line net: VTAC11 (patched to 8TAC92D, which others use)."},
		{settled, "cedar-sheriff", briefing.SectionCall, "On anything left open here: the agency representative, Cedar Sheriff Lieutenant."},
		{settled, "ashford-pd", briefing.SectionCall, "Units that arrive call in on Check-in: 8CALL90D."},
		{settled, "ashford-pd", briefing.SectionCall, "On anything left open here: your own Sergeant and the operations section chief, Millbrook PD Captain."},
		{settled, "millbrook-pd", briefing.SectionCall, "On anything left open here: your own Lieutenant and the operations section chief, Millbrook PD Captain."},
		{settled, "cedar-sheriff", briefing.SectionNotHere, "40 mm foam rounds: never here. An ordinance of Millbrook and Millbrook PD's rules forbid it; home allows it."},
		{settled, "cedar-sheriff", briefing.SectionNotHere, "Pepper spray (for example: a person who refuses to move or comply): not here. Millbrook PD's rules forbid it; home allows it."},
		{settled, "millbrook-pd", briefing.SectionNotTheirs, "40 mm foam rounds, in any circumstances: officers of Cedar Sheriff do it at home. An ordinance of Millbrook and Millbrook PD's rules forbid it here, to them as to you."},
		{settled, "ashford-pd", briefing.SectionForce, "Report the use of force: two rules. Within 24 hours of the use of force, to your own supervisor by your rules; within 12 hours of the use of force, to Millbrook PD's supervisor here. Keep both."},
		{settled, "ashford-pd", briefing.SectionForce, "Who is told of force, by the agreement: “Host supervisor at once; written within 12 hours to the own agency”."},
	} {
		lines := all(t, brief(t, x.dir, visit), x.agency)[x.section]
		if !slices.ContainsFunc(lines, func(l briefing.Line) bool { return l.Text == x.want }) {
			t.Errorf("the sheet of %s does not say in %s: %s\nbut %s", x.agency, x.section, x.want, texts(lines))
		}
	}
}

// No sheet has an officer ask before he protects somebody, says one thing twice, or
// tells a word of approval beside a line on which it is not settled.
func TestSheetsDoNotSay(t *testing.T) {
	for _, dir := range []string{unsettled, settled} {
		b := brief(t, dir, visit)
		for _, a := range append([]briefing.Agency{b.Host}, b.Aids...) {
			said := map[string]string{}
			for section, lines := range all(t, b, a.ID) {
				for _, l := range lines {
					lower := strings.ToLower(l.Text)
					if strings.Contains(lower, "excessive force") && strings.Contains(lower, "ask") && !strings.Contains(lower, "nothing asks") && !strings.Contains(lower, "does not ask") {
						t.Errorf("%s has to ask before stopping a beating: %s", a.Short, l.Text)
					}
					if strings.Contains(lower, "polling place") || strings.Contains(l.Text, "A ordinance") || strings.HasPrefix(l.Text, "CS gas: your own") {
						t.Errorf("the sheet of %s says: %s", a.Short, l.Text)
					}
					if other := said[l.Text]; other != "" {
						t.Errorf("%s reads in %s and in %s: %s", a.Short, other, section, l.Text)
					}
					said[l.Text] = section
				}
			}
		}
	}
}

// That not all rules are written down is said once on a sheet.
func TestCaveatStandsOnce(t *testing.T) {
	for _, s := range brief(t, settled, visit).Sheets {
		want := map[string]string{
			"cedar-sheriff": "There may be more than is said here: your own rules on tactics are not written down whole. Ask.",
			"millbrook-pd":  "There may be more than is said here: the rules of Cedar Sheriff are not written down whole. Ask.",
		}[s.Agency.ID]
		if s.Caveat != want {
			t.Errorf("%s: %q, want %q", s.Agency.Short, s.Caveat, want)
		}
	}
}

// The forms give a unit the channel that it works, as its sheet does.
func TestFormsTellThePatchedChannel(t *testing.T) {
	b := brief(t, settled, visit)
	var reserve *briefing.Form
	for i := range b.Forms {
		if b.Forms[i].Of == "Reserve" {
			reserve = &b.Forms[i]
		}
	}
	if got := block(reserve, "5").Rows[0][3]; got != "Line net (VTAC11, patched to 8TAC92D)" {
		t.Errorf("ICS 204, box 5: %s", got)
	}
	for _, x := range []struct{ form, number, want string }{
		{"", "8", "Line net / Tactical, for Cedar Sheriff unit Cedar response team; VTAC11, RX 151.1375, TX 151.1375, tone/NAC 156.7 (patched to 8TAC92D)"},
		{"205", "4", "; ; Tactical; VTAC11; Reserve; 151.1375; ; 151.1375; 156.7; A; Line net. Patched to 8TAC92D. For Cedar Sheriff unit Cedar response team."},
		{"205", "4", "; ; Tactical; 8TAC92D; Main gate; 852.0125; ; 852.0125; 156.7; A; Line net. Patched to VTAC11."},
	} {
		f := reserve
		if x.form != "" {
			f = form(b, x.form)
		}
		if rows := block(f, x.number).Rows; !slices.ContainsFunc(rows, func(row []string) bool { return strings.Join(row, "; ") == x.want }) {
			t.Errorf("%s, box %s, has no row %s\nbut %q", f.Number, x.number, x.want, rows)
		}
	}
}
