package evidence

import (
	"cmp"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// document is what states norms: an instrument, an agreement or a
// deployment's plan.
type document struct {
	id, cite, kind string
	rank           int
	law            bool
	path           []string // of the norms
	norms          map[string]*book.Norm
	words          words
	source         *book.Source
}

// normID is the id of a norm or clause, unique in its book. A plan's document
// is its deployment.
func normID(document, section string) string { return document + "#" + section }

// documents lists all documents of the book.
func (v *volume) documents() []document {
	var out []document
	for id, i := range v.Book.Instruments {
		out = append(out, document{
			id: id, cite: i.Cite, kind: i.Kind, rank: book.Rank(i.Kind), law: book.IsLaw(i.Kind),
			path: []string{"instruments", id, "norms"}, norms: i.Norms,
			words: v.words(i.Terms, i.Issuer), source: i.Source,
		})
	}
	for id, a := range v.Book.Agreements {
		out = append(out, document{
			id: id, cite: a.Cite, kind: "agreement", rank: signedRank(a),
			path: []string{"agreements", id, "clauses"}, norms: clauseNorms(a),
			words: v.words(a.Terms, ""), source: a.Source,
		})
	}
	for _, o := range v.operations {
		if o.Plan != nil {
			out = append(out, o.plan())
		}
	}
	return out
}

// planKind is what a plan is: it stands below all other documents.
const planKind = "operation-order"

// plan is the host's document: its words mean what the host means by them.
func (o *operation) plan() document {
	return document{
		id: o.id, cite: o.Plan.Cite, kind: planKind, rank: book.Rank(planKind),
		path: []string{"deployments", o.id, "plan", "norms"}, norms: o.Plan.Norms,
		words: o.v.words(nil, o.Host), source: o.Plan.Source,
	}
}

// clauseNorms are the clauses that state a norm; others only extend or settle.
func clauseNorms(a *book.Agreement) map[string]*book.Norm {
	out := map[string]*book.Norm{}
	for id, c := range a.Clauses {
		if modality, _ := stand(&c.Norm); modality != "" {
			out[id] = &c.Norm
		}
	}
	return out
}

// signedRank is how high the agreement's clauses stand: as high as the
// weakest of what binds each party. An agreement that moves nobody's rules
// still stands with the orders of the day.
func signedRank(a *book.Agreement) int {
	var powers []int
	for _, p := range a.Parties {
		highest := book.SignatoryRank(p.By)
		for _, approval := range p.Approvals {
			highest = max(highest, book.SignatoryRank(approval.By))
		}
		powers = append(powers, highest)
	}
	if len(powers) == 0 {
		return book.Rank(planKind)
	}
	return max(slices.Min(powers), book.Rank(planKind))
}

// stand is what a norm does and the words for what it does it to.
func stand(n *book.Norm) (modality string, actions []string) {
	switch {
	case len(n.Prohibits) > 0:
		return "prohibits", n.Prohibits
	case len(n.Permits) > 0:
		return "permits", n.Permits
	case len(n.Requires) > 0:
		return "requires", n.Requires
	}
	return "", nil
}

// norms lists the norms of all documents by id.
func (v *volume) norms() []facts.Norm {
	var out []facts.Norm
	documents := v.documents()
	slices.SortFunc(documents, func(a, b document) int { return cmp.Compare(a.id, b.id) })
	n := 0
	for _, d := range documents {
		n += len(d.norms)
	}
	out = make([]facts.Norm, 0, n)
	v.recorded = nil
	for _, d := range documents {
		find := func() []facts.Norm { return d.records(v.Dir) }
		records := find
		if v.keep != nil && d.path[0] == "instruments" {
			records = func() []facts.Norm { return v.keep(d.id, find) }
		}
		some := records()
		out, v.recorded = append(out, some...), append(v.recorded, some)
	}
	return byID(out)
}

// records are those of a document's norms, by id.
func (d document) records(dir string) []facts.Norm {
	out := make([]facts.Norm, 0, len(d.norms))
	for section, n := range d.norms {
		r := d.norm(section, n)
		r.Book = dir
		out = append(out, r)
	}
	return byID(out)
}

func (d document) norm(section string, n *book.Norm) facts.Norm {
	modality, actions := stand(n)
	return facts.Norm{
		ID:         normID(d.id, section),
		Path:       book.Path(append(slices.Clone(d.path), section)...),
		Document:   d.id,
		Section:    section,
		Cite:       citation(d.cite, section),
		Kind:       d.kind,
		Rank:       d.rank,
		Law:        d.law,
		Modality:   modality,
		Advice:     stated(n.Advice),
		Confidence: confidence(n.Source, d.source),
		Actions:    d.words.resolve(actions, n.Except),
		Text:       stated(n.Text),
	}
}

// confidence is that of the nearest source; a source that says nothing of it
// was read.
func confidence(sources ...*book.Source) string {
	for _, s := range sources {
		if s != nil {
			return cmp.Or(s.Confidence, "stated")
		}
	}
	return "stated"
}

func (v *volume) agencies() []facts.Agency {
	var out []facts.Agency
	for _, id := range v.allAgencies() {
		a := v.Book.Agencies[id]
		out = append(out, facts.Agency{
			Book: v.Dir, ID: id, Path: book.Path("agencies", id),
			Name: a.Name, Short: a.Short, Kind: a.Kind, State: a.State, Place: a.Place,
			Available: given(a.Available),
		})
	}
	return out
}

// instruments keep their dates as they are written: they belong to no
// deployment whose zone would fix them.
func (v *volume) instruments() []facts.Instrument {
	var out []facts.Instrument
	for _, id := range v.instrumentIDs() {
		i := v.Book.Instruments[id]
		out = append(out, facts.Instrument{
			Book: v.Dir, ID: id, Path: book.Path("instruments", id), Cite: i.Cite,
			Kind: i.Kind, Rank: book.Rank(i.Kind), Law: book.IsLaw(i.Kind), Issuer: stated(i.Issuer),
			Adopted: stated(i.Adopted), Effective: stated(i.Effective), Implemented: stated(i.Implemented),
			Until: stated(i.Until), EndDecided: stated(i.EndDecided),
		})
	}
	return out
}
