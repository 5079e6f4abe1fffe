package checker_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"roe.example/checker/corpus"
)

// TestSessionGoesBackAndForth turns a few switches of a book at random, each of
// which has few states, so that what was found some edits ago holds again, while
// something else changed meanwhile, or does not any more.
func TestSessionGoesBackAndForth(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 4); err != nil {
		t.Fatal(err)
	}
	e := edit(t, dir, 13)
	switches := []struct {
		file, from string
		to         []string
		state      int
	}{
		{file: "deployment.cue", from: `actions: ["chemical"]`, to: []string{`actions: ["chemical"]`, `actions: ["kinetic"]`, `actions: ["chemical/cs", "grenade"]`}},
		{file: "deployment.cue", from: `by: "host"`, to: []string{`by: "host"`, `by: "own"`}},
		{file: "deployment.cue", from: `until: "2026-08-21T02:00"`, to: []string{`until: "2026-08-21T02:00"`, `until: "2026-08-21T03:30"`}},
		{file: "deployment.cue", from: `from: "2024-01-01"`, to: []string{`from: "2024-01-01"`, `from: "2027-01-01"`}},
		{file: "deployment.cue", from: `"u002": {agency: "agency-002", officers: 20, supervisors: 3, carries: ["`,
			to: []string{`"u002": {agency: "agency-002", officers: 20, supervisors: 3, carries: ["`, `"u002": {agency: "agency-002", officers: 20, supervisors: 0, carries: ["kinetic/foam-40mm", "`,
				`"u002": {agency: "agency-002", officers: 20, carries: ["chemical/smoke", "`}},
		{file: "agency-002.cue", from: "prohibits: [", to: []string{"prohibits: [", "permits: ["}},
		{file: "agency-000.cue", from: "prohibits: [", to: []string{"prohibits: [", "permits: ["}},
		{file: "agency-000.cue", from: "permits: [", to: []string{"permits: [", "requires: ["}},
	}
	texts := map[string]string{}
	for _, s := range switches {
		text, err := os.ReadFile(filepath.Join(dir, s.file))
		if err != nil {
			t.Fatal(err)
		}
		if texts[s.file] = string(text); !strings.Contains(texts[s.file], s.from) {
			t.Fatalf("%s has no %s", s.file, s.from)
		}
	}
	for range number("ROE_ORACLE_CASES", 24) {
		one := &switches[e.rng.IntN(len(switches))]
		one.state = (one.state + 1 + e.rng.IntN(len(one.to)-1)) % len(one.to)
		text, states := texts[one.file], ""
		for _, s := range switches {
			if s.file == one.file {
				text = strings.Replace(text, s.from, s.to[s.state], 1)
			}
			states += fmt.Sprint(s.state)
		}
		e.save(one.file, []byte(text), "switches "+states)
	}
}

// TestSessionToolsChangeHands: what was found some edits ago holds again, but for
// the unit that brings the tool, which is another of the same agency by now.
func TestSessionToolsChangeHands(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 4); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "deployment.cue"))
	if err != nil {
		t.Fatal(err)
	}
	unit, posted := regexp.MustCompile(`"u002": \{agency.*\}`), regexp.MustCompile(`(units: \[.*"u002")`)
	if !unit.Match(text) || !posted.Match(text) {
		t.Fatal("there is no unit u002 at a post")
	}
	const blast = `"grenade/blast-ball"` // of which nobody's rules speak, so that who brings it is told
	deployed := func(clause string, carries ...string) []byte {
		now := posted.ReplaceAll(text, []byte(`$1, "x002"`))
		now = unit.ReplaceAll(now, fmt.Appendf(nil, `"u002": {agency: "agency-002", officers: 20, supervisors: 3, carries: [%s]}
		"x002": {agency: "agency-002", officers: 20, supervisors: 3, carries: [%s]}`, carries[0], carries[1]))
		return bytes.Replace(now, []byte(`actions: ["chemical"]`), []byte(`actions: ["`+clause+`"]`), 1)
	}
	if err := os.WriteFile(filepath.Join(dir, "deployment.cue"), deployed("grenade", blast, ""), 0o644); err != nil {
		t.Fatal(err)
	}
	e := edit(t, dir, 17)
	e.save("deployment.cue", deployed("kinetic", blast, ""), "another clause")
	e.save("deployment.cue", deployed("kinetic", "", blast), "another unit")
	e.save("deployment.cue", deployed("grenade", "", blast), "the clause as before")
}
