package checker

import (
	"encoding/json"
	"fmt"

	"roe.example/policies"
)

// Source is one thing that the guides and policies of this field ask for, and
// the rules that check it.
type Source struct {
	ID       string   `json:"id"`
	Document string   `json:"document"` // where it is asked for
	Asks     string   `json:"asks"`     // what, in one line
	Rules    []string `json:"rules"`    // ids
}

// Sources lists what was asked for, in the order of policies/sources.json,
// each with the rules whose METADATA names it.
func Sources() ([]Source, error) {
	data, err := policies.FS.ReadFile("sources.json")
	if err != nil {
		return nil, fmt.Errorf("read what the rules answer: %w", err)
	}
	var list struct{ Sources []Source }
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("read what the rules answer: %w", err)
	}
	rules, err := Rules()
	if err != nil {
		return nil, err
	}
	answers := map[string][]string{}
	for _, r := range rules {
		for _, id := range r.Seeds {
			answers[id] = append(answers[id], r.ID)
		}
	}
	for i := range list.Sources {
		list.Sources[i].Rules = append([]string{}, answers[list.Sources[i].ID]...)
	}
	return list.Sources, nil
}
