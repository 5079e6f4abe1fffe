package lsp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"

	"roe.example/checker"
)

// TestNonsense: what is no message ends the session with an error, and never
// with a panic.
func TestNonsense(t *testing.T) {
	for name, sent := range map[string]string{
		"nothing":    "",
		"no header":  "\r\n\r\n",
		"no length":  "Content-Type: x\r\n\r\n{}",
		"negative":   "Content-Length: -1\r\n\r\n{}",
		"huge":       "Content-Length: 68719476736\r\n\r\n{}",
		"long line":  strings.Repeat("x", 1<<20),
		"cut off":    "Content-Length: 100\r\n\r\n{",
		"no JSON":    "Content-Length: 5\r\n\r\n{\"a\":",
		"no message": "Content-Length: 2\r\n\r\n{}",
		"a list":     "Content-Length: 2\r\n\r\n[]",
	} {
		t.Run(name, func(t *testing.T) {
			here, there := net.Pipe()
			done := make(chan error, 1)
			go func() { done <- Serve(context.Background(), there, Options{}) }()
			go func() { _, _ = io.Copy(io.Discard, here) }()
			_, _ = io.WriteString(here, sent)
			_ = here.Close()
			select {
			case err := <-done:
				if err == nil {
					t.Error("no error")
				}
			case <-time.After(patience):
				t.Error("the session did not end")
			}
		})
	}
}

// TestWrongOrder: what comes at the wrong time is refused, and the session
// goes on.
func TestWrongOrder(t *testing.T) {
	var log safe
	e := connect(t, Options{Log: &log})
	code := func(err error) int64 {
		var e *jsonrpc2.Error
		errors.As(err, &e)
		if e == nil {
			return 0
		}
		return e.Code
	}
	if got := code(e.try("textDocument/hover", map[string]any{}, nil)); got != codeNotInitialized {
		t.Errorf("hover before initialize: %d", got)
	}
	e.notify("textDocument/didChange", map[string]any{})
	e.call("initialize", map[string]any{"capabilities": map[string]any{}, "rootUri": nil, "processId": 1}, nil)
	if got := code(e.try("initialize", map[string]any{}, nil)); got != jsonrpc2.CodeInvalidRequest {
		t.Errorf("initialize again: %d", got)
	}
	if got := code(e.try("textDocument/rename", map[string]any{}, nil)); got != jsonrpc2.CodeMethodNotFound {
		t.Errorf("an unknown method: %d", got)
	}
	for method := range answers {
		err := e.try(method, []int{1}, nil)
		if got := code(err); got != jsonrpc2.CodeInvalidParams {
			t.Errorf("%s with a list: %v", method, err)
		}
		// Without a document there is nothing to say.
		if err := e.try(method, map[string]any{"workDoneToken": "x"}, nil); err != nil && code(err) != jsonrpc2.CodeInvalidParams {
			t.Errorf("%s without a document: %v", method, err)
		}
	}
	for method := range news {
		e.notify(method, "nonsense")
	}
	e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": "file:///nowhere.cue", "version": 2}})
	e.notify("$/cancelRequest", map[string]any{"id": 4711})
	e.call("shutdown", nil, nil)
	if got := code(e.try("textDocument/hover", map[string]any{}, nil)); got != jsonrpc2.CodeInvalidRequest {
		t.Errorf("hover after shutdown: %d", got)
	}
	e.notify("exit", nil)
	if err := <-e.done; err != nil {
		t.Error(err)
	}
	for _, want := range []string{"textDocument/didChange came before initialize", "file:///nowhere.cue changes, but is not open", "textDocument/didOpen was passed over: "} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %q:\n%s", want, log.String())
		}
	}
}

type safe struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safe) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestNoResult: where there is no result, the editor is told, in a window and
// at the file, until there is one.
func TestNoResult(t *testing.T) {
	dir := small(t)
	var slow sync.Mutex
	limit := time.Nanosecond
	e := start(t, dir, everything(), Options{
		Configure: func(ctx context.Context, folders []string, overlay map[string][]byte) (checker.Options, error) {
			slow.Lock()
			defer slow.Unlock()
			return checker.Options{Paths: folders, Overlay: overlay, Timeout: limit}, nil
		},
	})
	rules := filepath.Join(dir, "rules.cue")
	e.open(rules)
	list := e.await(rules, "no result", said("roe has no result: the time limit was reached (1ns); timeout in roe.cue allows more."))
	if list[0].Severity != protocol.DiagnosticSeverityError {
		t.Errorf("%+v", list[0])
	}
	e.awaitMessage("roe has no result: the time limit was reached")
	slow.Lock()
	limit = 0
	slow.Unlock()
	e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": fileURI(rules)}})
	e.await(rules, "the finding", has("force/unreached"))
	e.end()
}

// TestForeign: a file of CUE that is no book has no faults, and says why.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.cue")
	if err := os.WriteFile(path, []byte("package x\n\n#Thing: int\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	e := start(t, dir, nil, Options{})
	e.open(path)
	list := e.await(path, "a hint", said("roe does not judge this file"))
	if len(list) != 1 || list[0].Severity != protocol.DiagnosticSeverityHint {
		t.Errorf("%+v", list)
	}
	e.write(path, "#Thing: int", "agencies: {}")
	e.await(path, "a judgement", func(list []protocol.Diagnostic) bool { return !said("roe does not judge this file")(list) })
	e.end()
}

// TestCancel: a question that is taken back is answered as such, and a newer
// text ends what is worked out for an older one.
func TestCancel(t *testing.T) {
	dir := small(t)
	begun, release := make(chan bool, 100), make(chan bool)
	e := start(t, dir, everything(), Options{
		Configure: func(ctx context.Context, folders []string, overlay map[string][]byte) (checker.Options, error) {
			begun <- true
			select {
			case <-release:
			case <-ctx.Done():
				return checker.Options{}, ctx.Err()
			}
			return checker.Options{Paths: folders, Overlay: overlay}, nil
		},
	})
	rules := filepath.Join(dir, "rules.cue")
	e.open(rules)
	<-begun
	e.write(rules, `"passive"`, `"pasive"`) // the run for the first text does not end by itself
	<-begun
	close(release)
	e.await(rules, "the fault in the newer text", said("pasive"))
	e.end()
}

// TestUTF8: a client that counts bytes is answered in bytes.
func TestUTF8(t *testing.T) {
	for _, encoding := range []string{"utf-8", "utf-16"} {
		dir := small(t)
		rules := filepath.Join(dir, "rules.cue")
		data, err := os.ReadFile(rules)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(string(data), `norms: "308.4": {`, `notes: {"1": "Ärger 😀"}, norms: "308.4": {`, 1)
		if err := os.WriteFile(rules, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		e := start(t, dir, map[string]any{"general": map[string]any{"positionEncodings": []string{encoding, "utf-16"}}}, Options{})
		e.open(rules)
		found := e.await(rules, "the finding", has("force/unreached"))
		line := strings.Split(text, "\n")[found[0].Range.Start.Line]
		want := newText(line, encoding == "utf-8").position(strings.Index(line, `"308.4"`)).Character
		if got := found[0].Range.Start.Character; got != want {
			t.Errorf("%s: the finding stands at %d, want %d", encoding, got, want)
		}
		e.end()
	}
}
