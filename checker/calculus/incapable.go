package calculus

import (
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
	for _, u := range e.unitsOf(p, agency) {
		if overlap(e.tax.expand(u.Cannot, nil), actions) {
			return true
		}
	}
	c := e.book.Agencies[agency].Capabilities
	return c != nil && overlap(e.tax.expand(c.Cannot, nil), actions)
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
