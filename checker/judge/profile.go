package judge

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/profiler"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// RuleTime is what one rule costs when it is judged by itself.
type RuleTime struct {
	Rule       string
	Time       time.Duration
	Steps      int // expressions evaluated, in the rule and in what it calls
	Considered int
	Findings   int
	// Slowest is the line on which most time is spent, of the rule or of what
	// it calls.
	File string
	Line int
}

// Profile judges every rule that is on by itself and says what each costs, the
// slowest first. What several rules share is worked out for each of them anew,
// so that the sum is more than Judge takes.
func (e *Engine) Profile(ctx context.Context, f *facts.Facts, off func(id string) bool) ([]RuleTime, error) {
	input, err := value(f)
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the rules: %w", err)
	}
	in := run{facts: input, index: rule.NewIndex(f)}
	var out []RuleTime
	for _, p := range e.parts {
		for _, m := range p.rules {
			if off != nil && off(m.ID) {
				continue
			}
			one, err := p.profile(ctx, m, in)
			if err != nil {
				return nil, err
			}
			out = append(out, *one)
		}
	}
	slices.SortFunc(out, func(a, b RuleTime) int { return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(a.Rule, b.Rule)) })
	return out, nil
}

// profile runs a rule twice: counting steps takes time of its own.
func (p part) profile(ctx context.Context, m ruleModule, in run) (*RuleTime, error) {
	query := p.prepare([]ruleModule{m})
	begin := time.Now()
	raw, err := query.eval(ctx, in.facts)
	out := &RuleTime{Rule: m.ID, Time: time.Since(begin), File: m.File, Line: m.Line}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return out, nil // the report says why it failed
	}
	judged := &rule.Judgement{}
	take(judged, m.Rule, raw[m.ID], in.index)
	out.Findings = len(judged.Findings)
	for _, e := range judged.Evaluated {
		out.Considered = e.Considered
	}
	steps := profiler.New()
	if _, err := query.ask(ctx, in.facts, withTracer(steps)); err != nil {
		return out, ctx.Err()
	}
	out.count(steps)
	return out, ctx.Err()
}

// count adds up the steps, and finds the slowest line.
func (r *RuleTime) count(steps *profiler.Profiler) {
	most := int64(-1)
	for file, lines := range steps.ReportByFile().Files {
		for _, line := range lines.Result {
			r.Steps += line.NumEval
			if file != "" && line.ExprTimeNs > most {
				most, r.File, r.Line = line.ExprTimeNs, file, line.Location.Row
			}
		}
	}
}
