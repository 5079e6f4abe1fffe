package radio

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
)

// plenty of steps for a small plan.
const plenty = 1 << 24

func bools(r *rand.Rand, n int, chance float64) []bool {
	out := make([]bool, n)
	for i := range out {
		out[i] = r.Float64() < chance
	}
	return out
}

// drawPlan draws a plan that brute force can still repair.
func drawPlan(r *rand.Rand) *Plan {
	channels, wide := 1+r.IntN(4), 4+r.IntN(20)
	p := &Plan{Clash: make([][]bool, channels), Gateways: r.IntN(3), Ports: 2 + r.IntN(2)}
	frequencies := make([][2]int, channels)
	for c := range frequencies {
		frequencies[c] = [2]int{r.IntN(wide), r.IntN(wide)}
		p.Clash[c] = make([]bool, channels)
		for d := range c + 1 {
			f, g := frequencies[c], frequencies[d]
			p.Clash[c][d] = c == d || f[0] == g[0] || f[0] == g[1] || f[1] == g[0] || f[1] == g[1]
			p.Clash[d][c] = p.Clash[c][d]
		}
	}
	for range r.IntN(3) {
		p.Cache = append(p.Cache, Stock{bools(r, channels, 0.5), 1 + r.IntN(6)})
	}
	for range 1 + r.IntN(3) {
		n := Net{Channel: r.IntN(channels+1) - 1, Allowed: bools(r, channels, 0.8), Misfit: make([]int, channels), Fixed: r.IntN(8) == 0}
		for c := range n.Misfit {
			n.Misfit[c] = r.IntN(3)
		}
		for range r.IntN(4) {
			n.Members = append(n.Members, Member{1 + r.IntN(4), bools(r, channels, 0.4), bools(r, channels, 0.2)})
		}
		n.Fixed = n.Fixed || len(n.Members) == 0
		p.Nets = append(p.Nets, n)
	}
	return p
}

// brute tries every way to repair a plan.
type brute struct {
	*Plan
	gateways int
	free     []int   // by stock
	on       [][]int // by net: channels
	left     []bool
	best     Cost
	found    bool
}

func bruteForce(p *Plan) Cost {
	b := &brute{Plan: p, gateways: p.Gateways}
	for _, s := range p.Cache {
		b.free = append(b.free, s.Quantity)
	}
	b.net(0, Cost{})
	return b.best
}

func (b *brute) net(i int, cost Cost) {
	if i == len(b.Nets) {
		if !b.found || cost.compare(b.best) < 0 {
			b.best, b.found = cost, true
		}
		return
	}
	n := &b.Nets[i]
	var stay []int
	if n.Channel != NoChannel {
		stay = []int{n.Channel}
	}
	if n.Fixed {
		b.use(i, stay, false, cost)
		return
	}
	b.use(i, stay, true, cost.plus(Cost{Left: 1}))
	for set := 1; set < 1<<len(b.Clash); set++ {
		var channels []int
		for c := range b.Clash {
			if set>>c&1 == 1 {
				channels = append(channels, c)
			}
		}
		if !slices.ContainsFunc(channels, func(c int) bool { return !n.Allowed[c] }) {
			b.join(i, channels, cost)
		}
	}
}

// use puts a net on channels, if those before it bear it.
func (b *brute) use(i int, channels []int, left bool, cost Cost) {
	for j, others := range b.on {
		for _, c := range channels {
			for _, d := range others {
				stays := c == b.Nets[i].Channel && d == b.Nets[j].Channel
				if b.Clash[c][d] && !(stays && (c == d || left || b.left[j] || b.Nets[i].Fixed && b.Nets[j].Fixed)) {
					return
				}
			}
		}
	}
	b.on, b.left = append(b.on, channels), append(b.left, left)
	if left || b.Nets[i].Fixed {
		b.net(i+1, cost)
	} else {
		b.reach(i, 0, 0, cost)
	}
	b.on, b.left = b.on[:i], b.left[:i]
}

func (b *brute) join(i int, channels []int, cost Cost) {
	for k, c := range channels {
		for _, d := range channels[:k] {
			if b.Clash[c][d] {
				return
			}
		}
		cost[Misfit] += b.Nets[i].Misfit[c]
	}
	gateways := 0
	for joined := 1; joined < len(channels); joined += b.Ports - 1 {
		gateways++
	}
	if gateways > b.gateways {
		return
	}
	cost[Gateways] += gateways
	cost[Joined] += len(channels) - 1
	if !slices.Contains(channels, b.Nets[i].Channel) {
		cost[Moved]++
	}
	b.gateways -= gateways
	b.use(i, channels, false, cost)
	b.gateways += gateways
}

// reach settles member after member: its own radios, programming, a loan or a
// liaison, which somebody who hears the net by himself must send.
func (b *brute) reach(i, m, liaisons int, cost Cost) {
	n := &b.Nets[i]
	if m == len(n.Members) {
		if liaisons == 0 || b.manned(i) {
			b.net(i+1, cost)
		}
		return
	}
	for _, c := range b.on[i] {
		if n.Members[m].Talks[c] {
			b.reach(i, m+1, liaisons, cost)
			return
		}
	}
	for _, c := range b.on[i] {
		if n.Members[m].Programmable[c] {
			b.reach(i, m+1, liaisons, cost.plus(Cost{Programmed: 1}))
			return
		}
	}
	b.reach(i, m+1, liaisons+1, cost.plus(Cost{Liaisons: 1}))
	b.loan(i, m, liaisons, 0, n.Members[m].Radios, cost.plus(Cost{Radios: n.Members[m].Radios}))
}

