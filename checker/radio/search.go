package radio

import (
	"cmp"
	"slices"
)

// search goes through the nets, hardest first, and tries their options,
// cheapest first. It turns back where what is chosen and the least that the
// rest can cost come to no less than the best repair known.
type search struct {
	plan     *Plan
	groups   [][]int
	alone    []bool
	tasks    []*task
	bounds   []*bound
	matching *matching
	steps    int // left
	taken    int
	short    bool  // the steps did not suffice
	gateways int   // left
	pool     int   // radios left in reserve
	left     []int // of each stock, but for what may come from several
	demands  []demand
	placed   []placement
	picked   []*option // by task
	best     int64
	cost     Cost      // of the best
	kept     []*option // of the best
	channels []placement
}

// placement is a channel in use.
type placement struct {
	task    *task
	channel int
	left    bool
}

func newSearch(p *Plan, steps int) *search {
	s := &search{plan: p, gateways: p.Gateways, groups: grouped(p)}
	s.alone = p.alone(s.groups)
	for _, stock := range p.Cache {
		s.pool += stock.Quantity
	}
	for i := range p.Nets { // half of the steps for the options, half for the choice
		s.steps += steps / 2 / len(p.Nets)
		s.tasks = append(s.tasks, s.newTask(i))
	}
	s.steps += steps / 2
	s.value()
	for _, stock := range p.Cache {
		s.left = append(s.left, stock.Quantity)
	}
	s.bounds = newBounds(s)
	s.matching = newMatching(s)
	s.giveUp()
	return s
}

// value prices the options and sorts them, and the nets, hardest first.
func (s *search) value() {
	prices, exact := newPrices(s.tasks)
	s.short = s.short || !exact
	for _, t := range s.tasks {
		for i := range t.options {
			t.options[i].price = prices.of(t.options[i].cost)
		}
		slices.SortStableFunc(t.options, func(a, b option) int { return cmp.Compare(a.price, b.price) })
	}
	slices.SortStableFunc(s.tasks, func(a, b *task) int {
		return cmp.Or(cmp.Compare(b.options[0].price, a.options[0].price), cmp.Compare(len(a.options), len(b.options)))
	})
}

// giveUp starts from the worst repair, in which everything stays as it is.
func (s *search) giveUp() {
	s.picked = make([]*option, len(s.tasks))
	for i, t := range s.tasks {
		last := &t.options[len(t.options)-1]
		s.picked[i] = last
		s.best, s.cost = s.best+last.price, s.cost.plus(last.cost)
		if t.Channel != NoChannel {
			s.channels = append(s.channels, placement{t, t.Channel, last.left})
		}
	}
	s.kept = slices.Clone(s.picked)
}

// spent counts a step and tells whether none is left.
func (s *search) spent() bool {
	if s.steps == 0 {
		s.short = true
		return true
	}
	s.steps--
	s.taken++
	return false
}

func (s *search) descend(depth int, price int64) {
	if depth == len(s.tasks) {
		s.keep(price)
		return
	}
	if price+s.matching.least(depth) >= s.best {
		return
	}
	for i := range s.tasks[depth].options {
		o := &s.tasks[depth].options[i]
		sum := price + o.price
		if s.hopeless(sum, depth+1) || s.spent() {
			return
		}
		if o.gateways <= s.gateways && o.radios <= s.pool {
			s.choose(depth, o, sum)
		}
	}
}

// keep remembers the best.
func (s *search) keep(price int64) {
	s.best, s.cost = price, Cost{}
	s.kept, s.channels = slices.Clone(s.picked), slices.Clone(s.placed)
	for _, o := range s.kept {
		s.cost = s.cost.plus(o.cost)
	}
}

// hopeless: with what is left nothing better than the best can come.
func (s *search) hopeless(price int64, depth int) bool {
	return slices.ContainsFunc(s.bounds, func(b *bound) bool { return price+b.of(s, depth) >= s.best })
}

// choose takes an option and goes on from there.
func (s *search) choose(depth int, o *option, price int64) {
	s.use(o, 1)
	s.demands = append(s.demands, demand{o.stocks, o.radios})
	s.picked[depth] = o
	if s.suffices(o) && !s.hopeless(price, depth+1) {
		s.place(depth, 0, price)
	}
	s.demands = s.demands[:len(s.demands)-1]
	s.use(o, -1)
}

