package calculus

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

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
	return e.items(e.tax.less(e.tax.expand(t.Actions, nil), e.tax.expand(t.Except, nil)))
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
