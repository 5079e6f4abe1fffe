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
			Licensed: p.licensed(p.channels[n.Channel]), Gateways: given(p.Radio.Gateways).Value,
			Whole: len(members) > 0,
		}
		for _, m := range members {
			usable := m.on(n.Channel).usable
			r.Whole = r.Whole && usable
			if n.Channel != "" && m.known() && !usable {
				r.CacheNeeded += m.officers
			}
		}
		r.CacheHas = p.lendable(n.Channel)
		out = append(out, r)
	}
	return out
}

func (p *radioPlan) membersOf(net string) []*member {
	var out []*member
	for _, id := range p.on(net) {
		out = append(out, p.members[id])
	}
	return out
}

// lendable counts the radios in reserve that can talk on a channel.
func (p *radioPlan) lendable(channel string) int {
	ch, n := p.channels[channel], 0
	for _, r := range p.Radio.Cache {
		if ch != nil && len(lacks(&r.Radio, channel, ch)) == 0 {
			n += r.Quantity
		}
	}
	return n
}

// common lists channels on which all members with known radios can talk, that
// are licensed at the place and that no other net disturbs; those meant for
// such a use come first. Where no radio is known nothing can be offered.
func (p *radioPlan) common(net string, members []*member) []string {
	if !slices.ContainsFunc(members, (*member).known) {
		return nil
	}
	var out []string
	for _, id := range slices.Sorted(maps.Keys(p.channels)) {
		ch := p.channels[id]
		deaf := func(m *member) bool { return m.known() && !m.on(id).usable }
		if p.licensed(ch) && !p.taken(net, id) && !slices.ContainsFunc(members, deaf) {
			out = append(out, id)
		}
	}
	use := p.Radio.Nets[net].Use
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(p.fits(a, use), p.fits(b, use)) })
	return out[:min(len(out), mostCommon)]
}

// fits is 0 for a channel that is meant for the use, else 1.
func (p *radioPlan) fits(channel, use string) int {
	if p.channels[channel].Use == use {
		return 0
	}
	return 1
}

// taken tells whether another net is on one of the channel's frequencies.
func (p *radioPlan) taken(net, channel string) bool {
	for _, other := range p.ids {
		on := p.Radio.Nets[other].Channel
		if other == net || p.channels[on] == nil {
			continue
		}
		if _, shared := sharedFrequency(p.channels[channel], p.channels[on]); shared {
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
			mhz, shared := p.meet(ca, cb)
			if !shared || p.sameChannel(ca, cb) && slices.Equal(p.on(a), p.on(b)) {
				continue
			}
			out = append(out, facts.Reuse{
				Book: p.v.Dir, Deployment: p.id,
				Path: p.path("radio", "nets", a, "channel"), OtherPath: p.path("radio", "nets", b, "channel"),
				Nets: []string{a, b}, Channels: []string{ca, cb}, MHz: mhz,
			})
		}
	}
	return out
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
