package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func (o *operation) deployment() facts.Deployment {
	return facts.Deployment{
		Book: o.v.Dir, ID: o.id, Path: o.path(),
		Event: o.Event, Purpose: o.Purpose, ElectionEvent: stated(first(book.ElectionEvent(o.ElectionEvent))),
		Place: o.Place, Host: o.Host, During: o.dates.interval(o.period),
		Agencies:   o.agencies(),
		Agreements: set(o.Agreements),
		HasCommand: o.structured(), HasRadio: o.Radio != nil, HasPlan: o.Plan != nil,
	}
}

func first(kind string, _ bool) string { return kind }

// structured tells whether it is stated who commands.
func (o *operation) structured() bool { return o.Command != nil && len(o.Command.Positions) > 0 }

// agencies lists all that the deployment names, its host first.
func (o *operation) agencies() []string {
	named := o.present()
	for _, r := range o.Requests {
		named = append(named, r.From, r.To)
	}
	for _, offer := range o.Offers {
		named = append(named, offer.By)
	}
	return o.hostFirst(named)
}

// participants lists those that take part, the host first: with officers, an
// offer that stands, a command, equipment or an assignment of their own. Who
// only declined, or was asked and has not answered, does not.
func (o *operation) participants() []string {
	if o.taking == nil {
		o.taking = o.takingPart()
	}
	return slices.Clone(o.taking)
}

func (o *operation) takingPart() []string {
	named := o.present()
	for _, offer := range o.Offers {
		if !offer.Declined {
			named = append(named, offer.By)
		}
	}
	return o.hostFirst(named)
}

// Participants lists those that take part in a deployment of a book, the host
// first.
func Participants(l *book.Located, deployment string) []string {
	return (&operation{Deployment: l.Book.Deployments[deployment]}).participants()
}

// present lists the agencies with something of theirs in the deployment.
func (o *operation) present() []string {
	var named []string
	for _, u := range o.Units {
		named = append(named, u.Agency)
	}
	for _, a := range o.Assignments {
		named = append(named, a.Host)
	}
	for _, t := range o.Transfers {
		named = append(named, t.From, t.To)
	}
	if o.Command != nil {
		for _, p := range o.Command.Posts {
			named = append(named, p.Agencies...)
		}
		for _, p := range o.Command.Positions {
			named = append(named, p.Agency)
		}
	}
	return named
}

func (o *operation) hostFirst(named []string) []string {
	others := slices.DeleteFunc(set(named), func(id string) bool { return id == "" || id == o.Host })
	return append([]string{o.Host}, others...)
}

func (o *operation) assignments() []facts.Assignment {
	var out []facts.Assignment
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		a := o.Assignments[id]
		r := facts.Assignment{
			Book: o.v.Dir, Deployment: o.id, ID: id, Path: o.path("assignments", id), Title: a.Title,
			Host: o.hostOf(id), Place: a.Place, During: o.dates.interval(o.within(a.From, a.Until)),
			Units: set(a.Units), Agencies: o.agenciesOn(id),
			Tasks:     o.v.words(nil, o.hostOf(id)).resolve(a.Tasks, nil),
			ReportsTo: set(a.ReportsTo), FrontLine: a.FrontLine, HostOfficers: given(a.HostOfficers),
		}
		if r.Place == "" {
			r.Place = o.Place
		}
		r.OutsidePerimeter = o.Perimeter != "" && !o.v.lies(r.Place, []string{o.Perimeter})
		r.HostPresent = r.HostOfficers.Value > 0 || slices.Contains(r.Agencies, r.Host)
		out = append(out, r)
	}
	return out
}

// hostOf is whose help an assignment is.
func (o *operation) hostOf(assignment string) string {
	if host := o.Assignments[assignment].Host; host != "" {
		return host
	}
	return o.Host
}

// agenciesOn lists the agencies with a unit on an assignment.
func (o *operation) agenciesOn(assignment string) []string {
	var named []string
	for _, id := range o.Assignments[assignment].Units {
		if u := o.Units[id]; u != nil {
			named = append(named, u.Agency)
		}
	}
	return set(named)
}

func (o *operation) units() []facts.Unit {
	var out []facts.Unit
	for _, id := range slices.Sorted(maps.Keys(o.Units)) {
		u := o.Units[id]
		out = append(out, facts.Unit{
			Book: o.v.Dir, Deployment: o.id, ID: id, Path: o.path("units", id), Agency: u.Agency,
			Officers: given(u.Officers), Supervisors: given(u.Supervisors), Leader: stated(u.Leader),
			Carries: o.v.words(nil, u.Agency).resolve(u.Carries, nil), Of: stated(u.Of),
		})
	}
	return out
}

// offers leave what is not granted to the calculus.
func (o *operation) offers() []facts.Offer {
	var out []facts.Offer
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		offer := o.Offers[id]
		w := o.v.words(nil, offer.By)
		out = append(out, facts.Offer{
			Book: o.v.Dir, Deployment: o.id, ID: id, Path: o.path("offers", id), By: offer.By,
			Tasks: w.resolve(offer.Tasks, nil), Declines: w.resolve(offer.Declines, nil),
			Declined: offer.Declined, Reason: stated(offer.Reason),
		})
	}
	return out
}
