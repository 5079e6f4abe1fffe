package lsp

import (
	"context"
	"slices"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// lifecycle answers initialize and shutdown, in their order.
func (s *server) lifecycle(req *jsonrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case req.Method == protocol.MethodInitialize && s.state == begun:
		return s.initialize(req)
	case req.Method == protocol.MethodShutdown && s.state == initialized:
		s.state = shutDown
		if s.interrupt != nil {
			s.interrupt()
		}
		return nil, nil
	case s.state == begun:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "initialize comes first"}
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: req.Method + " does not belong here"}
}

func (s *server) initialize(req *jsonrpc2.Request) (any, error) {
	p, err := params[protocol.InitializeParams](req.Params)
	if err != nil {
		return nil, err
	}
	e, err := params[encodings](req.Params)
	if err != nil {
		return nil, err
	}
	s.client, s.state = clientOf(p, e), initialized
	for _, f := range p.WorkspaceFolders {
		s.addRoot(protocol.DocumentURI(f.URI))
	}
	if len(s.roots) == 0 {
		//lint:ignore SA1019 older editors send nothing else
		s.addRoot(p.RootURI)
	}
	encoding := "utf-16"
	if s.client.utf8 {
		encoding = "utf-8"
	}
	return initializeResult{
		Capabilities: capabilities{provided(), encoding},
		ServerInfo:   &protocol.ServerInfo{Name: "roe", Version: s.opt.Version},
	}, nil
}

func provided() protocol.ServerCapabilities {
	return protocol.ServerCapabilities{
		TextDocumentSync: protocol.TextDocumentSyncOptions{
			OpenClose: true, Change: protocol.TextDocumentSyncKindIncremental, Save: &protocol.SaveOptions{},
		},
		HoverProvider:              true,
		DefinitionProvider:         true,
		ImplementationProvider:     true,
		ReferencesProvider:         true,
		DocumentSymbolProvider:     true,
		DocumentFormattingProvider: true,
		CompletionProvider:         &protocol.CompletionOptions{TriggerCharacters: []string{`"`, "/", "-", ":", " "}},
		CodeActionProvider:         &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{protocol.QuickFix}},
		ExecuteCommandProvider:     &protocol.ExecuteCommandOptions{Commands: []string{commandSettle, commandWaive}},
		Workspace: &protocol.ServerCapabilitiesWorkspace{
			WorkspaceFolders: &protocol.ServerCapabilitiesWorkspaceFolders{Supported: true, ChangeNotifications: true},
		},
	}
}

// watched are the files whose changes on disk count.
const watched = "**/*.{cue,yaml,yml,json,rego,gz,lock}"

// initialized asks the client to tell of changes on disk, if it can.
func (s *server) initialized(*protocol.InitializedParams) {
	s.touch("")
	if !s.client.watches {
		return
	}
	p := protocol.RegistrationParams{Registrations: []protocol.Registration{{
		ID: "roe-files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles,
		RegisterOptions: protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{{GlobPattern: watched}}},
	}}}
	go func() { // the answer comes by the reader that called
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.conn.Call(ctx, protocol.MethodClientRegisterCapability, p, nil); err != nil {
			s.log.Printf("the editor does not tell of files that change on disk: %v", err)
		}
	}()
}

func (s *server) exit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == ended {
		return
	}
	s.orderly, s.state = s.state == shutDown, ended
	close(s.exited)
}

// cancelRequest takes a question back.
func (s *server) cancelRequest(p *cancelParams) {
	if cancel := s.running[p.ID]; cancel != nil {
		cancel()
	}
}

func (s *server) addRoot(uri protocol.DocumentURI) {
	if path := pathOf(uri); path != "" && !slices.Contains(s.roots, path) {
		s.roots = append(s.roots, path)
	}
}

func (s *server) didChangeWorkspaceFolders(p *protocol.DidChangeWorkspaceFoldersParams) {
	for _, f := range p.Event.Removed {
		gone := pathOf(protocol.DocumentURI(f.URI))
		s.roots = slices.DeleteFunc(s.roots, func(r string) bool { return r == gone })
	}
	for _, f := range p.Event.Added {
		s.addRoot(protocol.DocumentURI(f.URI))
	}
	s.touch("")
}
