package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress tells on a terminal what a run is at, once it takes longer than
// people wait without a sign. Elsewhere it says nothing, and when it is over
// nothing of it is left.
type progress struct {
	lock sync.Mutex
	text string
	stop chan struct{}
	gone chan struct{}
}

// quietFor is how long people wait without a sign.
const quietFor = time.Second

// showProgress begins to tell what a run is at. Whoever writes to the same
// terminal ends it first.
func showProgress(w io.Writer, text string) *progress {
	if screenOf(w, "never").width == 0 || os.Getenv("TERM") == "dumb" {
		return &progress{}
	}
	return startProgress(w, text, quietFor)
}

func startProgress(w io.Writer, text string, after time.Duration) *progress {
	p := &progress{text: text, stop: make(chan struct{}), gone: make(chan struct{})}
	go p.run(w, after, p.stop)
	return p
}

// at says what comes now.
func (p *progress) at(text string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.text = text
}

func (p *progress) now() string {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.text
}

// end takes it off the screen. It may be called again.
func (p *progress) end() {
	p.lock.Lock()
	stop := p.stop
	p.stop = nil
	p.lock.Unlock()
	if stop != nil {
		close(stop)
		<-p.gone
	}
}

func (p *progress) run(w io.Writer, after time.Duration, stop <-chan struct{}) {
	defer close(p.gone)
	select {
	case <-stop:
		return
	case <-time.After(after):
	}
	// It turns with the ticks below: turning by itself, it would go on for a
	// moment after its end, and write over what comes then.
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(p.now()),
		progressbar.OptionSpinnerType(9), progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(true))
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			_ = bar.Finish()
			return
		case <-tick.C:
			bar.Describe(p.now())
			_ = bar.Add(1)
		}
	}
}
