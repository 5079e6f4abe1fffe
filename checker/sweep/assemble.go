package sweep

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Assembly is a result on its way: parts come in any order.
type Assembly struct {
	survey   *Survey
	outcomes []Outcome
	known    map[string]int32
	units    [][]int32 // by number; nil: not there yet
	left     int
}

// NewAssembly begins with nothing done.
func NewAssembly(s *Survey) *Assembly {
	return &Assembly{survey: s, known: map[string]int32{}, units: make([][]int32, s.Units), left: s.Units}
}

// Add takes in a part. None of its units may be there already.
func (a *Assembly) Add(p *Part) error {
	own := make([]int32, len(p.Outcomes)) // as those of the assembly
	for i, o := range p.Outcomes {
		own[i] = number(&a.outcomes, a.known, o)
	}
	for i := range p.Units {
		u := &p.Units[i]
		if u.Number < 0 || u.Number >= a.survey.Units {
			return fmt.Errorf("unit %d is none of the %d of this sweep", u.Number, a.survey.Units)
		}
		if a.units[u.Number] != nil {
			return fmt.Errorf("unit %d is there twice", u.Number)
		}
		action, _, _ := a.survey.At(u.Number)
		if want := int(a.survey.Actions[action].Aids); len(u.Outcomes) != want {
			return fmt.Errorf("unit %d has %d outcomes and not %d", u.Number, len(u.Outcomes), want)
		}
		cells := make([]int32, len(u.Outcomes))
		for k, o := range u.Outcomes {
			if o < -1 || int(o) >= len(own) {
				return fmt.Errorf("unit %d names outcome %d, which is not there", u.Number, o)
			}
			if cells[k] = o; o >= 0 {
				cells[k] = own[o]
			}
		}
		a.units[u.Number] = cells
		a.left--
	}
	return nil
}

// Left is how many units are still to come.
func (a *Assembly) Left() int { return a.left }

// Has tells whether a unit is there.
func (a *Assembly) Has(unit int) bool { return a.units[unit] != nil }

// Result puts together what came. Every unit has to be there.
func (a *Assembly) Result() (*Result, error) {
	r := &Result{Survey: a.survey, Outcomes: make([]Outcome, 1, len(a.outcomes)+1), Cells: make([][]int32, len(a.survey.Actions))}
	r.Outcomes[0] = Outcome{}
	for i := range r.Cells {
		x := &a.survey.Actions[i]
		r.Cells[i] = make([]int32, 0, int(x.Ties)*int(x.Hosts)*int(x.Aids))
	}
	final := make([]int32, len(a.outcomes)) // 0: not met yet
	for n, cells := range a.units {
		if cells == nil {
			return nil, fmt.Errorf("%d of %d units of work are missing; the first is unit %d", a.left, a.survey.Units, n)
		}
		action, _, _ := a.survey.At(n)
		for _, o := range cells {
			switch {
			case o < 0:
			case len(a.outcomes[o]) == 0:
				o = 0
			case final[o] == 0:
				final[o], r.Outcomes = int32(len(r.Outcomes)), append(r.Outcomes, a.outcomes[o])
				fallthrough
			default:
				o = final[o]
			}
			r.Cells[action] = append(r.Cells[action], o)
		}
	}
	return r, nil
}

// Assemble puts parts together.
func Assemble(s *Survey, parts []*Part) (*Result, error) {
	a := NewAssembly(s)
	for _, p := range parts {
		if err := a.Add(p); err != nil {
			return nil, err
		}
	}
	return a.Result()
}

// Joined makes one part of several, in the order of the units, whoever did
// which of them.
func Joined(parts []*Part) *Part {
	type done struct {
		*Unit
		of *Part
	}
	var all []done
	for _, p := range parts {
		for i := range p.Units {
			all = append(all, done{&p.Units[i], p})
		}
	}
	slices.SortFunc(all, func(a, b done) int { return cmp.Compare(a.Number, b.Number) })
	out := &Part{}
	known := map[string]int32{}
	for _, u := range all {
		cells := slices.Clone(u.Outcomes)
		for i, o := range cells {
			if o >= 0 {
				cells[i] = number(&out.Outcomes, known, u.of.Outcomes[o])
			}
		}
		out.Units = append(out.Units, Unit{u.Number, cells})
	}
	return out
}

// number is the place of an outcome among all, which it joins if it is new.
func number(all *[]Outcome, known map[string]int32, o Outcome) int32 {
	var room [512]byte
	key := o.key(room[:0])
	at, ok := known[string(key)]
	if !ok {
		at = int32(len(*all))
		known[string(key)], *all = at, append(*all, o)
	}
	return at
}

// key is equal for equal outcomes.
func (o Outcome) key(to []byte) []byte {
	for i := range o {
		c := &o[i]
		to = append(append(append(to, c.Rule...), ' '), c.Severity...)
		to = binary.AppendUvarint(append(to, ' '), uint64(len(c.Norms)))
		for _, n := range c.Norms {
			to = binary.AppendUvarint(to, uint64(n))
		}
	}
	return to
}

// Stretches cuts units into pieces of work: what one goroutine does next should
// be of the action of what it did last, and no piece so long that others wait
// for it. About so many pieces are made.
func (s *Survey) Stretches(units []int, about int) (out [][]int) {
	most := max(1, len(units)/max(1, about))
	var ends []int // number of the first unit after each action
	n := 0
	for i := range s.Actions {
		n += int(s.Actions[i].Ties * s.Actions[i].Hosts)
		ends = append(ends, n)
	}
	action := func(unit int) int { at, _ := slices.BinarySearch(ends, unit+1); return at }
	for from := 0; from < len(units); {
		until := from
		for until < len(units) && action(units[until]) == action(units[from]) {
			until++
		}
		pieces := max(1, (until-from+most/2)/most)
		for some := range slices.Chunk(units[from:until], (until-from+pieces-1)/pieces) {
			out = append(out, some)
		}
		from = until
	}
	return out
}

// Digest tells surveys apart: parts belong to the survey with their digest.
func (s *Survey) Digest() string { return strings.Join([]string{s.Program, s.Rules, s.Input}, " ") }
