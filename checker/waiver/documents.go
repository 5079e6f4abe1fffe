package waiver

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// documents finds what norms and paths of one book belong to.
type documents struct {
	byID  map[string]*document
	norms map[string]facts.Norm
}

func newDocuments(l *book.Located, f *facts.Facts) documents {
	d := documents{map[string]*document{}, map[string]facts.Norm{}}
	for _, i := range f.Instruments {
		if i.Book == l.Dir {
			d.byID[i.ID] = &document{
				id: i.ID, path: i.Path, rank: i.Rank, law: i.Law, issuer: i.Issuer.Value, changed: changed(i),
			}
		}
	}
	for _, a := range f.Agreements {
		if a.Book == l.Dir {
			d.byID[a.ID] = &document{id: a.ID, path: a.Path, agreement: l.Book.Agreements[a.ID]}
		}
	}
	for _, n := range f.Norms {
		if n.Book == l.Dir {
			d.norms[n.ID] = n
		}
	}
	return d
}

// changed is the day on which a document got its text: when it was adopted, or
// else when it took effect.
func changed(i facts.Instrument) string {
	for _, day := range []facts.Stated[string]{i.Adopted, i.Effective} {
		if day.Stated {
			return day.Value[:min(len(day.Value), len("2026-11-03"))]
		}
	}
	return ""
}

// ofClash are the documents whose norms bind in a clash: what bans or asks for
// something, and what permits it only on somebody's word. What leaves
// everybody free is nothing that anybody can act against.
func (d documents) ofClash(c *facts.Clash) (out []*document) {
	if c == nil {
		return nil
	}
	for _, side := range []facts.Side{c.Left, c.Right} {
		for _, id := range side.Norms {
			n, ok := d.norms[id]
			bare := n.Modality == "permits" && c.Kind != "approver" && len(side.Approvals) == 0
			if ok && (bare || n.Advice.Stated) {
				continue
			}
			out = append(out, d.of(id)...)
		}
	}
	return out
}

// of is the document of a norm or of a clause.
func (d documents) of(norm string) []*document {
	id, _, _ := strings.Cut(norm, "#")
	if n, ok := d.norms[norm]; ok {
		id = n.Document
	}
	if doc := d.byID[id]; doc != nil {
		return []*document{doc}
	}
	return nil // a plan's: the host's own
}

// at is the document in which a path lies.
func (d documents) at(path string) (out []*document) {
	for _, doc := range d.byID {
		if inside(path, doc.path) {
			out = append(out, doc)
		}
	}
	slices.SortFunc(out, func(a, b *document) int { return strings.Compare(a.id, b.id) })
	return out
}

// inside tells whether a path lies at or below another.
func inside(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
