package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestChannelsAgainstTheTable(t *testing.T) {
	standard := map[string]*book.Channel{
		"VTAC36":  {Name: "VTAC36", RX: 151.1375, TX: ptr(159.4725), Tone: ptr(136.5), Band: "vhf"},
		"VTAC11":  {Name: "VTAC11", RX: 151.1375, Tone: ptr(156.7), Band: "vhf", Mode: "analog", WidthKHz: ptr(12.5)},
		"8CALL90": {Name: "8CALL90", RX: 851.0125, TX: ptr(806.0125), Band: "800"},
		"LE 2":    {Name: "LE 2", RX: 167.25, TX: ptr(162.2625), NAC: "$68F", Band: "vhf"},
	}
	type record = facts.Channel
	for _, c := range []struct {
		name    string
		channel book.Channel
		want    func(r *record)
	}{
		{"no such name", book.Channel{Name: "CITY 1", RX: 155.1, TX: ptr(155.2), Band: "vhf"}, func(*record) {}},
		{"as in the table", book.Channel{Name: "vtac-36", RX: 151.1375, TX: ptr(159.4725), Tone: ptr(136.5), Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.Near = facts.Say("VTAC36"), 151.1375, facts.Say("VTAC36") }},
		{"in small letters", book.Channel{Name: "vtac36", RX: 151.1375, Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX = facts.Say("VTAC36"), 151.1375 }},
		{"nothing stated but what must be", book.Channel{Name: "V TAC 36", RX: 151.13752, Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.Near = facts.Say("VTAC36"), 151.1375, facts.Say("VTAC36") }},
		{"other signs", book.Channel{Name: "VTAC.36", RX: 151.1375, Band: "vhf"}, func(r *record) { r.Near = facts.Say("VTAC36") }},
		{"a letter too few", book.Channel{Name: "VTC36", RX: 151.1375, Band: "vhf"}, func(r *record) { r.Near = facts.Say("VTAC36") }},
		{"a letter too many", book.Channel{Name: "VTACK36", RX: 151.1375, Band: "vhf"}, func(r *record) { r.Near = facts.Say("VTAC36") }},
		{"letters changed places", book.Channel{Name: "VTCA36", RX: 151.1375, Band: "vhf"}, func(r *record) { r.Near = facts.Say("VTAC36") }},
		{"another letter is another name", book.Channel{Name: "RTAC36", RX: 155.1, Band: "vhf"}, func(*record) {}},
		{"another figure is another name", book.Channel{Name: "VTC63", RX: 155.1, Band: "vhf"}, func(*record) {}},
		{"short names are too much alike", book.Channel{Name: "L2", RX: 155.1, Band: "vhf"}, func(*record) {}},
		{"another mode", book.Channel{Name: "VTAC11", RX: 151.1375, Band: "vhf", Mode: "p25"},
			func(r *record) { r.Standard, r.WantRX, r.ModeOK = facts.Say("VTAC11"), 151.1375, false }},
		{"another width", book.Channel{Name: "VTAC11", RX: 151.1375, Band: "vhf", WidthKHz: ptr(25.0)},
			func(r *record) { r.Standard, r.WantRX, r.WidthOK = facts.Say("VTAC11"), 151.1375, false }},
		{"before the band was ordered anew", book.Channel{Name: "8CALL90", RX: 866.0125, TX: ptr(821.0125), Band: "800"},
			func(r *record) {
				r.Standard, r.WantRX, r.RXOK, r.TXOK, r.Old = facts.Say("8CALL90"), 851.0125, false, false, true
			}},
		{"only its transmit side is old", book.Channel{Name: "8CALL90", RX: 851.0125, TX: ptr(821.0125), Band: "800"},
			func(r *record) { r.Standard, r.WantRX, r.TXOK, r.Old = facts.Say("8CALL90"), 851.0125, false, true }},
		{"another receive frequency", book.Channel{Name: "VTAC36", RX: 151.1376, Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.RXOK = facts.Say("VTAC36"), 151.1375, false }},
		{"another transmit frequency", book.Channel{Name: "VTAC36", RX: 151.1375, TX: ptr(151.1375), Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.TXOK = facts.Say("VTAC36"), 151.1375, false }},
		{"a repeater for a simplex channel", book.Channel{Name: "VTAC11", RX: 151.1375, TX: ptr(159.4725), Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.TXOK = facts.Say("VTAC11"), 151.1375, false }},
		{"simplex", book.Channel{Name: "VTAC11", RX: 151.1375, TX: ptr(151.1375), Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX = facts.Say("VTAC11"), 151.1375 }},
		{"another tone", book.Channel{Name: "VTAC36", RX: 151.1375, Tone: ptr(156.7), Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.ToneOK = facts.Say("VTAC36"), 151.1375, false }},
		{"the code", book.Channel{Name: "LE-2", RX: 167.25, NAC: "68f", Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.Near = facts.Say("LE 2"), 167.25, facts.Say("LE 2") }},
		{"another code", book.Channel{Name: "LE 2", RX: 167.25, NAC: "$293", Band: "vhf"},
			func(r *record) { r.Standard, r.WantRX, r.ToneOK = facts.Say("LE 2"), 167.25, false }},
		{"another band", book.Channel{Name: "CITY 1", RX: 155.1, Band: "uhf"}, func(r *record) { r.BandOK = false }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := elections()
			b.Channels = map[string]*book.Channel{"mine": &c.channel, "table": standard["VTAC36"]}
			b.Deployments["day"].Radio = &book.RadioPlan{Nets: map[string]*book.Net{"n": {Fallback: "mine"}}}
			located := &book.Located{Dir: "x", Book: b, Locations: book.NewLocations(map[string]book.Location{
				"channels.mine": {File: "x/radio.cue"}, "channels.table": {File: "roe:library/channels.cue"},
			})}
			f, err := Build([]*book.Located{located}, Options{Today: today, Standard: standard})
			if err != nil {
				t.Fatal(err)
			}
			want := record{
				Book: "x", ID: "mine", Path: "channels.mine", Name: c.channel.Name, RX: c.channel.RX,
				RXOK: true, TXOK: true, ToneOK: true, ModeOK: true, WidthOK: true, BandOK: true, Used: true,
			}
			c.want(&want)
			if diff := cmp.Diff([]record{want}, f.Channels); diff != "" {
				t.Errorf("channels (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChannelNotUsed(t *testing.T) {
	f := built(t, func(b *book.Book) { wired(b) })
	got := map[string]bool{}
	for _, c := range f.Channels {
		got[c.ID] = c.Used
	}
	want := map[string]bool{"UTAC41": false, "VCALL10": false, "VTAC11": true, "VTAC14": false, "VTAC36": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("used (-want +got):\n%s", diff)
	}
}

// The frequencies of the national channels lie in their bands, and those that
// are often mistaken do not.
func TestBands(t *testing.T) {
	for _, c := range []struct {
		band   string
		rx, tx float64
		want   bool
	}{
		{"vhf-low", 39.46, 45.86, true}, {"vhf-low", 50, 0, false}, {"vhf-low", 24.9, 0, false},
		{"vhf", 136, 0, true}, {"vhf", 151.1375, 159.4725, true}, {"vhf", 174, 0, false}, {"vhf", 155, 458, false},
		{"uhf", 453.2125, 458.2125, true}, {"uhf", 380, 0, true}, {"uhf", 512, 0, false}, {"uhf", 410.2375, 419.2375, true},
		{"700", 769.24375, 799.24375, true}, {"700", 769.24375, 769.24375, true}, {"700", 799.24375, 769.24375, false},
		{"700", 764, 794, true}, {"700", 776, 0, false}, {"700", 769, 806.0125, false},
		{"800", 851.0125, 806.0125, true}, {"800", 851.0125, 851.0125, true}, {"800", 806.0125, 851.0125, false},
		{"800", 870, 0, false}, {"800", 851, 825, false},
		{"900", 935, 0, false},
	} {
		ch := &book.Channel{Band: c.band, RX: c.rx}
		if c.tx != 0 {
			ch.TX = &c.tx
		}
		if got := inBand(ch); got != c.want {
			t.Errorf("%v/%v in %s: %v, want %v", c.rx, c.tx, c.band, got, c.want)
		}
	}
}
