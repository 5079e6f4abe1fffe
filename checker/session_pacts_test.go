package checker_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	e := edit(t, dir, 7)
	for _, made := range [][3]string{
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
		text, err := os.ReadFile(filepath.Join(dir, made[0]))
		if err != nil {
			t.Fatal(err)
		}
		after := strings.Replace(string(text), made[1], made[2], 1)
		if after == string(text) {
			t.Fatalf("%s has no %s", made[0], made[1])
		}
		e.save(made[0], []byte(after), made[1]+" becomes "+made[2])
	}
}
