package calculus

import (
	"math/bits"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// nearby is a set of circumstances outside of those asked about with another
// answer than a case has, and the dimensions in which they differ from it.
type nearby struct {
	dims   []int
	region region.Region
	reply  *reply
}

// nearest lists the circumstances outside of those asked about that differ from
// some circumstance of a case in as few dimensions as any with another answer.
// All are circumstances that the deployment leaves possible.
func (e *engine) nearest(given, asked region.Box, all []reply, of *reply) []nearby {
	var others []*reply
	outside := region.Of(given).Minus(region.Of(asked))
	for i := range all {
		if key(all[i].Reply) != key(of.Reply) && e.space.Overlaps(all[i].region, outside) {
			others = append(others, &all[i])
		}
	}
	if len(others) == 0 {
		return nil
	}
	dims := e.deciding(given, asked, all)
	for n := 1; n <= len(dims); n++ {
		if out := e.differing(choose(n, dims), given, asked, others, of); len(out) > 0 {
			return out
		}
	}
	return nil
}

// deciding lists the dimensions that can make a difference: those that the
// answers, the question or what cannot occur depend on, and the deployment does
// not fix.
func (e *engine) deciding(given, asked region.Box, all []reply) []int {
	used := e.space.Entangled()
	for i := range all {
		used = append(used, e.space.Constrained(all[i].region)...)
	}
	var out []int
	for d, mask := range given {
		if bits.OnesCount64(mask) > 1 && (asked[d] != mask || slices.Contains(used, d)) {
			out = append(out, d)
		}
	}
	return out
}

// differing looks at several ways to change dimensions.
func (e *engine) differing(ways [][]int, given, asked region.Box, others []*reply, of *reply) []nearby {
	var out []nearby
	outside := region.Of(given).Minus(region.Of(asked))
	stated := func(d int) bool { return asked[d] != given[d] }
	for _, way := range ways {
		if !slices.ContainsFunc(way, stated) {
			continue // what stays as it is asked about is not outside
		}
		reached := e.space.Free(of.region, way...).Intersect(outside)
		for _, o := range others {
			if there := e.space.Simplify(reached.Intersect(o.region)); !e.space.Empty(there) {
				out = append(out, nearby{way, there, o})
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
		beside := a.space.Relax(n.region, a.leaving(asked, n.dims))
		first, _ := a.space.First(n.region)
		one := facts.Change{Region: a.describe(beside), Reply: n.reply.Reply}
		_, one.Situation = a.engine.out.witness(beside, first)
		for _, d := range n.dims {
			one.Dimensions = append(one.Dimensions, a.space.Dims()[d].ID)
		}
		out = append(out, one)
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