func (b *brute) manned(i int) bool {
	return slices.ContainsFunc(b.Nets[i].Members, func(m Member) bool {
		return slices.ContainsFunc(b.on[i], func(c int) bool { return m.Talks[c] || m.Programmable[c] })
	})
}

// loan takes a member's radios from the stocks in every mixture.
func (b *brute) loan(i, m, liaisons, stock, wanted int, cost Cost) {
	if wanted == 0 {
		b.reach(i, m+1, liaisons, cost)
		return
	}
	if stock == len(b.Cache) {
		return
	}
	works := slices.ContainsFunc(b.on[i], func(c int) bool { return b.Cache[stock].Talks[c] })
	for n := 0; n == 0 || works && n <= min(wanted, b.free[stock]); n++ {
		b.free[stock] -= n
		b.loan(i, m, liaisons, stock+1, wanted-n, cost)
		b.free[stock] += n
	}
}

func cases(t *testing.T, usual int) int {
	if text := os.Getenv("ROE_ORACLE_CASES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return usual
}

func TestAgainstBruteForce(t *testing.T) {
	var paid Cost
	tried := cases(t, 5000)
	for seed := range tried {
		p := drawPlan(rand.New(rand.NewPCG(uint64(seed), 1)))
		got, want := Repair(p, plenty), bruteForce(p)
		if !got.Proven || got.Cost != want {
			t.Fatalf("seed %d: cost %v, proven %v; brute force %v\n%+v", seed, got.Cost, got.Proven, want, p)
		}
		if fault := p.fault(got); fault != "" {
			t.Fatalf("seed %d: %s\n%+v\n%+v", seed, fault, p, got)
		}
		for i := range paid {
			paid[i] += min(got.Cost[i], 1)
		}
	}
	if tried >= 1000 && slices.Min(paid[:]) == 0 {
		t.Errorf("some means were never called for: %v", paid)
	}
	t.Log("plans that call for each of the means:", paid)
}

// Whatever the number of steps, what is found can be carried out, is no better
// than the smallest, and says when it was not proven.
func TestCutShort(t *testing.T) {
	short := 0
	for seed := range cases(t, 2000) {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		p := drawPlan(r)
		got, want := Repair(p, r.IntN(40)), Repair(p, plenty)
		if fault := p.fault(got); fault != "" {
			t.Fatalf("seed %d: %s", seed, fault)
		}
		if got.Cost.compare(want.Cost) < 0 || got.Proven && got.Cost != want.Cost {
			t.Fatalf("seed %d: cost %v, proven %v; with steps enough %v", seed, got.Cost, got.Proven, want.Cost)
		}
		if !got.Proven {
			short++
		}
	}
	if short == 0 {
		t.Error("no search was cut short")
	}
}

// fault carries a repair out and tells what is wrong with it.
func (p *Plan) fault(r Result) string {
	var cost Cost
	free := make([]int, len(p.Cache))
	for i, s := range p.Cache {
		free[i] = s.Quantity
	}
	gateways := p.Gateways
	for i, c := range r.Changes {
		n := &p.Nets[i]
		if n.Fixed {
			continue
		}
		if c.Left {
			cost[Left]++
			continue
		}
		if len(c.Channels) == 0 {
			return fmt.Sprintf("net %d is on no channel", i)
		}
		if c.Channels[0] != n.Channel {
			cost[Moved]++
		}
		for _, channel := range c.Channels {
			if !n.Allowed[channel] {
				return fmt.Sprintf("net %d may not use %d", i, channel)
			}
			cost[Misfit] += n.Misfit[channel]
		}
		cost[Joined] += len(c.Channels) - 1
		cost[Gateways] += c.Gateways
		gateways -= c.Gateways
		if len(c.Channels) > 1+c.Gateways*(p.Ports-1) {
			return fmt.Sprintf("net %d joins too many channels", i)
		}
		lent := make([]int, len(n.Members))
		for _, l := range c.Loans {
			lent[l.Member] += l.Radios
			free[l.Stock] -= l.Radios
			cost[Radios] += l.Radios
			if !slices.ContainsFunc(c.Channels, func(ch int) bool { return p.Cache[l.Stock].Talks[ch] }) {
				return fmt.Sprintf("net %d borrows radios that do not work on it", i)
			}
		}
		cost[Programmed] += len(c.Programs)
		cost[Liaisons] += len(c.Liaisons)
		manned := false
		for m := range n.Members {
			own := slices.ContainsFunc(c.Channels, func(ch int) bool { return n.Members[m].Talks[ch] })
			for _, g := range c.Programs {
				own = own || g.Member == m && slices.Contains(c.Channels, g.Channel) && n.Members[m].Programmable[g.Channel]
			}
			manned = manned || own
			if !own && lent[m] != n.Members[m].Radios && !slices.Contains(c.Liaisons, m) {
				return fmt.Sprintf("member %d of net %d hears nothing", m, i)
			}
		}
		if len(c.Liaisons) > 0 && !manned {
			return fmt.Sprintf("nobody can send a liaison on net %d", i)
		}
	}
	if gateways < 0 || len(free) > 0 && slices.Min(free) < 0 {
		return "more is used than there is"
	}
	if cost != r.Cost {
		return fmt.Sprintf("costs %v, says %v", cost, r.Cost)
	}
	return ""
}
