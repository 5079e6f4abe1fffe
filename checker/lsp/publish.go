package lsp

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"

	"go.lsp.dev/protocol"
)

// diagnostic is one with the form in which it is sent.
type diagnostic struct {
	protocol.Diagnostic
	encoded []byte // nil before it was sent
}

func (d *diagnostic) encode() []byte {
	if d.encoded == nil {
		data, err := json.Marshal(&d.Diagnostic)
		if err != nil {
			panic(err) // it is plain data
		}
		d.encoded = data
	}
	return d.encoded
}

// shown is what the editor shows of a file: the list that it was sent last, when
// the file was as it is in doc; nil: not open.
type shown struct {
	group string
	doc   *document
	list  []*diagnostic
}

// publish shows what was found, and takes away what a group showed before and
// shows no more. An editor shows what it was sent until it is sent something
// else, so that only what differs is sent: of an edit in one file of a hundred
// mostly a few. An open file hears of each of its versions. Once there is a newer
// text nothing more is sent, since what is found in that will be: then it tells
// that not all was.
func (s *server) publish(j *job, group string, found map[string][]*diagnostic) (all bool) {
	next := s.differing(j, group, found)
	paths := slices.SortedFunc(maps.Keys(next), func(a, b string) int {
		return cmp.Or(cmp.Compare(j.distance(a), j.distance(b)), cmp.Compare(a, b))
	})
	for _, path := range paths {
		if !s.show(j, path, next[path]) {
			return false
		}
		if err := s.send(notification(j.uri(path), j.docs[path], found[path])); err != nil {
			s.log.Printf("what was found in %s could not be sent: %v", path, err)
		}
	}
	return true
}

// distance tells how far a file is from where the writer looks: files that were
// edited come before those that are open, and these before others.
func (j *job) distance(path string) int {
	switch {
	case j.docs[path] == nil:
		return 2
	case !j.changed[path]:
		return 1
	}
	return 0
}

// notification is of what was found in a file, encoded.
func notification(uri protocol.DocumentURI, doc *document, list []*diagnostic) []byte {
	length := 256
	for _, d := range list {
		length += len(d.encode()) + 1
	}
	name, err := json.Marshal(uri)
	if err != nil {
		panic(err) // it is a string
	}
	out := append(make([]byte, 0, length), `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":`...)
	out = append(out, name...)
	if doc != nil {
		out = fmt.Appendf(out, `,"version":%d`, doc.version)
	}
	out = append(out, `,"diagnostics":[`...)
	for i, d := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, d.encode()...)
	}
	return append(out, "]}}"...)
}

// show notes what the editor will show of a file, unless there is a newer text.
func (s *server) show(j *job, path string, next *shown) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.edition != j.edition {
		return false
	}
	if next == nil {
		delete(s.shown, path)
	} else {
		s.shown[path] = *next
	}
	return true
}

// differing finds the files of which the editor shows something else than it is
// to show; nil: nothing any more.
func (s *server) differing(j *job, group string, found map[string][]*diagnostic) map[string]*shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]*shown{}
	differ := func(path string, list []*diagnostic) {
		now := shown{group, j.docs[path], list}
		if was, ok := s.shown[path]; !ok || !was.same(now) {
			out[path] = &now
		}
	}
	for path, list := range found {
		differ(path, list)
	}
	open := s.unshown(j, group)
	for _, path := range open { // an open file hears that there is nothing
		if found[path] == nil {
			differ(path, nil)
		}
	}
	for path, was := range s.shown {
		if was.group == group && found[path] == nil && !slices.Contains(open, path) && (j.docs[path] == nil || was.list != nil) {
			out[path] = nil
		}
	}
	return out
}

func (s shown) same(o shown) bool {
	return s.group == o.group && s.doc == o.doc && slices.EqualFunc(s.list, o.list, func(a, b *diagnostic) bool { return a == b || sameDiagnostic(a, b) })
}

// sameDiagnostic is reflect.DeepEqual, in less time where all is the same.
func sameDiagnostic(a, b *diagnostic) bool {
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
