package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// roles holds what helpers are to do against what was asked, offered, declined
// and agreed, assignment by assignment.
func (o *operation) roles(u *uses) []facts.Role {
	var out []facts.Role
	for _, a := range o.assignments() {
		for _, agency := range a.Agencies {
			if agency != a.Host && agency != o.Host {
				out = append(out, o.role(u, a, agency))
			}
		}
	}
	return out
}

func (o *operation) role(u *uses, a facts.Assignment, agency string) facts.Role {
	r := facts.Role{
		Book: o.v.Dir, Deployment: o.id, Assignment: a.ID, Path: o.tasksPath(a), Host: a.Host, Agency: agency, Tasks: a.Tasks,
	}
	o.offered(&r)
	o.requested(&r)
	o.agreedOn(&r, u.pair(a.Host, agency).Valid)
	return r
}

func (o *operation) tasksPath(a facts.Assignment) string {
	if len(a.Tasks) == 0 {
		return a.Path
	}
	return o.path("assignments", a.ID, "tasks")
}

// offered holds tasks against the offers that stand: what an agency declines
// once it declines whatever it offers.
func (o *operation) offered(r *facts.Role) {
	var tasks, declines []string
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		offer := o.Offers[id]
		if offer.By != r.Agency || offer.Declined || offer.Recalled != "" || len(offer.Tasks)+len(offer.Declines) == 0 {
			continue
		}
		w := o.v.words(nil, offer.By)
		tasks, declines = append(tasks, w.resolve(offer.Tasks, nil)...), append(declines, w.resolve(offer.Declines, nil)...)
		r.Offers = append(r.Offers, o.path("offers", id))
	}
	for _, task := range r.Tasks {
		if o.v.taxonomy.covered(task, declines) {
			r.Declined = append(r.Declined, task)
		}
	}
	if len(tasks) > 0 {
		r.NotOffered = slices.DeleteFunc(o.v.taxonomy.beyond(r.Tasks, tasks), func(task string) bool {
			return slices.Contains(r.Declined, task)
		})
	}
}

// requested holds tasks against the requests to the agency that name any.
func (o *operation) requested(r *facts.Role) {
	var tasks []string
	for _, id := range slices.Sorted(maps.Keys(o.Requests)) {
		request := o.Requests[id]
		if request.To != r.Agency || len(request.Tasks) == 0 {
			continue
		}
		tasks = append(tasks, o.v.words(nil, request.From).resolve(request.Tasks, nil)...)
		r.Requests = append(r.Requests, o.path("requests", id))
	}
	if len(tasks) > 0 {
		r.NotRequested = o.v.taxonomy.beyond(r.Tasks, tasks)
	}
}

// agreedOn holds tasks against the agreements that are good between host and
// helper. One of them that lists no tasks lets helpers be used for anything.
func (o *operation) agreedOn(r *facts.Role, agreements []string) {
	var tasks []string
	for _, id := range agreements {
		a := o.v.Book.Agreements[id]
		if len(a.Tasks) == 0 {
			return
		}
		tasks = append(tasks, o.v.words(a.Terms, "").resolve(a.Tasks, nil)...)
	}
	if len(tasks) > 0 {
		r.Agreements, r.NotAgreed = agreements, o.v.taxonomy.beyond(r.Tasks, tasks)
	}
}

// beyond lists the actions that are not among others: neither they nor a
// category of them, nor, of a category, all that stands in it.
func (t taxonomy) beyond(actions, listed []string) []string {
	var out []string
	for _, id := range actions {
		if !t.amongst(id, listed) {
			out = append(out, id)
		}
	}
	return out
}

func (t taxonomy) amongst(id string, listed []string) bool {
	if t.covered(id, listed) {
		return true
	}
	for _, item := range t.items[id] {
		if !t.amongst(item, listed) {
			return false
		}
	}
	return len(t.items[id]) > 0
}

// promise is who promises an escort, and how.
type promise struct {
	id          string
	clause      bool
	parties     map[string]*book.Party // nil: whoever helps
	atLeast     int
	conditional bool
	tasks       []string
	places      []string
}

