package evidence

import (
	"maps"
	"math"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Two frequencies are one when they agree to the last digit that is usually
// written, 0.0001 MHz; two tones, to 0.1 Hz.
const (
	toleranceMHz = 0.00005
	toleranceHz  = 0.05
)

// near tells whether two numbers differ by no more than a tolerance, give or
// take what floating point makes of their digits.
func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance+1e-9 }

// channels holds the book's own channels against the standard ones of their
// names. What came from the starter library is the standard itself.
func (v *volume) channels(standard map[string]*book.Channel) []facts.Channel {
	names := newChannelNames(standard)
	used := v.usedChannels()
	v.wrong = map[string]bool{}
	var out []facts.Channel
	for _, id := range v.ownChannels() {
		ch := v.Book.Channels[id]
		r := facts.Channel{
			Book: v.Dir, ID: id, Path: book.Path("channels", id), Name: ch.Name, RX: ch.RX,
			RXOK: true, TXOK: true, ToneOK: true, ModeOK: true, WidthOK: true, BandOK: inBand(ch), Used: used[id],
			Near: stated(names.near(ch.Name)),
		}
		if name, ok := names.plain[plainName(ch.Name)]; ok {
			holdAgainst(&r, ch, name, standard[name])
		}
		v.wrong[id] = !(r.RXOK && r.TXOK && r.ToneOK && r.ModeOK && r.WidthOK && r.BandOK)
		out = append(out, r)
	}
	return out
}

// ownChannels are those that the book itself defines.
func (v *volume) ownChannels() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(v.Book.Channels)), func(id string) bool { return v.ofLibrary("channels", id) })
}

// ofLibrary tells whether something came from the starter library.
func (v *volume) ofLibrary(path ...string) bool { return strings.HasPrefix(v.At(path...).File, "roe:") }

// holdAgainst compares what both state.
func holdAgainst(r *facts.Channel, ch *book.Channel, id string, want *book.Channel) {
	r.Standard, r.WantRX = facts.Say(id), want.RX
	r.RXOK = near(ch.RX, want.RX, toleranceMHz)
	wantTX := want.RX // a standard channel without TX is simplex
	if want.TX != nil {
		wantTX = *want.TX
	}
	r.TXOK = ch.TX == nil || near(*ch.TX, wantTX, toleranceMHz)
	r.ToneOK = ch.Tone == nil || want.Tone == nil || near(*ch.Tone, *want.Tone, toleranceHz)
	r.ToneOK = r.ToneOK && (ch.NAC == "" || want.NAC == "" || sameNAC(ch.NAC, want.NAC))
	r.ModeOK = ch.Mode == "" || want.Mode == "" || ch.Mode == want.Mode
	r.WidthOK = ch.WidthKHz == nil || want.WidthKHz == nil || *ch.WidthKHz == *want.WidthKHz
	r.Old = want.Band == "800" && (near(ch.RX, want.RX+rebanding, toleranceMHz) || ch.TX != nil && near(*ch.TX, wantTX+rebanding, toleranceMHz))
}

// rebanding is by how many MHz the interoperability channels of the 800 MHz
// band were moved down when it was ordered anew.
const rebanding = 15

// sameNAC compares network access codes, which are hexadecimal.
func sameNAC(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(a, "$"), strings.TrimPrefix(b, "$"))
}

// usedChannels are those of some net of some deployment, judged or not.
func (v *volume) usedChannels() map[string]bool {
	used := map[string]bool{}
	for _, d := range v.all {
		if d.Radio == nil {
			continue
		}
		for _, n := range d.Radio.Nets {
			used[n.Channel], used[n.Fallback] = true, true
		}
	}
	return used
}

// plainName is a channel's name as one says it: "VTAC-36" is "vtac 36".
func plainName(name string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(name))
}

// span of frequencies in MHz: low counts, high does not.
type span struct{ low, high float64 }

// The bands by what a mobile radio receives and transmits. The 700 and 800
// bands interleave: mobiles transmit 30 MHz above what they receive in the one
// and 45 MHz below in the other, and talk directly on the receive side.
var (
	receives = map[string][]span{
		"vhf-low": {{25, 50}}, "vhf": {{136, 174}}, "uhf": {{380, 512}}, "700": {{764, 776}}, "800": {{851, 870}},
	}
	transmits = map[string][]span{
		"vhf-low": {{25, 50}}, "vhf": {{136, 174}}, "uhf": {{380, 512}},
		"700": {{764, 776}, {794, 806}}, "800": {{806, 825}, {851, 870}},
	}
)

// inBand tells whether the channel's frequencies lie in the band it states.
func inBand(ch *book.Channel) bool {
	return inside(ch.RX, receives[ch.Band]) && (ch.TX == nil || inside(*ch.TX, transmits[ch.Band]))
}

func inside(mhz float64, spans []span) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.low <= mhz && mhz < s.high })
}
