package lsp

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"

	"roe.example/checker/load"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}

// editor is a client that plays an editor: it keeps buffers, and remembers
// what it was told.
type editor struct {
	t    *testing.T
	conn *jsonrpc2.Conn
	done chan error

	mu       sync.Mutex
	news     *sync.Cond
	buffers  map[string]string // by file
	versions map[string]int32
	found    map[string]publishDiagnostics // by file
	messages []string
	refuses  bool // it makes no changes that it is asked for
}

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

// start begins a session in a folder.
func start(t *testing.T, root string, capabilities map[string]any, opt Options) *editor {
	t.Helper()
	e := connect(t, opt)
	var got struct {
		Capabilities map[string]any `json:"capabilities"`
	}
	e.call("initialize", map[string]any{
		"processId": nil, "rootUri": fileURI(root), "capabilities": capabilities,
		"workspaceFolders": []any{map[string]any{"uri": fileURI(root), "name": "agreements"}},
	}, &got)
	if got.Capabilities["hoverProvider"] != true || got.Capabilities["positionEncoding"] == nil {
		t.Errorf("capabilities: %v", got.Capabilities)
	}
	e.notify("initialized", map[string]any{})
	return e
}

func connect(t *testing.T, opt Options) *editor {
	t.Helper()
	here, there := net.Pipe()
	e := &editor{t: t, done: make(chan error, 1), buffers: map[string]string{}, versions: map[string]int32{}, found: map[string]publishDiagnostics{}}
	e.news = sync.NewCond(&e.mu)
	if opt.Log == nil {
		opt.Log = testLog{t}
	}
	if opt.Delay == 0 {
		opt.Delay = 5 * time.Millisecond
	}
	go func() { e.done <- Serve(context.Background(), there, opt) }()
	stream := jsonrpc2.NewBufferedStream(here, jsonrpc2.VSCodeObjectCodec{})
	e.conn = jsonrpc2.NewConn(context.Background(), stream, jsonrpc2.HandlerWithError(e.handle).SuppressErrClosed())
	t.Cleanup(func() { _ = e.conn.Close() })
	return e
}

type testLog struct{ t *testing.T }

func (l testLog) Write(p []byte) (int, error) { return len(p), nil }

// everything is what a client like VS Code can do.
func everything() map[string]any {
	return map[string]any{
		"workspace": map[string]any{
			"workspaceEdit":         map[string]any{"documentChanges": true, "resourceOperations": []string{"create", "rename", "delete"}},
			"applyEdit":             true,
			"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true},
		},
		"textDocument": map[string]any{
			"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}},
			"hover":      map[string]any{"contentFormat": []string{"markdown", "plaintext"}},
			"codeAction": map[string]any{"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []string{"quickfix"}}}},
		},
	}
}

func (e *editor) handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	defer e.news.Broadcast()
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p publishDiagnostics
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			return nil, err
		}
		path := pathOf(p.URI)
		if p.Version != nil && *p.Version != e.versions[path] {
			return nil, nil // of a text that is no more
		}
		e.found[path] = p
	case "window/showMessage":
		var p protocol.ShowMessageParams
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			return nil, err
		}
		e.messages = append(e.messages, p.Message)
	case "workspace/applyEdit":
		if e.refuses {
			return applied{FailureReason: "read only"}, nil
		}
		return applied{Applied: true}, e.apply(*req.Params)
	}
	return nil, nil
}

