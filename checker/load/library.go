package load

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"roe.example/checker/book"
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
	book      *book.Book
	locations map[string]book.Location
	parts     map[string][]book.Location // of an entity: instruments."ca/ab-48"
	base      map[string]book.Location   // of what every book gets
	tree      func() *node               // built when a book adds to an entity of the library
}

// entities are the maps of a book, whose entries have ids.
var entities = []string{
	"dimensions", "actions", "purposes", "subjects", "requestPaths", "places", "agencies", "instruments", "agreements",
	"channels", "deployments", "events", "waivers",
}

// always are those that every book gets whole.
var always = []string{"dimensions", "actions", "purposes", "subjects", "requestPaths", "places", "channels"}

var theShelf = sync.OnceValues(func() (*shelf, error) {
	data, err := schemas.FS.ReadFile("generated/library.json")
	if err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	return openShelf(data)
})

func openShelf(data []byte) (*shelf, error) {
	var file libraryFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	s := &shelf{
		book:      &book.Book{},
		locations: make(map[string]book.Location, len(file.Locations)),
		parts:     map[string][]book.Location{},
		base:      map[string]book.Location{},
	}
	if err := json.Unmarshal(file.Book, s.book); err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	for path, at := range file.Locations {
		loc, err := parseLocation(path, at)
		if err != nil {
			return nil, err
		}
		s.shelve(loc)
	}
	s.tree = sync.OnceValue(func() *node { return replaced(file.Book, s.locations) })
	return s, nil
}

func (s *shelf) shelve(loc book.Location) {
	s.locations[loc.Path] = loc
	entity := book.EntityOf(loc.Path)
	s.parts[entity] = append(s.parts[entity], loc)
	kind, _, _ := strings.Cut(entity, ".")
	if slices.Contains(always, kind) {
		s.base[loc.Path] = loc
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

// replaced reads a tree from JSON and gives every part the place where the
// library has it.
func replaced(data []byte, locations map[string]book.Location) *node {
	tree, _ := readJSON("roe:library", data)
	if tree != nil {
		replace(tree, "", locations)
	}
	return tree
}

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
	return &book.Located{Dir: "roe:library", Book: s.book, Locations: book.NewLocations(s.locations)}, nil
})
