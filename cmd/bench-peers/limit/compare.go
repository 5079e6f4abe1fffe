package limit

import "sync"

// A Kind of conflict between a host and an agency that comes to help it.
type Kind int

const (
	Unreached Kind = iota // the host forbids or requires what the aid's own rules say otherwise
	Approver              // both permit it, the host on a higher word
	Duty                  // both require it, by different times
	Kinds
)

func (k Kind) String() string { return [...]string{"unreached", "approver", "duty"}[k] }

// Counts of conflicts: one for each host, aid, action and kind.
type Counts [Kinds]int

// compare says of a host and an aid on one action which kinds there are, as bits.
func (s *Set) compare(h, a *side) (found uint8) {
	if s.any(h.bans, a.acts) || s.any(h.musts, a.bans) || s.any(h.musts, a.mays) {
		found |= 1 << Unreached
	}
	for i := range h.asks {
		if s.any(h.asks[i].boxes, a.lacks[h.asks[i].rung]) {
			found |= 1 << Approver
			break
		}
	}
	for i := range h.duties {
		for j := range a.duties {
			if h.duties[i].minutes != a.duties[j].minutes && s.any(h.duties[i].boxes, a.duties[j].boxes) {
				return found | 1<<Duty
			}
		}
	}
	return found
}

func (s *Set) any(a, b []Box) bool {
	for _, x := range a {
		for _, y := range b {
			if s.meet(x, y) {
				return true
			}
		}
	}
	return false
}

// Each tells every conflict.
func (s *Set) Each(tell func(host, aid, action int, kind Kind)) {
	for h := range s.Agencies {
		for a := range s.Agencies {
			if h != a {
				s.pair(h, a, func(action int, found uint8) {
					for k := range Kinds {
						if found>>k&1 == 1 {
							tell(h, a, action, k)
						}
					}
				})
			}
		}
	}
}

func (s *Set) pair(h, a int, tell func(action int, found uint8)) {
	theirs := s.sides[a]
	for i, mine := range s.sides[h] {
		if mine != nil && theirs[i] != nil {
			if found := s.compare(mine, theirs[i]); found != 0 {
				tell(i, found)
			}
		}
	}
}

// Count compares every agency with every other, each way round, on so many
// goroutines, and counts.
func (s *Set) Count(goroutines int) (out Counts) {
	var all sync.WaitGroup
	sums := make([]Counts, goroutines)
	for g := range goroutines {
		all.Go(func() {
			var sum Counts
			for h := g; h < len(s.Agencies); h += goroutines {
				for a := range s.Agencies {
					if h != a {
						s.pair(h, a, func(_ int, found uint8) {
							for k := range Kinds {
								sum[k] += int(found >> k & 1)
							}
						})
					}
				}
			}
			sums[g] = sum
		})
	}
	all.Wait()
	for _, sum := range sums {
		for k, n := range sum {
			out[k] += n
		}
	}
	return out
}
