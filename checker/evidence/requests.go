package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// stateRequests adds who asked whom, and who comes.
func (o *operation) stateRequests(f *facts.Facts) {
	f.Requests = append(f.Requests, o.requests()...)
	f.RequestWays = append(f.RequestWays, o.requestWays()...)
	f.TaskDoubts = append(f.TaskDoubts, o.taskDoubts()...)
	f.Helpers = append(f.Helpers, o.helpers()...)
	f.Recalls = append(f.Recalls, o.recalls()...)
	f.OutsideHelp = append(f.OutsideHelp, o.outsideHelp())
}

func (o *operation) requestIDs() []string { return slices.Sorted(maps.Keys(o.Requests)) }

func (o *operation) requests() []facts.Request {
	var out []facts.Request
	for _, id := range o.requestIDs() {
		r := o.Requests[id]
		comes, declines := o.answers(r.To)
		fact := facts.Request{
			Book: o.v.Dir, Deployment: o.id, ID: id, Path: o.path("requests", id), From: r.From, To: r.To,
			Tasks: o.v.words(nil, r.From).resolve(r.Tasks, nil), Kind: stated(r.Kind), Purpose: stated(r.Purpose),
			Made: o.dates.instant(r.Made), Formal: given(r.Formal), By: stated(r.By), Approved: given(r.Approved),
			Ways:     o.waysFor(r),
			Answered: comes || declines, Declined: declines && !comes, AnswersRecorded: len(o.Offers) > 0,
			CountedOn: len(o.unitsOf(r.To)) > 0, ExcludedBy: o.excludedBy(r),
		}
		o.outcome(&fact, r)
		o.lateness(&fact, r)
		out = append(out, fact)
	}
	return out
}

// answers tells whether an agency said that it comes, and whether it declined.
// One that declined one thing and offers another comes.
func (o *operation) answers(agency string) (comes, declines bool) {
	for _, offer := range o.Offers {
		if offer.By == agency {
			comes, declines = comes || !offer.Declined, declines || offer.Declined
		}
	}
	return comes || len(o.unitsOf(agency)) > 0, declines
}

// unitsOf lists the units of an agency.
func (o *operation) unitsOf(agency string) []string {
	if o.manning == nil {
		o.manning = map[string][]string{}
		for _, id := range slices.Sorted(maps.Keys(o.Units)) {
			o.manning[o.Units[id].Agency] = append(o.manning[o.Units[id].Agency], id)
		}
	}
	return o.manning[agency]
}

// outcome is that of the last step that states one.
func (o *operation) outcome(f *facts.Request, r *book.Request) {
	for i, s := range r.Steps {
		if s.Outcome == "" || s.Outcome == "notified" {
			continue
		}
		f.Outcome, f.OutcomeLevel = facts.Say(s.Outcome), s.Level
		f.OutcomePath = o.path("requests", f.ID, "steps", book.Index(i))
	}
}

// lateness holds the days on which help was asked for and granted against
// the beginning of the helper's part.
func (o *operation) lateness(f *facts.Request, r *book.Request) {
	began := o.part(r.To).From
	f.Began = o.dates.format(began)
	f.Late = r.Made != "" && o.dates.start(r.Made).After(began)
	for _, s := range r.Steps {
		if s.Outcome == "granted" && s.On != "" {
			f.GrantedOn, f.GrantedLate = o.dates.instant(s.On), o.dates.start(s.On).After(began)
		}
	}
}

// part is the time for which an agency is there: from the first of its
// assignments to the last, or, without any, the whole time.
func (o *operation) part(agency string) book.Period {
	var p book.Period
	for id, a := range o.Assignments {
		if !slices.Contains(o.agenciesOn(id), agency) {
			continue
		}
		w := o.within(a.From, a.Until)
		if p.From.IsZero() || w.From.Before(p.From) {
			p.From = w.From
		}
		if p.Until.Before(w.Until) {
			p.Until = w.Until
		}
	}
	if p.From.IsZero() {
		return o.period
	}
	return p
}

// excludedBy lists the agreements between the two that rule out the purpose
// which the request itself states.
func (o *operation) excludedBy(r *book.Request) []string {
	var out []string
	for _, id := range set(o.Agreements) {
		a := o.v.Book.Agreements[id]
		if r.Purpose != "" && a != nil && a.Parties[r.From] != nil && a.Parties[r.To] != nil && o.v.purposeAmong(r.Purpose, a.Excludes) {
			out = append(out, id)
		}
	}
	return out
}

