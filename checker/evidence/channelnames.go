package evidence

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// channelNames finds standard channels by their names and by what is nearly
// their name.
type channelNames struct {
	standard map[string]*book.Channel
	ids      []string
	plain    map[string]string // id by plain name
}

func newChannelNames(standard map[string]*book.Channel) *channelNames {
	n := &channelNames{standard: standard, ids: slices.Sorted(maps.Keys(standard)), plain: map[string]string{}}
	for _, id := range slices.Backward(n.ids) {
		n.plain[plainName(standard[id].Name)] = id
	}
	return n
}

// near is the standard channel that a name nearly names, or "": with other
// signs between letters and figures, or, if the figures are the same, with a
// letter too many, too few or out of its turn. Short names are too much alike
// for that.
func (n *channelNames) near(name string) string {
	var slip string
	for _, id := range n.ids {
		theirs := n.standard[id].Name
		switch {
		case strings.EqualFold(name, theirs):
			return ""
		case bare(name) == bare(theirs):
			return id
		case slip == "" && slipped(name, theirs):
			slip = id
		}
	}
	return slip
}

// bare is a name's letters and figures.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if letter(r) || figure(r) {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' }
func figure(r rune) bool { return '0' <= r && r <= '9' }

// shortestName is how many letters a name must have for a slip to show.
const shortestName = 4

// slipped: two names have the same figures, and letters that one slip of the
// pen makes of the other's.
func slipped(name, theirs string) bool {
	a, b := bare(name), bare(theirs)
	if keep(a, figure) != keep(b, figure) {
		return false
	}
	a, b = keep(a, letter), keep(b, letter)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestName-1 || len(b) < shortestName {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0: // two letters changed places
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

func keep(name string, what func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if what(r) {
			return r
		}
		return -1
	}, name)
}

// channelPairs has a record for each of the book's own channels and another
// one with the same name or the same frequencies, but not both.
func (v *volume) channelPairs() []facts.ChannelPair {
	used := v.usedChannels()
	var out []facts.ChannelPair
	for _, id := range v.ownChannels() {
		for _, other := range slices.Sorted(maps.Keys(v.Book.Channels)) {
			library := v.ofLibrary("channels", other)
			if !library && other <= id {
				continue
			}
			a, b := v.Book.Channels[id], v.Book.Channels[other]
			r := facts.ChannelPair{
				Book: v.Dir, Path: book.Path("channels", id), Channels: []string{id, other},
				SameName: plainName(a.Name) == plainName(b.Name), Same: alike(a, b), Used: used[id] || used[other],
			}
			if !library {
				r.OtherPath = book.Path("channels", other)
			}
			if r.SameName != r.Same && !(r.SameName && library) && !v.wrong[id] && !v.wrong[other] {
				out = append(out, r)
			}
		}
	}
	return out
}

// alike: who is on the one channel is on the other.
func alike(a, b *book.Channel) bool {
	return near(a.RX, b.RX, toleranceMHz) && near(sends(a), sends(b), toleranceMHz) && a.Mode == b.Mode &&
		(a.Tone == nil || b.Tone == nil || near(*a.Tone, *b.Tone, toleranceHz)) && (a.NAC == "" || b.NAC == "" || sameNAC(a.NAC, b.NAC)) &&
		a.System == b.System && a.Talkgroup == b.Talkgroup && a.Encryption == b.Encryption
}

// sends is the frequency on which a channel transmits.
func sends(c *book.Channel) float64 {
	if c.TX == nil {
		return c.RX
	}
	return *c.TX
}
