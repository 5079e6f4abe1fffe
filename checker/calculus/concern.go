package calculus

import (
	"fmt"
	"reflect"
	"strings"

	"roe.example/checker/book"
)

// concerned is a book with only that of its deployments which bears on what
// rules come to. Fill sees nothing else, so that how many officers a unit has,
// what it is paid or which radios it brings cannot matter to it.
func concerned(loc *book.Located) *book.Located {
	b := *loc.Book
	b.Waivers, b.Purposes, b.Subjects, b.RequestPaths, b.Channels = nil, nil, nil, nil, nil
	b.Deployments = make(map[string]*book.Deployment, len(loc.Book.Deployments))
	for id, d := range loc.Book.Deployments {
		b.Deployments[id] = concernedIn(d)
	}
	out := *loc
	out.Book = &b
	return &out
}

func concernedIn(d *book.Deployment) *book.Deployment {
	out := &book.Deployment{Event: d.Event, Place: d.Place, Timezone: d.Timezone, From: d.From, Until: d.Until, Host: d.Host,
		Agreements: d.Agreements, Known: d.Known, Requests: d.Requests, Offers: d.Offers, Assignments: d.Assignments, Command: d.Command,
		Plan: d.Plan, Transfers: d.Transfers, Units: make(map[string]*book.Unit, len(d.Units))}
	if d.Radio != nil {
		out.Radio = &book.RadioPlan{Nets: d.Radio.Nets}
	}
	for id, u := range d.Units {
		out.Units[id] = &book.Unit{Agency: u.Agency, Supervisors: u.Supervisors, Leader: u.Leader, Carries: u.Carries, Can: u.Can, Cannot: u.Cannot}
	}
	return out
}

// withoutUnits is a deployment but for what its units are.
func withoutUnits(d *book.Deployment) *book.Deployment {
	out := *d
	out.Units = nil
	return &out
}

// manned is equal for the same units of an agency in a piece.
func (e *engine) manned(p *piece, agency string) string {
	var b strings.Builder
	for _, id := range p.units {
		u := e.d.Units[id]
		if u == nil || u.Agency != agency {
			continue
		}
		fmt.Fprintf(&b, "%q %q %t%q %q %q", id, u.Leader, u.Carries != nil, u.Carries, u.Can, u.Cannot)
		if u.Supervisors != nil {
			fmt.Fprint(&b, " ", *u.Supervisors)
		}
		b.WriteByte(';')
	}
	return b.String()
}

// sameButUnits tells whether two deployments are the same but for what their
// units are, which each agency's comparisons look at by themselves. Where there
// are no units at all, who takes part is told otherwise.
func sameButUnits(a, b *book.Deployment) bool {
	return (len(a.Units) == 0) == (len(b.Units) == 0) && reflect.DeepEqual(withoutUnits(a), withoutUnits(b))
}
