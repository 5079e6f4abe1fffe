package lsp

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"

	"go.lsp.dev/protocol"
)

// shown is what the editor shows of a file: the list that it was sent last, when
// the file was as it is in doc; nil: not open.
type shown struct {
	group string
	doc   *document
	list  []protocol.Diagnostic
}

// publish shows what was found, and takes away what a group showed before and
// shows no more. An editor shows what it was sent until it is sent something
// else, so that only what differs is sent: of an edit in one file of a hundred
// mostly a few. An open file hears of each of its versions.
func (s *server) publish(j *job, group string, found map[string][]protocol.Diagnostic) {
	for _, path := range s.differing(j, group, found) {
		p := publishDiagnostics{URI: j.uri(path), Diagnostics: found[path]}
		if p.Diagnostics == nil {
			p.Diagnostics = []protocol.Diagnostic{}
		}
		if doc := j.docs[path]; doc != nil {
			p.Version = &doc.version
		}
		s.notify(protocol.MethodTextDocumentPublishDiagnostics, p)
	}
}

// differing lists the files of which the editor shows something else, those that
// are open first, and notes what it will show.
func (s *server) differing(j *job, group string, found map[string][]protocol.Diagnostic) (paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.edition != j.edition {
		return nil
	}
	for path, list := range found {
		now := shown{group, j.docs[path], list}
		if was, ok := s.shown[path]; !ok || !was.same(now) {
			paths = append(paths, path)
		}
		s.shown[path] = now
	}
	for _, path := range s.unshown(j, group) { // an open file hears that there is nothing
		now := shown{group, j.docs[path], nil}
		if was, ok := s.shown[path]; found[path] == nil && (!ok || !was.same(now)) {
			paths = append(paths, path)
			s.shown[path] = now
		}
	}
	for path, was := range s.shown {
		if was.group == group && found[path] == nil && (j.docs[path] == nil || was.list != nil) {
			paths = append(paths, path)
			delete(s.shown, path)
		}
	}
	slices.SortFunc(paths, func(a, b string) int {
		if open := j.docs[a] != nil; open != (j.docs[b] != nil) {
			if open {
				return -1
			}
			return 1
		}
		return cmp.Compare(a, b)
	})
	return slices.Compact(paths)
}

func (s shown) same(o shown) bool {
	return s.group == o.group && s.doc == o.doc && slices.EqualFunc(s.list, o.list, sameDiagnostic)
}

// sameDiagnostic is reflect.DeepEqual, in less time where all is the same.
func sameDiagnostic(a, b protocol.Diagnostic) bool {
	return a.Range == b.Range && a.Severity == b.Severity && a.Code == b.Code && a.Source == b.Source && a.Message == b.Message &&
		slices.Equal(a.RelatedInformation, b.RelatedInformation) && slices.Equal(a.Tags, b.Tags) &&
		reflect.DeepEqual(a.CodeDescription, b.CodeDescription) && reflect.DeepEqual(a.Data, b.Data)
}

// unshown are the open files of a group.
func (s *server) unshown(j *job, group string) (paths []string) {
	if g := s.groups[group]; g != nil {
		for path := range j.docs {
			if slices.Contains(g.dirs, filepath.Dir(path)) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}
