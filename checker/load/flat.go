package load

import (
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"roe.example/checker/book"
)

// flat is a file of plain data, or what CUE computed from the files of a folder,
// in the form in which it is kept: its values in a pool, and the places of them
// all. Its entities can be decoded and checked one by one, without the tree.
// What it says is never changed.
type flat struct {
	files    []string // as reports show them
	heading  heading
	valid    bool // every entity has the schema's shape, by itself
	pool     *pool
	root     ref
	top      place  // of the file's value
	count    int    // of records
	places   []byte // of records, one after the other
	sections []sectionAt
	entities []*entity
	loose    []uint32 // fields of the file that hold no entities: title, uses
	stored   bool     // the store has it
	cached   bool     // it came from there

	once sync.Once
	laid *rows
}

// sectionAt is where a section of the file is named.
type sectionAt struct {
	name string
	at   place
}

// rows are the values of a file one after the other, with their places. Who only
// decodes a file does without them, and they take much more room.
type rows struct {
	files   []string
	texts   []string
	records []record // in the order of the file; the first is the file itself
}

// record is one value, and the field or item that it is the value of.
type record struct {
	name, text        uint32 // indices of texts; a list's item has no name
	nameLine, nameCol uint32
	line, col         uint32
	next              uint32 // the record behind the value and all in it
	kind              kind
	file              uint16 // index of files
}

// entity is one entry of a map of a book: an agency, an instrument.
type entity struct {
	section, id string
	at          uint32 // its record
	value       ref
	withheld    []book.Withheld
	asked       asked
	made        made
}

// heading is what the top of a CUE file says.
type heading struct {
	cue     bool
	pkg     string // of its package clause
	clause  place  // of it, or of the first declaration
	schemas bool   // it imports roe's schema
}

// flattener lays a tree out.
type flattener struct {
	rows
	index  map[string]uint32
	files  map[string]uint16
	odd    bool // a text is not what JSON would give back
	claims bool // the file says what some values are
}

// flatten gives the form in which a tree is kept; nil where the tree has more
// than that form can say: places in other files, or flaws.
func flatten(files []string, head heading, tree *node, shapes *shapes, into *pooler) *flat {
	w := &flattener{rows: rows{files: files}, index: map[string]uint32{}, files: map[string]uint16{}}
	for i, name := range files[:min(len(files), math.MaxUint16)] {
		w.files[name] = uint16(i)
	}
	if tree.kind != structKind || !w.add(tree, nil, 0) || w.odd {
		return nil
	}
	v := &validator{shapes: shapes}
	v.check(tree, shapes.book(), nil) // marks what is at fault, so it comes last
	valid := len(v.diags) == 0
	if !valid && w.claims { // which may be what is wrong, and are not kept
		return nil
	}
	values := into.take(&w.rows)
	f := &flat{files: files, heading: head, valid: valid, pool: into.pool, root: values[0], top: w.valueAt(0), count: len(w.records), places: w.positions()}
	f.list(&w.rows, values)
	if valid {
		f.withhold(tree, shapes)
	}
	return f
}

// add lays a value out, with what is in it.
func (w *flattener) add(n *node, f *field, depth int) bool {
	file, ours := w.files[n.at.file]
	r := record{kind: n.kind, file: file, text: w.text(n.text), line: uint32(n.at.line), col: uint32(n.at.col)}
	if n.flawed || !ours || depth > maxDepth || f != nil && f.at.file != n.at.file {
		return false
	}
	if f != nil {
		r.name, r.nameLine, r.nameCol = w.text(f.name), uint32(f.at.line), uint32(f.at.col)
	}
	w.claims = w.claims || n.claim != nil
	at := len(w.records)
	w.records = append(w.records, r)
	for _, inner := range n.fields {
		if !w.add(inner.value, inner, depth+1) {
			return false
		}
	}
	for _, item := range n.items {
		if !w.add(item, nil, depth+1) {
			return false
		}
	}
	w.records[at].next = uint32(len(w.records))
	return true
}

// text numbers a text; equal ones are kept once.
func (w *flattener) text(s string) uint32 {
	i, ok := w.index[s]
	if !ok {
		w.odd = w.odd || !utf8.ValidString(s)
		i = uint32(len(w.texts))
		w.texts, w.index[s] = append(w.texts, s), i
	}
	return i
}

