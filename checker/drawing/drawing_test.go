package drawing

import (
	"os"
	"roe.example/checker/briefing"
	"strconv"
	"testing"
)

func Dump(t *testing.T, name string, pictures []Picture) { dump(t, name, pictures) }

func dump(t *testing.T, name string, pictures []Picture) {
	dir := os.Getenv("DRAW")
	if dir == "" {
		return
	}
	html := `<!doctype html><html lang=en><meta charset=utf-8><title>x</title><style>body{margin:24px;width:674px;font-family:system-ui} @media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--muted:#a8b0b9;--line:#7d858f;--paper:#15181c;--accent:#8ab4f8;--warn:#ff8a80}body{background:#15181c;color:#e8eaed}}h2{font-size:18px}</style>`
	head := html
	for i, p := range pictures {
		if err := os.WriteFile(dir+"/"+name+"-"+strconv.Itoa(i+1)+".html", []byte(head+"<h2>"+p.Title+"</h2>"+string(p.SVG)), 0o644); err != nil {
			t.Fatal(err)
		}
		html += "<h2>" + p.Title + "</h2>" + string(p.SVG)
	}
	if err := os.WriteFile(dir+"/"+name+".html", []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Log(name, len(pictures))
}

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

func TestLook(t *testing.T) {
	for name, c := range map[string]*briefing.Command{"election": electionCommand(), "ics": icsCommand()} {
		p, err := OrgChart(c)
		if err != nil {
			t.Fatal(err)
		}
		dump(t, "org-"+name, p)
	}
}
