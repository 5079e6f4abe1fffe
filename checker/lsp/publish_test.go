package lsp

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/protocol"
)

// TestOnlyWhatDiffersIsSent: an editor hears of a file again when something else
// is found in it, when it has another text, and when nothing is found any more.
func TestOnlyWhatDiffersIsSent(t *testing.T) {
	says := func(messages ...string) (out []protocol.Diagnostic) {
		for _, m := range messages {
			out = append(out, protocol.Diagnostic{Code: "topic/rule", Message: m, RelatedInformation: []protocol.DiagnosticRelatedInformation{{Message: "own rule"}}})
		}
		return out
	}
	s := &server{shown: map[string]shown{}, groups: map[string]*group{"/book": {dirs: []string{"/book"}}}}
	first, second := &document{version: 1}, &document{version: 2}
	for _, step := range []struct {
		name  string
		open  map[string]*document
		found map[string][]protocol.Diagnostic
		want  []string
	}{
		{"the first time", nil, map[string][]protocol.Diagnostic{"/book/a": says("x"), "/book/b": says("y")}, []string{"/book/a", "/book/b"}},
		{"nothing else", nil, map[string][]protocol.Diagnostic{"/book/a": says("x"), "/book/b": says("y")}, nil},
		{"one of them", nil, map[string][]protocol.Diagnostic{"/book/a": says("x"), "/book/b": says("y", "z")}, []string{"/book/b"}},
		{"opened", map[string]*document{"/book/b": first}, map[string][]protocol.Diagnostic{"/book/a": says("x"), "/book/b": says("y", "z")}, []string{"/book/b"}},
		{"edited, and another is clean", map[string]*document{"/book/b": second}, map[string][]protocol.Diagnostic{"/book/b": says("y", "z")}, []string{"/book/b", "/book/a"}},
		{"clean too", map[string]*document{"/book/b": second}, nil, []string{"/book/b"}},
		{"still clean", map[string]*document{"/book/b": second}, nil, nil},
		{"an open one is clean in its new text", map[string]*document{"/book/b": first}, nil, []string{"/book/b"}},
		{"closed", nil, nil, []string{"/book/b"}},
		{"closed, and still clean", nil, nil, nil},
	} {
		got := s.differing(&job{docs: step.open}, "/book", step.found)
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if got := s.differing(&job{edition: -1}, "/book", map[string][]protocol.Diagnostic{"/book/a": says("x")}); got != nil {
		t.Errorf("of a text that is no more %v was sent", got)
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
