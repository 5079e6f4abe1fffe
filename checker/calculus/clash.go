package calculus

import (
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// clash is one pair of positions that do not fit, before like ones are joined.
type clash struct {
	kind, reason string
	left, right  side
	region       region.Region
	via          string // clause through which the left norm binds here
	word         string // for terms: the word
	said         *saying
	call         string // path of what calls for the action, when it is no norm
}

type side struct {
	view      string
	norms     []*norm
	position  string
	approvals []facts.Approval
	own       bool // the agency's own side, else the host's or the place's
}

// trio is one agency's and its host's stances on a group of actions of which
// all views say the same.
type trio struct {
	p       *piece
	agency  string
	views   *views
	host    *views
	actions bitset
	topic   string
	expose  facts.Exposure
	// here and home of the agency, and home of the host.
	hr, hm, hh *stance
	hrOn, hmOn []bound
	hhOn       []bound
	byItems    bool // a category whose items were looked at
	// hmKnown, hhKnown: on this topic silence is silence.
	hmKnown, hhKnown bool
	// alone, while anything is kept, is what the agency does and can, see matter.
	alone string
}

// compare finds every clash of one agency with its host and with what binds it
// here, each circumstance under the first kind that fits.
func (e *engine) compare(t *trio) {
	e.faults(t)
	e.dilemmas2(t)
	e.againstOwn(t)
	e.incapable(t)
	if t.agency != t.p.host {
		e.unreached(t)
	}
	e.forbiddenHere(t)
	e.approvers(t)
	if t.agency == t.p.host {
		return
	}
	e.otherApprovers(t)
	e.duties(t)
	// Silence and thresholds matter for what may come up.
	if t.expose.InPlay || len(t.hh.req)+len(t.hm.req) > 0 {
		e.silent(t)
		e.incomparable(t)
	}
}

// pairs adds a clash for each pair of norms, one of each side, that meet.
func (e *engine) pairs(t *trio, kind, reason, view string, left, right []live) {
	for _, l := range left {
		for _, r := range right {
			if l.place == r.place && l.derived == r.derived {
				continue
			}
			e.out.add(t, &clash{kind: kind, reason: reason, region: l.region.Intersect(r.region), via: l.via,
				left:  side{view: view, norms: []*norm{l.norm}, position: positionOf(l.norm)},
				right: side{view: "home", norms: []*norm{r.norm}, position: positionOf(r.norm), own: true}})
		}
	}
}

func positionOf(n *norm) string {
	return [...]string{prohibits: "prohibited", permits: "permitted", requires: "required"}[n.modality]
}
