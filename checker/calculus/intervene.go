package calculus

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// interventions: one agency's officers must step in, by their own book,
// against what another's may or must do beside them.
func (e *engine) interventions(actions bitset, all []*joint, by [][]*joint) {
	for _, witness := range all {
		for _, duty := range e.triggered(witness.t.views.home) {
			trigger, ok := e.tax.index[duty.source.TriggeredBy]
			if !ok {
				continue
			}
			seen := slices.Clone(actions)
			seen.keep(e.tax.covers[trigger])
			if !seen.empty() {
				e.intervention(seen, witness, duty, all, by)
			}
		}
	}
}

// triggered lists the duties that something triggers. They are remembered where
// nobody else looks at the same time.
func (e *engine) triggered(v *view) []*norm {
	if v.triggered != nil {
		return *v.triggered
	}
	var out []*norm
	for _, n := range v.norms {
		if n.source.TriggeredBy != "" && n.modality == requires {
			out = append(out, n.norm)
		}
	}
	if e.kept != nil {
		v.triggered = &out
	}
	return out
}

func (e *engine) intervention(actions bitset, witness *joint, duty *norm, all []*joint, by [][]*joint) {
	var others []*joint // who may come to do it
	var acts region.Region
	for _, other := range all {
		if other.t.agency != witness.t.agency && other.t.expose.InPlay {
			others, acts = append(others, other), acts.Union(other.acts())
		}
	}
	k := &clash{kind: "mismatch", reason: "must-intervene", region: witness.t.hm.P.Intersect(acts).Intersect(owedBy(witness, duty, by)),
		left: side{view: "home", position: "required", norms: []*norm{duty}}, right: side{view: "home", position: "permitted"}}
	said := e.out.say(k.region, witness.t.p.given)
	if !said.possible {
		return
	}
	k.left.norms = addNorms(k.left.norms, at(witness.t.hm.proh, said.cell))
	var may []string
	t := *witness.t
	t.actions, t.expose = actions, facts.Exposure{}
	for _, other := range others {
		if e.space.Overlaps(other.acts(), k.region) {
			may = append(may, other.t.agency)
			k.right.norms = addNorms(k.right.norms, at(slices.Concat(other.perm, other.req), said.cell))
			t.expose = either(t.expose, other.t.expose)
		}
	}
	e.out.addSides(&t, k, []string{witness.t.agency}, may)
}

// owedBy is where a duty is left to the witness by its document's exceptions,
// by rank and by the clauses that settle.
func owedBy(witness *joint, duty *norm, by [][]*joint) region.Region {
	var out region.Region
	duty.actions.each(func(i int) {
		for _, one := range by[i] {
			if one.t.p != witness.t.p || one.t.agency != witness.t.agency {
				continue
			}
			for _, l := range one.req {
				if l.place == duty.place {
					out = out.Union(l.region)
				}
			}
		}
	})
	return out
}
