package region

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// searcher looks for the first answer of a query, depth first over the
// dimensions in order and in each over the classes from mild to grave. What
// matters at a node is only its depth and which boxes still hold the cell built
// so far: the live boxes. A pair that failed once is never searched again.
type searcher struct {
	*query
	cell    Cell
	steps   int                 // steps taken
	most    int                 // steps allowed
	failed  map[string]struct{} // depth and live boxes
	live    []bitset            // per depth, to save allocations
	settled []bitset            // per depth, boxes that bind nothing from there on
	plain   []bitset            // per depth, those of settled that are groups without exceptions
	split   []group             // groups with exceptions
	alike   [][]int             // per dimension and box, the first alike from there on; see merge
	key     []byte
}

// easySteps is the length of a search that is not worth merging boxes for.
const easySteps = 500

// search returns the first cell of the query's box outside all of its groups,
// which is there until the query is released.
// decided is false when steps did not suffice; there is no answer then.
func (q *query) search(steps int) (c Cell, ok, decided bool) {
	if q.void {
		return nil, false, true
	}
	if steps <= 0 {
		return nil, false, false
	}
	s := newSearcher(q, steps)
	ok = s.from(0)
	if s.steps > s.most {
		return nil, false, false
	}
	return s.cell, ok, true
}

// newSearcher makes the searcher of q with all boxes alive.
func newSearcher(q *query, steps int) *searcher {
	n := len(q.box)
	s := &q.searcher
	if len(s.cell) != n {
		s.cell = make(Cell, n)
	}
	*s = searcher{query: q, most: steps, cell: s.cell, failed: s.failed, split: s.split[:0], key: s.key}
	if len(s.failed) > easySteps {
		s.failed = nil
	}
	clear(s.failed)
	sets := q.newBitsets(3*(n+1), len(q.boxes))
	s.live, s.settled, s.plain = sets[:n+1], sets[n+1:2*(n+1)], sets[2*(n+1):]
	for i := range q.boxes {
		s.live[0].add(i)
	}
	for _, g := range q.groups {
		s.settle(g)
	}
	return s
}

// settle notes from which depth on each box of the group binds nothing: a
// group's box once it allows all that the query does, an exception once it
// allows all that its group's box does.
func (s *searcher) settle(g group) {
	plain := g.hi == g.lo+1
	if !plain {
		s.split = append(s.split, g)
	}
	for i := g.lo; i < g.hi; i++ {
		outer := s.box
		if i > g.lo {
			outer = s.boxes[g.lo]
		}
		for d := len(outer); d >= 0 && (d == len(outer) || s.boxes[i][d] == outer[d]); d-- {
			s.settled[d].add(i)
			if plain {
				s.plain[d].add(i)
			}
		}
	}
}

// from completes the cell from dimension d on, reporting whether it could.
func (s *searcher) from(d int) bool {
	if s.steps++; s.steps > s.most {
		return false
	}
	live := s.live[d]
	if !s.prune(d) {
		return false
	}
	if s.steps > easySteps {
		s.merge(d)
	}
	if !slices.ContainsFunc(live, func(w uint64) bool { return w != 0 }) {
		s.fill(d)
		return true
	}
	if _, known := s.failed[string(s.keyOf(d))]; known {
		return false
	}
	for _, c := range s.dim(d) {
		s.cell[d] = c.atom
		for w := range live {
			s.live[d+1][w] = live[w] & c.in[w]
		}
		if s.from(d + 1) {
			return true
		}
		if s.steps > s.most {
			return false
		}
	}
	if s.failed == nil {
		s.failed = map[string]struct{}{}
	}
	s.failed[string(s.keyOf(d))] = struct{}{}
	return false
}

// prune drops from the live boxes of depth d those that cannot matter any more,
// so that equal situations look equal. It reports false when a group holds
// every completion of the cell.
func (s *searcher) prune(d int) bool {
	live := s.live[d]
	if live.meets(s.plain[d]) {
		return false
	}
	for _, g := range s.split {
		excepted, saved := false, false
		for i := g.lo + 1; i < g.hi; i++ {
			excepted = excepted || live.has(i)
			saved = saved || live.has(i) && s.settled[d].has(i)
		}
		switch {
		case !live.has(g.lo) || saved:
			for i := g.lo; i < g.hi; i++ {
				live.drop(i)
			}
		case !excepted && s.settled[d].has(g.lo):
			return false
		}
	}
	return true
}

// fill completes the cell with the first atoms that the box allows.
func (s *searcher) fill(d int) {
	for ; d < len(s.box); d++ {
		s.cell[d] = uint8(bits.TrailingZeros64(s.box[d]))
	}
}

// keyOf writes depth and live boxes into the key buffer.
func (s *searcher) keyOf(d int) []byte {
	s.key = append(s.key[:0], byte(d), byte(d>>8))
	for _, w := range s.live[d] {
		s.key = binary.LittleEndian.AppendUint64(s.key, w)
	}
	return s.key
}
