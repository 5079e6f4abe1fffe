package readiness

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/facts"
)

// loads says of each agency how many officers it promised to others, and how
// many other events take.
func (b *builder) loads() (out []Load) {
	for _, l := range b.in.Facts.Loads {
		if l.Kind != "officers" {
			continue
		}
		x := Load{Agency: b.agency("", l.Agency), Available: l.Has.Value, Stated: l.Has.Stated}
		days := map[string]*LoadDay{}
		for _, s := range l.Stretches {
			b.loadStretch(days, l, s)
		}
		for _, on := range slices.Sorted(maps.Keys(days)) {
			x.add(*days[on])
		}
		if len(x.Days) > 0 {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Load) int { return cmp.Compare(a.Agency.Short, b.Agency.Short) })
	return out
}

func (b *builder) loadStretch(days map[string]*LoadDay, l facts.Load, s facts.LoadStretch) {
	at := LoadDay{Over: s.Over, Asked: s.Promised}
	for _, share := range s.By {
		if share.Own {
			continue
		}
		at.Events = append(at.Events, b.event(share.Book, share.Deployment, share.Event))
		at.Open = at.Open || share.Open
		if share.Event != "" {
			at.Taken += share.Amount
		} else {
			at.Promised += share.Amount
		}
	}
	if len(at.Events) == 0 {
		return
	}
	for _, on := range daysOf(s.During) {
		if !b.within(on) {
			continue
		}
		if days[on] == nil {
			days[on] = &LoadDay{Day: on, Last: on}
		}
		days[on].most(&at)
	}
}

// most keeps what is more of two moments of a day.
func (d *LoadDay) most(at *LoadDay) {
	d.Promised, d.Taken, d.Asked = max(d.Promised, at.Promised), max(d.Taken, at.Taken), max(d.Asked, at.Asked)
	d.Over, d.Open = d.Over || at.Over, d.Open || at.Open
	for _, e := range at.Events {
		if !slices.Contains(d.Events, e) {
			d.Events = append(d.Events, e)
		}
	}
}

// alike tells whether two days differ in nothing but their date.
func (d *LoadDay) alike(e *LoadDay) bool {
	return d.Promised == e.Promised && d.Taken == e.Taken && d.Asked == e.Asked && d.Over == e.Over && d.Open == e.Open && slices.Equal(d.Events, e.Events)
}

func (x *Load) add(d LoadDay) {
	slices.Sort(d.Events)
	if n := len(x.Days); n > 0 {
		last := &x.Days[n-1]
		if next(last.Last) == d.Day && last.alike(&d) {
			last.Last = d.Day
			last.When = shortSpan(last.Day, last.Last)
			return
		}
	}
	d.When = shortSpan(d.Day, d.Last)
	x.Days = append(x.Days, d)
}

// Left says how many of an agency's officers are left, in words.
func (d *LoadDay) Left(l *Load) string {
	left := l.Available - d.Asked
	switch {
	case !l.Stated:
		return "not known"
	case left < 0:
		return fmt.Sprintf("%d too many", -left)
	case d.Open:
		return fmt.Sprintf("%d at most", left)
	}
	return fmt.Sprint(left)
}
