package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// conflict is one in which a host and an agency that comes to help it differ on
// an action, as all sides can tell it: "host aid action kind".
type conflicts map[string]bool

func (b *bench) conflictsOf(ctx context.Context, by, dir string) (conflicts, error) {
	text, err := b.askText(ctx, tuplesMode, by, dir)
	if err != nil {
		return nil, err
	}
	out := conflicts{}
	for line := range strings.Lines(string(text)) {
		out[strings.TrimSpace(line)] = true
	}
	return out, nil
}

// kinds says what the Rego's reasons are called.
var kinds = map[string]string{
	"prohibited-by-host": "unreached", "required-by-host": "unreached",
	"host-asks-more": "approver", "deadline": "duty",
}

// conflictsOfOPA reads what opa printed.
func conflictsOfOPA(name string) (conflicts, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	if err := json.Unmarshal(text, &rows); err != nil {
		return nil, fmt.Errorf("what opa printed: %w", err)
	}
	out := conflicts{}
	for _, r := range rows {
		if len(r) != 6 || kinds[r[3]] == "" {
			return nil, fmt.Errorf("what opa printed has a row of another kind: %v", r)
		}
		out[strings.Join([]string{r[0], r[1], r[2], kinds[r[3]]}, " ")] = true
	}
	return out, nil
}

// conflictsOfFacts reads what `roe facts` says of the deployment of a corpus.
func conflictsOfFacts(name, host string) (conflicts, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var f struct {
		Clashes map[string][]struct {
			Kind, Reason string
			Actions      []string
			Right        struct{ Agencies []string }
		}
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("the facts: %w", err)
	}
	out := conflicts{}
	for _, list := range f.Clashes {
		for _, c := range list {
			if kinds[c.Reason] != c.Kind {
				continue
			}
			for _, aid := range c.Right.Agencies {
				for _, action := range c.Actions {
					out[strings.Join([]string{host, aid, action, c.Kind}, " ")] = true
				}
			}
		}
	}
	return out, nil
}

// hosted keeps the conflicts with one host.
func (c conflicts) hosted(host string) conflicts {
	out := conflicts{}
	for line := range c {
		if strings.HasPrefix(line, host+" ") {
			out[line] = true
		}
	}
	return out
}

// agree tells whether two sides found the same; the error names what one of
// them lost. That there is nothing to find is a mistake too.
func agree(nameA string, a conflicts, nameB string, b conflicts) error {
	if len(a) == 0 || len(b) == 0 {
		return fmt.Errorf("%s found %d conflicts and %s %d: there is nothing to compare", nameA, len(a), nameB, len(b))
	}
	return errors.Join(lost(nameA, a, nameB, b), lost(nameB, b, nameA, a))
}

func lost(nameA string, a conflicts, nameB string, b conflicts) error {
	var only []string
	for line := range a {
		if !b[line] {
			only = append(only, line)
		}
	}
	if len(only) == 0 {
		return nil
	}
	slices.Sort(only)
	return fmt.Errorf("%d conflicts that %s found are not found by %s, among them: %s", len(only), nameA, nameB, strings.Join(only[:min(3, len(only))], "; "))
}
