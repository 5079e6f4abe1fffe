// Package radio finds the smallest repair of a radio plan: what has to be
// moved, programmed, lent, joined or sent along so that on every net all
// members hear each other.
//
// All nets are repaired at once, because they compete for frequencies, for the
// radios in reserve and for gateways. The order of costs is that of Cost: a
// net is left unrepaired only when nothing helps; an officer who rides along
// to relay what is said is dearer than any gateway, since words are lost and
// an officer is tied up for each unit; a gateway is dearer than lent radios,
// since it ties up two channels and somebody who tends it; lent radios are
// dearer than programming, since nobody is used to them; and to choose another
// channel costs least.
//
// What is kept simple: a gateway serves one net; a member that is on two nets
// needs what it lacks on each; the radios of one member may come from several
// stocks, but all of its officers have one or none does; whoever has no radio
// stated is taken to be able, for nothing can be said of it.
package radio

// NoChannel is the channel of a net that has none yet.
const NoChannel = -1

// Plan is a radio plan. Channels are numbered, and every list "by channel" has
// an entry for each.
type Plan struct {
	// Clash tells of two channels that they share a frequency. It is
	// symmetric, and a channel clashes with itself.
	Clash    [][]bool
	Nets     []Net
	Cache    []Stock
	Gateways int
	// Ports is how many channels one gateway joins, at least two.
	Ports int
}

// Net is a group of members that must hear each other.
type Net struct {
	Channel int // or NoChannel
	Members []Member
	// Allowed tells, by channel, what the net may use; its own channel too
	// must be allowed to be kept.
	Allowed []bool
	// Misfit is, by channel, how little it suits the net's use.
	Misfit []int
	// Fixed nets stay as they are and count as whole: those without members,
	// and those of whose members nothing is known.
	Fixed bool
}

// Member is whom a net must reach.
type Member struct {
	// Radios is how many it takes to equip it.
	Radios int
	// Talks and Programmable are by channel: on what it can talk with its own
	// radios as they are, and once the channel has been programmed.
	Talks, Programmable []bool
}

// Stock is radios of one kind in reserve.
type Stock struct {
	Talks    []bool // by channel
	Quantity int
}

// Result is the smallest repair.
type Result struct {
	Changes []Change // by net
	Cost    Cost
	// Proven: no smaller repair exists. Otherwise the search was cut short and
	// this is the best that it had found.
	Proven bool
	Steps  int
}

// Change is what one net needs; a whole net that stays where it is has its own
// channel and nothing else.
type Change struct {
	// Left: nothing that the plan has makes the net whole.
	Left bool
	// Channels are the net's own, then those that gateways join to it.
	Channels []int
	Gateways int
	Programs []Program
	Loans    []Loan
	Liaisons []int // members to whom a liaison goes
}

// Program is a channel to be programmed into a member's radios.
type Program struct{ Member, Channel int }

// Loan is radios of one stock for a member.
type Loan struct{ Member, Stock, Radios int }

// Repair finds the smallest repair within a number of steps. It looks for one
// without gateways first: where that leaves nothing to liaisons and no net
// behind, a gateway could only cost more.
func Repair(p *Plan, steps int) Result {
	plain := *p
	plain.Gateways = 0
	first := repair(&plain, steps/(1+at(p.Gateways > 0)))
	if p.Gateways == 0 || first.Proven && first.Cost[Left]+first.Cost[Liaisons] == 0 {
		return first
	}
	second := repair(p, steps-first.Steps)
	second.Steps += first.Steps
	if first.Cost.compare(second.Cost) < 0 { // the second was cut short
		first.Steps, first.Proven = second.Steps, false
		return first
	}
	return second
}

func repair(p *Plan, steps int) Result {
	s := newSearch(p, steps)
	s.descend(0, 0)
	return s.result()
}
