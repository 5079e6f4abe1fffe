package evidence

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// What a repair asks for makes the net whole once it is written down, and takes
// what it needs out of the reserve. Bay County, with seven officers, has UHF
// alone; the net is on VHF.
func TestMeans(t *testing.T) {
	type outcome struct {
		whole, usable     bool
		reasons           []string
		inCache, hasGates int
		lend              []facts.Loan // still wanted
	}
	loan := func(quantity *int) map[string]*book.RadioLoan {
		return map[string]*book.RadioLoan{"l": {To: "b1", Radios: "box", Quantity: quantity}}
	}
	patch := func(channels ...string) map[string]*book.Patch {
		return map[string]*book.Patch{"p": {Channels: channels}}
	}
	liaison := func(to, net string) map[string]*book.RadioLiaison {
		return map[string]*book.RadioLiaison{"l": {To: to, Net: net}}
	}
	whole := func(inCache, hasGates int) outcome {
		return outcome{whole: true, usable: true, reasons: []string{}, inCache: inCache, hasGates: hasGates}
	}
	seven := []facts.Loan{{Member: "b1", Radios: 7, Counted: true}}
	for _, c := range []struct {
		name   string
		change func(b *book.Book, p *book.RadioPlan)
		want   outcome
	}{
		{"nothing handed out", func(*book.Book, *book.RadioPlan) {},
			outcome{reasons: []string{"band"}, inCache: 9, hasGates: 2, lend: seven}},
		{"a radio for each officer", func(_ *book.Book, p *book.RadioPlan) { p.Loans = loan(nil) }, whole(2, 2)},
		{"as many as said", func(_ *book.Book, p *book.RadioPlan) { p.Loans = loan(ptr(8)) }, whole(1, 2)},
		{"too few", func(_ *book.Book, p *book.RadioPlan) { p.Loans = loan(ptr(6)) },
			outcome{reasons: []string{"too-few"}, inCache: 9, hasGates: 2, lend: seven}},
		{"two loans together", func(_ *book.Book, p *book.RadioPlan) {
			p.Loans = loan(ptr(6))
			p.Loans["m"] = &book.RadioLoan{To: "b1", Radios: "box", Quantity: ptr(1)}
		}, whole(2, 2)},
		{"more than the cache has", func(_ *book.Book, p *book.RadioPlan) {
			p.Loans = loan(nil)
			p.Loans["a"] = &book.RadioLoan{To: "r1", Radios: "box", Quantity: ptr(3)}
		}, outcome{reasons: []string{"too-few"}, hasGates: 2, inCache: 6}},
		{"officers not counted", func(b *book.Book, p *book.RadioPlan) {
			p.Loans, b.Deployments["day"].Units["b1"].Officers = loan(nil), nil
		}, whole(8, 2)},
		{"no radios of its own stated", func(b *book.Book, p *book.RadioPlan) {
			p.Loans, b.Agencies["bay-sheriff"].Radios = loan(nil), nil
		}, whole(2, 2)},
		{"lent radios that do not work", func(b *book.Book, p *book.RadioPlan) {
			p.Cache["box"].Modes = []string{"dmr"}
			p.Loans, b.Agencies["bay-sheriff"].Radios = loan(nil), nil
			p.Gateways = nil
		}, outcome{reasons: []string{"mode"}, inCache: 2}},
		{"a patch", func(_ *book.Book, p *book.RadioPlan) { p.Patches = patch("VTAC11", "UTAC41") }, whole(9, 1)},
		{"a chain of patches", func(b *book.Book, p *book.RadioPlan) {
			p.Patches = patch("VTAC11", "VTAC14")
			p.Patches["q"] = &book.Patch{Channels: []string{"VTAC14", "UTAC41"}}
		}, whole(9, 0)},
		{"nobody has counted the gateways", func(_ *book.Book, p *book.RadioPlan) {
			p.Patches, p.Gateways = patch("VTAC11", "UTAC41"), nil
		}, whole(9, 0)},
		{"no gateway is left", func(_ *book.Book, p *book.RadioPlan) {
			p.Patches, p.Gateways = patch("VTAC11", "UTAC41"), ptr(1)
			p.Patches["a"] = &book.Patch{Channels: []string{"VCALL10", "VTAC14"}}
		}, outcome{reasons: []string{"band"}, inCache: 9, lend: seven}},
		{"three channels by one gateway", func(_ *book.Book, p *book.RadioPlan) {
			p.Patches, p.Gateways, p.GatewayPorts = patch("VTAC11", "VTAC14", "UTAC41"), ptr(1), ptr(3)
		}, whole(9, 0)},
		{"three channels by two gateways", func(_ *book.Book, p *book.RadioPlan) {
			p.Patches, p.Gateways = patch("VTAC11", "VTAC14", "UTAC41"), ptr(1)
		}, outcome{reasons: []string{"band"}, inCache: 9, hasGates: 1, lend: seven}},
		{"a patch of other channels", func(_ *book.Book, p *book.RadioPlan) { p.Patches = patch("VTAC14", "UTAC41") },
			outcome{reasons: []string{"band"}, inCache: 9, hasGates: 1}}, // the net moves there
		{"a liaison", func(_ *book.Book, p *book.RadioPlan) { p.Liaisons = liaison("b1", "tac") }, whole(9, 2)},
		{"a liaison of another net", func(_ *book.Book, p *book.RadioPlan) { p.Liaisons = liaison("b1", "two") },
			outcome{reasons: []string{"band"}, inCache: 9, hasGates: 2, lend: seven}},
		{"a liaison whom nobody sends", func(_ *book.Book, p *book.RadioPlan) {
			p.Nets["tac"].Members, p.Liaisons = []string{"b1"}, liaison("b1", "tac")
			p.Gateways = nil
		}, outcome{reasons: []string{"band"}, inCache: 9}},
		{"a liaison sent by somebody of whom nothing is known", func(b *book.Book, p *book.RadioPlan) {
			p.Nets["tac"].Members, p.Liaisons = []string{"b1", "r1"}, liaison("b1", "tac")
			b.Agencies["riverton-pd"].Radios = nil
		}, outcome{usable: true, reasons: []string{}, inCache: 9, hasGates: 2}},
		{"a liaison from those who cannot talk either", func(b *book.Book, p *book.RadioPlan) {
			p.Nets["tac"].Members, p.Liaisons = []string{"b1", "r1"}, liaison("b1", "tac")
			b.Agencies["riverton-pd"].Radios["portable"].Modes = []string{"dmr"}
			p.Cache["box"].Quantity = 1
		}, outcome{reasons: []string{"band"}, inCache: 1, hasGates: 2, lend: []facts.Loan{{Member: "r1", Radios: 1}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				wired(b)
				p := b.Deployments["day"].Radio
				p.Nets["tac"].Members, p.Gateways = []string{"r1", "h1", "b1"}, ptr(2)
				p.Cache = map[string]*book.CacheRadio{"box": {Radio: book.Radio{Bands: []string{"vhf"}, Modes: []string{"analog"}}, Quantity: 9}}
				b.Deployments["day"].Units["b1"].Officers = ptr(7)
				c.change(b, p)
			})
			b1 := only(t, f.Members, func(m facts.Member) bool { return m.Member == "b1" })
			got := outcome{f.Nets[0].Whole, b1.Usable, b1.Reasons, f.RadioRepairs[0].InCache, f.RadioRepairs[0].HasGates, nil}
			for _, r := range f.NetRepairs {
				got.lend = append(got.lend, r.Loans...)
			}
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(outcome{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.whole && (len(f.NetRepairs) > 0 || len(b1.Deaf) > 0 || !b1.Known) {
				t.Errorf("a whole net is repaired: %+v, %+v", f.NetRepairs, b1)
			}
			want := [2]string{}
			switch p := f.Nets[0]; {
			case !b1.Usable:
			case strings.Contains(c.name, "liaison"):
				want[0] = "liaison"
			case len(p.Joined) > 0: // Bay County is on UHF
				want = [2]string{"patch", "UTAC41"}
			default:
				want[0] = "loan"
			}
			if got := [2]string{b1.Through, b1.By}; got != want {
				t.Errorf("it talks through %v, want %v", got, want)
			}
		})
	}
}

// A patch brings the frequencies of what it joins into play, and makes one
// circle of those whom it joins.
func TestPatchedFrequencies(t *testing.T) {
	for _, c := range []struct {
		name, other string
		want        []string // the channels that meet
	}{
		{"a net on what is joined", "UTAC41", nil},
		{"a net on its frequency", "direct", []string{"direct", "UTAC41"}},
		{"a net elsewhere", "VTAC14", nil},
	} {
		f := built(t, func(b *book.Book) {
			wired(b)
			b.Channels["direct"] = &book.Channel{Name: "direct", RX: 453.4625, Band: "uhf", Mode: "analog"}
			p := b.Deployments["day"].Radio
			p.Patches = map[string]*book.Patch{"p": {Channels: []string{"UTAC41", "VTAC11"}}}
			p.Nets["other"] = &book.Net{Use: "tactical", Channel: c.other, Members: []string{"h1"}}
		})
		var got []string
		for _, r := range f.Reuse {
			got = append(got, r.Channels...)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if c.want == nil && len(f.NetRepairs) > 0 {
			t.Errorf("%s: repaired: %+v", c.name, f.NetRepairs)
		}
	}
}
