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
		out, faults, err = brief(ctx, opt)
		return err
	})
	return out, faults, err
}

func brief(ctx context.Context, opt Options) (*briefing.Briefing, []book.Diagnostic, error) {
	in, _, faults, err := briefable(ctx, opt, "a briefing")
	if err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	out, err := briefing.Build(in)
	return out, nil, err
}

// briefable judges the one deployment that is meant, and gives what a briefing
// of it is made from. What is asked for is said where it is not known which is meant.
func briefable(ctx context.Context, opt Options, what string) (in briefing.Input, x *Examination, faults []book.Diagnostic, err error) {
	id, faults, err := theOne(ctx, opt, what)
	if err != nil || len(faults) > 0 {
		return in, nil, faults, err
	}
	opt.Deployments = []string{id}
	x, err = examineOne(ctx, opt)
	if err != nil || len(x.Report.Diagnostics) > 0 {
		return in, nil, diagnosticsOf(x), err
	}
	in, fault, err := x.briefed(id)
	if fault != nil {
		faults = append(faults, *fault)
	}
	return in, x, faults, err
}

func diagnosticsOf(x *Examination) []book.Diagnostic {
	if x == nil {
		return nil
	}
	return x.Report.Diagnostics
}

// theOne is the deployment that is meant: the one that is named, or the only
// one that there is.
func theOne(ctx context.Context, opt Options, what string) (id string, faults []book.Diagnostic, err error) {
	if len(opt.Deployments) == 1 {
		return opt.Deployments[0], nil, nil
	}
	r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt)}
	defer r.own.close()
	if _, err := r.read(ctx); err != nil || len(r.faults) > 0 {
		return "", r.faults, err
	}
	var names []string
	for _, b := range r.books {
		for _, d := range slices.Sorted(maps.Keys(b.Book.Deployments)) {
			id, names = d, append(names, d+" in "+b.Dir)
		}
	}
	switch len(names) {
	case 0:
		return "", []book.Diagnostic{{Message: "These books hold no deployment, and " + what + " is for one.", Hint: "Name a folder that holds one."}}, nil
	case 1:
		return id, nil, nil
	}
	return "", []book.Diagnostic{{
		Message: fmt.Sprintf("There are %d deployments, and %s is for one: %s.", len(names), what, list(names, "and")),
		Hint:    "Name it with --deployment, and its folder as the path.",
	}}, nil
}

// examineOne examines within the time that its caller limits.
func examineOne(ctx context.Context, opt Options) (*Examination, error) {
	r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt)}
	defer r.own.close()
	return r.examine(ctx)
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
