package lsp

import (
	"slices"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// What the module's types, which are those of the protocol 3.16, lack or
// cannot say.

// encodings tells in what clients count columns (3.17).
type encodings struct {
	Capabilities struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
	} `json:"capabilities"`
}

type initializeResult struct {
	Capabilities capabilities         `json:"capabilities"`
	ServerInfo   *protocol.ServerInfo `json:"serverInfo"`
}

type capabilities struct {
	protocol.ServerCapabilities
	PositionEncoding string `json:"positionEncoding"`
}

// didChange tells a change of the whole text, which has no range, from one of
// a part.
type didChange struct {
	TextDocument   protocol.VersionedTextDocumentIdentifier `json:"textDocument"`
	ContentChanges []struct {
		Range *protocol.Range `json:"range"`
		Text  string          `json:"text"`
	} `json:"contentChanges"`
}

type publishDiagnostics struct {
	URI         protocol.DocumentURI  `json:"uri"`
	Version     *int32                `json:"version,omitempty"`
	Diagnostics []protocol.Diagnostic `json:"diagnostics"`
}

// workspaceEdit can create files.
type workspaceEdit struct {
	Changes         map[protocol.DocumentURI][]protocol.TextEdit `json:"changes,omitempty"`
	DocumentChanges []any                                        `json:"documentChanges,omitempty"`
}

type createFile struct {
	Kind    string               `json:"kind"` // create
	URI     protocol.DocumentURI `json:"uri"`
	Options struct {
		IgnoreIfExists bool `json:"ignoreIfExists"`
	} `json:"options"`
}

type textDocumentEdit struct {
	TextDocument struct {
		URI     protocol.DocumentURI `json:"uri"`
		Version *int32               `json:"version"` // null: the file as it is on disk
	} `json:"textDocument"`
	Edits []protocol.TextEdit `json:"edits"`
}

type applyEdit struct {
	Label string        `json:"label"`
	Edit  workspaceEdit `json:"edit"`
}

type applied struct {
	Applied       bool   `json:"applied"`
	FailureReason string `json:"failureReason"`
}

type codeAction struct {
	Title       string                  `json:"title"`
	Kind        protocol.CodeActionKind `json:"kind"`
	Diagnostics []protocol.Diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool                    `json:"isPreferred,omitempty"`
	Edit        *workspaceEdit          `json:"edit,omitempty"`
	Command     *protocol.Command       `json:"command,omitempty"`
}

// cancelParams names a request that a client takes back.
type cancelParams struct {
	ID jsonrpc2.ID `json:"id"`
}

// client is what the client can do.
type client struct {
	utf8        bool
	snippets    bool
	createFiles bool // as part of an edit
	edits       bool // it takes documentChanges
	watches     bool // it can be asked to watch files
	literals    bool // it takes code actions that are no commands
	markdown    bool
}

func clientOf(p *protocol.InitializeParams, e *encodings) (c client) {
	c.utf8 = slices.Contains(e.Capabilities.General.PositionEncodings, "utf-8")
	if w := p.Capabilities.Workspace; w != nil {
		if edit := w.WorkspaceEdit; edit != nil {
			c.edits = edit.DocumentChanges
			c.createFiles = c.edits && slices.Contains(edit.ResourceOperations, "create")
		}
		c.watches = w.DidChangeWatchedFiles != nil && w.DidChangeWatchedFiles.DynamicRegistration
	}
	if t := p.Capabilities.TextDocument; t != nil {
		c.snippets = t.Completion != nil && t.Completion.CompletionItem != nil && t.Completion.CompletionItem.SnippetSupport
		c.literals = t.CodeAction != nil && t.CodeAction.CodeActionLiteralSupport != nil
		c.markdown = t.Hover == nil || len(t.Hover.ContentFormat) == 0 || slices.Contains(t.Hover.ContentFormat, protocol.Markdown)
	}
	return c
}
