package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// means is what the plan has handed out: radios of the cache, gateways and
// liaisons.
type means struct {
	reserve  map[string]int      // radios left in the cache, by kind
	gateways int                 // left
	patched  map[string][]string // by channel: those joined to it, itself among them
	relays   map[string][]string // by net: the members to whom a liaison goes
}

// lent is radios of one kind that a member has from the cache.
type lent struct {
	stock  string
	radio  *book.Radio
	radios int
}

// ports is how many channels one gateway joins.
func (p *radioPlan) ports() int {
	if p.Radio.GatewayPorts != nil {
		return *p.Radio.GatewayPorts
	}
	return twoPorts
}

func (p *radioPlan) handOut() means {
	m := means{reserve: map[string]int{}, gateways: given(p.Radio.Gateways).Value, patched: map[string][]string{}, relays: map[string][]string{}}
	for id, stock := range p.Radio.Cache {
		m.reserve[id] = stock.Quantity
	}
	for _, id := range slices.Sorted(maps.Keys(p.Radio.Loans)) {
		p.lend(&m, p.Radio.Loans[id])
	}
	for _, id := range slices.Sorted(maps.Keys(p.Radio.Patches)) {
		p.patch(&m, set(p.Radio.Patches[id].Channels))
	}
	for _, liaison := range p.Radio.Liaisons {
		m.relays[liaison.Net] = append(m.relays[liaison.Net], liaison.To)
	}
	return m
}

// lend hands radios out as far as the cache has them.
func (p *radioPlan) lend(m *means, loan *book.RadioLoan) {
	stock := p.Radio.Cache[loan.Radios]
	if stock == nil {
		return
	}
	wanted, _ := p.officers(loan.To)
	if loan.Quantity != nil {
		wanted = *loan.Quantity
	}
	radios := min(wanted, m.reserve[loan.Radios])
	m.reserve[loan.Radios] -= radios
	if to := p.members[loan.To]; to != nil && radios > 0 {
		to.lent = append(to.lent, lent{loan.Radios, &stock.Radio, radios})
	}
}

// patch joins channels if there are gateways for it, or nobody has counted
// them. Two patches with a channel in common join all of theirs.
func (p *radioPlan) patch(m *means, channels []string) {
	needed := (len(channels) + p.ports() - 3) / (p.ports() - 1)
	if p.Radio.Gateways != nil {
		if needed > m.gateways {
			return
		}
		m.gateways -= needed
	}
	all := channels
	for _, c := range channels {
		all = append(all, m.patched[c]...)
	}
	all = set(all)
	for _, c := range all {
		m.patched[c] = all
	}
}

// joined are a channel and those that a patch joins to it.
func (m *means) joined(channel string) []string {
	if all := m.patched[channel]; all != nil {
		return all
	}
	return []string{channel}
}

// together: two channels are one by a patch.
func (m *means) together(a, b string) bool { return a != b && slices.Contains(m.joined(a), b) }

// patchedTo are the channels that a patch joins to another.
func (p *radioPlan) patchedTo(channel string) (out []facts.Joined) {
	for _, id := range p.joined(channel) {
		if ch := p.channels[id]; ch != nil && id != channel {
			out = append(out, facts.Joined{Channel: id, Licensed: p.licensed(ch), Secure: ch.Encryption != ""})
		}
	}
	return out
}

// withLent is a member's verdict on a channel once the radios lent to it are
// counted in: it takes one for each officer.
func (m *member) withLent(own verdict, id string, ch *book.Channel) verdict {
	working := 0
	for _, l := range m.lent {
		if len(lacks(l.radio, id, ch)) == 0 {
			working += l.radios
		}
	}
	switch {
	case working > 0 && working >= m.officers:
		return verdict{usable: true}
	case working > 0:
		return verdict{reasons: []string{"too-few"}}
	case len(m.radios) == 0:
		return best(m.borrowed(), id, ch)
	}
	return own
}

// equipment is what all officers of a member have: its own radios, and those
// lent to it unless they are too few.
func (m *member) equipment() []*book.Radio {
	if m.short() {
		return m.radios
	}
	return slices.Concat(m.radios, m.borrowed())
}

func (m *member) borrowed() (out []*book.Radio) {
	for _, l := range m.lent {
		out = append(out, l.radio)
	}
	return out
}

// short: radios are lent to the member, and fewer than it has officers.
func (m *member) short() bool {
	radios := 0
	for _, l := range m.lent {
		radios += l.radios
	}
	return radios > 0 && radios < m.officers
}

// relayed: a liaison tells the member what is said on a net, and somebody else
// is on it who sends the liaison.
func (p *radioPlan) relayed(net, id string) bool {
	sends := func(other string) bool { return !slices.Contains(p.relays[net], other) }
	return !sends(id) && slices.ContainsFunc(p.on(net), sends)
}

// hears tells whether a member can talk on a channel of a net, by itself or
// through a liaison. Of whoever has no radio stated nothing can be said; such a
// one is taken to be able to send a liaison.
func (p *radioPlan) hears(net string, m *member, channel string) verdict {
	v := m.on(channel)
	if v.usable || p.channels[channel] == nil || !p.relayed(net, m.id) {
		return v
	}
	sends := func(other *member) bool {
		return !p.relayed(net, other.id) && (!other.known() || other.on(channel).usable)
	}
	if slices.ContainsFunc(p.membersOf(net), sends) {
		return verdict{usable: true}
	}
	return v
}
