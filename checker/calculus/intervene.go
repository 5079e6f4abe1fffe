package calculus

import (
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// interventions: one agency's officers must step in, by their own book,
// against what another's are allowed to do beside them.
func (e *engine) interventions(actions bitset, all []*joint) {
	for _, witness := range all {
		for _, duty := range witness.t.views.home.norms {
			trigger, ok := e.tax.index[duty.source.TriggeredBy]
			if !ok || duty.modality != requires || !overlap(e.tax.covers[trigger], actions) {
				continue
			}
			e.intervention(actions, witness, duty, all)
		}
	}
}

func (e *engine) intervention(actions bitset, witness *joint, duty bound, all []*joint) {
	var allowed region.Region
	for _, other := range all {
		if other.t.agency != witness.t.agency {
			allowed = allowed.Union(other.Q)
		}
	}
	k := &clash{kind: "mismatch", reason: "must-intervene", region: witness.t.hm.P.Intersect(duty.region).Intersect(allowed),
		left: side{view: "home", position: "required", norms: []*norm{duty.norm}}, right: side{view: "home", position: "permitted"}}
	said := e.out.say(k.region, witness.t.p.given)
	if !said.possible {
		return
	}
	k.left.norms = addNorms(k.left.norms, at(witness.t.hm.proh, said.cell))
	var may []string
	t := *witness.t
	t.actions, t.expose = actions, facts.Exposure{}
	for _, other := range all {
		if other.t.agency != witness.t.agency && e.space.Overlaps(other.Q, k.region) {
			may = append(may, other.t.agency)
			k.right.norms = addNorms(k.right.norms, at(other.perm, said.cell))
			t.expose = either(t.expose, other.t.expose)
		}
	}
	if t.expose.InPlay {
		e.out.addSides(&t, k, []string{witness.t.agency}, may)
	}
}
