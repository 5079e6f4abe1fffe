package checker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/internal/plain"
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
	d := s.doing()
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
	marks     *marks               // of the action that was compared last
	cells     []cell               // of what waits
	sets      outcomeSets          // on that action, of the part that is made
	row       row
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
	l := &learnt{comparers: make([]*calculus.Comparer, n), likes: make([][][]told, n), forms: make([][][]told, n), marks: newMarks(-1, -1)}
	for i, p := range s.parts {
		l.comparers[i] = p.NewComparer(s.look())
	}
	return l
}

// look is what the rules look at. Plainly, no two clashes are alike.
func (s *survey) look() calculus.SweptLook {
	out := calculus.SweptLook{Swift: s.weigh.Swift() && !plain.Asked(), Like: s.weigh.Like, Mark: s.weigh.Mark, Situations: s.weigh.Situations()}
	if plain.Asked() {
		n := 0
		out.Like = func(*facts.Clash) string { n++; return strconv.Itoa(n) }
	}
	return out
}

// doing is some units on their way.
type doing struct {
	*survey
	*learnt
	waiting  []compared // all of one action and of one part
	meetings int        // of those waiting
	part     *sweep.Part
	found    []finds // by rule
	// Room for outcomes: their conflicts, and the norms on which these rest.
	conflicts slab[sweep.Conflict]
	rest      slab[int32]
}

func (s *survey) doing() *doing {
	l := s.learnt()
	l.sets.clear()
	return &doing{survey: s, learnt: l, part: &sweep.Part{Outcomes: []sweep.Outcome{}, Units: []sweep.Unit{}}}
}

// cell is what two classes met: meetings from and until of the unit's, and what a
// host of the unit's met beside.
type cell struct {
	aid         int32 // by place in the part; -1: no two agencies meet
	host        int32 // noHost: they were compared at length
	from, until int32
}

const noHost = -1

// compared is a unit of which the meetings were not weighed yet.
type compared struct {
	number, part int
	hosts        []*calculus.Hosting // mostly one
	host         hosted              // that was compared last
	cells        [2]int              // from and until, of those that wait
	met          []calculus.Meeting
}

// hosted is a host by its place in the part, and its place among a unit's hosts.
type hosted struct {
	place int
	is    *calculus.Hosting // nil: it was not looked at yet, or has to be compared at length
	at    int32             // noHost: it is not there yet
}

// mostMeetings bounds how many meetings wait to be weighed.
const mostMeetings = 4 << 20

// unit compares one class of hosts with all classes of aids.
func (d *doing) unit(ctx context.Context, n int) error {
	action, tie, class := d.survey.known.At(n)
	a := &d.survey.known.Actions[action]
	t := d.ties[action][tie]
	if d.marks.action != action || d.marks.part != t.part {
		if err := d.weighAll(ctx); err != nil {
			return err
		}
		d.marks = newMarks(action, t.part)
		d.sets.clear()
	}
	at := -1 // nothing is to be found
	if t.part >= 0 {
		if k, ok := d.parts[t.part].actions[a.ID]; ok {
			at = k
		}
	}
	u := compared{number: n, part: t.part}
	if err := ctx.Err(); err != nil {
		return err
	}
	u.cells[0] = len(d.cells)
	for aid := range int(a.Aids) {
		x, y, met := int32(0), int32(0), false
		if t.part >= 0 {
			x, y, met = d.pair(a, int32(tie), d.sides[action].hosts[class], d.sides[action].aids[aid])
		}
		c := cell{aid: -1}
		if met {
			c = d.compare(&u, at, t, d.members[x][t.part], d.members[y][t.part])
		}
		d.cells = append(d.cells, c)
	}
	u.cells[1] = len(d.cells)
	d.waiting = append(d.waiting, u)
	if d.meetings += len(u.met); d.meetings > mostMeetings {
		return d.weighAll(ctx)
	}
	return nil
}

// compare compares two agencies of a part: swiftly, if it can be done.
func (d *doing) compare(u *compared, action int, t tied, host, aid int) cell {
	c := cell{aid: int32(aid), host: noHost, from: int32(len(u.met))}
	if c.until = c.from; action < 0 {
		return c
	}
	by := d.comparers[t.part]
	if u.host.place != host || u.host.is == nil {
		u.host = hosted{host, by.Host(action, t.pacts, host), noHost}
	}
	if h := &u.host; h.is != nil && by.Helped(h.is, aid) {
		if h.at == noHost {
			h.at, u.hosts = int32(len(u.hosts)), append(u.hosts, h.is)
		}
		c.host = h.at
	} else {
		by.Compare(action, t.pacts, host, aid)
	}
	u.met = append(u.met, by.Met...)
	c.until = int32(len(u.met))
	return c
}

// weighAll weighs all that was met, and puts the outcomes together.
func (d *doing) weighAll(ctx context.Context) error {
	if len(d.waiting) == 0 {
		return nil
	}
	d.hear()
	part := d.waiting[0].part
	if part >= 0 {
		if alike, err := d.ask(ctx, part); err != nil {
			return err
		} else if !alike {
			return d.again(ctx, part)
		}
	}
	for i := range d.waiting {
		d.mark(&d.waiting[i])
	}
	for i := range d.waiting {
		w := &d.waiting[i]
		d.part.Units = append(d.part.Units, sweep.Unit{Number: w.number, Outcomes: d.outcomes(w)})
	}
	d.forget()
	return nil
}

// forget has nothing wait any more.
func (d *doing) forget() {
	clear(d.waiting)
	d.waiting, d.cells, d.meetings = d.waiting[:0], d.cells[:0], 0
}

// hear has all hosts that wait meet all answers.
func (d *doing) hear() {
	for i := range d.waiting {
		for _, h := range d.waiting[i].hosts {
			d.comparers[d.waiting[i].part].Hear(h)
		}
	}
}

// again compares what waits once more, by situations as well.
func (d *doing) again(ctx context.Context, part int) error {
	d.comparers[part].Exactly()
	waiting := slices.Clone(d.waiting)
	d.forget()
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
