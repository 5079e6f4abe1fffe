package checker

import (
	"fmt"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
)

// Bound lists the agencies of a deployment whose officers an instrument binds
// when the deployment begins.
func (x *Examination) Bound(l *book.Located, deployment, instrument string) (agencies []string, err error) {
	d := l.Book.Deployments[deployment]
	if d == nil {
		return nil, fmt.Errorf("there is no deployment %q", deployment)
	}
	binds, err := calculus.Binder(l.Book, d)
	if err != nil {
		return nil, err
	}
	for _, f := range x.Facts.Deployments {
		if f.Book != l.Dir || f.ID != deployment {
			continue
		}
		for _, agency := range f.Agencies {
			if binds(instrument, agency) {
				agencies = append(agencies, agency)
			}
		}
	}
	return agencies, nil
}
