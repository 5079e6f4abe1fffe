package calculus

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// saying is a region in words.
type saying struct {
	cell      region.Cell
	possible  bool
	region    string
	relaxed   string // key of the region without what is given
	situation string
	whole     bool // everything that can occur in the deployment
	witness   []facts.Circumstance
}

// say puts a region in words for somebody who knows what is given.
func (c *collector) say(r region.Region, given region.Box) *saying {
	key := given.Key() + c.space.Key(r)
	s, ok := c.said.get(key)
	if !ok {
		if s = c.shared.saying(key); s != nil {
			return c.said.put(key, s)
		}
		s = &saying{}
		r = c.space.Ordered(r) // whichever of those with the key comes first
		if s.cell, s.possible = c.space.First(r); s.possible {
			r = c.space.Relax(c.space.Simplify(r), given)
			s.relaxed = c.space.Key(r)
			s.region = c.space.Describe(r)
			s.witness, s.situation = c.witness(r, s.cell)
		}
		s = c.said.put(key, s)
		c.shared.say(key, s)
	}
	return s
}

// sayWhole puts the region of a clash in words, and whether it is everything.
func (c *collector) sayWhole(t *trio, k *clash) *saying {
	said := *c.say(k.region, t.p.given)
	said.whole = c.space.Subset(t.p.scope, k.region)
	return &said
}

// witness gives the first circumstance, by as few dimensions as suffice: what
// is said of it puts one inside the region whatever else is true.
func (c *collector) witness(r region.Region, cell region.Cell) ([]facts.Circumstance, string) {
	out := []facts.Circumstance{}
	only := c.telling(r, cell)
	for _, d := range only {
		dim := c.space.Dims()[d]
		atom := dim.Atoms[cell[d]]
		out = append(out, facts.Circumstance{Dimension: dim.ID, Value: atom.ID, Phrase: atom.Phrase})
	}
	if len(only) == 0 {
		return out, "in any circumstances"
	}
	return out, c.space.DescribeCell(cell, only)
}

// telling drops, from the last dimension to the first, those whose value does
// not matter once the others are given.
func (c *collector) telling(r region.Region, cell region.Cell) []int {
	only := c.space.Constrained(r)
	box := c.space.Full()
	for _, d := range only {
		box[d] = 1 << cell[d]
	}
	full := c.space.Full()
	for i := len(only) - 1; i >= 0; i-- {
		wider := slices.Clone(box)
		wider[only[i]] = full[only[i]]
		if c.space.Subset(region.Of(wider), r) {
			box = wider
			only = slices.Delete(slices.Clone(only), i, i+1)
		}
	}
	return only
}
