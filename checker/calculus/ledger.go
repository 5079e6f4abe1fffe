package calculus

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// ledger joins what is on a tape to the same records as a collector does, and
// keeps them from one run to the next. Of each key it joins anew only where
// something on the tape is new, gone, or at another time; whatever no such key
// concerns stays the very same list.
type ledger struct {
	turn   int
	played []*chunk // of the last run, in their order
	groups map[string]*group
	kinds  map[string]*ledgerKind

	attempts []facts.Attempt
}

// chunk is a stretch of the tape that is repeated, or made anew, as a whole.
type chunk struct {
	events   []*event
	attempts map[string]*facts.Attempt
	turn, at int    // the last run in which it was played, and where
	copy     *chunk // stands for it where it is played twice in one run
}

// group is what has one key, and is joined.
type group struct {
	key     string
	events  []placed
	records []*joined
	turn    int // the last run in which it was joined
}

// placed is an event and where it stands.
type placed struct {
	*event
	chunk *chunk
	n     int
}

func (a placed) compare(b placed) int {
	return cmp.Or(cmp.Compare(a.chunk.at, b.chunk.at), cmp.Compare(a.n, b.n))
}

// joined is a finished record.
type joined struct {
	rec     facts.Clash
	actions bitset
	during  book.Period
	first   placed // event that is in it
	dropped bool
}

func (a *joined) tied(b *joined) bool {
	return a.rec.Cause == b.rec.Cause && a.rec.During.From == b.rec.During.From && a.rec.Region == b.rec.Region
}

func (a *joined) compare(b *joined) int {
	return cmp.Or(cmp.Compare(a.rec.Cause, b.rec.Cause), cmp.Compare(a.rec.During.From, b.rec.During.From), cmp.Compare(a.rec.Region, b.rec.Region),
		a.first.compare(b.first))
}

// ledgerKind is the records of one kind in their order, and as the facts have
// them.
type ledgerKind struct {
	sorted []*joined
	list   []facts.Clash
}

// cut ends a chunk of the tape.
func (c *collector) cut() *chunk {
	one := &chunk{events: c.tape, attempts: c.attempts}
	c.tape, c.attempts = nil, nil
	c.replay(one)
	return one
}

// replay takes in a chunk again.
func (c *collector) replay(one *chunk) {
	if len(one.events)+len(one.attempts) > 0 {
		c.chunks = append(c.chunks, one)
	}
}

// settle joins the chunks of a run; anew: whatever was joined before.
func (l *ledger) settle(c *collector, anew bool) facts.Clashes {
	if l.groups == nil {
		l.groups, l.kinds = map[string]*group{}, map[string]*ledgerKind{}
	}
	chunks, fresh, inOrder := l.place(c.chunks)
	dirty := l.changed(fresh, anew || !inOrder)
	l.played = chunks
	records := make([][]*joined, len(dirty))
	cores.Each(len(dirty), func(i int) { records[i] = l.join(c, dirty[i]) })
	added := map[string][]*joined{}
	changed := map[string]bool{}
	for i, g := range dirty {
		l.replace(g, records[i], added, changed)
	}
	for kind := range changed {
		l.arrange(kind, added[kind])
	}
	var out facts.Clashes
	for kind, list := range listsByKind(&out) {
		if have := l.kinds[kind]; have != nil {
			*list = have.list
		}
	}
	return out
}

// place notes where the chunks of a run stand, and tells which were not there in
// the run before, and whether the others stand as they did among each other.
func (l *ledger) place(all []*chunk) (chunks, fresh []*chunk, inOrder bool) {
	l.turn++
	inOrder = true
	last := -1
	chunks = make([]*chunk, 0, len(all))
	for at, one := range all {
		for one.turn == l.turn {
			if one.copy == nil {
				one.copy = &chunk{events: one.events, attempts: one.attempts}
			}
			one = one.copy
		}
		if one.turn == 0 || one.turn != l.turn-1 {
			fresh = append(fresh, one)
		} else {
			inOrder = inOrder && one.at > last
			last = one.at
		}
		one.turn, one.at = l.turn, at
		chunks = append(chunks, one)
	}
	return chunks, fresh, inOrder
}

// changed lists the groups to be joined anew, with their events.
func (l *ledger) changed(fresh []*chunk, all bool) (dirty []*group) {
	touch := func(key string) *group {
		g := l.groups[key]
		if g == nil {
			g = &group{key: key}
			l.groups[key] = g
		}
		if g.turn != l.turn {
			g.turn = l.turn
			dirty = append(dirty, g)
		}
		return g
	}
	if all {
		for key := range l.groups {
			touch(key)
		}
	}
	for _, one := range l.played {
		if one.turn != l.turn {
			for _, v := range one.events {
				touch(v.key)
			}
		}
	}
	for _, one := range fresh {
		for n, v := range one.events {
			g := touch(v.key)
			g.events = append(g.events, placed{v, one, n})
		}
	}
	return dirty
}

