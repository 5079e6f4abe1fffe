package checker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/load"
)

// Brief makes the briefing of one deployment. Options.Deployments names it; it
// may be empty when the books have only one. With faults in the input the
// briefing is nil, and they come back.
func Brief(ctx context.Context, opt Options) (*briefing.Briefing, []book.Diagnostic, error) {
	if len(opt.Deployments) > 1 {
		return nil, nil, errors.New("name only one --deployment: a briefing is for one")
	}
	var out *briefing.Briefing
	var faults []book.Diagnostic
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		out, _, faults, err = briefed(ctx, opt, "a briefing")
		return err
	})
	return out, faults, err
}

// briefed is the briefing of the one deployment that is meant, with what it was
// made from; nil with faults in the input.
func briefed(ctx context.Context, opt Options, what string) (*briefing.Briefing, briefing.Input, []book.Diagnostic, error) {
	in, faults, err := briefable(ctx, opt, what)
	if err != nil || len(faults) > 0 {
		return nil, in, faults, err
	}
	b, err := briefing.Build(in)
	return b, in, nil, err
}

// briefable judges the one deployment that is meant, and gives what a briefing
// of it is made from. What is asked for is said where it is not known which is meant.
// The caller limits the time.
func briefable(ctx context.Context, opt Options, what string) (in briefing.Input, faults []book.Diagnostic, err error) {
	go engine() // while the books are read
	r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt), oneFor: what}
	defer r.own.close()
	x, err := r.examine(ctx)
	if err != nil || len(x.Report.Diagnostics) > 0 {
		return in, diagnosticsOf(x), err
	}
	in, fault, err := x.briefed(r.Deployments[0])
	if fault != nil {
		faults = append(faults, *fault)
	}
	return in, faults, err
}

func diagnosticsOf(x *Examination) []book.Diagnostic {
	if x == nil {
		return nil
	}
	return x.Report.Diagnostics
}

// theOne is the deployment that is meant where none is named: the only one that
// there is.
func theOne(books []*book.Located, what string) (id string, fault *book.Diagnostic) {
	var names []string
	for _, b := range books {
		for _, d := range slices.Sorted(maps.Keys(b.Book.Deployments)) {
			id, names = d, append(names, d+" in "+b.Dir)
		}
	}
	switch len(names) {
	case 0:
		return "", &book.Diagnostic{Message: "These books hold no deployment, and " + what + " is for one.", Hint: "Name a folder that holds one."}
	case 1:
		return id, nil
	}
	return "", &book.Diagnostic{
		Message: fmt.Sprintf("There are %d deployments, and %s is for one: %s.", len(names), what, list(names, "and")),
		Hint:    "Name it with --deployment, and its folder as the path.",
	}
}

// briefed is what a briefing of one deployment is made from. Several books may
// have one of that name; then it is not known which is meant.
func (x *Examination) briefed(deployment string) (in briefing.Input, fault *book.Diagnostic, err error) {
	library, err := load.Library()
	if err != nil {
		return in, nil, err
	}
	in = briefing.Input{
		Books: x.Books, Library: library.Book, Facts: x.Facts, Rules: x.Rules, Report: x.Report, Deployment: deployment,
	}
	for _, d := range x.Facts.Deployments {
		if d.ID != deployment {
			continue
		}
		if in.Book != "" {
			return in, &book.Diagnostic{
				Message: "Two books here have a deployment " + strconv.Quote(deployment) + ": " + in.Book + " and " + d.Book + ".",
				Hint:    "Name the one book that is meant.",
			}, nil
		}
		in.Book = d.Book
	}
	return in, nil, nil
}