// wider lists a purpose and all those that it stands in.
func (v *volume) wider(purpose string) []string {
	out := []string{purpose}
	for i := 0; i < len(out); i++ {
		if p := v.Book.Purposes[out[i]]; p != nil {
			for _, in := range p.In {
				if !slices.Contains(out, in) {
					out = append(out, in)
				}
			}
		}
	}
	return out
}

// planned tells whether the event was known long enough to plan for it: the
// book says so, or what it is for is always known beforehand.
func (o *operation) planned() facts.Stated[bool] {
	if o.Planned != nil {
		return facts.Say(*o.Planned)
	}
	for _, id := range o.v.wider(o.Purpose) {
		if p := o.v.Book.Purposes[id]; p != nil && p.Planned {
			return facts.Say(true)
		}
	}
	return facts.Stated[bool]{}
}

// helpers lists who comes without being the host.
func (o *operation) helpers() []facts.Helper {
	var out []facts.Helper
	for _, agency := range o.participants()[1:] {
		path := o.comesBy(agency)
		if path == "" {
			continue
		}
		out = append(out, facts.Helper{
			Book: o.v.Dir, Deployment: o.id, Agency: agency, Path: path,
			Asked: o.asked(agency), Recorded: len(o.Requests) > 0,
		})
	}
	return out
}

// comesBy is where the book says that an agency comes: its first unit or its
// offer. Who only commands or lends something does not come to help.
func (o *operation) comesBy(agency string) string {
	if units := o.unitsOf(agency); len(units) > 0 {
		return o.path("units", units[0])
	}
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		if offer := o.Offers[id]; offer.By == agency && !offer.Declined {
			return o.path("offers", id)
		}
	}
	return ""
}

// asked tells whether a request is addressed to an agency, or to one that
// coordinates help for its place and may have passed it on.
func (o *operation) asked(agency string) bool {
	place := o.v.agency(agency).Place
	for _, r := range o.Requests {
		if r.To == agency {
			return true
		}
		for _, places := range o.v.agency(r.To).Coordinates {
			if o.v.lies(place, places) {
				return true
			}
		}
	}
	return false
}

// recalls lists the offers that were called back before the end.
func (o *operation) recalls() []facts.Recall {
	var out []facts.Recall
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		offer := o.Offers[id]
		part := o.part(offer.By)
		if offer.Recalled == "" || offer.Declined || !o.dates.start(offer.Recalled).Before(part.Until) {
			continue
		}
		on := o.dates.start(offer.Recalled)
		out = append(out, facts.Recall{
			Book: o.v.Dir, Deployment: o.id, Path: o.path("offers", id), Agency: offer.By, On: o.dates.instant(offer.Recalled).Value,
			BeforeStart: !on.After(part.From), Assignments: o.left(offer.By, on),
		})
	}
	return out
}

// left lists the assignments of an agency that are not over at an instant.
func (o *operation) left(agency string, at time.Time) []string {
	var out []string
	for id, a := range o.Assignments {
		if slices.Contains(o.agenciesOn(id), agency) && o.within(a.From, a.Until).Until.After(at) {
			out = append(out, id)
		}
	}
	return set(out)
}

func (o *operation) outsideHelp() facts.OutsideHelp {
	f := facts.OutsideHelp{
		Book: o.v.Dir, Deployment: o.id, Path: o.path(), Host: o.Host, PlanPath: o.path(), Requests: len(o.Requests),
		Needed: o.officersNeeded(), Own: o.officersOf(o.Host),
	}
	if o.Plan != nil {
		f.Contingency, f.PlanPath = given(o.Plan.Contingency), o.path("plan")
	}
	for _, h := range o.helpers() {
		f.Helpers = append(f.Helpers, h.Agency)
	}
	return f
}

// officersNeeded is how many officers it needs at once, as far as stated.
func (o *operation) officersNeeded() facts.Stated[int] {
	var periods []book.Period
	var counts []int
	for _, n := range o.Needs {
		if n.Officers != nil {
			periods, counts = append(periods, o.within(n.Starts, n.Ends)), append(counts, *n.Officers)
		}
	}
	most := 0
	for _, piece := range cut(o.period, ends(periods...)) {
		sum := 0
		for i, p := range periods {
			if p.Contains(piece.From) {
				sum += counts[i]
			}
		}
		most = max(most, sum)
	}
	return facts.Stated[int]{Stated: len(counts) > 0, Value: most}
}

// officersOf is how many officers an agency's units bring, if all say so.
func (o *operation) officersOf(agency string) facts.Stated[int] {
	units := o.unitsOf(agency)
	sum := facts.Stated[int]{Stated: len(units) > 0}
	for _, id := range units {
		n := o.Units[id].Officers
		sum.Stated = sum.Stated && n != nil
		if n != nil {
			sum.Value += *n
		}
	}
	return sum
}
