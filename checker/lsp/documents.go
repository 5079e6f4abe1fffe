package lsp

import (
	"go.lsp.dev/protocol"
)

// document is a file that is open in the editor.
type document struct {
	uri     protocol.DocumentURI
	path    string
	version int32
	*text
}

func (s *server) didOpen(p *protocol.DidOpenTextDocumentParams) {
	path := pathOf(p.TextDocument.URI)
	if path == "" { // not in a file yet, or not on this computer
		return
	}
	s.docs[path] = &document{p.TextDocument.URI, path, p.TextDocument.Version, newText(p.TextDocument.Text, s.client.utf8)}
	s.touch("") // its folder may count from now on
}

// didChange takes changes one after the other. Texts are never changed in
// place: who looks at one keeps it.
func (s *server) didChange(p *didChange) {
	path := pathOf(p.TextDocument.URI)
	old := s.docs[path]
	if old == nil {
		s.log.Printf("%s changes, but is not open", p.TextDocument.URI)
		return
	}
	now := old.text
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			now = newText(c.Text, s.client.utf8)
			continue
		}
		begin, end := now.offset(c.Range.Start), now.offset(c.Range.End)
		if end < begin {
			begin, end = end, begin
		}
		now = newText(now.data[:begin]+c.Text+now.data[end:], s.client.utf8)
	}
	s.docs[path] = &document{old.uri, path, p.TextDocument.Version, now}
	s.touch(path)
}

func (s *server) didSave(p *protocol.DidSaveTextDocumentParams) { s.touch(pathOf(p.TextDocument.URI)) }

// didClose: from now on the file on disk counts.
func (s *server) didClose(p *protocol.DidCloseTextDocumentParams) {
	delete(s.docs, pathOf(p.TextDocument.URI))
	s.touch("")
}

func (s *server) didChangeWatchedFiles(p *protocol.DidChangeWatchedFilesParams) {
	for _, c := range p.Changes {
		if c == nil {
			continue
		}
		if path := pathOf(c.URI); c.Type == protocol.FileChangeTypeChanged && s.docs[path] == nil {
			s.touch(path)
		} else if c.Type != protocol.FileChangeTypeChanged {
			s.touch("")
		}
	}
}
