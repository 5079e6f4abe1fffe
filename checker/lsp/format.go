package lsp

import (
	"context"
	"path/filepath"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"

	"roe.example/checker/load"
)

// format lays a file of CUE out as its own formatter does.
func (v *view) format(_ context.Context, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	path := pathOf(p.TextDocument.URI)
	t := v.text(path)
	if t == nil || filepath.Ext(path) != ".cue" {
		return []protocol.TextEdit{}, nil
	}
	out, err := load.Format([]byte(t.data))
	switch {
	case err != nil:
		return nil, &jsonrpc2.Error{Code: -32803, Message: "the file cannot be laid out before its faults are mended"}
	case string(out) == t.data:
		return []protocol.TextEdit{}, nil
	}
	return []protocol.TextEdit{{Range: t.span(0, len(t.data)), NewText: string(out)}}, nil
}
