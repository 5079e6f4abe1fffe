package report

import (
	"fmt"
	"strings"

	"roe.example/checker/book"
)

// locate finds where a path of a book is written, or the nearest part that
// holds it.
func locate(l *book.Located, path string) (book.Location, error) {
	loc, _, err := nearest(l, path)
	loc.Path = path
	return loc, err
}

// nearest does so, and tells the path of what is written there.
func nearest(l *book.Located, path string) (loc book.Location, at string, err error) {
	for at = path; at != ""; at = parent(at) {
		if loc, ok := l.Locations.Find(at); ok {
			return loc, at, nil
		}
	}
	return book.Location{}, "", fmt.Errorf("nothing is written at the path %s", path)
}

// parent takes the last element off a path as book.Path writes it.
func parent(path string) string {
	if strings.HasSuffix(path, "]") {
		return path[:max(0, strings.LastIndexByte(path, '['))]
	}
	if strings.HasSuffix(path, `"`) { // ids hold neither quotes nor backslashes
		path = path[:max(0, strings.LastIndexByte(path[:len(path)-1], '"'))]
		return strings.TrimSuffix(path, ".")
	}
	return path[:max(0, strings.LastIndexByte(path, '.'))]
}
