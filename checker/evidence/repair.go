package evidence

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/radio"
)

// repairSteps bounds the search for the smallest repair to a fraction of a
// second.
const repairSteps = 1 << 18

// twoPorts is what a gateway joins when nobody has said how many.
const twoPorts = 2

// repairing is a radio plan as a problem in numbers, and back.
type repairing struct {
	*radioPlan
	all    []string // channels
	number map[string]int
	stocks []string
	known  [][]*member             // by net: those of whom something can be said
	like   map[string]radio.Member // by radios
	plan   *radio.Plan
	result radio.Result
}

// repairs states the smallest repair of the plan, and what it does to each
// net.
func (p *radioPlan) repairs() (facts.RadioRepair, []facts.NetRepair) {
	r := &repairing{radioPlan: p, number: map[string]int{}, like: map[string]radio.Member{}, all: slices.Sorted(maps.Keys(p.channels)), stocks: slices.Sorted(maps.Keys(p.Radio.Cache))}
	for i, id := range r.all {
		r.number[id] = i
	}
	r.plan = &radio.Plan{Clash: r.clashes(), Gateways: p.gateways, Ports: p.ports()}
	for _, id := range r.stocks {
		stock := p.Radio.Cache[id]
		works := func(c string) bool {
			return slices.ContainsFunc(p.joined(c), func(c string) bool { return p.channels[c] != nil && len(lacks(&stock.Radio, c, p.channels[c])) == 0 })
		}
		r.plan.Cache = append(r.plan.Cache, radio.Stock{Talks: r.each(works), Quantity: p.reserve[id] + p.wasted(id)})
	}
	for _, id := range p.ids {
		r.plan.Nets = append(r.plan.Nets, r.net(id))
	}
	r.result = radio.Repair(r.plan, repairSteps)
	return r.records()
}

// wasted are radios lent in numbers that leave somebody short: the repair
// counts them as still there, and tells how many to lend instead.
func (p *radioPlan) wasted(stock string) (radios int) {
	for _, m := range p.members {
		for _, l := range m.lent {
			radios += count(l.stock == stock && m.short()) * l.radios
		}
	}
	return radios
}

// each asks something of every channel.
func (r *repairing) each(ask func(channel string) bool) []bool {
	out := make([]bool, len(r.all))
	for i, id := range r.all {
		out[i] = ask(id)
	}
	return out
}

func (r *repairing) clashes() [][]bool {
	out := make([][]bool, len(r.all))
	for i, id := range r.all {
		out[i] = r.each(func(other string) bool {
			return r.collide(id, other) != nil
		})
	}
	return out
}

// net leaves out members of whose radios nothing is known and those to whom a
// liaison goes; a net of such members alone stays as it is.
func (r *repairing) net(id string) radio.Net {
	n := r.Radio.Nets[id]
	out := radio.Net{Channel: radio.NoChannel, Misfit: make([]int, len(r.all))}
	if c, ok := r.number[n.Channel]; ok {
		out.Channel = c
	}
	out.Allowed = r.each(func(c string) bool { return r.allowed(id, c) })
	for i, c := range r.all {
		out.Misfit[i] = r.misfit(n, c)
	}
	var known []*member
	for _, m := range r.membersOf(id) {
		if !m.known() || r.relayed(id, m.id) {
			continue
		}
		known = append(known, m)
		out.Members = append(out.Members, r.member(m))
	}
	r.known = append(r.known, known)
	out.Fixed = len(known) == 0
	return out
}

// member is a member in numbers. Those with the same radios of their own, and
// none that were lent to them, can talk on the same channels.
func (r *repairing) member(m *member) radio.Member {
	key := ""
	if len(m.lent) == 0 {
		for _, own := range m.radios {
			same := *own
			same.Source = nil
			key += fmt.Sprintf("%+v;", same)
		}
	}
	one, ok := r.like[key]
	if !ok || key == "" {
		one = radio.Member{Talks: r.each(func(c string) bool { return m.on(c).usable }), Programmable: r.each(m.programmable)}
		r.like[key] = one
	}
	one.Radios = m.officers
	return one
}

func (r *repairing) records() (facts.RadioRepair, []facts.NetRepair) {
	cost := r.result.Cost
	whole := facts.RadioRepair{
		Book: r.v.Dir, Deployment: r.id, Path: r.path("radio"), Proven: r.result.Proven, Shared: r.shared(),
		Radios: cost[radio.Radios], Gateways: cost[radio.Gateways], HasGates: r.plan.Gateways,
		Liaisons: cost[radio.Liaisons], Programs: cost[radio.Programmed],
	}
	for _, s := range r.plan.Cache {
		whole.InCache += s.Quantity
	}
	var nets []facts.NetRepair
	for i, id := range r.ids {
		c := r.result.Changes[i]
		if c.Left {
			whole.Left = append(whole.Left, id)
		} else if !r.changes(i) {
			continue
		} else {
			whole.Nets = append(whole.Nets, id)
		}
		nets = append(nets, r.record(i, id))
	}
	return whole, nets
}

// changes tells whether the repair does anything to a net.
func (r *repairing) changes(i int) bool {
	c := r.result.Changes[i]
	return !r.plan.Nets[i].Fixed && (r.moved(i) || len(c.Channels) > 1 || len(c.Programs)+len(c.Loans)+len(c.Liaisons) > 0)
}

func (r *repairing) moved(i int) bool {
	c := r.result.Changes[i]
	return len(c.Channels) > 0 && c.Channels[0] != r.plan.Nets[i].Channel
}

func (r *repairing) record(i int, id string) facts.NetRepair {
	c := r.result.Changes[i]
	out := facts.NetRepair{Book: r.v.Dir, Deployment: r.id, Net: id, Path: r.path("radio", "nets", id), Left: c.Left}
	if c.Left {
		return out
	}
	out.Moved, out.Gateways = r.moved(i), c.Gateways
	for _, channel := range c.Channels {
		out.Channels = append(out.Channels, r.all[channel])
	}
	member := func(m int) string { return r.known[i][m].id }
	for _, g := range c.Programs {
		out.Programs = append(out.Programs, facts.Program{Member: member(g.Member), Channel: r.known[i][g.Member].programs(r.all[g.Channel])})
	}
	for _, m := range c.Liaisons {
		out.Liaisons = append(out.Liaisons, member(m))
	}
	lent := make([]int, len(r.known[i]))
	for _, l := range c.Loans {
		lent[l.Member] += l.Radios
		out.Radios += l.Radios
	}
	for m, n := range lent {
		if n > 0 {
			out.Loans = append(out.Loans, facts.Loan{Member: member(m), Radios: n, Counted: r.known[i][m].counted})
		}
	}
	return out
}

// shared tells whether nets compete: two draw on the reserve or on gateways,
// or one takes a channel on a frequency that another gives up.
func (r *repairing) shared() bool {
	borrowing, joining := 0, 0
	for i, c := range r.result.Changes {
		borrowing += count(len(c.Loans) > 0)
		joining += count(c.Gateways > 0)
		if r.plan.Nets[i].Fixed || c.Left || !r.moved(i) {
			continue
		}
		for j, other := range r.plan.Nets {
			if i != j && other.Channel != radio.NoChannel && r.plan.Clash[c.Channels[0]][other.Channel] {
				return true
			}
		}
	}
	return borrowing > 1 || joining > 1
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
