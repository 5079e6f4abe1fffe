package calculus

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// use is a word as a norm uses it: for actions, or for values of a dimension.
type use struct{ word, dimension string }

// meaning is what somebody means by a word.
type meaning struct {
	term  *book.Term // nil: the usual meaning
	norms []*norm    // the norms that use the word
	path  string     // where it is defined; said of a word that no norm uses
}

// terms states where a word covers different things for those who must
// understand one another: for host and helper, by the rules that each brings,
// and for whoever wrote what binds here and those whom it binds.
func (e *engine) terms(p *piece, agencies []string, all map[string]*views) {
	if e.space.Empty(p.scope) {
		return
	}
	host := e.speech(p.host, all[p.host].home).words
	for _, agency := range agencies {
		if agency == p.host && e.absent(p, agency) {
			continue
		}
		e.kept.wording(p, agency, e.out, func() {
			own := e.speech(agency, all[agency].home)
			if agency != p.host {
				e.definitions(p, agency, host, own, all[agency].here)
			}
			e.readings(p, agency, own.words, all[agency])
		})
	}
}

// definitions compares the words of host and helper. A rule of the host's that
// binds the helper here is compared by itself.
func (e *engine) definitions(p *piece, agency string, host map[use]meaning, own *vocabulary, here *view) {
	for _, u := range own.sorted {
		h, o := host[u], own.words[u]
		if h.term == nil && o.term == nil {
			continue
		}
		h.norms = slices.DeleteFunc(slices.Clone(h.norms), func(n *norm) bool { return has(here, n) })
		if len(h.norms) > 0 && len(o.norms) > 0 && (h.term != nil || o.term != nil) {
			e.term(p, agency, u, "definition", h, o)
		}
	}
}

// readings compares the words of what binds an agency here, and was written by
// others, with what its officers mean by them.
func (e *engine) readings(p *piece, agency string, own map[use]meaning, v *views) {
	found := map[use][]meaning{} // by what the word means
	for _, n := range v.here.norms {
		if n.derived || n.actions.empty() || has(v.home, n.norm) || n.doc.inst != nil && n.doc.inst.Issuer == agency {
			continue
		}
		for _, u := range wordsOf(n.source) {
			term := n.doc.words.of(u)
			i := slices.IndexFunc(found[u], func(m meaning) bool { return e.extent(u, m.term).key == e.extent(u, term).key })
			if i < 0 {
				i = len(found[u])
				found[u] = append(found[u], meaning{term: term})
			}
			found[u][i].norms = append(found[u][i].norms, n.norm)
		}
	}
	for _, u := range sortedUses(found) {
		o, known := own[u]
		for _, m := range found[u] {
			if known && (m.term != nil || o.term != nil) {
				e.term(p, agency, u, "order", m, o)
			}
		}
	}
}

// has tells whether a view holds a norm, or what a clause makes of it.
func has(v *view, n *norm) bool {
	return slices.ContainsFunc(v.norms, func(b bound) bool { return b.place == n.place })
}

func sortedUses[T any](m map[use]T) []use {
	return slices.SortedFunc(maps.Keys(m), func(a, b use) int {
		return strings.Compare(a.word+" "+a.dimension, b.word+" "+b.dimension)
	})
}

func (e *engine) term(p *piece, agency string, u use, reason string, theirs, own meaning) {
	left, right := e.extent(u, theirs.term), e.extent(u, own.term)
	if left.key == right.key || left.key == "" || right.key == "" {
		return
	}
	actions := e.bearing(reason, left, right, theirs.norms, own.norms)
	if actions.empty() {
		return // the word never bears on the same action
	}
	t := &trio{p: p, agency: agency, actions: actions, topic: e.tax.topic[actions.first()]}
	actions.each(func(i int) { t.expose = either(t.expose, e.exposure(p, agency, i)) })
	k := &clash{kind: "terms", reason: reason, region: p.scope, word: strings.Join([]string{u.word, left.key, right.key}, " "),
		left: side{view: "host-home", norms: theirs.norms, position: "silent"}, right: side{view: "home", norms: own.norms, position: "silent", own: true}}
	if reason == "order" {
		k.left.view = "here"
		if len(own.norms) == 0 {
			k.reason, k.call = "order-defined", own.path
		}
	}
	e.out.addTerm(t, k, u.word, left.words, right.words)
}

// bearing is the set of actions on which a difference bears: of a word for
// actions, those that only one of the two means by it; of a word for
// circumstances, what an order that uses it speaks of, or the rules of both.
func (e *engine) bearing(reason string, left, right extent, theirs, own []*norm) bitset {
	if left.actions != nil {
		both, all := slices.Clone(left.actions), slices.Clone(left.actions)
		both.keep(right.actions)
		all.union(right.actions)
		all.minus(both)
		return e.tax.items(all)
	}
	set := e.spokenOf(theirs)
	if reason == "definition" {
		set.keep(e.spokenOf(own))
	}
	return set
}

// spokenOf is what norms speak of, but for choices: their items are there.
func (e *engine) spokenOf(norms []*norm) bitset {
	set := e.tax.none()
	for _, n := range norms {
		set.union(n.breadth)
	}
	for i := e.tax.first; i < len(e.tax.ids); i++ {
		set.drop(i)
	}
	return set
}

