package evidence

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// mostCommon is how many channels a net is offered: enough to choose from.
const mostCommon = 10

func (p *radioPlan) nets() []facts.Net {
	var out []facts.Net
	for _, id := range p.ids {
		n, members := p.Radio.Nets[id], p.membersOf(id)
		r := facts.Net{
			Book: p.v.Dir, Deployment: p.id, ID: id, Path: p.path("radio", "nets", id), Title: n.Title, Use: n.Use,
			Channel: stated(n.Channel), Members: p.on(id), Common: p.common(id, members),
			Licensed: p.licensed(p.channels[n.Channel]), Whole: len(members) > 0,
			Encrypted: n.Encrypted, Joined: p.patchedTo(n.Channel), Fallback: stated(n.Fallback),
		}
		for _, m := range members {
			r.Whole = r.Whole && p.hears(id, m, n.Channel).usable
		}
		r.Hearings, r.Alone = p.hearings(id, members)
		if ch := p.channels[n.Channel]; ch != nil {
			r.Secure, r.Repeater, r.Library = ch.Encryption != "", p.repeater(ch), p.v.ofLibrary("channels", n.Channel)
		}
		out = append(out, r)
	}
	return out
}

// hearings sorts the members whose radios are known into those who hear one
// another and those who hear nobody.
func (p *radioPlan) hearings(net string, members []*member) (groups []facts.Hearing, alone []string) {
	n, known, heard := p.Radio.Nets[net], 0, map[string]bool{}
	for _, channel := range []string{n.Channel, n.Fallback} {
		var group, more []string
		for _, m := range members {
			if p.hears(net, m, channel).usable {
				group = append(group, m.id)
				if !heard[m.id] {
					more = append(more, m.id)
				}
			}
		}
		if len(group) > 1 && len(more) > 0 {
			groups = append(groups, facts.Hearing{Channel: channel, Members: group})
			for _, id := range group {
				heard[id] = true
			}
		}
	}
	for _, m := range members {
		if m.known() {
			known++
			if !heard[m.id] {
				alone = append(alone, m.id)
			}
		}
	}
	if known < 2 {
		alone = nil
	}
	return groups, alone
}

// repeater tells whether a repeater stands at the place for a channel that
// needs one.
func (p *radioPlan) repeater(ch *book.Channel) string {
	switch {
	case !paired(ch) || ch.System != "":
		return ""
	case len(ch.Repeaters) == 0:
		return "unsaid"
	case p.v.lies(p.Place, ch.Repeaters):
		return "there"
	}
	return "elsewhere"
}

func (p *radioPlan) membersOf(net string) []*member {
	var out []*member
	for _, id := range p.on(net) {
		out = append(out, p.members[id])
	}
	return out
}

// common lists channels on which all members with known radios and no liaison
// can talk, that
// the net may use and that no other net disturbs; those meant for such a use
// come first. Where no radio is known nothing can be offered.
func (p *radioPlan) common(net string, members []*member) []string {
	members = slices.DeleteFunc(slices.Clone(members), func(m *member) bool { return p.relayed(net, m.id) })
	if !slices.ContainsFunc(members, (*member).known) {
		return nil
	}
	var out []string
	for _, id := range slices.Sorted(maps.Keys(p.channels)) {
		deaf := func(m *member) bool { return m.known() && !m.on(id).usable }
		if p.allowed(net, id) && !p.taken(net, id) && !slices.ContainsFunc(members, deaf) {
			out = append(out, id)
		}
	}
	n := p.Radio.Nets[net]
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(p.misfit(n, a), p.misfit(n, b)) })
	return out[:min(len(out), mostCommon)]
}

// misfit is how little a channel suits a net: one in the band of the present
// channel comes before another, both before one that is not meant for the use,
// and all before one whose repeater nobody vouches for.
func (p *radioPlan) misfit(n *book.Net, channel string) int {
	ch, present := p.channels[channel], p.channels[n.Channel]
	return count(present != nil && present.Band != ch.Band) + 2*count(ch.Use != n.Use) + 4*count(p.repeater(ch) == "unsaid")
}

// allowed tells whether a net may be put on a channel: it is licensed at the
// place, and encrypted if it must be, with all that is patched to it, has its repeater there if one is stated, is
// written down right, is not meant for something else, and is not on a
// frequency to which another net falls back.
func (p *radioPlan) allowed(net, channel string) bool {
	n, ch := p.Radio.Nets[net], p.channels[channel]
	unfit := func(j facts.Joined) bool { return !j.Licensed || n.Encrypted && !j.Secure }
	switch {
	case !p.licensed(ch) || n.Encrypted && ch.Encryption == "" || p.repeater(ch) == "elsewhere":
		return false
	case slices.ContainsFunc(p.patchedTo(channel), unfit):
		return false
	case channel == n.Channel:
		return true
	case p.v.wrong[channel] || ch.Use == "mobile-repeater" || ch.Use == "calling" && n.Use != "calling":
		return false
	}
	for other, o := range p.Radio.Nets {
		if other == net {
			continue
		}
		if _, shared := p.meet(channel, o.Fallback); shared || p.together(channel, o.Channel) {
			return false
		}
	}
	return true
}

