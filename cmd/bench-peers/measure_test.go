package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestASideThatCannotRun leaves its rows without figures, and says so.
func TestASideThatCannotRun(t *testing.T) {
	b := &bench{pairs: 1, log: io.Discard}
	var err error
	if b.raw, err = os.Create(filepath.Join(t.TempDir(), "raw")); err != nil {
		t.Fatal(err)
	}
	g := group{id: "g", sides: []side{
		{name: "roe", run: func(context.Context) (usage, error) { return usage{}, errors.New("there is no command sweep") }},
		{name: "opa", run: func(context.Context) (usage, error) { return usage{Wall: 1}, nil }},
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
		if seen[r.ID] || r.Work == "" || r.Against == "" || r.group != "" && r.a == "" || (r.Time+r.Memory > 0 && r.b == "") {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
}

// TestEveryRowIsAStep: nothing is left out of a full run.
func TestEveryRowIsAStep(t *testing.T) {
	b := &bench{pairs: 5, begun: time.Now(), within: time.Hour}
	var got []string
	for _, s := range b.newPlan().steps {
		got = append(got, s.id)
	}
	for _, r := range rows {
		if r.group != "" && !slices.Contains(got, r.group) {
			t.Errorf("row %s is in no step", r.ID)
		}
	}
	for _, id := range append(further, "recheck") {
		if !slices.Contains(got, id) {
			t.Errorf("%s is no step", id)
		}
	}
	if len(got) != len(steps) {
		t.Errorf("steps that nothing needs: %v", steps)
	}
}

// TestTimeThatRunsShort gives fewer rounds, and never none.
func TestTimeThatRunsShort(t *testing.T) {
	now := time.Now()
	p := plan{pairs: 5, factor: 1, steps: []step{{"now", 10, true}, {"later", 10, true}}}
	for _, c := range []struct{ left, want int }{{200, 5}, {80, 2}, {95, 3}, {30, 1}, {-5, 1}} {
		p.until = now.Add(time.Duration(c.left)*time.Second + 5*time.Second)
		if got := p.rounds("now", 10*time.Second); got != c.want {
			t.Errorf("%d s left: %d rounds, want %d", c.left, got, c.want)
		}
	}
	p.until = now
	if got := p.rounds("now", time.Second); got != 5 {
		t.Errorf("of what takes a second there are %d rounds, want 5", got)
	}
	p.learn("now", 15*time.Second) // this machine is slower
	if got := p.whole(p.steps[1]); got != 90 {
		t.Errorf("the next step is thought to take %v s, want 90", got)
	}
}

// TestFirstRoundsDoNotCount where there are others.
func TestFirstRoundsDoNotCount(t *testing.T) {
	took := taken{usages: map[string][]usage{"a": {{Wall: 9}, {Wall: 1}, {Wall: 2}}, "b": {{Wall: 8}, {Wall: 3}, {Wall: 4}}, "once": {{Wall: 7}}}}
	for other, want := range map[string]string{"b": "[1 2] [3 4]", "once": "[9] [7]", "": "[1 2] []"} {
		ours, theirs := took.of(group{}, "a", other)
		if got := fmt.Sprint(each(ours, wall), each(theirs, wall)); got != want {
			t.Errorf("against %q: %s, want %s", other, got, want)
		}
	}
}

// TestMissedTargetsSayWhy, and those that are reached do not.
func TestMissedTargetsSayWhy(t *testing.T) {
	l := line{row: row{ID: "x", Work: "work", Against: "other", group: "g", a: "roe", b: "opa", Time: 0.5, Why: "It reads everything."}, TimeRatio: 0.6, Rounds: 5, Found: "Both find 7 conflicts"}
	o := &outcome{Pairs: 5, Lines: []line{l}}
	if text := o.markdown(); !strings.Contains(text, "| **no** |") || !strings.Contains(text, "1. Both find 7 conflicts. It reads everything.") {
		t.Error(text)
	}
	o.Lines[0].TimeRatio, o.Lines[0].Rounds = 0.4, 1
	if text := o.markdown(); !strings.Contains(text, "| yes |") || strings.Contains(text, "It reads") || !strings.Contains(text, "Measured once.") {
		t.Error(text)
	}
}

func TestNumbersInWords(t *testing.T) {
	for got, want := range map[string]string{
		duration(0): "–", duration(0.00000042): "0.42 µs", duration(0.0042): "4.2 ms", duration(0.42): "420 ms", duration(4.2): "4.2 s", duration(42): "42 s", duration(900): "15.0 min",
		multiple(0): "–", multiple(0.042): "0.042×", multiple(0.42): "0.42×", multiple(4.2): "4.2×", multiple(42): "42×",
		grouped(7): "7", grouped(999000): "999,000", grouped(324000000): "324,000,000", bytesIn(8 * gigabyte): "8 GB", bytesIn(1 << 20): "1 MB",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestShares(t *testing.T) {
	got := shares(`File: x
      flat  flat%   sum%        cum   cum%
     0.13s  9.35%  9.35%      0.13s  9.35%  runtime.asyncPreempt
    0.08MB  5.76% 15.11%     0.14MB 10.07%  roe.example/checker/judge.taken[go.shape.struct { Offset int "json:\"-/-\""; Tabs []int }].more
    0.08MB  5.76% 15.11%     0.14MB 10.07%  roe.example/checker/load.(*loader).all (inline)
`)
	if len(got) != 3 || got[0] != (share{"9.35%", "runtime.asyncPreempt"}) || got[1].Function != "judge.taken.more" || got[2].Function != "load.(*loader).all" {
		t.Errorf("%+v", got)
	}
}

func TestDrawsThePictures(t *testing.T) {
	dir := t.TempDir()
	s := &series{ByAgencies: []point{{4500, 300, 9, 1}, {9000, 300, 12, 1}, {18000, 300, 20, 1}}, BySets: []point{{4500, 75, 3, 1}, {4500, 300, 9, 1}}}
	if err := drawSweep(s, dir); err != nil {
		t.Fatal(err)
	}
	for _, l := range looks {
		text, err := os.ReadFile(filepath.Join(dir, l.name))
		if err != nil || !strings.Contains(string(text), "<svg") || !strings.Contains(string(text), "agencies") {
			t.Error(l.name, err)
		}
	}
	if got := len(s.all()); got != 4 {
		t.Errorf("%d points, want 4", got)
	}
}
