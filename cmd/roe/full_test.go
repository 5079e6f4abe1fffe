package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// started runs the program itself, with a standard output of its own.
func started(t *testing.T, stdout *os.File, args ...string) (code int, errs string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c := exec.Command(self, args...)
	c.Env = append(os.Environ(), "ROE_TEST_AS_PROGRAM=1")
	c.Stdout, c.Stderr = stdout, &said
	err = c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), said.String()
}

const electionDay = "../../agreements/riverton-election-day"

// speaking are commands that print, each in its own way.
var speaking = [][]string{
	{"check", electionDay}, {"check", electionDay, "--format", "sarif"}, {"check", electionDay, "--format", "table"},
	{"facts", electionDay}, {"rules"}, {"rules", "--by-source"}, {"rules", "force/unreached"}, {"rules", "--format", "json"},
	{"library"}, {"config", electionDay}, {"version"}, {"--help"}, {"check", "--help"},
	{"ask", electionDay, "--agency", "harbor-pd", "--action", "chemical/oc-spray"},
}

// TestFullDisk: what could not be printed is an error of every command.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	for _, args := range speaking {
		code, errs := started(t, full, args...)
		if want := "roe: cannot write the output: the disk is full\n"; code != 2 || errs != want {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
	code, errs := started(t, nil, "check", electionDay, "--format", "none", "--output", "json=/dev/full")
	if code != 2 || errs != "roe: write /dev/full: the disk is full\n" {
		t.Errorf("exit %d, %q", code, errs)
	}
}

// TestClosedPipe: so is what nobody reads any more.
func TestClosedPipe(t *testing.T) {
	for _, args := range speaking[:4] {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		code, errs := started(t, w, args...)
		w.Close()
		if code != 2 || !strings.Contains(errs, "the program that reads it has stopped reading") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
}
