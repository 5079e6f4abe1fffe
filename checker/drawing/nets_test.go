package drawing

import (
	"fmt"
	"strings"
	"testing"

	"roe.example/checker/briefing"
)

func member(id, name, agency, circle string) briefing.NetMember {
	return briefing.NetMember{ID: id, Name: name, Agency: agency, Circle: circle, Alone: circle == ""}
}

func electionRadio() *briefing.Radio {
	r := &briefing.Radio{Stated: true, Nets: []briefing.Net{
		{ID: "command", Title: "Command", Use: "command", Channel: briefing.Channel{Name: "7TAC51", RX: "769.1437", TX: "769.1437"}, Members: []briefing.NetMember{
			member("ic-day", "Incident Commander", "Riverton PD", "a"), member("ic-night", "Incident Commander", "Coast Sheriff", "a"), member("operations", "Operations Section Chief", "Riverton PD", "a")}},
		{ID: "plaza-tac", Title: "Plaza tactical", Use: "tactical", Channel: briefing.Channel{Name: "7TAC52", RX: "769.3937", TX: "799.3937"}, Fallback: briefing.Channel{Name: "VTAC11", RX: "151.1375"}, Members: []briefing.NetMember{
			member("harbor-line", "harbor-line", "Harbor PD", "b"), member("coast-line", "Line unit", "Coast Sheriff", "a"), member("rsu-line", "Line unit", "RSU PD", "a"),
			member("cascade-line", "Line unit", "Cascade PD", "a"), member("nosp-gas", "Gas unit", "NOSP", "b"), member("x", "Mounted unit", "Valley PD", ""),
			{ID: "q", Name: "Dog unit", Agency: "Hill PD", Unknown: true}}},
		{ID: "campus", Title: "Campus tactical", Use: "tactical", Members: []briefing.NetMember{member("rsu", "Campus unit", "RSU PD", ""), member("rpd", "Campus unit", "Riverton PD", "")}},
	}}
	r.Nets[1].Members[3].Through = "a radio lent by Coast Sheriff"
	return r
}

func manyRadio() *briefing.Radio {
	n := briefing.Net{ID: "all", Title: "All units", Use: "command", Channel: briefing.Channel{Name: "VTAC14"}}
	for i := range 300 {
		n.Members = append(n.Members, member(fmt.Sprint("u", i), fmt.Sprintf("Unit %d", i), fmt.Sprintf("Town %d PD", i), []string{"a", "b", "c", ""}[i%7%4]))
	}
	return &briefing.Radio{Nets: []briefing.Net{n}}
}

func TestNetsOfElectionDay(t *testing.T) {
	p, err := Nets(electionRadio())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "nets-election", p)
	prove(t, p)
	all := shown(p)
	for _, want := range []string{"3 hear one another", "cannot hear", "1 hears nobody here, and nobody hears it", "Radios not stated: not known whom they hear",
		"Line unit, Cascade PD: a radio lent by Coast Sheriff", "Fallback: VTAC11, 151.1375 MHz"} {
		if !has(all, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if n := strings.Count(all, "cannothear"); n != 2 {
		t.Errorf("want two gaps, got %d", n)
	}
}

// What the public is not told must not look like silence on the air.
func TestNetsWithheld(t *testing.T) {
	p, err := Nets(&briefing.Radio{Nets: []briefing.Net{{Title: "Command", Members: []briefing.NetMember{{ID: "a", Name: "Line unit"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if all := shown(p); !has(all, "On this net") || has(all, "hear") {
		t.Errorf("a member of whom nothing is told is shown as heard or not: %s", all)
	}
}

// Who hears two circles joins them for himself alone.
func TestNetsBoth(t *testing.T) {
	n := briefing.Net{Title: "Tactical", Circles: []briefing.Circle{{ID: "A", Channel: "VTAC11"}, {ID: "B", Channel: "UTAC42"}}, Members: []briefing.NetMember{
		{ID: "a", Name: "Alpha", Circles: []string{"A"}}, {ID: "b", Name: "Bravo", Circles: []string{"A", "B"}}, {ID: "c", Name: "Charlie", Circles: []string{"B"}},
	}}
	p, err := Nets(&briefing.Radio{Nets: []briefing.Net{n}})
	if err != nil {
		t.Fatal(err)
	}
	if all := shown(p); !has(all, "cannot hear, but for Bravo") || !has(all, "2 hear one another on UTAC42") {
		t.Errorf("who hears both is not shown: %s", all)
	}
}

func TestNetsOfMany(t *testing.T) {
	p, err := Nets(manyRadio())
	if err != nil {
		t.Fatal(err)
	}
	Dump(t, "nets-many", p)
	prove(t, p)
	for _, q := range p {
		if q.Height > pageHeight {
			t.Errorf("%s is %v high, more than a page", q.Title, q.Height)
		}
	}
}
