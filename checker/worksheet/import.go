package worksheet

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
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
			r.fault(spot{file: f.name}, &trouble{"The worksheet is empty: there is nothing to make a book of.", "Fill in at least the sheets Agency, Documents and Rules."})
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
	return e
}

// home finds where in the book a row belongs.
func (g *gathering) home(line *row) {
	h, ok := line.sheet.homes[0], true
	if h.of != "" {
		if h, ok = g.parent(line); !ok {
			return
		}
	}
	if !g.identify(line) {
		g.needs(line)
		return
	}
	path := slices.Clone(h.path)
	if h.of != "" {
		path = append([]string{sections[h.of], line.parent}, h.path...)
	}
	if line.sheet.kind == "law" {
		line.path = path
		return
	}
	line.path = append(path, line.id)
	if line.sheet.name == "Words" {
		g.lists.define(line.scope, line.id)
	}
}

// parent finds the thing to which a row belongs: the one that its cell names,
// or the only one there is in its workbook.
func (g *gathering) parent(line *row) (home, bool) {
	var x *field
	for _, one := range line.sheet.fields {
		if one.role == parent {
			x = one
		}
	}
	c, said := line.cells[x]
	full := text(g.only(line, x.list))
	if said {
		v, t := g.lists.choose(x, c.text, line)
		if t != nil {
			g.fault(c.at, t)
			return home{}, false
		}
		full = text(v)
	}
	if full == "" {
		g.fault(line.spot(x), &trouble{fmt.Sprintf("It is not said to which %s this row belongs.", strings.ToLower(x.title)), "Name it in this cell."})
		return home{}, false
	}
	of := line.sheet.homes[0].of
	if kind, id, ok := strings.Cut(full, ":"); ok && len(line.sheet.homes) > 1 {
		of, full = kind, id
	}
	line.parent = full
	if line.scope = line.sheet.scope(full); len(line.sheet.homes) > 1 {
		line.scope = of + ":" + full
	}
	for _, h := range line.sheet.homes {
		if h.of == of {
			return h, true
		}
	}
	return home{}, false
}

// only is the one thing in a row's workbook that the row can belong to.
func (g *gathering) only(line *row, list string) any {
	var found []string
	for _, other := range line.file.rows {
		kind := other.sheet.kind
		if kind == "" || other.id == "" {
			continue
		}
		switch {
		case list == kind:
			found = append(found, other.id)
		case list == "ruleHome" && kind == "instrument":
			found = append(found, kind+":"+other.id)
		}
	}
	if found = slices.Compact(found); len(found) == 1 {
		return found[0]
	}
	return nil
}

// identify settles a row's id, and that no other row of its sheet has it.
func (g *gathering) identify(line *row) bool {
	for _, x := range line.sheet.fields {
		if x.role != ident {
			continue
		}
		c, said := line.cells[x]
		switch {
		case said && x.kind == choiceKind:
			v, t := g.lists.choose(x, c.text, line)
			if t != nil {
				g.fault(c.at, t)
				return false
			}
			line.id = text(v)
		case said && x.kind == sectionKind:
			if _, t := section(c); t != nil {
				g.fault(c.at, t)
				return false
			}
		case line.id == "" && line.sheet.named == "":
			g.fault(line.spot(x), &trouble{fmt.Sprintf("The %s is missing.", lower(x.title)), "Fill in this cell, or clear the row."})
			return false
		}
	}
	if line.id == "" {
		if x := line.naming(); !x.need { // what is needed is told with all else that is
			g.fault(line.spot(x), &trouble{fmt.Sprintf("“%s” is missing.", x.title), cmpHint(x)})
		}
		return false
	}
	return true
}

// naming is the field of which a row's id is made.
func (r *row) naming() *field {
	for _, x := range r.sheet.fields {
		if strings.Join(x.path, "/") == r.sheet.named && r.sheet.named != "" {
			return x
		}
	}
	return r.sheet.fields[0]
}

func lower(title string) string { return strings.ToLower(title[:1]) + title[1:] }

// row puts a row into the book.
func (g *gathering) row(line *row) {
	if line.sheet.kind == "law" {
		g.law(line)
		return
	}
	situation := ""
	for _, x := range line.sheet.fields {
		if c, ok := line.cells[x]; ok && x.role == more {
			v, t := g.lists.choose(x, c.text, line)
			if t != nil {
				g.fault(c.at, t)
				return
			}
			situation = text(v)
		}
	}
	if situation != "" {
		g.situation(line, situation)
		return
	}
	if !g.unique(line) {
		return
	}
	if get(g.tree, line.path) == nil { // a party of which nothing else is known is a party
		put(g.tree, line.path, tree{})
	}
	g.values(line, func(x *field) []string { return x.path })
	g.needs(line)
	g.stand(line)
}

