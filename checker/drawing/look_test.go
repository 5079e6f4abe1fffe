package drawing

import (
	"os"
	"path/filepath"
	"roe.example/checker/briefing"
	"strconv"
	"strings"
	"testing"
)

// Dump writes pictures as a page to look at into the folder that ROE_LOOK
// names, if it does: a page for all, and one for each.
func Dump(t *testing.T, name string, pictures []Picture) {
	t.Helper()
	dir := os.Getenv("ROE_LOOK")
	if dir == "" {
		return
	}
	write := func(name, body string) {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(lookHead+body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all := ""
	for i, p := range pictures {
		body := "<h2>" + p.Title + "</h2>" + string(p.SVG)
		write(name+"-"+strconv.Itoa(i+1), body)
		all += body
	}
	write(name, all)
}

const lookHead = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>
body { margin: 24px; width: 674px; font-family: system-ui; color-scheme: light dark }
h2 { font-size: 18px }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9ebee; --muted: #a9b1bb; --line: #7f8893; --paper: #15181c; --accent: #8fbdf0; --warn: #ff8a80 }
  body { background: #15181c; color: #e9ebee }
}
</style>`

func electionCommand() *briefing.Command {
	return &briefing.Command{Kind: "single", Positions: []briefing.Position{
		{ID: "ic-day", Title: "Incident Commander", Kind: "incident-commander", Agency: "Riverton PD", Rank: "Assistant Chief", When: "until 3 November 18:00", During: iv("2026-11-03T06:00:00-08:00", "2026-11-03T18:00:00-08:00")},
		{ID: "ic-night", Title: "Incident Commander", Kind: "incident-commander", Agency: "Coast Sheriff", Rank: "Undersheriff", When: "from 3 November 18:30", During: iv("2026-11-03T18:30:00-08:00", "2026-11-04T02:00:00-08:00")},
		{ID: "operations", Title: "Operations Section Chief", Kind: "operations-section-chief", Agency: "Riverton PD", Rank: "Captain", ReportsTo: []string{"ic-day", "ic-night"}},
		{ID: "logistics", Title: "Logistics Section Chief", Kind: "logistics-section-chief", Agency: "Riverton PD", Rank: "Lieutenant", ReportsTo: []string{"operations"}},
		{ID: "planning", Title: "Planning Section Chief", Kind: "planning-section-chief", ReportsTo: []string{"operations"}},
		{ID: "staging", Title: "Staging Area Manager", Kind: "staging-area-manager", Agency: "Coast Sheriff", Rank: "Sergeant", ReportsTo: []string{"operations"}},
		{ID: "liaison", Title: "Liaison Officer", Kind: "liaison-officer", Agency: "Riverton PD", Rank: "Sergeant", ReportsTo: []string{"operations"}},
		{ID: "plaza-division", Title: "Division Supervisor", Kind: "division-supervisor", Agency: "Riverton PD", Rank: "Captain", ReportsTo: []string{"operations"}},
		{ID: "traffic-group", Title: "Group Supervisor", Kind: "group-supervisor", Agency: "Riverton PD", Rank: "Lieutenant", ReportsTo: []string{"operations"}},
		{ID: "count-group", Title: "Group Supervisor", Kind: "group-supervisor", Agency: "Coast Sheriff", Rank: "Lieutenant", ReportsTo: []string{"operations"}},
		{ID: "campus-group", Title: "Group Supervisor", Kind: "group-supervisor", Agency: "RSU PD", Rank: "Lieutenant", ReportsTo: []string{"operations"}},
		{ID: "coast-leader", Title: "Task Force Leader", Kind: "task-force-leader", Agency: "Coast Sheriff", Rank: "Lieutenant", ReportsTo: []string{"plaza-division"}},
		{ID: "nosp-leader", Title: "Task Force Leader", Kind: "task-force-leader", Agency: "NOSP", Rank: "Lieutenant"},
	}, Assignments: []briefing.Assignment{
		{ID: "plaza", Title: "Front line at Civic Plaza", Place: "Civic Plaza", ReportsTo: []string{"plaza-division"}, Units: []briefing.AssignmentUnit{{ID: "harbor-line", Agency: "Harbor PD", Leader: "Lieutenant", Officers: 24}, {ID: "coast-line", Agency: "Coast Sheriff", Leader: "Lieutenant", Officers: 30}, {ID: "rsu-line", Agency: "RSU PD", Leader: "Sergeant", Officers: 6}, {ID: "cascade-line", Agency: "Cascade PD", Leader: "Sergeant", Officers: 12}, {ID: "nosp-gas", Agency: "NOSP", Leader: "Lieutenant", Officers: 8}}},
		{ID: "traffic", Title: "Traffic downtown", Place: "Downtown", ReportsTo: []string{"traffic-group", "logistics"}, Units: []briefing.AssignmentUnit{{ID: "r", Agency: "Riverton PD", Leader: "Sergeant", Officers: 18}, {ID: "h", Agency: "Harbor PD", Leader: "Sergeant", Officers: 12}}},
		{ID: "count", Title: "Ballot-count site", Place: "Count Hall", ReportsTo: []string{"count-group"}, Units: []briefing.AssignmentUnit{{ID: "r", Agency: "Riverton PD", Leader: "Lieutenant", Officers: 10}, {ID: "h", Agency: "Coast Sheriff", Leader: "Sergeant", Officers: 8}}},
		{ID: "campus", Title: "Campus and its polling place", Place: "Student Union", ReportsTo: []string{"campus-group"}, Units: []briefing.AssignmentUnit{{ID: "r", Agency: "RSU PD", Leader: "Sergeant", Officers: 8}, {ID: "h", Agency: "Riverton PD", Leader: "Sergeant", Officers: 6}}},
	}}
}

func icsCommand() *briefing.Command {
	c := &briefing.Command{Kind: "unified"}
	add := func(id, title, kind, agency, rank string, to ...string) {
		c.Positions = append(c.Positions, briefing.Position{ID: id, Title: title, Kind: kind, Agency: agency, Rank: rank, ReportsTo: to})
	}
	add("ic1", "Incident Commander", "incident-commander", "Riverton PD", "Chief")
	add("ic2", "Incident Commander", "incident-commander", "Coast Sheriff", "Sheriff")
	add("safety", "Safety Officer", "safety-officer", "Harbor PD", "Sergeant", "ic1", "ic2")
	add("pio", "Public Information Officer", "public-information-officer", "", "", "ic1", "ic2")
	add("liaison", "Liaison Officer", "liaison-officer", "Harbor PD", "Sergeant", "ic1", "ic2")
	add("ops", "Operations Section Chief", "operations-section-chief", "Harbor PD", "Captain", "ic1", "ic2")
	add("plan", "Planning Section Chief", "planning-section-chief", "RSU PD", "Lieutenant", "ic1", "ic2")
	add("log", "Logistics Section Chief", "logistics-section-chief", "Coast Sheriff", "Lieutenant", "ic1", "ic2")
	add("fin", "Finance Section Chief", "finance-section-chief", "", "", "ic1", "ic2")
	for i := range 3 {
		id := "b" + strconv.Itoa(i)
		add(id, "Branch Director", "branch-director", "Coast Sheriff", "Captain", "ops")
		for j := range 3 {
			a := briefing.Assignment{ID: id + strconv.Itoa(j), Title: "Sector " + strconv.Itoa(i*3+j+1), ReportsTo: []string{id}}
			for k := range 15 {
				n := strconv.Itoa(i*45 + j*15 + k + 1)
				a.Units = append(a.Units, briefing.AssignmentUnit{ID: "u" + n, Agency: "Town " + n + " PD", Leader: "Sergeant", Officers: 12})
			}
			c.Assignments = append(c.Assignments, a)
		}
	}
	return c
}

func TestChartOfElectionDay(t *testing.T) {
	p, err := OrgChart(electionCommand())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "chart-election", p)
	prove(t, p)
	if len(p) != 2 || p[1].Title != "Command structure: outside the chain of command" {
		t.Errorf("want a chart and who stands outside of it, got %d pictures", len(p))
	}
	all := shown(p)
	for _, want := range []string{"Nobody 18:00 to 18:30", "Vacant", "Also reports to Logistics Section Chief", "Reports to nobody", "80 officers in all", "Harbor PD: 24"} {
		if !has(all, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if !strings.Contains(p[0].Alternative, "Operations Section Chief: Riverton PD, Captain. Reports to Incident Commander.") {
		t.Errorf("the alternative does not say who reports to whom:\n%s", p[0].Alternative)
	}
}

func TestChartOfManyAgencies(t *testing.T) {
	p, err := OrgChart(icsCommand())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "chart-many", p)
	prove(t, p)
	all := shown(p)
	for i := range 135 {
		if name := "Town " + strconv.Itoa(i+1) + " PD, Sergeant"; !has(all, name) {
			t.Errorf("%s is not shown", name)
		}
	}
	for _, q := range p {
		if q.Height > pageHeight {
			t.Errorf("%s is %v high, more than a page", q.Title, q.Height)
		}
	}
}
