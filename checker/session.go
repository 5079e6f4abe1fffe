package checker

import (
	"context"
	"maps"
	"reflect"
	"sync"
	"time"

	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/internal/plain"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// Session examines the same books again and again, as editors and watchers do,
// and keeps from one time to the next what did not change. It is for one
// goroutine at a time.
type Session struct {
	opt Options
	// busy is held by the work itself, which can outlast a caller that gave up.
	busy        sync.Mutex
	files       load.Memory
	stated      evidence.Memory
	comparisons calculus.Memory
	judgements  *judge.Memory
	findings    report.Memory
	versions    []*again // what was examined last, the newest first
	// clearing waits for a moment in which nobody waits for a result; nil
	// before the first.
	clearing *time.Timer
	leeway   leeway
}

// NewSession prepares a session. Of the options, all but Overlay hold for each
// examination.
func NewSession(opt Options) *Session { return &Session{opt: opt} }

// Alike tells whether a session by one gives what a session by the other gives:
// they differ in nothing, or only in which findings fail a check, which whoever
// shows the report decides.
func Alike(a, b Options) bool { return reflect.DeepEqual(judging(a), judging(b)) }

// judging are options as far as they decide what is found.
func judging(opt Options) Options {
	if opt.Config != nil {
		judges := *opt.Config
		judges.FailOn, judges.Written = "", maps.Clone(judges.Written)
		delete(judges.Written, "failOn")
		if len(judges.Written)+len(judges.Faults) == 0 {
			judges.Written = nil
		}
		opt.Config = &judges
	}
	return opt
}

// Examine judges the books as they are now on disk, with overlay in place of
// files that an editor has not saved. It gives what Examine would give.
func (s *Session) Examine(ctx context.Context, overlay map[string][]byte) (*Examination, error) {
	opt := s.opt
	opt.Overlay = overlay
	if plain.Asked() {
		return Examine(ctx, opt)
	}
	go engine() // while the books are read
	var out *Examination
	err := limited(ctx, opt.Timeout, func(ctx context.Context) error {
		s.busy.Lock()
		defer s.busy.Unlock()
		defer s.rest()()
		done := false
		defer func() {
			if !done {
				s.forget() // what was worked out half must not pass for whole
			}
		}()
		r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt), session: s}
		defer r.own.close()
		var err error
		out, err = r.examine(ctx)
		done = err == nil
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// rest puts clearing memory away off until nobody waits for the session. The
// first examination makes most of what is held, and is like any other.
func (s *Session) rest() (done func()) {
	if s.clearing == nil {
		return func() { s.clearing = time.AfterFunc(untilCleared(), s.leeway.clear) }
	}
	s.clearing.Stop()
	s.leeway.begin()
	return func() {
		s.leeway.end()
		s.clearing.Reset(untilCleared())
	}
}

// forget lets go of all that was kept: the next examination begins anew.
func (s *Session) forget() {
	s.files, s.stated, s.comparisons, s.judgements = load.Memory{}, evidence.Memory{}, calculus.Memory{}, nil
	s.findings, s.versions = report.Memory{}, nil
}

// remembering is roe's rules, with what they said of the run before.
func (s *Session) remembering(e *judge.Engine) (_ judge.Judge, err error) {
	if s.judgements == nil {
		if s.judgements, err = e.Remember(); err != nil {
			return nil, err
		}
	}
	return s.judgements.Judge, nil
}
