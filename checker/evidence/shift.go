package evidence

import (
	"fmt"
	"slices"
	"time"

	"roe.example/checker/book"
)

// At is a deployment as though it began at asOf: its period, its needs,
// offers, assignments, positions, requests, transfers, and what officers are
// told and hand in for it move together and keep their lengths. A nil
// asOf leaves it at its own time. The deployment itself is not changed.
func At(d *book.Deployment, asOf *time.Time) (*book.Deployment, error) {
	if asOf == nil {
		return d, nil
	}
	zone, err := d.Zone()
	if err != nil {
		return nil, err
	}
	began, err := book.Start(d.From, zone)
	if err != nil {
		return nil, err
	}
	return shift(d, asOf.Sub(began), zone)
}

// shift is a copy of the deployment moved by a length of time. The length is
// counted in elapsed hours: a shift of eight hours stays one of eight hours on
// the night when clocks change.
func shift(d *book.Deployment, by time.Duration, zone *time.Location) (*book.Deployment, error) {
	var fault error
	m := mover{dates: dates{zone, &fault}, by: by}
	m.days = daysBetween(m.dates.start(d.From).In(zone), m.dates.start(d.From).Add(by).In(zone))
	moved := *d
	moved.From, moved.Until = m.start(d.From), m.end(d.Until)
	moved.Assignments = copyMap(d.Assignments, func(a *book.Assignment) {
		a.From, a.Until = m.start(a.From), m.end(a.Until)
	})
	moved.Briefings = copyMap(d.Briefings, func(b *book.Briefing) { b.On = m.mark(b.On) })
	moved.Units = copyMap(d.Units, func(u *book.Unit) { u.Roster = m.mark(u.Roster) })
	moved.Requests = copyMap(d.Requests, m.request)
	moved.Offers = copyMap(d.Offers, m.offer)
	moved.Needs = copyMap(d.Needs, func(n *book.Need) { n.Starts, n.Ends = m.start(n.Starts), m.end(n.Ends) })
	moved.Transfers = copyMap(d.Transfers, func(t *book.Transfer) {
		t.Lent, t.ReturnBy, t.Returned = m.start(t.Lent), m.end(t.ReturnBy), m.end(t.Returned)
	})
	if d.Command != nil {
		command := *d.Command
		command.Activated = m.mark(command.Activated)
		command.Positions = copyMap(command.Positions, func(p *book.Position) {
			p.From, p.Until = m.start(p.From), m.end(p.Until)
		})
		moved.Command = &command
	}
	if fault != nil {
		return nil, fmt.Errorf("move the deployment: %w", fault)
	}
	return &moved, nil
}

// mover moves written times and leaves those that were not written alone.
type mover struct {
	dates
	by   time.Duration
	days int // from the day of the deployment to the day it is moved to
}

func (m mover) start(s string) string {
	if s == "" {
		return ""
	}
	return m.format(m.dates.start(s).Add(m.by))
}

func (m mover) end(s string) string {
	if s == "" {
		return ""
	}
	return m.format(m.dates.end(s).Add(m.by))
}

// mark moves a time that is no end of a period; a day stays a day.
func (m mover) mark(s string) string {
	if s != "" && len(s) == len(time.DateOnly) {
		return m.dates.start(s).AddDate(0, 0, m.days).Format(time.DateOnly)
	}
	return m.start(s)
}

func (m mover) request(r *book.Request) {
	r.Made = m.mark(r.Made)
	r.Steps = slices.Clone(r.Steps)
	for i := range r.Steps {
		r.Steps[i].On = m.mark(r.Steps[i].On)
	}
}

func (m mover) offer(o *book.Offer) {
	o.From, o.Until, o.Recalled = m.start(o.From), m.end(o.Until), m.mark(o.Recalled)
}

// copyMap copies a map and what its values point to, and changes the copies.
func copyMap[T any](from map[string]*T, change func(*T)) map[string]*T {
	if from == nil {
		return nil
	}
	to := make(map[string]*T, len(from))
	for id, value := range from {
		c := *value
		change(&c)
		to[id] = &c
	}
	return to
}
