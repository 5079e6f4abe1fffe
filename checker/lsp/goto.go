package lsp

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// definition goes to where the word's meaning is written; from a norm or a
// clause with a finding, where no word is meant, to the other side.
func (v *view) definition(_ context.Context, p *protocol.DefinitionParams) ([]protocol.Location, error) {
	sp := v.spot(p.TextDocumentPositionParams)
	if sp == nil || sp.Gap {
		return []protocol.Location{}, nil
	}
	for _, path := range sp.meant() {
		if loc, ok := sp.located.Locations.Find(book.Path(path...)); ok {
			if l := v.location(loc); l != nil && !slices.Equal(path, sp.Path) {
				return []protocol.Location{*l}, nil
			}
		}
	}
	return sp.others(), nil
}

// otherSide goes from one side of a conflict to what stands against it.
func (v *view) otherSide(_ context.Context, p *protocol.ImplementationParams) ([]protocol.Location, error) {
	sp := v.spot(p.TextDocumentPositionParams)
	if sp == nil {
		return []protocol.Location{}, nil
	}
	return sp.others(), nil
}

// meant are the paths at which a word can be defined, the nearest first.
func (sp *spot) meant() (paths [][]string) {
	p := sp.Path
	if i := len(p) - 2; len(p) >= 6 && !sp.Name && (p[i] == "exceptionTo" || p[i] == "after") {
		paths = append(paths, slices.Concat(p[:3], []string{sp.Spot.Text}))
	}
	if len(p) >= 5 && p[2] == "amends" && !sp.Name {
		paths = append(paths, []string{"instruments", p[3], "norms", sp.Spot.Text})
	}
	if id, _, ok := sp.dimension(p); ok {
		paths = append(paths, sp.valuePaths(id)...)
	}
	kind, id, ok := sp.named()
	if !ok {
		return paths
	}
	if kind == "actionOrTerm" {
		paths = append(paths, sp.termPaths(id)...)
	}
	for _, k := range kinds(kind) {
		if where := (entity{kind: k, id: id}).where(p); where != nil {
			paths = append(paths, where)
		}
	}
	return paths
}

// termPaths are where a word can be defined that a document or agency uses.
func (sp *spot) termPaths(word string) (paths [][]string) {
	if len(sp.Path) > 1 && (sp.Path[0] == "instruments" || sp.Path[0] == "agreements") {
		paths = append(paths, []string{sp.Path[0], sp.Path[1], "terms", word})
	}
	each(sp.book().Agencies, func(id string, a *book.Agency) {
		if a.Terms[word] != nil {
			paths = append(paths, []string{"agencies", id, "terms", word})
		}
	})
	return paths
}

// valuePaths are where a dimension or one of its values can be defined.
func (sp *spot) valuePaths(dimension string) [][]string {
	if sp.Name {
		return [][]string{{"dimensions", dimension}}
	}
	paths := sp.termPaths(sp.Spot.Text)
	if d := sp.book().Dimensions[dimension]; d != nil {
		for i, v := range d.Values {
			if v.ID == sp.Spot.Text {
				paths = append(paths, []string{"dimensions", dimension, "values", book.Index(i)})
			}
		}
	}
	return append(paths, []string{"dimensions", dimension, "words", sp.Spot.Text})
}

// others are the other places of the findings that name the statement in which
// the word stands.
func (sp *spot) others() []protocol.Location {
	out := []protocol.Location{}
	if len(sp.Path) < 2 {
		return out
	}
	for n := len(sp.Path); n >= 2 && len(out) == 0; n-- {
		prefix := book.Path(sp.Path[:n]...)
		for _, f := range sp.touching(sp.Path[:n]) {
			for _, p := range f.Places {
				l := sp.location(book.Location{File: p.File, Line: p.Line, Column: p.Column})
				if l != nil && p.Path != prefix && !slices.Contains(out, *l) {
					out = append(out, *l)
				}
			}
		}
	}
	return out
}

