package checker_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/corpus"
)

// TestSessionWhenAgreementsLapse: an agreement that settles something comes into
// force and goes out of it, for all or for one, while clauses and norms change
// too. What is kept of agencies whom that does not concern says the same as
// anew.
func TestSessionWhenAgreementsLapse(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 3); err != nil {
		t.Fatal(err)
	}
	e := &editing{t: t, dir: dir, rng: rand.New(rand.NewPCG(1, 7)), seen: map[string]int{}}
	e.begin(checker.Options{Paths: []string{dir}, Today: "2026-10-01"})
	for _, edit := range [][3]string{
		{"deployment.cue", `from: "2024-01-01"`, `from: "2027-01-01"`},
		{"agency-002.cue", "prohibits: [", "permits: ["},
		{"deployment.cue", `from: "2027-01-01"`, `from: "2024-01-01"`},
		{"deployment.cue", `"agency-001": {signed: "2024-01-01", by: "chief"}`, `"agency-001": {signed: "2027-01-01", by: "chief"}`},
		{"deployment.cue", `actions: ["chemical"]`, `actions: ["kinetic"]`},
		{"deployment.cue", `by: "host"`, `by: "own"`},
		{"agency-000.cue", "prohibits: [", "permits: ["},
		{"deployment.cue", `from: "2024-01-01"`, `from: "2027-01-01"`},
		{"deployment.cue", `"agency-001": {signed: "2027-01-01", by: "chief"}`, `"agency-001": {signed: "2024-01-01", by: "chief"}`},
		{"deployment.cue", `from: "2027-01-01"`, `from: "2024-01-01"`},
	} {
		name := filepath.Join(dir, edit[0])
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		after := strings.Replace(string(text), edit[1], edit[2], 1)
		if after == string(text) {
			t.Fatalf("%s has no %s", edit[0], edit[1])
		}
		e.last = edit[1] + " becomes " + edit[2]
		e.write(name, []byte(after))
		if e.compare(); e.seen["fault"] > 0 {
			t.Fatalf("%s is a fault", e.last)
		}
	}
}
