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
	means
}

// member is a unit or a position on some net.
type member struct {
	id, agency, path string
	radios           []*book.Radio // its own, by fleet; empty when none is stated
	lent             []lent
	officers         int  // one if nobody has said
	counted          bool // somebody has
	plan             *radioPlan
	verdicts         map[string]verdict // by channel
	listening        map[string][2]bool // by net, see listens
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
	p.means = p.handOut()
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
	m := &member{id: id, plan: p, verdicts: map[string]verdict{}, listening: map[string][2]bool{}}
	m.officers, m.counted = p.officers(id)
	if u := p.Units[id]; u != nil {
		m.agency, m.path = u.Agency, p.path("units", id)
		m.radios = p.v.fleets(u.Agency, u.Radios)
		return m
	}
	m.path = p.path("command", "positions", id)
	if p.Command != nil && p.Command.Positions[id] != nil {
		m.agency = p.Command.Positions[id].Agency
		m.radios = p.v.fleets(m.agency, nil)
	}
	return m
}

// officers are those of a unit, one if nobody has said how many, or the one at
// a position.
func (p *radioPlan) officers(id string) (n int, counted bool) {
	u := p.Units[id]
	switch {
	case u == nil:
		return 1, true
	case u.Officers == nil:
		return 1, false
	}
	return *u.Officers, true
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

// known: some radio of the member is stated, its own or lent.
func (m *member) known() bool { return len(m.radios)+len(m.lent) > 0 }

// on tells whether the member can talk on a channel, or on one joined to it.
func (m *member) on(channel string) verdict {
	if m.plan.channels[channel] == nil || !m.known() {
		return verdict{}
	}
	v, ok := m.verdicts[channel]
	if !ok {
		v = m.alone(channel)
		for _, other := range m.plan.joined(channel) {
			if w := m.alone(other); w.usable {
				v = w
			}
		}
		m.verdicts[channel] = v
	}
	return v
}

// alone tells whether the member can talk on a channel itself with its best
// radio.
func (m *member) alone(channel string) verdict {
	ch := m.plan.channels[channel]
	if ch == nil {
		return verdict{}
	}
	own := m.plan.explain(best(m.radios, channel, ch), ch)
	if own.usable {
		return own
	}
	return m.withLent(own, channel, ch)
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
	return m.programs(channel) != ""
}

// programs is the channel to be programmed so that the member can talk on one:
// this one or one joined to it.
func (m *member) programs(channel string) string {
	for _, id := range m.plan.joined(channel) {
		ch := m.plan.channels[id]
		if ch != nil && slices.ContainsFunc(m.equipment(), func(r *book.Radio) bool { return onlyProgramming(lacks(r, id, ch)) }) {
			return id
		}
	}
	return ""
}

func onlyProgramming(lacking []string) bool {
	return !slices.ContainsFunc(lacking, func(reason string) bool { return !slices.Contains(programming, reason) })
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
			v := p.hears(net, m, n.Channel)
			through, by := p.through(m, n.Channel, v)
			out = append(out, facts.Member{
				Book: p.v.Dir, Deployment: p.id, Net: net, Path: p.path("radio", "nets", net),
				Member: id, MemberPath: m.path, Agency: m.agency, Channel: n.Channel,
				Known: m.known() || p.relayed(net, id), Usable: v.usable, Reasons: v.reasons,
				Through: through, By: by,
				OnFallback: p.hears(net, m, n.Fallback).usable, Deaf: p.deaf(net, m, ids),
			})
		}
	}
	return out
}

// through tells by what means of the plan a member can talk on a channel that
// its own radios do not do.
func (p *radioPlan) through(m *member, channel string, v verdict) (means, by string) {
	ch := p.channels[channel]
	switch {
	case !v.usable || best(m.radios, channel, ch).usable:
		return "", ""
	case m.alone(channel).usable:
		return "loan", ""
	}
	for _, other := range p.joined(channel) {
		if other != channel && m.alone(other).usable {
			return "patch", other
		}
	}
	return "liaison", ""
}

// deaf lists the members of a net with whom one shares neither its channel nor
// its fallback. Of members without stated radios nothing can be said.
func (p *radioPlan) deaf(net string, m *member, ids []string) []string {
	if !m.known() {
		return nil
	}
	mine := p.listens(net, m)
	var out []string
	for _, id := range ids {
		other := p.members[id]
		if id == m.id || !other.known() {
			continue
		}
		if theirs := p.listens(net, other); !(mine[0] && theirs[0]) && !(mine[1] && theirs[1]) {
			out = append(out, id)
		}
	}
	return out
}

// listens tells whether a member hears a net on its channel and on its fallback.
// It is asked about every two members.
func (p *radioPlan) listens(net string, m *member) [2]bool {
	both, ok := m.listening[net]
	if !ok {
		n := p.Radio.Nets[net]
		both = [2]bool{p.hears(net, m, n.Channel).usable, p.hears(net, m, n.Fallback).usable}
		m.listening[net] = both
	}
	return both
}
