package evidence

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// zone is that in which most of the season is told; of several alike, the
// first by name.
func (s *season) zone() *time.Location {
	count := map[string]int{}
	zones := map[string]*time.Location{}
	for _, e := range s.events {
		count[e.dates.zone.String()]++
		zones[e.dates.zone.String()] = e.dates.zone
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	if len(names) == 0 {
		return time.UTC
	}
	return zones[names[0]]
}

// loads states for everything that anybody promises how much of it is promised
// over time, and to what.
func (s *season) loads() []facts.Load {
	stocks := map[stock]bool{}
	for _, e := range s.events {
		for k := range e.draws {
			stocks[k] = true
		}
		for agency := range e.unsaid {
			stocks[stock{agency, "officers", ""}] = true
		}
	}
	zone := dates{zone: s.zone()}
	var out []facts.Load
	for _, k := range slices.SortedFunc(maps.Keys(stocks), compareStocks) {
		out = append(out, s.load(k, zone))
	}
	return out
}

func (s *season) load(k stock, zone dates) facts.Load {
	b := booking{stock: k, whole: s.whole(k), season: s}
	var periods []book.Period
	for _, e := range s.events {
		mine := e.unsaidOf(k)
		for _, d := range e.draws[k] {
			mine = append(mine, d.Period)
		}
		if len(mine) > 0 {
			b.events = append(b.events, e)
			periods = append(periods, mine...)
		}
	}
	r := facts.Load{Agency: k.agency, Kind: k.kind, Thing: k.thing, Has: given(b.whole), Zone: zone.zone.String()}
	var span book.Period
	for _, p := range periods {
		span = hull(span, p)
	}
	for _, piece := range stretches(span, ends(periods...), b.shares) {
		if len(piece.state.by) > 0 {
			r.Stretches = append(r.Stretches, facts.LoadStretch{
				During: zone.interval(piece.Period), Promised: piece.state.promised, Over: piece.state.over, By: piece.state.by,
			})
		}
	}
	return r
}

func (e *event) unsaidOf(k stock) []book.Period {
	if k.kind != "officers" {
		return nil
	}
	return slices.Clone(e.unsaid[k.agency])
}

// shared is what of a stock is promised at one instant, and to what.
type shared struct {
	promised int
	over     bool
	by       []facts.Share
}

// shares counts at one instant. An agency's officers count as promised where
// they help others; where it is the host they are told and not counted.
func (b booking) shares(t time.Time) (out shared) {
	l := b.count(t)
	out.promised, out.over = l.promised, l.too && (b.kind != "officers" || b.whole != nil)
	for _, e := range b.events {
		part := b.taken(e, t)
		open := slices.ContainsFunc(e.unsaidOf(b.stock), func(p book.Period) bool { return p.Contains(t) })
		if len(part) == 0 && !open {
			continue
		}
		s := facts.Share{Book: e.v.Dir, Amount: b.total(part), Own: b.own(e), Open: open}
		if e.dated {
			s.Event = e.id
		} else {
			s.Deployment = e.id
		}
		out.by = append(out.by, s)
	}
	return out
}
