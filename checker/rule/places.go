package rule

import (
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// placesOf a clash: what calls for the action where no norm does; what the
// message cites, in its order; the clauses that were tried; and what no
// document says is shown where it was planned.
func (x *Index) placesOf(c *facts.Clash, message string) (out []Place) {
	defines := c.Kind == "terms"
	if c.Call.Stated && !defines {
		out = append(out, Place{Role: x.callRole(c), Path: c.Call.Value})
	}
	left, right := x.cites(c.Book, c.Left.Norms, "host rule"), x.cites(c.Book, c.Right.Norms, "own rule")
	if ownFirst(message) {
		left, right = right, left
	}
	out = append(append(out, left...), right...)
	if c.Call.Stated && defines {
		out = append(out, Place{Role: "definition", Path: c.Call.Value})
	}
	for _, s := range c.Settlements {
		out = append(out, Place{Role: "clause", Path: s.Path})
	}
	if len(left)+len(right) == 0 || plans(c) {
		for _, p := range x.posted(c) {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// callRole says what the call is. Of everything that can call for an action
// only transfers are no records of the facts.
func (x *Index) callRole(c *facts.Clash) string {
	at := func(book, path string) bool { return book == c.Book && path == c.Call.Value }
	switch {
	case slices.ContainsFunc(x.facts.Requests, func(r facts.Request) bool { return at(r.Book, r.Path) }):
		return "request"
	case slices.ContainsFunc(x.facts.Assignments, func(a facts.Assignment) bool { return at(a.Book, a.Path) }):
		return "assignment"
	case slices.ContainsFunc(x.facts.Units, func(u facts.Unit) bool { return at(u.Book, u.Path) }):
		return "unit"
	}
	return "transfer"
}

// ownFirst: the message cites the officers' own rule before the other.
func ownFirst(message string) bool {
	own, rule := strings.Index(message, "{own}"), strings.Index(message, "{rule}")
	return own >= 0 && (rule < 0 || own < rule)
}

// cites points at norms, and at clauses that state none.
func (x *Index) cites(book string, ids []string, role string) (out []Place) {
	for _, id := range ids {
		norm, path := x.norm(entry{book, id}), x.clause(entry{book, id})
		clause := path != ""
		if norm != nil {
			path = norm.Path
		}
		switch {
		case path == "":
			continue
		case norm != nil && norm.Law:
			out = append(out, Place{Role: "law", Path: path})
		case clause:
			out = append(out, Place{Role: "clause", Path: path})
		case norm.Kind == "operation-order":
			out = append(out, Place{Role: "order", Path: path})
		default:
			out = append(out, Place{Role: role, Path: path})
		}
	}
	return out
}

// posted is where the officers of a clash are asked for or sent, or else the
// deployment. A call that is stated tells the request or the transfer.
func (x *Index) posted(c *facts.Clash) (out []Place) {
	moved := c.Reason == "lends" || c.Reason == "accepts"
	if c.Call.Stated && (moved || c.Reason == "requests") {
		return nil
	}
	if c.Reason == "requests" {
		out = x.requests(c)
	}
	if len(out) == 0 && !moved {
		out = x.assignments(c)
	}
	if len(out) == 0 && !c.Call.Stated {
		out = x.deployment(c)
	}
	return out
}

func (x *Index) requests(c *facts.Clash) (out []Place) {
	for _, r := range x.facts.Requests {
		if r.Book == c.Book && r.Deployment == c.Deployment &&
			slices.Contains(c.Right.Agencies, r.From) && slices.Contains(c.Left.Agencies, r.To) {
			out = append(out, Place{Role: "request", Path: r.Path})
		}
	}
	return out
}

func (x *Index) assignments(c *facts.Clash) (out []Place) {
	for _, a := range x.facts.Assignments {
		if a.Book == c.Book && a.Deployment == c.Deployment && slices.Contains(c.Assignments, a.ID) {
			out = append(out, Place{Role: "assignment", Path: a.Path})
		}
	}
	return out
}

func (x *Index) deployment(c *facts.Clash) (out []Place) {
	for _, d := range x.facts.Deployments {
		if d.Book == c.Book && d.ID == c.Deployment {
			out = append(out, Place{Role: "deployment", Path: d.Path})
		}
	}
	return out
}
