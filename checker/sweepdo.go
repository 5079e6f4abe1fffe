package checker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
	out := &sweep.Part{Outcomes: []sweep.Outcome{}, Units: []sweep.Unit{}}
	known := map[string]int32{}
	for _, n := range units {
		if n < 0 || n >= s.known.Units {
			return nil, fmt.Errorf("unit %d is none of the %d of this sweep", n, s.known.Units)
		}
		outcomes, err := s.unit(ctx, n)
		if err != nil {
			return nil, err
		}
		u := sweep.Unit{Number: n, Outcomes: make([]int32, len(outcomes))}
		for i, o := range outcomes {
			if o == nil {
				u.Outcomes[i] = -1
				continue
			}
			key := fmt.Sprint(o)
			at, there := known[key]
			if !there {
				at = int32(len(out.Outcomes))
				known[key], out.Outcomes = at, append(out.Outcomes, o)
			}
			u.Outcomes[i] = at
		}
		out.Units = append(out.Units, u)
	}
	slices.SortFunc(out.Units, func(a, b sweep.Unit) int { return cmp.Compare(a.Number, b.Number) })
	return out, nil
}

// unit compares one class of hosts with all classes of aids; nil where no two
// agencies meet.
func (s *survey) unit(ctx context.Context, n int) ([]sweep.Outcome, error) {
	action, tie, class := s.known.At(n)
	a := &s.known.Actions[action]
	out := make([]sweep.Outcome, a.Aids)
	t := s.ties[action][tie]
	if t.part < 0 {
		return out, nil
	}
	p := s.parts[t.part]
	at, ok := p.actions[a.ID]
	compare := p.NewComparer()
	for aid := range out {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		x, y, met := s.pair(a, int32(tie), s.sides[action].hosts[class], s.sides[action].aids[aid])
		if !met {
			continue
		}
		out[aid] = sweep.Outcome{}
		if !ok {
			continue
		}
		var clashes []*facts.Clash
		var norms [][]int32
		compare.Compare(at, t.pacts, s.members[x][t.part], s.members[y][t.part], func(c *facts.Clash, on []int32) {
			clashes, norms = append(clashes, c), append(norms, on)
		})
		weights, err := s.weigh.Of(ctx, clashes)
		if err != nil {
			return nil, err
		}
		out[aid] = s.outcome(p, weights, norms)
	}
	return out, nil
}

// outcome puts together what rules say of the clashes on one action.
func (s *survey) outcome(p *surveyed, weights [][]judge.Weight, norms [][]int32) sweep.Outcome {
	by := map[string]*sweep.Conflict{}
	for i, some := range weights {
		for _, w := range some {
			c := by[w.Rule]
			if c == nil {
				c = &sweep.Conflict{Rule: w.Rule, Norms: []int32{}}
				by[w.Rule] = c
			}
			severity := w.Severity
			if decided := s.settings().Of(w.Rule).Severity; decided != "" {
				severity = decided
			}
			if rule.Weight(severity) > rule.Weight(c.Severity) {
				c.Severity = severity
			}
			for _, n := range norms[i] {
				c.Norms = append(c.Norms, n+int32(p.first))
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
	return out
}
