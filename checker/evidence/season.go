package evidence

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// season is every deployment of the run, judged or not, at its own time, and
// every other date of its calendar: what else draws on the same officers.
type season struct {
	events   []*event
	agencies map[string]*book.Agency // what all books together say of what they have
}

// event is a deployment, or another date of the calendar, with what it draws
// on.
type event struct {
	*operation
	draws map[stock][]draw
	// unsaid are the times in which officers of an agency are taken of whom
	// nobody says how many they are.
	unsaid map[string][]book.Period
	// dated: a date of the calendar for which no deployment is planned.
	dated bool
}

// stock is what can be promised twice.
type stock struct {
	agency string
	kind   string // unit, equipment, officers
	thing  string // of units and equipment
}

// draw is a part of a deployment that takes something of an agency for a time.
type draw struct {
	book.Period
	by, id string // unit, offer, transfer, event (a date of the calendar)
	amount *int   // nil: the whole of it, or unknown
	of     string // of officers: the standing unit that they are
}

func newSeason(volumes []*volume) (*season, error) {
	s := &season{agencies: map[string]*book.Agency{}}
	for _, v := range volumes {
		for _, id := range v.allAgencies() {
			s.know(id, v.Book.Agencies[id])
		}
		for _, id := range slices.Sorted(maps.Keys(v.all)) {
			o, err := v.newOperation(id, Options{})
			if err != nil {
				return nil, err
			}
			s.events = append(s.events, newEvent(o))
		}
	}
	return s, s.addDates(volumes)
}

// know adds what a book says of what an agency has. Books that say different
// things of it do not load.
func (s *season) know(id string, a *book.Agency) {
	all := s.agencies[id]
	if all == nil {
		all = &book.Agency{Units: map[string]*book.StandingUnit{}, Equipment: map[string]*book.Equipment{}}
		s.agencies[id] = all
	}
	all.Available = cmp.Or(all.Available, a.Available)
	maps.Copy(all.Units, a.Units)
	maps.Copy(all.Equipment, a.Equipment)
}

func newEvent(o *operation) *event {
	e := &event{operation: o, draws: map[stock][]draw{}, unsaid: map[string][]book.Period{}}
	for _, id := range slices.Sorted(maps.Keys(o.Units)) {
		e.drawUnit(id, o.Units[id])
	}
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		e.drawOffer(id, o.Offers[id])
	}
	for _, id := range slices.Sorted(maps.Keys(o.Transfers)) {
		t := o.Transfers[id]
		for _, thing := range set(t.Equipment) {
			e.add(stock{t.From, "equipment", thing}, draw{o.loan(t), "transfer", id, t.Quantity, ""})
		}
	}
	return e
}

func (e *event) add(s stock, d draw) {
	if d.From.Before(d.Until) {
		e.draws[s] = append(e.draws[s], d)
	}
}

func (e *event) drawUnit(id string, u *book.Unit) {
	period := e.presence(id)
	if u.Of != "" {
		e.add(stock{u.Agency, "unit", u.Of}, draw{period, "unit", id, u.Officers, ""})
	}
	for _, thing := range slices.Sorted(maps.Keys(u.Equipment)) {
		e.add(stock{u.Agency, "equipment", thing}, draw{period, "unit", id, ptrTo(u.Equipment[thing]), ""})
	}
	if u.Officers != nil {
		e.add(stock{u.Agency, "officers", ""}, draw{period, "unit", id, u.Officers, u.Of})
	} else {
		e.leaveOpen(u.Agency, period)
	}
}

// leaveOpen notes that an agency's officers are taken for a time, and nobody
// says how many.
func (e *event) leaveOpen(agency string, p book.Period) {
	if p.From.Before(p.Until) {
		e.unsaid[agency] = append(e.unsaid[agency], p)
	}
}

func ptrTo[T any](v T) *T { return &v }

func (e *event) drawOffer(id string, o *book.Offer) {
	period := e.standing(o)
	for _, thing := range set(o.Units) {
		e.add(stock{o.By, "unit", thing}, draw{period, "offer", id, nil, ""})
		if u := e.v.agency(o.By).Units[thing]; u != nil && u.Officers != nil && o.Officers == nil {
			e.add(stock{o.By, "officers", ""}, draw{period, "offer", id, u.Officers, thing})
		}
	}
	if _, known := e.v.officersOffered(o); !known && !e.plans(o.By) {
		e.leaveOpen(o.By, period)
	}
	if o.Officers != nil {
		of := ""
		if len(o.Units) == 1 {
			of = o.Units[0]
		}
		e.add(stock{o.By, "officers", ""}, draw{period, "offer", id, o.Officers, of})
	}
}