func (g *gathering) law(line *row) {
	list, _ := get(g.tree, line.path).([]any)
	if slices.Contains(list, any(line.id)) {
		return
	}
	path := append(slices.Clone(line.path), book.Index(len(list)))
	g.cells[book.Path(path...)] = line.first()
	g.tree[line.path[0]] = append(slices.Clone(list), any(line.id))
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
	at := line.spot(line.naming())
	for _, x := range line.sheet.fields {
		if c, ok := line.cells[x]; ok && x.role == ident {
			at = c.at
		}
	}
	hint := "Clear one of the two rows, or give one another name."
	if line.sheet.name == "Rules" {
		hint = "If it is the same rule in another situation, choose “or when” in the column “This row”; otherwise clear one of the two rows, or number them 5.2.1 and 5.2.2."
	}
	g.fault(at, &trouble{fmt.Sprintf("%s stands on this sheet twice: here and at %s.", quoted(line.id), first.first().short(at)), hint})
	return false
}

// situation adds a situation to a rule that stands above.
func (g *gathering) situation(line *row, where string) {
	base := book.Path(line.path...)
	if g.rows["Rules "+base] == nil {
		g.fault(line.first(), &trouble{fmt.Sprintf("This row adds a situation to section %s, and no row above is that rule.", line.id), "Put it below the row of the rule, with the same document and section."})
		return
	}
	key := base + " " + where
	if where == "when" && g.more[key] == 0 {
		g.more[key] = 1
		if get(g.tree, append(slices.Clone(line.path), "when")) == nil {
			g.fault(line.first(), &trouble{fmt.Sprintf("Section %s holds in every situation, so “or when” adds nothing.", line.id), "Say in the row of the rule when it holds, or choose “except when”."})
			return
		}
	}
	n := g.more[key]
	g.more[key]++
	found := false
	g.values(line, func(x *field) []string {
		if x.kind != allowedKind {
			g.fault(line.spot(x), &trouble{fmt.Sprintf("A row that adds a situation says nothing but when; “%s” belongs into the row of the rule.", x.title), "Move it to the row of the rule."})
			return nil
		}
		found = true
		return append([]string{where, book.Index(n)}, x.path[2:]...)
	})
	if !found {
		g.fault(line.first(), &trouble{"This row adds a situation and does not say which.", "Fill in one of the columns that begin with “When:”, or clear the row."})
	}
}

// values reads the cells of a row into the book.
func (g *gathering) values(line *row, path func(*field) []string) {
	for _, x := range line.sheet.fields {
		c, ok := line.cells[x]
		if !ok || x.path == nil || x.role != value {
			continue
		}
		if below := path(x); below != nil {
			g.value(line, x, c, append(slices.Clone(line.path), below...))
		}
	}
}

func (g *gathering) value(line *row, x *field, c cell, path []string) {
	switch x.kind {
	case keysKind:
		g.keyed(line, x, c, path)
		return
	case countsKind:
		g.counted(line, x, c, path)
		return
	}
	v, t := g.lists.decode(x, c, line)
	if t != nil {
		g.fault(c.at, t)
		return
	}
	if list, ok := v.([]any); ok && len(list) == 0 {
		return
	}
	line.said[strings.Join(x.path, "/")] = v
	g.put(c, path, v)
}

// keyed reads names that all have the field's value.
func (g *gathering) keyed(line *row, x *field, c cell, path []string) {
	for _, name := range parts(c.text) {
		if x.list != "" {
			v, t := g.lists.choose(x, name, line)
			if t != nil {
				g.fault(c.at, t)
				return
			}
			name = text(v)
		}
		g.put(c, append(slices.Clone(path), name), x.keyed)
	}
}

// counted reads numbers by the thing that is counted.
func (g *gathering) counted(line *row, x *field, c cell, path []string) {
	for _, part := range parts(c.text) {
		i := strings.LastIndex(part, ":")
		if i < 0 {
			g.fault(c.at, &trouble{fmt.Sprintf("%s has no number.", quoted(part)), "Write the thing, a colon and the number: pepper spray: 30."})
			return
		}
		thing, t := g.lists.choose(x, strings.TrimSpace(part[:i]), line)
		number, at := strings.TrimSpace(part[i+1:]), append(slices.Clone(path), text(thing))
		if t == nil && x.keyed != "" && number == "?" {
			g.put(c, at, tree{})
			continue
		}
		var n any
		if t == nil {
			n, t = whole(number)
		}
		if t != nil {
			g.fault(c.at, t)
			return
		}
		if x.keyed != "" {
			at = append(at, x.keyed)
		}
		g.put(c, at, n)
	}
}

