package load

import (
	"iter"
	"strconv"
	"strings"

	"roe.example/checker/book"
)

// written is where an entity and all in it is written: book.Places for it.
type written struct {
	flat *flat
	at   uint32 // the entity's record
	path string // the entity's
}

// Place walks the records along a path.
func (w written) Place(path string) (book.Location, bool) {
	i, rest := w.at, strings.TrimPrefix(path, w.path)
	for rest != "" {
		var ok bool
		if i, rest, ok = w.flat.step(i, rest); !ok {
			return book.Location{}, false
		}
	}
	return w.flat.location(i, path), true
}

// step goes along the first element of a path.
func (f *flat) step(i uint32, path string) (to uint32, rest string, ok bool) {
	if path[0] == '[' {
		digits, rest, ok := strings.Cut(path[1:], "]")
		index, err := strconv.Atoi(digits)
		if !ok || err != nil || f.records[i].kind != listKind {
			return 0, "", false
		}
		for j := range f.inside(i) {
			if index == 0 {
				return j, rest, true
			}
			index--
		}
		return 0, "", false
	}
	name, rest, ok := firstName(path)
	if !ok || f.records[i].kind != structKind {
		return 0, "", false
	}
	for j := range f.inside(i) {
		if f.texts[f.records[j].name] == name {
			return j, rest, true
		}
	}
	return 0, "", false
}

// firstName takes the first name off a path as book.Path writes it.
func firstName(path string) (name, rest string, ok bool) {
	path, ok = strings.CutPrefix(path, ".")
	if !ok {
		return "", "", false
	}
	if !strings.HasPrefix(path, `"`) {
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		return path[:end], path[end:], end > 0
	}
	quoted, err := strconv.QuotedPrefix(path)
	if err != nil {
		return "", "", false
	}
	name, err = strconv.Unquote(quoted)
	return name, path[len(quoted):], err == nil
}

func (f *flat) location(i uint32, path string) book.Location {
	at, _ := f.placeOf(i)
	return book.Location{File: at.file, Line: at.line, Column: at.col, Path: path}
}

// Same tells whether other places are of the same entity with the same things in
// it, all at the same places.
func (w written) Same(other book.Places) bool {
	o, ok := other.(written)
	return ok && w.path == o.path && w.flat.written(w.at, o.flat, o.at)
}

// written compares two entities record by record: they stand in the order in
// which they are written.
func (f *flat) written(i uint32, g *flat, j uint32) bool {
	count := f.records[i].next - i
	if g.records[j].next-j != count {
		return false
	}
	for k := range count {
		a, b := &f.records[i+k], &g.records[j+k]
		if a.kind != b.kind || a.next-i != b.next-j || f.texts[a.name] != g.texts[b.name] || f.location(i+k, "") != g.location(j+k, "") {
			return false
		}
	}
	return true
}

// All lists the entity and everything inside it.
func (w written) All() iter.Seq[book.Location] {
	return func(yield func(book.Location) bool) { w.flat.all(w.at, w.path, yield) }
}

func (f *flat) all(i uint32, path string, yield func(book.Location) bool) bool {
	if !yield(f.location(i, path)) {
		return false
	}
	index := 0
	for j := range f.inside(i) {
		inner := path + "[" + itoa(index) + "]"
		if f.records[i].kind == structKind {
			inner = joinPath(path, f.texts[f.records[j].name])
		}
		index++
		if !f.all(j, inner, yield) {
			return false
		}
	}
	return true
}
