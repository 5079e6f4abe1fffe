package radio

import (
	"slices"
	"strings"
)

// option is one way to make a net whole, but for the choice among the channels
// of its groups.
type option struct {
	cost     Cost
	price    int64
	left     bool
	groups   []int
	gateways int
	radios   int   // lent in all
	lent     []int // members
	stocks   []int // kinds that work on one of the channels
}

// task is a net with its options, cheapest first.
type task struct {
	*Net
	index   int
	options []option
	classes []class // members whom every channel serves alike
	reaches []reach // by group
	stock   []Stock
	ports   int
	most    int // channels at once
}

// class is members of a net whom every channel serves alike.
type class struct {
	members []int
	levels  []int // by group
}

func (s *search) newTask(index int) *task {
	n := &s.plan.Nets[index]
	t := &task{Net: n, index: index, stock: s.plan.Cache, ports: max(s.plan.Ports, 2)}
	t.most = 1 + s.plan.Gateways*(t.ports-1)
	if n.Fixed {
		t.options = []option{{groups: s.own(n)}}
		return t
	}
	t.classes = s.classify(n)
	t.reaches = s.reaches(t)
	var open []int
	for g, channels := range s.groups {
		if s.plan.open(n, channels[0]) {
			open = append(open, g)
		}
	}
	s.offerAll(t, open)
	left := option{left: true, groups: s.own(n)}
	left.cost[Left] = 1
	t.options = append(t.options, left)
	return t
}

// own is the group of a net's present channel, if it has one.
func (s *search) own(n *Net) []int {
	if n.Channel == NoChannel {
		return nil
	}
	return []int{s.groupOf(n.Channel)}
}

func (s *search) groupOf(channel int) int {
	return slices.IndexFunc(s.groups, func(g []int) bool { return slices.Contains(g, channel) })
}

// classify sorts members by how the groups serve them.
func (s *search) classify(n *Net) []class {
	byKey := map[string]int{}
	var out []class
	for m := range n.Members {
		levels := make([]int, len(s.groups))
		var key strings.Builder
		for g, channels := range s.groups {
			levels[g] = n.Members[m].level(channels[0])
			key.WriteByte('0' + byte(levels[g]))
		}
		i, ok := byKey[key.String()]
		if !ok {
			i = len(out)
			byKey[key.String()] = i
			out = append(out, class{levels: levels})
		}
		out[i].members = append(out[i].members, m)
	}
	return out
}

// reach is what channels do for a net, one bit each: for every class whether
// it can talk and whether it can at least after programming, and for every
// stock whether its radios work.
type reach []uint64

func (r reach) set(bit int) { r[bit/64] |= 1 << (bit % 64) }

func (r reach) has(bit int) bool { return r[bit/64]>>(bit%64)&1 == 1 }

// with adds what another channel does.
func (r reach) with(other reach) reach {
	out := slices.Clone(r)
	for i := range out {
		out[i] |= other[i]
	}
	return out
}

// reaches is what each group does for the net.
func (s *search) reaches(t *task) []reach {
	out := make([]reach, len(s.groups))
	for g, channels := range s.groups {
		out[g] = t.nothing()
		for i := range t.classes {
			level := t.classes[i].levels[g]
			if level == talks {
				out[g].set(2 * i)
			}
			if level > deaf {
				out[g].set(2*i + 1)
			}
		}
		for i := range t.stock {
			if t.stock[i].Talks[channels[0]] {
				out[g].set(2*len(t.classes) + i)
			}
		}
	}
	return out
}

func (t *task) nothing() reach { return make(reach, 1+(2*len(t.classes)+len(t.stock))/64) }

// chosen is a set of groups and what it does together.
type chosen struct {
	groups []int
	reach  reach
}

// offerAll adds the options of all sets of groups, small sets first. A set in
// which one group does nothing is never cheaper than without it, and to spare
// somebody the programming no gateway is worth while.
func (s *search) offerAll(t *task, open []int) {
	sets := []chosen{{nil, t.nothing()}}
	for size := 1; size <= t.most && len(sets) > 0; size++ {
		var grown []chosen
		for _, set := range sets {
			for _, g := range open {
				if len(set.groups) > 0 && g <= set.groups[len(set.groups)-1] {
					continue
				}
				if s.spent() {
					return
				}
				more := chosen{append(slices.Clone(set.groups), g), set.reach.with(t.reaches[g])}
				if slices.Equal(more.reach, set.reach) || !t.needed(more.groups, more.reach) {
					continue
				}
				all := s.offer(t, more.groups, more.reach)
				if !all || t.gatewaysFor(size+1) == t.gatewaysFor(size) {
					grown = append(grown, more)
				}
			}
		}
		sets = grown
	}
}

// needed: without any one of its groups but the last a set does less.
func (t *task) needed(set []int, all reach) bool {
	for i := range set[:len(set)-1] {
		rest := t.nothing()
		for j, g := range set {
			if j != i {
				rest = rest.with(t.reaches[g])
			}
		}
		if slices.Equal(rest, all) {
			return false
		}
	}
	return true
}

// offer adds the options of one set of groups: who cannot be reached gets
// lent radios, those with the fewest officers first, or a liaison. It tells
// whether all are reached without.
func (s *search) offer(t *task, set []int, so reach) (all bool) {
	base := option{groups: set, gateways: t.gatewaysFor(len(set))}
	base.cost[Gateways], base.cost[Joined] = base.gateways, len(set)-1
	var without []int
	for i, c := range t.classes {
		switch {
		case so.has(2 * i):
		case so.has(2*i + 1):
			base.cost[Programmed] += len(c.members)
		default:
			without = append(without, c.members...)
		}
	}
	for i := range t.stock {
		if so.has(2*len(t.classes) + i) {
			base.stocks = append(base.stocks, i)
		}
	}
	s.suit(t, &base)
	slices.SortStableFunc(without, func(a, b int) int { return t.Members[a].Radios - t.Members[b].Radios })
	s.lend(t, base, without)
	return len(without) == 0
}

// suit adds what it costs to move and how little the channels fit.
func (s *search) suit(t *task, o *option) {
	moved := 1
	for _, g := range o.groups {
		c := s.groups[g][0]
		o.cost[Misfit] += t.Misfit[c]
		if c == t.Channel {
			moved = 0
		}
	}
	o.cost[Moved] = moved
}

// gatewaysFor is how many it takes to join so many channels.
func (t *task) gatewaysFor(channels int) int { return (channels + t.ports - 3) / (t.ports - 1) }

// lend adds an option for each number of members who get radios. Somebody who
// hears the net by himself must be there to send a liaison.
func (s *search) lend(t *task, o option, without []int) {
	for n := 0; n <= len(without); n++ {
		liaisons := len(without) - n
		if o.radios > s.pool || n > 0 && len(o.stocks) == 0 {
			return
		}
		if liaisons == 0 || len(without) < len(t.Members) {
			offer := o
			offer.cost[Liaisons], offer.cost[Radios] = liaisons, o.radios
			offer.lent = without[:n]
			t.options = append(t.options, offer)
		}
		if n < len(without) {
			o.radios += t.Members[without[n]].Radios
		}
	}
}
