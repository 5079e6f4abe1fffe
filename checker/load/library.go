package load

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"roe.example/checker/book"
	shortcuts "roe.example/checker/internal/plain"
	"roe.example/schemas"
)

// libraryFile is what schemas/generated/library.json holds: the defaults and
// the starter library as one book, and where each part is written.
type libraryFile struct {
	Note      string            `json:"note"`
	Book      json.RawMessage   `json:"book"`
	Locations map[string]string `json:"locations"` // path to file:line:column
}

// shelf is the library, ready to be taken from.
type shelf struct {
	book  *book.Book
	parts map[string]shelved       // by entity: instruments."ca/ab-48"
	base  map[string]book.Location // of what every book gets
	tree  func() *node             // built when a book adds to an entity of the library
}

// shelved are the places of one entity and of everything inside it.
type shelved []book.Location

// Place finds one by its path.
func (p shelved) Place(path string) (book.Location, bool) {
	for _, loc := range p {
		if loc.Path == path {
			return loc, true
		}
	}
	return book.Location{}, false
}

// All lists them.
func (p shelved) All() iter.Seq[book.Location] { return slices.Values(p) }

// entities are the maps of a book, whose entries have ids.
var entities = []string{
	"dimensions", "actions", "purposes", "subjects", "requestPaths", "places", "agencies", "instruments", "agreements",
	"channels", "deployments", "events", "waivers",
}

// always are those that every book gets whole.
var always = []string{"dimensions", "actions", "purposes", "subjects", "requestPaths", "places", "channels"}

var theShelf = sync.OnceValues(func() (*shelf, error) {
	if shortcuts.Asked() {
		return writtenShelf()
	}
	return packedShelf()
})

// writtenShelf reads the library as people can read it.
func writtenShelf() (*shelf, error) {
	file, err := readLibrary()
	if err != nil {
		return nil, err
	}
	return file.shelf()
}

func (f *libraryFile) shelf() (*shelf, error) {
	s := &shelf{book: &book.Book{}, tree: libraryTree}
	if err := json.Unmarshal(f.Book, s.book); err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	places, err := f.places()
	if err != nil {
		return nil, err
	}
	s.shelve(places)
	return s, nil
}

func readLibrary() (*libraryFile, error) {
	data, err := schemas.FS.ReadFile("generated/library.json")
	var file libraryFile
	if err == nil {
		err = json.Unmarshal(data, &file)
	}
	if err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	return &file, nil
}

// places lists where each part is written, entity by entity.
func (f *libraryFile) places() ([]book.Location, error) {
	places := make([]book.Location, 0, len(f.Locations))
	for path, at := range f.Locations {
		loc, err := parseLocation(path, at)
		if err != nil {
			return nil, err
		}
		places = append(places, loc)
	}
	slices.SortFunc(places, func(a, b book.Location) int {
		return cmp.Or(cmp.Compare(book.EntityOf(a.Path), book.EntityOf(b.Path)), cmp.Compare(a.Path, b.Path))
	})
	return places, nil
}

// shelve deals the places out, which are sorted by entity.
func (s *shelf) shelve(places []book.Location) {
	s.parts, s.base = map[string]shelved{}, make(map[string]book.Location, len(places))
	for len(places) > 0 {
		entity, n := book.EntityOf(places[0].Path), 1
		for n < len(places) && book.EntityOf(places[n].Path) == entity {
			n++
		}
		s.keep(entity, places[:n:n])
		places = places[n:]
	}
}

func (s *shelf) keep(entity string, places shelved) {
	s.parts[entity] = places
	if kind, _, _ := strings.Cut(entity, "."); slices.Contains(always, kind) {
		for _, loc := range places {
			s.base[loc.Path] = loc
		}
	}
}

// parseLocation reads file:line:column; the file's name holds a colon too.
func parseLocation(path, s string) (book.Location, error) {
	parts := strings.Split(s, ":")
	n := len(parts)
	if n >= 3 {
		line, err1 := strconv.Atoi(parts[n-2])
		col, err2 := strconv.Atoi(parts[n-1])
		if err1 == nil && err2 == nil {
			return book.Location{File: strings.Join(parts[:n-2], ":"), Line: line, Column: col, Path: path}, nil
		}
	}
	return book.Location{}, fmt.Errorf("read the library: %q is no location", s)
}

// libraryTree is the library as a tree, of which every part has the place where
// it is written; nil where it cannot be read, which a test rules out.
var libraryTree = sync.OnceValue(func() *node {
	file, err := readLibrary()
	if err != nil {
		return nil
	}
	tree, _ := readJSON("roe:library", file.Book)
	places, err := file.places()
	if err != nil || tree == nil {
		return nil
	}
	at := make(map[string]book.Location, len(places))
	for _, loc := range places {
		at[loc.Path] = loc
	}
	replace(tree, "", at)
	return tree
})

func replace(n *node, path string, locations map[string]book.Location) {
	for _, f := range n.fields {
		p := joinPath(path, f.name)
		f.at = placeOf(locations[p])
		f.value.at = f.at
		replace(f.value, p, locations)
	}
	for i, item := range n.items {
		p := path + "[" + itoa(i) + "]"
		item.at = placeOf(locations[p])
		replace(item, p, locations)
	}
}

func placeOf(l book.Location) place { return place{l.File, l.Line, l.Column} }

// joinPath adds a field's name to a path.
func joinPath(path, name string) string {
	if path == "" {
		return book.Path(name)
	}
	return path + "." + book.Path(name)
}

// Library gives the defaults and the whole starter library as one book.
func Library() (*book.Located, error) { return wholeLibrary() }

var wholeLibrary = sync.OnceValues(func() (*book.Located, error) {
	s, err := theShelf()
	if err != nil {
		return nil, err
	}
	all := book.NewLocations(s.base)
	for entity, places := range s.parts {
		if _, ok := s.base[places[0].Path]; !ok {
			all.Hold(entity, places)
		}
	}
	return &book.Located{Dir: "roe:library", Book: s.book, Locations: all}, nil
})
