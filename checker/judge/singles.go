package judge

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// single says how a rule can be asked about one clash, whatever else there is.
type single struct {
	each bool // it judges clashes one by one
	of   members
	// looks are the fields of a clash on which its answer rests, and docs the
	// documents, shared by rules, that it looks up of norms; looks is nil where
	// the answer rests on anything else.
	looks likeness
	docs  []string
	why   string // it rests on anything else, in a sentence for people
}

// singles is how each rule can be asked about one clash, by rule, and what all of
// them ask of how a situation begins; opens: that is known. It is found in the
// rules, once, or was when they were frozen.
type singles struct {
	once   sync.Once
	by     map[string]*single
	asked  [][]string
	opens  bool
	faults error
}

// singly finds out how rules can be asked about one clash.
func (e *Engine) singly() (*singles, error) {
	s := &e.singles
	s.once.Do(func() {
		var m *Memory
		if m, s.faults = e.Remember(); s.faults != nil {
			return
		}
		s.asked, s.opens = e.openings(context.Background())
		s.by = make(map[string]*single, len(m.rules))
		for _, one := range m.rules {
			x := &single{each: one.each, of: one.of}
			if looks, alike := e.looks(one, m.shared); alike {
				x.looks, x.docs = looks, slices.Sorted(maps.Keys(one.reads))
			} else {
				x.why = why(one, m.shared)
			}
			s.by[one.ID] = x
		}
	})
	return s, s.faults
}

// looks lists the fields of a clash on which a rule's answer about it rests, if
// it rests on nothing else but norms.
func (e *Engine) looks(one *remembered, shared map[string]*document) (likeness, bool) {
	if !one.each {
		return nil, false
	}
	for name := range one.reads {
		d := shared[name]
		if d == nil || len(d.reads) != 1 || !d.reads["norms"] {
			return nil, false
		}
	}
	_, list, _ := e.separable(one.ruleModule)
	follow := newReader(one.part.compiler)
	follow.skip, follow.kind, follow.shared, follow.looks = one.ref+"."+list, one.of.clashKind(), true, likeness{}
	follow.of(one.ref+".findings", one.ref+".considered")
	return follow.looks, !follow.looks[everything] && !follow.looks["cause"]
}

// why says for people why a rule cannot be asked about one conflict alone.
func why(one *remembered, shared map[string]*document) string {
	if !one.each {
		return "Agreements or documents as a whole are judged here, or several conflicts together, and a comparison of all pairs takes one action at a time."
	}
	for name := range one.reads {
		from := reads{name: true}
		if d := shared[name]; d != nil {
			from = d.reads
		}
		for read := range from {
			if read != "norms" {
				return "The answer to one conflict depends on what else the two agencies meet."
			}
		}
	}
	return "The answer depends on which agencies meet the conflict, and not only on what their rules say."
}

// documentQuery asks for a document that rules share.
func (e *Engine) documentQuery(name string) (query, error) {
	place, err := ast.ParseRef(name)
	if err != nil {
		return query{}, err
	}
	return newQuery(e.parts[0].compiler, nil, place), nil
}

// singles writes how rules can be asked about one clash.
func (w *freezer) singles(out *frost, rules []ruleModule, s *singles) {
	out.flag(s.opens)
	out.count(len(s.asked))
	for _, texts := range s.asked {
		w.list(out, texts)
	}
	for _, m := range rules {
		x := s.by[m.ID]
		out.flag(x.each, x.looks != nil)
		w.list(out, []string{x.of.kind, x.of.topic, x.of.action, x.why})
		w.list(out, slices.Sorted(maps.Keys(x.looks)))
		w.list(out, x.docs)
	}
}

// singles reads what was written of them.
func (r *thawing) singles(rules []ruleModule, s *singles) {
	s.once.Do(func() {})
	s.opens = r.flags()(0)
	s.asked = make([][]string, r.atMost())
	for i := range s.asked {
		s.asked[i] = r.list()
	}
	s.by = make(map[string]*single, len(rules))
	for _, m := range rules {
		is := r.flags()
		some, looks, docs := r.list(), r.list(), r.list()
		if len(some) != 4 {
			r.fail()
			return
		}
		x := &single{each: is(0), of: members{some[0], some[1], some[2]}, docs: docs, why: some[3]}
		if is(1) {
			x.looks = likeness{}
			for _, field := range looks {
				x.looks[field] = true
			}
		}
		s.by[m.ID] = x
	}
}
