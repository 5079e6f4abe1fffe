package limit

import (
	"encoding/binary"
	"maps"
	"slices"
	"sync"
)

// A Kind of conflict between a host and an agency that comes to help it.
type Kind int

const (
	Unreached     Kind = iota // the host forbids or requires what the aid's own rules say otherwise
	Approver                  // both permit it, the host on a higher word
	Duty                      // both require it, by different times
	Incomparable              // both permit it, and each in situations in which the other does not
	SilentNote                // one has no rule for a situation in which the other permits or requires it
	SilentWarning             // the host forbids or requires what the aid has no rule on at all
	Defect                    // one of the two permits and forbids the same
	Dilemma                   // one of the two requires and forbids it
	Kinds
)

// InRego is how many of them, from the first, the rules in folder rego know.
const InRego = Duty + 1

// inBits is how many of them, from the first, regions of two agencies have by
// meeting. The others are of agencies that say nothing, or of one's own rules.
const inBits = SilentNote + 1

func (k Kind) String() string {
	return [...]string{"unreached", "approver", "duty", "incomparable", "silent-note", "silent-warning", "defect", "dilemma"}[k]
}

// All lists the kinds.
func All() (out []Kind) {
	for k := range Kinds {
		out = append(out, k)
	}
	return out
}

// Counts of conflicts: one for each host, aid, action and kind. Of silence, that
// which is a note counts where none is a warning.
type Counts [Kinds]int

// table is all that agencies say on one action. Every agency that says something
// has a row as host and one as aid: regions side by side, so that a host's and an
// aid's regions at the same place conflict where they meet.
//
//	unreached:    what the host forbids, what it requires
//	              what the aid does, what it forbids or leaves open
//	approver:     where the host asks for a rung, for each rung that some host asks for
//	              where the aid asks for less
//	duty:         where the host requires it by a time, for each such time
//	              where the aid requires it by another
//	silent-note:  what the host does or may, what it has no rule on
//	              what the aid has no rule on, what it does or may
//	incomparable: of all regions of permissions, those that cross one of the host's
//	              those of the aid
type table struct {
	all      int     // agencies, whether they say something or not
	agencies []int   // that say something on it, by place in Set.Agencies
	sides    []*side // of these
	faults   Counts  // how many have a defect, and a dilemma
	width    int     // words of a row
	aids     []uint64
	hosts    [][inBits][]part // by place in agencies
}

// part is a region of a host that is not empty, and where in a row it stands.
type part struct {
	at    int
	words region
}

// layout is what the rows of a table have in common.
type layout struct {
	all            region
	rungs, minutes []int
	leaves         *leaves
}

