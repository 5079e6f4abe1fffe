package rule

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Decode reads one finding as a rule states it, in the values of
// encoding/json, and holds it to the contract. Whether its ids exist is not
// asked here.
func Decode(v any) (*Finding, error) {
	o := newObject(v, "a finding")
	if o.err != nil {
		return nil, o.err
	}
	f := &Finding{
		Book: o.text("book"), Deployment: o.text("deployment"), Severity: o.text("severity"), Cause: o.text("cause"),
		Message: o.text("message"), Remedy: o.optional("remedy"), Clash: o.text("clash"),
		Agencies: o.texts("agencies"), Actions: o.texts("actions"), Places: list(o, "places", bindPlace),
		Args: value(o, "args", bindArguments),
	}
	if o.has("during") {
		during := value(o, "during", bindInterval)
		f.During = &during
	}
	if err := o.done(); err != nil {
		return nil, err
	}
	return f, f.check()
}

func bindArguments(v any) (map[string]Argument, error) {
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("args must be an object")
	}
	out := make(map[string]Argument, len(fields))
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		a, err := bindArgument(fields[name])
		if err != nil {
			return nil, fmt.Errorf("args.%s: %w", name, err)
		}
		out[name] = a
	}
	return out, nil
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
