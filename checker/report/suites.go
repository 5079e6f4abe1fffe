package report

import (
	"slices"
	"strings"

	"roe.example/checker/rule"
)

// Suite is a deployment, or the documents of a book, with what every rule made
// of it: for formats that count passes as well.
type Suite struct {
	Book       string
	Deployment string   // empty for documents
	Heading    string   // as people read it
	Verdict    *Verdict // nil for documents
	Cases      []Case
}

// Case is one rule in one suite.
type Case struct {
	Rule    string
	Open    []*Finding // errors and warnings that count
	Notes   []*Finding
	Past    []*Finding // waived, or known before
	Failure *Failure   // the rule could not judge
	// Skip says why nothing was judged; empty when it was.
	Skip string
}

// Suites are the deployments in the order of their verdicts, with all rules, and
// then the documents of every book, with the rules that found something in them
// alone.
func (r *Report) Suites() (out []Suite) {
	at := map[[2]string]int{}
	add := func(book, deployment string, v *Verdict) {
		at[[2]string{book, deployment}] = len(out)
		out = append(out, Suite{Book: book, Deployment: deployment, Heading: r.Heading(book, deployment), Verdict: v, Cases: r.cases(book, deployment)})
	}
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		add(v.Book, v.Deployment, v)
	}
	for _, book := range r.Coverage.Books {
		add(book, "", nil)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		key := [2]string{f.Book, f.Deployment}
		if _, ok := at[key]; !ok {
			add(f.Book, f.Deployment, nil)
		}
		out[at[key]].take(f)
	}
	for i := range out {
		if s := &out[i]; s.Deployment == "" { // the deployments show what passed
			s.Cases = slices.DeleteFunc(s.Cases, func(c Case) bool { return !c.found() })
		}
	}
	return slices.DeleteFunc(out, func(s Suite) bool { return len(s.Cases) == 0 && s.Verdict == nil })
}

// cases are all rules before any finding is put to them, by id.
func (r *Report) cases(book, deployment string) (out []Case) {
	for _, id := range r.Coverage.Rules.Evaluated {
		c := Case{Rule: id}
		if slices.Contains(r.Coverage.Rules.Idle, id) {
			c.Skip = "There is nothing in these books that this rule could judge."
		}
		out = append(out, c)
	}
	for _, id := range r.Coverage.Rules.Off {
		out = append(out, Case{Rule: id, Skip: "The configuration turns this rule off."})
	}
	for i := range r.Failures {
		f := &r.Failures[i]
		out = append(out, Case{Rule: f.Rule, Failure: f})
	}
	slices.SortStableFunc(out, func(a, b Case) int { return strings.Compare(a.Rule, b.Rule) })
	return out
}

// take puts a finding to its rule.
func (s *Suite) take(f *Finding) {
	i := slices.IndexFunc(s.Cases, func(c Case) bool { return c.Rule == f.Rule && c.Failure == nil })
	if i < 0 {
		s.Cases = append(s.Cases, Case{Rule: f.Rule})
		i = len(s.Cases) - 1
	}
	c := &s.Cases[i]
	c.Skip = ""
	switch {
	case !f.Open():
		c.Past = append(c.Past, f)
	case f.Severity == rule.Note:
		c.Notes = append(c.Notes, f)
	default:
		c.Open = append(c.Open, f)
	}
}

func (c *Case) found() bool {
	return len(c.Open)+len(c.Notes)+len(c.Past) > 0 || c.Failure != nil
}
