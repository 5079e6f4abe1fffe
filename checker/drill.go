package checker

import (
	"context"
	"errors"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/drill"
	"roe.example/checker/internal/cores"
)

// Drill makes the tabletop exercise of one deployment, with so many scenarios
// at most (0: drill.DefaultScenarios), as its facilitator holds it. With faults
// in the input the exercise is nil, and they come back.
func Drill(ctx context.Context, opt Options, scenarios int) (*drill.Drill, []book.Diagnostic, error) {
	if len(opt.Deployments) > 1 {
		return nil, nil, errors.New("name only one --deployment: an exercise is for one")
	}
	var out *drill.Drill
	var faults []book.Diagnostic
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		out, faults, err = drilled(ctx, opt, scenarios)
		return err
	})
	return out, faults, err
}

// BriefAndDrill makes both from one judgement, the exercise with as many
// scenarios as it has by itself. That is made while the caller goes on: exercise
// waits for it.
func BriefAndDrill(ctx context.Context, opt Options) (b *briefing.Briefing, exercise func() (*drill.Drill, error), faults []book.Diagnostic, err error) {
	if len(opt.Deployments) > 1 {
		return nil, nil, nil, errors.New("name only one --deployment: a briefing is for one")
	}
	var in briefing.Input
	err = limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		b, in, faults, err = briefed(ctx, opt, "a briefing")
		return err
	})
	if b == nil || err != nil {
		return nil, nil, faults, err
	}
	var d *drill.Drill
	var fault error
	made := cores.Begin(func() {
		d, fault = drill.Build(drill.Input{Briefing: b, Run: in, Scenarios: drill.DefaultScenarios})
	})
	return b, func() (*drill.Drill, error) { made(); return d, fault }, nil, nil
}

func drilled(ctx context.Context, opt Options, scenarios int) (*drill.Drill, []book.Diagnostic, error) {
	b, in, faults, err := briefed(ctx, opt, "an exercise")
	if b == nil {
		return nil, faults, err
	}
	out, err := drill.Build(drill.Input{Briefing: b, Run: in, Scenarios: scenarios})
	return out, nil, err
}