// put sets a value, and remembers its cell. Two cells that say different things
// of the same are a fault of both.
func (g *gathering) put(c cell, path []string, v any) {
	key := book.Path(path...)
	if before, clash := put(g.tree, path, v); clash {
		_ = before
		g.fault(c.at, &trouble{fmt.Sprintf("This contradicts %s, which answers the same question otherwise.", g.cells[key].short(c.at)), "Decide for one of the two answers, and clear the other."})
		return
	}
	if _, there := g.cells[key]; !there {
		g.cells[key] = c.at
	}
}

// needs wants every obligatory cell, and those that go with one that is filled.
func (g *gathering) needs(line *row) {
	for _, x := range line.sheet.fields {
		if x.path == nil {
			continue
		}
		if _, said := line.cells[x]; !said && (x.need || g.together(line, x)) {
			g.fault(line.spot(x), &trouble{fmt.Sprintf("“%s” is missing.", x.title), cmpHint(x)})
		}
	}
}

// together tells whether a cell must be filled since one that goes with it is:
// who approved, and when.
func (g *gathering) together(line *row, x *field) bool {
	n := len(x.path) - 1
	if n < 1 {
		return false
	}
	group := append(line.sheet.sample(), x.path[:n]...)
	d, ok := load.Describe("Book", group)
	if !ok || !slices.ContainsFunc(d.Fields, func(f load.Described) bool { return f.Name == x.path[n] && f.Required }) {
		return false
	}
	for other := range line.cells {
		if other != x && len(other.path) > n && slices.Equal(other.path[:n], x.path[:n]) {
			return true
		}
	}
	return false
}

func cmpHint(x *field) string {
	if x.help != "" && squash(x.help) != squash(x.title+".") {
		return x.help
	}
	return "Fill in this cell, or clear the row."
}

// stand wants every rule to say one thing.
func (g *gathering) stand(line *row) {
	if line.sheet.name != "Rules" {
		return
	}
	var said []*field
	for _, x := range line.sheet.fields {
		if _, ok := line.cells[x]; ok && len(x.path) == 1 && slices.Contains([]string{"prohibits", "permits", "requires"}, x.path[0]) {
			said = append(said, x)
		}
	}
	switch {
	case len(said) == 0:
		g.fault(line.spot(line.sheet.fields[3]), &trouble{"The rule does not say what officers must not, may or must do.", "Fill in one of the columns “Officers must not”, “Officers may”, “Officers must”."})
	case len(said) > 1:
		g.fault(line.spot(said[1]), &trouble{fmt.Sprintf("The rule answers both “%s” and “%s”, and one row can say only one of them.", said[0].title, said[1].title), "Make two rows, and number the sections 5.2.1 and 5.2.2, or clear one of the cells."})
	}
}

// clauses wants a topic of every clause that the sheet Rules gives a rule.
func (g *gathering) clauses() {
	for key, line := range g.rows {
		if len(line.path) == 4 && line.path[2] == "clauses" && strings.HasPrefix(key, "Rules ") && get(g.tree, append(slices.Clone(line.path), "topic")) == nil {
			g.fault(line.first(), &trouble{fmt.Sprintf("Section %s of the agreement stands here and not on the sheet Clauses.", line.id), "Add a row for it on the sheet Clauses, with its topic."})
		}
	}
}

// mapped is a fault that the loader found, at the cell that it comes from.
func (g *gathering) mapped(d book.Diagnostic) Remark {
	return Remark{Where: g.cell(d.Path).String(), Message: plainly(d.Message), Hint: plainly(d.Hint)}
}

var joined = regexp.MustCompile(`\b[a-z]+([A-Z][a-z]+)+\b`)

// plainly takes names of fields apart: retentionDays is retention days.
func plainly(s string) string {
	return joined.ReplaceAllStringFunc(s, func(name string) string {
		return strings.ToLower(capitals.ReplaceAllString(name, " $0"))
	})
}

var capitals = regexp.MustCompile(`[A-Z]`)

// cell finds where a part of the book was read, or the nearest part around it.
func (g *gathering) cell(path string) spot {
	for p := path; p != ""; p = around(p) {
		for _, try := range []string{p, strings.Replace(p, ".when.", ".when[0].", 1), strings.Replace(p, ".unless.", ".unless[0].", 1)} {
			if at, ok := g.cells[try]; ok {
				return at
			}
		}
	}
	if keys := slices.Sorted(maps.Keys(g.cells)); path != "" {
		for _, key := range keys {
			if strings.HasPrefix(key, path) {
				return g.cells[key]
			}
		}
	}
	return spot{file: strings.Join(g.names, ", ")}
}

// around cuts the last name off a path.
func around(path string) string {
	quoted, cut := false, 0
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\':
			i++
		case path[i] == '"':
			quoted = !quoted
		case !quoted && (path[i] == '.' || path[i] == '['):
			cut = i
		}
	}
	return path[:cut]
}
