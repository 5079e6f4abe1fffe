package checker

import (
	"encoding/json"
	"fmt"

	"roe.example/policies"
)

// Example is what a rule finds in a book of invented agencies, and the least
// change after which it finds nothing there.
type Example struct {
	Book     string         `json:"book"`
	Severity string         `json:"severity"`
	Message  string         `json:"message"`
	Remedy   string         `json:"remedy"`
	Places   []ExamplePlace `json:"places"`
	// Lines of the book that the places point at, in CUE.
	Lines string `json:"lines"`
	// Quiet is how these or other lines of the book read when the rule is
	// silent; How says what is done with them.
	Quiet string `json:"quiet"`
	How   string `json:"how"` // changed, added or left out
	// From names the differences between the book and its quiet twin of which
	// Quiet is made: file and line in the book.
	From []string `json:"from"`
}

// ExamplePlace is a place of an example's finding.
type ExamplePlace struct {
	Role string `json:"role"`
	File string `json:"file"`
	Line int    `json:"line"`
}

// What is done with an example's lines to make its rule silent.
const (
	Changed = "changed"
	Added   = "added"
	LeftOut = "left out"
)

// Examples are those of roe's own rules, by id. They are taken from the books
// on which the rules are tested.
func Examples() (map[string]Example, error) {
	data, err := policies.FS.ReadFile("examples.json")
	if err != nil {
		return nil, fmt.Errorf("read the rules' examples: %w", err)
	}
	out := map[string]Example{}
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("read the rules' examples: %w", err)
	}
	return out, nil
}
