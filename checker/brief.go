package checker

import (
	"context"
	"errors"
	"strconv"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/load"
)

// Brief makes the briefing of the one deployment that opt names. With faults in
// the input it is nil, and they come back.
func Brief(ctx context.Context, opt Options) (*briefing.Briefing, []book.Diagnostic, error) {
	if len(opt.Deployments) != 1 {
		return nil, nil, errors.New("a briefing is for one deployment; name it with --deployment")
	}
	var out *briefing.Briefing
	var faults []book.Diagnostic
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		x, err := examineWhole(ctx, opt)
		if err != nil {
			return err
		}
		if faults = x.Report.Diagnostics; len(faults) > 0 {
			return nil
		}
		in, fault, err := x.briefed(opt.Deployments[0])
		if err != nil || fault != nil {
			if fault != nil {
				faults = append(faults, *fault)
			}
			return err
		}
		out, err = briefing.Build(in)
		return err
	})
	return out, faults, err
}

// examineWhole judges like Examine, with the joint rules of engagement among
// the facts.
func examineWhole(ctx context.Context, opt Options) (*Examination, error) {
	r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt), joined: true}
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
