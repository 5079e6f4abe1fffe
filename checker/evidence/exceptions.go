package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// exceptions lists the tasks of accountability that rules of the agencies on
// an assignment allow only as an exception: a plan that counts on them makes
// the exception the rule.
func (o *operation) exceptions() []facts.Exception {
	var out []facts.Exception
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		tasks := o.v.words(nil, o.hostOf(id)).resolve(o.Assignments[id].Tasks, nil)
		for _, agency := range o.agenciesOn(id) {
			for _, task := range tasks {
				norms := o.against(task, agency)
				if len(norms) == 0 {
					continue
				}
				out = append(out, facts.Exception{
					Book: o.v.Dir, Deployment: o.id, Assignment: id, Path: o.path("assignments", id),
					Agency: agency, Host: o.hostOf(id), Action: task, Norms: norms,
				})
			}
		}
	}
	return out
}

// against lists the norms of instruments that bind an agency and forbid a task
// of accountability, in some circumstances at least.
func (o *operation) against(task, agency string) []string {
	if a := o.v.taxonomy.actions[task]; a == nil || a.Topic != "accountability" {
		return nil
	}
	var out []string
	for id, in := range o.v.Book.Instruments {
		if !o.binds(id, agency) {
			continue
		}
		w := o.v.words(in.Terms, in.Issuer)
		for section, n := range in.Norms {
			if n.Advice == "" && forbids(w, n, task) {
				out = append(out, normID(id, section))
			}
		}
	}
	return set(out)
}

// forbids tells whether a norm forbids a task; a permission that excludes all
// else forbids what lies outside of it.
func forbids(w words, n *book.Norm, task string) bool {
	modality, actions := stand(n)
	return (modality == "prohibits" || modality == "permits" && n.Only) && w.covered(task, w.resolve(actions, n.Except))
}
