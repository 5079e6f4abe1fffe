package readiness

import (
	"maps"
	"slices"
	"time"
)

// demand is a number of officers needed, or taken, for a time.
type demand struct {
	from, until int64
	first       string // day
	deployment  deploymentKey
	date        string // of the calendar; else empty
	officers    int
}

// neededOfficers is how many officers are needed by day, at the worst moment.
// What dates of the calendar take is needed too, where somebody says what else
// is.
func (b *builder) neededOfficers() map[string]int {
	demands := append(b.needed(), b.takenByDates()...)
	out := map[string]int{}
	for _, on := range b.daysNeeded() {
		start := date(on).Unix()
		if t, err := time.ParseInLocation(time.DateOnly, on, b.location()); err == nil {
			start = t.Unix()
		}
		moments := []int64{start}
		for _, d := range demands {
			if d.first == on {
				moments = append(moments, d.from)
			}
		}
		slices.Sort(moments)
		for _, at := range slices.Compact(moments) {
			out[on] = max(out[on], neededAt(demands, at))
		}
	}
	return out
}

// location is the zone of the season.
func (b *builder) location() *time.Location {
	zone, err := time.LoadLocation(b.zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// neededAt adds up what is needed at a moment: of each deployment the largest
// need, for a need of a task is part of that of all.
func neededAt(demands []demand, at int64) int {
	largest, dates := map[deploymentKey]int{}, 0
	for _, d := range demands {
		switch {
		case at < d.from || at >= d.until:
		case d.date != "":
			dates += d.officers
		default:
			largest[d.deployment] = max(largest[d.deployment], d.officers)
		}
	}
	sum := 0
	for _, n := range largest {
		sum += n
	}
	if sum == 0 {
		return 0
	}
	return sum + dates
}

// needed are the needs of officers, whoever is to bring them.
func (b *builder) needed() (out []demand) {
	for _, c := range b.in.Facts.Capacity {
		k := deploymentKey{c.Book, c.Deployment}
		if _, in := b.season[k]; !in || c.Kind != "officers" || c.From.Stated {
			continue
		}
		for _, s := range c.Stretches {
			out = append(out, demand{instant(s.During.From), instant(s.During.Until), day(s.During.From), k, "", s.Needed})
		}
	}
	return out
}

// takenByDates are the officers whom dates of the calendar take.
func (b *builder) takenByDates() (out []demand) {
	for _, l := range b.in.Facts.Loads {
		for _, s := range l.Stretches {
			for _, share := range s.By {
				if l.Kind == "officers" && share.Event != "" {
					out = append(out, demand{instant(s.During.From), instant(s.During.Until), day(s.During.From), deploymentKey{}, share.Event, share.Amount})
				}
			}
		}
	}
	return out
}

// daysNeeded are the days of the season on which officers are needed.
func (b *builder) daysNeeded() []string {
	all := map[string]bool{}
	for _, n := range b.out.Capacity.Needs {
		for _, d := range n.Days {
			if n.Kind == "officers" && b.within(d.Day) {
				all[d.Day] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}
