package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestRelation(t *testing.T) {
	channel := func(rx, tx float64, system string) *book.Channel {
		return &book.Channel{RX: rx, TX: &tx, System: system}
	}
	for _, c := range []struct {
		name string
		a, b *book.Channel
		want string
	}{
		{"strangers", channel(155, 155, ""), channel(156, 156, ""), ""},
		{"talk-around of a repeater", channel(851.5, 806.5, ""), channel(851.5, 851.5, ""), "direct"},
		{"and the other way round", channel(851.5, 851.5, ""), channel(851.5, 806.5, ""), "direct"},
		{"no transmit frequency stated", &book.Channel{RX: 851.5}, channel(851.5, 806.5, ""), "direct"},
		{"reversed", channel(39.46, 45.86, ""), channel(45.86, 39.46, ""), "reversed"},
		{"one crossing", channel(151, 159, ""), channel(159, 158, ""), ""},
		{"both simplex", channel(155, 155, ""), channel(155, 155, ""), ""},
		{"trunked", channel(851.5, 806.5, "SYS"), channel(851.5, 851.5, ""), ""},
	} {
		if got := relation(c.a, c.b); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What is programmed instead of a channel, or into it, says why it does not
// work.
func TestProgrammed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(r *book.Radio)
		want   []string
	}{
		{"nothing of the kind", func(r *book.Radio) { r.Channels = []string{"VTAC14"} }, []string{"not-programmed"}},
		{"without the repeater", func(r *book.Radio) { r.Channels = []string{"8TAC91D"} }, []string{"direct-only"}},
		{"the other way round", func(r *book.Radio) { r.Channels = []string{"reverse"} }, []string{"reversed"}},
		{"with another tone", func(r *book.Radio) {
			r.Programmed = []book.Programmed{{Channel: "8TAC91", Tone: ptr(100.0)}}
		}, []string{"tone"}},
		{"with the tone", func(r *book.Radio) {
			r.Programmed = []book.Programmed{{Channel: "8TAC91", Tone: ptr(156.7)}}
		}, []string{}},
		{"of another channel", func(r *book.Radio) {
			r.Programmed = []book.Programmed{{Channel: "VTAC14", Tone: ptr(100.0)}}
		}, []string{}},
		{"with another code, mode and width", func(r *book.Radio) {
			r.Programmed = []book.Programmed{{Channel: "8TAC91", NAC: "$111", Mode: "p25", WidthKHz: ptr(25.0)}}
		}, []string{"nac", "other-mode", "other-width"}},
		{"with the same code in other letters", func(r *book.Radio) {
			r.Programmed = []book.Programmed{{Channel: "8TAC91", NAC: "f7e", Mode: "analog", WidthKHz: ptr(12.5)}}
		}, []string{}},
	} {
		f := built(t, func(b *book.Book) {
			wired(b)
			r := &book.Radio{Bands: []string{"vhf", "800"}, Modes: []string{"analog"}}
			c.change(r)
			b.Agencies["harbor-pd"].Radios = map[string]*book.Radio{"portable": r}
			b.Channels["8TAC91"] = &book.Channel{Name: "8TAC91", RX: 851.5125, TX: ptr(806.5125), Band: "800", Mode: "analog",
				Tone: ptr(156.7), NAC: "$F7E", WidthKHz: ptr(12.5)}
			b.Channels["8TAC91D"] = &book.Channel{Name: "8TAC91D", RX: 851.5125, Band: "800", Mode: "analog"}
			b.Channels["reverse"] = &book.Channel{Name: "R", RX: 806.5125, TX: ptr(851.5125), Band: "800", Mode: "analog"}
			b.Deployments["day"].Radio.Nets["tac"].Channel = "8TAC91"
		})
		h1 := only(t, f.Members, func(m facts.Member) bool { return m.Member == "h1" })
		if diff := cmp.Diff(c.want, h1.Reasons); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Bay County has UHF alone, Riverton VHF alone, Harbor both.
func TestRepairs(t *testing.T) {
	type net = facts.NetRepair
	vhf := func(n int) map[string]*book.CacheRadio {
		return map[string]*book.CacheRadio{"box": {Radio: book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}}, Quantity: n}}
	}
	for _, c := range []struct {
		name   string
		change func(b *book.Book, p *book.RadioPlan)
		whole  func(r *facts.RadioRepair)
		want   []net // without what all have
	}{
		{"nothing to do", func(_ *book.Book, p *book.RadioPlan) { p.Nets["tac"].Members = []string{"r1", "h1"} },
			func(*facts.RadioRepair) {}, []net{}},
		{"another channel", func(_ *book.Book, p *book.RadioPlan) { p.Nets["tac"].Members = []string{"b1", "h1"} },
			func(r *facts.RadioRepair) { r.Nets = []string{"tac"} },
			[]net{{Moved: true, Channels: []string{"UTAC41"}}}},
		{"a liaison", func(*book.Book, *book.RadioPlan) {},
			func(r *facts.RadioRepair) { r.Nets, r.Liaisons = []string{"tac"}, 1 },
			[]net{{Channels: []string{"VTAC11"}, Liaisons: []string{"b1"}}}},
		{"a gateway", func(_ *book.Book, p *book.RadioPlan) { p.Gateways = ptr(1) },
			func(r *facts.RadioRepair) { r.Nets, r.Gateways, r.HasGates = []string{"tac"}, 1, 1 },
			[]net{{Channels: []string{"VTAC11", "UTAC41"}, Gateways: 1}}},
		{"radios", func(b *book.Book, p *book.RadioPlan) {
			p.Gateways, p.Cache = ptr(1), vhf(8)
			b.Deployments["day"].Units["b1"].Officers = ptr(7)
		}, func(r *facts.RadioRepair) { r.Nets, r.Radios, r.InCache, r.HasGates = []string{"tac"}, 7, 8, 1 },
			[]net{{Channels: []string{"VTAC11"}, Radios: 7, Loans: []facts.Loan{{Member: "b1", Radios: 7, Counted: true}}}}},
		{"nobody has counted", func(_ *book.Book, p *book.RadioPlan) { p.Cache = vhf(8) },
			func(r *facts.RadioRepair) { r.Nets, r.Radios, r.InCache = []string{"tac"}, 1, 8 },
			[]net{{Channels: []string{"VTAC11"}, Radios: 1, Loans: []facts.Loan{{Member: "b1", Radios: 1}}}}},
		{"too few radios", func(b *book.Book, p *book.RadioPlan) {
			p.Gateways, p.GatewayPorts, p.Cache = ptr(1), ptr(3), vhf(6)
			b.Deployments["day"].Units["b1"].Officers = ptr(7)
		}, func(r *facts.RadioRepair) { r.Nets, r.Gateways, r.HasGates, r.InCache = []string{"tac"}, 1, 1, 6 },
			[]net{{Channels: []string{"VTAC11", "UTAC41"}, Gateways: 1}}},
		{"programming", func(b *book.Book, p *book.RadioPlan) {
			p.Cache = vhf(8)
			b.Agencies["bay-sheriff"].Radios["portable"] = &book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}, Channels: []string{"VTAC14"}}
			b.Agencies["riverton-pd"].Radios["portable"].Channels = []string{"VTAC11"}
		}, func(r *facts.RadioRepair) { r.Nets, r.Programs, r.InCache = []string{"tac"}, 1, 8 },
			[]net{{Channels: []string{"VTAC11"}, Programs: []facts.Program{{Member: "b1", Channel: "VTAC11"}}}}},
		{"nothing helps", func(b *book.Book, p *book.RadioPlan) {
			p.Nets["tac"].Members, p.Nets["tac"].Channel = []string{"b1", "r1"}, ""
			for _, ch := range b.Channels {
				ch.Licensed = []string{"elsewhere"}
			}
		}, func(r *facts.RadioRepair) { r.Left = []string{"tac"} }, []net{{Left: true}}},
		{"a member of whom nothing is known", func(b *book.Book, _ *book.RadioPlan) { b.Agencies["bay-sheriff"].Radios = nil },
			func(*facts.RadioRepair) {}, []net{}},
		{"nobody is known", func(b *book.Book, p *book.RadioPlan) {
			p.Nets["tac"].Members, p.Nets["tac"].Channel = []string{"b1"}, ""
			b.Agencies["bay-sheriff"].Radios = nil
		}, func(*facts.RadioRepair) {}, []net{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				wired(b)
				p := b.Deployments["day"].Radio
				p.Nets["tac"].Members = []string{"r1", "h1", "b1"}
				c.change(b, p)
			})
			whole := facts.RadioRepair{Book: "elections", Deployment: "day", Path: "deployments.day.radio", Proven: true, Nets: []string{}, Left: []string{}}
			c.whole(&whole)
			if diff := cmp.Diff([]facts.RadioRepair{whole}, f.RadioRepairs); diff != "" {
				t.Errorf("repair of the plan (-want +got):\n%s", diff)
			}
			for i := range c.want {
				n := &c.want[i]
				n.Book, n.Deployment, n.Net, n.Path = "elections", "day", "tac", "deployments.day.radio.nets.tac"
			}
			if diff := cmp.Diff(filled(c.want), f.NetRepairs); diff != "" {
				t.Errorf("repair of the net (-want +got):\n%s", diff)
			}
		})
	}
}