func newTable(sides []*side, all region) table {
	t := table{all: len(sides)}
	l := layout{all: all, leaves: newLeaves(sides)}
	asked, times := map[int]bool{}, map[int]bool{}
	for i, s := range sides {
		if s == nil {
			continue
		}
		t.agencies, t.sides = append(t.agencies, i), append(t.sides, s)
		t.faults[Defect] += count(s.defect)
		t.faults[Dilemma] += count(s.dilemma)
		for rung, where := range s.asks {
			if where != nil {
				asked[rung] = true
			}
		}
		for minutes := range s.duties {
			times[minutes] = true
		}
	}
	l.rungs, l.minutes = slices.Sorted(maps.Keys(asked)), slices.Sorted(maps.Keys(times))
	t.width = len(all)*(4+len(l.rungs)+len(l.minutes)) + l.leaves.words()
	t.aids = make([]uint64, 0, t.width*len(t.agencies))
	for _, s := range t.sides {
		t.hosts = append(t.hosts, l.asHost(s))
		t.aids = l.asAid(t.aids, s)
	}
	return t
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (l *layout) asHost(s *side) (out [inBits][]part) {
	at := 0
	add := func(kind Kind, where region) {
		if where != nil && !where.empty() {
			out[kind] = append(out[kind], part{at, where})
		}
		at += len(l.all)
	}
	add(Unreached, s.bans)
	add(Unreached, s.musts)
	for _, rung := range l.rungs {
		add(Approver, s.asks[rung])
	}
	for _, m := range l.minutes {
		add(Duty, s.duties[m])
	}
	add(SilentNote, s.does())
	add(SilentNote, s.unsaid(l.all))
	add(Incomparable, l.leaves.crossing(s))
	return out
}

func (l *layout) asAid(row []uint64, s *side) []uint64 {
	otherwise := slices.Clone(s.bans)
	otherwise.add(s.mays)
	row = append(append(row, s.acts...), otherwise...)
	for _, rung := range l.rungs {
		row = append(row, s.lacks[rung]...)
	}
	for _, m := range l.minutes {
		others := make(region, len(l.all))
		for n, where := range s.duties {
			if n != m {
				others.add(where)
			}
		}
		row = append(row, others...)
	}
	row = append(append(row, s.unsaid(l.all)...), s.does()...)
	return append(row, l.leaves.of(s)...)
}

// leaves are the regions of all permissions, each once, so that a bit can stand
// for one.
type leaves struct {
	at      map[string]int
	regions []region
	cross   []region // of each, those of which it has a part, and they of it, and neither all
}

func newLeaves(sides []*side) *leaves {
	l := &leaves{at: map[string]int{}}
	for _, s := range sides {
		if s == nil {
			continue
		}
		for _, r := range s.leaves {
			if key := r.key(); l.at[key] == 0 {
				l.regions = append(l.regions, r)
				l.at[key] = len(l.regions)
			}
		}
	}
	l.cross = make([]region, len(l.regions))
	for i := range l.cross {
		l.cross[i] = make(region, l.words())
	}
	for i, a := range l.regions {
		for j, b := range l.regions[:i] {
			if a.meets(b) && !a.inside(b) && !b.inside(a) {
				l.cross[i].set(j)
				l.cross[j].set(i)
			}
		}
	}
	return l
}

func (l *leaves) words() int { return (len(l.regions) + 63) / 64 }

func (l *leaves) of(s *side) region {
	out := make(region, l.words())
	for _, r := range s.leaves {
		out.set(l.at[r.key()] - 1)
	}
	return out
}

func (l *leaves) crossing(s *side) region {
	out := make(region, l.words())
	for _, r := range s.leaves {
		out.add(l.cross[l.at[r.key()]-1])
	}
	return out
}

// key is equal for equal regions.
func (r region) key() string {
	out := make([]byte, 0, 8*len(r))
	for _, w := range r {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return string(out)
}

func (r region) set(i int) { r[i/64] |= 1 << (i % 64) }

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
		places := make([]int, t.all) // in agencies; -1: it says nothing
		for i := range places {
			places[i] = slices.Index(t.agencies, i)
		}
		for h := range places {
			for a := range places {
				if h == a {
					continue
				}
				for k, is := range t.between(places[h], places[a]) {
					if is {
						tell(h, a, action, Kind(k))
					}
				}
			}
		}
	}
}

// between says of which kinds the conflicts of a host and an aid are, by place in
// agencies; -1: one that says nothing.
func (t *table) between(h, a int) (out [Kinds]bool) {
	for _, i := range []int{h, a} {
		if i >= 0 {
			out[Defect], out[Dilemma] = out[Defect] || t.sides[i].defect, out[Dilemma] || t.sides[i].dilemma
		}
	}
	switch {
	case h >= 0 && a >= 0:
		for k := range inBits {
			out[k] = conflict(t.hosts[h][k], t.aids[a*t.width:])
		}
	case h >= 0:
		out[t.sides[h].towardsNobody()] = true
	case a >= 0:
		out[SilentNote] = true
	}
	return out
}

// towardsNobody is the kind of conflict of a host with an aid that says nothing.
func (s *side) towardsNobody() Kind {
	if s.bans.empty() && s.musts.empty() {
		return SilentNote
	}
	return SilentWarning
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
	s := t.sides[h]
	sum[s.towardsNobody()] += t.all - len(t.agencies)
	t.own(Defect, s.defect, sum)
	t.own(Dilemma, s.dilemma, sum)
}

// own counts with whom a host meets a fault of its own rules, or of the other's.
func (t *table) own(k Kind, faulty bool, sum *Counts) {
	if faulty {
		sum[k] += t.all - 1
	} else {
		sum[k] += t.faults[k]
	}
}

// countRest counts the conflicts of the hosts that say nothing.
func (t *table) countRest(sum *Counts) {
	hosts := t.all - len(t.agencies)
	sum[SilentNote] += hosts * len(t.agencies)
	sum[Defect] += hosts * t.faults[Defect]
	sum[Dilemma] += hosts * t.faults[Dilemma]
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
				if i%goroutines == g {
					t.countRest(&sum)
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
