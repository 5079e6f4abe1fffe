package calculus

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// proxies states where an agency asks, tasks, lends or accepts what its own
// book forbids it throughout.
func (e *engine) proxies(p *piece, all map[string]*views) {
	home := func(agency string) *view {
		if v := all[agency]; v != nil {
			return v.home
		}
		if e.book.Agencies[agency] == nil {
			return newView()
		}
		v, _, _ := e.base(agency, &p.post)
		return v
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Requests)) {
		r := e.d.Requests[id]
		e.proxy(p, "requests", r.From, r.To, r.Tasks, home(r.From), book.Path("deployments", e.id, "requests", id))
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Transfers)) {
		tr := e.d.Transfers[id]
		call := book.Path("deployments", e.id, "transfers", id)
		e.proxy(p, "lends", tr.From, tr.To, withCarry(tr.Items), home(tr.From), call)
		e.proxy(p, "accepts", tr.To, tr.From, withCarry(tr.Items), home(tr.To), call)
	}
	for _, agency := range e.agencies(p)[1:] {
		e.proxy(p, "tasks", p.host, agency, p.tasks, home(p.host), e.assignmentPath(p))
	}
}

func withCarry(items []string) []string {
	out := slices.Clone(items)
	for _, i := range items {
		out = append(out, carryPrefix+i)
	}
	return out
}

// proxy: who does, by whom, which actions, against which view of its own, and
// where it is written.
func (e *engine) proxy(p *piece, reason, who, other string, names []string, home *view, call string) {
	e.tax.expand(names, nil).each(func(i int) {
		on := home.on(i)
		s := e.stance(on, p.scope)
		if len(on) == 0 || len(s.proh) == 0 || !e.space.Subset(p.scope, s.P) {
			return
		}
		actions := e.tax.none()
		actions.add(i)
		t := &trio{p: p, agency: who, actions: actions, topic: e.tax.topic[i], expose: facts.Exposure{Planned: true, InPlay: true}}
		for _, l := range e.throughout(s.proh, p.scope) {
			k := &clash{kind: "proxy", reason: reason, region: l.region, word: other, call: call,
				left:  side{view: "request", position: "required"},
				right: side{view: "home", norms: []*norm{l.norm}, position: "prohibited", own: true}}
			e.out.addSides(t, k, []string{other}, []string{who})
		}
	})
}

// unmet states which conditions of an offer are not granted: the agency will
// only take part with what is forbidden there to the host or to itself.
func (e *engine) unmet(pieces []piece) {
	for _, id := range slices.Sorted(maps.Keys(e.d.Offers)) {
		o := e.d.Offers[id]
		e.tax.exact(o.OnlyIf, nil).each(func(i int) {
			for n := range pieces {
				p := &pieces[n]
				host := e.viewsOf(e.d.Host, &p.post, nil)
				aid := e.viewsOf(o.By, &p.post, host.home)
				norms := slices.Concat(e.banned(host.home, i, p), e.banned(aid.here, i, p))
				if len(norms) > 0 {
					e.result.Unmet[id] = append(e.result.Unmet[id], facts.Unmet{Action: e.tax.ids[i], Norms: mergeSorted(norms, nil)})
					return
				}
			}
		})
	}
}

// banned lists the norms that forbid an action throughout a piece.
func (e *engine) banned(v *view, action int, p *piece) []string {
	s := e.stance(v.on(action), p.scope)
	if len(s.proh) == 0 || !e.space.Subset(p.scope, s.P) {
		return nil
	}
	var out []string
	for _, l := range s.proh {
		out = append(out, l.id)
	}
	return out
}

// meaning is what one agency's documents mean by a word.
type meaning struct {
	term  *book.Term // nil: the usual meaning
	norms []*norm    // the agency's norms that use the word
}

// terms states where host and helper mean different things by a word that the
// norms of both use.
func (e *engine) terms(p *piece, agencies []string, all map[string]*views) {
	host := e.vocabulary(p.host, all[p.host].home)
	for _, a := range agencies[1:] {
		own := e.vocabulary(a, all[a].home)
		for _, word := range slices.Sorted(maps.Keys(own)) {
			h, ok := host[word]
			if !ok || len(h.norms) == 0 || len(own[word].norms) == 0 || h.term == nil && own[word].term == nil {
				continue
			}
			e.term(p, a, word, h, own[word])
		}
	}
}

