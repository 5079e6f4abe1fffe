package sweep

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
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
	r := &Result{Survey: a.survey, Outcomes: []Outcome{{}}, Cells: make([][]int32, len(a.survey.Actions))}
	known := map[string]int32{"": 0}
	final := make([]int32, len(a.outcomes)) // 0: not met yet
	for n, cells := range a.units {
		if cells == nil {
			return nil, fmt.Errorf("%d of %d units of work are missing; the first is unit %d", a.left, a.survey.Units, n)
		}
		action, _, _ := a.survey.At(n)
		for _, o := range cells {
			if o >= 0 {
				if final[o] == 0 {
					final[o] = number(&r.Outcomes, known, a.outcomes[o])
				}
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
	key := o.key()
	at, ok := known[key]
	if !ok {
		at = int32(len(*all))
		known[key], *all = at, append(*all, o)
	}
	return at
}

// key is equal for equal outcomes.
func (o Outcome) key() string {
	var b strings.Builder
	for _, c := range o {
		b.WriteString(c.Rule + " " + c.Severity)
		for _, n := range c.Norms {
			b.WriteString(" " + strconv.Itoa(int(n)))
		}
		b.WriteByte(';')
	}
	return b.String()
}

// Digest tells surveys apart: parts belong to the survey with their digest.
func (s *Survey) Digest() string { return strings.Join([]string{s.Program, s.Rules, s.Input}, " ") }
