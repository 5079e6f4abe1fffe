package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/protocol"
)

// TestOnlyWhatDiffersIsSent: an editor hears of a file again when something else
// is found in it, when it has another text, and when nothing is found any more.
func TestOnlyWhatDiffersIsSent(t *testing.T) {
	says := func(messages ...string) (out []*diagnostic) {
		for _, m := range messages {
			out = append(out, &diagnostic{Diagnostic: protocol.Diagnostic{Code: "topic/rule", Message: m, RelatedInformation: []protocol.DiagnosticRelatedInformation{{Message: "own rule"}}}})
		}
		return out
	}
	s := &server{shown: map[string]shown{}, groups: map[string]*group{"/book": {dirs: []string{"/book"}}}}
	uri := fileURI("/book/b")
	first, second := &document{uri: uri, version: 1}, &document{uri: uri, version: 2}
	for _, step := range []struct {
		name  string
		open  map[string]*document
		found map[string][]*diagnostic
		want  []string
	}{
		{"the first time", nil, map[string][]*diagnostic{"/book/a": says("x"), "/book/b": says("y")}, []string{"/book/a", "/book/b"}},
		{"nothing else", nil, map[string][]*diagnostic{"/book/a": says("x"), "/book/b": says("y")}, nil},
		{"one of them", nil, map[string][]*diagnostic{"/book/a": says("x"), "/book/b": says("y", "z")}, []string{"/book/b"}},
		{"opened", map[string]*document{"/book/b": first}, map[string][]*diagnostic{"/book/a": says("x"), "/book/b": says("y", "z")}, []string{"/book/b"}},
		{"edited, and another is clean", map[string]*document{"/book/b": second}, map[string][]*diagnostic{"/book/b": says("y", "z")}, []string{"/book/b", "/book/a"}},
		{"clean too", map[string]*document{"/book/b": second}, nil, []string{"/book/b"}},
		{"still clean", map[string]*document{"/book/b": second}, nil, nil},
		{"an open one is clean in its new text", map[string]*document{"/book/b": first}, nil, []string{"/book/b"}},
		{"opened and edited, beside one that is open", map[string]*document{"/book/a": {uri: fileURI("/book/a")}, "/book/b": second}, map[string][]*diagnostic{"/book/0": says("x")}, []string{"/book/b", "/book/a", "/book/0"}},
		{"closed", nil, nil, []string{"/book/0", "/book/a", "/book/b"}},
		{"closed, and still clean", nil, nil, nil},
	} {
		var got []string
		s.send = func(parts ...[]byte) error {
			var sent struct{ Params publishDiagnostics }
			if err := json.Unmarshal(bytes.Join(parts, nil), &sent); err != nil {
				t.Errorf("%s: %v", step.name, err)
			}
			path := pathOf(sent.Params.URI)
			found := []protocol.Diagnostic{}
			for _, d := range step.found[path] {
				found = append(found, d.Diagnostic)
			}
			want := publishDiagnostics{URI: fileURI(path), Diagnostics: found}
			if doc := step.open[path]; doc != nil {
				want.Version = &doc.version
			}
			if diff := cmp.Diff(want, sent.Params); diff != "" {
				t.Errorf("%s, of %s (-want +got):\n%s", step.name, path, diff)
			}
			got = append(got, path)
			return nil
		}
		if !s.publish(&job{docs: step.open, changed: map[string]bool{"/book/b": true, "/book/0": true}}, "/book", step.found) {
			t.Errorf("%s: not all was sent", step.name)
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	sent := 0
	s.send = func(...[]byte) error {
		sent++
		s.edition++ // somebody types
		return nil
	}
	found := map[string][]*diagnostic{"/book/a": says("x"), "/book/b": says("y")}
	if s.publish(&job{edition: -1}, "/book", found) || sent > 0 {
		t.Errorf("of a text that is no more %d were sent", sent)
	}
	if s.publish(&job{}, "/book", found) || sent != 1 {
		t.Errorf("of a text that is no more after the first, %d were sent", sent)
	}
	if !s.publish(&job{edition: 1}, "/book", map[string][]*diagnostic{"/book/a": found["/book/a"]}) || sent != 1 {
		t.Errorf("what was sent came again, or what was not is taken away: %d were sent", sent)
	}
}

// TestRestCountsFromTheChange: who typed while something was judged does not
// wait for another rest once that is done.
func TestRestCountsFromTheChange(t *testing.T) {
	s := newServer(Options{Delay: time.Hour})
	s.touch("a.cue")
	s.touched = s.touched.Add(-2 * time.Hour)
	if !s.rest(t.Context()) {
		t.Error("there was no rest")
	}
	over, stop := context.WithCancel(t.Context())
	stop()
	s.touch("a.cue")
	<-s.wake
	if s.rest(over) {
		t.Error("a change a moment ago counts as long past")
	}
}
