package judge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/internal/child"
	"roe.example/checker/rule"
)

// judging is the work of the child that judges by a county's own policies.
const judging = "judge"

func init() { child.Register(judging, serve) }

// Bounds on what one rule may hand over: nobody reads thousands of findings.
const (
	maxGiven    = 16 << 20 // as JSON
	maxRaw      = 20000    // findings, before those of one cause are put together
	maxDistinct = 1000     // findings of different causes
)

// serve compiles, says what it found, and judges what it is then given.
func serve(in io.Reader, out io.Writer) error {
	from, to := json.NewDecoder(in), json.NewEncoder(out)
	var b brief
	if err := from.Decode(&b); err != nil {
		return err
	}
	child.LimitMemory(b.Memory)
	debug.SetMaxStack(int(b.Memory))
	e, err := admit(b.Packs, b.Trust)
	if err := to.Encode(open(e, err)); err != nil || e == nil {
		return err
	}
	for {
		var h hearing
		if err := from.Decode(&h); err != nil {
			return err
		}
		if err := e.try(&h, to); err != nil {
			return err
		}
	}
}

func open(e *Engine, err error) opening {
	var faults Faults
	switch {
	case errors.As(err, &faults):
		return opening{Faults: faults}
	case err != nil:
		return opening{Error: err.Error()}
	}
	return opening{Rules: e.Rules(), Reads: e.fields(), Considers: e.Considers()}
}

// try judges by one rule after the other.
func (e *Engine) try(t *hearing, to *json.Encoder) error {
	facts, err := ast.ValueFromReader(bytes.NewReader(t.Facts))
	if err != nil {
		return fmt.Errorf("read the facts: %w", err)
	}
	t.Facts = nil
	debug.FreeOSMemory()
	child.LimitMemory(child.Memory() + t.Memory)
	for _, p := range e.parts {
		for _, m := range p.rules {
			if !slices.Contains(t.Rules, m.ID) {
				continue
			}
			if err := to.Encode(step{Rule: m.ID, Begins: true}); err != nil {
				return err
			}
			if err := to.Encode(p.step(m, facts, t.Time)); err != nil {
				return err
			}
		}
	}
	return nil
}

// step judges by one rule. A deadline stops loops, but not one long call of a
// builtin: the clock is looked at afterwards.
func (p part) step(m ruleModule, facts ast.Value, limit time.Duration) step {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	failed := func(err error) step {
		f := failure(m.Rule, err)
		return step{Rule: m.ID, Failure: &f}
	}
	raw, err := p.prepare([]ruleModule{m}).eval(ctx, facts)
	switch {
	case ctx.Err() != nil:
		return step{Rule: m.ID, Failure: tooLong(m.Rule, limit)}
	case err != nil:
		return failed(err)
	}
	if n := findingsIn(raw[m.ID]); n > maxRaw {
		return failed(fmt.Errorf("it gave %d findings, and nobody reads more than %d", n, maxDistinct))
	}
	given, err := json.Marshal(raw[m.ID])
	switch {
	case err != nil:
		return failed(err)
	case len(given) > maxGiven:
		return failed(fmt.Errorf("it handed over more than %s of findings", megabytes(maxGiven)))
	}
	return step{Rule: m.ID, Given: given}
}

// findingsIn counts what a rule gave, as far as it is what it should be.
func findingsIn(raw any) int {
	value, _ := raw.(map[string]any)
	sets, _ := value["findings"].([]any)
	if len(sets) != 1 {
		return 0
	}
	set, _ := sets[0].([]any)
	return len(set)
}

func tooLong(r rule.Rule, limit time.Duration) *rule.Failure {
	f := failure(r, fmt.Errorf("it took longer than %s; --rule-timeout allows more", seconds(limit)))
	return &f
}

func tooLarge(r rule.Rule, limit int64) *rule.Failure {
	f := failure(r, fmt.Errorf("it needed more than %s of memory", megabytes(limit)))
	return &f
}

func seconds(d time.Duration) string { return fmt.Sprintf("%g s", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }
