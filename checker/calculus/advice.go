package calculus

import (
	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// advisory is the same world with the norms that only advise, read as though
// they bound.
func (e *engine) advisory() (viewer, error) {
	v := e.viewer
	v.claims = map[claim]map[string]bool{}
	v.docs = nil
	for _, doc := range e.docs {
		norms, field := map[string]*book.Norm{}, "clauses"
		if doc.inst != nil {
			norms, field = doc.inst.Norms, "norms"
		} else {
			for id, cl := range e.book.Agreements[doc.agreement].Clauses {
				norms[id] = &cl.Norm
			}
		}
		only, err := e.advises(doc, norms, field)
		if err != nil {
			return v, err
		}
		v.docs = append(v.docs, only)
	}
	if v.plan == nil {
		return v, nil
	}
	plan, err := e.advises(e.plan, e.d.Plan.Norms, "norms")
	v.plan = plan
	return v, err
}

func (e *engine) advises(doc *document, norms map[string]*book.Norm, field string) (*document, error) {
	out := *doc
	out.norms = nil
	binding := map[string]*book.Norm{}
	for section, n := range norms {
		if n.Advice != "" {
			plain := *n
			plain.Advice, plain.Only = "", false
			binding[section] = &plain
		}
	}
	err := e.norms(&out, binding, field)
	for _, n := range out.norms {
		n.advice = norms[n.section].Advice
	}
	return &out, err
}

// advise lists what is advised over a region to those who are asked about.
func (a *asker) advise(t *trio, over region.Region, asked region.Box) []facts.AnswerNorm {
	host := a.advice.viewsOf(t.p.host, &t.p.post, nil)
	views := a.advice.viewsOf(t.agency, &t.p.post, host.home)
	var ones []live
	for _, v := range []*view{views.home, views.here} {
		for _, b := range v.norms {
			// What is advised of a category, any of its items may meet.
			if b.advice != "" && (b.actions.has(t.actions.first()) || b.actions.has(a.tax.index[a.q.Action])) {
				ones = append(ones, live(b))
			}
		}
	}
	return a.norms(ones, over, asked)
}
