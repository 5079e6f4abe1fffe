package worksheet

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// sheet is one page of the form: a table with a thing in each row, or, where
// there are few things with much to say, a list of questions with a thing in
// each column.
type sheet struct {
	name, purpose string
	questions     bool
	color         string
	kind          string // what its things are: "agency"
	homes         []home // where they belong in a book
	named         string // the path from which an id is made where none is given
	fields        []*field
	blank         int // rows for answers, beside those that are filled
}

// home is a part of a book in which a sheet's things stand: a section, or a part
// of a thing on another sheet.
type home struct {
	of   string // the kind of thing that the first column names; "": the book itself
	path []string
}

// role is what a column does beside holding a value.
type role int

const (
	value  role = iota
	parent      // names the thing to which the row belongs
	ident       // the id, or the name that serves as one
	more        // whether the row adds a situation to the one above
	helper      // for the reader alone
)

// kind is how a cell is written.
type kind int

const (
	textKind kind = iota
	sectionKind
	dayKind
	instantKind
	intKind
	numberKind
	yesKind
	choiceKind
	choicesKind
	textsKind
	allowedKind
	keysKind
	countsKind
)

// field is a column of a table, or a question.
type field struct {
	title, help string
	former      string // the title that it had, which filled worksheets may still have
	path        []string
	role        role
	kind        kind
	list        string // the words to choose from
	keyed       string // of a map: the value that the names in this cell have, or where their number stands
	need        bool
	named       bool // its texts are ids
	width       float64
}

func (f *field) isList() bool {
	return f.kind == choicesKind || f.kind == textsKind || f.kind == keysKind || f.kind == countsKind || f.kind == allowedKind
}

// f makes a column for the value at a path.
func f(title, path string, width float64, help string) *field {
	return &field{title: title, help: help, path: strings.Split(path, "/"), width: width}
}

func (x *field) was(title string) *field { x.former = title; return x }

func (x *field) from(list string) *field { x.list = list; return x }

// slugs makes a column hold names of things by which other sheets do not go.
func (x *field) slugs() *field { x.named = true; return x }

// counts makes a column hold numbers by the thing that is counted.
func (x *field) counts(list string) *field {
	x.kind, x.list = countsKind, list
	return x
}

// countsOf makes a column hold one number of a group by the thing it speaks of.
func (x *field) countsOf(list, number string) *field {
	x.keyed = number
	return x.counts(list)
}

// having makes a column for the names in a map that have a value.
func having(title, path, keyed string, width float64, help string) *field {
	x := f(title, path, width, help)
	x.kind, x.keyed = keysKind, keyed
	return x
}

func id(title, help string) *field {
	return &field{title: title, help: help, role: ident, kind: sectionKind, width: 16}
}

func code() *field {
	return id("Code", "roe's own short name for it. Leave it empty: one is made. Never change one that is there.")
}

func of(title, kind, help string) *field {
	return &field{title: title, help: help, role: parent, kind: choiceKind, list: kind, width: 24}
}

// sources are the columns that say where a statement can be looked up.
func sources() []*field {
	return []*field{
		f("Source: document", "source/document", 26, "The document, as a lawyer would cite it, if it is not the one named in this row."),
		f("Source: section or page", "source/section", 14, "Section, page or paragraph."),
		f("Source: web address", "source/url", 20, "Public address of the copy that was read."),
		f("Source: how verified", "source/confidence", 18, "How far it was verified."),
	}
}

// dimensions are the library's, in their order.
func dimensions() []string {
	all := theLibrary().Dimensions
	ids := make([]string, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return all[a].Order - all[b].Order })
	return ids
}

// circumstances are the columns that say in which situations something holds.
func circumstances(prefix, path string) (out []*field) {
	for _, id := range dimensions() {
		d := theLibrary().Dimensions[id]
		x := f(prefix+d.Title, path+"/"+id, 16, "Leave it empty if it does not matter. Choose from the list; for several, put ; between them.")
		x.kind, x.list = allowedKind, "dimension/"+id
		out = append(out, x)
	}
	return out
}

// sheets is the form, ready for use.
var sheets = sync.OnceValue(func() []*sheet {
	all := slices.Concat(agencySheets(), agreementSheets(), seasonSheets(), deploymentSheets(), waiverSheets())
	for _, s := range all {
		for _, x := range s.fields {
			s.complete(x)
		}
	}
	return all
})

// sample is a path at which the schema describes the things of a sheet.
func (s *sheet) sample() []string {
	h := s.homes[0]
	var path []string
	if h.of != "" {
		path = append(path, sections[h.of], "x")
	}
	return append(append(path, h.path...), "x")
}

// sections are the parts of a book that hold a kind of thing.
var sections = map[string]string{
	"agency": "agencies", "place": "places", "instrument": "instruments", "agreement": "agreements",
	"deployment": "deployments", "plan": "deployments", "channel": "channels", "waiver": "waivers", "ownDimension": "dimensions",
}

// complete takes from the schema what it says of a field: how it is written,
// whether it must be there, what there is to choose from, what it means.
func (s *sheet) complete(x *field) {
	if x.path == nil {
		return
	}
	path := append(s.sample(), x.path...)
	d, ok := load.Describe("Book", path)
	if !ok {
		panic("the schema has no " + book.Path(path...)) // the form is part of the program, and a test reads it all
	}
	x.help = cmp.Or(x.help, strings.ReplaceAll(d.Doc, "\n", " "))
	// What is required within an optional group is required only with it.
	x.need = x.need || d.Required && len(x.path) == 1
	if x.kind == textKind {
		x.kind = kindOf(d)
	}
	if x.list == "" {
		x.list = listOf(d, path)
	}
	if x.kind == textKind && x.list != "" {
		x.kind = choiceKind
	}
	if x.kind == textsKind && x.list != "" {
		x.kind = choicesKind
	}
}

func kindOf(d load.Description) kind {
	switch {
	case d.Def == "Date":
		return dayKind
	case d.Def == "Instant":
		return instantKind
	case d.Kind == "bool":
		return yesKind
	case d.Kind == "int":
		return intKind
	case d.Kind == "number":
		return numberKind
	case d.Kind == "list":
		return textsKind
	}
	return textKind
}

func listOf(d load.Description, path []string) string {
	last := path[len(path)-1]
	switch {
	case d.Kind == "map" && d.Keys != nil && len(d.Keys.Enum) > 0:
		return enumList(d.Keys.Def, last, d.Keys.Enum)
	case len(d.Enum) > 0:
		def := d.Def
		if item, ok := load.Describe("Book", append(slices.Clone(path), book.Index(0))); ok && d.Kind == "list" {
			def = item.Def
		}
		return enumList(def, last, d.Enum)
	}
	return d.Ref
}

var enumerations = map[string]*vocabulary{}

// enumList names a list of the schema.
func enumList(def, field string, ids []string) string {
	name := cmp.Or(def, "="+field)
	if enumerations[name] == nil {
		enumerations[name] = enumeration(cmp.Or(def, field), ids)
	} else if len(enumerations[name].words) != len(ids) {
		name = field + "/" + strings.Join(ids, ",")
		enumerations[name] = enumeration(name, ids)
	}
	return name
}
