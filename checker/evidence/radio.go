package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// radioPlan is a deployment's radio plan with the radios of its members.
type radioPlan struct {
	*operation
	ids      []string // of nets
	channels map[string]*book.Channel
	members  map[string]*member
}

// member is a unit or a position on some net.
type member struct {
	id, agency, path string
	radios           []*book.Radio // by fleet; empty when none is stated
	officers         int           // one if nobody has said
	counted          bool          // somebody has
	plan             *radioPlan
	verdicts         map[string]verdict // by channel
}

// verdict is whether a member can use a channel, and if not, why.
type verdict struct {
	usable  bool
	reasons []string
	radio   *book.Radio // the one that lacks least
}

func newRadioPlan(o *operation) *radioPlan {
	p := &radioPlan{
		operation: o, ids: slices.Sorted(maps.Keys(o.Radio.Nets)),
		channels: o.v.Book.Channels, members: map[string]*member{},
	}
	for _, net := range p.ids {
		for _, id := range p.on(net) {
			if p.members[id] == nil {
				p.members[id] = p.newMember(id)
			}
		}
	}
	return p
}

// on lists the members of a net: those it names, and the positions that say
// they listen on it.
func (p *radioPlan) on(net string) []string {
	ids := slices.Clone(p.Radio.Nets[net].Members)
	if p.Command != nil {
		for id, position := range p.Command.Positions {
			if slices.Contains(position.Nets, net) {
				ids = append(ids, id)
			}
		}
	}
	return set(ids)
}

func (p *radioPlan) newMember(id string) *member {
	m := &member{id: id, officers: 1, plan: p, verdicts: map[string]verdict{}}
	if u := p.Units[id]; u != nil {
		m.agency, m.path = u.Agency, p.path("units", id)
		m.radios = p.v.fleets(u.Agency, u.Radios)
		if u.Officers != nil {
			m.officers, m.counted = *u.Officers, true
		}
		return m
	}
	m.path, m.counted = p.path("command", "positions", id), true
	if p.Command != nil && p.Command.Positions[id] != nil {
		m.agency = p.Command.Positions[id].Agency
		m.radios = p.v.fleets(m.agency, nil)
	}
	return m
}

// fleets are the radios named of an agency, or all of its own.
func (v *volume) fleets(agency string, named []string) []*book.Radio {
	all := v.agency(agency).Radios
	if len(named) == 0 {
		named = slices.Sorted(maps.Keys(all))
	}
	var out []*book.Radio
	for _, id := range named {
		if all[id] != nil {
			out = append(out, all[id])
		}
	}
	return out
}

// known: some radio of the member is stated.
func (m *member) known() bool { return len(m.radios) > 0 }

// on tells whether the member can talk on a channel with its best radio.
func (m *member) on(channel string) verdict {
	ch := m.plan.channels[channel]
	if ch == nil || !m.known() {
		return verdict{}
	}
	v, ok := m.verdicts[channel]
	if !ok {
		v = m.plan.explain(best(m.radios, channel, ch), ch)
		m.verdicts[channel] = v
	}
	return v
}

// best is the verdict on the radio that lacks least.
func best(radios []*book.Radio, id string, ch *book.Channel) verdict {
	var least verdict
	for _, r := range radios {
		lacking := lacks(r, id, ch)
		if len(lacking) == 0 {
			return verdict{usable: true, radio: r}
		}
		if least.radio == nil || len(lacking) < len(least.reasons) {
			least = verdict{reasons: lacking, radio: r}
		}
	}
	return least
}

// programmable tells whether the member can talk on a channel once somebody
// has programmed it.
func (m *member) programmable(channel string) bool {
	ch := m.plan.channels[channel]
	return slices.ContainsFunc(m.radios, func(r *book.Radio) bool {
		return !slices.ContainsFunc(lacks(r, channel, ch), func(reason string) bool { return !slices.Contains(programming, reason) })
	})
}

// programming lists what is lacking that programming supplies.
var programming = []string{"not-programmed", "tone", "nac", "other-mode", "other-width"}

// explain says more of a channel that is not programmed where one is that
// differs in nothing but how it uses the frequencies.
func (p *radioPlan) explain(v verdict, ch *book.Channel) verdict {
	i := slices.Index(v.reasons, "not-programmed")
	if i < 0 {
		return v
	}
	for _, id := range v.radio.Channels {
		other := p.channels[id]
		if other == nil || other.Mode != ch.Mode {
			continue
		}
		reason := ""
		switch relation(ch, other) {
		case "reversed":
			reason = "reversed"
		case "direct":
			reason = "repeater-only"
			if paired(ch) {
				reason = "direct-only"
			}
		}
		if reason != "" {
			v.reasons = slices.Clone(v.reasons)
			v.reasons[i] = reason
			return v
		}
	}
	return v
}

// paired: the channel transmits on another frequency than it receives, for a
// repeater to repeat.
func paired(c *book.Channel) bool { return c.TX != nil && !near(*c.TX, c.RX, toleranceMHz) }

// relation is how two channels lie to each other: direct when they receive
// alike and one of them leaves the repeater out, reversed when each transmits
// where the other receives.
func relation(a, b *book.Channel) string {
	switch {
	case a.System != "" || b.System != "":
	case near(a.RX, b.RX, toleranceMHz) && paired(a) != paired(b):
		return "direct"
	case paired(a) && paired(b) && near(a.RX, *b.TX, toleranceMHz) && near(*a.TX, b.RX, toleranceMHz):
		return "reversed"
	}
	return ""
}

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

// licensed tells whether a channel may be used at the deployment's place.
func (p *radioPlan) licensed(ch *book.Channel) bool {
	return ch == nil || len(ch.Licensed) == 0 || p.v.lies(p.Place, ch.Licensed)
}

// memberRecords has a record for each member of each net.
func (p *radioPlan) memberRecords() []facts.Member {
	var out []facts.Member
	for _, net := range p.ids {
		n, ids := p.Radio.Nets[net], p.on(net)
		for _, id := range ids {
			m := p.members[id]
			v := m.on(n.Channel)
			out = append(out, facts.Member{
				Book: p.v.Dir, Deployment: p.id, Net: net, Path: p.path("radio", "nets", net),
				Member: id, MemberPath: m.path, Agency: m.agency, Channel: n.Channel,
				Known: m.known(), Usable: v.usable, Reasons: v.reasons, OnFallback: m.on(n.Fallback).usable, Deaf: p.deaf(m, n, ids),
			})
		}
	}
	return out
}

// deaf lists the members of a net with whom one shares neither its channel nor
// its fallback. Of members without stated radios nothing can be said.
func (p *radioPlan) deaf(m *member, n *book.Net, ids []string) []string {
	var out []string
	for _, id := range ids {
		other := p.members[id]
		if id == m.id || !m.known() || !other.known() {
			continue
		}
		if !share(m, other, n.Channel) && !share(m, other, n.Fallback) {
			out = append(out, id)
		}
	}
	return out
}

func share(a, b *member, channel string) bool { return a.on(channel).usable && b.on(channel).usable }
