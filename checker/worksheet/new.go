package worksheet

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// Options say what a new worksheet begins with.
type Options struct {
	Agency, State string // the name of an agency, and its state
	From          *book.Located
	Only          string // with From: the id of the one agency whose documents are wanted
}

// Check finds the agency and the state that were named.
func (o *Options) Check() error {
	if o.From != nil && o.State != "" {
		return errors.New("--state goes with a new agency; with --from, the book says the state")
	}
	if o.State != "" {
		states := newLists(nil).find("state")
		id, ok := states.find(o.State)
		if !ok {
			return notFound(fmt.Sprintf("%q is not a state", o.State), first(states.meant(o.State)))
		}
		o.State = id
	}
	if o.From != nil && o.Only != "" && o.From.Book.Agencies[o.Only] == nil {
		return notFound(fmt.Sprintf("the book has no agency %q", o.Only), load.Nearest(o.Only, slices.Sorted(maps.Keys(o.From.Book.Agencies))))
	}
	return nil
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

func notFound(what, near string) error {
	if near != "" {
		return fmt.Errorf("%s; did you mean %q?", what, near)
	}
	return errors.New(what)
}

// Left is a part of a book that the worksheet cannot hold.
type Left struct {
	book.Location
	What string
}

// New makes a worksheet. It tells what of the book it begins with the worksheet
// cannot hold: the worksheet is read back, and what is missing then is told.
func New(o Options) (data []byte, left []Left, err error) {
	begin := tree{}
	if o.From != nil {
		if begin, err = ownTree(o.From); err != nil {
			return nil, nil, err
		}
	}
	whole := begin
	if o.Only != "" {
		begin = only(begin, o.Only)
	}
	if data, err = write(begin, o); err != nil {
		return nil, nil, err
	}
	if o.From == nil {
		return data, nil, nil
	}
	g, _ := gather([]Input{{Name: "worksheet", Data: data}})
	if o.Only != "" {
		left = append(left, setAside(whole, begin)...)
	}
	for _, path := range missing(nil, begin, g.tree) {
		left = append(left, Left{o.From.At(unplaced(path)...), said(path)})
	}
	return data, left, nil
}

// unplaced is a path as the book has it, where one group of circumstances is no
// list.
func unplaced(path []string) (out []string) {
	for i, name := range path {
		if i > 0 && (path[i-1] == "when" || path[i-1] == "unless") && name == book.Index(0) {
			continue
		}
		out = append(out, name)
	}
	return out
}

// said is a path in words.
func said(path []string) string {
	var out []string
	for i, name := range path {
		switch {
		case strings.HasPrefix(name, "#"):
			continue
		case i == 1 || slices.Contains(tables, path[i-min(i, 1)]):
			name = quoted(name)
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

var tables = []string{"norms", "clauses", "units", "parties", "radios", "terms", "requests", "offers", "assignments", "positions", "nets", "transfers", "cache", "loans", "liaisons", "patches", "allots", "grants", "demands", "acceptedBy"}

// only is what of a book concerns one agency: its own entry, its documents, and
// the places that these name.
func only(t tree, agency string) tree {
	out := tree{}
	keep := func(section, id string) {
		if v := get(t, []string{section, id}); v != nil {
			put(out, []string{section, id}, v)
		}
	}
	keep("agencies", agency)
	place := text(get(t, []string{"agencies", agency, "place"}))
	for _, id := range ids(t, []string{"instruments"}) {
		if by := text(get(t, []string{"instruments", id, "issuer"})); by == agency || by == place && by != "" {
			keep("instruments", id)
		}
	}
	for _, id := range ids(t, []string{"places"}) {
		if names(out, id) || inside(t, place, id) {
			keep("places", id)
		}
	}
	for _, section := range []string{"uses", "actions", "dimensions"} { // its documents may name them
		if v := t[section]; v != nil {
			out[section] = v
		}
	}
	return out
}

// inside tells whether a place lies around another.
func inside(t tree, place, around string) bool {
	for range 20 {
		if place == around {
			return true
		}
		place = text(get(t, []string{"places", place, "within"}))
	}
	return false
}

// names tells whether something in a tree is a text.
func names(v any, s string) bool {
	switch v := v.(type) {
	case tree:
		for _, part := range v {
			if names(part, s) {
				return true
			}
		}
	case []any:
		return slices.Contains(v, any(s))
	case string:
		return v == s
	}
	return false
}

// setAside counts what was not wanted.
func setAside(whole, begin tree) (out []Left) {
	for _, s := range []struct{ section, noun string }{{"agencies", "other agency"}, {"instruments", "other document"}, {"agreements", "agreement"}, {"deployments", "deployment"}, {"waivers", "waiver"}, {"channels", "channel"}, {"places", "place"}} {
		if n := len(ids(whole, []string{s.section})) - len(ids(begin, []string{s.section})); n > 0 {
			words := count(n, s.noun)
			words = strings.Replace(words, "agencys", "agencies", 1)
			out = append(out, Left{What: words + ", which --agency leaves out"})
		}
	}
	return out
}

func (l Left) String() string {
	if l.File == "" {
		return l.What
	}
	return fmt.Sprintf("%s: %s", l.Location, l.What)
}

// write makes the workbook.
func write(t tree, o Options) ([]byte, error) {
	w, err := newWriter(listsOf(t), t)
	if err != nil {
		return nil, err
	}
	defer w.x.Close()
	if err := w.all(o); err != nil {
		return nil, fmt.Errorf("write the worksheet: %w", err)
	}
	var b bytes.Buffer
	if err := w.x.Write(&b); err != nil {
		return nil, fmt.Errorf("write the worksheet: %w", err)
	}
	return b.Bytes(), nil
}
