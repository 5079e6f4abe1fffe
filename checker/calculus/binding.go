package calculus

import (
	"time"

	"roe.example/checker/book"
)

// Standing says how an instrument stands to an agency's officers on an
// assignment when it begins.
type Standing struct {
	// InForce: within its dates and not replaced by another.
	InForce bool
	// It binds them as an agency, wherever it serves; as anybody at the place;
	// through whoever commands there, or by name.
	Home, Place, Here bool
	// Claims are the parts of its reach that take them in: members, command,
	// territory, named.
	Claims []string
	// Overreach is the claim for which its issuer has no authority, or empty.
	Overreach string
}

// Binds tells whether the officers are bound at all.
func (s Standing) Binds() bool { return s.InForce && (s.Home || s.Place || s.Here) }

// Binder tells which instruments bind an agency's officers when a deployment
// begins. It is for sections that state no norm, such as who investigates;
// norms have positions.
func Binder(b *book.Book, d *book.Deployment) (func(instrument, agency string) bool, error) {
	standing, err := Standings(b, d, "", time.Time{})
	if err != nil {
		return nil, err
	}
	return func(instrument, agency string) bool { return standing(instrument, agency).Binds() }, nil
}

// Standings tells how instruments stand to agencies on an assignment, at an
// instant. No assignment means the deployment as a whole, and no instant its
// beginning.
func Standings(b *book.Book, d *book.Deployment, assignment string, at time.Time) (func(instrument, agency string) Standing, error) {
	zone, err := d.Zone()
	if err != nil {
		return nil, err
	}
	period, err := book.NewPeriod(d.From, d.Until, zone)
	if err != nil {
		return nil, err
	}
	if at.IsZero() {
		at = period.From
	}
	var docs []*document
	for id, in := range b.Instruments {
		docs = append(docs, &document{id: id, inst: in})
	}
	e := &engine{viewer: viewer{world: world{book: b, zone: zone, docs: docs, supersedes: successors(docs)}}, d: d}
	p := &post{assignment: assignment, place: d.Place, host: d.Host, at: at}
	var reportsTo []string
	if a := d.Assignments[assignment]; a != nil {
		p.place, p.host, reportsTo = orElse(a.Place, d.Place), orElse(a.Host, d.Host), a.ReportsTo
	}
	p.chain, p.top = e.chain(reportsTo, at)
	return func(instrument, agency string) Standing {
		in := b.Instruments[instrument]
		if in == nil || b.Agencies[agency] == nil || !e.inForce(&document{id: instrument, inst: in}, at) {
			return Standing{}
		}
		how, overreach := e.binds(in, agency, p)
		return Standing{
			InForce: true, Home: how.home, Place: how.place, Here: how.here,
			Claims: e.takesIn(in, agency, p), Overreach: overreach,
		}
	}, nil
}

// takesIn lists the parts of an instrument's reach that take an agency in,
// whether or not its issuer has authority for them.
func (w *world) takesIn(in *book.Instrument, agency string, p *post) []string {
	r, a := in.Reach, w.book.Agencies[agency]
	out := []string{}
	for _, c := range []struct {
		name  string
		takes bool
	}{
		{"members", r.Members && w.addressed(in, agency)},
		{"command", r.Command && w.addresseeInCommand(in, p) && !w.addressed(in, agency)},
		{"territory", r.Territory != "" && w.within(p.place, r.Territory) && !w.excepted(&r, a, p.place)},
		{"named", r.Named.Select(agency, a)},
	} {
		if c.takes {
			out = append(out, c.name)
		}
	}
	return out
}
