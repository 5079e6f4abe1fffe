package tally

import (
	"slices"

	"roe.example/checker/sweep"
)

// sorting puts agencies into classes as hosts and as aids, and the relations
// between them into ties.
type sorting struct {
	hostOf, aidOf []int32 // class of each agency
	hosts, aids   int32
	tieOf         []int32 // of each relation; 0 is that nothing was agreed
	ties          int32
}

// bond is a relation other than the usual one to those of a bound.
type bond struct{ bound, relation int32 }

// bondsOf lists them for each bound of hosts.
func bondsOf(s *sweep.Survey) [][]bond {
	out := make([][]bond, len(s.Relations))
	for b, row := range s.Relations {
		for other, relation := range row {
			if relation != 0 {
				out[b] = append(out[b], bond{int32(other), relation})
			}
		}
	}
	return out
}

// some is how many agencies are of a class, or of a bound.
type some struct {
	of int32
	n  int64
}

// counter counts the ordered pairs of agencies that stand in one place of a
// table of hosts by aids by ties, without going through pairs.
type counter struct {
	s     *sweep.Survey
	bonds [][]bond
	by    *sorting

	hosts   []int32   // classes that are there
	members [][]some  // of each of them, by bound
	both    [][]int32 // of each of them, agencies that are among the aids as well
	aids    []int32   // classes that are there, and how many agencies are of each
	aidsAll []int64
	aidAt   *places
	aidsOf  [][]some // by bound: places in aids

	row     []int64 // by tie and place in aids
	touched []int32
}

// newCounter counts pairs of some hosts with some aids; nil takes all.
func newCounter(s *sweep.Survey, bonds [][]bond, by *sorting, host, aid func(int) bool) *counter {
	c := &counter{s: s, bonds: bonds, by: by, aidsOf: make([][]some, len(s.Relations))}
	hostAt, aidAt := newPlaces(by.hosts), newPlaces(by.aids)
	for i := range s.Agencies {
		bound := s.Agencies[i].Bound
		isHost, isAid := host == nil || host(i), aid == nil || aid(i)
		if isHost {
			at := hostAt.of(by.hostOf[i])
			if at == len(c.members) {
				c.members, c.both = append(c.members, nil), append(c.both, nil)
			}
			c.members[at] = add(c.members[at], bound)
			if isAid {
				c.both[at] = append(c.both[at], int32(i))
			}
		}
		if isAid {
			at := aidAt.of(by.aidOf[i])
			if at == len(c.aidsAll) {
				c.aidsAll = append(c.aidsAll, 0)
			}
			c.aidsAll[at]++
			c.aidsOf[bound] = append(c.aidsOf[bound], some{int32(at), 1})
		}
	}
	for b, list := range c.aidsOf {
		c.aidsOf[b] = summed(list)
	}
	c.hosts, c.aids, c.aidAt = hostAt.there, aidAt.there, aidAt
	for i := range c.members {
		c.members[i] = summed(c.members[i])
	}
	c.row = make([]int64, int(by.ties)*len(c.aids))
	return c
}

// places numbers classes as they are met.
type places struct {
	at    []int32 // less one
	there []int32
}

func newPlaces(n int32) *places { return &places{at: make([]int32, n)} }

func (p *places) of(class int32) int {
	if p.at[class] == 0 {
		p.there = append(p.there, class)
		p.at[class] = int32(len(p.there))
	}
	return int(p.at[class]) - 1
}

// add counts one more; equal ones side by side share an entry.
func add(list []some, of int32) []some {
	if n := len(list); n > 0 && list[n-1].of == of {
		list[n-1].n++
		return list
	}
	return append(list, some{of, 1})
}

// summed has each once, in order.
func summed(list []some) []some {
	slices.SortFunc(list, func(a, b some) int { return int(a.of) - int(b.of) })
	out := list[:0]
	for _, x := range list {
		if n := len(out); n > 0 && out[n-1].of == x.of {
			out[n-1].n += x.n
		} else {
			out = append(out, x)
		}
	}
	return slices.Clip(out)
}

// each tells how many pairs there are of a host's class, given by its place in
// hosts, with each class of aids under each tie, where there are any.
func (c *counter) each(at int, visit func(tie, aid int32, pairs int64)) {
	size, width := int64(0), int32(len(c.aids))
	for _, m := range c.members[at] {
		size += m.n
	}
	for i, n := range c.aidsAll {
		c.row[i] = size * n
	}
	for _, m := range c.members[at] {
		for _, b := range c.bonds[m.of] {
			tie := c.by.tieOf[b.relation]
			if tie == 0 {
				continue
			}
			for _, a := range c.aidsOf[b.bound] {
				c.touch(tie*width+a.of, m.n*a.n)
				c.row[a.of] -= m.n * a.n
			}
		}
	}
	for _, i := range c.both[at] { // nobody helps itself
		bound := c.s.Agencies[i].Bound
		aid := int32(c.aidAt.of(c.by.aidOf[i]))
		c.touch(c.by.tieOf[c.s.Relations[bound][bound]]*width+aid, -1)
	}
	for i := range c.aids {
		if c.row[i] > 0 {
			visit(0, c.aids[i], c.row[i])
		}
	}
	slices.Sort(c.touched)
	for _, i := range c.touched {
		if c.row[i] > 0 {
			visit(i/width, c.aids[i%width], c.row[i])
		}
		c.row[i] = 0
	}
	c.touched = c.touched[:0]
}

func (c *counter) touch(at int32, n int64) {
	if at >= int32(len(c.aids)) && c.row[at] == 0 {
		c.touched = append(c.touched, at)
	}
	c.row[at] += n
}
