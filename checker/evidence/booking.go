package evidence

import (
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// booking is one stock with everything that draws on it, the deployment in
// question first.
type booking struct {
	stock
	events []*event
	whole  *int // how many there are, if stated
	season *season
}

// judgeable tells whether it can be said how much is too much. An agency's
// officers count where they help others: what it needs at home it has set
// aside already.
func (b booking) judgeable(here *event) bool {
	return b.kind != "officers" || b.whole != nil && b.agency != here.Host
}

// record sweeps over the ends of all that draws on the stock. Between two of
// them nothing changes.
func (b booking) record(o *operation) (r facts.Overbooked, over bool) {
	here := b.events[0].draws[b.stock]
	var at []time.Time
	var span book.Period
	for _, d := range here {
		span = hull(span, d.Period)
	}
	for _, e := range b.events {
		for _, d := range e.draws[b.stock] {
			at = append(at, d.From, d.Until)
		}
	}
	r = facts.Overbooked{
		Book: o.v.Dir, Deployment: o.id, Path: o.path(here[0].by+"s", here[0].id),
		Agency: b.agency, Kind: b.kind, Thing: b.thing, Has: given(b.whole),
	}
	var periods []book.Period
	for _, s := range stretches(span, at, b.promised) {
		if s.state.too {
			periods = append(periods, s.Period)
			r.Stretches = append(r.Stretches, facts.OverbookedStretch{During: o.dates.interval(s.Period), Promised: s.state.promised})
		}
	}
	r.Promises = b.promises(periods, o.dates)
	return r, len(periods) > 0
}

// load is how much of a stock is promised, and whether that is too much.
type load struct {
	promised int
	too      bool
}

// promised counts at one instant; it is too much only while the deployment in
// question draws on it too.
func (b booking) promised(t time.Time) load {
	if len(b.drawn(b.events[0], t)) == 0 {
		return load{}
	}
	return b.count(t)
}

// count counts what everything draws on the stock at one instant.
func (b booking) count(t time.Time) load {
	var all []draw
	drawing := 0
	for _, e := range b.events {
		if part := b.drawn(e, t); len(part) > 0 {
			all = append(all, part...)
			drawing++
		}
	}
	l := load{promised: b.total(all)}
	switch {
	case b.whole != nil:
		l.too = l.promised > *b.whole
	case b.kind == "unit":
		l.too = l.promised > 1 // whole units
	default:
		l.too = drawing > 1 // nobody says how many there are
	}
	return l
}

// drawn is what one deployment takes at an instant. What is planned and what
// was offered are the same officers: the larger of the two counts.
func (b booking) drawn(e *event, t time.Time) []draw {
	if b.own(e) {
		return nil
	}
	return b.taken(e, t)
}

// own tells what does not count against an agency: its officers where it is
// the host.
func (b booking) own(e *event) bool { return b.kind == "officers" && e.Host == b.agency }

func (b booking) taken(e *event, t time.Time) []draw {
	var planned, offered []draw
	for _, d := range e.draws[b.stock] {
		switch {
		case !d.Contains(t):
		case d.by != "offer":
			planned = append(planned, d)
		case b.kind == "unit" && len(offered) > 0: // the same unit, however often it is offered
		default:
			offered = append(offered, d)
		}
	}
	if b.total(offered) > b.total(planned) {
		return offered
	}
	return planned
}

// total adds up what is taken. Officers who are a standing unit that is
// promised twice are not more officers for that: there it is told.
func (b booking) total(draws []draw) int {
	sum := 0
	units := map[string]int{}
	for _, d := range draws {
		n := b.amount(d)
		if d.of == "" {
			sum += n
			continue
		}
		if whole := b.season.whole(stock{b.agency, "unit", d.of}); whole != nil {
			units[d.of] = min(units[d.of]+n, *whole)
		} else {
			units[d.of] = max(units[d.of], n)
		}
	}
	for _, n := range units {
		sum += n
	}
	return sum
}

// amount is how much one draw takes: a unit of which nothing else is stated
// comes whole, of equipment there is at least one.
func (b booking) amount(d draw) int {
	switch {
	case b.kind == "unit" && b.whole == nil:
		return 1
	case b.kind == "unit" && (d.amount == nil || *d.amount > *b.whole):
		return *b.whole
	case d.amount == nil:
		return 1
	}
	return *d.amount
}

// promises lists what draws on the stock in some of the periods.
func (b booking) promises(periods []book.Period, zone dates) (out []facts.Promise) {
	for _, e := range b.events {
		if b.own(e) {
			continue
		}
		for _, d := range e.draws[b.stock] {
			if !slices.ContainsFunc(periods, d.Overlaps) {
				continue
			}
			out = append(out, e.promise(d, zone))
		}
	}
	return out
}
