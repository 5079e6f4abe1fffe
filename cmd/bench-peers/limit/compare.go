package limit

import (
	"maps"
	"slices"
	"sync"
)

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

// table is all that agencies say on one action. Every agency has a row as host
// and one as aid: regions side by side, so that a host's and an aid's regions
// at the same place conflict where they meet.
//
//	unreached: what the host forbids, what it requires
//	           what the aid does, what it forbids or leaves open
//	approver:  where the host asks for a rung, for each rung that some host asks for
//	           where the aid asks for less
//	duty:      where the host requires it by a time, for each such time
//	           where the aid requires it by another
type table struct {
	agencies []int // that have rules on it, by place in Set.Agencies
	width    int   // words of a row
	aids     []uint64
	hosts    [][Kinds][]part // by place in agencies
}

// part is a region of a host that is not empty, and where in a row it stands.
type part struct {
	at    int
	words region
}

func newTable(sides []*side, words int) table {
	var t table
	asked, times := map[int]bool{}, map[int]bool{}
	for i, s := range sides {
		if s == nil {
			continue
		}
		t.agencies = append(t.agencies, i)
		for rung, where := range s.asks {
			if where != nil {
				asked[rung] = true
			}
		}
		for minutes := range s.duties {
			times[minutes] = true
		}
	}
	rungs, minutes := slices.Sorted(maps.Keys(asked)), slices.Sorted(maps.Keys(times))
	t.width = words * (2 + len(rungs) + len(minutes))
	t.aids = make([]uint64, 0, t.width*len(t.agencies))
	for _, i := range t.agencies {
		t.hosts = append(t.hosts, sides[i].asHost(words, rungs, minutes))
		t.aids = sides[i].asAid(t.aids, words, rungs, minutes)
	}
	return t
}

func (s *side) asHost(words int, rungs, minutes []int) (out [Kinds][]part) {
	at := 0
	add := func(kind Kind, where region) {
		if where != nil && !where.empty() {
			out[kind] = append(out[kind], part{at, where})
		}
		at += words
	}
	add(Unreached, s.bans)
	add(Unreached, s.musts)
	for _, rung := range rungs {
		add(Approver, s.asks[rung])
	}
	for _, m := range minutes {
		add(Duty, s.duties[m])
	}
	return out
}

func (s *side) asAid(row []uint64, words int, rungs, minutes []int) []uint64 {
	otherwise := slices.Clone(s.bans)
	otherwise.add(s.mays)
	row = append(append(row, s.acts...), otherwise...)
	for _, rung := range rungs {
		row = append(row, s.lacks[rung]...)
	}
	for _, m := range minutes {
		others := make(region, words)
		for n, where := range s.duties {
			if n != m {
				others.add(where)
			}
		}
		row = append(row, others...)
	}
	return row
}

// conflict tells whether some region of a host meets the aid's at its place.
func conflict(host []part, aid []uint64) bool {
	for _, p := range host {
		if p.words.meets(aid[p.at:]) {
			return true
		}
	}
	return false
}

// Each tells every conflict.
func (s *Set) Each(tell func(host, aid, action int, kind Kind)) {
	for action := range s.tables {
		t := &s.tables[action]
		for h := range t.agencies {
			for a := range t.agencies {
				for k := range Kinds {
					if h != a && conflict(t.hosts[h][k], t.aids[a*t.width:]) {
						tell(t.agencies[h], t.agencies[a], action, k)
					}
				}
			}
		}
	}
}

// count counts the conflicts of one host with all others.
func (t *table) count(h int, sum *Counts) {
	for k, parts := range t.hosts[h] {
		if len(parts) == 0 {
			continue
		}
		n := 0
		for at := 0; at < len(t.aids); at += t.width {
			if conflict(parts, t.aids[at:at+t.width]) {
				n++
			}
		}
		if conflict(parts, t.aids[h*t.width:]) {
			n-- // with itself
		}
		sum[k] += n
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
			for i := range s.tables {
				t := &s.tables[i]
				for h := g; h < len(t.agencies); h += goroutines {
					t.count(h, &sum)
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