// taken tells whether another net is on one of the channel's frequencies.
func (p *radioPlan) taken(net, channel string) bool {
	for _, other := range p.ids {
		on := p.Radio.Nets[other].Channel
		if other != net && p.collide(channel, on) != nil {
			return true
		}
	}
	return false
}

// reuse has a record for each two nets that share a frequency. Two nets with
// the same members on one channel are one circle of people, and no fault.
func (p *radioPlan) reuse() []facts.Reuse {
	var out []facts.Reuse
	for i, a := range p.ids {
		for _, b := range p.ids[i+1:] {
			ca, cb := p.Radio.Nets[a].Channel, p.Radio.Nets[b].Channel
			c := p.collide(ca, cb)
			if c == nil || p.sameChannel(ca, cb) && slices.Equal(p.on(a), p.on(b)) {
				continue
			}
			out = append(out, facts.Reuse{
				Book: p.v.Dir, Deployment: p.id,
				Path: p.path("radio", "nets", a, "channel"), OtherPath: p.path("radio", "nets", b, "channel"),
				Nets: []string{a, b}, Channels: c.channels, MHz: c.mhz, Relation: relation(p.channels[c.channels[0]], p.channels[c.channels[1]]),
			})
		}
	}
	return append(out, p.fallbacks()...)
}

// fallbacks has a record for each net whose fallback is another channel on a
// frequency of another net. To fall back to the very channel of another net is
// to join it, and often meant.
func (p *radioPlan) fallbacks() []facts.Reuse {
	var out []facts.Reuse
	for _, a := range p.ids {
		for _, b := range p.ids {
			ca, cb := p.Radio.Nets[a].Fallback, p.Radio.Nets[b].Channel
			mhz, shared := p.meet(ca, cb)
			if a == b || !shared || p.sameChannel(ca, cb) {
				continue
			}
			out = append(out, facts.Reuse{
				Book: p.v.Dir, Deployment: p.id, Fallback: true,
				Path: p.path("radio", "nets", a, "fallback"), OtherPath: p.path("radio", "nets", b, "channel"),
				Nets: []string{a, b}, Channels: []string{ca, cb}, MHz: mhz, Relation: relation(p.channels[ca], p.channels[cb]),
			})
		}
	}
	return out
}

// collision is two channels on one frequency.
type collision struct {
	channels []string
	mhz      float64
}

// collide finds where two channels meet, or those that patches join to them.
// Two that a patch joins to each other are meant to be heard on both.
func (p *radioPlan) collide(a, b string) *collision {
	if p.together(a, b) {
		return nil
	}
	ours, theirs := append([]string{a}, p.joined(a)...), append([]string{b}, p.joined(b)...)
	for _, x := range ours {
		for _, y := range theirs {
			if mhz, shared := p.meet(x, y); shared {
				return &collision{[]string{x, y}, mhz}
			}
		}
	}
	return nil
}

// meet is the frequency that two channels share.
func (p *radioPlan) meet(a, b string) (mhz float64, shared bool) {
	ca, cb := p.channels[a], p.channels[b]
	switch {
	case ca == nil || cb == nil:
		return 0, false
	case a == b:
		return ca.RX, true
	}
	return sharedFrequency(ca, cb)
}

// sameChannel: one id, or two with the same name.
func (p *radioPlan) sameChannel(a, b string) bool {
	return a == b || plainName(p.channels[a].Name) == plainName(p.channels[b].Name)
}

// sharedFrequency is the first frequency on which both channels receive or
// transmit. Talkgroups of one trunked system share its frequencies by design.
func sharedFrequency(a, b *book.Channel) (mhz float64, shared bool) {
	if a.System != "" && a.System == b.System && a.Talkgroup != b.Talkgroup {
		return 0, false
	}
	for _, mine := range frequencies(a) {
		for _, theirs := range frequencies(b) {
			if near(mine, theirs, toleranceMHz) {
				return mine, true
			}
		}
	}
	return 0, false
}

// frequencies are those on which a channel receives and transmits.
func frequencies(c *book.Channel) []float64 {
	if c.TX == nil {
		return []float64{c.RX}
	}
	return []float64{c.RX, *c.TX}
}
