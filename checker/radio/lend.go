package radio

import "slices"

// demand is radios that one net wants from the stocks that work for it.
type demand struct {
	stocks []int
	radios int
}

// allot shares stocks among demands: how many radios of each stock go to each
// demand, and whether all are met. It moves shares along chains of stocks, so
// that it fails only when no way of sharing exists.
func allot(stock []Stock, demands []demand) (shares [][]int, met bool) {
	a := allotment{demands: demands, free: make([]int, len(stock)), shares: make([][]int, len(demands))}
	for i, s := range stock {
		a.free[i] = s.Quantity
	}
	for d := range demands {
		a.shares[d] = make([]int, len(stock))
		for wanted := demands[d].radios; wanted > 0; {
			got := a.take(d, wanted, make([]bool, len(stock)))
			if got == 0 {
				return nil, false
			}
			wanted -= got
		}
	}
	return a.shares, true
}

type allotment struct {
	demands []demand
	free    []int // by stock
	shares  [][]int
}

// take gets up to so many radios for a demand, from a stock that has some or
// from one whose other takers can turn elsewhere.
func (a *allotment) take(d, wanted int, seen []bool) int {
	for _, s := range a.demands[d].stocks {
		if seen[s] {
			continue
		}
		seen[s] = true
		got := min(wanted, a.free[s])
		a.free[s] -= got
		for e := 0; got == 0 && e < len(a.demands); e++ {
			if e == d || len(a.shares[e]) == 0 || a.shares[e][s] == 0 {
				continue
			}
			got = a.take(e, min(wanted, a.shares[e][s]), seen)
			a.shares[e][s] -= got
		}
		if got > 0 {
			a.shares[d][s] += got
			return got
		}
	}
	return 0
}

// spread deals the radios that a net gets out to its members.
func spread(members []Member, lent []int, shares []int) (loans []Loan) {
	left := slices.Clone(shares)
	for _, m := range lent {
		wanted := members[m].Radios
		for s := range left {
			if n := min(wanted, left[s]); n > 0 {
				loans = append(loans, Loan{Member: m, Stock: s, Radios: n})
				left[s], wanted = left[s]-n, wanted-n
			}
		}
	}
	return loans
}
