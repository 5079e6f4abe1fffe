package lsp

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/internal/late"
	"roe.example/checker/load"
)

// view is what the server knew when a question came.
type view struct {
	s      *server
	client client
	docs   map[string]*document
	groups []group // copies, without what only judging uses
}

// look takes a view, if questions may be asked now.
func (s *server) look() (*view, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch s.state {
	case begun:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "initialize comes first"}
	case shutDown, ended:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the session is shut down"}
	case initialized:
	}
	v := &view{s: s, client: s.client, docs: maps.Clone(s.docs)}
	for _, root := range slices.Sorted(maps.Keys(s.groups)) {
		g := *s.groups[root]
		g.session, g.held = nil, nil
		v.groups = append(v.groups, g)
	}
	return v, nil
}

// text is a file as the editor has it, or as it is on disk.
func (v *view) text(path string) *text {
	if doc := v.docs[path]; doc != nil {
		return doc.text
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return newText(string(data), v.client.utf8)
}

func (v *view) uri(path string) protocol.DocumentURI {
	if doc := v.docs[path]; doc != nil {
		return doc.uri
	}
	return fileURI(path)
}

// location is where something is written; nil in the library.
func (v *view) location(loc book.Location) *protocol.Location {
	path := absolute(loc.File)
	if path == "" {
		return nil
	}
	t := v.text(path)
	if t == nil {
		return nil
	}
	return &protocol.Location{URI: v.uri(path), Range: t.place(loc)}
}

// group is the one that a file is judged in; nil without one.
func (v *view) group(path string) *group {
	for i := range v.groups {
		if slices.Contains(v.groups[i].dirs, filepath.Dir(path)) {
			return &v.groups[i]
		}
	}
	return nil
}

// site is a file with what is known of its book.
type site struct {
	*view
	*text
	path    string
	root    string // the definition of what the file holds: Book, Config
	outline *load.Outline
	group   *group               // may be nil
	located *book.Located        // never nil; with the library alone where nothing could be read yet
	x       *checker.Examination // of the last state without faults; may be nil
}

// site looks at one file.
func (v *view) site(uri protocol.DocumentURI) *site {
	path := pathOf(uri)
	t := v.text(path)
	if path == "" || t == nil || !load.IsReadable(path) {
		return nil
	}
	st := &site{view: v, text: t, path: path, root: "Book", group: v.group(path), outline: load.NewOutline(path, []byte(t.data))}
	if load.IsConfiguration(filepath.Base(path)) {
		st.root = "Config"
	}
	if st.group != nil {
		st.x = st.group.good
		for _, l := range st.group.books {
			if absolute(l.Dir) == filepath.Dir(path) {
				st.located = l
			}
		}
	}
	if st.located == nil {
		st.located = &book.Located{Dir: filepath.Dir(path), Book: &book.Book{}}
		if library, err := checker.Library(); err == nil {
			st.located.Book = library
		}
	}
	return st
}

// spot is a word at which a question is asked.
type spot struct {
	*site
	load.Spot
	load.Description
	known  bool // the schema knows the place
	offset int
}

// spot finds the word, or the gap, at a position.
func (v *view) spot(p protocol.TextDocumentPositionParams) *spot {
	st := v.site(p.TextDocument.URI)
	if st == nil {
		return nil
	}
	sp := &spot{site: st, offset: st.offset(p.Position)}
	var ok bool
	if sp.Spot, ok = st.outline.At(sp.offset); !ok {
		return nil
	}
	sp.Path = st.used(sp.Spot)
	sp.Description, sp.known = load.Describe(st.root, sp.Path)
	return sp
}

// used is the path of the book that a word is a part of. What a hidden field
// holds (_early: […]) stands for other fields: then it is the first of those.
func (st *site) used(s load.Spot) []string {
	if len(s.Path) == 0 || !strings.HasPrefix(s.Path[0], "_") {
		return s.Path
	}
	for _, label := range st.outline.Spots {
		if !slices.Equal(label.Path, s.Path) || s.Gap {
			continue
		}
		at := st.text.position(label.Start)
		begin, _ := st.text.line(int(at.Line))
		var found []string
		for path, loc := range st.located.Locations.All() {
			if loc.Line == int(at.Line)+1 && loc.Column == label.Start-begin+1 && absolute(loc.File) == st.path {
				found = append(found, path)
			}
		}
		if len(found) > 0 {
			return elements(slices.Min(found))
		}
	}
	return s.Path
}

var element = late.Regexp(`^(?:\.?([A-Za-z_][A-Za-z0-9_]*)|\.?("(?:[^"\\]|\\.)*")|\[([0-9]+)\])`)

// elements takes a path apart that book.Path put together.
func elements(path string) (elems []string) {
	for path != "" {
		m := element.FindStringSubmatch(path)
		switch {
		case m == nil:
			return elems
		case m[2] != "":
			name, err := strconv.Unquote(m[2])
			if err != nil {
				return elems
			}
			elems = append(elems, name)
		case m[3] != "":
			elems = append(elems, "#"+m[3])
		default:
			elems = append(elems, m[1])
		}
		path = path[len(m[0]):]
	}
	return elems
}

func (sp *spot) span() *protocol.Range {
	r := sp.text.span(sp.Start, sp.End)
	return &r
}

// book is the content of the spot's book, with what it has of the library.
func (st *site) book() *book.Book { return st.located.Book }

// named is the kind and the id of the thing that a spot names or defines.
func (sp *spot) named() (kind, id string, ok bool) {
	if sp.root == "Config" && !sp.Gap && sp.Name && len(sp.Path) == 2 && sp.Path[0] == "rules" {
		return "rule", sp.Path[1], true
	}
	if sp.root == "Book" && !sp.Gap && !sp.Name && len(sp.Path) == 3 && sp.Path[0] == "waivers" && sp.Path[2] == "rule" {
		return "rule", sp.Spot.Text, true
	}
	if sp.Gap || sp.root != "Book" {
		return "", "", false
	}
	if sp.Name && len(sp.Path) == 2 && kindOf[sp.Path[0]] != "" {
		return kindOf[sp.Path[0]], sp.Path[1], true
	}
	if sp.Name && len(sp.Path) > 3 && sp.Path[0] == "deployments" {
		if kind := local[book.Path(sp.Path[2:len(sp.Path)-1]...)]; kind != "" {
			return kind, sp.Spot.Text, true
		}
	}
	switch {
	case !sp.known:
	case sp.Name && sp.Key != nil && sp.Key.Ref != "":
		return sp.Key.Ref, sp.Spot.Text, true
	case !sp.Name && sp.Ref != "":
		return sp.Ref, sp.Spot.Text, true
	}
	return "", "", false
}

// dimension is the dimension of circumstances that a path speaks about, and
// what of the path comes after it.
func (st *site) dimension(path []string) (id string, rest []string, ok bool) {
	for i, elem := range path {
		if !slices.Contains([]string{"when", "unless", "known", "impossible"}, elem) {
			continue
		}
		rest := path[i+1:]
		if len(rest) > 0 && rest[0] != "" && rest[0][0] == '#' {
			rest = rest[1:]
		}
		if len(rest) > 0 {
			return rest[0], rest[1:], true
		}
	}
	if i := slices.Index(path, "terms"); i >= 0 && len(path) > i+3 && path[i+2] == "values" {
		of := append(slices.Clone(path[:i+2]), "dimension")
		for _, s := range st.outline.Spots {
			if !s.Name && slices.Equal(s.Path, of) {
				return s.Text, path[i+3:], true
			}
		}
	}
	return "", nil, false
}
