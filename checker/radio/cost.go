package radio

// Cost of a repair, dearest first; costs compare as words in a dictionary do.
type Cost [8]int

// What a repair costs.
const (
	Left       = iota // nets that stay unrepaired
	Liaisons          // officers who ride along with a radio
	Gateways          // gateways in use
	Radios            // radios lent
	Programmed        // members whose radios get a channel
	Joined            // channels beside the nets' own
	Moved             // nets that change their channel
	Misfit            // how little the channels suit their use
)

func (c Cost) plus(d Cost) Cost {
	for i := range c {
		c[i] += d[i]
	}
	return c
}

func (c Cost) compare(d Cost) int {
	for i := range c {
		if c[i] != d[i] {
			return c[i] - d[i]
		}
	}
	return 0
}
