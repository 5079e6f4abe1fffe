package drawing

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"roe.example/checker/readiness"
)

func season() *readiness.Capacity {
	agencies := []readiness.Agency{{ID: "h", Short: "Harbor PD"}, {ID: "c", Short: "Coast Sheriff"}, {ID: "r", Short: "RSU PD"}}
	day := func(when string, needed, missing int, parts ...int) readiness.ChartDay {
		d := readiness.ChartDay{When: when, Needed: needed, Parts: parts, Missing: missing, Events: []string{"Election Day at Riverton"}}
		for _, n := range parts {
			d.Promised += n
		}
		return d
	}
	concert := day("25 Oct", 0, 0, 0, 0, 0)
	concert.Events, concert.Taken, concert.Others = nil, 12, []string{"Harvest concert"}
	return &readiness.Capacity{
		Charts: []readiness.Chart{
			{Title: "Officers", Unit: "officers", Agencies: agencies, Most: 120, Days: []readiness.ChartDay{
				day("20 Oct", 30, 0, 20, 12, 0), concert, day("3 Nov", 120, 40, 24, 50, 6), day("4 Nov", 0, 0, 10, 0, 0),
			}},
			{Title: "Barriers", Unit: "pieces", Agencies: agencies, Most: 12, Days: []readiness.ChartDay{day("3 Nov", 12, 6, 6)}},
		},
		Agencies: []readiness.Load{{Agency: agencies[0], Available: 30, Stated: true, Days: []readiness.LoadDay{{When: "3 Nov", Promised: 32, Taken: 12, Asked: 44, Over: true, Events: []string{"Election Day at Riverton", "Count at Cascade"}}}}},
		Declines: []readiness.Decline{{Agency: agencies[1], Event: "Election Day at Riverton", Officers: 50, All: 80, Posts: []readiness.Lost{{Title: "Ballot-count site", Officers: 8, Of: 8, Empty: true}, {Title: "Front line", Officers: 42, Of: 62}}, Positions: []string{"Group Supervisor"}}},
	}
}

func TestCapacityOfASeason(t *testing.T) {
	p, err := Capacity(season())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "capacity", p)
	prove(t, p)
	all := shown(p)
	for _, want := range []string{"120 needed, 80 promised: 40 missing", "nobody states how many officers are needed", "32 promised and 12 taken by other events, 30 can come: 14 too many", "12 taken by other events: Harvest concert", "50 of 80 officers go", "Ballot-count site: nobody is left"} {
		if !has(all, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestCapacityHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chart := readiness.Chart{Title: drawText().Draw(t, "title"), Unit: "officers"}
		for i := range rapid.IntRange(0, 140).Draw(t, "agencies") {
			chart.Agencies = append(chart.Agencies, readiness.Agency{Short: fmt.Sprintf("Town %d PD", i)})
		}
		for range rapid.IntRange(0, 12).Draw(t, "days") {
			d := readiness.ChartDay{When: drawText().Draw(t, "when"), Needed: rapid.IntRange(0, 900).Draw(t, "needed"), Events: []string{drawText().Draw(t, "event")}}
			for range chart.Agencies {
				n := rapid.IntRange(0, 20).Draw(t, "part")
				d.Parts, d.Promised = append(d.Parts, n), d.Promised+n
			}
			d.Missing = max(0, d.Needed-d.Promised)
			chart.Most = max(chart.Most, d.Needed, d.Promised)
			chart.Days = append(chart.Days, d)
		}
		p, err := Capacity(&readiness.Capacity{Charts: []readiness.Chart{chart}})
		if err != nil {
			t.Fatal(err)
		}
		prove(t, p)
		all := shown(p)
		for _, d := range chart.Days {
			if chart.Most > 0 && d.Missing > 0 && !has(all, fmt.Sprintf(": %d missing", d.Missing)) {
				t.Errorf("%d missing is not shown", d.Missing)
			}
		}
	})
}