func (c *collector) addTerm(t *trio, k *clash, word, left, right string) {
	if c.trace != nil {
		c.trace(t, k)
	}
	rec := c.record(t, k)
	rec.Word = facts.Say(word)
	rec.Left.Duty, rec.Right.Duty = facts.Say(left), facts.Say(right)
	rec.Settlements = []facts.Settlement{}
	rec.Whole, rec.Law = false, false
	rec.Left.Norms, rec.Right.Norms = mergeSorted(rec.Left.Norms, nil), mergeSorted(rec.Right.Norms, nil)
	c.merge(rec, t, k)
}

// vocabulary is the words that an agency's rules use.
type vocabulary struct {
	words  map[use]meaning
	sorted []use
	home   *view // whose norms use them
}

// speech remembers the words of an agency that brings a view.
func (e *engine) speech(agency string, home *view) *vocabulary {
	if home.words[agency] == nil {
		words := e.vocabulary(agency, home)
		home.words = map[string]*vocabulary{agency: {words, sortedUses(words), home}}
	}
	return home.words[agency]
}

// vocabulary lists the words that an agency's rules use, with what they mean by
// them: its own documents first, then the law above it; and the words that the
// agency defines, though no rule of its own uses them.
func (e *engine) vocabulary(agency string, home *view) map[use]meaning {
	out := map[use]meaning{}
	for _, own := range []bool{true, false} {
		words := map[use]meaning{}
		for _, n := range home.norms {
			if n.derived || n.actions.empty() || own != (n.doc.inst.Issuer == agency) {
				continue
			}
			for _, u := range wordsOf(n.source) {
				words[u] = meaning{term: n.doc.words.of(u), norms: append(words[u].norms, n.norm)}
			}
		}
		addMeanings(out, words)
		if own {
			addMeanings(out, e.defined(agency, home))
		}
	}
	return out
}

func addMeanings(to, from map[use]meaning) {
	for u, m := range from {
		if _, said := to[u]; !said {
			to[u] = m
		}
	}
}

// defined lists the words that an agency or a document of its own defines.
func (e *engine) defined(agency string, home *view) map[use]meaning {
	out := map[use]meaning{}
	add := func(terms map[string]*book.Term, path ...string) {
		for word, t := range terms {
			out[use{word, t.Dimension}] = meaning{term: t, path: book.Path(append(path, "terms", word)...)}
		}
	}
	if a := e.book.Agencies[agency]; a != nil {
		add(a.Terms, "agencies", agency)
	}
	for _, n := range home.norms {
		if n.doc.inst.Issuer == agency {
			add(n.doc.inst.Terms, "instruments", n.doc.id)
		}
	}
	return out
}

// wordsOf lists every action name and circumstance value in a norm.
func wordsOf(n *book.Norm) []use {
	var out []use
	eachWord(n, func(u use) { out = append(out, u) })
	slices.SortFunc(out, func(a, b use) int { return strings.Compare(a.word+" "+a.dimension, b.word+" "+b.dimension) })
	return slices.Compact(out)
}

// eachWord visits them, some more than once.
func eachWord(n *book.Norm, visit func(use)) {
	for _, names := range [...][]string{n.Prohibits, n.Permits, n.Requires, n.Except} {
		for _, name := range names {
			visit(use{word: strings.TrimPrefix(name, carryPrefix)})
		}
	}
	for _, alts := range [...]book.Alternatives{n.When, n.Unless} {
		for _, c := range alts {
			for dim, a := range c {
				for _, v := range slices.Concat(a.Values, []book.Value{a.AtLeast, a.AtMost, a.Above, a.Below}) {
					if v != "" {
						visit(use{string(v), dim})
					}
				}
			}
		}
	}
}

// of finds what a document means by a word as a norm of it uses it.
func (m meanings) of(u use) *book.Term {
	if u.dimension == "" {
		return m.action(u.word)
	}
	return m.find(u.word, func(t *book.Term) bool { return t.Dimension == u.dimension })
}

// extent is what a word covers: as a key that is equal for what covers the
// same, and in words. Of a word for actions it holds these as well.
type extent struct {
	key, words string
	actions    bitset
}

// extent of a word as it is defined; its usual meaning when it is not, and
// nothing when it has none.
func (c *compiler) extent(u use, t *book.Term) extent {
	switch {
	case u.dimension == "" && t == nil:
		return c.items(c.tax.expand([]string{u.word}, nil))
	case u.dimension == "":
		return c.items(c.tax.less(c.tax.expand(t.Actions, nil), c.tax.expand(t.Except, nil)))
	case t == nil:
		return c.values(u.dimension, []book.Value{book.Value(u.word)})
	}
	return c.values(u.dimension, t.Values)
}

func (c *compiler) values(dim string, values []book.Value) extent {
	d, ok := c.space.DimIndex(dim)
	if !ok {
		return extent{}
	}
	mask, err := unionMask(c.space, d, values)
	if err != nil {
		return extent{} // a word without a usual meaning
	}
	var phrases []string
	for i, atom := range c.space.Dims()[d].Atoms {
		if mask&(1<<i) != 0 {
			phrases = append(phrases, atom.Phrase)
		}
	}
	return extent{key: dim + strings.Join(phrases, "|"), words: strings.Join(phrases, ", ")}
}

func (c *compiler) items(set bitset) extent {
	var ids, names []string
	set.each(func(i int) {
		if a := c.src.Actions[c.tax.ids[i]]; a != nil && len(c.tax.leaves[i]) <= 1 {
			ids, names = append(ids, c.tax.ids[i]), append(names, a.Name)
		}
	})
	return extent{strings.Join(ids, "|"), strings.Join(names, ", "), set}
}
