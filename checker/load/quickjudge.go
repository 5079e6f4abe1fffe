package load

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// judge holds every part of the book to what its meaning demands, and notes
// what each entity asked for that.
func (q *quick) judge() bool {
	around := newSurroundings(q.book.book.Book, q.shelf)
	cyclic := false
	looked := cores.Begin(func() { cyclic = around.cyclic() })
	defer looked()
	merged := &meaning{validator: validator{shapes: q.shapes}, around: around}
	merged.walk(q.tree, q.shapes.book(), nil, scope{})
	same := around.sameAll(q.flats)
	sound := make([]bool, len(q.alone))
	notes := make([][]book.Diagnostic, len(q.alone))
	cores.Each(len(q.alone), func(i int) {
		a := q.alone[i]
		if sound[i] = around.same(&a.asked, same[a.flat.pool]); !sound[i] {
			m := q.judgeAlone(a, around)
			sound[i], notes[i] = len(m.diags) == 0, m.notes
			a.remember(m)
		}
	})
	looked()
	q.book.notes = append(q.book.notes, merged.notes...)
	q.book.notes = append(q.book.notes, slices.Concat(notes...)...)
	return !cyclic && len(merged.diags) == 0 && !slices.Contains(sound, false)
}

// judgeAlone walks an entity as though its section held nothing else.
func (q *quick) judgeAlone(a alone, around *surroundings) *meaning {
	m := &meaning{validator: validator{shapes: q.shapes}, around: around, asked: &asking{seen: map[question]bool{}}}
	section := &node{kind: structKind}
	section.put(a.flat.rows().field(a.at))
	m.walk(section, &q.shapes.Defs["Book"].byName[a.section].shape, []string{a.section}, scope{})
	return m
}

// clocked are the sections that are also held to time zones, which the
// computer knows and not the book.
var clocked = []string{"deployments", "events"}

// remember keeps what was asked about the rest of the book, if nothing came of
// it that would have to be told again.
func (a alone) remember(m *meaning) {
	if len(m.diags)+len(m.notes) > 0 || slices.Contains(clocked, a.section) {
		return
	}
	anew := make([]answered, len(m.asked.list))
	for i, q := range m.asked.list {
		anew[i] = answered{q, m.around.answerOnce(q)}
	}
	a.asked = asked{known: true, anew: anew, fresh: true}
}

// asked is what an entity asked about the rest of the book, if that is known.
type asked struct {
	known bool
	kept  []uint32   // of the pool's answers, which are the store's
	anew  []answered // those of this process
	fresh bool       // the store does not have them
}

func (a *asked) list(p *pool) []answered {
	if a.anew != nil {
		return a.anew
	}
	list := make([]answered, len(a.kept))
	for i, n := range a.kept {
		list[i] = p.answers[n]
	}
	return list
}

// sameAll tells of the answers that the pools of files hold whether the book
// still gives them.
func (r *surroundings) sameAll(flats []*flat) map[*pool][]bool {
	all := map[*pool][]bool{}
	for _, f := range flats {
		if _, known := all[f.pool]; known {
			continue
		}
		same := make([]bool, len(f.pool.answers))
		cores.Each(len(same), func(i int) {
			a := f.pool.answers[i]
			same[i] = r.answerOnce(a.question) == a.answer
		})
		all[f.pool] = same
	}
	return all
}

// same tells whether a book still answers what was asked as it did.
func (r *surroundings) same(a *asked, kept []bool) bool {
	for _, a := range a.anew {
		if r.answerOnce(a.question) != a.answer {
			return false
		}
	}
	for _, n := range a.kept {
		if !kept[n] {
			return false
		}
	}
	return a.known
}

func (r *surroundings) answerOnce(q question) uint64 {
	if known, ok := r.answers.Load(q); ok {
		return known.(uint64)
	}
	answer := r.answer(q)
	r.answers.Store(q, answer)
	return answer
}

// cyclic tells whether anything leads back to itself, that must not.
func (r *surroundings) cyclic() bool {
	for _, way := range r.ways() {
		state := map[string]int{}
		for id := range way.ids {
			if way.cycle(id, state) {
				return true
			}
		}
	}
	return false
}

// way is how entities of one kind lead to each other.
type way struct {
	ids  names
	next func(id string) []string
}

const (
	onTheWay = iota + 1
	seenThrough
)

func (w way) cycle(id string, state map[string]int) bool {
	if state[id] != 0 {
		return state[id] == onTheWay
	}
	state[id] = onTheWay
	for _, to := range w.next(id) {
		if w.cycle(to, state) {
			return true
		}
	}
	state[id] = seenThrough
	return false
}
