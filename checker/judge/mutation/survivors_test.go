package mutation

import (
	"fmt"
	"os"
	"strings"
)

// survivors is the committed list of mutants that no test can or need kill.
const survivors = "survivors.txt"

// place names a mutant without the number of its line, so that the list stays
// true when lines move. Two mutants may have the same.
type place struct{ file, definition, line, change string }

func (m *mutant) place() place { return place{m.of.file, m.definition, m.line, m.change} }

func (p place) String() string {
	return fmt.Sprintf("%s: %s\n  | %s\n  - %s", p.file, p.definition, p.line, p.change)
}

// readSurvivors reads how many mutants of each place may live. A block is a
// file and definition, the line after "|", what was changed in it after "-"
// once or more, and the reason.
func readSurvivors() (map[place]int, error) {
	data, err := os.ReadFile(survivors)
	if err != nil {
		return nil, err
	}
	out := map[place]int{}
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		if err := readBlock(block, out); err != nil {
			return nil, fmt.Errorf("%s: %w in\n%s", survivors, err, block)
		}
	}
	return out, nil
}

func readBlock(block string, out map[place]int) error {
	var at place
	var changes []string
	reason := ""
	for _, text := range strings.Split(block, "\n") {
		mark, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		switch {
		case mark == "#":
		case at.file == "":
			file, definition, _ := strings.Cut(text, ": ")
			at.file, at.definition = file, definition
		case mark == "|":
			at.line = rest
		case mark == "-":
			changes = append(changes, rest)
		default:
			reason += strings.TrimSpace(text)
		}
	}
	if at == (place{}) {
		return nil // a comment
	}
	if at.definition == "" || at.line == "" || len(changes) == 0 || reason == "" {
		return fmt.Errorf("a file and definition, a line, a change or a reason is missing")
	}
	for _, change := range changes {
		at.change = change
		out[at]++
	}
	return nil
}
