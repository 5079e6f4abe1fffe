package waiver

import (
	"time"

	"roe.example/checker/facts"
)

// zone is where the days of a waiver are counted: that of the deployment, or
// that of all deployments of the book if they share one. Nil is that of whoever
// runs the check.
func (m *matcher) zone(deployment string) *time.Location {
	name := ""
	if d := m.Book.Deployments[deployment]; d != nil {
		name = d.Timezone
	} else {
		for _, d := range m.Book.Deployments {
			if name != "" && name != d.Timezone {
				return nil
			}
			name = d.Timezone
		}
	}
	if zone, err := time.LoadLocation(name); err == nil && name != "" {
		return zone
	}
	return nil
}

// days are the first and the last day of a period, in the zone in which it is
// written. A period that ends at midnight ends with the day before.
func days(p facts.Interval) (first, last string) {
	from, errFrom := time.Parse(time.RFC3339, p.From)
	until, errUntil := time.Parse(time.RFC3339, p.Until)
	if errFrom != nil || errUntil != nil {
		return p.From, p.Until
	}
	if until.After(from) {
		until = until.Add(-time.Nanosecond)
	}
	return from.Format(time.DateOnly), until.Format(time.DateOnly)
}

// daysBetween counts days, both ends included.
func daysBetween(from, until string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, until)
	if errA != nil || errB != nil { // the loader has looked each day up
		return 0
	}
	return int(b.Sub(a).Hours()/24) + 1
}

// Day gives the day of a run: the one that was asked for, whatever the zone,
// or that of the clock there.
func Day(asked string, now time.Time) func(zone *time.Location) string {
	return func(zone *time.Location) string {
		if asked != "" {
			return asked
		}
		if zone == nil {
			zone = now.Location()
		}
		return now.In(zone).Format(time.DateOnly)
	}
}
