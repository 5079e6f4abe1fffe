package load

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// quick makes a book of files of plain data without building it as one tree:
// each entity that stands in one file only is decoded from that file and, if
// the answers to what it asks about the rest are those that it got before,
// taken as checked. It never reports a fault: with any fault at all it gives
// up, and the plain way finds them all.
type quick struct {
	*loader
	book  *loaded
	tree  *node // what stands in several files, or adds to the library
	flats []*flat
	// alone are the entities of one file.
	alone []alone
}

// alone is an entity that stands in one file and not in the library.
type alone struct {
	*entity
	flat *flat
	path string // the entity's
}

// quick gives nil where the plain way has to be gone.
func (l *loader) quick(dir *folder, files []*parsed) *loaded {
	q := &quick{loader: l, book: &loaded{}, flats: l.flats(dir, files)}
	if len(q.flats) == 0 {
		return nil
	}
	if !q.sort() || !q.shape() || !q.make(dir) {
		return nil
	}
	located := cores.Begin(q.locate) // which no check asks
	defer located()
	if !q.judge() || nothingToCheck(q.book, dir, files) != nil {
		return nil
	}
	return q.book
}

// flats are what a folder's files say; nil where there are faults already.
// Where one CUE file computes, what CUE makes of all of them stands for them.
func (l *loader) flats(dir *folder, files []*parsed) (all []*flat) {
	computes := false
	for _, p := range files {
		if p.flat == nil && !p.complex {
			return nil
		}
		computes = computes || p.complex
	}
	cue := inCUE(files)
	if packageClauses(cue) != nil {
		return nil
	}
	if computes {
		f := l.computed(dir, cue)
		if f == nil {
			return nil
		}
		all = append(all, f)
	}
	for _, p := range files {
		if !computes || !p.heading.cue {
			all = append(all, p.flat)
		}
	}
	return all
}

// inCUE are the files that belong to packages.
func inCUE(files []*parsed) (cue []*parsed) {
	for _, p := range files {
		if p.heading.cue {
			cue = append(cue, p)
		}
	}
	return cue
}

// sort tells entities that can be looked at alone from all else, which it
// merges to one tree.
func (q *quick) sort() bool {
	type key struct{ section, id string }
	all := 0
	for _, f := range q.flats {
		all += len(f.entities)
	}
	count := make(map[key]int, all)
	for _, f := range q.flats {
		for _, e := range f.entities {
			count[key{e.section, e.id}]++
		}
	}
	var m merger
	for _, f := range q.flats {
		rest := f.tree()
		for _, i := range f.loose {
			rest.put(f.rows().field(i))
		}
		for _, e := range f.entities {
			if f.valid && count[key{e.section, e.id}] == 1 {
				if path := book.Path(e.section, e.id); !q.shelf.has(path) {
					q.alone = append(q.alone, alone{e, f, path})
					continue
				}
			}
			f.share(rest, e)
		}
		q.tree = m.merge(q.tree, rest, nil)
	}
	if len(m.diags) > 0 {
		return false
	}
	q.shelf.extend(q.tree, &m)
	return len(m.diags) == 0
}

// share adds an entity to the tree of what stands in several files.
func (f *flat) share(rest *node, e *entity) {
	section := rest.get(e.section)
	if section == nil {
		i, _ := f.rows().section(e.section)
		at, _ := f.rows().placeOf(i)
		section = &field{name: e.section, at: at, value: &node{kind: structKind, at: f.rows().valueAt(i)}}
		rest.put(section)
	}
	section.value.put(f.rows().field(e.at))
}

// shape holds what is merged against the schema.
func (q *quick) shape() bool {
	q.book.tree, q.book.alone = q.tree, q.alone
	v := &validator{shapes: q.shapes}
	v.check(q.tree, q.shapes.book(), nil)
	return len(v.diags) == 0
}

// make decodes the book.
func (q *quick) make(dir *folder) bool {
	decoded := &book.Book{}
	if json.Unmarshal(q.tree.appendJSON(nil), decoded) != nil || !q.decode(decoded) {
		return false
	}
	q.book.book = &book.Located{Dir: dir.name, Book: decoded, Sensitive: q.sensitive()}
	q.shelf.assemble(q.book.book)
	return true
}

// locate says where all of the book is written.
func (q *quick) locate() {
	places := &q.book.book.Locations
	locate(q.tree, "", places.List)
	for _, a := range q.alone {
		places.Hold(a.path, written{a.flat, a.at, a.path})
	}
	for section, at := range q.sections() {
		places.List(section, at.location([]string{section}))
	}
}

// decode adds the entities that stand alone to the book.
func (q *quick) decode(into *book.Book) bool {
	sections := sectionMaps(into)
	values, errs := make([]reflect.Value, len(q.alone)), make([]error, len(q.alone))
	made := newDecodings()
	cores.Shares(len(q.alone), func() func(int) {
		by := made.one()
		return func(i int) {
			a := q.alone[i]
			values[i], errs[i] = a.flat.decoded(a.entity, sections[a.section].Type().Elem(), by)
		}
	})
	for i, a := range q.alone {
		if errs[i] != nil {
			return false
		}
		section := sections[a.section]
		if section.IsNil() {
			section.Set(reflect.MakeMap(section.Type()))
		}
		section.SetMapIndex(reflect.ValueOf(a.id), values[i])
	}
	return true
}

// sectionMaps are the sections of a book that hold entities by id.
func sectionMaps(b *book.Book) map[string]reflect.Value {
	all, v := map[string]reflect.Value{}, reflect.ValueOf(b).Elem()
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if slices.Contains(entities, name) {
			all[name] = v.Field(i)
		}
	}
	return all
}

// sensitive lists what must not leave the agencies, by path.
func (q *quick) sensitive() []book.Withheld {
	all := sensitive(q.tree, q.shapes.book())
	for _, a := range q.alone {
		all = append(all, a.withheld...)
	}
	sortWithheld(all)
	return all
}

// sections are where each section is first written.
func (q *quick) sections() map[string]place {
	first := map[string]place{}
	for _, f := range q.flats {
		for _, s := range f.sections {
			if known, ok := first[s.name]; !ok || s.at.before(known) {
				first[s.name] = s.at
			}
		}
	}
	return first
}

// agencies are those of a book that are wanted, as trees.
func (b *loaded) agencies(wanted func(id string) bool) (all []*field) {
	for _, f := range fieldsOf(b.tree.value("agencies")) {
		if wanted(f.name) {
			all = append(all, f)
		}
	}
	for _, a := range b.alone {
		if a.section == "agencies" && wanted(a.id) {
			all = append(all, a.flat.rows().field(a.at))
		}
	}
	return all
}
