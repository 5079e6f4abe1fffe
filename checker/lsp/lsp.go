// Package lsp is a language server for books of agreements: what a check finds
// while they are written, what a norm means and whom it binds, where a name is
// defined, what can stand at a place, and how a finding can be settled. It
// speaks the Language Server Protocol 3.17 over one connection.
//
// Which books are judged together follows what a command line would name. The
// folders of the workspace that hold books, and those of open files, are
// grouped: those under one configuration (roe.cue) are one run, since promises
// to two events clash across books; without a configuration, those in one
// folder are. What is typed and not saved yet counts.
package lsp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"roe.example/checker"
)

// Options say how a server judges.
type Options struct {
	// Configure gives the options of a run on some folders, with the text that
	// stands in for files; nil: checker.Configure.
	Configure func(ctx context.Context, folders []string, overlay map[string][]byte) (checker.Options, error)
	// Log gets a line about everything that is wrong with the connection; nil:
	// nothing is logged.
	Log io.Writer
	// Delay is how long the text must rest before it is judged; 0: 150 ms.
	Delay time.Duration
	// Version of the program, for the client.
	Version string
}

const defaultDelay = 150 * time.Millisecond

// ErrUnended says that a client went away without the exit that it owes, or
// ended before it had said that it would.
var ErrUnended = errors.New("the editor ended the connection without shutdown and exit")

// Serve speaks with one client until it exits. An error means that the session
// did not end as the protocol has it.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, opt Options) error {
	s := newServer(opt)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream := newStream(rwc)
	s.send = stream.send
	s.conn = jsonrpc2.NewConn(ctx, stream, handler{s}, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(s.connected)
	var running sync.WaitGroup
	running.Go(func() { s.judgeAll(ctx) })
	select {
	case <-s.conn.DisconnectNotify():
	case <-s.exited:
	}
	cancel()
	_ = s.conn.Close()
	running.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.state == ended && s.orderly:
		return nil
	case stream.fault() != nil:
		return fmt.Errorf("the editor sent what is no message of the protocol: %w", stream.fault())
	}
	return ErrUnended
}

// states of a session, in their order.
type state int

const (
	begun state = iota
	initialized
	shutDown
	ended
)

// server is one session.
type server struct {
	opt  Options
	log  *log.Logger
	conn *jsonrpc2.Conn
	send func(message ...[]byte) error // one that is encoded
	// connected is closed when conn is there: the first message can be earlier.
	connected chan struct{}
	exited    chan struct{}
	wake      chan struct{} // something changed
	// workspace is looked through anew when files come or go. Only judgeAll looks at it.
	workspace *workspace
	gone      map[string]bool // groups that are no more, and may still be shown; so, too

	mu        sync.Mutex // of what follows
	state     state
	orderly   bool // shutdown came before exit
	client    client
	roots     []string // folders of the workspace
	docs      map[string]*document
	edition   int
	touched   time.Time // when the last edition came
	interrupt func()    // ends the run that is under way
	running   map[jsonrpc2.ID]context.CancelFunc
	groups    map[string]*group
	changed   map[string]bool // files since the last run; "" for anything
	shown     map[string]shown
	told      map[string]string // what was said in a window, by group
}

func newServer(opt Options) *server {
	if opt.Configure == nil {
		opt.Configure = func(ctx context.Context, folders []string, overlay map[string][]byte) (checker.Options, error) {
			return checker.Configure(ctx, checker.Options{Paths: folders, Overlay: overlay})
		}
	}
	if opt.Log == nil {
		opt.Log = io.Discard
	}
	if opt.Delay == 0 {
		opt.Delay = defaultDelay
	}
	return &server{
		opt: opt, log: log.New(opt.Log, "roe lsp: ", 0), connected: make(chan struct{}), exited: make(chan struct{}), wake: make(chan struct{}, 1),
		docs: map[string]*document{}, running: map[jsonrpc2.ID]context.CancelFunc{}, groups: map[string]*group{},
		changed: map[string]bool{}, shown: map[string]shown{}, told: map[string]string{}, gone: map[string]bool{},
	}
}

// touch says that a file changed, or with "" that anything may have. The caller
// holds the lock.
func (s *server) touch(path string) {
	s.edition++
	s.touched = time.Now()
	s.changed[path] = true
	if s.interrupt != nil {
		s.interrupt()
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