// references finds where a thing is named, in the books that are judged
// together with this one.
func (v *view) references(_ context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	out := []protocol.Location{}
	sp := v.spot(p.TextDocumentPositionParams)
	if sp == nil {
		return out, nil
	}
	kind, id, ok := sp.named()
	if !ok {
		return out, nil
	}
	if e, ok := sp.find(kind, id, sp.Path); ok {
		kind = e.kind
	}
	for _, path := range sp.files() {
		other := v.site(fileURI(path))
		if other == nil {
			continue
		}
		for _, s := range other.outline.Spots {
			if s.Text != id || !p.Context.IncludeDeclaration && s.Name && len(s.Path) == 2 {
				continue
			}
			there := &spot{site: other, Spot: s}
			there.Description, there.known = load.Describe(other.root, s.Path)
			if k, _, ok := there.named(); ok && slices.Contains(kinds(k), kind) && sp.sameDeployment(kind, s.Path) {
				out = append(out, protocol.Location{URI: v.uri(path), Range: *there.span()})
			}
		}
	}
	return out, nil
}

// sameDeployment: units and nets have a meaning in their deployment alone.
func (sp *spot) sameDeployment(kind string, path []string) bool {
	for _, k := range local {
		if k == kind {
			return len(path) > 1 && len(sp.Path) > 1 && path[1] == sp.Path[1]
		}
	}
	return true
}

// files are those of the books that are judged together with this one.
func (st *site) files() (files []string) {
	dirs := []string{filepath.Dir(st.path)}
	if st.group != nil {
		dirs = st.group.dirs
	}
	for _, dir := range dirs {
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			if !e.IsDir() && load.IsBookFile(e.Name()) {
				files = append(files, filepath.Join(dir, e.Name()))
			}
		}
	}
	return files
}

var symbolKinds = map[string]protocol.SymbolKind{
	"agencies": protocol.SymbolKindClass, "instruments": protocol.SymbolKindModule, "agreements": protocol.SymbolKindInterface,
	"deployments": protocol.SymbolKindEvent, "events": protocol.SymbolKindEvent, "places": protocol.SymbolKindNamespace,
}

// inner are the lists of a document that an outline shows.
var inner = []string{"norms", "clauses", "terms", "grants", "units", "assignments", "requests", "offers"}

// symbols is the outline of a file: its agencies, documents with their norms,
// agreements with their clauses, deployments.
func (v *view) symbols(_ context.Context, p *protocol.DocumentSymbolParams) ([]protocol.DocumentSymbol, error) {
	out := []protocol.DocumentSymbol{}
	st := v.site(p.TextDocument.URI)
	if st == nil || st.root != "Book" {
		return out, nil
	}
	for _, s := range st.outline.Spots {
		if !s.Name || !s.Field {
			continue
		}
		at := st.text.span(s.Start, s.End)
		name := cmp.Or(s.Text, "?")
		switch {
		case len(s.Path) == 2 && kindOf[s.Path[0]] != "" || len(s.Path) == 2 && s.Path[0] == "waivers":
			kind := cmp.Or(symbolKinds[s.Path[0]], protocol.SymbolKindObject)
			detail := ""
			if e, ok := st.find(kindOf[s.Path[0]], s.Text, s.Path); ok {
				detail = e.title
			}
			out = append(out, protocol.DocumentSymbol{Name: name, Detail: detail, Kind: kind, Range: at, SelectionRange: at})
		case len(s.Path) == 4 && slices.Contains(inner, s.Path[2]) && len(out) > 0 && out[len(out)-1].Name == s.Path[1]:
			parent := &out[len(out)-1]
			parent.Children = append(parent.Children, protocol.DocumentSymbol{
				Name: name, Detail: s.Path[2], Kind: protocol.SymbolKindProperty, Range: at, SelectionRange: at,
			})
			parent.Range.End = at.End // an outline holds what is in it
		}
	}
	return out, nil
}
