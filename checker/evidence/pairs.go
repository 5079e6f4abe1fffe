package evidence

import (
	"slices"

	"roe.example/checker/facts"
)

// uses are the agreements of a book put to use by one deployment.
type uses struct {
	*operation
	occasion occasion
	takePart []string
	known    map[[2]string]facts.AgreementUse // by agreement and agency
}

func (o *operation) uses() *uses {
	if o.used == nil {
		o.used = &uses{o, o.occasion(), o.participants(), map[[2]string]facts.AgreementUse{}}
	}
	return o.used
}

func (u *uses) of(agreement, agency string) facts.AgreementUse {
	key := [2]string{agreement, agency}
	use, ok := u.known[key]
	if !ok {
		use = u.occasion.use(agreement, agency)
		u.known[key] = use
	}
	return use
}

// reliedOn has a record for each agreement relied on and each agency that
// takes part.
func (u *uses) reliedOn() []facts.AgreementUse {
	var out []facts.AgreementUse
	for _, id := range set(u.Agreements) {
		for _, agency := range set(u.takePart) {
			if u.v.Book.Agreements[id] != nil {
				out = append(out, u.of(id, agency))
			}
		}
	}
	return out
}

// pairs has a record for each host and each agency that helps it: whoever
// takes part helps the deployment's host, and whoever is on an assignment for
// somebody else helps that agency too.
func (u *uses) pairs() []facts.Pair {
	var out []facts.Pair
	for _, p := range u.helping() {
		out = append(out, u.pair(p[0], p[1]))
	}
	return out
}

// helping lists hosts with their helpers.
func (u *uses) helping() [][2]string {
	var out [][2]string
	for _, aid := range u.takePart[1:] {
		out = append(out, [2]string{u.Host, aid})
	}
	for id := range u.Assignments {
		host := u.hostOf(id)
		for _, aid := range u.agenciesOn(id) {
			if aid != host {
				out = append(out, [2]string{host, aid})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

func (u *uses) pair(host, aid string) facts.Pair {
	p := facts.Pair{Book: u.v.Dir, Deployment: u.id, Path: u.path(), Host: host, Aid: aid}
	for _, id := range u.v.agreementIDs() {
		if a := u.v.Book.Agreements[id]; a.Parties[host] == nil || a.Parties[aid] == nil {
			continue
		}
		relied, holds := slices.Contains(u.Agreements, id), u.of(id, host).Valid && u.of(id, aid).Valid
		if relied {
			p.Agreements = append(p.Agreements, id)
		}
		switch {
		case relied && holds:
			p.Valid = append(p.Valid, id)
		case holds:
			p.Others = append(p.Others, id)
		}
	}
	return p
}
