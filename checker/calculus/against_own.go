package calculus

import (
	"roe.example/checker/region"
)

// againstOwn: the plan, an order of whoever commands, or a task calls for what
// the agency's own book prohibits.
func (e *engine) againstOwn(t *trio) {
	for _, l := range t.hr.perm {
		if !l.doc.law() {
			for _, r := range t.hm.proh {
				e.pairs(t, "against-own-rules", e.permittedHere(t, l.norm, r.norm), "here", []live{l}, []live{r})
			}
		}
	}
	// A task says nothing of circumstances: it is against the agency's rules
	// only when these forbid it throughout.
	if !t.expose.Planned || !e.space.Subset(t.p.scope, t.hm.P) || !e.tasked(t) {
		return
	}
	for _, r := range e.throughout(t.hm.proh, t.p.scope) {
		e.out.add(t, &clash{kind: "against-own-rules", reason: "tasked", region: r.region, call: e.assignmentPath(t.p),
			left:  side{view: "plan", position: "required"},
			right: side{view: "home", norms: []*norm{r.norm}, position: "prohibited", own: true}})
	}
}

// permittedHere is the reason why a permission here is against a ban at home:
// the two may be texts of one book, or of what binds here, that are stated as a
// contradiction.
func (e *engine) permittedHere(t *trio, here, home *norm) string {
	for _, s := range []*stance{t.hm, t.hr} {
		for _, f := range s.faults {
			if f.kind == "defect" && (f.high.id == here.id && f.low.id == home.id || f.high.id == home.id && f.low.id == here.id) &&
				e.out.say(f.region, t.p.given).possible {
				return "contradiction"
			}
		}
	}
	return "permitted-here"
}

// throughout keeps the bans that alone leave nothing of a scope, or all when
// only several together do.
func (e *engine) throughout(bans []live, scope region.Region) []live {
	var whole []live
	for _, b := range bans {
		if e.space.Subset(scope, b.region) {
			whole = append(whole, b)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return bans
}
