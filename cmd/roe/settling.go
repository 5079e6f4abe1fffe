package main

// synced is a file, as far as it matters here.
type synced interface {
	Write([]byte) (int, error)
	Sync() error
}

// settling is a file of which what was written goes to the disk while more is
// made, so that nobody waits for all of it at the end.
type settling struct {
	synced
	written int        // since the disk was told last
	going   chan error // gives what came of that; nil: the disk is at rest
}

// settled is after how many bytes the disk is told.
const settled = 16 << 20

func (s *settling) Write(data []byte) (int, error) {
	n, err := s.synced.Write(data)
	if s.written += n; err != nil || s.written < settled {
		return n, err
	}
	if s.going != nil {
		select {
		case err := <-s.going:
			if s.going = nil; err != nil {
				return n, err
			}
		default:
			return n, nil // it is still at it
		}
	}
	going := make(chan error, 1)
	s.written, s.going = 0, going
	go func() { going <- s.Sync() }()
	return n, nil
}

// wait waits until the disk is at rest. An error is told here or by Write, and
// by nobody else: the system tells each of them once.
func (s *settling) wait() error {
	if s.going == nil {
		return nil
	}
	err := <-s.going
	s.going = nil
	return err
}
