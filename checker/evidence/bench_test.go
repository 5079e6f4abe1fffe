package evidence

import (
	"fmt"
	"testing"

	"roe.example/checker/book"
)

// convention is a deployment of n agencies with forty norms each, four
// agreements among all, five nets and a hundred channels.
func convention(n int) *book.Book {
	b := elections()
	wired(b)
	b.Actions, b.Instruments = arsenal(), map[string]*book.Instrument{}
	d := b.Deployments["day"]
	d.Agreements = []string{"mou", "a1"}
	for i := range 3 {
		b.Agreements[fmt.Sprint("a", i)] = mou()
	}
	for i := range 100 {
		b.Channels[fmt.Sprint("c", i)] = &book.Channel{Name: fmt.Sprint("C", i), RX: 155 + float64(i)/10, Band: "vhf", Mode: "p25"}
	}
	d.Command = &book.Command{Positions: map[string]*book.Position{"ic": ic("riverton-pd")}}
	d.Assignments = map[string]*book.Assignment{}
	for i := range 5 {
		d.Radio.Nets[fmt.Sprint("n", i)] = &book.Net{Use: "tactical", Channel: fmt.Sprint("c", i)}
	}
	for i := range n {
		join(b, d, i)
	}
	return b
}

// join adds an agency with its documents, its unit and its command post.
func join(b *book.Book, d *book.Deployment, i int) {
	id := fmt.Sprint("agency-", i)
	fleet := &book.Radio{Bands: []string{"vhf"}, Modes: []string{"p25", "analog"}, Channels: []string{"VTAC11", fmt.Sprint("c", i%7)}}
	b.Agencies[id] = &book.Agency{Name: id, Short: id, Kind: "municipal", State: "ST", Place: "bay",
		Radios: map[string]*book.Radio{"a": fleet, "b": {Bands: []string{"vhf"}, Modes: []string{"p25"}}}}
	for _, a := range b.Agreements {
		a.Parties[id] = &book.Party{By: "chief", Signed: "2025-01-01", Needs: []string{"chief"}}
	}
	norms := map[string]*book.Norm{}
	for j := range 40 {
		norms[fmt.Sprint("300.", j)] = &book.Norm{Prohibits: []string{"chemical"}, Except: []string{"cs"}}
	}
	b.Instruments[id] = &book.Instrument{Cite: id, Kind: "policy", Issuer: id, Norms: norms}
	d.Units[id] = &book.Unit{Agency: id, Officers: ptr(20), Carries: []string{"cs"}}
	d.Assignments[id] = &book.Assignment{Title: id, Units: []string{id}, ReportsTo: []string{id}}
	d.Command.Positions[id] = &book.Position{Title: "division-supervisor", Agency: id, ReportsTo: []string{"ic"},
		From: fmt.Sprintf("2026-11-03T%02d:00", 6+i%12)}
	net := d.Radio.Nets[fmt.Sprint("n", i%5)]
	net.Members = append(net.Members, id)
	d.Radio.Nets["tac"].Members = append(d.Radio.Nets["tac"].Members, id)
}

func BenchmarkBuild(b *testing.B) {
	for _, agencies := range []int{2, 135} {
		b.Run(fmt.Sprint(agencies), func(b *testing.B) {
			content := convention(agencies)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Build([]*book.Located{{Dir: "x", Book: content}}, Options{Today: today}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
