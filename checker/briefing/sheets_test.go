package briefing_test

import (
	"slices"
	"strings"
	"testing"

	"roe.example/checker/briefing"
	"roe.example/checker/rule"
)

// What sergeants read.
func TestSheetsSay(t *testing.T) {
	for _, x := range []struct {
		path, deployment, agency, section, want string
	}{
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionCommand, "Incident commander: Riverton PD Assistant Chief until 18:00; nobody from 18:00 to 18:30; Coast Sheriff Undersheriff from 18:30."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionGovern, "On crowd control, where your rules and those of Riverton PD differ, those of Riverton PD hold, and yours give way."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionCommand, "You report to the division supervisor, Riverton PD Captain."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionRadio, "Plaza tactical: 7TAC52. Only “harbor line” is on it. Your radios cannot work it: do not go out without a radio or a liaison officer for it."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionNotHere, "Face coverings: never here. The law here forbids it; home allows it."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionNotHere, "Pepper spray (people who link arms, one person as the target, not officers dispersing an assembly): not settled. Riverton PD forbids it to its own officers; home allows it to you, on the word of your own Sergeant. Ask first."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionMustHere, "You must wear riot gear (an unlawful assembly or a riot; from 18:30). Coast Sheriff's rules demand it; home leaves it to you."},
		{plans[0][0], plans[0][1], "rsu-pd", briefing.SectionDecline, "Stand on the front line of a protest: the plan gives it to you, and home forbids it. Say so before you take the post."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionDecline, "Record with a body camera (a lawful assembly, at most a voluntary conversation): not settled. The plan demands it; the law at home forbids it. Ask before you deploy."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionApproval, "Batons: your own Lieutenant. Nobody can give it there: do without."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionApproval, "40 mm launchers: your own Sergeant, and Riverton PD's incident commander too (for example: a threat of serious injury or death, significant destruction of property, one person as the target, aim at arms or legs). Nobody can give the word of Riverton PD's incident commander from 18:00: do without."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionNotHere, "Police dogs at a crowd (a riot; on “Front line at Civic Plaza”): officers of Cascade City PB beside you must not do what your rules let you do. Ask first."},
		{plans[0][0], plans[0][1], "cascade-pd", briefing.SectionDecline, "Police dogs at a crowd (a riot): not for you; officers of Coast Sheriff, Harbor PD, Northern Oregon Patrol and Riverton State PD beside you may."},
		{plans[0][0], plans[0][1], "coast-sheriff", briefing.SectionApproval, "Smoke (on “Front line at Civic Plaza”): no rule of yours or of Riverton PD's speaks of it. That is no permission: ask first."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionBodyCamera, "You must give the host a copy of body-camera video within 48 hours of the end of the shift, to Riverton PD."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionForce, "Report the use of force within 72 hours of the use of force, to the Chief of Harbor PD: so your own rules say. Riverton PD's own officers do so within 24 hours of the use of force, to the officer's supervisor; nobody has said that you owe Riverton PD a report. Ask."},
		{plans[0][0], plans[0][1], "nosp", briefing.SectionArrests, "Nothing that is written down gives you police powers in this state: leave arrests to Riverton PD."},
		{plans[0][0], plans[0][1], "harbor-pd", briefing.SectionCall, "On anything left open here: the liaison officer, Riverton PD Sergeant."},
		{"../../testdata/cases/03-portland-cs", "september-2020", "oregon-sp", briefing.SectionNotHere, "CS gas: not settled. Portland PB forbids it to its own officers; home allows it to you. Ask first."},
		{"../../testdata/cases/55-three-clocks", "exercise", "salem-neck-pd", briefing.SectionForce, "Report the use of force to the Peace Officer Standards and Training Commission: so your own rules say. MPD's own officers do so within 48 hours of the use of force, to the Chief of Police; nobody has said that you owe MPD a report. Ask."},
	} {
		lines := all(t, brief(t, x.path, x.deployment), x.agency)[x.section]
		if !slices.ContainsFunc(lines, func(l briefing.Line) bool { return l.Text == x.want }) {
			t.Errorf("the sheet of %s does not say in %s: %s\nbut %s", x.agency, x.section, x.want, texts(lines))
		}
	}
}

func texts(lines []briefing.Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return strings.Join(out, "\n    ")
}

func all(t *testing.T, b *judged, agency string) map[string][]briefing.Line {
	t.Helper()
	lines, err := briefing.Everything(b.in, agency)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// What officers must not do here, or refuse, is on their sheet or counted.
func TestSheetsTellWhatIsForbidden(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		for _, s := range b.Sheets {
			lines := all(t, b, s.Agency.ID)
			told := map[string]bool{}
			for _, section := range lines {
				for _, l := range section {
					told[l.Finding] = true
					for _, f := range l.Also {
						told[f] = true
					}
				}
			}
			for _, f := range b.Report.Findings {
				if about(b, f.Clashes, s.Agency.ID) && !told[f.Fingerprint] {
					t.Errorf("%s is not told of %s %s: %s", s.Agency.Short, f.Rule, f.Fingerprint, f.Message)
				}
			}
			for _, section := range s.Sections {
				fits(t, s, section, lines[section.ID])
			}
		}
	})
}

