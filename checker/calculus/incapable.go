package calculus

import (
	"slices"
	"time"

	"roe.example/checker/book"
)

// incapable: something is required that the unit cannot do, or by a document
// that was not yet put into practice.
func (e *engine) incapable(t *trio) {
	cannot := e.cannot(t.p, t.agency, t.actions)
	for _, s := range []struct {
		view string
		req  []live
	}{{"here", t.hr.req}, {"home", t.hm.req}} {
		for _, l := range s.req {
			reason := ""
			switch {
			case cannot:
				reason = "lacks"
			case e.unimplemented(l.doc, t.p.at) && s.view == "home":
				reason = "not-implemented"
			default:
				continue
			}
			where := l.region
			if s.view == "here" {
				where = l.beyond(t.hm.req)
			}
			e.out.add(t, &clash{kind: "incapable", reason: reason, region: where,
				left:  side{view: s.view, norms: []*norm{l.norm}, position: "required", own: s.view == "home"},
				right: side{view: "home", position: "silent", own: true}})
		}
	}
}

// cannot tells whether the agency's officers in the piece lack what one of the
// actions needs.
func (e *engine) cannot(p *piece, agency string, actions bitset) bool {
	found := false
	actions.each(func(i int) { found = found || e.lacks(p, agency, i) })
	return found
}

// lacks tells whether one of the agency's units in the piece can do no item of
// an action, by what it and its agency cannot do.
func (e *engine) lacks(p *piece, agency string, action int) bool {
	var never []string
	if c := e.book.Agencies[agency].Capabilities; c != nil {
		never = c.Cannot
	}
	if e.tax.holdsAll(e.tax.expand(never, nil), action) {
		return true
	}
	return slices.ContainsFunc(e.unitsOf(p, agency), func(u *book.Unit) bool {
		return e.tax.holdsAll(e.tax.expand(slices.Concat(never, u.Cannot), nil), action)
	})
}

// unimplemented tells whether a document binds but was not yet put into
// practice.
func (e *engine) unimplemented(doc *document, t time.Time) bool {
	if doc.inst == nil || doc.inst.Implemented == "" {
		return false
	}
	start, err := book.Start(doc.inst.Implemented, e.zone)
	return err == nil && t.Before(start)
}
