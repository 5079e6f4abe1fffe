package evidence

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// addDates adds the dates of the calendar that draw on somebody. Whom the
// deployment that is planned for a date counts already is not counted again.
func (s *season) addDates(volumes []*volume) error {
	for _, v := range volumes {
		for _, id := range slices.Sorted(maps.Keys(v.Book.Events)) {
			e, err := v.dated(id)
			if err != nil {
				return fmt.Errorf("event %s: %w", id, err)
			}
			stated := v.Book.Events[id]
			planned := s.planned(v, stated.Deployment)
			for _, agency := range slices.Sorted(maps.Keys(stated.Draws)) {
				if !planned[agency] {
					e.take(agency, stated.Draws[agency])
				}
			}
			s.events = append(s.events, e)
		}
	}
	return nil
}

// planned lists the agencies on whose officers a deployment draws.
func (s *season) planned(v *volume, deployment string) map[string]bool {
	out := map[string]bool{}
	for _, e := range s.events {
		if e.dated || e.v != v || e.id != deployment {
			continue
		}
		for k := range e.draws {
			out[k.agency] = true
		}
		for agency := range e.unsaid {
			out[agency] = true
		}
	}
	return out
}

func (v *volume) dated(id string) (*event, error) {
	e := v.Book.Events[id]
	zone, err := e.Zone()
	if err != nil {
		return nil, err
	}
	period, err := e.During()
	o := &operation{Deployment: &book.Deployment{Event: e.Title}, v: v, id: id, dates: dates{zone, &v.fault}, period: period}
	return &event{operation: o, draws: map[stock][]draw{}, unsaid: map[string][]book.Period{}, dated: true}, err
}

// take adds what a date takes of an agency: officers, those of the standing
// units that it names unless their number is stated, and equipment.
func (e *event) take(agency string, d *book.Draw) {
	known := d.Officers != nil
	if known {
		e.add(stock{agency, "officers", ""}, draw{e.period, "event", agency, d.Officers, ""})
	}
	for _, unit := range set(d.Units) {
		e.add(stock{agency, "unit", unit}, draw{e.period, "event", agency, nil, ""})
		if u := e.v.agency(agency).Units[unit]; d.Officers == nil && u != nil && u.Officers != nil {
			known = true
			e.add(stock{agency, "officers", ""}, draw{e.period, "event", agency, u.Officers, unit})
		}
	}
	for _, thing := range slices.Sorted(maps.Keys(d.Equipment)) {
		e.add(stock{agency, "equipment", thing}, draw{e.period, "event", agency, ptrTo(d.Equipment[thing]), ""})
	}
	if !known && len(d.Equipment) == 0 || !known && len(d.Units) > 0 {
		e.leaveOpen(agency, e.period)
	}
}

// promise is what one draw takes, as the facts tell it.
func (e *event) promise(d draw, zone dates) facts.Promise {
	p := facts.Promise{Book: e.v.Dir, By: d.by, ID: d.id, Amount: given(d.amount), During: zone.interval(d.Period)}
	if e.dated {
		p.Event, p.Path = e.id, book.Path("events", e.id, "draws", d.id)
		return p
	}
	p.Deployment, p.Path = e.id, e.path(d.by+"s", d.id)
	return p
}

// events states the dates of the calendar.
func (v *volume) events() []facts.Event {
	var out []facts.Event
	for _, id := range slices.Sorted(maps.Keys(v.Book.Events)) {
		e := v.Book.Events[id]
		o, err := v.dated(id)
		if err != nil {
			v.fault = err
			return nil
		}
		out = append(out, facts.Event{
			Book: v.Dir, ID: id, Path: book.Path("events", id), Title: e.Title, Kind: e.Kind, Election: e.Election(),
			Place: stated(e.Place), Deployment: stated(e.Deployment), During: o.dates.interval(o.period),
			Agencies: slices.Sorted(maps.Keys(e.Draws)),
		})
	}
	return out
}
