package checker

import (
	"context"
	"errors"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/drill"
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
// scenarios as it has by itself.
func BriefAndDrill(ctx context.Context, opt Options) (*briefing.Briefing, *drill.Drill, []book.Diagnostic, error) {
	if len(opt.Deployments) > 1 {
		return nil, nil, nil, errors.New("name only one --deployment: a briefing is for one")
	}
	var b *briefing.Briefing
	var d *drill.Drill
	var faults []book.Diagnostic
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		b, d, faults, err = both(ctx, opt, "a briefing", drill.DefaultScenarios)
		return err
	})
	return b, d, faults, err
}

func drilled(ctx context.Context, opt Options, scenarios int) (*drill.Drill, []book.Diagnostic, error) {
	_, out, faults, err := both(ctx, opt, "an exercise", scenarios)
	return out, faults, err
}

func both(ctx context.Context, opt Options, what string, scenarios int) (*briefing.Briefing, *drill.Drill, []book.Diagnostic, error) {
	in, _, faults, err := briefable(ctx, opt, what)
	if err != nil || len(faults) > 0 {
		return nil, nil, faults, err
	}
	b, err := briefing.Build(in)
	if err != nil {
		return nil, nil, nil, err
	}
	out, err := drill.Build(drill.Input{Briefing: b, Run: in, Scenarios: scenarios})
	return b, out, nil, err
}
