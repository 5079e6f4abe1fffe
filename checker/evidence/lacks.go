package evidence

import (
	"slices"

	"roe.example/checker/book"
)

// lacks lists why a radio cannot be used to talk on a channel.
func lacks(r *book.Radio, id string, ch *book.Channel) []string {
	var out []string
	for _, need := range []struct {
		met    bool
		reason string
	}{
		{slices.Contains(r.Bands, ch.Band), "band"},
		{decodes(r.Modes, ch.Mode), "mode"},
		{ch.Encryption == "" || slices.Contains(r.Encryption, ch.Encryption), "encryption"},
		{ch.WidthKHz == nil || len(r.WidthsKHz) == 0 || slices.Contains(r.WidthsKHz, *ch.WidthKHz), "width"},
		{r.Channels == nil || slices.Contains(r.Channels, id), "not-programmed"},
		{ch.System == "" || slices.Contains(r.Systems, ch.System), "system"},
		{!r.ReceiveOnly, "receive-only"},
	} {
		if !need.met {
			out = append(out, need.reason)
		}
	}
	for _, p := range r.Programmed {
		if p.Channel == id {
			out = append(out, differs(&p, ch)...)
		}
	}
	return out
}

// differs lists in what a channel is programmed otherwise than it says.
func differs(p *book.Programmed, ch *book.Channel) (out []string) {
	if p.Tone != nil && ch.Tone != nil && !near(*p.Tone, *ch.Tone, toleranceHz) {
		out = append(out, "tone")
	}
	if p.NAC != "" && ch.NAC != "" && !sameNAC(p.NAC, ch.NAC) {
		out = append(out, "nac")
	}
	if p.Mode != "" && p.Mode != ch.Mode {
		out = append(out, "other-mode")
	}
	if p.WidthKHz != nil && ch.WidthKHz != nil && *p.WidthKHz != *ch.WidthKHz {
		out = append(out, "other-width")
	}
	return out
}

// decodes tells whether a radio with these modes can use a channel of that
// mode: a phase 2 radio falls back to phase 1, and none to analog by itself.
func decodes(modes []string, mode string) bool {
	return slices.Contains(modes, mode) || mode == "p25" && slices.Contains(modes, "p25-phase2")
}