// use takes what an option needs out of the reserve, or puts it back.
func (s *search) use(o *option, sign int) {
	s.gateways, s.pool = s.gateways-sign*o.gateways, s.pool-sign*o.radios
	if len(o.stocks) == 1 {
		s.left[o.stocks[0]] -= sign * o.radios
	}
}

// suffices: the stocks meet the demands, this one included.
func (s *search) suffices(o *option) bool {
	if o.radios == 0 {
		return true
	}
	_, met := allot(s.plan.Cache, s.demands)
	return met
}

// place gives the groups of an option channels, one after another. Where
// channels clash with no other, the first that is free stands for all.
func (s *search) place(depth, next int, price int64) {
	o, t := s.picked[depth], s.tasks[depth]
	if next == len(o.groups) {
		s.descend(depth+1, price)
		return
	}
	for _, c := range s.groups[o.groups[next]] {
		p := placement{t, c, o.left}
		if !s.free(p) {
			continue
		}
		s.occupy(p, 1)
		s.place(depth, next+1, price)
		s.occupy(p, -1)
		if s.alone[c] || s.hopeless(price, depth+1) || s.spent() {
			return
		}
	}
}

// occupy puts a channel to use, or gives it back.
func (s *search) occupy(p placement, sign int) {
	if sign > 0 {
		s.placed = append(s.placed, p)
	} else {
		s.placed = s.placed[:len(s.placed)-1]
	}
	for c, clash := range s.plan.Clash[p.channel] {
		if clash {
			s.matching.blocked[c] += sign
		}
	}
}

// free: no channel in use stands against one.
func (s *search) free(p placement) bool {
	return !slices.ContainsFunc(s.placed, func(q placement) bool {
		return s.plan.Clash[p.channel][q.channel] && !bears(p, q)
	})
}

// bears: two nets keep channels that they have now, and it is one channel, or
// one of the nets is not repaired, or neither will ever move.
func bears(p, q placement) bool {
	kept := p.task != q.task && p.channel == p.task.Channel && q.channel == q.task.Channel
	return kept && (p.channel == q.channel || p.left || q.left || p.task.Fixed && q.task.Fixed)
}

// result writes the best repair out.
func (s *search) result() Result {
	r := Result{Changes: make([]Change, len(s.tasks)), Cost: s.cost, Proven: !s.short, Steps: s.taken}
	demands := make([]demand, len(s.tasks))
	for i, o := range s.kept {
		demands[i] = demand{o.stocks, o.radios}
	}
	shares, _ := allot(s.plan.Cache, demands)
	for i, o := range s.kept {
		t := s.tasks[i]
		c := &r.Changes[t.index]
		c.Left = o.left
		for _, p := range s.channels {
			if p.task == t {
				c.Channels = append(c.Channels, p.channel)
			}
		}
		if !o.left && !t.Fixed {
			c.Gateways = o.gateways
			t.leadFirst(c.Channels)
			c.serve(t, o)
			c.Loans = spread(t.Members, o.lent, shares[i])
		}
	}
	return r
}

// leadFirst puts the net's own channel first: the present one, or that on
// which most of its members can talk.
func (t *task) leadFirst(channels []int) {
	slices.SortStableFunc(channels, func(a, b int) int {
		return cmp.Or(-cmp.Compare(at(a == t.Channel), at(b == t.Channel)), -cmp.Compare(t.talking(a), t.talking(b)), cmp.Compare(a, b))
	})
}

func (t *task) talking(channel int) (n int) {
	for i := range t.Members {
		n += at(t.Members[i].Talks[channel])
	}
	return n
}

// serve lists whose radios are programmed and to whom a liaison goes.
func (c *Change) serve(t *task, o *option) {
	for m := range t.Members {
		level, on := deaf, NoChannel
		for _, channel := range c.Channels {
			if l := t.Members[m].level(channel); l > level {
				level, on = l, channel
			}
		}
		switch {
		case level == programmable:
			c.Programs = append(c.Programs, Program{m, on})
		case level == deaf && !slices.Contains(o.lent, m):
			c.Liaisons = append(c.Liaisons, m)
		}
	}
}
