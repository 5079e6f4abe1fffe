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
	r, i, rest := w.flat.rows(), w.at, strings.TrimPrefix(path, w.path)
	for rest != "" {
		var ok bool
		if i, rest, ok = r.step(i, rest); !ok {
			return book.Location{}, false
		}
	}
	return r.location(i, path), true
}

// step goes along the first element of a path.
func (r *rows) step(i uint32, path string) (to uint32, rest string, ok bool) {
	if path[0] == '[' {
		digits, rest, ok := strings.Cut(path[1:], "]")
		index, err := strconv.Atoi(digits)
		if !ok || err != nil || r.records[i].kind != listKind {
			return 0, "", false
		}
		for j := range r.inside(i) {
			if index == 0 {
				return j, rest, true
			}
			index--
		}
		return 0, "", false
	}
	name, rest, ok := firstName(path)
	if !ok || r.records[i].kind != structKind {
		return 0, "", false
	}
	for j := range r.inside(i) {
		if r.name(j) == name {
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

func (r *rows) location(i uint32, path string) book.Location {
	at, _ := r.placeOf(i)
	return book.Location{File: at.file, Line: at.line, Column: at.col, Path: path}
}

// Same tells whether other places are of the same entity with the same things in
// it, all at the same places.
func (w written) Same(other book.Places) bool {
	o, ok := other.(written)
	return ok && w.path == o.path && w.flat.rows().written(w.at, o.flat.rows(), o.at)
}

// written compares two entities record by record: they stand in the order in
// which they are written.
func (r *rows) written(i uint32, o *rows, j uint32) bool {
	count := r.records[i].next - i
	if o.records[j].next-j != count {
		return false
	}
	for k := range count {
		a, b := &r.records[i+k], &o.records[j+k]
		if a.kind != b.kind || a.next-i != b.next-j || r.name(i+k) != o.name(j+k) || r.location(i+k, "") != o.location(j+k, "") {
			return false
		}
	}
	return true
}

// All lists the entity and everything inside it.
func (w written) All() iter.Seq[book.Location] {
	return func(yield func(book.Location) bool) { w.flat.rows().all(w.at, w.path, yield) }
}

func (r *rows) all(i uint32, path string, yield func(book.Location) bool) bool {
	if !yield(r.location(i, path)) {
		return false
	}
	index := 0
	for j := range r.inside(i) {
		inner := path + "[" + itoa(index) + "]"
		if r.records[i].kind == structKind {
			inner = joinPath(path, r.name(j))
		}
		index++
		if !r.all(j, inner, yield) {
			return false
		}
	}
	return true
}