// join joins the events of a group, as a collector does one by one.
func (l *ledger) join(c *collector, g *group) []*joined {
	g.events = slices.DeleteFunc(g.events, func(p placed) bool { return p.chunk.turn != l.turn })
	slices.SortFunc(g.events, placed.compare)
	var out []*joined
	for _, p := range g.events {
		during := c.when(p.event)
		n := slices.IndexFunc(out, func(j *joined) bool { return touch(j.during, during) })
		if n < 0 { // the first, or the same again after a time without it
			out = append(out, &joined{rec: p.rec, actions: slices.Clone(p.actions), during: during, first: p})
			continue
		}
		have := out[n]
		have.actions.union(p.actions)
		have.during = joinRecord(&have.rec, &p.rec, have.during, during)
	}
	for _, j := range out {
		j.rec.During = c.interval(j.during)
		j.rec.Actions = c.tax.names(j.actions)
		j.rec.Cause = cause(&j.rec)
		j.rec.ID = fmt.Sprintf("%s/%s/%s/", c.in.Book.Dir, c.in.ID, j.rec.Kind) + identity(&j.rec)
	}
	return out
}

// replace puts records in the place of those that a group had. A record that
// says the same as before is the one of before.
func (l *ledger) replace(g *group, records []*joined, added map[string][]*joined, changed map[string]bool) {
	before := g.records
	for i, j := range records {
		if i < len(before) && before[i].rec.ID == j.rec.ID {
			have := before[i]
			if have.first != j.first {
				have.first = j.first
				added[j.rec.Kind] = append(added[j.rec.Kind], have)
				changed[j.rec.Kind] = true
			}
			records[i] = have
			continue
		}
		if i < len(before) {
			before[i].dropped, changed[before[i].rec.Kind] = true, true
		}
		added[j.rec.Kind] = append(added[j.rec.Kind], j)
		changed[j.rec.Kind] = true
	}
	for _, j := range before[min(len(records), len(before)):] {
		j.dropped, changed[j.rec.Kind] = true, true
	}
	if g.records = records; len(g.events) == 0 {
		delete(l.groups, g.key)
	}
}

// arrange puts the records of a kind in order: those that were are, and others
// come between them. Records that say the same are numbered.
func (l *ledger) arrange(kind string, added []*joined) {
	have := l.kinds[kind]
	if have == nil {
		have = &ledgerKind{}
		l.kinds[kind] = have
	}
	moved := make(map[*joined]bool, len(added))
	for _, j := range added {
		moved[j] = true
	}
	slices.SortFunc(added, (*joined).compare)
	sorted := make([]*joined, 0, len(have.sorted)+len(added))
	for _, j := range have.sorted {
		if j.dropped || moved[j] {
			continue
		}
		for len(added) > 0 && added[0].compare(j) < 0 {
			sorted, added = append(sorted, added[0]), added[1:]
		}
		sorted = append(sorted, j)
	}
	sorted = append(sorted, added...)
	if slices.Equal(sorted, have.sorted) {
		return
	}
	have.sorted, have.list = sorted, make([]facts.Clash, len(sorted))
	if len(sorted) == 0 {
		have.list = nil
	}
	from := 0 // of those that stand alike in the order
	for i, j := range sorted {
		have.list[i] = j.rec
		if !j.tied(sorted[from]) {
			from = i
		}
		same := 1
		for _, o := range sorted[from:i] {
			if o.rec.ID == j.rec.ID {
				same++
			}
		}
		if same > 1 {
			have.list[i].ID += fmt.Sprint("-", same)
		}
	}
}

// attempted sums up what the clauses came to.
func (l *ledger) attempted() []facts.Attempt {
	sum := map[string]*facts.Attempt{}
	for _, one := range l.played {
		addAttempts(sum, one.attempts)
	}
	out := attemptList(sum)
	if !reflect.DeepEqual(out, l.attempts) {
		l.attempts = out
	}
	return l.attempts
}

func addAttempts(to, from map[string]*facts.Attempt) {
	for clause, a := range from {
		have := to[clause]
		if have == nil {
			own := *a
			to[clause] = &own
			continue
		}
		have.Settled, have.Partly, have.Failed = have.Settled+a.Settled, have.Partly+a.Partly, have.Failed+a.Failed
		have.Reasons, have.Norms = mergeSorted(have.Reasons, a.Reasons), mergeSorted(have.Norms, a.Norms)
	}
}

func attemptList(by map[string]*facts.Attempt) []facts.Attempt {
	out := []facts.Attempt{}
	for _, id := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[id])
	}
	return out
}
