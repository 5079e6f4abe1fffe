package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// need is one need of a deployment, with its items as actions.
type need struct {
	*operation
	*book.Need
	items  []string
	kind   string // officers, equipment, tasks
	wanted int
}

// capacity puts every need of a deployment against what is there.
func (o *operation) capacity() []facts.Capacity {
	var out []facts.Capacity
	for _, id := range slices.Sorted(maps.Keys(o.Needs)) {
		n := o.need(o.Needs[id])
		r := facts.Capacity{
			Book: o.v.Dir, Deployment: o.id, Need: id, Path: o.path("needs", id), From: stated(n.From),
			Items: n.items, Kind: n.kind, Withdrawn: n.withdrawn(),
		}
		for _, s := range stretches(o.within(n.Starts, n.Ends), o.changes(), n.supply) {
			r.Stretches = append(r.Stretches, facts.CapacityStretch{
				During: o.dates.interval(s.Period), Needed: n.wanted, Has: s.state.has, Unknown: s.state.unknown, By: s.state.shares(),
			})
		}
		out = append(out, r)
	}
	return out
}

// need says what is counted: officers where a number of them is stated, things
// where something that is carried is asked for, else who does a task.
func (o *operation) need(n *book.Need) need {
	out := need{o, n, o.v.words(nil, o.Host).resolve(n.Items, nil), "tasks", 1}
	switch {
	case n.Officers != nil:
		out.kind, out.wanted = "officers", *n.Officers
	case slices.ContainsFunc(out.items, o.v.carried):
		out.kind = "equipment"
	case len(out.items) == 0:
		out.kind = "officers"
	}
	if n.Officers == nil && n.Quantity != nil {
		out.wanted = *n.Quantity
	}
	return out
}

// carried tells whether an action, or all that stands in a category, is a
// thing that officers bring.
func (v *volume) carried(id string) bool {
	if a := v.Book.Actions[id]; a != nil && a.Carried {
		return true
	}
	items := v.taxonomy.items[id]
	return len(items) > 0 && !slices.ContainsFunc(items, func(item string) bool { return !v.carried(item) })
}

// changes lists the instants at which who is there may change.
func (o *operation) changes() []time.Time {
	var periods []book.Period
	for id := range o.Units {
		periods = append(periods, o.presence(id))
	}
	for _, offer := range o.Offers {
		periods = append(periods, o.standing(offer))
	}
	for _, t := range o.Transfers {
		periods = append(periods, o.loan(t))
	}
	for _, a := range o.Assignments {
		periods = append(periods, o.within(a.From, a.Until))
	}
	return ends(periods...)
}

// supply is what is there at one instant, and who brings more of it than is
// stated.
type supply struct {
	has     int
	unknown []string
	by      map[string]int
}

func (s *supply) shares() (out []facts.Brought) {
	for _, agency := range slices.Sorted(maps.Keys(s.by)) {
		out = append(out, facts.Brought{Agency: agency, Has: s.by[agency]})
	}
	return out
}

func (s *supply) add(n int, known bool, agency string) {
	s.has += n
	if s.by == nil {
		s.by = map[string]int{}
	}
	s.by[agency] += n
	if !known {
		s.unknown = set(append(s.unknown, agency))
	}
}