// escorts holds each promise that local officers go along against each
// assignment with helpers.
func (o *operation) escorts() []facts.Escort {
	promises := o.promises()
	var out []facts.Escort
	for _, a := range o.assignments() {
		for _, p := range promises {
			helpers := slices.DeleteFunc(slices.Clone(a.Agencies), func(id string) bool {
				return id == a.Host || id == o.Host || p.parties != nil && p.parties[id] == nil
			})
			if len(helpers) > 0 && (p.parties == nil || p.parties[a.Host] != nil) {
				out = append(out, o.escort(a, p, helpers))
			}
		}
	}
	return out
}

func (o *operation) escort(a facts.Assignment, p promise, helpers []string) facts.Escort {
	e := facts.Escort{
		Book: o.v.Dir, Deployment: o.id, Assignment: a.ID, Path: a.Path, Host: a.Host, Agencies: helpers,
		Norm: p.id, Clause: p.clause, AtLeast: p.atLeast, Conditional: p.conditional, Present: a.HostPresent,
		Kept: a.HostPresent && o.hostOfficers(a) >= p.atLeast,
	}
	for _, task := range a.Tasks {
		if o.v.taxonomy.covered(task, p.tasks) {
			e.ExceptedTasks = append(e.ExceptedTasks, task)
		}
	}
	if len(e.ExceptedTasks) < len(a.Tasks) { // for the others the promise counts
		e.ExceptedTasks = nil
	}
	e.Excepted = len(e.ExceptedTasks) > 0 || o.v.lies(a.Place, p.places)
	return e
}

// hostOfficers counts the officers of the host at an assignment. A unit of
// which the number is not stated has enough.
func (o *operation) hostOfficers(a facts.Assignment) int {
	n := a.HostOfficers.Value
	for _, id := range a.Units {
		switch u := o.Units[id]; {
		case u == nil || u.Agency != a.Host:
		case u.Officers == nil:
			return int(^uint(0) >> 1)
		default:
			n += *u.Officers
		}
	}
	return n
}

const hostEscort = "escort/host-officer"

// promises lists the clauses relied on that promise an escort, and what the
// plan and the host's own documents require of it.
func (o *operation) promises() []promise {
	var out []promise
	for _, id := range set(o.Agreements) {
		a := o.v.Book.Agreements[id]
		if a == nil {
			continue
		}
		w := o.v.words(a.Terms, "")
		for _, section := range slices.Sorted(maps.Keys(a.Clauses)) {
			c := a.Clauses[section]
			p, ok := o.required(w, &c.Norm)
			if e := c.Escort; e != nil {
				p, ok = promise{atLeast: e.AtLeast, tasks: w.resolve(e.ExceptTasks, nil), places: e.ExceptPlaces}, true
			}
			if ok {
				p.id, p.clause, p.parties = normID(id, section), true, a.Parties
				out = append(out, p)
			}
		}
	}
	return append(out, o.orders()...)
}

// orders lists the escorts that the plan and the host's documents require.
func (o *operation) orders() []promise {
	var out []promise
	add := func(document string, w words, norms map[string]*book.Norm) {
		for _, section := range slices.Sorted(maps.Keys(norms)) {
			if p, ok := o.required(w, norms[section]); ok {
				p.id = normID(document, section)
				out = append(out, p)
			}
		}
	}
	if o.Plan != nil {
		add(o.id, o.v.words(nil, o.Host), o.Plan.Norms)
	}
	for _, id := range o.v.instrumentIDs() {
		i := o.v.Book.Instruments[id]
		if o.v.addressed(i, o.Host) && o.v.holds(o.dates, i, o.period.From) {
			add(id, o.v.words(i.Terms, i.Issuer), i.Norms)
		}
	}
	return out
}

// required reads a norm as the promise of an escort.
func (o *operation) required(w words, n *book.Norm) (promise, bool) {
	if n.Advice != "" || !slices.Contains(w.resolve(n.Requires, n.Except), hostEscort) {
		return promise{}, false
	}
	p := promise{atLeast: 1, conditional: len(n.When) > 0 || len(n.Unless) > 0}
	if n.Count != nil && n.Count.AtLeast != nil {
		p.atLeast = max(1, *n.Count.AtLeast)
	}
	return p, true
}
