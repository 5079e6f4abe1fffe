package calculus

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// Most words mean the same to all, also where somebody defines them: a statute's
// are its own. So it is found out once by which words two agencies can differ on
// an action at all, and of documents only what they say with these is looked at.

// disputed is a word that is said to mean different things.
type disputed struct {
	use
	bears   bitset // actions on which the difference can bear
	extents map[*book.Term]extent
	users   map[*norm]bool // norms that use it
	spoken  bitset         // and what these speak of
}

// disputes lists the words that mean different things in a book, in order.
func (s *Sweep) disputes() []*disputed {
	defined := s.definedWords()
	if len(defined) == 0 {
		return nil
	}
	found := map[use]*disputed{}
	note := func(u use, term *book.Term) *disputed {
		d := found[u]
		if d == nil {
			d = &disputed{use: u, bears: s.tax.none(), spoken: s.tax.none(), extents: map[*book.Term]extent{}, users: map[*norm]bool{}}
			found[u] = d
		}
		if _, known := d.extents[term]; !known {
			d.extents[term] = s.extent(u, term)
		}
		return d
	}
	for _, doc := range s.Compiled.docs {
		for _, n := range doc.norms {
			eachWord(n.source, func(u use) {
				if defined[u.word] {
					d := note(u, doc.words.of(u))
					d.users[n] = true
					d.spoken.union(n.breadth)
					d.spoken.union(n.actions)
				}
			})
		}
	}
	s.eachTerms(func(terms map[string]*book.Term) {
		for word, term := range terms {
			note(use{word, term.Dimension}, term)
		}
	})
	var out []*disputed
	for _, u := range sortedUses(found) {
		if d := found[u]; s.differ(d) {
			out = append(out, d)
		}
	}
	return out
}

// eachTerms visits what agencies and their documents define, used or not.
func (s *Sweep) eachTerms(visit func(map[string]*book.Term)) {
	for _, a := range s.src.Agencies {
		visit(a.Terms)
	}
	for _, in := range s.src.Instruments {
		visit(in.Terms)
	}
	for _, a := range s.src.Agreements {
		visit(a.Terms)
	}
}

func (s *Sweep) definedWords() map[string]bool {
	out := map[string]bool{}
	s.eachTerms(func(terms map[string]*book.Term) {
		for word := range terms {
			out[word] = true
		}
	})
	return out
}

// differ works out on what a word's meanings can bear that differ; see bearing.
// Plainly, every word that somebody defines is in dispute on everything.
func (s *Sweep) differ(d *disputed) bool {
	if s.plain {
		for i := range s.tax.ids {
			d.bears.add(i)
		}
		d.spoken = d.bears
		return true
	}
	keys := map[string]bool{}
	all, both := s.tax.none(), bitset(nil)
	for _, x := range d.extents {
		if x.key == "" {
			continue // whoever uses the word so says nothing by it
		}
		keys[x.key] = true
		if x.actions == nil {
			continue
		}
		all.union(x.actions)
		if both == nil {
			both = slices.Clone(x.actions)
		}
		both.keep(x.actions)
	}
	if len(keys) < 2 {
		return false
	}
	if d.dimension != "" {
		d.bears.union(d.spoken)
		return true
	}
	all.minus(both)
	d.bears.union(s.tax.items(all))
	return true
}

// wordsOn gives the actions the words that can be in dispute on them.
func (s *Sweep) wordsOn() {
	all := s.disputes()
	for k := range s.Actions {
		a := &s.Actions[k]
		a.bears, a.spoken = s.tax.none(), s.tax.none()
		for _, d := range all {
			if slices.ContainsFunc(a.members, d.bears.has) {
				a.words = append(a.words, d)
				a.bears.union(d.bears)
				a.spoken.union(d.spoken)
			}
		}
	}
}

// usersOf are the norms of a document by which it and its issuer speak of an
// action with words in dispute there; where it defines one, all it has, because
// it defines for the rest of the issuer's documents too.
func (s *Sweep) usersOf(d *document, action int) []*norm {
	words := s.Actions[action].words
	if len(words) == 0 {
		return nil
	}
	if s.plain || d.inst != nil && slices.ContainsFunc(words, func(w *disputed) bool { return d.inst.Terms[w.word] != nil }) {
		return d.norms
	}
	var out []*norm
	for _, n := range d.norms {
		if slices.ContainsFunc(words, func(w *disputed) bool { return w.users[n] }) {
			out = append(out, n)
		}
	}
	return out
}

// wordsIn is what a document and its issuer mean by the words in dispute on an
// action, and which of its norms use them.
func (s *Sweep) wordsIn(d *sweptDoc, action int) string {
	var b strings.Builder
	for _, w := range s.Actions[action].words {
		own := map[string]*book.Term{}
		if t := d.inst.Terms[w.word]; t != nil {
			own[w.word] = t
		}
		fmt.Fprint(&b, "~", w.extents[d.words.of(w.use)], termsKey(own))
		for _, n := range d.users[action] {
			if w.users[n] {
				fmt.Fprint(&b, " ", s.says(n))
				for _, m := range s.moments {
					fmt.Fprint(&b, s.amended(n, m.during.From))
				}
			}
		}
	}
	return b.String()
}

// says is equal for norms that say the same.
func (s *Sweep) says(n *norm) string {
	if at, ok := s.numbers[n]; ok {
		return fmt.Sprint(at)
	}
	return s.meaning(n)
}

// termsKey is what some words mean.
func termsKey(terms map[string]*book.Term) string {
	var out []string
	for word, t := range terms {
		out = append(out, fmt.Sprint(word, "=", t.Actions, t.Except, t.Dimension, t.Values))
	}
	slices.Sort(out)
	return strings.Join(out, ";") + "/"
}

// ownWords is what an agency means by the words in dispute on an action.
func (s *Sweep) ownWords(action int, agency *book.Agency) string {
	own := map[string]*book.Term{}
	for _, w := range s.Actions[action].words {
		if t := agency.Terms[w.word]; t != nil {
			own[w.word] = t
		}
	}
	return termsKey(own)
}
