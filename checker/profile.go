package checker

import (
	"context"
	"fmt"
	"time"

	"roe.example/checker/judge"
	"roe.example/checker/load"
)

// Profile says where the time of a run went. Put into Options, it is filled by
// Examine and Check.
type Profile struct {
	Stages []StageTime
	// Files counts the files of books that were read, Cached those of them that
	// came decoded from the cache.
	Files, Cached int
	// Rules are judged one at a time for it, after the run.
	Rules []judge.RuleTime
}

// StageTime is what one stage of a run took.
type StageTime struct {
	Stage string
	Time  time.Duration
}

// Stages of a run, as a profile names them.
const (
	readStage    = "read the books"
	factsStage   = "state the facts"
	compileStage = "compile the rules"
	judgeStage   = "judge by the rules"
	reportStage  = "write up the findings"
)

// Trace is filled with how one rule came to its result.
type Trace struct {
	Rule  string // id
	Limit int    // of steps
	judge.Trace
}

// begin starts the clock of a stage; what it returns stops it. Without a
// profile there is no clock.
func (p *Profile) begin(stage string) (end func()) {
	if p == nil {
		return func() {}
	}
	start := time.Now()
	return func() { p.Stages = append(p.Stages, StageTime{stage, time.Since(start)}) }
}

// Remark says of a stage what its time alone does not; empty for most.
func (p *Profile) Remark(s StageTime) string {
	if s.Stage != readStage {
		return ""
	}
	return fmt.Sprintf("%d of %d files from the cache", p.Cached, p.Files)
}

// read counts files that were read.
func (p *Profile) read(r *load.Result) {
	if p != nil {
		p.Files, p.Cached = p.Files+r.Files, p.Cached+r.Kept
	}
}

// inspect fills what was asked for besides the report.
func (r *run) inspect(ctx context.Context, e *judge.Engine, off func(id string) bool) (err error) {
	if r.Profile != nil {
		if r.Profile.Rules, err = e.Profile(ctx, r.facts, off); err != nil {
			return err
		}
	}
	if r.Trace != nil {
		if err := r.traceable(e); err != nil {
			return fmt.Errorf("trace: %w", err)
		}
		trace, err := e.Trace(ctx, r.facts, r.Trace.Rule, r.Trace.Limit)
		if err != nil {
			return err
		}
		r.Trace.Trace = *trace
	}
	return nil
}

// traceable says why a rule cannot be traced: there is none of that id, or it is
// a county's own, which is judged in a process of its own.
func (r *run) traceable(e *judge.Engine) error {
	all := r.own.rules(e.Rules())
	if err := known(r.Trace.Rule, all); err != nil {
		return err
	}
	if known(r.Trace.Rule, e.Rules()) != nil {
		return fmt.Errorf("%s is not one of roe's rules, and only those are traced; \"roe test --verbose\" shows what a test of it prints", r.Trace.Rule)
	}
	return nil
}
