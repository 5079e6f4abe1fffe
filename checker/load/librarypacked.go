package load

import (
	"fmt"

	"roe.example/checker/book"
	packedform "roe.example/checker/internal/packed"
	"roe.example/schemas"
)

// packedLibrary is what schemas/library.bin holds: the content of library.json,
// of which a run needs nearly all and which takes it longer to read than a small
// book.
type packedLibrary struct {
	Book     *book.Book
	Files    []string
	Base     int // of what every book gets, how many places there are
	Entities []packedEntity
}

// packedEntity is the places of one entity.
type packedEntity struct {
	Entity string
	Parts  []packedPlace
}

type packedPlace struct {
	Path               string
	File, Line, Column int // File is an index of Files
}

// packLibrary writes the packed form.
func packLibrary(file *libraryFile) ([]byte, error) {
	s, err := file.shelf()
	if err != nil {
		return nil, err
	}
	places, err := file.places()
	if err != nil {
		return nil, err
	}
	out, numbers := packedLibrary{Book: s.book, Base: len(s.base)}, map[string]int{}
	for _, loc := range places {
		if _, ok := numbers[loc.File]; !ok {
			numbers[loc.File] = len(out.Files)
			out.Files = append(out.Files, loc.File)
		}
		entity := book.EntityOf(loc.Path)
		if n := len(out.Entities); n == 0 || out.Entities[n-1].Entity != entity {
			out.Entities = append(out.Entities, packedEntity{Entity: entity})
		}
		last := &out.Entities[len(out.Entities)-1]
		last.Parts = append(last.Parts, packedPlace{loc.Path, numbers[loc.File], loc.Line, loc.Column})
	}
	return packedform.Pack(out)
}

// packedShelf reads what packLibrary wrote.
func packedShelf() (*shelf, error) {
	var file packedLibrary
	if err := packedform.Unpack(schemas.Library, &file); err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	s := &shelf{book: file.Book, tree: libraryTree, parts: make(map[string]shelved, len(file.Entities)), base: make(map[string]book.Location, file.Base)}
	for _, e := range file.Entities {
		places := make(shelved, len(e.Parts))
		for i, p := range e.Parts {
			places[i] = book.Location{File: file.Files[p.File], Line: p.Line, Column: p.Column, Path: p.Path}
		}
		s.keep(e.Entity, places)
	}
	return s, nil
}
