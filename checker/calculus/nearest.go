package calculus

import (
	"math/bits"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// nearby is a set of circumstances with another answer than a case has, the
// dimensions in which they differ from it, and all that differ from it in these.
type nearby struct {
	dims    []int
	region  region.Region
	reached region.Region
	reply   *reply
}

// nearest lists the circumstances that differ from some circumstance of a case
// in as few dimensions as any with another answer. All are circumstances that
// the deployment leaves possible; those asked about are left out, because the
// other cases tell of them.
func (e *engine) nearest(given, asked region.Box, all []reply, of *reply) []nearby {
	var others []*reply
	for i := range all {
		if key(all[i].Reply) != key(of.Reply) {
			others = append(others, &all[i])
		}
	}
	dims := e.deciding(given, all)
	for n := 1; n <= len(dims) && len(others) > 0; n++ {
		if found := e.differing(choose(n, dims), given, others, of); len(found) > 0 {
			return e.outside(asked, found)
		}
	}
	return nil
}

// outside leaves out what was asked about.
func (e *engine) outside(asked region.Box, found []nearby) []nearby {
	var out []nearby
	for _, n := range found {
		n.region = e.space.Simplify(n.region.Minus(region.Of(asked)))
		if !e.space.Empty(n.region) {
			out = append(out, n)
		}
	}
	return out
}

// deciding lists the dimensions that can make a difference: those that the
// answers or what cannot occur depend on, and the deployment does not fix.
func (e *engine) deciding(given region.Box, all []reply) []int {
	used := e.space.Entangled()
	for i := range all {
		used = append(used, e.space.Constrained(all[i].region)...)
	}
	var out []int
	for d, mask := range given {
		if bits.OnesCount64(mask) > 1 && slices.Contains(used, d) {
			out = append(out, d)
		}
	}
	return out
}

// differing looks at several ways to change dimensions.
func (e *engine) differing(ways [][]int, given region.Box, others []*reply, of *reply) []nearby {
	var out []nearby
	for _, way := range ways {
		reached := e.space.Free(of.region, way...).Intersect(region.Of(given))
		for _, o := range others {
			if there := reached.Intersect(o.region); !e.space.Empty(there) {
				out = append(out, nearby{way, there, reached, o})
			}
		}
	}
	return out
}

// choose lists all choices of n from a list.
func choose(n int, from []int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var out [][]int
	for i := 0; i+n <= len(from); i++ {
		for _, rest := range choose(n-1, from[i+1:]) {
			out = append(out, append([]int{from[i]}, rest...))
		}
	}
	return out
}

// changes says the nearest other answers in words.
func (a *asker) changes(t *trio, asked region.Box, all []reply, of *reply) []facts.Change {
	out := []facts.Change{}
	for _, n := range a.nearest(t.p.given, asked, all, of) {
		one := facts.Change{Region: a.told(n.region, a.leaving(asked, n.dims)), Reply: n.reply.Reply}
		for _, d := range n.dims {
			one.Dimensions = append(one.Dimensions, a.space.Dims()[d].ID)
		}
		one.Instead, one.Beside = a.instead(&n)
		out = append(out, one)
	}
	return out
}

// instead says a change for one who knows the case.
func (a *asker) instead(n *nearby) (instead, beside string) {
	one, other := a.mildest(n)
	return a.words(one), a.words(other)
}

// mildest gives what is otherwise than in the case, and what must be true beside
// it for the answer to be the other one: the mildest of the circumstances, by as
// few dimensions as suffice.
func (a *asker) mildest(n *nearby) (instead, beside region.Box) {
	cell, _ := a.space.First(n.region)
	enough := n.region.Union(a.space.All().Minus(n.reached))
	instead, beside = a.space.Full(), a.space.Full()
	for _, d := range n.dims {
		instead[d] = 1 << cell[d]
	}
	for _, d := range a.engine.out.telling(enough, cell) {
		if !slices.Contains(n.dims, d) {
			beside[d] = 1 << cell[d]
		}
	}
	if len(n.dims) == 1 {
		instead[n.dims[0]] = a.alternatives(beside, n, enough)
	}
	return instead, beside
}

// alternatives are the values of the one dimension that changes which do as
// well, all else as it is.
func (a *asker) alternatives(beside region.Box, n *nearby, enough region.Region) uint64 {
	var out uint64
	d := n.dims[0]
	for mask := a.space.Full()[d]; mask != 0; mask &= mask - 1 {
		one := slices.Clone(beside)
		one[d] = mask & -mask
		if a.space.Overlaps(region.Of(one), n.region) && a.space.Subset(region.Of(one), enough) {
			out |= one[d]
		}
	}
	return out
}

// leaving is what is still known when some dimensions are no longer as asked.
func (a *asker) leaving(asked region.Box, dims []int) region.Box {
	out := slices.Clone(asked)
	for _, d := range dims {
		out[d] = 0 // no box allows exactly nothing, so these are always told
	}
	return out
}