// filled gives records the empty lists of a document.
func filled(list []facts.NetRepair) []facts.NetRepair {
	f := &facts.Facts{NetRepairs: list}
	facts.Total(f)
	return f.NetRepairs
}

// Two nets that want the same means share them; two that do not, do not.
func TestShared(t *testing.T) {
	for _, c := range []struct {
		name     string
		gateways int
		second   book.Net
		want     bool
	}{
		{"one alone", 2, book.Net{Use: "tactical", Channel: "VTAC14", Members: []string{"r1", "h1"}}, false},
		{"two gateways", 2, book.Net{Use: "tactical", Channel: "VTAC14", Members: []string{"r1", "b1"}}, true},
	} {
		f := built(t, func(b *book.Book) {
			wired(b)
			b.Channels["UTAC42"] = &book.Channel{Name: "UTAC42", RX: 453.7125, Band: "uhf", Mode: "analog", Use: "tactical"}
			p := b.Deployments["day"].Radio
			p.Nets["tac"].Members, p.Gateways, p.Nets["two"] = []string{"r1", "h1", "b1"}, ptr(c.gateways), &c.second
		})
		if got := f.RadioRepairs[0].Shared; got != c.want {
			t.Errorf("%s: shared is %v: %+v", c.name, got, f.NetRepairs)
		}
	}
}
