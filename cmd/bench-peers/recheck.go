package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// edit is of a kind that writers make. It is made again and again, each time
// elsewhere or to something else, and stays: no text comes twice, so that nothing
// that was found before is the answer. Each changes what is found.
type edit struct {
	name, file string
	from       *regexp.Regexp
	to         []string // by turns
}

var edits = []edit{
	{"a ban becomes a permission", "agency-017.cue", regexp.MustCompile(`prohibits: \[`), []string{"permits: ["}},
	{"another rung approves", "agency-101.cue", regexp.MustCompile(`rung: "supervisor"`), []string{`rung: "chief"`}},
	{"another condition", "agency-064.cue", regexp.MustCompile(`when: {`), []string{`unless: {`}},
	{"a clause of the agreement", "deployment.cue", regexp.MustCompile(`by: "host", actions: \[.*?\]`), clauses()},
	{"a unit's tools", "deployment.cue", regexp.MustCompile(`carries: \["chemical/(oc-spray|cs)"`), []string{`carries: ["chemical/smoke"`}},
	{"a date of the agreement", "deployment.cue", regexp.MustCompile(`\tfrom: "202[47]-.*"`), dates()},
}

// clauses speak of other tools each time.
func clauses() (out []string) {
	for _, tools := range [][]string{
		{"kinetic"}, {"grenade"}, {"chemical", "kinetic"}, {"chemical/cs"}, {"chemical", "grenade"}, {"kinetic/sponge"},
		{"kinetic", "grenade"}, {"chemical/cn", "kinetic"}, {"chemical/smoke"}, {"chemical", "kinetic", "grenade"}, {"kinetic/bean-bag"}, {"grenade/flash-bang"},
	} {
		out = append(out, `by: "host", actions: ["`+strings.Join(tools, `", "`)+`"]`)
	}
	return out
}

// dates are before and after the deployment by turns.
func dates() (out []string) {
	for n := range times {
		out = append(out, fmt.Sprintf("\tfrom: \"%d-02-%02d\"", 2027-3*(n%2), n+1))
	}
	return out
}

// times is how often an edit of each kind is made, and rest how long whoever
// made one waits at least, once told what came of it, before making the next.
const (
	times = 12
	rest  = 200 * time.Millisecond
)

// timeRechecks makes the edits in the folder of a convention, before a watch
// and before a language server, and times until each has said what it found.
func timeRechecks(ctx context.Context, roe, dir string) (t timing, err error) {
	if t.Watch, err = watched(ctx, roe, dir); err != nil {
		return t, fmt.Errorf("watch: %w", err)
	}
	if t.Editor, err = edited(ctx, roe, dir); err != nil {
		return t, fmt.Errorf("language server: %w", err)
	}
	return t, nil
}

// writer is who makes the edits in a folder.
type writer struct {
	dir        string
	first, now map[string][]byte // of the files that were edited, by name
}

func newWriter(dir string) *writer {
	return &writer{dir: dir, first: map[string][]byte{}, now: map[string][]byte{}}
}

// edit makes the nth edit of a kind, and gives the file with its new text. Where
// the file of the kind has nothing of it any more, or a smaller corpus has no such
// agency, the edit goes to the first agency that has.
func (w *writer) edit(e edit, n int) (name string, text []byte, err error) {
	names, err := filepath.Glob(filepath.Join(w.dir, "agency-*.cue"))
	if err != nil {
		return "", nil, err
	}
	for _, name := range append([]string{filepath.Join(w.dir, e.file)}, names...) {
		now, err := w.text(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", nil, err
		}
		if at := e.from.FindIndex(now); at != nil {
			w.now[name] = slices.Concat(now[:at[0]], []byte(e.to[n%len(e.to)]), now[at[1]:])
			return name, w.now[name], nil
		}
	}
	return "", nil, fmt.Errorf("%s: nothing is left to edit", e.name)
}

func (w *writer) text(name string) ([]byte, error) {
	if w.now[name] == nil {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		w.first[name], w.now[name] = text, text
	}
	return w.now[name], nil
}

