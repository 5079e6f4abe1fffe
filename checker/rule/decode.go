package rule

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/internal/late"
)

// Decode reads one finding as a rule states it, in the values of
// encoding/json, completes it from the clash that it names, and holds it to
// the contract. Whether other ids exist is not asked here.
func (x *Index) Decode(v any) (*Finding, error) { return x.decode(v, x.Clash) }

// DecodeAbout is Decode for one that is expected to be about a clash.
func (x *Index) DecodeAbout(c *facts.Clash, v any) (*Finding, error) {
	return x.decode(v, func(id string) *facts.Clash {
		if id == c.ID {
			return c
		}
		return x.Clash(id)
	})
}

func (x *Index) decode(v any, clashOf func(id string) *facts.Clash) (*Finding, error) {
	o := newObject(v, "a finding")
	if o.err != nil {
		return nil, o.err
	}
	f := &Finding{
		Clash: o.text("clash"), Severity: o.text("severity"), Message: o.text("message"), Remedy: o.optional("remedy"),
	}
	var clash *facts.Clash
	if f.Clash != "" {
		clash = clashOf(f.Clash)
	}
	if clash == nil && f.Clash != "" {
		return nil, fmt.Errorf("there is no clash %q in the facts", f.Clash)
	}
	stated := func(field string) bool { return clash == nil || o.has(field) }
	f.read(o, stated)
	if err := o.done(); err != nil {
		return nil, err
	}
	if clash != nil {
		x.complete(f, clash, stated)
	}
	return f, x.check(f)
}

// read takes the fields that a rule states, which without a clash are all.
func (f *Finding) read(o *object, stated func(field string) bool) {
	text := func(field string) string {
		if !stated(field) {
			return ""
		}
		return o.text(field)
	}
	f.Book, f.Deployment, f.Cause = text("book"), text("deployment"), text("cause")
	if stated("agencies") {
		f.Agencies = o.texts("agencies")
	}
	if stated("actions") {
		f.Actions = o.texts("actions")
	}
	if stated("places") {
		f.Places = list(o, "places", bindPlace)
	}
	f.Args = map[string]Argument{}
	if stated("args") {
		f.Args = value(o, "args", bindArguments)
	}
	if o.has("during") {
		during := value(o, "during", bindInterval)
		f.During = &during
	}
}

func bindArguments(v any) (map[string]Argument, error) {
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("args must be an object")
	}
	out := make(map[string]Argument, len(fields))
	wrong, why := "", error(nil) // the first by its name
	for name, v := range fields {
		a, err := bindArgument(v)
		if err != nil && (why == nil || name < wrong) {
			wrong, why = name, err
		}
		out[name] = a
	}
	if why != nil {
		return nil, fmt.Errorf("args.%s: %w", wrong, why)
	}
	return out, nil
}

func (x *Index) check(f *Finding) error {
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
	return x.checkTemplates(f)
}

var placeholder = late.Regexp(`\{([A-Za-z_][A-Za-z0-9_]*)\}`)

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

// placeholders lists the names that the templates use, sorted, each once.
func (x *Index) placeholders(f *Finding) []string {
	names := slices.Concat(x.named(f.Message), x.named(f.Remedy))
	slices.Sort(names)
	return slices.Compact(names)
}

// named lists the placeholders of a template. A rule has few templates and
// many findings.
func (x *Index) named(template string) []string {
	if names, ok := x.templates.Load(template); ok {
		return names.([]string)
	}
	names := []string{}
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		names = append(names, m[1])
	}
	x.templates.Store(template, names)
	return names
}

// checkTemplates finds placeholders without argument and the reverse.
func (x *Index) checkTemplates(f *Finding) error {
	for _, template := range []string{f.Message, f.Remedy} {
		if names := len(x.named(template)); strings.Count(template, "{") != names || strings.Count(template, "}") != names {
			return fmt.Errorf("a brace in %q is no placeholder", template)
		}
	}
	used := x.placeholders(f)
	for _, name := range used {
		if _, ok := f.Args[name]; !ok {
			return fmt.Errorf("the placeholder {%s} has no argument", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Args)) {
		if !slices.Contains(used, name) {
			return fmt.Errorf("the argument %q has no placeholder", name)
		}
	}
	return nil
}
