package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

const atPolls = "poll/present"

// polls has a record for each agency on an assignment at a polling place, or
// around one.
func (o *operation) polls() []facts.Poll {
	var out []facts.Poll
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		tasks := o.v.words(nil, o.hostOf(id)).resolve(o.Assignments[id].Tasks, nil)
		for _, place := range o.pollingPlaces(id) {
			for _, agency := range o.agenciesOn(id) {
				p := facts.Poll{
					Book: o.v.Dir, Deployment: o.id, Assignment: id, Path: o.path("assignments", id), Agency: agency, Place: place,
					Here: place == o.placeOf(id), Tasked: slices.Contains(tasks, atPolls),
				}
				o.pollRules(&p)
				out = append(out, p)
			}
		}
	}
	return out
}

// pollingPlaces lists those at which, or around which, an assignment is. A
// whole deployment around a polling place is none: its posts say where it is.
func (o *operation) pollingPlaces(assignment string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(o.v.Book.Places)) {
		at := o.Assignments[assignment].Place
		if o.v.Book.Places[id].Setting == "polling-place" && at != "" && o.v.lies(id, []string{at}) {
			out = append(out, id)
		}
	}
	return out
}

// pollRules sorts the norms on officers at polling places that bind an agency
// there.
func (o *operation) pollRules(p *facts.Poll) {
	for _, id := range o.v.instrumentIDs() {
		in := o.v.Book.Instruments[id]
		if !o.inForce(id) || !o.v.binds(in, p.Agency, p.Place) {
			continue
		}
		words := o.v.words(in.Terms, in.Issuer)
		for _, section := range slices.Sorted(maps.Keys(in.Norms)) {
			n := in.Norms[section]
			if modality, actions := stand(n); n.Advice == "" && o.v.taxonomy.covered(atPolls, words.resolve(actions, n.Except)) {
				o.pollRule(p, modality, normID(id, section), n)
			}
		}
	}
}

func (o *operation) pollRule(p *facts.Poll, modality, id string, n *book.Norm) {
	office := slices.ContainsFunc(n.Approval, func(a book.Approval) bool { return a.Office != "" })
	switch {
	case modality == "prohibits":
		p.Prohibited = append(p.Prohibited, id)
	case office && !o.authorised(p):
		p.Unauthorised = append(p.Unauthorised, id)
	default:
		p.Permitted = append(p.Permitted, id)
	}
}

// binds tells whether an instrument binds an agency's officers at a place: as
// its own members, or as whoever is there.
func (v *volume) binds(in *book.Instrument, agency, place string) bool {
	own := in.Reach.Members && v.addressed(in, agency)
	here := in.Reach.Territory != "" && v.lies(place, []string{in.Reach.Territory}) &&
		!slices.Contains(in.Reach.ExceptKinds, v.agency(agency).Kind) && !v.lies(place, in.Reach.ExceptPlaces)
	// Members of another state's agencies keep their own state's law, which says
	// nothing of polls elsewhere.
	if own && v.Book.Places[in.Issuer] != nil {
		own = v.lies(place, []string{in.Issuer})
	}
	return own || here
}

// authorised tells whether somebody outside of the agencies has allowed it.
func (o *operation) authorised(p *facts.Poll) bool {
	a := o.Assignments[p.Assignment]
	began := o.within(a.From, a.Until).From
	for _, given := range o.Authorisations {
		meant := o.v.taxonomy.covered(atPolls, given.Actions) && (len(given.Agencies) == 0 || slices.Contains(given.Agencies, p.Agency))
		here := len(given.Places) == 0 || o.v.lies(p.Place, given.Places)
		if meant && here && (given.On == "" || !o.dates.start(given.On).After(began)) && (given.Written == nil || *given.Written) {
			return true
		}
	}
	return false
}
