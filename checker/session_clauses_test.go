package checker_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"roe.example/checker/corpus"
)

// TestSessionClauses: clauses that settle something speak of more actions, of
// fewer and of others, under other conditions and against each other. What is
// kept of actions that are settled as they were says the same as anew.
func TestSessionClauses(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 4); err != nil {
		t.Fatal(err)
	}
	e := edit(t, dir, 11)
	text, err := os.ReadFile(filepath.Join(dir, "deployment.cue"))
	if err != nil {
		t.Fatal(err)
	}
	begin, end := strings.Index(string(text), "clauses: "), strings.Index(string(text), "deployments: ")
	one := func(list ...string) string { return list[e.rng.IntN(len(list))] }
	by := func() string { return one("host", "host", "own", "stricter", "not-tasked") }
	actions := func() string {
		return one(`"chemical"`, `"chemical", "kinetic"`, `"kinetic"`, `"chemical/cs"`, `"grenade", "chemical"`, `"kinetic/sponge", "chemical/smoke"`)
	}
	clauses := [][3]string{{by(), actions(), ""}}
	for range number("ROE_ORACLE_CASES", 16) {
		one := &clauses[e.rng.IntN(len(clauses))]
		switch e.rng.IntN(8) {
		case 0:
			one[0] = by()
		case 1:
			one[2] = []string{"", `, when: {assembly: "lawful"}`}[e.rng.IntN(2)]
		case 2:
			clauses = append(clauses[e.rng.IntN(2):min(2, len(clauses))], [3]string{by(), actions(), ""})
		default:
			one[1] = actions()
		}
		written := "clauses: {"
		for id, c := range clauses {
			written += fmt.Sprintf("\n\t\t%q: {topic: \"crowd-control\", settles: {by: %q, actions: [%s]%s}}", fmt.Sprint(7+id), c[0], c[1], c[2])
		}
		written += "\n\t}\n}\n\n"
		e.save("deployment.cue", []byte(string(text[:begin])+written+string(text[end:])), written)
	}
}