// plans tells whether the plan has a unit of an agency.
func (e *event) plans(agency string) bool {
	for _, u := range e.Units {
		if u.Agency == agency {
			return true
		}
	}
	return false
}

// officersOffered counts the officers of an offer: those that it states, or
// those of the units that it names.
func (v *volume) officersOffered(o *book.Offer) (n int, known bool) {
	if o.Officers != nil {
		return *o.Officers, true
	}
	for _, id := range set(o.Units) {
		u := v.agency(o.By).Units[id]
		if u == nil || u.Officers == nil {
			return 0, false
		}
		n += *u.Officers
	}
	return n, len(o.Units) > 0
}

// standing is when an offer stands: until it is called back, and never when it
// was declined.
func (o *operation) standing(offer *book.Offer) book.Period {
	p := o.within(offer.From, offer.Until)
	if offer.Declined {
		p.Until = p.From
	}
	if offer.Recalled != "" {
		p.Until = earlier(p.Until, o.dates.start(offer.Recalled))
	}
	return p
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// presence is when a unit is there: from its first assignment to the end of
// its last one, or the whole time when it has none. Between two assignments it
// stays, for nothing says that it leaves. When its agency has called back all
// that it offered, its officers are gone.
func (o *operation) presence(id string) book.Period {
	p := book.Period{}
	for _, a := range o.Assignments {
		if slices.Contains(a.Units, id) {
			p = hull(p, o.within(a.From, a.Until))
		}
	}
	if p.From.IsZero() {
		p = o.period
	}
	if recall, ok := o.recalled(o.Units[id].Agency); ok {
		p.Until = earlier(p.Until, recall)
	}
	return p
}

func hull(p, q book.Period) book.Period {
	if p.From.IsZero() {
		return q
	}
	if q.From.Before(p.From) {
		p.From = q.From
	}
	if q.Until.After(p.Until) {
		p.Until = q.Until
	}
	return p
}

// recalled tells when an agency had called back the last of what it offered.
func (o *operation) recalled(agency string) (last time.Time, all bool) {
	for _, offer := range o.Offers {
		if offer.By != agency || offer.Declined {
			continue
		}
		if offer.Recalled == "" {
			return last, false
		}
		if t := o.dates.start(offer.Recalled); t.After(last) {
			last = t
		}
	}
	return last, !last.IsZero()
}

// loan is when equipment is away: until it is returned or, before that, must
// be.
func (o *operation) loan(t *book.Transfer) book.Period {
	return o.within(t.Lent, cmp.Or(t.Returned, t.ReturnBy))
}

// overbooked lists what a deployment draws on while more of it is promised
// than there is.
func (s *season) overbooked(o *operation) (out []facts.Overbooked) {
	here := newEvent(o)
	others := slices.DeleteFunc(slices.Clone(s.events), func(e *event) bool { return !e.dated && e.v == o.v && e.id == o.id })
	for _, k := range slices.SortedFunc(maps.Keys(here.draws), compareStocks) {
		b := booking{stock: k, events: append([]*event{here}, others...), whole: s.whole(k), season: s}
		if b.judgeable(here) {
			if r, over := b.record(o); over {
				out = append(out, r)
			}
		}
	}
	return out
}

func compareStocks(a, b stock) int {
	return cmp.Or(cmp.Compare(a.agency, b.agency), cmp.Compare(a.kind, b.kind), cmp.Compare(a.thing, b.thing))
}

// whole is how many there are of a stock, when that is stated.
func (s *season) whole(k stock) *int {
	a := s.agencies[k.agency]
	switch {
	case a == nil:
		return nil
	case k.kind == "officers":
		return a.Available
	case k.kind == "unit" && a.Units[k.thing] != nil:
		return a.Units[k.thing].Officers
	case k.kind == "equipment" && a.Equipment[k.thing] != nil:
		return a.Equipment[k.thing].Quantity
	}
	return nil
}