// about tells whether clashes forbid something to officers of an agency, or to
// others beside them.
func about(b *judged, clashes []string, agency string) bool {
	for _, list := range b.facts.Clashes.Lists() {
		for _, c := range *list {
			if c.Kind == "mismatch" && slices.Contains(clashes, c.ID) && slices.Contains(slices.Concat(c.Left.Agencies, c.Right.Agencies), agency) {
				return true
			}
			if (c.Kind == "forbidden-here" || c.Kind == "against-own-rules") && slices.Contains(clashes, c.ID) && slices.Contains(c.Right.Agencies, agency) {
				return true
			}
		}
	}
	return false
}

// fits: what a section shows and counts is all there is, and one without lines
// says why.
func fits(t *testing.T, s briefing.Sheet, section briefing.Section, lines []briefing.Line) {
	t.Helper()
	own := slices.DeleteFunc(slices.Clone(section.Lines), func(l briefing.Line) bool { return strings.HasPrefix(l.Text, "There may be more") })
	if len(own)+section.More != len(lines) {
		t.Errorf("%s, %s: %d lines and %d more, of %d", s.Title, section.ID, len(own), section.More, len(lines))
	}
	if (len(section.Lines) == 0) != (section.Nothing != "") {
		t.Errorf("%s, %s has %d lines and says %q", s.Title, section.ID, len(section.Lines), section.Nothing)
	}
	if len(lines) > 0 && len(own) == 0 {
		t.Errorf("%s, %s shows none of %d lines", s.Title, section.ID, len(lines))
	}
}

var orderOfHost = []string{briefing.SectionComing, briefing.SectionCommand, briefing.SectionRadio, briefing.SectionTheyMayNot, briefing.SectionTheyMay, briefing.SectionNotTheirs,
	briefing.SectionApproval, briefing.SectionBodyCamera, briefing.SectionDuties, briefing.SectionArrests, briefing.SectionComplaints, briefing.SectionYourselves, briefing.SectionCall}

// A sheet has all sections in their order, and fits on one page.
func TestSheetsFit(t *testing.T) {
	order := []string{briefing.SectionGovern, briefing.SectionCommand, briefing.SectionRadio, briefing.SectionNotHere, briefing.SectionMustHere, briefing.SectionDecline, briefing.SectionApproval,
		briefing.SectionBodyCamera, briefing.SectionForce, briefing.SectionArrests, briefing.SectionComplaints, briefing.SectionCall}
	eachPlan(t, func(t *testing.T, b *judged) {
		who := append([]briefing.Agency{b.Host}, b.Aids...)
		if len(b.Aids) == 0 {
			who = nil // nobody comes beside whom the host's officers would work
		}
		if len(b.Sheets) != len(who) {
			t.Fatalf("%d sheets for %d agencies", len(b.Sheets), len(who))
		}
		for i, s := range b.Sheets {
			var ids []string
			rows := 0
			for _, section := range s.Sections {
				ids = append(ids, section.ID)
				for _, l := range section.Lines {
					rows += (len([]rune(l.Text)) + 45) / 46
				}
				rows += (len([]rune(section.Nothing)) + 45) / 46
			}
			want := order
			if s.Agency == b.Host {
				want = orderOfHost
			}
			if s.Agency != who[i] || !slices.Equal(ids, want) {
				t.Errorf("sheet %d of %s has the sections %v", i, s.Agency.Short, ids)
			}
			if rows > 96 {
				t.Errorf("%s takes %d rows:\n%+v", s.Title, rows, s.Sections)
			}
		}
	})
}

// Everything to settle is on the cover, the gravest first, with who can do it.
func TestCoverHasWhatIsToSettle(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		have := map[string]int{}
		for i, task := range b.Cover.Settle {
			have[task.Finding]++
			if len(task.By) == 0 || task.Text == "" || task.Remedy == "" || len(task.Sources) == 0 {
				t.Errorf("a task is not whole: %+v", task)
			}
			if i > 0 && rule.Weight(task.Severity) > rule.Weight(b.Cover.Settle[i-1].Severity) {
				t.Errorf("%s comes after what weighs less", task.Finding)
			}
		}
		for _, f := range b.Report.Findings {
			grave := rule.Weight(f.Severity) >= rule.Weight(rule.Warning)
			if f.Deployment == b.Deployment && grave && f.Waiver == nil && have[f.Fingerprint] != 1 {
				t.Errorf("%s %s stands on the cover %d times", f.Rule, f.Fingerprint, have[f.Fingerprint])
			}
		}
		if b.Cover.Verdict == "" || !strings.HasSuffix(b.Cover.Words, ".") {
			t.Errorf("the verdict reads %q, %q", b.Cover.Verdict, b.Cover.Words)
		}
	})
}

// Silence never looks like leave: where the rules are not written down whole a
// sheet says so, and in a deployment in which nothing differs it says that.
func TestEmptySectionsSayWhy(t *testing.T) {
	unknown := brief(t, "../../testdata/cases/28-capitol-request-path", "january-6").Sheets[1]
	for _, section := range unknown.Sections[3:9] {
		if !strings.Contains(section.Nothing, "not written down whole") {
			t.Errorf("%s says %q", section.Title, section.Nothing)
		}
	}
	repaired := brief(t, plans[1][0], plans[1][1])
	quiet := 0
	for _, s := range repaired.Sheets {
		for _, section := range s.Sections {
			if strings.HasPrefix(section.Nothing, "Nothing") {
				quiet++
			}
		}
	}
	if quiet == 0 {
		t.Error("no section of the repaired deployment says that nothing differs")
	}
}
