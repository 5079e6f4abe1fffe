package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// situated says in which circumstances a clash bites; empty for all. Of an example
// it leaves out what makes no difference to the answer.
func (p *pocket) situated(c *facts.Clash) string {
	switch {
	case c.Whole || c.Region == "" || c.Region == "in any circumstances":
		return ""
	case len(c.Region) <= longestWhen && !strings.Contains(c.Region, "; or "):
		return c.Region
	}
	about := situation{c, p.concerned(c)}
	words, known := p.situations.Load(about)
	if !known {
		words, _ = p.situations.LoadOrStore(about, p.decisive(c))
	}
	return example + cmp.Or(words.(string), c.Situation)
}

// situation is a clash as it concerns an agency; without one, whomever it
// concerns.
type situation struct {
	clash  *facts.Clash
	agency string
}

// concerned is the one agency whose answer a situation is said for; empty where
// it is said for all that stand against one another.
func (p *pocket) concerned(c *facts.Clash) string {
	if ofOne(c) || !slices.Contains(c.Left.Agencies, p.agency) && !slices.Contains(c.Right.Agencies, p.agency) {
		return p.agency
	}
	return ""
}

// ofOne tells whether a clash is between what binds one agency's officers, whoever
// else meets the same.
func ofOne(c *facts.Clash) bool {
	return c.Kind == "forbidden-here" || c.Kind == "dilemma" || c.Kind == "against-own-rules"
}

// decisive says of a clash's situation as much as it takes for the answer.
func (p *pocket) decisive(c *facts.Clash) string {
	for i := range p.stands.Posts {
		post := &p.stands.Posts[i]
		box, dims := p.witness(c, post)
		area, found := p.answered(c, post, box)
		if !found || len(dims) == 0 {
			continue
		}
		return p.stands.Space.DescribeCell(cellOf(box), p.needed(area, box, post.Given, dims))
	}
	return ""
}

// witness is a clash's situation at a post as a box, and its dimensions.
func (p *pocket) witness(c *facts.Clash, post *calculus.StandPost) (box region.Box, dims []int) {
	box = slices.Clone(post.Given)
	for _, w := range c.Witness {
		d, known := p.stands.Space.DimIndex(w.Dimension)
		if !known {
			continue
		}
		if atom, known := p.stands.Space.AtomIndex(d, w.Value); known {
			box[d], dims = 1<<atom, append(dims, d)
		}
	}
	return box, dims
}

// answered is the area in which those whom a clash concerns stand as they do in a
// situation.
func (p *pocket) answered(c *facts.Clash, post *calculus.StandPost, box region.Box) (area region.Region, found bool) {
	agencies := []string{p.agency}
	if !ofOne(c) {
		agencies = union(agencies, slices.Concat(c.Left.Agencies, c.Right.Agencies))
	}
	area = p.stands.Space.All()
	seen := map[string]bool{} // many agencies stand alike
	for _, agency := range agencies {
		for _, id := range c.Actions {
			d := post.Of[agency][id]
			if d == nil || seen[d.Key] {
				continue
			}
			seen[d.Key] = true
			for k := range d.Shares {
				if p.stands.Space.Subset(region.Of(box), d.Shares[k].Area) {
					area, found = area.Intersect(d.Shares[k].Area), true
				}
			}
		}
	}
	return area, found
}

// needed are the dimensions of a situation without any of which it would reach
// beyond an area.
func (p *pocket) needed(area region.Region, box, given region.Box, dims []int) []int {
	only := slices.Clone(dims)
	for i := len(dims) - 1; i >= 0; i-- {
		wider := slices.Clone(box)
		wider[dims[i]] = given[dims[i]]
		if p.stands.Space.Subset(region.Of(wider), area) {
			box = wider
			only = slices.DeleteFunc(only, func(d int) bool { return d == dims[i] })
		}
	}
	if len(only) == 0 { // the answer is the same everywhere; say the situation
		return dims
	}
	return only
}

// cellOf is the first cell of a box.
func cellOf(box region.Box) region.Cell {
	cell := make(region.Cell, len(box))
	for d, mask := range box {
		for mask&1 == 0 && mask != 0 {
			mask >>= 1
			cell[d]++
		}
	}
	return cell
}

// everBanned tells that what is forbidden here is so in all circumstances.
func (p *pocket) everBanned(it *item) bool {
	return it.kind == "forbidden-here" && it.left.Position == "prohibited" && !p.anywhere(it.actions, func(s *calculus.Share) bool { return s.Position != "prohibited" })
}

// placed tells whether an answer can come up at a post: what holds at a polling
// place alone does not where officers work at none.
func (p *pocket) placed(s *calculus.Share, post *calculus.StandPost) bool {
	d, known := p.stands.Space.DimIndex("place")
	if !known {
		return true
	}
	atom, known := p.stands.Space.AtomIndex(d, pollingPlace)
	if !known || p.facts.Purpose == "election-event" || p.facts.Purpose == "polling-place" {
		return true
	}
	elsewhere := slices.Clone(post.Given)
	elsewhere[d] &^= 1 << atom
	return elsewhere[d] == 0 || p.stands.Space.Overlaps(s.Area, region.Of(elsewhere))
}

const pollingPlace = "polling-place"
