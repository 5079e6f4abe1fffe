package sweep

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"

	"roe.example/checker/internal/numbering"
)

// Assembly is a result on its way: parts come in any order.
type Assembly struct {
	survey   *Survey
	outcomes *distinct
	units    [][]int32 // by number; nil: not there yet
	left     int
}

// NewAssembly begins with nothing done.
func NewAssembly(s *Survey) *Assembly {
	return &Assembly{survey: s, outcomes: newDistinct(), units: make([][]int32, s.Units), left: s.Units}
}

// Add takes in a part. None of its units may be there already.
func (a *Assembly) Add(p *Part) error {
	own := make([]int32, len(p.Outcomes)) // as those of the assembly
	for i, o := range p.Outcomes {
		own[i] = a.outcomes.of(o)
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
	r := &Result{Survey: a.survey, Outcomes: make([]Outcome, 1, len(a.outcomes.all)+1), Cells: make([][]int32, len(a.survey.Actions))}
	r.Outcomes[0] = Outcome{}
	for i := range r.Cells {
		x := &a.survey.Actions[i]
		r.Cells[i] = make([]int32, 0, int(x.Ties)*int(x.Hosts)*int(x.Aids))
	}
	final := make([]int32, len(a.outcomes.all)) // 0: not met yet
	for n, cells := range a.units {
		if cells == nil {
			return nil, fmt.Errorf("%d of %d units of work are missing; the first is unit %d", a.left, a.survey.Units, n)
		}
		action, _, _ := a.survey.At(n)
		for _, o := range cells {
			switch {
			case o < 0:
			case len(a.outcomes.all[o]) == 0:
				o = 0
			case final[o] == 0:
				final[o], r.Outcomes = int32(len(r.Outcomes)), append(r.Outcomes, a.outcomes.all[o])
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
	out, outcomes := &Part{}, newDistinct()
	for _, u := range all {
		cells := slices.Clone(u.Outcomes)
		for i, o := range cells {
			if o >= 0 {
				cells[i] = outcomes.of(u.of.Outcomes[o])
			}
		}
		out.Units = append(out.Units, Unit{u.Number, cells})
	}
	out.Outcomes = outcomes.all
	return out
}

// distinct are outcomes, each once.
type distinct struct {
	all   []Outcome
	table numbering.Table
	seed  maphash.Seed
}

func newDistinct() *distinct { return &distinct{seed: maphash.MakeSeed()} }

// of is the place of an outcome among all, which it joins if it is new.
func (n *distinct) of(o Outcome) int32 {
	at, known := n.table.Of(n.hash(o), func(at int32) bool { return n.all[at].equal(o) })
	if !known {
		n.all = append(n.all, o)
	}
	return at
}

// hash is equal for equal outcomes.
func (n *distinct) hash(o Outcome) (h uint64) {
	const prime = 0x9e3779b97f4a7c15
	mix := func(x uint64) { h = bits.RotateLeft64((h^x)*prime, 29) }
	for i := range o {
		c := &o[i]
		mix(maphash.String(n.seed, c.Rule))
		mix(uint64(len(c.Severity))<<32 | uint64(len(c.Norms)))
		for _, norm := range c.Norms {
			mix(uint64(norm))
		}
	}
	return h
}

func (o Outcome) equal(p Outcome) bool {
	return slices.EqualFunc(o, p, func(a, b Conflict) bool {
		return a.Rule == b.Rule && a.Severity == b.Severity && slices.Equal(a.Norms, b.Norms)
	})
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
