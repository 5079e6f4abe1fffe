package checker

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/draft"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/settle"
)

// Settle finds the smallest sets of clauses that clear the errors and warnings
// of one deployment without waiving law, each with the text of a draft and a
// file that adds the clauses to the book. Options.Deployments names the
// deployment; it may be empty when the books have only one.
//
// Faults in the input come back as diagnostics, and there are no sets then. The
// error is a failure of the program, or ErrTimeLimit.
func Settle(ctx context.Context, opt Options) (*report.Proposal, []book.Diagnostic, error) {
	go engine() // while the books are read
	s := &settling{run: &run{Options: opt, rules: compiled}}
	var out *report.Proposal
	err := limited(ctx, opt.Timeout, func(ctx context.Context) error {
		s.own = startOwn(ctx, opt)
		defer s.own.close()
		var err error
		out, err = s.propose(ctx)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return out, out.Diagnostics, nil
}

// settling is a search on its way. It judges one book again and again, each
// time with other clauses.
type settling struct {
	*run
	asOf    *time.Time
	located *book.Located
	id      string
	goals   []string // fingerprints; empty: all errors and warnings
}

func (s *settling) propose(ctx context.Context) (*report.Proposal, error) {
	until, end := share(ctx, 0.5), share(ctx, 0.8)
	var err error
	if s.asOf, err = s.read(ctx); err != nil {
		return nil, err
	}
	if len(s.faults) == 0 {
		s.choose()
	}
	if len(s.faults) > 0 {
		return report.Unsettled(s.faults, s.notes), nil
	}
	plan, err := s.plan(ctx, until)
	if err != nil {
		return nil, err
	}
	out, err := s.draft(plan)
	if err == nil {
		out.New, err = s.newAgreement(ctx, plan, end)
	}
	if out != nil && out.New != nil { // what it clears is said there
		out.Others = slices.DeleteFunc(out.Others, func(o report.OpenFinding) bool {
			return slices.ContainsFunc(out.New.Clears, func(f report.FindingRef) bool { return f.Fingerprint == o.Fingerprint })
		})
	}
	return out, err
}

// plan looks for clauses until then.
func (s *settling) plan(ctx context.Context, until time.Time) (*settle.Plan, error) {
	return settle.Propose(ctx, settle.Problem{Book: s.located.Book, Deployment: s.id, Goals: s.goals, Judge: s.judgeWith, Until: until})
}

// share is when a part of the time will be up: the sets, a new agreement and
// the words for both all take some.
func share(ctx context.Context, part float64) time.Time {
	end, limited := ctx.Deadline()
	if !limited {
		return time.Time{}
	}
	return time.Now().Add(time.Duration(float64(time.Until(end)) * part))
}

// choose finds the deployment to settle.
func (s *settling) choose() {
	var found, names []string
	for _, b := range s.books {
		for _, id := range slices.Sorted(maps.Keys(b.Book.Deployments)) {
			if len(s.Deployments) == 0 || slices.Contains(s.Deployments, id) {
				found, s.located, s.id = append(found, id), b, id
				names = append(names, id+" in "+b.Dir)
			}
		}
	}
	switch {
	case len(found) == 0:
		s.refuse("These books hold no deployment, so there is nothing to settle.", "Name a folder that holds one.")
	case len(found) > 1:
		s.refuse(fmt.Sprintf("There are %d deployments: %s. Clauses are drafted for one at a time.", len(found), list(names, "and")),
			"Name it with --deployment, and its folder as the path.")
	}
}

func (s *settling) refuse(message, hint string) {
	at := book.Location{File: s.Paths[0], Line: 1, Column: 1}
	if len(s.books) > 0 {
		at = s.books[0].At("deployments")
	}
	s.faults = append(s.faults, book.Diagnostic{Location: at, Message: message, Hint: hint})
}

// judgeWith judges the book as it would be.
func (s *settling) judgeWith(ctx context.Context, changed *book.Book) (*settle.Outcome, error) {
	located := *s.located
	located.Book = changed
	if _, written := located.Locations.Find("agreements"); !written { // what a new one is told of has to stand somewhere
		located.Locations = located.Locations.Clone()
		located.Locations.List("agreements", located.At("deployments", s.id))
	}
	r := *s.run
	r.Deployments, r.books = nil, []*book.Located{&located}
	if err := r.build(s.asOf, r.joinedOnDemand); err != nil {
		return nil, err
	}
	x, err := r.judge(ctx)
	if err != nil {
		return nil, err
	}
	if x.Report.Incomplete {
		return nil, fmt.Errorf("the rule %s could not judge, so that nothing can be said of clauses (%s)", x.Report.Failures[0].Rule, x.Report.Failures[0].Message)
	}
	out := &settle.Outcome{Facts: x.Facts, Findings: x.Report.Findings}
	for _, v := range x.Report.Verdicts {
		if v.Deployment == s.id {
			out.Unknown = v.Gaps
		}
	}
	return out, nil
}

// draft puts the plan into words.
func (s *settling) draft(plan *settle.Plan) (*report.Proposal, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	out, err := draft.Proposal(draft.Input{
		Located: s.located, Deployment: s.id, Today: s.today.Format(time.DateOnly), Plan: plan,
		Words: report.NewDictionary(report.Input{Books: s.books, Library: library.Book, Facts: plan.Base.Facts}, s.located.Dir),
		Patch: s.patch,
	})
	if err == nil {
		out.Notes = append(out.Notes, s.notes...)
	}
	return out, err
}

// patch writes the clauses in the language of books.
func (s *settling) patch(comment string, clauses []draft.Clause) (string, error) {
	var all []load.Addition
	for _, c := range clauses {
		all = append(all, load.Addition{Path: []string{"agreements", c.Agreement, "clauses", c.ID}, Value: c.Clause, Comment: c.Comment})
	}
	text, err := load.Patch(s.located.Dir, comment, all)
	return string(text), err
}
