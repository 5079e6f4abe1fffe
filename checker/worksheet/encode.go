package worksheet

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// between stands between the several answers of one cell.
const between = "; "

// encode gives what a cell shows for what a book says at a field: text, or a
// number for numbers and dates. Nothing is "".
func (l *lists) encode(x *field, at any, row tree, scope string) any {
	if at == nil {
		return ""
	}
	switch x.kind {
	case keysKind:
		return l.keys(x, at)
	case countsKind:
		return l.counts(x, at)
	case allowedKind:
		return l.allowed(x, at, scope)
	case yesKind:
		return map[any]any{true: "yes", false: "no"}[at]
	case intKind, numberKind:
		n, _ := at.(json.Number)
		v, err := n.Float64()
		if err != nil {
			return ""
		}
		return v
	case dayKind, instantKind:
		return moment(text(at))
	case choiceKind:
		if x.list == "electionEvent" {
			return events([]any{at})
		}
		return l.say(x, text(at), row, scope)
	case choicesKind, textsKind:
		if items, ok := at.([]any); ok && x.list == "electionEvent" {
			return events(items)
		}
		return l.several(x, at, row, scope)
	}
	return text(at)
}

// events are the election events that are known. Others would be faults of the
// worksheet: they are told as left out.
func events(items []any) string {
	var out []string
	for _, item := range items {
		if kind, known := book.ElectionEvent(text(item)); known {
			out = append(out, spaced(kind))
		}
	}
	return strings.Join(out, between)
}

func (l *lists) say(x *field, id string, row tree, scope string) string {
	return l.unlike(l.find(l.nameOf(x, row)).name(id), id, scope)
}

// unlike gives the id of what is called as a word is that the document defines
// in its own way.
func (l *lists) unlike(name, id, scope string) string {
	if word, ok := l.term(scope, name); ok && word != id {
		return id
	}
	return name
}

// nameOf is the list of a field; what a word covers depends on what it is about.
func (l *lists) nameOf(x *field, row tree) string {
	if x.list == "values" {
		return "dimension/" + text(row["dimension"])
	}
	return x.list
}

func (l *lists) several(x *field, at any, row tree, scope string) any {
	items, _ := at.([]any)
	out := make([]string, 0, len(items))
	for _, item := range items {
		if n, ok := item.(json.Number); ok {
			out = append(out, n.String())
			continue
		}
		s := fmt.Sprint(item)
		if x.kind == choicesKind {
			s = l.say(x, s, row, scope)
		}
		out = append(out, s)
	}
	return strings.Join(out, between)
}

// keys are the names in a map that have the field's value.
func (l *lists) keys(x *field, at any) any {
	m, _ := at.(tree)
	var out []string
	for _, name := range slices.SortedFunc(maps.Keys(m), load.Natural) {
		if m[name] != x.keyed {
			continue
		}
		if x.list != "" {
			name = l.find(x.list).name(name)
		}
		out = append(out, name)
	}
	return strings.Join(out, between)
}

// counts are numbers by the thing that is counted.
func (l *lists) counts(x *field, at any) any {
	m, _ := at.(tree)
	var out []string
	for _, id := range slices.Sorted(maps.Keys(m)) {
		n := m[id]
		if group, ok := n.(tree); ok {
			if n = group[x.keyed]; n == nil {
				n = "?"
			}
		}
		out = append(out, fmt.Sprintf("%s: %v", l.find(x.list).name(id), n))
	}
	return strings.Join(out, between)
}

// allowed says what a norm says about one dimension.
func (l *lists) allowed(x *field, at any, scope string) any {
	v := l.find(x.list)
	say := func(id string) string { return l.unlike(v.name(id), id, scope) }
	switch at := at.(type) {
	case tree:
		var out []string
		for _, b := range bounds {
			if end := at[b.id]; end != nil {
				out = append(out, say(b.id+" "+fmt.Sprint(end)))
			}
		}
		return strings.Join(out, between)
	case []any:
		var out []string
		for _, item := range at {
			out = append(out, say(fmt.Sprint(item)))
		}
		return strings.Join(out, between)
	}
	return say(fmt.Sprint(at))
}

// moment is a day or an instant as a spreadsheet counts it, in days from the
// end of 1899. Midnight, which would read as a day, and what carries an offset
// of its own stay text.
func moment(s string) any {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() > 1900 {
		return serial(t)
	}
	if t, err := time.Parse("2006-01-02T15:04", s); err == nil && t.Year() > 1900 && (t.Hour() > 0 || t.Minute() > 0) {
		return serial(t)
	}
	return strings.Replace(s, "T", " ", 1)
}

var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func serial(t time.Time) float64 { return float64(t.Sub(epoch)/time.Second) / 86400 }
