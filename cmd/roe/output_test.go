package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestReplaceFileIsAllOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.json")
	whole := func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }
	if err := replaceFile(path, whole); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no space left")
	half := func(w io.Writer) error { _, _ = io.WriteString(w, "ha"); return broken }
	if err := replaceFile(path, half); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "whole" {
		t.Errorf("the file holds %q", got)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if len(left)+len(hidden) != 1 {
		t.Errorf("files left behind: %v %v", left, hidden)
	}
	if err := replaceFile(filepath.Join(path, "below"), whole); err == nil {
		t.Error("a file below a file was written")
	}
}
