package judge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/child"
)

// errSilent: the child said nothing for longer than it may.
var errSilent = errors.New("the process that judges does not answer")

// room is a child that judges, and what it says.
type room struct {
	process *child.Process
	said    chan message
	done    chan struct{}
}

// message is what the child says next, or how it ended.
type message struct {
	text json.RawMessage
	end  error
}

func newRoom(ctx context.Context) (*room, error) {
	p, err := child.Start(ctx, judging)
	if err != nil {
		return nil, err
	}
	r := &room{process: p, said: make(chan message), done: make(chan struct{})}
	go r.listen()
	return r, nil
}

// listen passes on what the child says until it ends.
func (r *room) listen() {
	d := json.NewDecoder(r.process.Out)
	for {
		var text json.RawMessage
		if d.Decode(&text) != nil {
			break
		}
		r.say(message{text: text})
	}
	err := r.process.Wait()
	if err == nil {
		err = errors.New("the process that judges ended early")
	}
	r.say(message{end: err})
}

func (r *room) say(m message) {
	select {
	case r.said <- m:
	case <-r.done:
	}
}

// close ends the child; it may be called again.
func (r *room) close() {
	r.process.Kill()
	select {
	case <-r.done:
	default:
		close(r.done)
	}
}

// send tells the child something, while it may be talking. A child that ended
// says so when it is listened to.
func (r *room) send(v any) {
	go func() { _ = json.NewEncoder(r.process.In).Encode(v) }()
}

// hear waits for what the child says next.
func (r *room) hear(ctx context.Context, most time.Duration, into any) error {
	select {
	case m := <-r.said:
		if m.end != nil {
			return m.end
		}
		return json.Unmarshal(m.text, into)
	case <-time.After(most):
		return errSilent
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (r *room) next(ctx context.Context, most time.Duration) (s step, err error) {
	return s, r.hear(ctx, most, &s)
}

// open has the child compile. Policies that cannot be compiled within the
// limits are at fault.
func (r *room) open(ctx context.Context, b brief) (o opening, err error) {
	r.send(b)
	err = r.hear(ctx, compileTimeout, &o)
	what := ""
	switch {
	case err == nil || ctx.Err() != nil:
		return o, err
	case errors.Is(err, errSilent):
		what = "takes longer than " + seconds(compileTimeout)
	case child.OutOfMemory(err):
		what = "needs more than " + megabytes(b.Memory) + " of memory"
	case child.Crashed(err):
		what = "breaks OPA's compiler down"
	default:
		return o, err
	}
	return o, Faults{{
		Location: book.Location{File: named(b.Packs)},
		Message:  fmt.Sprintf("compiling these policies %s", what),
		Hint:     "Look for expressions that nest hundreds deep, and for a file of unusual size.",
	}}
}
