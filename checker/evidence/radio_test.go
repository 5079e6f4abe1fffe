package evidence

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestWhatARadioLacks(t *testing.T) {
	plain := func() *book.Radio { return &book.Radio{Bands: []string{"vhf"}, Modes: []string{"p25"}} }
	channel := func() *book.Channel { return &book.Channel{Name: "X", Band: "vhf", Mode: "p25", RX: 155} }
	for _, c := range []struct {
		name   string
		change func(r *book.Radio, ch *book.Channel)
		want   []string
	}{
		{"nothing", func(*book.Radio, *book.Channel) {}, nil},
		{"band", func(_ *book.Radio, ch *book.Channel) { ch.Band = "uhf" }, []string{"band"}},
		{"analog is not digital", func(_ *book.Radio, ch *book.Channel) { ch.Mode = "analog" }, []string{"mode"}},
		{"digital is not analog", func(r *book.Radio, _ *book.Channel) { r.Modes = []string{"analog"} }, []string{"mode"}},
		{"phase 2 does phase 1", func(r *book.Radio, _ *book.Channel) { r.Modes = []string{"p25-phase2"} }, nil},
		{"phase 1 does not do phase 2", func(_ *book.Radio, ch *book.Channel) { ch.Mode = "p25-phase2" }, []string{"mode"}},
		{"no key", func(_ *book.Radio, ch *book.Channel) { ch.Encryption = "AES-1" }, []string{"encryption"}},
		{"another key", func(r *book.Radio, ch *book.Channel) {
			r.Encryption, ch.Encryption = []string{"AES-2"}, "AES-1"
		}, []string{"encryption"}},
		{"the key", func(r *book.Radio, ch *book.Channel) { r.Encryption, ch.Encryption = []string{"AES-1"}, "AES-1" }, nil},
		{"width", func(r *book.Radio, ch *book.Channel) { r.WidthsKHz, ch.WidthKHz = []float64{25}, ptr(12.5) }, []string{"width"}},
		{"the width", func(r *book.Radio, ch *book.Channel) { r.WidthsKHz, ch.WidthKHz = []float64{25, 12.5}, ptr(12.5) }, nil},
		{"width not stated of the radio", func(_ *book.Radio, ch *book.Channel) { ch.WidthKHz = ptr(12.5) }, nil},
		{"width not stated of the channel", func(r *book.Radio, _ *book.Channel) { r.WidthsKHz = []float64{25} }, nil},
		{"not programmed", func(r *book.Radio, _ *book.Channel) { r.Channels = []string{"y"} }, []string{"not-programmed"}},
		{"nothing programmed", func(r *book.Radio, _ *book.Channel) { r.Channels = []string{} }, []string{"not-programmed"}},
		{"programmed", func(r *book.Radio, _ *book.Channel) { r.Channels = []string{"y", "x"} }, nil},
		{"not registered", func(_ *book.Radio, ch *book.Channel) { ch.System = "SYS" }, []string{"system"}},
		{"registered", func(r *book.Radio, ch *book.Channel) { r.Systems, ch.System = []string{"SYS"}, "SYS" }, nil},
		{"hears only", func(r *book.Radio, _ *book.Channel) { r.ReceiveOnly = true }, []string{"receive-only"}},
		{"several", func(r *book.Radio, ch *book.Channel) { ch.Band, ch.Mode, ch.System = "uhf", "dmr", "SYS" },
			[]string{"band", "mode", "system"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ch := plain(), channel()
			c.change(r, ch)
			if diff := cmp.Diff(c.want, lacks(r, "x", ch)); diff != "" {
				t.Errorf("lacks (-want +got):\n%s", diff)
			}
		})
	}
}

