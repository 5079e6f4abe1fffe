package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// edit is one that a writer makes and takes back, again and again. Each changes
// what is found.
type edit struct{ name, file, from, to string }

var edits = []edit{
	{"a ban becomes a permission", "agency-017.cue", "prohibits: [", "permits: ["},
	{"another rung approves", "agency-101.cue", `rung: "supervisor"`, `rung: "chief"`},
	{"another condition", "agency-064.cue", `when: {`, `unless: {`},
	{"a clause of the agreement", "deployment.cue", `actions: ["chemical"]`, `actions: ["kinetic"]`},
	{"a unit's tools", "deployment.cue", `carries: ["chemical/oc-spray"`, `carries: ["chemical/smoke"`},
	{"a date of the agreement", "deployment.cue", `from: "2024-01-01"`, `from: "2027-01-01"`},
}

// times is how often each edit is made and taken back.
const times = 6

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

// both are a file as it is and as the edit leaves it. An agency that a smaller
// corpus lacks is replaced by its first one that can be edited so.
func (e edit) both(dir string) (name string, now, then []byte, err error) {
	names := []string{filepath.Join(dir, e.file)}
	if _, err := os.Stat(names[0]); err != nil {
		if names, err = filepath.Glob(filepath.Join(dir, "agency-*.cue")); err != nil {
			return "", nil, nil, err
		}
	}
	for _, name := range names {
		now, err := os.ReadFile(name)
		if err != nil {
			return "", nil, nil, err
		}
		if then := bytes.Replace(now, []byte(e.from), []byte(e.to), 1); !bytes.Equal(now, then) {
			return name, now, then, nil
		}
	}
	return "", nil, nil, fmt.Errorf("%s has no %s", e.file, e.from)
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
	for _, e := range edits {
		name, now, then, err := e.both(dir)
		if err != nil {
			return nil, err
		}
		for n := range 2 * times {
			text := [][]byte{then, now}[n%2]
			begin := time.Now()
			if err := os.WriteFile(name, text, 0o644); err != nil {
				return nil, err
			}
			if err := wait(headed.MatchString); err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			took = append(took, time.Since(begin).Seconds())
			time.Sleep(200 * time.Millisecond) // what else the save calls for has come
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
	for _, edit := range edits {
		name, now, then, err := edit.both(dir)
		if err != nil {
			return nil, err
		}
		uri := "file://" + name
		open := map[string]any{"uri": uri, "languageId": "cue", "version": 1, "text": string(now)}
		if err := e.conn.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": open}); err != nil {
			return nil, err
		}
		if err := e.told(uri, 1); err != nil {
			return nil, fmt.Errorf("%s: %w", edit.name, err)
		}
		for n := range 2 * times {
			begin := time.Now()
			change := map[string]any{"textDocument": map[string]any{"uri": uri, "version": n + 2},
				"contentChanges": []any{map[string]any{"text": string([][]byte{then, now}[n%2])}}}
			if err := e.conn.Notify(ctx, "textDocument/didChange", change); err != nil {
				return nil, err
			}
			if err := e.told(uri, n+2); err != nil {
				return nil, fmt.Errorf("%s: %w", edit.name, err)
			}
			took = append(took, (time.Since(begin) - delay).Seconds())
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
