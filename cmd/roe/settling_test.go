package main

import (
	"bytes"
	"errors"
	"testing"
)

// slow is a file whose disk takes its time.
type slow struct {
	bytes.Buffer
	again  chan struct{}
	synced int
	fault  error
}

func (s *slow) Sync() error {
	<-s.again
	s.synced++
	return s.fault
}

// TestSettling: nobody waits for the disk while more is written, it is told one
// thing at a time, and what it says is not lost.
func TestSettling(t *testing.T) {
	piece := make([]byte, settled/2)
	for _, fault := range []error{nil, errors.New("the disk is gone")} {
		f := &slow{again: make(chan struct{}, 9), fault: fault}
		s := &settling{synced: f}
		for range 7 {
			if n, err := s.Write(piece); n != len(piece) || err != nil {
				t.Fatal(n, err)
			}
		}
		if f.Len() != 7*len(piece) {
			t.Errorf("%d bytes were written", f.Len())
		}
		f.again <- struct{}{}
		if err := s.wait(); !errors.Is(err, fault) || f.synced != 1 {
			t.Errorf("error %v after %d times", err, f.synced)
		}
		if err := s.wait(); err != nil {
			t.Errorf("%v is told twice", err)
		}
	}
}

// TestSettlingTellsWhileWriting: whoever goes on writing learns that the disk is
// gone.
func TestSettlingTellsWhileWriting(t *testing.T) {
	f := &slow{again: make(chan struct{}, 99), fault: errors.New("the disk is gone")}
	for range 99 {
		f.again <- struct{}{}
	}
	s := &settling{synced: f}
	var err error
	for n := 0; n < 40 && err == nil; n++ {
		_, err = s.Write(make([]byte, settled))
		f.Reset()
	}
	if err = errors.Join(err, s.wait()); !errors.Is(err, f.fault) {
		t.Errorf("error %v", err)
	}
}
