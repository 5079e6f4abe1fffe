package radio

import "slices"

// bound tells the least that the nets from one on can cost with the gateways
// and radios that are left, as though frequencies never clashed. It looks at
// one or two stocks, and radios of the others are there for the asking; or at
// none, and all radios in reserve work for everybody.
type bound struct {
	stocks []int
	// Gateways and radios are counted in lots, rounded down on either side:
	// what fits, fits in lots too, and the table stays small.
	lot, size []int // of gateways, then of each stock
	cells     int   // for one net
	least     []int64
}

// lotsOf is how many lots of each kind a table has at most.
var lotsOf = map[int]int{1: 200, 2: 50} // by stocks looked at

const gatewayLots = 16

// newBounds looks at all radios together and at every two neighbours of the
// stocks.
func newBounds(s *search) (out []*bound) {
	out = append(out, newBound(s, nil))
	switch n := len(s.left); {
	case n == 1:
		return out
	case n == 2:
		return append(out, newBound(s, []int{0, 1}))
	default:
		for i := range n {
			out = append(out, newBound(s, []int{i, (i + 1) % n}))
		}
	}
	return out
}

func newBound(s *search, stocks []int) *bound {
	b := &bound{stocks: stocks, cells: 1}
	most := lotsOf[max(1, len(stocks))]
	for i, n := range b.supply(s) {
		limit := most
		if i == 0 {
			limit = gatewayLots
		}
		b.lot = append(b.lot, 1+n/limit)
		b.size = append(b.size, 1+n/b.lot[i])
		b.cells *= b.size[i]
	}
	b.least = make([]int64, (len(s.tasks)+1)*b.cells)
	for t := len(s.tasks) - 1; t >= 0; t-- {
		b.fill(b.least[t*b.cells:(t+1)*b.cells], b.least[(t+1)*b.cells:], b.frugal(s.tasks[t].options))
	}
	return b
}

// supply is what is left: gateways, then radios of each stock looked at.
func (b *bound) supply(s *search) []int {
	out := []int{s.gateways}
	if len(b.stocks) == 0 {
		return append(out, s.pool)
	}
	for _, k := range b.stocks {
		out = append(out, s.left[k])
	}
	return out
}

// wanted is what an option takes of it.
func (b *bound) wanted(o *option) []int {
	out := []int{o.gateways}
	if len(b.stocks) == 0 {
		return append(out, o.radios)
	}
	for _, k := range b.stocks {
		n := 0
		if len(o.stocks) == 1 && o.stocks[0] == k {
			n = o.radios
		}
		out = append(out, n)
	}
	return out
}

// of is the bound from a net on.
func (b *bound) of(s *search, task int) int64 {
	cell := s.gateways / b.lot[0]
	if len(b.stocks) == 0 {
		return b.least[task*b.cells+cell*b.size[1]+s.pool/b.lot[1]]
	}
	for i, k := range b.stocks {
		cell = cell*b.size[i+1] + s.left[k]/b.lot[i+1]
	}
	return b.least[task*b.cells+cell]
}

// need is an option in lots.
type need struct {
	price int64
	lots  []int
	step  int // cells from one that has the lots to one that has spent them
}

// fill computes one net's cells from the next net's. To leave a net as it is
// always fits.
func (b *bound) fill(cells, next []int64, needs []need) {
	at := make([]int, len(b.size))
	for cell := range cells {
		best := int64(never)
		for _, n := range needs {
			if n.price < best && fits(n.lots, at) {
				best = min(best, n.price+next[cell-n.step])
			}
		}
		cells[cell] = best
		for i := len(at) - 1; i >= 0; i-- { // count on, last place first
			if at[i]++; at[i] < b.size[i] {
				break
			}
			at[i] = 0
		}
	}
}

func fits(wanted, there []int) bool {
	for i, n := range wanted {
		if n > there[i] {
			return false
		}
	}
	return true
}

// frugal keeps the options than which no cheaper one needs as little; they
// come cheapest first.
func (b *bound) frugal(options []option) (kept []need) {
	for i := range options {
		n := need{price: options[i].price, lots: b.wanted(&options[i])}
		for k := range n.lots {
			n.lots[k] /= b.lot[k]
			n.step = n.step*b.size[k] + n.lots[k]
		}
		if !slices.ContainsFunc(kept, func(k need) bool { return fits(k.lots, n.lots) }) {
			kept = append(kept, n)
		}
	}
	return kept
}
