package checker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// sides are the agencies of each class, by how they are bound to others.
type sides struct{ hosts, aids []side }

// side is a class: some of its agencies for each way of being bound, two where
// there are two.
type side map[int32][]int32

func (s *survey) sidesOf(a *sweep.Action) sides {
	gather := func(classes int32, of []int32) []side {
		out := make([]side, classes)
		for n, class := range of {
			if out[class] == nil {
				out[class] = side{}
			}
			bound := s.known.Agencies[n].Bound
			if have := out[class][bound]; len(have) < 2 {
				out[class][bound] = append(have, int32(n))
			}
		}
		return out
	}
	return sides{gather(a.Hosts, a.AsHost), gather(a.Aids, a.AsAid)}
}

// pair finds two agencies of two classes with a tie between them.
func (s *survey) pair(a *sweep.Action, tie int32, hosts, aids side) (host, aid int32, ok bool) {
	host, aid = -1, -1
	for h, some := range hosts {
		for b, others := range aids {
			if a.Related[s.known.Relations[h][b]] != tie {
				continue
			}
			for _, x := range some {
				for _, y := range others {
					if x != y && (!ok || x < host || x == host && y < aid) {
						host, aid, ok = x, y, true
					}
				}
			}
		}
	}
	return host, aid, ok
}

// Survey is what is known before anything is compared.
func (s *survey) Survey() *sweep.Survey { return &s.known }

// Do does some units.
func (s *survey) Do(ctx context.Context, units []int) (*sweep.Part, error) {
	d := &doing{survey: s, learnt: s.learnt(), part: &sweep.Part{Outcomes: []sweep.Outcome{}, Units: []sweep.Unit{}}, known: map[string]int32{}}
	for _, n := range units {
		if n < 0 || n >= s.known.Units {
			return nil, fmt.Errorf("unit %d is none of the %d of this sweep", n, s.known.Units)
		}
		if err := d.unit(ctx, n); err != nil {
			return nil, err
		}
	}
	if err := d.weighAll(ctx); err != nil {
		return nil, err
	}
	slices.SortFunc(d.part.Units, func(a, b sweep.Unit) int { return cmp.Compare(a.Number, b.Number) })
	s.spare.Put(d.learnt)
	return d.part, nil
}

// learnt is what one goroutine worked out on the way, for the units that it
// does next.
type learnt struct {
	comparers []*calculus.Comparer // of each part
	weights   [][][]judge.Weight   // of each likeness that a comparer met
}

func (s *survey) learnt() *learnt {
	if have, ok := s.spare.Get().(*learnt); ok {
		return have
	}
	l := &learnt{comparers: make([]*calculus.Comparer, len(s.parts)), weights: make([][][]judge.Weight, len(s.parts))}
	for i, p := range s.parts {
		l.comparers[i] = p.NewComparer(s.look())
	}
	return l
}

// look is what the rules look at. Plainly, no two clashes are alike.
func (s *survey) look() calculus.SweptLook {
	out := calculus.SweptLook{Swift: s.weigh.Swift() && !plainly(), Like: s.weigh.Like, Mark: s.weigh.Mark, Situation: s.weigh.Situation}
	if plainly() {
		n := 0
		out.Like = func(*facts.Clash) string { n++; return strconv.Itoa(n) }
	}
	return out
}

// doing is some units on their way.
type doing struct {
	*survey
	*learnt
	waiting  []compared
	meetings int // of those waiting
	part     *sweep.Part
	known    map[string]int32 // outcomes
	key      []byte
}

// cell is what two classes met: meetings from and until of the unit's.
type cell struct{ from, until int }

// compared is a unit of which the meetings were not weighed yet.
type compared struct {
	number, part int
	cells        []cell // empty where no two agencies meet
	met          []calculus.Meeting
}

// mostMeetings bounds how many meetings wait to be weighed.
const mostMeetings = 4 << 20

// unit compares one class of hosts with all classes of aids.
func (d *doing) unit(ctx context.Context, n int) error {
	action, tie, class := d.survey.known.At(n)
	a := &d.survey.known.Actions[action]
	t := d.ties[action][tie]
	u := compared{number: n, part: t.part, cells: make([]cell, a.Aids)}
	for aid := range u.cells {
		u.cells[aid] = cell{-1, -1}
		if t.part < 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		x, y, met := d.pair(a, int32(tie), d.sides[action].hosts[class], d.sides[action].aids[aid])
		if !met {
			continue
		}
		from := len(u.met)
		if at, ok := d.parts[t.part].actions[a.ID]; ok {
			compare := d.comparers[t.part]
			compare.Compare(at, t.pacts, d.members[x][t.part], d.members[y][t.part])
			u.met = append(u.met, compare.Met...)
		}
		u.cells[aid] = cell{from, len(u.met)}
	}
	d.waiting = append(d.waiting, u)
	if d.meetings += len(u.met); d.meetings > mostMeetings {
		return d.weighAll(ctx)
	}
	return nil
}

// weighAll weighs all that was met, and puts the outcomes together.
func (d *doing) weighAll(ctx context.Context) error {
	for part := range d.comparers {
		if err := d.ask(ctx, part); err != nil {
			return err
		}
	}
	for _, w := range d.waiting {
		u := sweep.Unit{Number: w.number, Outcomes: make([]int32, len(w.cells))}
		for aid, c := range w.cells {
			if u.Outcomes[aid] = -1; c.from >= 0 {
				u.Outcomes[aid] = d.outcome(w.part, w.met[c.from:c.until])
			}
		}
		d.part.Units = append(d.part.Units, u)
	}
	d.waiting, d.meetings = nil, 0
	return nil
}

// ask has the rules weigh what was not met before.
func (d *doing) ask(ctx context.Context, part int) error {
	had := len(d.weights[part])
	more, err := d.weigh.Of(ctx, d.comparers[part].Likes[had:])
	d.weights[part] = append(d.weights[part], more...)
	return err
}

// outcome puts together what rules say of the clashes on one action.
func (d *doing) outcome(part int, all []calculus.Meeting) int32 {
	by := map[string]*sweep.Conflict{}
	for _, m := range all {
		like, norms := m.Of()
		for _, w := range d.weights[part][like] {
			c := by[w.Rule]
			if c == nil {
				c = &sweep.Conflict{Rule: w.Rule, Norms: []int32{}}
				by[w.Rule] = c
			}
			severity := w.Severity
			if decided := d.settings().Of(w.Rule).Severity; decided != "" {
				severity = decided
			}
			if rule.Weight(severity) > rule.Weight(c.Severity) {
				c.Severity = severity
			}
			for _, n := range norms {
				if n >= 0 {
					c.Norms = append(c.Norms, n+int32(d.parts[part].first))
				}
			}
		}
	}
	out := make(sweep.Outcome, 0, len(by))
	for _, c := range by {
		slices.Sort(c.Norms)
		c.Norms = slices.Compact(c.Norms)
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b sweep.Conflict) int { return strings.Compare(a.Rule, b.Rule) })
	d.key = d.key[:0]
	for _, c := range out {
		d.key = append(append(append(d.key, c.Rule...), ' '), c.Severity...)
		for _, n := range c.Norms {
			d.key = strconv.AppendInt(append(d.key, ' '), int64(n), 10)
		}
		d.key = append(d.key, ';')
	}
	at, there := d.known[string(d.key)]
	if !there {
		at = int32(len(d.part.Outcomes))
		d.known[string(d.key)], d.part.Outcomes = at, append(d.part.Outcomes, out)
	}
	return at
}
