package worksheet

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"roe.example/checker/book"
)

// Input is a filled worksheet.
type Input struct {
	Name string
	Data []byte
}

// Result is what worksheets say. With faults there is no book.
type Result struct {
	Files         []File
	Whole         string // the same book as one file
	Faults, Notes []Remark
	Book          *book.Located
}

// File is one file of a book.
type File struct{ Name, Text string }

// Import makes one book of worksheets. All faults are told at once, each with
// its cell. The error is for faults of the program's own and of ctx.
func Import(ctx context.Context, inputs []Input, packageName string) (*Result, error) {
	g, r := gather(inputs)
	if len(r.faults) > 0 {
		return r.result(), nil
	}
	files, err := g.files(packageName, inputs)
	if err != nil {
		return nil, err
	}
	loaded, err := loadFiles(ctx, files)
	if err != nil {
		return nil, err
	}
	for _, d := range loaded.Diagnostics {
		r.faults = append(r.faults, g.mapped(d))
	}
	for _, d := range loaded.Notes {
		r.notes = append(r.notes, g.mapped(d))
	}
	g.sort(inputs)
	out := r.result()
	if len(out.Faults) == 0 && len(loaded.Books) == 1 {
		out.Files, out.Book = files, loaded.Books[0]
		out.Whole, err = g.whole(packageName, inputs)
	}
	return out, err
}

func (r *reader) result() *Result {
	return &Result{Faults: unique(r.faults), Notes: unique(r.notes)}
}

func unique(list []Remark) []Remark {
	return slices.CompactFunc(list, func(a, b Remark) bool { return a.Where == b.Where && a.Message == b.Message })
}

// gathering is a book on its way from cells.
type gathering struct {
	*reader
	lists *lists
	tree  tree
	cells map[string]spot // by path, where something was read
	names []string
	rows  map[string]*row // by sheet and path, the first row of a thing
	more  map[string]int  // situations of a rule that were read
}

func gather(inputs []Input) (*gathering, *reader) {
	r := &reader{columns: map[*sheet]map[*field]int{}}
	g := &gathering{reader: r, tree: tree{}, cells: map[string]spot{}, rows: map[string]*row{}, more: map[string]int{}}
	var files []*file
	for _, in := range inputs {
		if f := r.open(in.Name, in.Data); f != nil {
			files = append(files, f)
			g.names = append(g.names, in.Name)
		}
	}
	g.define(files)
	for _, f := range files {
		if len(f.rows) == 0 {
			r.fault(spot{file: f.name}, &trouble{message: "The worksheet is empty: there is nothing to make a book of.", hint: "Fill in at least the sheets Agency, Documents and Rules."})
		}
		for _, line := range f.rows {
			g.home(line)
		}
		if f.title.text != "" {
			g.put(f.title, []string{"title"}, f.title.text)
		}
	}
	for _, f := range files {
		for _, line := range f.rows {
			if line.path != nil {
				g.row(line)
			}
		}
	}
	g.clauses()
	g.sort(inputs)
	return g, r
}

// sort puts faults in the order of files, sheets and cells.
func (g *gathering) sort(inputs []Input) {
	places := map[string]int{}
	for _, in := range inputs {
		places[in.Name] = len(places)
	}
	for _, s := range sheets() {
		places[s.name] = len(places)
	}
	by := func(list []Remark) {
		sort.SliceStable(list, func(i, j int) bool {
			a, b := list[i].key(places), list[j].key(places)
			return slices.Compare(a, b) < 0
		})
	}
	by(g.faults)
	by(g.notes)
}

// define lists what the workbooks define, before anything that names it is
// read.
func (g *gathering) define(files []*file) {
	var all []entity
	for _, f := range files {
		for _, line := range f.rows {
			line.id = line.ident()
			switch {
			case line.sheet.kind != "" && line.id != "":
				all = append(all, line.entity())
				if cite := line.said["plan/cite"]; cite != nil {
					all = append(all, entity{kind: "plan", id: line.id, name: text(cite)})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b entity) int { return strings.Compare(a.kind+a.id, b.kind+b.id) })
	all = slices.CompactFunc(all, func(a, b entity) bool { return a.kind == b.kind && a.id == b.id })
	g.lists = newLists(all)
	g.lists.lost = g.lost
}

// ident is a row's id: what its own column says, or one made of its name.
func (r *row) ident() string {
	var given string
	for _, x := range r.sheet.fields {
		c, ok := r.cells[x]
		if !ok {
			continue
		}
		if x.path != nil {
			r.said[strings.Join(x.path, "/")] = c.text
		}
		switch {
		case x.role == ident && x.kind == sectionKind:
			given = slug(c.text)
		case x.role == ident:
			given = c.text
		}
	}
	if given == "" && r.sheet.named != "" {
		given = label(text(r.said[r.sheet.named]))
	}
	return given
}

func (r *row) entity() entity {
	e := entity{kind: r.sheet.kind, id: r.id, name: text(r.said[r.sheet.named])}
	if e.name == "" {
		e.name = r.id
		for x, c := range r.cells {
			if x.role == ident {
				e.aliases = append(e.aliases, c.text)
			}
		}
	}
	e.aliases = append(e.aliases, text(r.said["name"]), text(r.said["title"]))
	e.action = ownAction(e.kind, func(field string) string { return text(r.said[field]) })
	return e
}

// unique refuses two rows for the same thing. In several workbooks a thing may
// stand more than once, if they say the same.
func (g *gathering) unique(line *row) bool {
	key := line.sheet.name + " " + book.Path(line.path...)
	first := g.rows[key]
	if first == nil {
		g.rows[key] = line
		g.cells[book.Path(line.path...)] = line.first()
		return true
	}
	if first.file != line.file {
		return true
	}
	x := line.naming()
	for _, other := range line.sheet.fields {
		if _, said := line.cells[other]; said && other.role == ident {
			x = other
		}
	}
	written := cmp.Or(line.cells[x].text, line.id)
	hint := "Clear one of the two rows, or give one another name."
	switch {
	case line.sheet.name == "Rules":
		hint = "If it is the same rule in another situation, choose “or when” in the column “This row”; otherwise clear one of the two rows, or number them 5.2.1 and 5.2.2."
	case line.sheet.questions:
		hint = "Clear one of the two columns, or give one another name."
	}
	g.fault(line.spot(x), &trouble{message: fmt.Sprintf("%s stands on this sheet twice: here and at %s.", quoted(written), first.spot(x).short(line.spot(x))), hint: hint})
	return false
}
