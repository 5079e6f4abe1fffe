package judge

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"roe.example/checker/facts"
	"roe.example/checker/internal/child"
	"roe.example/checker/policy"
	"roe.example/checker/rule"
)

// Limits bound what a county's own policies may cost.
type Limits struct {
	Rule   time.Duration // for each rule; 0: DefaultRuleTimeout
	Memory int64         // for each rule, in bytes; 0: 512 MB
}

// DefaultRuleTimeout is what a rule of a county may take.
const DefaultRuleTimeout = 5 * time.Second

const (
	defaultMemory  = 512 << 20
	compileTimeout = 30 * time.Second
	// overrun is how much longer than it may a rule is waited for: the child
	// itself stops what can be stopped.
	overrun = 2 * time.Second
)

// Sandbox judges by a county's own policies, in a process of its own: a rule
// that loops, takes all memory or breaks down costs its own findings only.
// It must be closed.
type Sandbox struct {
	busy   sync.Mutex
	brief  brief
	limits Limits
	room   *room
	opened opening
}

// NewSandbox compiles policies. What is wrong with them is Faults.
func NewSandbox(ctx context.Context, packs []*policy.Pack, trust Trust, limits Limits) (*Sandbox, error) {
	if limits.Rule <= 0 {
		limits.Rule = DefaultRuleTimeout
	}
	if limits.Memory <= 0 {
		limits.Memory = defaultMemory
	}
	s := &Sandbox{limits: limits, brief: brief{Packs: packs, Trust: trust, Memory: limits.Memory}}
	return s, s.enter(ctx)
}

// enter starts a child that compiles the policies and waits.
func (s *Sandbox) enter(ctx context.Context) (err error) {
	if s.room, err = newRoom(ctx); err != nil {
		return err
	}
	s.opened, err = s.room.open(ctx, s.brief)
	switch {
	case err == nil && len(s.opened.Faults) > 0:
		err = s.opened.Faults
	case err == nil && s.opened.Error != "":
		err = fmt.Errorf("compile the policies: %s", s.opened.Error)
	}
	if err != nil {
		s.Close()
	}
	return err
}

// Close ends the child.
func (s *Sandbox) Close() {
	if s.room != nil {
		s.room.close()
		s.room = nil
	}
}

// Rules is the catalogue of the county's own, by id.
func (s *Sandbox) Rules() []rule.Rule { return s.opened.Rules }

// Reads tells whether some rule reads the field of the facts.
func (s *Sandbox) Reads(field string) bool {
	return slices.Contains(s.opened.Reads, field) || slices.Contains(s.opened.Reads, everything)
}

// Judge runs all rules but those that are off; off may be nil. When the child
// is lost over a rule, another judges by those that are left.
func (s *Sandbox) Judge(ctx context.Context, f *facts.Facts, off func(id string) bool) (*rule.Judgement, error) {
	s.busy.Lock()
	defer s.busy.Unlock()
	text, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the policies: %w", err)
	}
	out, index := &rule.Judgement{}, rule.NewIndex(f)
	left := map[string]rule.Rule{}
	for _, r := range s.Rules() {
		if off == nil || !off(r.ID) {
			left[r.ID] = r
		}
	}
	for len(left) > 0 {
		if s.room == nil { // the last one was lost
			if err := s.enter(ctx); err != nil {
				return nil, err
			}
		}
		lost, err := s.try(ctx, text, left, func(r rule.Rule, got step) { receive(out, r, got, index) })
		if err != nil {
			return nil, err
		}
		if lost != nil {
			out.Failures = append(out.Failures, *lost)
		}
	}
	return Joined(out), nil
}

// try judges by the rules that are left, and takes those that are done off
// them. A failure tells over which rule the child was lost.
func (s *Sandbox) try(ctx context.Context, facts []byte, left map[string]rule.Rule, take func(rule.Rule, step)) (*rule.Failure, error) {
	t := hearing{Facts: facts, Time: s.limits.Rule, Memory: s.limits.Memory}
	for id := range left {
		t.Rules = append(t.Rules, id)
	}
	s.room.send(t)
	var at rule.Rule
	for len(left) > 0 {
		wait := s.limits.Rule + overrun
		if at.ID == "" {
			wait = compileTimeout // it reads the facts
		}
		got, err := s.room.next(ctx, wait)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil && at.ID == "":
			s.Close()
			return nil, fmt.Errorf("judge by the policies: %w", err)
		case err != nil:
			s.Close()
			delete(left, at.ID)
			return s.lost(at, err), nil
		case got.Begins:
			at = left[got.Rule]
		default:
			take(at, got)
			delete(left, got.Rule)
		}
	}
	return nil, nil
}

// lost says what became of the child over a rule.
func (s *Sandbox) lost(r rule.Rule, err error) *rule.Failure {
	switch {
	case err == errSilent:
		return tooLong(r, s.limits.Rule)
	case child.OutOfMemory(err):
		return tooLarge(r, s.limits.Memory)
	}
	f := failure(r, fmt.Errorf("it broke the process down that judges by it"))
	return &f
}

// receive takes in what one rule gave, by the same contract as roe's own.
func receive(out *rule.Judgement, r rule.Rule, got step, index *rule.Index) {
	if got.Failure != nil {
		out.Failures = append(out.Failures, *got.Failure)
		return
	}
	var raw any
	d := json.NewDecoder(bytes.NewReader(got.Given))
	d.UseNumber()
	if err := d.Decode(&raw); err != nil {
		out.Failures = append(out.Failures, failure(r, err))
		return
	}
	var mine rule.Judgement
	take(&mine, r, raw, index)
	if err := tooMany(mine.Findings); err != nil {
		mine = rule.Judgement{Failures: []rule.Failure{failure(r, err)}}
	}
	out.Findings = append(out.Findings, mine.Findings...)
	out.Evaluated = append(out.Evaluated, mine.Evaluated...)
	out.Failures = append(out.Failures, mine.Failures...)
}

// tooMany refuses what would bury the rest of a report.
func tooMany(findings []rule.Finding) error {
	type cause struct{ book, deployment, cause string }
	causes := map[cause]bool{}
	for _, f := range findings {
		causes[cause{f.Book, f.Deployment, f.Cause}] = true
	}
	if len(causes) > maxDistinct {
		return fmt.Errorf("it gave %d findings of %d causes, and nobody reads more than %d: give what has one cause the same cause",
			len(findings), len(causes), maxDistinct)
	}
	return nil
}

// named lists packs for messages.
func named(packs []*policy.Pack) string {
	names := make([]string, len(packs))
	for i, p := range packs {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}
