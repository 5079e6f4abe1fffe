package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// taskDoubts lists the tasks that do not belong to what help is asked for, or
// that belong to a purpose which a way or an agreement rules out.
func (o *operation) taskDoubts() []facts.TaskDoubt {
	var out []facts.TaskDoubt
	for _, id := range o.requestIDs() {
		r := o.Requests[id]
		purpose := r.Purpose
		if purpose == "" {
			purpose = o.Purpose
		}
		asked := taskOf{path: o.path("requests", id), request: true, purpose: purpose, agencies: set([]string{r.From, r.To}), ways: o.waysFor(r)}
		out = append(out, o.doubts(asked, o.v.words(nil, r.From).resolve(r.Tasks, nil))...)
	}
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		tasks := o.v.words(nil, o.hostOf(id)).resolve(o.Assignments[id].Tasks, nil)
		given := taskOf{path: o.path("assignments", id), purpose: o.Purpose, agencies: set(append(o.agenciesOn(id), o.hostOf(id)))}
		out = append(out, o.doubts(given, tasks)...)
	}
	return out
}

// taskOf is who is given tasks, for what.
type taskOf struct {
	path     string
	request  bool
	purpose  string
	agencies []string
	ways     []string
}

func (o *operation) doubts(t taskOf, tasks []string) []facts.TaskDoubt {
	var out []facts.TaskDoubt
	for _, task := range tasks {
		d := facts.TaskDoubt{
			Book: o.v.Dir, Deployment: o.id, Path: t.path, Request: t.request, Agencies: t.agencies,
			Purpose: t.purpose, Task: task, Expected: o.v.expected(t.purpose, task), Belongs: o.v.belongs(t.purpose, task),
		}
		o.ruledOut(&d, t)
		if !d.Expected || d.RuledOut.Stated {
			out = append(out, d)
		}
	}
	return out
}

// expected tells whether officers who come for a purpose usually do a task;
// where nothing is stated about what they do, any task fits.
func (v *volume) expected(purpose, task string) bool {
	said := false
	for _, id := range v.wider(purpose) {
		if p := v.Book.Purposes[id]; p != nil && len(p.Tasks) > 0 {
			if said = true; v.taxonomy.covered(task, p.Tasks) {
				return true
			}
		}
	}
	return !said
}

// belongs lists the other purposes to which a task belongs.
func (v *volume) belongs(purpose, task string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(v.Book.Purposes)) {
		if !slices.Contains(v.wider(purpose), id) && v.taxonomy.covered(task, v.Book.Purposes[id].Tasks) {
			out = append(out, id)
		}
	}
	return out
}

// ruledOut looks up whether one of the purposes to which the task belongs is
// ruled out by how help is asked for, or by an agreement that is relied on.
func (o *operation) ruledOut(d *facts.TaskDoubt, t taskOf) {
	for _, purpose := range d.Belongs {
		var ways, agreements []string
		for _, id := range t.ways {
			if way := o.v.Book.RequestPaths[id]; way != nil && o.v.purposeAmong(purpose, way.Excludes) {
				ways = append(ways, id)
			}
		}
		for _, id := range set(o.Agreements) {
			if a := o.v.Book.Agreements[id]; a != nil && o.v.purposeAmong(purpose, a.Excludes) && joins(a, t.agencies) {
				agreements = append(agreements, id)
			}
		}
		if len(ways)+len(agreements) > 0 {
			d.RuledOut, d.Ways, d.Agreements = facts.Say(purpose), ways, agreements
			return
		}
	}
}

// joins tells whether at least two of some agencies are parties.
func joins(a *book.Agreement, agencies []string) bool {
	n := 0
	for _, id := range agencies {
		if a.Parties[id] != nil {
			n++
		}
	}
	return n > 1
}
