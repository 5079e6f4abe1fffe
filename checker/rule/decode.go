package rule

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var required = []string{
	"book", "deployment", "severity", "cause", "message", "args", "agencies", "actions", "clash", "places",
}

// Decode reads one finding as a rule states it and holds it to the contract.
// Whether its ids exist is not asked here.
func Decode(data []byte) (*Finding, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, errors.New("a finding is an object")
	}
	for _, name := range required {
		if _, ok := fields[name]; !ok {
			return nil, fmt.Errorf("the field %q is missing", name)
		}
	}
	f := &Finding{}
	if err := strict(data, f); err != nil {
		return nil, errors.New(plainly(err))
	}
	return f, f.check()
}

func (f *Finding) check() error {
	switch {
	case f.Book == "":
		return errors.New("book is empty")
	case f.Cause == "":
		return errors.New("cause is empty: nothing could tell this finding from another")
	case f.Message == "":
		return errors.New("message is empty")
	case len(f.Places) == 0:
		return errors.New("places is empty: a finding points at what is written somewhere")
	case Weight(f.Severity) == 0:
		return fmt.Errorf("severity is error, warning or note, not %q", f.Severity)
	}
	for _, p := range f.Places {
		if p.Role == "" || p.Path == "" {
			return errors.New("a place has a role and a path, and one of them is empty")
		}
	}
	return f.checkTemplates()
}

var placeholder = regexp.MustCompile(`\{([A-Za-z_][A-Za-z0-9_]*)\}`)

// Fill replaces every placeholder of a template by what render says for its
// name; start tells it whether a sentence begins there.
func Fill(template string, render func(name string, start bool) string) string {
	var b strings.Builder
	last := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(template, -1) {
		b.WriteString(template[last:m[0]])
		b.WriteString(render(template[m[2]:m[3]], startsSentence(template[:m[0]])))
		last = m[1]
	}
	return b.String() + template[last:]
}

func startsSentence(before string) bool {
	before = strings.TrimRight(before, " \n")
	return before == "" || strings.ContainsRune(".!?", rune(before[len(before)-1]))
}

// checkTemplates finds placeholders without argument and the reverse.
func (f *Finding) checkTemplates() error {
	used := map[string]bool{}
	for _, template := range []string{f.Message, f.Remedy} {
		for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
			used[m[1]] = true
		}
		if rest := placeholder.ReplaceAllString(template, ""); strings.ContainsAny(rest, "{}") {
			return fmt.Errorf("a brace in %q is no placeholder", template)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if _, ok := f.Args[name]; !ok {
			return fmt.Errorf("the placeholder {%s} has no argument", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Args)) {
		if !used[name] {
			return fmt.Errorf("the argument %q has no placeholder", name)
		}
	}
	return nil
}

// plainly says a decoding error without the names of Go.
func plainly(err error) string {
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) {
		return fmt.Sprintf("%s must not be a JSON %s", mistyped.Field, mistyped.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
