package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == launchMode { // as main does
		if err := launch(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestRunCountsAllStages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	c := command{Stages: [][]string{{"sh", "-c", "echo one; sleep 0.05"}, {"sh", "-c", "cat; echo two"}}, Out: out}
	u, err := c.run(context.Background())
	if err != nil || u.Wall < 0.05 || u.Peak <= 0 {
		t.Errorf("%+v, %v", u, err)
	}
	if text, err := os.ReadFile(out); err != nil || string(text) != "one\ntwo\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestRunTellsFailures(t *testing.T) {
	for _, c := range []command{
		{Stages: [][]string{{"sh", "-c", "echo no such thing >&2; exit 3"}}},
		{Stages: [][]string{{"sh", "-c", "echo no such thing >&2; exit 3"}, {"cat"}}},
		{Stages: [][]string{{"/no such thing"}}},
	} {
		if _, err := c.run(context.Background()); err == nil || !strings.Contains(err.Error(), "no such thing") {
			t.Errorf("%s: %v", c, err)
		}
	}
	if _, err := (command{Stages: [][]string{{"sh", "-c", "exit 1"}}, Codes: []int{1}}).run(context.Background()); err != nil {
		t.Errorf("a code that is allowed: %v", err)
	}
}

// TestASideThatCannotRun leaves its rows without figures, and says so.
func TestASideThatCannotRun(t *testing.T) {
	b := &bench{pairs: 1, log: io.Discard}
	var err error
	if b.raw, err = os.Create(filepath.Join(t.TempDir(), "raw")); err != nil {
		t.Fatal(err)
	}
	g := group{id: "g", sides: []side{
		{"roe", func(context.Context) (usage, error) { return usage{}, errors.New("there is no command sweep") }},
		{"opa", func(context.Context) (usage, error) { return usage{Wall: 1}, nil }},
	}}
	took := taken{map[string][]usage{}, map[string]error{}}
	b.round(context.Background(), g, map[string]bool{"roe": true, "opa": true}, 0, &took)
	if took.faults["roe"] == nil || len(took.usages["opa"]) != 1 {
		t.Errorf("%+v", took)
	}
	o := &outcome{Lines: []line{{row: row{ID: "pairs", Work: "pairs", Time: 0.1}, Unrun: "there is no command sweep"}}}
	if text := o.markdown(); !strings.Contains(text, "could not be run") || !strings.Contains(text, "there is no command sweep") || strings.Contains(text, "| yes") {
		t.Error(text)
	}
	if len(o.failures()) != 1 {
		t.Error("the run does not fail")
	}
}

func TestRowsAreSound(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.ID] || r.Work == "" || r.Against == "" || r.group != "" && (r.a == "" || r.b == "") {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
}

func TestShares(t *testing.T) {
	got := shares(`File: x
      flat  flat%   sum%        cum   cum%
     0.13s  9.35%  9.35%      0.13s  9.35%  runtime.asyncPreempt
    0.08MB  5.76% 15.11%     0.14MB 10.07%  roe.example/checker/load.(*loader).all (inline)
`)
	if len(got) != 2 || got[0] != (share{"9.35%", "runtime.asyncPreempt"}) || got[1].Function != "load.(*loader).all" {
		t.Errorf("%+v", got)
	}
}

func TestDrawsThePicture(t *testing.T) {
	name := filepath.Join(t.TempDir(), picture)
	s := &series{ByAgencies: []point{{4500, 300, 9, 1}, {9000, 300, 12, 1}, {18000, 300, 20, 1}}, BySets: []point{{4500, 75, 3, 1}, {4500, 300, 9, 1}}}
	for range 2 {
		if err := drawSweep(s, name); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), "<svg") || !strings.Contains(string(text), "agencies") {
		t.Error(err)
	}
}
