package radio

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// convention is a plan as large as they come: a hundred and thirty-five
// agencies, forty channels in four bands, twelve nets. Seven agencies in ten
// have the two bands of the region, one in ten has all four, the others have
// one; half have no more than some channels programmed. Each serves on one net
// and every ninth on that of the commanders too.
func convention(seed uint64, stock, gateways int) *Plan {
	r := rand.New(rand.NewPCG(seed, 9))
	const channels, agencies, nets = 40, 135, 12
	p := &Plan{Clash: make([][]bool, channels), Gateways: gateways, Ports: 2}
	for c := range p.Clash {
		p.Clash[c] = make([]bool, channels)
	}
	for c := range channels { // some share a frequency with a later one of the band
		p.Clash[c][c] = true
		if c%3 == 0 && c+4 < channels {
			p.Clash[c][c+4], p.Clash[c+4][c] = true, true
		}
	}
	for band := range 2 {
		s := Stock{make([]bool, channels), stock}
		for c := range channels {
			s.Talks[c] = c%4 == band
		}
		p.Cache = append(p.Cache, s)
	}
	for range nets {
		n := Net{Channel: r.IntN(channels), Allowed: bools(r, channels, 0.9), Misfit: make([]int, channels)}
		n.Allowed[n.Channel] = true
		for c := range channels {
			n.Misfit[c] = at(c/4 < 2)
		}
		p.Nets = append(p.Nets, n)
	}
	for i := range agencies {
		m := agency(r, channels)
		p.Nets[1+i%(nets-1)].Members = append(p.Nets[1+i%(nets-1)].Members, m)
		if i%9 == 0 {
			m.Radios = 1
			p.Nets[0].Members = append(p.Nets[0].Members, m)
		}
	}
	return p
}

func agency(r *rand.Rand, channels int) Member {
	bands := 1 << r.IntN(4)
	switch kind := r.IntN(10); {
	case kind < 7:
		bands = 0b11
	case kind < 8:
		bands = 0b1111
	}
	m := Member{2 + r.IntN(12), make([]bool, channels), make([]bool, channels)}
	some := r.IntN(2) == 0
	for c := range channels {
		m.Programmable[c] = bands>>(c%4)&1 == 1
		m.Talks[c] = m.Programmable[c] && (!some || r.IntN(3) > 0)
	}
	return m
}

func BenchmarkRepair(b *testing.B) {
	for _, c := range []struct{ stock, gateways int }{{0, 0}, {50, 0}, {50, 2}, {400, 4}} {
		b.Run(fmt.Sprintf("%d radios, %d gateways", c.stock, c.gateways), func(b *testing.B) {
			var seed uint64
			unproven := 0
			for b.Loop() {
				seed++
				if !Repair(convention(seed%20, c.stock, c.gateways), 1<<20).Proven {
					unproven++
				}
			}
			b.ReportMetric(float64(unproven)/float64(b.N), "unproven/op")
		})
	}
}