func (e *engine) term(p *piece, agency, word string, h, o meaning) {
	hostSays, hostWords := e.extent(word, h.term)
	ownSays, ownWords := e.extent(word, o.term)
	if hostSays == ownSays || hostSays == "" || ownSays == "" || e.space.Empty(p.scope) {
		return
	}
	shared := e.tax.none()
	for _, n := range o.norms {
		for _, m := range h.norms {
			for i := range shared {
				shared[i] |= n.actions[i] & m.actions[i]
			}
		}
	}
	if shared.empty() {
		return // the word never bears on the same action
	}
	t := &trio{p: p, agency: agency, actions: shared, topic: e.tax.topic[shared.first()]}
	shared.each(func(i int) { t.expose = either(t.expose, e.exposure(p, agency, i)) })
	k := &clash{kind: "terms", reason: "definition", region: p.scope, word: word,
		left: side{view: "host-home", norms: h.norms, position: "silent"}, right: side{view: "home", norms: o.norms, position: "silent", own: true}}
	e.out.addTerm(t, k, word, hostWords, ownWords)
}

func (c *collector) addTerm(t *trio, k *clash, word, left, right string) {
	rec := c.record(t, k)
	rec.Word = facts.Say(word)
	rec.Left.Duty, rec.Right.Duty = facts.Say(left), facts.Say(right)
	rec.Settlements = []facts.Settlement{}
	rec.Whole, rec.Law = false, false
	rec.Left.Norms, rec.Right.Norms = mergeSorted(rec.Left.Norms, nil), mergeSorted(rec.Right.Norms, nil)
	c.merge(rec, t, k)
}

// vocabulary lists the words that an agency's rules use, with what they mean by
// them: its own documents first, then the law above it.
func (e *engine) vocabulary(agency string, home *view) map[string]meaning {
	out := map[string]meaning{}
	for _, own := range []bool{true, false} {
		words := map[string]meaning{}
		for _, n := range home.norms {
			if n.derived || own != (n.doc.inst.Issuer == agency) {
				continue
			}
			for _, word := range wordsOf(n.source) {
				words[word] = meaning{n.doc.words.lookup(word), append(words[word].norms, n.norm)}
			}
		}
		for word, m := range words {
			if _, said := out[word]; !said {
				out[word] = m
			}
		}
	}
	return out
}

// wordsOf lists every action name and circumstance value in a norm.
func wordsOf(n *book.Norm) []string {
	words := slices.Concat(n.Prohibits, n.Permits, n.Requires, n.Except)
	for _, alts := range []book.Alternatives{n.When, n.Unless} {
		for _, c := range alts {
			for _, a := range c {
				for _, v := range slices.Concat(a.Values, []book.Value{a.AtLeast, a.AtMost, a.Above, a.Below}) {
					if v != "" {
						words = append(words, string(v))
					}
				}
			}
		}
	}
	return words
}

// extent is what a word covers, as a key and in words; the usual meaning when
// it is not defined, and nothing when there is none.
func (e *engine) extent(word string, t *book.Term) (key, words string) {
	if t == nil {
		for _, d := range e.space.Dims() {
			if ids, ok := d.Words[word]; ok {
				return e.values(d.ID, ids)
			}
		}
		if i, ok := e.tax.index[word]; ok {
			return e.items(e.tax.covers[i])
		}
		return "", ""
	}
	if t.Dimension != "" {
		ids := make([]string, len(t.Values))
		for i, v := range t.Values {
			ids[i] = string(v)
		}
		return e.values(t.Dimension, ids)
	}
	set := e.tax.expand(t.Actions, nil)
	set.minus(e.tax.expand(t.Except, nil))
	return e.items(set)
}

func (e *engine) values(dim string, ids []string) (key, words string) {
	d, ok := e.space.DimIndex(dim)
	if !ok {
		return "", ""
	}
	values := make([]book.Value, len(ids))
	for i, id := range ids {
		values[i] = book.Value(id)
	}
	mask, err := unionMask(e.space, d, values)
	if err != nil {
		return "", ""
	}
	box := e.space.Full()
	box[d] = mask
	var phrases []string
	for i, atom := range e.space.Dims()[d].Atoms {
		if mask&(1<<i) != 0 {
			phrases = append(phrases, atom.Phrase)
		}
	}
	return dim + strings.Join(phrases, "|"), strings.Join(phrases, ", ")
}

func (e *engine) items(set bitset) (key, words string) {
	var names []string
	set.each(func(i int) {
		if a := e.book.Actions[e.tax.ids[i]]; a != nil && len(e.tax.leaves[i]) <= 1 {
			names = append(names, a.Name)
		}
	})
	return strings.Join(names, "|"), strings.Join(names, ", ")
}