// The reasons given are those of the radio that comes nearest.
func TestBestRadio(t *testing.T) {
	ch := &book.Channel{Band: "vhf", Mode: "p25", System: "SYS"}
	far := &book.Radio{Bands: []string{"uhf"}, Modes: []string{"analog"}}
	near := &book.Radio{Bands: []string{"vhf"}, Modes: []string{"p25"}}
	same := &book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}, Systems: []string{"SYS"}}
	fits := &book.Radio{Bands: []string{"vhf"}, Modes: []string{"p25"}, Systems: []string{"SYS"}}
	for _, c := range []struct {
		name   string
		radios []*book.Radio
		want   verdict
	}{
		{"the second is nearer", []*book.Radio{far, near}, verdict{reasons: []string{"system"}}},
		{"the first is nearer", []*book.Radio{near, far}, verdict{reasons: []string{"system"}}},
		{"the first of two", []*book.Radio{far, same, near}, verdict{reasons: []string{"mode"}}},
		{"one fits", []*book.Radio{far, near, fits}, verdict{usable: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, best(c.radios, "x", ch), cmp.AllowUnexported(verdict{}),
				cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".radio" }, cmp.Ignore())); diff != "" {
				t.Errorf("verdict (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCommonIsShort(t *testing.T) {
	f := built(t, func(b *book.Book) {
		wired(b)
		for i := range 20 {
			b.Channels[fmt.Sprintf("X%02d", i)] = &book.Channel{Name: "X", RX: 160 + float64(i), Band: "vhf", Mode: "analog"}
		}
	})
	want := []string{"VTAC11", "VTAC14", "X00", "X01", "X02", "X03", "X04", "X05", "X06", "X07"}
	if diff := cmp.Diff(want, f.Nets[0].Common); diff != "" {
		t.Errorf("common channels (-want +got):\n%s", diff)
	}
}

// wired is the election day with a radio plan: Riverton on VHF, Harbor on VHF
// and UHF, Bay County on UHF.
func wired(b *book.Book) {
	analog := func(bands ...string) *book.Radio { return &book.Radio{Bands: bands, Modes: []string{"analog"}} }
	b.Agencies["riverton-pd"].Radios = map[string]*book.Radio{"portable": analog("vhf")}
	b.Agencies["harbor-pd"].Radios = map[string]*book.Radio{"car": analog("vhf", "uhf"), "old": {Bands: []string{"vhf"}, Modes: []string{"dmr"}}}
	b.Agencies["bay-sheriff"].Radios = map[string]*book.Radio{"portable": analog("uhf")}
	channel := func(name string, rx, tx float64, band, use string) *book.Channel {
		return &book.Channel{Name: name, RX: rx, TX: &tx, Band: band, Mode: "analog", Use: use}
	}
	b.Channels = map[string]*book.Channel{
		"VTAC11":  channel("VTAC11", 151.1375, 151.1375, "vhf", "tactical"),
		"VTAC36":  channel("VTAC36", 151.1375, 159.4725, "vhf", "tactical"),
		"VTAC14":  channel("VTAC14", 159.4725, 159.4725, "vhf", "tactical"),
		"VCALL10": channel("VCALL10", 155.7525, 155.7525, "vhf", "calling"),
		"UTAC41":  channel("UTAC41", 453.4625, 458.4625, "uhf", "tactical"),
	}
	b.Deployments["day"].Radio = &book.RadioPlan{Nets: map[string]*book.Net{
		"tac": {Title: "Tactical", Use: "tactical", Channel: "VTAC11", Members: []string{"r1", "h1"}},
	}}
}

func TestNets(t *testing.T) {
	type net = facts.Net
	for _, c := range []struct {
		name   string
		change func(b *book.Book, p *book.RadioPlan, n *book.Net)
		want   func(n *net)
	}{
		{"whole", func(*book.Book, *book.RadioPlan, *book.Net) {}, func(*net) {}},
		{"no channel", func(_ *book.Book, _ *book.RadioPlan, n *book.Net) { n.Channel = "" },
			func(n *net) {
				n.Channel, n.Whole = facts.Stated[string]{}, false
				n.Hearings, n.Alone = []facts.Hearing{}, []string{"h1", "r1"}
			}},
		{"one cannot use it", func(b *book.Book, p *book.RadioPlan, n *book.Net) {
			n.Members = append(n.Members, "b1")
			b.Deployments["day"].Units["b1"].Officers = ptr(7)
			p.Cache = map[string]*book.CacheRadio{
				"box":   {Radio: book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}}, Quantity: 4},
				"other": {Radio: book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}}, Quantity: 2},
				"wrong": {Radio: book.Radio{Bands: []string{"uhf"}, Modes: []string{"analog"}}, Quantity: 9},
			}
			p.Gateways = ptr(1)
		}, func(n *net) {
			n.Members, n.Common, n.Whole = []string{"b1", "h1", "r1"}, []string{}, false
			n.Alone = []string{"b1"}
		}},
		{"officers not stated", func(_ *book.Book, _ *book.RadioPlan, n *book.Net) { n.Members = append(n.Members, "b1") },
			func(n *net) {
				n.Members, n.Common, n.Whole, n.Alone = []string{"b1", "h1", "r1"}, []string{}, false, []string{"b1"}
			}},
		{"radios not stated", func(b *book.Book, _ *book.RadioPlan, _ *book.Net) { b.Agencies["harbor-pd"].Radios = nil },
			func(n *net) { n.Whole, n.Hearings = false, []facts.Hearing{} }},
		{"a position listens", func(b *book.Book, _ *book.RadioPlan, _ *book.Net) {
			b.Deployments["day"].Command = &book.Command{Positions: map[string]*book.Position{
				"ic": {Title: "incident-commander", Agency: "bay-sheriff", Nets: []string{"tac"}}, "x": {Agency: "bay-sheriff"},
			}}
		}, func(n *net) {
			n.Members, n.Common, n.Whole, n.Alone = []string{"h1", "ic", "r1"}, []string{}, false, []string{"ic"}
		}},
		{"licensed here", func(b *book.Book, _ *book.RadioPlan, _ *book.Net) { b.Channels["VTAC11"].Licensed = []string{"bay"} }, func(*net) {}},
		{"not licensed here", func(b *book.Book, _ *book.RadioPlan, _ *book.Net) {
			b.Channels["VTAC11"].Licensed = []string{"elsewhere"}
		}, func(n *net) { n.Licensed, n.Common = false, []string{"VTAC14", "VTAC36"} }},
		{"another net nearby", func(_ *book.Book, p *book.RadioPlan, _ *book.Net) {
			p.Nets["z"] = &book.Net{Channel: "VTAC14", Members: []string{"r1"}}
		}, func(n *net) { n.Common = []string{"VTAC11"} }},
		{"another use", func(_ *book.Book, _ *book.RadioPlan, n *book.Net) { n.Use = "calling" },
			func(n *net) { n.Use, n.Common = "calling", []string{"VCALL10", "VTAC11", "VTAC14", "VTAC36"} }},
		{"must be encrypted", func(_ *book.Book, _ *book.RadioPlan, n *book.Net) { n.Encrypted = true },
			func(n *net) { n.Encrypted, n.Common = true, []string{} }},
		{"is encrypted", func(b *book.Book, _ *book.RadioPlan, n *book.Net) {
			n.Encrypted, b.Channels["VTAC11"].Encryption = true, "AES-1"
			for _, agency := range []string{"riverton-pd", "harbor-pd"} {
				for _, r := range b.Agencies[agency].Radios {
					r.Encryption = []string{"AES-1"}
				}
			}
		}, func(n *net) { n.Encrypted, n.Secure, n.Common = true, true, []string{"VTAC11"} }},
		{"patched", func(b *book.Book, p *book.RadioPlan, n *book.Net) {
			p.Patches = map[string]*book.Patch{"p": {Channels: []string{"VTAC11", "UTAC41"}}}
			p.Nets["z"] = &book.Net{Channel: "VTAC14", Members: []string{"r1"}} // on another frequency than the net, not than the patch
			b.Channels["UTAC41"].Encryption, b.Channels["UTAC41"].Licensed, b.Channels["UTAC41"].TX = "AES-1", []string{"elsewhere"}, ptr(159.4725)
		}, func(n *net) {
			n.Joined, n.Common = []facts.Joined{{Channel: "UTAC41", Secure: true}}, []string{}
		}},
		{"falls back", func(_ *book.Book, p *book.RadioPlan, n *book.Net) {
			n.Fallback, n.Members = "UTAC41", append(n.Members, "b1")
		}, func(n *net) {
			n.Fallback, n.Members, n.Common, n.Whole = facts.Say("UTAC41"), []string{"b1", "h1", "r1"}, []string{}, false
			n.Hearings = append(n.Hearings, facts.Hearing{Channel: "UTAC41", Members: []string{"b1", "h1"}})
		}},
		{"another net falls back there", func(_ *book.Book, p *book.RadioPlan, _ *book.Net) {
			p.Nets["z"] = &book.Net{Fallback: "VTAC14", Members: []string{"r1"}}
		}, func(n *net) { n.Common = []string{"VTAC11"} }},
		{"a repeater that nobody vouches for", func(b *book.Book, _ *book.RadioPlan, n *book.Net) { n.Channel = "VTAC36" },
			func(n *net) { n.Channel, n.Repeater, n.Hearings[0].Channel = facts.Say("VTAC36"), "unsaid", "VTAC36" }},
		{"a repeater here", func(b *book.Book, _ *book.RadioPlan, n *book.Net) {
			n.Channel, b.Channels["VTAC36"].Repeaters = "VTAC36", []string{"bay"}
		}, func(n *net) {
			n.Channel, n.Repeater, n.Hearings[0].Channel = facts.Say("VTAC36"), "there", "VTAC36"
		}},
		{"a repeater elsewhere", func(b *book.Book, _ *book.RadioPlan, n *book.Net) {
			n.Channel, b.Channels["VTAC36"].Repeaters = "VTAC36", []string{"elsewhere"}
		}, func(n *net) {
			n.Channel, n.Repeater, n.Hearings[0].Channel = facts.Say("VTAC36"), "elsewhere", "VTAC36"
			n.Common = []string{"VTAC11", "VTAC14"}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				wired(b)
				p := b.Deployments["day"].Radio
				c.change(b, p, p.Nets["tac"])
			})
			want := net{
				Book: "elections", Deployment: "day", ID: "tac", Path: "deployments.day.radio.nets.tac", Title: "Tactical",
				Use: "tactical", Channel: facts.Say("VTAC11"), Members: []string{"h1", "r1"},
				Common: []string{"VTAC11", "VTAC14", "VTAC36"}, Licensed: true, Whole: true,
				Hearings: []facts.Hearing{{Channel: "VTAC11", Members: []string{"h1", "r1"}}}, Alone: []string{},
				Joined: []facts.Joined{},
			}
			c.want(&want)
			got := only(t, f.Nets, func(n net) bool { return n.ID == "tac" })
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("net (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMembers(t *testing.T) {
	f := built(t, func(b *book.Book) {
		wired(b)
		d := b.Deployments["day"]
		d.Units["h2"] = &book.Unit{Agency: "harbor-pd", Radios: []string{"old"}}
		d.Units["u1"] = &book.Unit{Agency: "harbor-pd", Radios: []string{"not a fleet"}}
		d.Command = &book.Command{Positions: map[string]*book.Position{"vacant": {Title: "liaison-officer"}}}
		n := d.Radio.Nets["tac"]
		n.Members, n.Fallback = []string{"r1", "h1", "b1", "h2", "u1", "vacant"}, "UTAC41"
	})
	type row struct {
		Agency        string
		Known, Usable bool
		Reasons, Deaf []string
	}
	none := []string{}
	want := map[string]row{
		"r1":     {"riverton-pd", true, true, none, []string{"b1", "h2"}},
		"h1":     {"harbor-pd", true, true, none, []string{"h2"}},
		"b1":     {"bay-sheriff", true, false, []string{"band"}, []string{"h2", "r1"}},
		"h2":     {"harbor-pd", true, false, []string{"mode"}, []string{"b1", "h1", "r1"}},
		"u1":     {"harbor-pd", false, false, none, none},
		"vacant": {"", false, false, none, none},
	}
	got := map[string]row{}
	for _, m := range f.Members {
		got[m.Member] = row{m.Agency, m.Known, m.Usable, m.Reasons, m.Deaf}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
	r1 := only(t, f.Members, func(m facts.Member) bool { return m.Member == "r1" })
	vacant := only(t, f.Members, func(m facts.Member) bool { return m.Member == "vacant" })
	if r1.MemberPath != "deployments.day.units.r1" || vacant.MemberPath != "deployments.day.command.positions.vacant" {
		t.Errorf("paths %s, %s", r1.MemberPath, vacant.MemberPath)
	}
	if r1.Path != "deployments.day.radio.nets.tac" || r1.Channel != "VTAC11" || r1.Net != "tac" {
		t.Errorf("net of the member: %+v", r1)
	}
}

func TestReuse(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(b *book.Book, other *book.Net)
		want   float64 // 0 for none
	}{
		{"other frequencies", func(*book.Book, *book.Net) {}, 0},
		{"receives what the other receives", func(_ *book.Book, n *book.Net) { n.Channel = "VTAC36" }, 151.1375},
		{"transmits what the other receives", func(b *book.Book, n *book.Net) { b.Channels["UTAC41"].TX = ptr(151.1375) }, 151.1375},
		{"no transmit frequency stated", func(b *book.Book, n *book.Net) {
			b.Channels["UTAC41"].RX, b.Channels["UTAC41"].TX = 151.1375, nil
		}, 151.1375},
		{"a hair apart", func(b *book.Book, n *book.Net) { b.Channels["UTAC41"].RX = 151.13754 }, 151.1375},
		{"next to it", func(b *book.Book, n *book.Net) { b.Channels["UTAC41"].RX = 151.1376 }, 0},
		{"the same channel, other members", func(_ *book.Book, n *book.Net) { n.Channel = "VTAC11" }, 151.1375},
		{"the same channel and members", func(_ *book.Book, n *book.Net) {
			n.Channel, n.Members = "VTAC11", []string{"h1", "r1"}
		}, 0},
		{"the same name and members", func(b *book.Book, n *book.Net) {
			again := *b.Channels["VTAC11"]
			again.Name = "vtac-11"
			b.Channels["again"] = &again
			n.Channel, n.Members = "again", []string{"h1", "r1"}
		}, 0},
		{"two names, the same members", func(_ *book.Book, n *book.Net) {
			n.Channel, n.Members = "VTAC36", []string{"h1", "r1"}
		}, 151.1375},
		{"talkgroups of one system", func(b *book.Book, n *book.Net) {
			b.Channels["VTAC11"].System, b.Channels["VTAC11"].Talkgroup = "SYS", "1"
			b.Channels["VTAC36"].System, b.Channels["VTAC36"].Talkgroup = "SYS", "2"
			n.Channel = "VTAC36"
		}, 0},
		{"talkgroups of two systems", func(b *book.Book, n *book.Net) {
			b.Channels["VTAC11"].System, b.Channels["VTAC36"].System = "SYS", "SYT"
			n.Channel = "VTAC36"
		}, 151.1375},
		{"one talkgroup under two names", func(b *book.Book, n *book.Net) {
			b.Channels["VTAC11"].System, b.Channels["VTAC11"].Talkgroup = "SYS", "1"
			b.Channels["VTAC36"].System, b.Channels["VTAC36"].Talkgroup = "SYS", "1"
			n.Channel = "VTAC36"
		}, 151.1375},
		{"no channel", func(_ *book.Book, n *book.Net) { n.Channel = "" }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var on string
			f := built(t, func(b *book.Book) {
				wired(b)
				other := &book.Net{Title: "Support", Use: "support", Channel: "UTAC41", Members: []string{"b1"}}
				b.Deployments["day"].Radio.Nets["sup"] = other
				c.change(b, other)
				on = other.Channel
			})
			want := []facts.Reuse{}
			if c.want != 0 {
				want = append(want, facts.Reuse{
					Book: "elections", Deployment: "day", Path: "deployments.day.radio.nets.sup.channel",
					OtherPath: "deployments.day.radio.nets.tac.channel", Nets: []string{"sup", "tac"}, Channels: []string{on, "VTAC11"},
				})
			}
			if diff := cmp.Diff(want, f.Reuse, cmp.FilterPath(
				func(p cmp.Path) bool { return p.Last().String() == ".MHz" || p.Last().String() == ".Relation" }, cmp.Ignore())); diff != "" {
				t.Errorf("reuse (-want +got):\n%s", diff)
			}
			for _, r := range f.Reuse {
				if !near(r.MHz, c.want, toleranceMHz) {
					t.Errorf("shared frequency %v, want %v", r.MHz, c.want)
				}
			}
		})
	}
}
