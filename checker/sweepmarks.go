package checker

import (
	"math/bits"
	"slices"

	"roe.example/checker/calculus"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// An outcome is a set of marks: that a rule finds something as bad as this or
// worse, and that what it finds rests on this norm. On one action there are few,
// so that a set is some machine words, and what two agencies come to is put
// together by union.

// marks are those of an action.
type marks struct {
	action, part int
	list         []mark
	likes, forms []weighed // by likeness and by form
	norms        [][]int32 // by rule and norm: their mark, from 1; 0: not known yet
}

// mark is a rule's finding of at least this level, or else that it rests on a norm.
type mark struct {
	rule  int32
	level int8
	norm  int32
}

func newMarks(action, part int) *marks { return &marks{action: action, part: part} }

// words is how many a set takes.
func (m *marks) words() int { return max(1, (len(m.list)+63)/64) }

// weighed is what rules find in a meeting, and the marks of how bad it is.
type weighed struct {
	told  []told
	marks []int32 // nil: not known yet
	word  uint64  // those below 64, as a set
}

// said is what rules say of what a meeting is like.
func (d *doing) said(like int32) *weighed {
	m := d.marks
	all, known := d.likes[m.part], &m.likes
	if like < 0 {
		all, known, like = d.forms[m.part], &m.forms, -1-like
	}
	if int(like) >= len(*known) {
		*known = append(*known, make([]weighed, len(all)-len(*known))...)
	}
	w := &(*known)[like]
	if w.marks == nil {
		*w = m.of(all[like])
	}
	return w
}

// of are the marks of findings.
func (m *marks) of(said []told) weighed {
	out := weighed{told: said, marks: []int32{}}
	for _, x := range said {
		for level := int8(1); level <= x.level; level++ {
			one := mark{rule: x.rule, level: level}
			at := slices.Index(m.list, one)
			if at < 0 {
				at = len(m.list)
				m.list = append(m.list, one)
			}
			if out.marks = append(out.marks, int32(at)); at < 64 {
				out.word |= 1 << at
			}
		}
	}
	return out
}

// norm is the mark that what a rule finds rests on a norm.
func (m *marks) norm(rule, norm int32) int32 {
	for int(rule) >= len(m.norms) {
		m.norms = append(m.norms, nil)
	}
	of := m.norms[rule]
	if int(norm) >= len(of) {
		of = append(of, make([]int32, max(int(norm)+1, 2*len(of))-len(of))...)
		m.norms[rule] = of
	}
	if of[norm] == 0 {
		m.list = append(m.list, mark{rule: rule, norm: norm})
		of[norm] = int32(len(m.list))
	}
	return of[norm] - 1
}

// into adds what a meeting comes to to a set; its marks are known.
func (d *doing) into(set []uint64, like, left, right int32) {
	said := d.said(like)
	for _, at := range said.marks {
		set[at/64] |= 1 << (at % 64)
	}
	if d.survey.known.WithoutNorms {
		return
	}
	for _, x := range said.told {
		for _, n := range [...]int32{left, right} {
			if n >= 0 {
				at := d.marks.norm(x.rule, n)
				set[at/64] |= 1 << (at % 64)
			}
		}
	}
}

// knows has the marks of a meeting known.
func (d *doing) knows(like, left, right int32) {
	said := d.said(like)
	if d.survey.known.WithoutNorms {
		return
	}
	for _, x := range said.told {
		for _, n := range [...]int32{left, right} {
			if n >= 0 {
				d.marks.norm(x.rule, n)
			}
		}
	}
}

// mark works out what all that waits in a unit comes to, so that all marks are known.
func (d *doing) mark(u *compared) {
	knows := func(m calculus.Meeting) {
		like, norms := m.Of()
		d.knows(like, norms[0], norms[1])
	}
	for _, h := range u.hosts {
		for _, m := range h.Said() {
			knows(m)
		}
		h.Always(func(all []calculus.Alone) {
			for _, one := range all {
				knows(one.Meeting)
			}
		})
		if d.survey.known.WithoutNorms {
			h.Likes(func(like int32) { d.said(like) })
			continue
		}
		h.Each(func(norm int32, hits []calculus.Hit) {
			for i := range hits {
				d.knows(hits[i].Like, norm, hits[i].Norm)
			}
		})
	}
	for _, m := range u.met {
		knows(m)
	}
}

func (d *doing) meeting(set []uint64, m calculus.Meeting) {
	like, norms := m.Of()
	d.into(set, like, norms[0], norms[1])
}

// row is what a host meets, by the answer to it: so many words for each.
type row struct {
	host  int32 // of the unit; below: none
	words int
	sets  []uint64
	said  []uint64 // whatever the answer
	one   []uint64 // room for what two agencies come to
}

// of has the row of a host of a unit.
func (r *row) of(d *doing, u *compared, host int32) {
	if r.host == host {
		return
	}
	r.host, r.words = host, d.marks.words()
	r.said, r.one = zeros(r.said, r.words), zeros(r.one, r.words)
	if host < 0 {
		return
	}
	r.sets = zeros(r.sets, r.words*d.comparers[d.marks.part].Answered())
	set := func(answer int32) []uint64 { return r.sets[int(answer)*r.words:][:r.words] }
	for _, m := range u.hosts[host].Said() {
		d.meeting(r.said, m)
	}
	u.hosts[host].Always(func(all []calculus.Alone) {
		for _, one := range all {
			d.meeting(set(one.Answer), one.Meeting)
		}
	})
	u.hosts[host].Each(func(norm int32, hits []calculus.Hit) {
		if r.words == 1 && d.survey.known.WithoutNorms {
			for i := range hits {
				r.sets[hits[i].Answer] |= d.said(hits[i].Like).word
			}
			return
		}
		for i := range hits {
			d.into(set(hits[i].Answer), hits[i].Like, norm, hits[i].Norm)
		}
	})
}

func zeros(room []uint64, n int) []uint64 {
	room = slices.Grow(room[:0], n)[:n]
	clear(room)
	return room
}

// outcomes gives what each pair of a unit comes to; -1: there is none.
func (d *doing) outcomes(u *compared) []int32 {
	d.row.host = noHost - 1
	cells := d.cells[u.cells[0]:u.cells[1]]
	out := make([]int32, len(cells))
	for i := range cells {
		if out[i] = -1; cells[i].aid >= 0 {
			out[i] = d.outcome(u, &cells[i])
		}
	}
	return out
}

func (d *doing) outcome(u *compared, c *cell) int32 {
	r := &d.row
	r.of(d, u, c.host)
	copy(r.one, r.said)
	if c.host >= 0 {
		r.unite(u.hosts[c.host].Answers(int(c.aid)))
	}
	for _, m := range u.met[c.from:c.until] {
		d.meeting(r.one, m)
	}
	return d.sets.of(r.one, func() int32 {
		d.part.Outcomes = append(d.part.Outcomes, d.stated(r.one))
		return int32(len(d.part.Outcomes)) - 1
	})
}

// unite adds what is met by some answers.
func (r *row) unite(answers []int32) {
	if r.words == 1 {
		one := r.one[0]
		for _, answer := range answers {
			one |= r.sets[answer]
		}
		r.one[0] = one
		return
	}
	for _, answer := range answers {
		for k, word := range r.sets[int(answer)*r.words:][:r.words] {
			r.one[k] |= word
		}
	}
}

// finds is what a rule finds on an action.
type finds struct {
	level int8
	norms []int32
}

// levels are severities by their weight.
var levels = [...]string{"", rule.Note, rule.Warning, rule.Error}

// stated states a set of marks.
func (d *doing) stated(set []uint64) sweep.Outcome {
	if d.found == nil {
		d.found = make([]finds, len(d.judges))
	}
	rules, norms := 0, 0
	for k, word := range set {
		for ; word != 0; word &= word - 1 {
			m := d.marks.list[k*64+bits.TrailingZeros64(word)]
			f := &d.found[m.rule]
			switch {
			case m.level == 0:
				norms++
				f.norms = append(f.norms, m.norm+int32(d.parts[d.marks.part].first))
			case f.level == 0:
				rules++
				fallthrough
			default:
				f.level = max(f.level, m.level)
			}
		}
	}
	out, all := d.conflicts.take(rules), d.rest.take(norms)
	for i := range d.found {
		f := &d.found[i]
		if f.level == 0 {
			continue
		}
		slices.Sort(f.norms)
		from := len(all)
		all = append(all, f.norms...)
		out = append(out, sweep.Conflict{Rule: d.judges[i], Severity: levels[f.level], Norms: all[from:len(all):len(all)]})
		f.level, f.norms = 0, f.norms[:0]
	}
	return out
}

// slab is room for many small lists.
type slab[T any] struct{ free []T }

// slabSize is how many are made room for at once.
const slabSize = 1024

// take gives an empty list with room for n.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, slabSize))
	}
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}
