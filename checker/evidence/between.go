package evidence

import (
	"fmt"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Common is an agreement that a deployment's host and one who helps it both
// signed, as it stands for each of them there, whether or not the deployment
// relies on it.
type Common struct {
	Agreement string
	Host, Aid facts.AgreementUse
}

// Holds tells whether it holds for both.
func (c *Common) Holds() bool { return c.Host.Valid && c.Aid.Valid }

// Between lists, for each deployment of a book, the agreements between its host
// and the first agency that helps it, by id.
func Between(l *book.Located, opt Options) (map[string][]Common, error) {
	v, err := newVolume(l, opt)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Dir, err)
	}
	out := map[string][]Common{}
	for _, o := range v.operations {
		u := o.uses()
		if len(u.takePart) < 2 {
			continue
		}
		aid := u.takePart[1]
		for _, id := range v.agreementIDs() {
			if a := v.Book.Agreements[id]; a.Parties[o.Host] != nil && a.Parties[aid] != nil {
				out[o.id] = append(out[o.id], Common{id, u.of(id, o.Host), u.of(id, aid)})
			}
		}
	}
	return out, v.fault
}
