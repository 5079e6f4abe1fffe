package book

import (
	"iter"
	"maps"
	"strconv"
	"strings"
)

// Locations tell where each part of a book is written, by Path. They are made
// of three layers, of which the first that knows a path answers: places that
// are listed one by one, entities whose file knows its own, and what all books
// share. The zero value knows nothing.
type Locations struct {
	listed   map[string]Location
	entities map[string]Places // by the path of an entity: instruments."x/manual"
	shared   map[string]Location
}

// Places are those of one entity and of everything inside it, as its file has
// them.
type Places interface {
	// Place finds a path that begins with the entity's.
	Place(path string) (Location, bool)
	// All lists the entity and everything inside it.
	All() iter.Seq[Location]
}

// NewLocations begins with what all books share, which nobody may change.
func NewLocations(shared map[string]Location) Locations {
	return Locations{listed: map[string]Location{}, entities: map[string]Places{}, shared: shared}
}

// List adds one place.
func (l *Locations) List(path string, at Location) {
	if l.listed == nil {
		l.listed = map[string]Location{}
	}
	l.listed[path] = at
}

// Hold adds an entity that knows its own places.
func (l *Locations) Hold(entity string, places Places) {
	if l.entities == nil {
		l.entities = map[string]Places{}
	}
	l.entities[entity] = places
}

// Find tells where a path is written.
func (l Locations) Find(path string) (Location, bool) {
	if at, ok := l.listed[path]; ok {
		return at, true
	}
	if len(l.entities) > 0 {
		if places, ok := l.entities[EntityOf(path)]; ok {
			if at, ok := places.Place(path); ok {
				return at, true
			}
		}
	}
	at, ok := l.shared[path]
	return at, ok
}

// All lists every path once, in no order.
func (l Locations) All() iter.Seq2[string, Location] {
	return func(yield func(string, Location) bool) {
		for path, at := range l.listed {
			if !yield(path, at) {
				return
			}
		}
		for _, places := range l.entities {
			for at := range places.All() {
				if _, listed := l.listed[at.Path]; !listed && !yield(at.Path, at) {
					return
				}
			}
		}
		for path, at := range l.shared {
			if !l.nearer(path) && !yield(path, at) {
				return
			}
		}
	}
}

// nearer tells whether a layer before the shared one knows a path.
func (l Locations) nearer(path string) bool {
	if _, ok := l.listed[path]; ok {
		return true
	}
	places, ok := l.entities[EntityOf(path)]
	if ok {
		_, ok = places.Place(path)
	}
	return ok
}

// Clone gives locations that can be added to without changing l.
func (l Locations) Clone() Locations {
	return Locations{listed: maps.Clone(l.listed), entities: maps.Clone(l.entities), shared: l.shared}
}

// Over gives the locations of two books that were joined; l's count first.
func (l Locations) Over(other Locations) Locations {
	both := l.Clone()
	for path, at := range other.All() {
		if _, ok := l.Find(path); !ok {
			both.List(path, at)
		}
	}
	return both
}

// Moved lists what may be written elsewhere than it was, as EntityOf gives it:
// entities, and sections by their name, where what is not written itself may
// stand. ok is false where anything may be.
func (l Locations) Moved(before Locations) (entities map[string]bool, ok bool) {
	if len(l.shared) != len(before.shared) {
		return nil, false
	}
	entities = map[string]bool{}
	for path := range either(l.listed, before.listed) {
		at, now := l.listed[path]
		if was, then := before.listed[path]; at != was || now != then {
			entities[EntityOf(path)] = true
		}
	}
	for entity, places := range l.entities {
		if was, known := before.entities[entity]; !known || was != places && !samePlaces(places, was) {
			entities[entity] = true
		}
	}
	for entity := range before.entities {
		if _, known := l.entities[entity]; !known {
			entities[entity] = true
		}
	}
	return entities, true
}

// Same tells whether two books are written at the same places, mostly without
// looking at each.
func (l Locations) Same(before Locations) bool {
	if !maps.Equal(l.listed, before.listed) || len(l.shared) != len(before.shared) || len(l.entities) != len(before.entities) {
		return false
	}
	for entity, places := range l.entities {
		if was, known := before.entities[entity]; !known || was != places && !samePlaces(places, was) {
			return false
		}
	}
	return true
}

// samePlaces tells whether an entity that was read again is written as it was.
func samePlaces(a, b Places) bool {
	one, ok := a.(interface{ Same(Places) bool })
	return ok && one.Same(b)
}

// either lists the paths of two maps; those of both come twice.
func either(a, b map[string]Location) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, m := range []map[string]Location{a, b} {
			for path := range m {
				if !yield(path) {
					return
				}
			}
		}
	}
}

// Map lists every path with its place: for tests and for whoever needs them all.
func (l Locations) Map() map[string]Location { return maps.Collect(l.All()) }

// Equal tells whether two books are written at the same places.
func (l Locations) Equal(other Locations) bool { return maps.Equal(l.Map(), other.Map()) }

// EntityOf gives the first two elements of a path: actions."chemical/cs",
// impossible[2]. A path of one element is given as it is.
func EntityOf(path string) string {
	if strings.HasPrefix(path, "impossible[") {
		return path[:strings.IndexByte(path, ']')+1]
	}
	kind, rest, ok := strings.Cut(path, ".")
	if !ok {
		return path
	}
	end := strings.IndexAny(rest, ".[")
	if strings.HasPrefix(rest, `"`) {
		if quoted, err := strconv.QuotedPrefix(rest); err == nil {
			end = len(quoted)
		}
	}
	if end < 0 || end >= len(rest) {
		return path
	}
	return path[:len(kind)+1+end]
}
