package rule

import (
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
	Book      string // of deployment and event: the book that it stands in, if not the finding's
	One, Many string // of number: the noun
	Sensitive string // class of what the public must not read
}

// argumentType says how an argument's value is read and which modifiers go
// with it.
type argumentType struct {
	read      func(a *Argument, o *object)
	modifiers []string
}

var argumentTypes map[string]argumentType

func init() {
	argumentTypes = map[string]argumentType{
		"action":     {readID, []string{"as", "sensitive"}},
		"actions":    {readIDs, []string{"as", "sensitive"}},
		"agencies":   {readIDs, nil},
		"norms":      {readIDs, nil},
		"purposes":   {readIDs, nil},
		"subjects":   {readIDs, nil},
		"side":       {readID, []string{"of"}},
		"deployment": {readID, []string{"book"}},
		"event":      {readID, []string{"book"}},
		"day":        {readText, nil},
		"instant":    {readText, nil},
		"words":      {readText, nil},
		"interval":   {func(a *Argument, o *object) { a.Interval = value(o, "interval", bindInterval) }, nil},
		"number": {func(a *Argument, o *object) { a.Number = value(o, "number", bindNumber) },
			[]string{"one", "many", "sensitive"}},
		"approvals": {func(a *Argument, o *object) { a.Approvals = list(o, "approvals", bindApproval) }, nil},
		"list":      {func(a *Argument, o *object) { a.List = list(o, "list", bindArgument) }, nil},
	}
	for _, name := range []string{
		"agency", "norm", "instrument", "agreement", "clause", "situation", "region", "word", "place", "channel", "purpose", "subject", "way", "level", "equipment", "standing", "need",
		"assignment", "unit", "position", "member", "net", "topic", "waiver",
	} {
		argumentTypes[name] = argumentType{readID, nil}
	}
	argumentTypes["data"] = argumentType{readID, nil} // a data system of the radio plan
}

func readID(a *Argument, o *object) { a.IDs = []string{o.text(a.Type)} }

func readIDs(a *Argument, o *object) { a.IDs = o.texts(a.Type) }

func readText(a *Argument, o *object) { a.Text = o.text(a.Type) }

func value[T any](o *object, name string, bind func(any) (T, error)) T {
	v, err := bind(o.get(name))
	if err != nil {
		o.fail(err)
	}
	return v
}

// UnmarshalJSON reads {"norm": id} and the like, and refuses anything that a
// renderer would have to guess about.
func (a *Argument) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	bound, err := bindArgument(v)
	*a = bound
	return err
}

func bindArgument(v any) (a Argument, err error) {
	o := newObject(v, "an argument")
	if o.err != nil {
		return a, o.err
	}
	if a.Type, err = typeOf(o); err != nil {
		return a, err
	}
	argumentTypes[a.Type].read(&a, o)
	for _, name := range argumentTypes[a.Type].modifiers {
		a.modify(name, o)
	}
	if a.Type == "side" && a.Of == "" {
		o.fail(errors.New(`say "of": "left" or "right"`))
	}
	if err := o.done(); err != nil {
		return a, fmt.Errorf("%s: %w", a.Type, err)
	}
	return a, nil
}

// typeOf finds the one key that is a type.
func typeOf(o *object) (found string, err error) {
	for name := range o.fields {
		if _, ok := argumentTypes[name]; !ok {
			continue
		}
		if found != "" {
			return "", fmt.Errorf("an argument has one type, this one has %s and %s", min(found, name), max(found, name))
		}
		found = name
	}
	if found == "" {
		return "", fmt.Errorf("no type of argument among the keys %s; the types are %s",
			strings.Join(slices.Sorted(maps.Keys(o.fields)), ", "), strings.Join(slices.Sorted(maps.Keys(argumentTypes)), ", "))
	}
	return found, nil
}

var modifierValues = map[string][]string{
	"as":        {"phrase", "name"},
	"of":        {"left", "right"},
	"sensitive": {"channels", "encryption", "numbers", "tactics", "posts"},
}

// modify reads one modifier, if it is there.
func (a *Argument) modify(name string, o *object) {
	if !o.has(name) {
		return
	}
	text := o.text(name)
	if allowed := modifierValues[name]; allowed != nil && !slices.Contains(allowed, text) {
		o.fail(fmt.Errorf("%s is one of %s, not %q", name, strings.Join(allowed, ", "), text))
	}
	switch name {
	case "as":
		a.As = text
	case "of":
		a.Of = text
	case "book":
		a.Book = text
	case "one":
		a.One = text
	case "many":
		a.Many = text
	case "sensitive":
		a.Sensitive = text
	}
}
