package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

const noon = "2026-11-03T12:00"

// commanded is the election day with a command structure.
func commanded(positions map[string]*book.Position, assignments map[string]*book.Assignment) func(*book.Book) {
	return func(b *book.Book) {
		b.Deployments["day"].Command = &book.Command{Positions: positions}
		b.Deployments["day"].Assignments = assignments
	}
}

func ic(agency string) *book.Position {
	return &book.Position{Title: "incident-commander", Agency: agency}
}

func TestMoments(t *testing.T) {
	none := []string{}
	moment := func(path string, during facts.Interval, commanders, agencies, vacant, before, last, absent []string) facts.Moment {
		if path != "" {
			path = ".positions." + path
		}
		return facts.Moment{
			Book: "elections", Deployment: "day", Path: "deployments.day.command" + path, During: during,
			Commanders: commanders, Agencies: agencies, Vacant: vacant, Before: before, Last: last, Absent: absent,
		}
	}
	r, h := []string{"riverton-pd"}, []string{"harbor-pd"}
	for _, c := range []struct {
		name      string
		positions map[string]*book.Position
		want      []facts.Moment
	}{
		{"one commander", map[string]*book.Position{"ic": ic("riverton-pd")},
			[]facts.Moment{moment("ic", from("06:00", "22:00"), []string{"ic"}, r, none, none, none, none)}},
		{"nobody", map[string]*book.Position{"ops": {Title: "operations-section-chief", Agency: "riverton-pd", Until: noon}},
			[]facts.Moment{moment("", from("06:00", "22:00"), none, none, none, none, none, r)}},
		{"vacant", map[string]*book.Position{"ic": ic("")},
			[]facts.Moment{moment("ic", from("06:00", "22:00"), none, none, []string{"ic"}, none, none, r)}},
		{"unified", map[string]*book.Position{"b": ic("harbor-pd"), "a": ic("riverton-pd")},
			[]facts.Moment{moment("a", from("06:00", "22:00"), []string{"a", "b"}, []string{"harbor-pd", "riverton-pd"}, none, none, none, none)}},
		{"handed over", map[string]*book.Position{
			"first":  {Title: "incident-commander", Agency: "riverton-pd", Until: noon},
			"second": {Title: "incident-commander", Agency: "harbor-pd", From: noon},
		}, []facts.Moment{
			moment("first", from("06:00", "12:00"), []string{"first"}, r, none, none, none, none),
			moment("second", from("12:00", "22:00"), []string{"second"}, h, none, r, r, r),
		}},
		{"a gap in between", map[string]*book.Position{
			"first":  {Title: "incident-commander", Agency: "riverton-pd", From: "2026-11-03T00:00", Until: noon},
			"second": {Title: "incident-commander", Agency: "riverton-pd", From: "2026-11-03T13:00", Until: "2026-11-09"},
		}, []facts.Moment{
			moment("first", from("06:00", "12:00"), []string{"first"}, r, none, none, none, none),
			moment("", from("12:00", "13:00"), none, none, none, r, r, r),
			moment("second", from("13:00", "22:00"), []string{"second"}, r, none, none, r, none),
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, built(t, commanded(c.positions, nil)).Moments); diff != "" {
				t.Errorf("moments (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	f := built(t, commanded(map[string]*book.Position{
		"ic":    {Title: "incident-commander", Agency: "riverton-pd", Rank: "captain"},
		"ops":   {Title: "operations-section-chief", Agency: "harbor-pd", Rank: "captain", ReportsTo: []string{"ic"}},
		"later": {Title: "branch-director", ReportsTo: []string{"ops", "ic"}, From: noon},
		"alone": {Title: "branch-director", ReportsTo: []string{"other"}},
		"other": {Title: "branch-director"},
	}, map[string]*book.Assignment{"gate": {Title: "Gate", ReportsTo: []string{"ops"}, From: "2026-11-03T20:00"}}))
	span := func(start, end string, subordinates ...string) facts.Span {
		return facts.Span{During: from(start, end), Subordinates: append([]string{}, subordinates...)}
	}
	position := func(id, title string) facts.Position {
		return facts.Position{
			Book: "elections", Deployment: "day", ID: id, Path: "deployments.day.command.positions." + id, Title: title,
			During: from("06:00", "22:00"), ReportsTo: []string{}, Span: []facts.Span{span("06:00", "22:00")},
		}
	}
	alone, commander := position("alone", "branch-director"), position("ic", "incident-commander")
	alone.ReportsTo, alone.Orphan = []string{"other"}, true
	commander.Agency, commander.Rank, commander.Rung = facts.Say("riverton-pd"), facts.Say("captain"), facts.Say("field-commander")
	commander.Span = []facts.Span{span("06:00", "12:00", "ops"), span("12:00", "22:00", "later", "ops")}
	later, ops, other := position("later", "branch-director"), position("ops", "operations-section-chief"), position("other", "branch-director")
	commander.Local = true
	later.During, later.ReportsTo, later.Span = from("12:00", "22:00"), []string{"ic", "ops"}, []facts.Span{span("12:00", "22:00")}
	ops.Agency, ops.Rank, ops.ReportsTo = facts.Say("harbor-pd"), facts.Say("captain"), []string{"ic"}
	ops.Span = []facts.Span{span("06:00", "12:00"), span("12:00", "20:00", "later"), span("20:00", "22:00", "gate", "later")}
	other.Orphan, other.Span = true, []facts.Span{span("06:00", "22:00", "alone")}
	if diff := cmp.Diff([]facts.Position{alone, commander, later, ops, other}, f.Positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
}

func TestCommandRing(t *testing.T) {
	title := "branch-director"
	for _, c := range []struct {
		name      string
		positions map[string]*book.Position
		want      []string
	}{
		{"a chain", map[string]*book.Position{"a": {Title: title, ReportsTo: []string{"b"}}, "b": ic("x")}, []string{}},
		{"itself", map[string]*book.Position{"a": {Title: title, ReportsTo: []string{"a"}}}, []string{"a"}},
		{"a ring and what hangs on it", map[string]*book.Position{
			"a": {Title: title, ReportsTo: []string{"b"}}, "b": {Title: title, ReportsTo: []string{"c"}},
			"c": {Title: title, ReportsTo: []string{"a"}}, "d": {Title: title, ReportsTo: []string{"a"}},
		}, []string{"a", "b", "c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := built(t, commanded(c.positions, nil)).Commands
			want := []facts.Command{{Book: "elections", Deployment: "day", Path: "deployments.day.command", Posts: []facts.Group{}, Cycle: c.want}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("command (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReports(t *testing.T) {
	none := []string{}
	chief := func(agency string, above ...string) *book.Position {
		return &book.Position{Title: "operations-section-chief", Agency: agency, ReportsTo: above}
	}
	report := func(during facts.Interval, supervisors, unfilled, line, chain, gaps []string, reaches bool) facts.Report {
		return facts.Report{
			Book: "elections", Deployment: "day", Assignment: "gate", Path: "deployments.day.assignments.gate.reportsTo",
			During: during, Supervisors: supervisors, Unfilled: unfilled, Line: line, Chain: chain, Gaps: gaps, Reaches: reaches,
		}
	}
	all := from("06:00", "22:00")
	for _, c := range []struct {
		name      string
		positions map[string]*book.Position
		reportsTo []string
		want      []facts.Report
	}{
		{"two steps", map[string]*book.Position{"ic": ic("riverton-pd"), "ops": chief("harbor-pd", "ic")}, []string{"ops"},
			[]facts.Report{report(all, []string{"ops"}, none, []string{"ops", "ic"}, []string{"harbor-pd", "riverton-pd"}, none, true)}},
		{"one agency all the way", map[string]*book.Position{"ic": ic("riverton-pd"), "ops": chief("riverton-pd", "ic")}, []string{"ops"},
			[]facts.Report{report(all, []string{"ops"}, none, []string{"ops", "ic"}, []string{"riverton-pd"}, none, true)}},
		{"above the commander", map[string]*book.Position{
			"ic":   {Title: "incident-commander", Agency: "riverton-pd", ReportsTo: []string{"eoc"}},
			"eoc":  {Title: "agency-representative", Agency: "bay-sheriff"},
			"ops2": chief("harbor-pd", "ic"),
		}, []string{"ops2"}, []facts.Report{report(all, []string{"ops2"}, none, []string{"ops2", "ic"}, []string{"harbor-pd", "riverton-pd"}, none, true)}},
		{"two supervisors", map[string]*book.Position{"ic": ic("riverton-pd"), "ops": chief("harbor-pd", "ic")}, []string{"ops", "ic"},
			[]facts.Report{report(all, []string{"ic", "ops"}, none, []string{"ic", "ops"}, []string{"riverton-pd", "harbor-pd"}, none, true)}},
		{"vacant supervisor", map[string]*book.Position{"ic": ic("riverton-pd"), "ops": chief("", "ic")}, []string{"ops"},
			[]facts.Report{report(all, none, []string{"ops"}, none, none, none, false)}},
		{"vacant commander", map[string]*book.Position{"ic": ic(""), "ops": chief("harbor-pd", "ic")}, []string{"ops"},
			[]facts.Report{report(all, []string{"ops"}, none, []string{"ops"}, []string{"harbor-pd"}, []string{"ic"}, false)}},
		{"a ring", map[string]*book.Position{"a": chief("harbor-pd", "b"), "b": chief("bay-sheriff", "a")}, []string{"a"},
			[]facts.Report{report(all, []string{"a"}, none, []string{"a", "b"}, []string{"harbor-pd", "bay-sheriff"}, none, false)}},
		{"handed over", map[string]*book.Position{
			"first":  {Title: "incident-commander", Agency: "riverton-pd", Until: noon},
			"second": {Title: "incident-commander", Agency: "bay-sheriff", From: noon},
			"ops":    chief("harbor-pd", "first", "second"),
			"aside":  {Title: "liaison-officer", Agency: "harbor-pd", Until: "2026-11-03T08:00"},
		}, []string{"ops"}, []facts.Report{
			report(from("06:00", "12:00"), []string{"ops"}, none, []string{"ops", "first"}, []string{"harbor-pd", "riverton-pd"}, none, true),
			report(from("12:00", "22:00"), []string{"ops"}, none, []string{"ops", "second"}, []string{"harbor-pd", "bay-sheriff"}, none, true),
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assignments := map[string]*book.Assignment{"gate": {Title: "Gate", ReportsTo: c.reportsTo}}
			if diff := cmp.Diff(c.want, built(t, commanded(c.positions, assignments)).Reports); diff != "" {
				t.Errorf("reports (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReportToNobody(t *testing.T) {
	assignments := map[string]*book.Assignment{"gate": {Title: "Gate"}}
	got := only(t, built(t, commanded(map[string]*book.Position{"ic": ic("riverton-pd")}, assignments)).Reports,
		func(facts.Report) bool { return true })
	want := facts.Report{
		Book: "elections", Deployment: "day", Assignment: "gate", Path: "deployments.day.assignments.gate",
		During: from("06:00", "22:00"), Supervisors: []string{}, Unfilled: []string{}, Line: []string{}, Chain: []string{}, Gaps: []string{},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if f := built(t, func(b *book.Book) { b.Deployments["day"].Assignments = assignments }); len(f.Reports) > 0 {
		t.Errorf("reports without a command structure: %v", f.Reports)
	}
}
