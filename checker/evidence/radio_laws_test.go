package evidence

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// drawRadioBook draws agencies with fleets, channels on few frequencies, and
// nets of any units.
func drawRadioBook(t *rapid.T) *book.Book {
	bands, modes := []string{"vhf", "uhf"}, []string{"analog", "p25", "p25-phase2"}
	some := func(from []string, label string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, len(from), rapid.ID[string]).Draw(t, label)
	}
	b := elections()
	b.Channels = map[string]*book.Channel{}
	ids := []string{"c1", "c2", "c3", "c4", "c5"}
	for _, id := range ids {
		band := rapid.SampledFrom(bands).Draw(t, id+" band")
		lowest := map[string]float64{"vhf": 150, "uhf": 450}[band]
		b.Channels[id] = &book.Channel{
			Name: id, RX: lowest + float64(rapid.IntRange(0, 5).Draw(t, id+" rx")),
			Band: band, Mode: rapid.SampledFrom(modes).Draw(t, id+" mode"),
			Encryption: rapid.SampledFrom([]string{"", "", "k"}).Draw(t, id+" key"),
			Licensed:   some([]string{"bay", "elsewhere"}, id+" licensed"),
			Use:        rapid.SampledFrom([]string{"tactical", "command"}).Draw(t, id+" use"),
		}
		if rapid.Bool().Draw(t, id+" repeater") {
			b.Channels[id].TX = ptr(lowest + float64(rapid.IntRange(0, 5).Draw(t, id+" tx")))
		}
	}
	for id, a := range b.Agencies {
		a.Radios = map[string]*book.Radio{}
		for _, fleet := range some([]string{"f1", "f2"}, id+" fleets") {
			r := &book.Radio{Bands: some(bands, "bands"), Modes: some(modes, "modes"), Encryption: some([]string{"k"}, "keys"),
				ReceiveOnly: rapid.IntRange(0, 5).Draw(t, "receive-only") == 0}
			if rapid.Bool().Draw(t, "programmed") {
				r.Channels = some(ids, "channels")
			}
			a.Radios[fleet] = r
		}
	}
	d := b.Deployments["day"]
	d.Radio = &book.RadioPlan{Nets: map[string]*book.Net{}}
	for _, id := range []string{"n1", "n2", "n3"} {
		d.Radio.Nets[id] = &book.Net{
			Use: rapid.SampledFrom([]string{"tactical", "command"}).Draw(t, id+" use"), Members: some([]string{"r1", "h1", "b1"}, id+" members"),
			Channel: rapid.SampledFrom(append(ids, "")).Draw(t, id+" channel"), Fallback: rapid.SampledFrom(append(ids, "")).Draw(t, id+" fallback"),
		}
	}
	return b
}

// talks is the plain matrix: the agency has some radio that does the channel.
func talks(b *book.Book, unit, channel string) bool {
	ch := b.Channels[channel]
	for _, r := range b.Agencies[b.Deployments["day"].Units[unit].Agency].Radios {
		mode := slices.Contains(r.Modes, ch.Mode) || ch.Mode == "p25" && slices.Contains(r.Modes, "p25-phase2")
		if slices.Contains(r.Bands, ch.Band) && mode && !r.ReceiveOnly &&
			(ch.Encryption == "" || slices.Contains(r.Encryption, "k")) && (r.Channels == nil || slices.Contains(r.Channels, channel)) {
			return true
		}
	}
	return false
}

func radiosKnown(b *book.Book, unit string) bool {
	return len(b.Agencies[b.Deployments["day"].Units[unit].Agency].Radios) > 0
}

// busy lists the frequencies that a channel keeps busy.
func busy(ch *book.Channel) []float64 {
	if ch.TX != nil {
		return []float64{ch.RX, *ch.TX}
	}
	return []float64{ch.RX}
}

func disturbed(b *book.Book, net, channel string) bool {
	for id, other := range b.Deployments["day"].Radio.Nets {
		if id == net || other.Channel == "" {
			continue
		}
		for _, f := range busy(b.Channels[channel]) {
			if slices.Contains(busy(b.Channels[other.Channel]), f) {
				return true
			}
		}
	}
	return false
}

// fallsBack: another net falls back to one of the channel's frequencies.
func fallsBack(b *book.Book, net string, ch *book.Channel) bool {
	for id, other := range b.Deployments["day"].Radio.Nets {
		if id == net || other.Fallback == "" {
			continue
		}
		for _, f := range busy(ch) {
			if slices.Contains(busy(b.Channels[other.Fallback]), f) {
				return true
			}
		}
	}
	return false
}

func TestRadioAgainstMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawRadioBook(t)
		f, err := Build([]*book.Located{{Dir: "x", Book: b}}, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range f.Nets {
			checkCommon(t, b, n)
		}
		for _, m := range f.Members {
			checkMember(t, b, m)
		}
	})
}

func checkCommon(t *rapid.T, b *book.Book, n facts.Net) {
	var ranked [8][]string // of its band, meant for the use, without a repeater, first
	known := slices.DeleteFunc(slices.Clone(n.Members), func(m string) bool { return !radiosKnown(b, m) })
	for _, id := range []string{"c1", "c2", "c3", "c4", "c5"} {
		ch := b.Channels[id]
		licensed := len(ch.Licensed) == 0 || slices.Contains(ch.Licensed, "bay")
		fallback := id != n.Channel.Value && fallsBack(b, n.ID, ch)
		mute := slices.ContainsFunc(known, func(m string) bool { return !talks(b, m, id) })
		switch {
		case len(known) == 0 || mute || !licensed || fallback || disturbed(b, n.ID, id):
		default:
			rank := 0
			if n.Channel.Stated && ch.Band != b.Channels[n.Channel.Value].Band {
				rank++
			}
			if ch.Use != n.Use {
				rank += 2
			}
			if ch.TX != nil && *ch.TX != ch.RX {
				rank += 4
			}
			ranked[rank] = append(ranked[rank], id)
		}
	}
	if want := slices.Concat(ranked[:]...); !slices.Equal(want, n.Common) {
		t.Fatalf("net %s has %v in common, want %v", n.ID, n.Common, want)
	}
	whole := len(n.Members) > 0 && n.Channel.Stated
	for _, m := range n.Members {
		whole = whole && talks(b, m, n.Channel.Value)
	}
	if n.Whole != whole {
		t.Fatalf("net %s is whole: %v", n.ID, n.Whole)
	}
}

func checkMember(t *rapid.T, b *book.Book, m facts.Member) {
	net := b.Deployments["day"].Radio.Nets[m.Net]
	can := func(unit, channel string) bool { return channel != "" && talks(b, unit, channel) }
	if m.Usable != can(m.Member, net.Channel) || m.Usable && len(m.Reasons) > 0 {
		t.Fatalf("%s on %s is usable: %v, %v", m.Member, net.Channel, m.Usable, m.Reasons)
	}
	if m.Known && net.Channel != "" && !m.Usable && len(m.Reasons) == 0 {
		t.Fatalf("%s cannot use %s for no reason", m.Member, net.Channel)
	}
	var want []string
	for _, other := range net.Members {
		shared := can(m.Member, net.Channel) && can(other, net.Channel) || can(m.Member, net.Fallback) && can(other, net.Fallback)
		if other != m.Member && !shared && radiosKnown(b, other) && m.Known {
			want = append(want, other)
		}
	}
	slices.Sort(want)
	if !slices.Equal(want, m.Deaf) {
		t.Fatalf("%s is deaf to %v, want %v", m.Member, m.Deaf, want)
	}
}
