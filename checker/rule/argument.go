package rule

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// Argument fills one placeholder of a template. Type says which of the other
// fields count.
type Argument struct {
	Type      string           // agency, norms, situation, …
	IDs       []string         // of the entities named; exactly one for a singular type
	Text      string           // of words, day and instant
	Number    json.Number      // of number
	Interval  facts.Interval   // of interval
	Approvals []facts.Approval // of approvals
	List      []Argument       // of list

	As        string // of actions: phrase or name
	Of        string // of side: left or right
	One, Many string // of number: the noun
	Sensitive string // class of what the public must not read
}

// argumentType says how an argument's value is read and which modifiers go
// with it.
type argumentType struct {
	read      func(*Argument, json.RawMessage) error
	modifiers []string
}

var argumentTypes map[string]argumentType

func init() {
	argumentTypes = map[string]argumentType{
		"action":    {readID, []string{"as", "sensitive"}},
		"actions":   {readIDs, []string{"as", "sensitive"}},
		"agencies":  {readIDs, nil},
		"norms":     {readIDs, nil},
		"side":      {readID, []string{"of"}},
		"day":       {readText, nil},
		"instant":   {readText, nil},
		"words":     {readText, nil},
		"interval":  {func(a *Argument, data json.RawMessage) error { return strict(data, &a.Interval) }, nil},
		"approvals": {func(a *Argument, data json.RawMessage) error { return strict(data, &a.Approvals) }, nil},
		"list":      {func(a *Argument, data json.RawMessage) error { return strict(data, &a.List) }, nil},
		"number":    {func(a *Argument, data json.RawMessage) error { return json.Unmarshal(data, &a.Number) }, []string{"one", "many", "sensitive"}},
	}
	for _, name := range []string{
		"agency", "norm", "instrument", "agreement", "clause", "situation", "region", "place", "channel",
		"deployment", "assignment", "unit", "position", "member", "net", "topic",
	} {
		argumentTypes[name] = argumentType{readID, nil}
	}
}

func readID(a *Argument, data json.RawMessage) error {
	a.IDs = make([]string, 1)
	return strict(data, &a.IDs[0])
}

func readIDs(a *Argument, data json.RawMessage) error { return strict(data, &a.IDs) }

func readText(a *Argument, data json.RawMessage) error { return strict(data, &a.Text) }

// UnmarshalJSON reads {"norm": id} and the like, and refuses anything that a
// renderer would have to guess about.
func (a *Argument) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return errors.New("an argument is an object with one key that says its type")
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if _, ok := argumentTypes[key]; !ok {
			continue
		}
		if a.Type != "" {
			return fmt.Errorf("an argument has one type, this one has %s and %s", a.Type, key)
		}
		a.Type = key
	}
	if a.Type == "" {
		return fmt.Errorf("no type of argument among the keys %s; the types are %s",
			strings.Join(slices.Sorted(maps.Keys(fields)), ", "), strings.Join(slices.Sorted(maps.Keys(argumentTypes)), ", "))
	}
	if err := argumentTypes[a.Type].read(a, fields[a.Type]); err != nil {
		return fmt.Errorf("%s: %w", a.Type, err)
	}
	delete(fields, a.Type)
	return a.modify(fields)
}

// modify reads the modifiers, which only some types have.
func (a *Argument) modify(fields map[string]json.RawMessage) error {
	for name, data := range fields {
		if !slices.Contains(argumentTypes[a.Type].modifiers, name) {
			return fmt.Errorf("%s: %q is no modifier of it", a.Type, name)
		}
		field := map[string]*string{"as": &a.As, "of": &a.Of, "one": &a.One, "many": &a.Many, "sensitive": &a.Sensitive}[name]
		if err := strict(data, field); err != nil {
			return fmt.Errorf("%s: %s: %w", a.Type, name, err)
		}
		if allowed := modifierValues[name]; allowed != nil && !slices.Contains(allowed, *field) {
			return fmt.Errorf("%s: %s is one of %s, not %q", a.Type, name, strings.Join(allowed, ", "), *field)
		}
	}
	if a.Type == "side" && a.Of == "" {
		return errors.New(`side: say "of": "left" or "right"`)
	}
	return nil
}

var modifierValues = map[string][]string{
	"as":        {"phrase", "name"},
	"of":        {"left", "right"},
	"sensitive": {"channels", "encryption", "numbers", "tactics", "posts"},
}

// strict reads one JSON value and refuses fields that the target lacks.
func strict(data []byte, target any) error {
	if firstByte(data) == 'n' { // encoding/json takes null for anything
		return errors.New("null is no value")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(target)
}

func firstByte(data []byte) byte {
	if data = bytes.TrimSpace(data); len(data) > 0 {
		return data[0]
	}
	return 0
}
