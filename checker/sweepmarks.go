package checker

import (
	"encoding/binary"
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
	levels       [][]int32 // by likeness, then by form: those of its findings; see of
	forms        [][]int32
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

// said is what rules say of what a meeting is like, and the marks of that.
func (d *doing) said(like int32) ([]told, []int32) {
	m := d.marks
	all, known := d.likes[m.part], &m.levels
	if like < 0 {
		all, known, like = d.forms[m.part], &m.forms, -1-like
	}
	for int(like) >= len(*known) {
		*known = append(*known, nil)
	}
	if (*known)[like] == nil {
		(*known)[like] = m.of(all[like])
	}
	return all[like], (*known)[like]
}

// of are the marks of findings.
func (m *marks) of(said []told) []int32 {
	out := []int32{}
	for _, x := range said {
		for level := int8(1); level <= x.level; level++ {
			one := mark{rule: x.rule, level: level}
			at := slices.Index(m.list, one)
			if at < 0 {
				at = len(m.list)
				m.list = append(m.list, one)
			}
			out = append(out, int32(at))
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

// into adds what a meeting comes to to a set; nil: its marks are only made known.
func (d *doing) into(set []uint64, like int32, norms ...int32) {
	said, levels := d.said(like)
	add := func(at int32) {
		if set != nil {
			set[at/64] |= 1 << (at % 64)
		}
	}
	for _, at := range levels {
		add(at)
	}
	if d.survey.known.WithoutNorms {
		return
	}
	for _, x := range said {
		for _, n := range norms {
			if n >= 0 {
				add(d.marks.norm(x.rule, n))
			}
		}
	}
}

func (d *doing) meeting(set []uint64, m calculus.Meeting) {
	like, norms := m.Of()
	d.into(set, like, norms[0], norms[1])
}

// mark works out what all that waits in a unit comes to, so that all marks are known.
func (d *doing) mark(u *compared) {
	for _, h := range u.hosts {
		d.each(h, func(int32) []uint64 { return nil })
	}
	for _, m := range u.met {
		d.meeting(nil, m)
	}
}

// each adds what a host meets to sets: one for each answer, and one for any.
func (d *doing) each(h *calculus.Hosting, set func(answer int32) []uint64) {
	for _, m := range h.Said() {
		d.meeting(set(-1), m)
	}
	h.Each(func(norm int32, hits []calculus.Hit) {
		for i := range hits {
			d.into(set(hits[i].Answer), hits[i].Like, norm, hits[i].Norm)
		}
	})
	h.Always(func(all []calculus.Alone) {
		for _, one := range all {
			d.meeting(set(one.Answer), one.Meeting)
		}
	})
}

// row is what a host meets, by the answer to it: so many words for each.
type row struct {
	host  int32 // of the unit; below: none
	words int
	sets  []uint64
	said  []uint64 // whatever the answer
	one   []uint64 // room for what two agencies come to
	key   []byte
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
	d.each(u.hosts[host], func(answer int32) []uint64 {
		if answer < 0 {
			return r.said
		}
		at := int(answer) * r.words
		return r.sets[at : at+r.words]
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
	out := make([]int32, len(u.cells))
	for i := range u.cells {
		if out[i] = -1; u.cells[i].aid >= 0 {
			out[i] = d.outcome(u, &u.cells[i])
		}
	}
	return out
}

func (d *doing) outcome(u *compared, c *cell) int32 {
	r := &d.row
	r.of(d, u, c.host)
	copy(r.one, r.said)
	if c.host >= 0 {
		d.comparers[u.part].Answers(u.hosts[c.host], int(c.aid), r.unite)
	}
	for _, m := range u.met[c.from:c.until] {
		d.meeting(r.one, m)
	}
	r.key = r.key[:0]
	for _, word := range r.one {
		r.key = binary.LittleEndian.AppendUint64(r.key, word)
	}
	at, known := d.known[string(r.key)]
	if !known {
		at = int32(len(d.part.Outcomes))
		d.known[string(r.key)], d.part.Outcomes = at, append(d.part.Outcomes, d.stated(r.one))
	}
	return at
}

// unite adds what is met by some answers.
func (r *row) unite(answers []int32) {
	if r.words == 1 {
		for _, answer := range answers {
			r.one[0] |= r.sets[answer]
		}
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
	out, all := make(sweep.Outcome, 0, rules), make([]int32, 0, norms)
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
