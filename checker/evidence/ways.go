package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// waysFor lists the ways of asking that apply to a request: the one that it
// names, or those of its kind that are made for who asks. Inside a state the
// way of the nearest place counts: a county's before the state's.
func (o *operation) waysFor(r *book.Request) []string {
	if r.Under != "" {
		return []string{r.Under}
	}
	return o.waysOfKind(r, r.Kind)
}

func (o *operation) waysOfKind(r *book.Request, kind string) []string {
	around := o.v.Book.Outward(o.v.agency(r.From).Place)
	var out []string
	nearest := len(around)
	for _, id := range slices.Sorted(maps.Keys(o.v.Book.RequestPaths)) {
		way := o.v.Book.RequestPaths[id]
		if way.Kind != kind || !o.madeFor(way, r) {
			continue
		}
		at := slices.Index(around, way.Place)
		if kind == "interstate" { // a state's own law does not displace the compact
			at = 0
		}
		if at < nearest {
			out, nearest = nil, at
		}
		if at == nearest {
			out = append(out, id)
		}
	}
	return out
}

// madeFor tells whether a way is meant for who asks and who is asked.
func (o *operation) madeFor(way *book.RequestPath, r *book.Request) bool {
	from, to := o.v.agency(r.From), o.v.agency(r.To)
	excepted := slices.Contains(way.Except, r.From) || slices.Contains(way.Except, from.Kind)
	among := len(way.Among) == 0 || o.v.lies(from.Place, way.Among) && o.v.lies(to.Place, way.Among)
	return !excepted && among && o.v.lies(from.Place, []string{way.Place})
}

// around is the nearest place of a kind around another, or "".
func (v *volume) around(place, kind string) string {
	for _, id := range v.Book.Outward(place) {
		if v.Book.Places[id].Kind == kind {
			return id
		}
	}
	return ""
}

// requestWays puts each request for which one way is clear against it.
func (o *operation) requestWays() []facts.RequestWay {
	var out []facts.RequestWay
	for _, id := range o.requestIDs() {
		r := o.Requests[id]
		if ways := o.waysFor(r); len(ways) == 1 && o.v.Book.RequestPaths[ways[0]] != nil {
			out = append(out, o.requestWay(id, r, ways[0]))
		}
	}
	return out
}

func (o *operation) requestWay(id string, r *book.Request, wayID string) facts.RequestWay {
	way := o.v.Book.RequestPaths[wayID]
	purpose := r.Purpose
	if purpose == "" {
		purpose = o.Purpose
	}
	return facts.RequestWay{
		Book: o.v.Dir, Deployment: o.id, Request: id, Path: o.path("requests", id), From: r.From, To: r.To,
		Way: wayID, Named: r.Under != "", WayPath: book.Path("requestPaths", wayID), Kind: way.Kind, Place: way.Place,
		Inside:  o.v.lies(o.v.agency(r.To).Place, []string{o.v.system(way.Place)}),
		Purpose: purpose, PurposeOK: len(way.Purposes) == 0 || o.v.purposeAmong(purpose, way.Purposes), Excluded: o.v.purposeAmong(purpose, way.Excludes),
		Unplanned: way.UnplannedOnly, Planned: o.planned(),
		Emergency: way.EmergencyOnly, Declared: o.declared(way.DeclaredBy, o.Place, o.part(r.To)), Declarations: o.declarations(),
		Asks: asks(way), By: stated(r.By), AskerOK: suffices(r.By, asks(way)),
		Hours: wholeHours(o.part(r.To)), AtMostHours: given(way.AtMostHours),
		Asked: o.askedBy(wayID), AtMostAgencies: given(way.AtMostAgencies),
		Traced: len(r.Steps) > 0, Levels: o.levels(id, r, wayID, way), Immediate: o.immediate(r),
	}
}

// system is the place whose agencies a way can reach: the state, for a way of
// a city or a county in it.
func (v *volume) system(place string) string {
	if state := v.around(place, "state"); state != "" {
		return state
	}
	return place
}

// asks is the rung that must ask from the first level.
func asks(way *book.RequestPath) string {
	if len(way.Levels) == 0 {
		return ""
	}
	return way.Levels[0].Asks
}

// suffices tells whether somebody on a rung may do what another rung may. What
// is not stated is taken to suffice.
func suffices(rung, needed string) bool {
	return rung == "" || needed == "" || book.RungIndex(rung) >= book.RungIndex(needed)
}

func wholeHours(p book.Period) int {
	return int((p.Until.Sub(p.From) + time.Hour - 1) / time.Hour)
}

// askedBy lists the agencies that are asked in one way.
func (o *operation) askedBy(way string) []string {
	var out []string
	for _, r := range o.Requests {
		if slices.Equal(o.waysFor(r), []string{way}) {
			out = append(out, r.To)
		}
	}
	return set(out)
}

// declared tells whether an emergency was declared for a place through a
// period, by a government of the kind wanted if any is.
func (o *operation) declared(by, place string, p book.Period) bool {
	for _, d := range o.Declarations {
		at := o.v.Book.Places[d.Place]
		if at == nil || by != "" && at.Kind != by || !o.v.lies(place, []string{d.Place}) {
			continue
		}
		ends := d.Until == "" || !o.dates.end(d.Until).Before(p.Until)
		if ends && !o.dates.start(d.From).After(p.From) {
			return true
		}
	}
	return false
}

func (o *operation) declarations() []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(o.Declarations)) {
		out = append(out, o.path("declarations", id))
	}
	return out
}

// immediate lists the ways of immediate assistance that would fit a request.
func (o *operation) immediate(r *book.Request) []string {
	if r.Kind == "outside-assistance" {
		return nil
	}
	return slices.DeleteFunc(o.waysOfKind(r, "outside-assistance"), func(id string) bool {
		way := o.v.Book.RequestPaths[id]
		long := way.AtMostHours != nil && wholeHours(o.part(r.To)) > *way.AtMostHours
		many := way.AtMostAgencies != nil && len(o.Requests) > *way.AtMostAgencies
		purpose := len(way.Purposes) == 0 || o.v.purposeAmong(o.Purpose, way.Purposes)
		return long || many || !purpose || r.By == "" || !suffices(r.By, asks(way)) || way.UnplannedOnly && o.planned().Value
	})
}
