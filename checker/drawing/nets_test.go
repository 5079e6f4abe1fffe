package drawing

import (
	"fmt"
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

func TestLookNets(t *testing.T) {
	for name, r := range map[string]*briefing.Radio{"election": electionRadio(), "many": manyRadio()} {
		p, err := Nets(r)
		if err != nil {
			t.Fatal(err)
		}
		dump(t, "nets-"+name, p)
	}
}
