package region

// merge replaces each live box by the first one that allows the same from
// dimension d on. Which of them an earlier choice left alive no longer matters,
// and situations that differ only in that then share one entry of the memory:
// what counts in a pigeonhole question is which holes are taken, not by whom.
func (s *searcher) merge(d int) {
	if s.alike == nil {
		s.findAlike()
	}
	live := s.live[d]
	for i, first := range s.alike[d] {
		if first != i && live.has(i) {
			live.drop(i)
			live.add(first)
		}
	}
}

// findAlike finds for each dimension which boxes are alike from there on, from
// the last dimension back: those alike from the next one with the same mask.
// Only boxes of groups without exceptions are merged; each of the others
// belongs with the rest of its group.
func (s *searcher) findAlike() {
	type tail struct {
		mask uint64
		next int
	}
	s.alike = make([][]int, len(s.box)+1)
	next := make([]int, len(s.boxes))
	for _, g := range s.split {
		for i := g.lo; i < g.hi; i++ {
			next[i] = i + 1 // 0 is for the boxes to merge
		}
	}
	for d := len(s.box); d >= 0; d-- {
		s.alike[d] = make([]int, len(s.boxes))
		first := map[tail]int{}
		for i, b := range s.boxes {
			t := tail{next: next[i]}
			if d < len(s.box) {
				t.mask = b[d]
			}
			if _, seen := first[t]; !seen {
				first[t] = i
			}
			s.alike[d][i] = first[t]
		}
		for i := range next {
			next[i] = s.alike[d][i] + 1
		}
	}
}