// apply makes changes in files, as an editor does that then saves them.
func (e *editor) apply(raw json.RawMessage) error {
	var p struct {
		Edit struct {
			DocumentChanges []struct {
				Kind         string
				URI          protocol.DocumentURI
				TextDocument struct{ URI protocol.DocumentURI }
				Edits        []protocol.TextEdit
			}
		}
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	for _, c := range p.Edit.DocumentChanges {
		if c.Kind == "create" {
			if err := os.WriteFile(pathOf(c.URI), nil, 0o644); err != nil {
				return err
			}
			continue
		}
		path := pathOf(c.TextDocument.URI)
		data, _ := os.ReadFile(path)
		for _, edit := range c.Edits {
			data = []byte(edited(string(data), edit))
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// offsetOf counts UTF-16 units in its own way.
func offsetOf(text string, p protocol.Position) int {
	lines := strings.SplitAfter(text, "\n")
	before := len(strings.Join(lines[:p.Line], ""))
	units := utf16.Encode([]rune(lines[p.Line]))
	return before + len(string(utf16.Decode(units[:p.Character])))
}

func edited(text string, edit protocol.TextEdit) string {
	return text[:offsetOf(text, edit.Range.Start)] + edit.NewText + text[offsetOf(text, edit.Range.End):]
}

// place is the position of the first |-less needle; the bar in it marks where.
func place(t *testing.T, text, needle string) protocol.Position {
	t.Helper()
	before, after, _ := strings.Cut(needle, "|")
	i := strings.Index(text, before+after)
	if i < 0 {
		t.Fatalf("%q is not in the text", before+after)
	}
	i += len(before)
	line := strings.Count(text[:i], "\n")
	column := text[strings.LastIndexByte(text[:i], '\n')+1 : i]
	return protocol.Position{Line: uint32(line), Character: uint32(len(utf16.Encode([]rune(column))))}
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	if err := e.try(method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return e.conn.Call(ctx, method, params, result)
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) open(path string) {
	e.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		e.t.Fatal(err)
	}
	e.mu.Lock()
	e.buffers[path], e.versions[path] = string(data), 1
	e.mu.Unlock()
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": fileURI(path), "languageId": "cue", "version": 1, "text": string(data),
	}})
}

// write replaces a part of a buffer by an incremental change.
func (e *editor) write(path, old, new string) {
	e.t.Helper()
	e.mu.Lock()
	text := e.buffers[path]
	begin := place(e.t, text, "|"+old)
	end := place(e.t, text[strings.Index(text, old):], old+"|")
	if end.Line == 0 {
		end.Character += begin.Character
	}
	end.Line += begin.Line
	e.buffers[path] = strings.Replace(text, old, new, 1)
	e.versions[path]++
	version := e.versions[path]
	e.mu.Unlock()
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": fileURI(path), "version": version},
		"contentChanges": []any{map[string]any{"range": protocol.Range{Start: begin, End: end}, "text": new}},
	})
}

func (e *editor) close(path string) {
	e.mu.Lock()
	delete(e.buffers, path)
	delete(e.versions, path)
	e.mu.Unlock()
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": fileURI(path)}})
}

// await waits until the diagnostics of a file are as wanted, of its version.
func (e *editor) await(path, what string, ok func([]protocol.Diagnostic) bool) []protocol.Diagnostic {
	e.t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	timer := time.AfterFunc(patience, e.news.Broadcast)
	defer timer.Stop()
	for end := time.Now().Add(patience); ; e.news.Wait() {
		p, told := e.found[path]
		version, open := e.versions[path]
		if told && (!open || p.Version != nil && *p.Version == version) && ok(p.Diagnostics) {
			return p.Diagnostics
		}
		if time.Now().After(end) {
			e.t.Fatalf("%s: no diagnostics with %s came: %v; messages %q", filepath.Base(path), what, p.Diagnostics, e.messages)
		}
	}
}

func (e *editor) awaitMessage(part string) {
	e.t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	timer := time.AfterFunc(patience, e.news.Broadcast)
	defer timer.Stop()
	for end := time.Now().Add(patience); ; e.news.Wait() {
		if slices.ContainsFunc(e.messages, func(m string) bool { return strings.Contains(m, part) }) {
			return
		}
		if time.Now().After(end) {
			e.t.Fatalf("no message with %q: %q", part, e.messages)
		}
	}
}

// at is a question about the place in a buffer that a bar marks.
func (e *editor) at(path, needle string) map[string]any {
	e.t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	return map[string]any{"textDocument": map[string]any{"uri": fileURI(path)}, "position": place(e.t, e.buffers[path], needle)}
}

func (e *editor) hover(path, needle string) string {
	e.t.Helper()
	var h *protocol.Hover
	e.call("textDocument/hover", e.at(path, needle), &h)
	if h == nil {
		return ""
	}
	return h.Contents.Value
}

// end ends the session as the protocol has it.
func (e *editor) end() {
	e.t.Helper()
	e.call("shutdown", nil, nil)
	e.notify("exit", nil)
	if err := <-e.done; err != nil {
		e.t.Errorf("the session ended with %v", err)
	}
}

func codes(list []protocol.Diagnostic) (out []string) {
	for _, d := range list {
		code, _ := d.Code.(string)
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}

func has(code string) func([]protocol.Diagnostic) bool {
	return func(list []protocol.Diagnostic) bool { return slices.Contains(codes(list), code) }
}

// election copies the Election Day book into a folder of its own.
func election(t *testing.T) string { return copied(t, "../../agreements/riverton-election-day") }

// small copies the book that roe init writes.
func small(t *testing.T) string { return copied(t, "../../cmd/roe/template") }

func copied(t *testing.T, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "county agreements") // editors escape the space
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}
