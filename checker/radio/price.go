package radio

import "math"

// prices turn a cost into one number in the same order, so that costs are
// added and compared at once.
type prices [len(Cost{})]int64

// newPrices finds the weights for these nets, and whether they suffice: in a
// plan beyond all measure the cheapest things of the list count for nothing.
func newPrices(tasks []*task) (p prices, sufficient bool) {
	var most Cost
	for _, t := range tasks {
		most = most.plus(t.dearest())
	}
	weight, exact := int64(1), true
	for i := len(p) - 1; i >= 0; i-- {
		if int64(most[i]) >= math.MaxInt64/4/weight {
			p, weight, exact = prices{}, 1, false
		}
		p[i] = weight
		weight *= int64(most[i]) + 1
	}
	return p, exact
}

func (p *prices) of(c Cost) (price int64) {
	for i := range c {
		price += p[i] * int64(c[i])
	}
	return price
}

// dearest is the most that the options of a net cost of each kind.
func (t *task) dearest() (most Cost) {
	for i := range t.options {
		for k, n := range t.options[i].cost {
			most[k] = max(most[k], n)
		}
	}
	return most
}
