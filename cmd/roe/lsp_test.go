package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"roe.example/checker/outside"
)

// seen is what the editor saw, as testdata/editor.lua writes it.
type seen struct {
	Failed     string // what did not come
	Before     []problem
	Hover      string
	Definition string
	OtherSide  []string
	Words      []string
	Broken     []problem
	Mended     string
	Titles     []string
	After      []problem
	Stopped    bool
}

type problem struct {
	Line     int
	Code     string
	Severity int
	Message  string
}

// TestNeovim lets a real editor play a session: it opens a book, breaks it,
// mends it by the action that is offered, and settles its findings.
func TestNeovim(t *testing.T) {
	nvim := outside.Tool(t, "nvim")
	dir := filepath.Join(t.TempDir(), "county agreements")
	if err := os.CopyFS(dir, os.DirFS("template")); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	result := filepath.Join(t.TempDir(), "seen.json")
	c := exec.Command(nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile testdata/editor.lua")
	c.Env = append(os.Environ(), "ROE_TEST_AS_PROGRAM=1", "ROE="+program, "BOOK="+dir, "RESULT="+result,
		"XDG_CACHE_HOME="+t.TempDir(), "XDG_STATE_HOME="+t.TempDir(), "XDG_DATA_HOME="+t.TempDir())
	said, err := c.CombinedOutput()
	if err != nil {
		t.Logf("nvim ended with %v: %s", err, said)
	}
	data, err := os.ReadFile(result)
	if err != nil {
		t.Fatalf("nvim wrote nothing: %v\n%s", err, said)
	}
	var got seen
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if got.Failed != "" {
		t.Fatalf("%s did not come: %s", got.Failed, data)
	}
	got.check(t)
}

func (got *seen) check(t *testing.T) {
	t.Helper()
	coded := func(code string) func(problem) bool { return func(p problem) bool { return p.Code == code } }
	if !slices.ContainsFunc(got.Before, coded("force/unreached")) || got.Before[0].Line != 42 {
		t.Errorf("before: %v", got.Before)
	}
	if !strings.Contains(got.Hover, "Permits: pepper spray") || !strings.Contains(got.Hover, "it binds Harbor PD") {
		t.Errorf("hover: %s", got.Hover)
	}
	if !strings.HasSuffix(got.Definition, "/agencies.cue:33") {
		t.Errorf("definition: %s", got.Definition)
	}
	if !slices.ContainsFunc(got.OtherSide, func(s string) bool { return strings.HasSuffix(s, "/rules.cue:21") }) {
		t.Errorf("the other side: %v", got.OtherSide)
	}
	if !slices.Contains(got.Words, "passive") || !slices.Contains(got.Words, "assaulting") {
		t.Errorf("completion: %v", got.Words)
	}
	if len(got.Broken) == 0 || !strings.Contains(got.Broken[0].Message, `"pasive" is not a value of resistance`) {
		t.Errorf("broken: %v", got.Broken)
	}
	if !strings.Contains(got.Mended, `resistance: "passive"`) {
		t.Errorf("mended: %s", got.Mended)
	}
	if !slices.Contains(got.Titles, "Settle it: draft the clauses that clear force/unreached") {
		t.Errorf("actions: %q", got.Titles)
	}
	if slices.ContainsFunc(got.After, func(p problem) bool { return p.Severity < 3 }) {
		t.Errorf("after the drafted clause: %v", got.After)
	}
	if !got.Stopped {
		t.Error("the server did not stop when it was asked to")
	}
}
