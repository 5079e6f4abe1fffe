package checker

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/policy"
	"roe.example/checker/rule"
)

// own is a county's own policies of a run, compiled while its books are read.
type own struct {
	*judge.Sandbox // nil: there are none, or they have faults
	packs          []*policy.Pack
	faults         []book.Diagnostic
	err            error
	ready          sync.WaitGroup
}

// startOwn begins to compile a county's own policies.
func startOwn(ctx context.Context, opt Options) *own {
	o := &own{}
	if len(opt.Policies) > 0 {
		o.ready.Go(func() { o.compile(ctx, opt) })
	}
	return o
}

func (o *own) compile(ctx context.Context, opt Options) {
	var packs []*policy.Pack
	for _, path := range opt.Policies {
		p, faults := policy.Read(path)
		o.faults = append(o.faults, faults...)
		if p != nil && !slices.ContainsFunc(packs, func(q *policy.Pack) bool { return q.Path == p.Path }) {
			packs = append(packs, p)
		}
	}
	packs, unpinned := opt.pinned(packs)
	trust, faults := opt.trust()
	o.faults = append(o.faults, unpinned...)
	if o.faults = append(o.faults, faults...); len(packs) == 0 || len(faults) > 0 {
		return
	}
	o.packs = packs
	var wrong judge.Faults
	s, err := judge.NewSandbox(ctx, packs, trust, judge.Limits{Rule: opt.RuleTimeout, Memory: opt.RuleMemory})
	switch {
	case errors.As(err, &wrong):
		o.faults = append(o.faults, wrong...)
	case err != nil:
		o.err = err
	default:
		o.Sandbox = s
	}
}

// none tells whether there are none to judge by.
func (o *own) none() bool { return o == nil || o.Sandbox == nil }

// wait waits until the policies are compiled, or found at fault.
func (o *own) wait() ([]book.Diagnostic, error) {
	if o == nil {
		return nil, nil
	}
	o.ready.Wait()
	return o.faults, o.err
}

func (o *own) close() {
	if o.ready.Wait(); o.Sandbox != nil {
		o.Sandbox.Close()
	}
}

// rules adds the county's own to the others, by id.
func (o *own) rules(others []rule.Rule) []rule.Rule {
	if o.none() {
		return others
	}
	return slices.SortedFunc(slices.Values(slices.Concat(others, o.Sandbox.Rules())),
		func(a, b rule.Rule) int { return strings.Compare(a.ID, b.ID) })
}

// reads tells whether the county's own rules read a field of the facts.
func (o *own) reads(field string) bool { return !o.none() && o.Sandbox.Reads(field) }

// judge judges by roe's rules, as roes does, and by the county's own, side by
// side, less those that are off.
func (o *own) judge(ctx context.Context, f *facts.Facts, off func(id string) bool, roes judge.Judge) (*rule.Judgement, error) {
	if o.none() {
		return roes(ctx, f, off)
	}
	return judge.All(ctx, f, off, roes, o.Sandbox.Judge)
}

// Catalogue is the rules that a run by opt judges by, by id: roe's and those
// of opt.Policies. What is wrong with these comes back as diagnostics.
func Catalogue(ctx context.Context, opt Options) (rules []rule.Rule, faults []book.Diagnostic, err error) {
	err = limited(ctx, opt.Timeout, func(ctx context.Context) error {
		o := startOwn(ctx, opt)
		defer o.close()
		all, err := Rules()
		if err != nil {
			return err
		}
		faults, err = faultsOf(opt.Config, Rules, o)
		rules = o.rules(all)
		return err
	})
	return rules, faults, err
}
