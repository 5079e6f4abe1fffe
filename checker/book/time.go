package book

import (
	"fmt"
	"time"
	_ "time/tzdata" // zones must not depend on the machine
)

// Zone is the deployment's time zone.
func (d *Deployment) Zone() (*time.Location, error) {
	return time.LoadLocation(d.Timezone)
}

// Period is a stretch of time: From counts, Until does not. A zero Until is
// open.
type Period struct{ From, Until time.Time }

// Contains tells whether t lies in the period.
func (p Period) Contains(t time.Time) bool {
	return !t.Before(p.From) && (p.Until.IsZero() || t.Before(p.Until))
}

// Overlaps tells whether some instant lies in both periods.
func (p Period) Overlaps(o Period) bool {
	return (o.Until.IsZero() || p.From.Before(o.Until)) && (p.Until.IsZero() || o.From.Before(p.Until))
}

var instantLayouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"}

// Start reads a day or an instant as the moment at which something begins: a
// day begins at midnight of the zone.
func Start(s string, zone *time.Location) (time.Time, error) {
	if t, err := time.ParseInLocation(time.DateOnly, s, zone); err == nil {
		return t, nil
	}
	for _, layout := range instantLayouts {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t.In(zone), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no day and no instant", s)
}

// End reads a day or an instant as the moment at which something ends: "until
// 4 November" includes that day, so it ends at the midnight after.
func End(s string, zone *time.Location) (time.Time, error) {
	t, err := Start(s, zone)
	if err == nil && len(s) == len(time.DateOnly) {
		t = t.AddDate(0, 0, 1)
	}
	return t, err
}

// NewPeriod reads both ends; an empty end is open.
func NewPeriod(from, until string, zone *time.Location) (p Period, err error) {
	if from != "" {
		if p.From, err = Start(from, zone); err != nil {
			return p, err
		}
	}
	if until != "" {
		p.Until, err = End(until, zone)
	}
	return p, err
}