// restore leaves the folder as it was.
func (w *writer) restore() error {
	for name, text := range w.first {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// headed is the line with which a watch begins what a save changed.
var headed = regexp.MustCompile(`^\d\d:\d\d:\d\d  \(\d+\.\d+ s\)  `)

// watched times from the save to the line that tells what it changed.
func watched(ctx context.Context, roe, dir string) (took []float64, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	c := exec.CommandContext(ctx, roe, "check", dir, "--watch", "--today", today, "--no-config")
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	defer c.Wait() // it is ended by the context
	defer stop()
	lines := make(chan string, 1024)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			lines <- s.Text()
		}
	}()
	wait := func(found func(string) bool) error {
		limit := time.After(time.Minute)
		for {
			select {
			case line, open := <-lines:
				if !open {
					return errors.New("it ended by itself")
				}
				if found(line) {
					return nil
				}
			case <-limit:
				return errors.New("it said nothing for a minute")
			}
		}
	}
	if err := wait(func(line string) bool { return strings.HasPrefix(line, "Watching") }); err != nil {
		return nil, err
	}
	w := newWriter(dir)
	defer func() { err = errors.Join(err, w.restore()) }()
	for _, e := range edits {
		for n := range times {
			name, text, err := w.edit(e, n)
			if err != nil {
				return nil, err
			}
			begin := time.Now()
			if err := os.WriteFile(name, text, 0o644); err != nil {
				return nil, err
			}
			if err := wait(headed.MatchString); err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			took = append(took, time.Since(begin).Seconds())
			time.Sleep(rest)
		}
	}
	return took, nil
}

// delay is how long the language server lets the text rest before it judges,
// so that it does not judge every letter.
const delay = 150 * time.Millisecond

// edited times from the change of the text to the findings that the editor is
// told, less the rest that the server takes on purpose.
func edited(ctx context.Context, roe, dir string) (took []float64, err error) {
	e, err := startEditor(ctx, roe, dir)
	if err != nil {
		return nil, err
	}
	defer e.end()
	w, versions := newWriter(dir), map[string]int{}
	for _, edit := range edits {
		for n := range times {
			name, text, err := w.edit(edit, n)
			if err != nil {
				return nil, err
			}
			uri := "file://" + name
			if versions[name] == 0 {
				versions[name] = 1
				open := map[string]any{"uri": uri, "languageId": "cue", "version": 1, "text": string(w.first[name])}
				if err := e.conn.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": open}); err != nil {
					return nil, err
				}
				if err := e.told(uri, 1); err != nil {
					return nil, fmt.Errorf("%s: %w", edit.name, err)
				}
			}
			versions[name]++
			begin := time.Now()
			change := map[string]any{"textDocument": map[string]any{"uri": uri, "version": versions[name]},
				"contentChanges": []any{map[string]any{"text": string(text)}}}
			if err := e.conn.Notify(ctx, "textDocument/didChange", change); err != nil {
				return nil, err
			}
			if err := e.told(uri, versions[name]); err != nil {
				return nil, fmt.Errorf("%s: %w", edit.name, err)
			}
			took = append(took, (time.Since(begin) - delay).Seconds())
			time.Sleep(rest)
		}
	}
	return took, nil
}

// editor plays an editor before `roe lsp`.
type editor struct {
	program *exec.Cmd
	conn    *jsonrpc2.Conn
	news    chan published
}

// published is what the server says of a file.
type published struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

type pipes struct {
	io.Reader
	io.WriteCloser
}

func startEditor(ctx context.Context, roe, dir string) (*editor, error) {
	e := &editor{program: exec.CommandContext(ctx, roe, "lsp", "--today", today), news: make(chan published, 4096)}
	e.program.Stderr = os.Stderr
	in, err := e.program.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := e.program.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := e.program.Start(); err != nil {
		return nil, err
	}
	e.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(pipes{out, in}, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(e.handle))
	folder := "file://" + dir
	what := map[string]any{"processId": nil, "rootUri": folder, "workspaceFolders": []any{map[string]any{"uri": folder, "name": "convention"}},
		"capabilities": map[string]any{"textDocument": map[string]any{"publishDiagnostics": map[string]any{"versionSupport": true}}}}
	if err := e.conn.Call(ctx, "initialize", what, nil); err != nil {
		return nil, err
	}
	return e, e.conn.Notify(ctx, "initialized", map[string]any{})
}

func (e *editor) handle(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (any, error) {
	if r.Method == "textDocument/publishDiagnostics" && r.Params != nil {
		var p published
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			return nil, err
		}
		e.news <- p
	}
	return nil, nil
}

// told waits for what is found in a version of a file.
func (e *editor) told(uri string, version int) error {
	limit := time.After(time.Minute)
	for {
		select {
		case p := <-e.news:
			if p.URI == uri && p.Version != nil && *p.Version >= version {
				return nil
			}
		case <-limit:
			return fmt.Errorf("nothing was said of version %d for a minute", version)
		}
	}
}

func (e *editor) end() {
	e.conn.Close()
	e.program.Process.Kill()
	e.program.Wait()
}
