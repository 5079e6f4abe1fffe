package rule

import (
	"encoding/json"
	"fmt"
	"slices"

	"roe.example/checker/facts"
)

// object reads the fields of one JSON object and keeps the first thing that
// is wrong with it. Findings come by the thousand: reading the decoded values
// costs a tenth of writing them as text and reading that.
type object struct {
	fields map[string]any
	read   []string // mostly into few
	few    [4]string
	err    error
}

func newObject(v any, what string) *object {
	fields, ok := v.(map[string]any)
	o := &object{fields: fields}
	o.read = o.few[:0]
	if !ok {
		o.err = fmt.Errorf("%s is an object", what)
	}
	return o
}

func (o *object) fail(err error) {
	if o.err == nil {
		o.err = err
	}
}

// get gives a field that must be there.
func (o *object) get(name string) any {
	o.read = append(o.read, name)
	v, ok := o.fields[name]
	if !ok {
		o.fail(fmt.Errorf("the field %q is missing", name))
	}
	return v
}

func (o *object) has(name string) bool { _, ok := o.fields[name]; return ok }

func (o *object) text(name string) string {
	s, ok := o.get(name).(string)
	if !ok {
		o.fail(fmt.Errorf("%s must be a text", name))
	}
	if err := Readable(s); err != nil {
		o.fail(fmt.Errorf("%s %w", name, err))
	}
	return s
}

// optional is a text that may be left out.
func (o *object) optional(name string) string {
	if !o.has(name) {
		return ""
	}
	return o.text(name)
}

func (o *object) texts(name string) []string {
	return list(o, name, func(v any) (string, error) {
		s, ok := v.(string)
		if !ok {
			return "", fmt.Errorf("%s must hold texts", name)
		}
		if err := Readable(s); err != nil {
			return "", fmt.Errorf("%s %w", name, err)
		}
		return s, nil
	})
}

// list reads each item of a list.
func list[T any](o *object, name string, item func(any) (T, error)) []T {
	items, ok := o.get(name).([]any)
	if !ok {
		o.fail(fmt.Errorf("%s must be a list", name))
	}
	out := make([]T, len(items))
	for i, v := range items {
		var err error
		if out[i], err = item(v); err != nil {
			o.fail(err)
		}
	}
	return out
}

// done refuses fields that nobody read.
func (o *object) done() error {
	unread := ""
	for name := range o.fields {
		if !slices.Contains(o.read, name) && (unread == "" || name < unread) {
			unread = name
		}
	}
	if unread != "" {
		o.fail(fmt.Errorf("unknown field %q", unread))
	}
	return o.err
}

func bindInterval(v any) (facts.Interval, error) {
	o := newObject(v, "an interval")
	i := facts.Interval{From: o.text("from"), Until: o.text("until")}
	return i, o.done()
}

func bindApproval(v any) (facts.Approval, error) {
	o := newObject(v, "an approval")
	a := facts.Approval{Rung: o.text("rung"), Agency: o.text("agency"), Office: o.text("office")}
	return a, o.done()
}

func bindPlace(v any) (Place, error) {
	o := newObject(v, "a place")
	p := Place{Role: o.text("role"), Path: o.text("path"), Book: o.optional("book")}
	return p, o.done()
}

// bindNumber takes a number as OPA gives it.
func bindNumber(v any) (json.Number, error) {
	switch n := v.(type) {
	case json.Number:
		return n, nil
	case float64:
		return json.Number(fmt.Sprint(n)), nil
	}
	return "", fmt.Errorf("number must be a number")
}