// supply counts what units bring. Of an agency that has no unit in the plan,
// what it offers counts.
func (n need) supply(t time.Time) supply {
	var s supply
	planned := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(n.Units)) {
		u := n.Units[id]
		planned[u.Agency] = true
		if n.provides(u.Agency) && n.presence(id).Contains(t) {
			n.addUnit(&s, id, t)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(n.Offers)) {
		offer := n.Offers[id]
		if n.provides(offer.By) && !planned[offer.By] && n.standing(offer).Contains(t) {
			n.addOffer(&s, offer)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(n.Transfers)) {
		tr := n.Transfers[id]
		if n.kind == "equipment" && n.provides(tr.From) && n.loan(tr).Contains(t) && n.meets(n.v.words(nil, tr.From).resolve(tr.Items, nil)) {
			count, known := n.loaned(tr)
			s.add(count, known, tr.From)
		}
	}
	return s
}

func (n need) provides(agency string) bool { return n.From == "" || n.From == agency }

// loaned is how many pieces a transfer brings: at least one.
func (n need) loaned(t *book.Transfer) (int, bool) {
	if t.Quantity != nil {
		return *t.Quantity, true
	}
	return 1, n.Quantity == nil
}

func (n need) addUnit(s *supply, id string, t time.Time) {
	u := n.Units[id]
	brought := n.v.words(nil, u.Agency).resolve(u.Carries, nil)
	if n.kind == "equipment" {
		n.addPieces(s, u, brought)
		return
	}
	if len(n.items) > 0 && !n.meets(brought) && !n.meets(n.tasksAt(id, t)) {
		return
	}
	switch {
	case n.kind == "tasks" || n.Officers == nil:
		s.add(1, true, u.Agency)
	case u.Officers != nil:
		s.add(*u.Officers, true, u.Agency)
	default:
		s.add(0, false, u.Agency)
	}
}

// addPieces counts equipment and rounds. What a unit carries without a number
// is at least one.
func (n need) addPieces(s *supply, u *book.Unit, carried []string) {
	count := 0
	for id, number := range u.Equipment {
		if e := n.v.agency(u.Agency).Equipment[id]; e != nil && e.Item != "" && n.meets([]string{e.Item}) {
			count += number
		}
	}
	for action, number := range u.Rounds {
		if n.meets([]string{action}) {
			count += number
		}
	}
	switch {
	case count > 0:
		s.add(count, true, u.Agency)
	case n.meets(carried):
		s.add(1, n.Quantity == nil, u.Agency)
	}
}

func (n need) addOffer(s *supply, offer *book.Offer) {
	tasks := n.v.words(nil, offer.By).resolve(offer.Tasks, nil)
	if len(n.items) > 0 && !n.meets(tasks) && len(tasks) > 0 || n.kind == "equipment" {
		return // an offer of officers brings no counted things
	}
	known := len(n.items) == 0 || len(tasks) > 0
	if n.kind == "tasks" || n.Officers == nil {
		s.add(1, known, offer.By)
		return
	}
	count, stated := n.v.officersOffered(offer)
	s.add(count, known && stated, offer.By)
}

// tasksAt lists what a unit is there to do at an instant.
func (o *operation) tasksAt(unit string, t time.Time) (out []string) {
	for id, a := range o.Assignments {
		if slices.Contains(a.Units, unit) && o.within(a.From, a.Until).Contains(t) {
			out = append(out, o.v.words(nil, o.hostOf(id)).resolve(a.Tasks, nil)...)
		}
	}
	return set(out)
}

// meets tells whether one of these actions is, or stands in, what is needed.
func (n need) meets(actions []string) bool {
	return slices.ContainsFunc(actions, func(id string) bool { return n.v.taxonomy.covered(id, n.items) })
}

// withdrawn lists the offers that might have filled the need: of agencies that
// were asked for it or offered it, or of which nobody says what for.
func (n need) withdrawn() (out []facts.Withdrawn) {
	for _, id := range slices.Sorted(maps.Keys(n.Offers)) {
		offer := n.Offers[id]
		w := n.v.words(nil, offer.By)
		declines := w.resolve(offer.Declines, nil)
		r := facts.Withdrawn{Offer: id, Path: n.path("offers", id), Agency: offer.By, Recalled: n.dates.instant(offer.Recalled)}
		concerned := append(w.resolve(offer.Tasks, nil), n.askedOf(offer.By)...)
		switch {
		case !n.provides(offer.By):
			continue
		case n.meets(declines):
			r.Why = "declines"
		case len(n.items) > 0 && len(concerned) > 0 && !n.meets(concerned):
			continue
		case offer.Declined:
			r.Why = "declined"
		case offer.Recalled != "":
			r.Why = "recalled"
		default:
			continue
		}
		out = append(out, r)
	}
	return out
}

// askedOf lists what an agency was asked for.
func (o *operation) askedOf(agency string) (out []string) {
	for _, r := range o.Requests {
		if r.To == agency {
			out = append(out, o.v.words(nil, r.From).resolve(r.Tasks, nil)...)
		}
	}
	return out
}

// responses says what came of each request that the host made.
func (o *operation) responses() []facts.Response {
	var out []facts.Response
	for _, id := range slices.Sorted(maps.Keys(o.Requests)) {
		r := o.Requests[id]
		if r.From == o.Host {
			out = append(out, facts.Response{
				Book: o.v.Dir, Deployment: o.id, Request: id, Path: o.path("requests", id), Agency: r.To, Outcome: o.cameOf(r.To),
			})
		}
	}
	return out
}

// cameOf is comes, recalled, declined or unanswered.
func (o *operation) cameOf(agency string) string {
	said := "unanswered"
	for _, offer := range o.Offers {
		if offer.By != agency {
			continue
		}
		switch p := o.standing(offer); {
		case p.From.Before(p.Until):
			return "comes"
		case offer.Declined && said == "unanswered":
			said = "declined"
		case !offer.Declined:
			said = "recalled"
		}
	}
	for id, u := range o.Units {
		if p := o.presence(id); u.Agency == agency && p.From.Before(p.Until) {
			return "comes"
		}
	}
	for _, t := range o.Transfers {
		if t.From == agency {
			return "comes"
		}
	}
	return said
}
