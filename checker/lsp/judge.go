package lsp

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// grace is how long a run goes on beside a newer text. It is mostly done by
// then, and what it learned serves the next.
const grace = 300 * time.Millisecond

// group is books that are judged in one run.
type group struct {
	root    string
	dirs    []string
	stale   bool // the text changed since it was judged
	opt     checker.Options
	day     string
	session *checker.Session
	held    *diagnosed // of the last run; for the judging goroutine alone

	// What questions are answered from: the last state without faults. Books
	// are there before that, as far as they could be read.
	good  *checker.Examination
	books []*book.Located
	last  *report.Report
}

// job is one look at all texts.
type job struct {
	edition int
	docs    map[string]*document
	overlay map[string][]byte
	roots   []string
	changed map[string]bool
	utf8    bool
}

// uri is the client's own for a file that it has open.
func (j *job) uri(path string) protocol.DocumentURI {
	if doc := j.docs[path]; doc != nil {
		return doc.uri
	}
	return fileURI(path)
}

// judgeAll judges the books whenever the text changed and then came to rest.
func (s *server) judgeAll(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		}
		if !s.rest(ctx) {
			return
		}
		s.judgeOnce(ctx)
	}
}

// rest waits until nothing has changed for a moment. The moment counts from the
// change, whatever was done since then.
func (s *server) rest(ctx context.Context) bool {
	for {
		s.mu.Lock()
		left := s.opt.Delay - time.Since(s.touched)
		s.mu.Unlock()
		if left <= 0 {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-s.wake:
		case <-time.After(left):
		}
	}
}

func (s *server) judgeOnce(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer func() {
		if fault := recover(); fault != nil {
			_ = s.fault("checking", fault)
			s.tell("", protocol.MessageTypeError, fmt.Sprintf("roe has no result: internal fault, not yours: %v", fault))
		}
	}()
	j := s.begin(cancel)
	defer s.end()
	for _, g := range s.arrange(j) {
		r := s.examine(ctx, g, j)
		if ctx.Err() != nil {
			return // the groups stay stale, and the newer text is waited for
		}
		s.deliver(j, g, r)
	}
}

// begin takes a look at all texts.
func (s *server) begin(cancel func()) *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	j := &job{edition: s.edition, docs: maps.Clone(s.docs), overlay: map[string][]byte{}, roots: slices.Clone(s.roots), changed: s.changed, utf8: s.client.utf8}
	for path, doc := range j.docs {
		j.overlay[path] = []byte(doc.data)
	}
	s.changed = map[string]bool{}
	var once sync.Once
	s.interrupt = func() { once.Do(func() { time.AfterFunc(grace, cancel) }) }
	return j
}

func (s *server) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interrupt = nil
}

// arrange finds the groups, and gives those that must be judged.
func (s *server) arrange(j *job) (stale []*group) {
	open := map[string]string{}
	for path, doc := range j.docs {
		open[path] = doc.data
	}
	if s.workspace == nil || j.changed[""] {
		s.workspace = survey(j.roots)
	}
	a := s.workspace.arrange(open)
	if s.workspace.tooMany {
		s.tell("folders", protocol.MessageTypeInfo, "roe judges only the folders of open files: the workspace holds too many files to look for books in all of them.")
	}
	s.mu.Lock()
	for root := range s.groups {
		if a.groups[root] == nil {
			delete(s.groups, root)
			s.gone[root] = true
		}
	}
	for _, root := range slices.Sorted(maps.Keys(a.groups)) {
		g := s.groups[root]
		delete(s.gone, root) // it is back
		if g == nil {
			g = &group{root: root, stale: true, held: &diagnosed{}}
			s.groups[root] = g
		}
		if !slices.Equal(g.dirs, a.groups[root]) {
			g.dirs, g.stale, g.session = a.groups[root], true, nil
		}
		if g.stale = g.stale || g.touched(j.changed); g.stale {
			stale = append(stale, g)
		}
	}
	s.mu.Unlock()
	for _, root := range slices.Sorted(maps.Keys(s.gone)) {
		if s.publish(j, root, nil) {
			delete(s.gone, root)
		}
	}
	s.publish(j, foreign, s.foreignHints(j, a.foreign))
	return stale
}

// touched tells whether a change can matter to the group: it does unless it is
// in a file of a book of another one.
func (g *group) touched(changed map[string]bool) bool {
	for path := range changed {
		if path == "" || !load.IsBookFile(filepath.Base(path)) || slices.Contains(g.dirs, filepath.Dir(path)) {
			return true
		}
	}
	return false
}

// result is what came of a run.
type result struct {
	x     *checker.Examination
	err   error
	books []*book.Located // where there are faults: what could be read
}

func (s *server) examine(ctx context.Context, g *group, j *job) (r result) {
	configured, err := s.opt.Configure(ctx, g.dirs, j.overlay)
	if err != nil {
		return result{err: err}
	}
	s.prepare(g, configured)
	if len(g.opt.Paths) == 0 { // all of them are excluded
		return result{x: &checker.Examination{Report: &report.Report{}}}
	}
	r.x, r.err = g.session.Examine(ctx, j.overlay)
	if ctx.Err() != nil {
		return r
	}
	if r.err == nil && len(r.x.Report.Diagnostics) > 0 && g.good == nil {
		read := load.Options{Timeout: g.opt.Timeout, MemoryLimit: g.opt.MemoryLimit, Overlay: j.overlay, Cache: g.opt.Cache}
		if loaded, err := load.Load(ctx, g.opt.Paths, read); err == nil {
			r.books = loaded.Books
		}
	}
	return r
}

// prepare begins a new session when the options are others, or the day is.
// Questions may be answered meanwhile, which look at both.
func (s *server) prepare(g *group, opt checker.Options) {
	opt.Overlay = nil
	if opt.Config != nil {
		opt.Paths = slices.DeleteFunc(slices.Clone(opt.Paths), func(dir string) bool { return load.Excluded(opt.Config.Exclude, dir) })
	}
	day := opt.Today
	if day == "" {
		day = time.Now().Format(time.DateOnly)
	}
	if g.session != nil && g.day == day && checker.Alike(opt, g.opt) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	g.opt, g.day = opt, day
	opt.Today = day
	g.session = checker.NewSession(opt)
}

// deliver keeps what questions are answered from, and shows what was found
// unless the text is another by now.
func (s *server) deliver(j *job, g *group, r result) {
	found := g.diagnose(j, r)
	s.mu.Lock()
	switch {
	case r.err != nil:
	case len(r.x.Report.Diagnostics) == 0:
		g.good, g.books, g.last = r.x, r.x.Books, r.x.Report
	default:
		if g.last = r.x.Report; r.books != nil {
			g.books = r.books
		}
	}
	current := s.edition == j.edition
	g.stale = !current
	s.mu.Unlock()
	if !current {
		return
	}
	all := s.publish(j, g.root, found.byFile)
	s.tell(g.root, protocol.MessageTypeError, found.failure)
	if !all {
		s.mu.Lock()
		g.stale = true // also where the newer text is none of its own
		s.mu.Unlock()
	}
}

// tell says something in a window, once until something else is to be said.
func (s *server) tell(about string, kind protocol.MessageType, message string) {
	s.mu.Lock()
	known := s.told[about] == message
	s.told[about] = message
	s.mu.Unlock()
	if known || message == "" {
		return
	}
	s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: kind, Message: message})
}

func (s *server) notify(method string, p any) {
	if err := s.conn.Notify(context.Background(), method, p); err != nil {
		s.log.Printf("%s could not be sent: %v", method, err)
	}
}
