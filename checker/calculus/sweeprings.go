package calculus

// ringProne are the actions on which duties can wait for each other in a ring,
// whoever's they are: those from which one comes back to them by going from
// what has to be done first to what follows.
func (s *Sweep) ringProne() []bool {
	n := len(s.tax.ids)
	next := make([]bitset, n)
	for _, d := range s.Compiled.docs {
		for _, one := range d.norms {
			if one.modality != requires {
				continue
			}
			for _, after := range one.source.After {
				first, ok := s.tax.index[after]
				if !ok {
					continue
				}
				if next[first] == nil {
					next[first] = s.tax.none()
				}
				next[first].union(one.actions)
			}
		}
	}
	out := make([]bool, n)
	for i := range out {
		out[i] = next[i] != nil && s.reachesBack(next, i)
	}
	return out
}

func (s *Sweep) reachesBack(next []bitset, from int) bool {
	seen := s.tax.none()
	todo := []int{from}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if next[i] == nil {
			continue
		}
		if next[i].has(from) {
			return true
		}
		next[i].each(func(j int) {
			if !seen.has(j) {
				seen.add(j)
				todo = append(todo, j)
			}
		})
	}
	return false
}
