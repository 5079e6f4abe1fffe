package calculus

import (
	"cmp"

	"roe.example/checker/book"
)

// Binder tells which instruments bind an agency's officers when a deployment
// begins: as an agency wherever it serves, through the place, or through
// whoever commands there. It is for sections that state no norm, such as who
// investigates; norms have positions.
func Binder(b *book.Book, d *book.Deployment) (func(instrument, agency string) bool, error) {
	zone, err := d.Zone()
	if err != nil {
		return nil, err
	}
	period, err := book.NewPeriod(d.From, d.Until, zone)
	if err != nil {
		return nil, err
	}
	var docs []*document
	for id, in := range b.Instruments {
		docs = append(docs, &document{id: id, inst: in})
	}
	e := &engine{viewer: viewer{world: world{book: b, zone: zone, docs: docs, supersedes: successors(docs)}}, d: d}
	p := &post{place: d.Place, host: d.Host, at: period.From}
	p.chain, p.top = e.chain(nil, p.at)
	return func(instrument, agency string) bool {
		in := b.Instruments[instrument]
		if in == nil || b.Agencies[agency] == nil || !e.inForce(&document{id: instrument, inst: in}, p.at) {
			return false
		}
		how, _ := e.binds(in, agency, p)
		return cmp.Or(how.home, how.place, how.here)
	}, nil
}
