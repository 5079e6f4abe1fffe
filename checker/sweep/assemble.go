package sweep

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Assemble puts parts together. Every unit has to be there once.
func Assemble(s *Survey, parts []*Part) (*Result, error) {
	at := make([]struct {
		part *Part
		unit *Unit
	}, s.Units)
	for _, p := range parts {
		for i := range p.Units {
			u := &p.Units[i]
			switch {
			case u.Number < 0 || u.Number >= s.Units:
				return nil, fmt.Errorf("unit %d is none of the %d of this sweep", u.Number, s.Units)
			case at[u.Number].unit != nil:
				return nil, &Doubled{u.Number}
			}
			at[u.Number].part, at[u.Number].unit = p, u
		}
	}
	var missing []int
	for n := range at {
		if at[n].unit == nil {
			missing = append(missing, n)
		}
	}
	if len(missing) > 0 {
		return nil, &Missing{missing, s.Units}
	}
	r := &Result{Survey: s, Outcomes: []Outcome{{}}, Cells: make([][]int32, len(s.Actions))}
	known := map[string]int32{"": 0}
	given := map[*Part][]int32{} // indices of a part as those of the result; -1: not met yet
	for n, done := range at {
		action, _, _ := s.At(n)
		if want := int(s.Actions[action].Aids); len(done.unit.Outcomes) != want {
			return nil, fmt.Errorf("unit %d has %d outcomes and not %d", n, len(done.unit.Outcomes), want)
		}
		own := given[done.part]
		if own == nil {
			own = slices.Repeat([]int32{-1}, len(done.part.Outcomes))
			given[done.part] = own
		}
		for _, o := range done.unit.Outcomes {
			if o >= int32(len(own)) || o < -1 {
				return nil, fmt.Errorf("unit %d names outcome %d, which is not there", n, o)
			}
			if o >= 0 {
				if own[o] < 0 {
					own[o] = r.number(known, done.part.Outcomes[o])
				}
				o = own[o]
			}
			r.Cells[action] = append(r.Cells[action], o)
		}
	}
	return r, nil
}

// number is the place of an outcome among all, which it joins if it is new.
func (r *Result) number(known map[string]int32, o Outcome) int32 {
	key := o.key()
	at, ok := known[key]
	if !ok {
		at = int32(len(r.Outcomes))
		known[key], r.Outcomes = at, append(r.Outcomes, o)
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

// Missing says that units were not done.
type Missing struct {
	Units []int
	Of    int
}

func (m *Missing) Error() string {
	return fmt.Sprintf("%d of %d units of work are missing; the first is unit %d", len(m.Units), m.Of, m.Units[0])
}

// Doubled says that a unit was given twice.
type Doubled struct{ Unit int }

func (d *Doubled) Error() string { return fmt.Sprintf("unit %d of the work is there twice", d.Unit) }

// Digest tells surveys apart: parts belong to the survey with their digest.
func (s *Survey) Digest() string { return strings.Join([]string{s.Program, s.Rules, s.Input}, " ") }