// list names the sections and the entities.
func (f *flat) list(r *rows, values []ref) {
	for s := range r.inside(0) {
		section := r.name(s)
		at, _ := r.placeOf(s)
		f.sections = append(f.sections, sectionAt{section, at})
		if r.records[s].kind != structKind || !slices.Contains(entities, section) {
			f.loose = append(f.loose, s)
			continue
		}
		for e := range r.inside(s) {
			f.entities = append(f.entities, &entity{section: section, id: r.name(e), at: e, value: values[e]})
		}
	}
}

// withhold notes what the schema marks as sensitive, entity by entity.
func (f *flat) withhold(tree *node, shapes *shapes) {
	for _, e := range f.entities {
		one, section := &node{kind: structKind}, tree.get(e.section)
		group := &node{kind: structKind}
		group.put(section.value.get(e.id))
		one.put(&field{name: e.section, value: group})
		e.withheld = withheld(one, shapes.book(), "", "", nil)
	}
}

// inside lists the records directly in one.
func (r *rows) inside(i uint32) func(yield func(uint32) bool) {
	return func(yield func(uint32) bool) {
		for j := i + 1; j < r.records[i].next; j = r.records[j].next {
			if !yield(j) {
				return
			}
		}
	}
}

func (r *rows) name(i uint32) string { return r.texts[r.records[i].name] }

func (r *rows) count(i uint32) (n int) {
	for range r.inside(i) {
		n++
	}
	return n
}

// field gives the tree of a record with its name.
func (r *rows) field(i uint32) *field { return r.grove(i).field(i) }

// grove is the room for the tree of a record. All of it is made at once, since
// it is one of thousands and does not last.
type grove struct {
	*rows
	first  uint32
	nodes  []node
	fields []field
}

func (r *rows) grove(i uint32) *grove {
	n := r.records[i].next - i
	return &grove{r, i, make([]node, n), make([]field, n)}
}

func (g *grove) field(i uint32) *field {
	at, _ := g.placeOf(i)
	f := &g.fields[i-g.first]
	*f = field{name: g.texts[g.records[i].name], at: at, value: g.node(i)}
	return f
}

func (g *grove) node(i uint32) *node {
	r, n := &g.records[i], &g.nodes[i-g.first]
	*n = node{kind: r.kind, text: g.texts[r.text], at: g.valueAt(i)}
	if r.next == i+1 {
		return n
	}
	if r.kind == structKind {
		n.fields = make([]*field, 0, g.count(i))
	} else {
		n.items = make([]*node, 0, g.count(i))
	}
	for j := range g.inside(i) {
		if r.kind == structKind {
			n.put(g.field(j))
		} else {
			n.items = append(n.items, g.node(j))
		}
	}
	return n
}

// placeOf is where a field's name is written, or an item.
func (r *rows) placeOf(i uint32) (at place, named bool) {
	one := &r.records[i]
	if one.nameLine > 0 {
		return place{r.files[one.file], int(one.nameLine), int(one.nameCol)}, true
	}
	return r.valueAt(i), false
}

// valueAt is where a value begins.
func (r *rows) valueAt(i uint32) place {
	one := &r.records[i]
	return place{r.files[one.file], int(one.line), int(one.col)}
}

// section finds the record of a section.
func (r *rows) section(name string) (uint32, bool) {
	for s := range r.inside(0) {
		if r.name(s) == name {
			return s, true
		}
	}
	return 0, false
}

// tree is the file without its fields.
func (f *flat) tree() *node {
	return &node{kind: structKind, at: f.top}
}

// whole is the file as a tree; nil where what was kept of it is not whole. The
// rows that it is made of are not kept.
func (f *flat) whole() *node {
	r, sound := f.lay()
	if !sound {
		return nil
	}
	return r.grove(0).node(0)
}

// answeredAnew tells whether an entity asked, and got other answers than those
// that the store has.
func (f *flat) answeredAnew() bool {
	return slices.ContainsFunc(f.entities, func(e *entity) bool { return e.asked.fresh })
}
