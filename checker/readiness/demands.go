package readiness

import (
	"maps"
	"slices"
	"time"
)

// demand is a number of officers needed for a time.
type demand struct {
	from, until int64
	first       string // day
	deployment  deploymentKey
	officers    int
}

// neededOfficers is how many officers deployments need by day, at the worst
// moment. What dates of the calendar take is told beside it.
func (b *builder) neededOfficers() map[string]int {
	demands := b.needed()
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
func neededAt(demands []demand, at int64) (sum int) {
	largest := map[deploymentKey]int{}
	for _, d := range demands {
		if d.from <= at && at < d.until {
			largest[d.deployment] = max(largest[d.deployment], d.officers)
		}
	}
	for _, n := range largest {
		sum += n
	}
	return sum
}

// needed are the needs of officers, whoever is to bring them.
func (b *builder) needed() (out []demand) {
	for _, c := range b.in.Facts.Capacity {
		k := deploymentKey{c.Book, c.Deployment}
		if _, in := b.season[k]; !in || c.Kind != "officers" || c.From.Stated {
			continue
		}
		for _, s := range c.Stretches {
			out = append(out, demand{instant(s.During.From), instant(s.During.Until), day(s.During.From), k, s.Needed})
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
