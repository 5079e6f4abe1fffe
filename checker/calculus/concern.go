package calculus

import (
	"fmt"
	"reflect"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// concerned is a book with only that which bears on what rules come to. Fill
// sees nothing else, so that how many officers a unit has, what a document is
// called or when an agreement was signed cannot matter to it: from when to when
// agreements hold, and for whom, it is told.
func concerned(loc *book.Located) *book.Located {
	b := *loc.Book
	b.Waivers, b.Purposes, b.Subjects, b.RequestPaths, b.Channels = nil, nil, nil, nil, nil
	b.Deployments = make(map[string]*book.Deployment, len(loc.Book.Deployments))
	for id, d := range loc.Book.Deployments {
		b.Deployments[id] = concernedIn(d)
	}
	b.Agencies, b.Instruments, b.Agreements = each(b.Agencies, bareAgency), each(b.Instruments, bareInstrument), each(b.Agreements, bareAgreement)
	out := *loc
	out.Book = &b
	return &out
}

func each[V any](all map[string]*V, of func(*V) *V) map[string]*V {
	out := make(map[string]*V, len(all))
	for id, v := range all {
		out[id] = of(v)
	}
	return out
}

func bareAgency(a *book.Agency) *book.Agency {
	return &book.Agency{Kind: a.Kind, State: a.State, Place: a.Place, Ranks: a.Ranks, Terms: a.Terms, Capabilities: a.Capabilities}
}

func bareInstrument(in *book.Instrument) *book.Instrument {
	out := *in
	out.Title, out.EndDecided, out.Allots, out.Grants, out.Eligibility, out.Demands, out.Notes = "", "", nil, nil, nil, nil, nil
	return &out
}

func bareAgreement(a *book.Agreement) *book.Agreement {
	return &book.Agreement{Cite: a.Cite, Covers: a.Covers, Terms: a.Terms, Source: a.Source,
		Parties: each(a.Parties, func(p *book.Party) *book.Party { return &book.Party{By: p.By, Approvals: p.Approvals} }),
		Clauses: each(a.Clauses, func(c *book.Clause) *book.Clause {
			return &book.Clause{Norm: c.Norm, Extends: c.Extends, Settles: c.Settles}
		})}
}

// usesOf keeps of the uses of agreements in a book whether they hold.
func usesOf(all []facts.AgreementUse, dir string) (some []facts.AgreementUse) {
	for _, u := range all {
		if u.Book == dir {
			some = append(some, facts.AgreementUse{Deployment: u.Deployment, Agreement: u.Agreement, Agency: u.Agency, Valid: u.Valid})
		}
	}
	return some
}

func concernedIn(d *book.Deployment) *book.Deployment {
	out := &book.Deployment{Event: d.Event, Place: d.Place, Timezone: d.Timezone, From: d.From, Until: d.Until, Host: d.Host,
		Agreements: d.Agreements, Known: d.Known, Requests: d.Requests, Offers: d.Offers, Assignments: d.Assignments, Command: d.Command,
		Plan: d.Plan, Transfers: d.Transfers, Units: make(map[string]*book.Unit, len(d.Units))}
	if d.Radio != nil {
		out.Radio = &book.RadioPlan{Nets: each(d.Radio.Nets, func(n *book.Net) *book.Net { return &book.Net{Members: n.Members} })}
	}
	for id, u := range d.Units {
		out.Units[id] = &book.Unit{Agency: u.Agency, Supervisors: u.Supervisors, Leader: u.Leader, Carries: u.Carries, Can: u.Can, Cannot: u.Cannot}
	}
	return out
}

// withoutUnits is a deployment but for what its units are, and for its times and
// those of its assignments, which pieces hold.
func withoutUnits(d *book.Deployment) *book.Deployment {
	out := *d
	out.Units, out.From, out.Until = nil, "", ""
	out.Assignments = each(d.Assignments, func(a *book.Assignment) *book.Assignment {
		timeless := *a
		timeless.From, timeless.Until = "", ""
		return &timeless
	})
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
