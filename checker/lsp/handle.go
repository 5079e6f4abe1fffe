package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// Codes of the protocol beside those of JSON-RPC.
const (
	codeNotInitialized   = -32002
	codeRequestCancelled = -32800
)

// handler takes messages in their order. Changes of text count before the next
// message is looked at; questions are answered beside each other, each from
// the texts as they were when it came.
type handler struct{ s *server }

// answers are the questions that the server knows.
var answers = map[string]func(*view, context.Context, *json.RawMessage) (any, error){
	protocol.MethodTextDocumentHover:          question((*view).hover),
	protocol.MethodTextDocumentDefinition:     question((*view).definition),
	protocol.MethodTextDocumentImplementation: question((*view).otherSide),
	protocol.MethodTextDocumentReferences:     question((*view).references),
	protocol.MethodTextDocumentCompletion:     question((*view).completion),
	protocol.MethodTextDocumentCodeAction:     question((*view).codeActions),
	protocol.MethodTextDocumentDocumentSymbol: question((*view).symbols),
	protocol.MethodTextDocumentFormatting:     question((*view).format),
	protocol.MethodWorkspaceExecuteCommand:    question((*view).execute),
}

// news are the notifications that it takes.
var news = map[string]func(*server, *json.RawMessage) error{
	protocol.MethodInitialized:                        note((*server).initialized),
	protocol.MethodTextDocumentDidOpen:                note((*server).didOpen),
	protocol.MethodTextDocumentDidChange:              note((*server).didChange),
	protocol.MethodTextDocumentDidSave:                note((*server).didSave),
	protocol.MethodTextDocumentDidClose:               note((*server).didClose),
	protocol.MethodWorkspaceDidChangeWatchedFiles:     note((*server).didChangeWatchedFiles),
	protocol.MethodWorkspaceDidChangeWorkspaceFolders: note((*server).didChangeWorkspaceFolders),
	protocol.MethodCancelRequest:                      note((*server).cancelRequest),
}

// question reads the parameters of a request.
func question[P, R any](answer func(*view, context.Context, *P) (R, error)) func(*view, context.Context, *json.RawMessage) (any, error) {
	return func(v *view, ctx context.Context, raw *json.RawMessage) (any, error) {
		p, err := params[P](raw)
		if err != nil {
			return nil, err
		}
		return answer(v, ctx, p)
	}
}

// note reads the parameters of a notification.
func note[P any](take func(*server, *P)) func(*server, *json.RawMessage) error {
	return func(s *server, raw *json.RawMessage) error {
		p, err := params[P](raw)
		if err == nil {
			s.mu.Lock()
			defer s.mu.Unlock()
			take(s, p)
		}
		return err
	}
}

func params[P any](raw *json.RawMessage) (*P, error) {
	p := new(P)
	if raw == nil {
		return p, nil
	}
	if err := json.Unmarshal(*raw, p); err != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "the parameters cannot be read: " + err.Error()}
	}
	return p, nil
}

// Handle takes one message.
func (h handler) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	<-h.s.connected
	defer func() {
		if fault := recover(); fault != nil {
			h.reply(ctx, req, nil, h.s.fault(req.Method, fault))
		}
	}()
	if req.Notif {
		h.notification(req)
		return
	}
	if req.Method == protocol.MethodInitialize || req.Method == protocol.MethodShutdown {
		result, err := h.s.lifecycle(req)
		h.reply(ctx, req, result, err)
		return
	}
	h.request(ctx, req)
}

func (h handler) notification(req *jsonrpc2.Request) {
	if req.Method == protocol.MethodExit {
		h.s.exit()
		return
	}
	h.s.mu.Lock()
	ready := h.s.state == initialized
	h.s.mu.Unlock()
	take := news[req.Method]
	switch {
	case take == nil: // to be passed over, as the protocol has it
	case !ready:
		h.s.log.Printf("%s came before initialize or after shutdown, and was passed over", req.Method)
	default:
		if err := take(h.s, req.Params); err != nil {
			h.s.log.Printf("%s was passed over: %v", req.Method, err)
		}
	}
}

// request answers a question beside others.
func (h handler) request(ctx context.Context, req *jsonrpc2.Request) {
	answer := answers[req.Method]
	v, err := h.s.look()
	switch {
	case err != nil:
	case answer == nil:
		err = &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: fmt.Sprintf("roe has no %s", req.Method)}
	}
	if err != nil {
		h.reply(ctx, req, nil, err)
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	h.s.mu.Lock()
	h.s.running[req.ID] = cancel
	h.s.mu.Unlock()
	go func() {
		result, err := h.answer(ctx, v, answer, req)
		if ctx.Err() != nil {
			result, err = nil, &jsonrpc2.Error{Code: codeRequestCancelled, Message: "cancelled"}
		}
		h.s.mu.Lock()
		delete(h.s.running, req.ID)
		h.s.mu.Unlock()
		cancel()
		h.reply(context.WithoutCancel(ctx), req, result, err)
	}()
}

func (h handler) answer(ctx context.Context, v *view, answer func(*view, context.Context, *json.RawMessage) (any, error), req *jsonrpc2.Request) (result any, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			result, err = nil, h.s.fault(req.Method, fault)
		}
	}()
	return answer(v, ctx, req.Params)
}

// fault is a mistake of this program. Its user reads one line.
func (s *server) fault(method string, fault any) error {
	s.log.Printf("internal fault in %s, not yours: %v", method, fault)
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprintf("internal fault in %s", method)}
}

func (h handler) reply(ctx context.Context, req *jsonrpc2.Request, result any, err error) {
	if req.Notif {
		return
	}
	resp := &jsonrpc2.Response{ID: req.ID}
	if err == nil {
		err = resp.SetResult(result)
	}
	if err != nil && !errors.As(err, &resp.Error) {
		resp.Error = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	}
	if err := h.s.conn.SendResponse(ctx, resp); err != nil && !errors.Is(err, jsonrpc2.ErrClosed) {
		h.s.log.Printf("the answer to %s could not be sent: %v", req.Method, err)
	}
}
