package checker

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// sides are the agencies of each class, by how they are bound to others.
type sides struct{ hosts, aids []side }

// side is a class: some of its agencies for each way of being bound.
type side []boundAs

// boundAs are agencies of one class that are bound alike: two where there are two.
type boundAs struct {
	bound int32
	some  []int32
}

func (s *survey) sidesOf(a *sweep.Action) sides {
	gather := func(classes int32, of []int32) []side {
		out := make([]side, classes)
		for n, class := range of {
			bound := s.known.Agencies[n].Bound
			at := slices.IndexFunc(out[class], func(x boundAs) bool { return x.bound == bound })
			if at < 0 {
				at = len(out[class])
				out[class] = append(out[class], boundAs{bound: bound})
			}
			if x := &out[class][at]; len(x.some) < 2 {
				x.some = append(x.some, int32(n))
			}
		}
		return out
	}
	return sides{gather(a.Hosts, a.AsHost), gather(a.Aids, a.AsAid)}
}

// pair finds two agencies of two classes with a tie between them.
func (s *survey) pair(a *sweep.Action, tie int32, hosts, aids side) (host, aid int32, ok bool) {
	host, aid = -1, -1
	for _, h := range hosts {
		for _, b := range aids {
			if a.Related[s.known.Relations[h.bound][b.bound]] != tie {
				continue
			}
			for _, x := range h.some {
				for _, y := range b.some {
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
	likes     [][][]told           // what rules say of each likeness that a comparer met
	forms     [][][]told           // and of each form
}

// told is a rule's finding, the rule by its place in judges and the severity by
// its weight.
type told struct {
	rule  int32
	level int8
}

func (s *survey) learnt() *learnt {
	if have, ok := s.spare.Get().(*learnt); ok {
		return have
	}
	n := len(s.parts)
	l := &learnt{make([]*calculus.Comparer, n), make([][][]told, n), make([][][]told, n)}
	for i, p := range s.parts {
		l.comparers[i] = p.NewComparer(s.look())
	}
	return l
}

// look is what the rules look at. Plainly, no two clashes are alike.
func (s *survey) look() calculus.SweptLook {
	out := calculus.SweptLook{Swift: s.weigh.Swift() && !plainly(), Like: s.weigh.Like, Mark: s.weigh.Mark, Situations: s.weigh.Situations()}
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
	found    []finds // by rule
	rules    []int32 // of which something was found
}

// finds is what a rule finds on an action.
type finds struct {
	level int8
	norms []int32
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
		if alike, err := d.ask(ctx, part); err != nil {
			return err
		} else if !alike {
			return d.again(ctx, part)
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

// again compares what waits once more, by situations as well.
func (d *doing) again(ctx context.Context, part int) error {
	d.comparers[part].Exactly()
	waiting := d.waiting
	d.waiting, d.meetings = nil, 0
	for _, w := range waiting {
		if err := d.unit(ctx, w.number); err != nil {
			return err
		}
	}
	return d.weighAll(ctx)
}

// ask has the rules weigh what was not met before. Alike: the situation makes no
// difference to any form.
func (d *doing) ask(ctx context.Context, part int) (alike bool, err error) {
	c := d.comparers[part]
	more, err := d.weigh.Of(ctx, c.Likes[len(d.likes[part]):])
	if err != nil {
		return false, err
	}
	for _, weights := range more {
		d.likes[part] = append(d.likes[part], d.tell(weights))
	}
	alike = true
	for _, likes := range c.Forms[len(d.forms[part]):] {
		first := d.likes[part][likes[0]]
		alike = alike && !slices.ContainsFunc(likes, func(n int32) bool { return !slices.Equal(d.likes[part][n], first) })
		d.forms[part] = append(d.forms[part], first)
	}
	return alike, nil
}

// tell says what rules find in the order of the rules, with the severities that
// the settings decide.
func (d *doing) tell(weights []judge.Weight) (out []told) {
	for _, w := range weights {
		severity := w.Severity
		if decided := d.decided[w.Rule]; decided != "" {
			severity = decided
		}
		at, _ := slices.BinarySearch(d.judges, w.Rule)
		out = append(out, told{int32(at), int8(rule.Weight(severity))})
	}
	slices.SortFunc(out, func(a, b told) int { return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.level, b.level)) })
	return slices.Compact(out)
}

// outcome puts together what rules say of the clashes on one action.
func (d *doing) outcome(part int, all []calculus.Meeting) int32 {
	first := int32(d.parts[part].first)
	if d.found == nil {
		d.found = make([]finds, len(d.judges))
	}
	d.rules = d.rules[:0]
	for _, m := range all {
		like, norms := m.Of()
		said := d.forms[part]
		if like >= 0 {
			said = d.likes[part]
		} else {
			like = -1 - like
		}
		for _, x := range said[like] {
			f := &d.found[x.rule]
			if f.level == 0 {
				d.rules = append(d.rules, x.rule)
			}
			f.level = max(f.level, x.level)
			for _, n := range norms {
				if n >= 0 && !d.survey.known.WithoutNorms {
					f.norms = append(f.norms, n+first)
				}
			}
		}
	}
	slices.Sort(d.rules)
	return d.numbered()
}

// levels are severities by their weight.
var levels = [...]string{"", rule.Note, rule.Warning, rule.Error}

// numbered numbers the outcome that was found, and forgets it.
func (d *doing) numbered() int32 {
	d.key = d.key[:0]
	for _, r := range d.rules {
		f := &d.found[r]
		slices.Sort(f.norms)
		f.norms = slices.Compact(f.norms)
		d.key = append(binary.AppendUvarint(d.key, uint64(r)), byte(f.level))
		d.key = binary.AppendUvarint(d.key, uint64(len(f.norms)))
		for _, n := range f.norms {
			d.key = binary.AppendUvarint(d.key, uint64(n))
		}
	}
	at, there := d.known[string(d.key)]
	if !there {
		at = int32(len(d.part.Outcomes))
		out := make(sweep.Outcome, len(d.rules))
		for i, r := range d.rules {
			out[i] = sweep.Conflict{Rule: d.judges[r], Severity: levels[d.found[r].level], Norms: append([]int32{}, d.found[r].norms...)}
		}
		d.known[string(d.key)], d.part.Outcomes = at, append(d.part.Outcomes, out)
	}
	for _, r := range d.rules {
		d.found[r].level, d.found[r].norms = 0, d.found[r].norms[:0]
	}
	return at
}
