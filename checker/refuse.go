package checker

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// refuse says why a question has no answer: what it states can be true nowhere,
// or nobody of the agency is posted then.
func (a *asking) refuse(raw *facts.JointAnswer) {
	switch {
	case len(raw.Stands) > 0:
	case len(raw.Elsewhere) > 0:
		a.untrue(raw.Elsewhere)
	default:
		then := ""
		if a.At != "" {
			then = " then"
		}
		a.fault(a.located.Book.Agencies[a.Agency].Short+" has no officers"+a.on(a.Assignment)+then+".", a.postings(raw))
	}
}

// untrue says, once for all assignments of which the same is known, why what the
// question states cannot be true there.
func (a *asking) untrue(all []facts.Elsewhere) {
	titles, order := map[string][]string{}, []facts.Elsewhere{}
	key := func(e facts.Elsewhere) string { return e.Why + e.Stated + e.Asked }
	for _, e := range all {
		if titles[key(e)] == nil {
			order = append(order, e)
		}
		titles[key(e)] = append(titles[key(e)], a.title(e.Assignment))
	}
	for _, e := range order {
		there := list(titles[key(e)], "and")
		switch {
		case e.Why == "contradicts" && a.pinned(e):
			a.faults = append(a.faults, book.Diagnostic{
				Location: a.located.At("deployments", a.put.ID, "known", e.Dimensions[0]),
				Message:  fmt.Sprintf("The question says “%s”, but the deployment states “%s”.", e.Asked, e.Stated),
			})
			return
		case e.Why == "contradicts":
			a.fault(fmt.Sprintf("The question says “%s”, but “%s” is known of %s.", e.Asked, e.Stated, there), "")
		case e.Stated == "":
			a.fault("These circumstances cannot occur together, as the book declares: "+e.Asked+".", "")
			return
		default:
			a.fault(fmt.Sprintf("These circumstances cannot occur together, as the book declares: %s; and, as is known of %s, %s.", e.Asked, there, e.Stated), "")
		}
	}
}

// pinned tells whether it is the deployment that states the contrary, and not
// the place of an assignment.
func (a *asking) pinned(e facts.Elsewhere) bool {
	return !slices.ContainsFunc(e.Dimensions, func(id string) bool { _, stated := a.d.Known[id]; return !stated })
}

func (a *asking) title(assignment string) string {
	if s := a.d.Assignments[assignment]; s != nil {
		return "“" + s.Title + "”"
	}
	return a.d.Event
}

// on names an assignment, with the space before it.
func (a *asking) on(assignment string) string {
	if s := a.d.Assignments[assignment]; s != nil {
		return " on “" + s.Title + "”"
	}
	return ""
}

// postings says where and when the agency is posted.
func (a *asking) postings(raw *facts.JointAnswer) string {
	var words []string
	for _, p := range raw.Posted {
		words = append(words, strings.TrimSpace(a.on(p.Assignment)+" "+report.Words(p.During)))
	}
	if len(words) == 0 {
		return "It is on no assignment."
	}
	return "They are posted " + strings.Join(words, "; ") + "."
}
