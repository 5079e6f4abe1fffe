package calculus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
)

// What words mean to whom (design, section 7, "terms").

// oMeaning is what somebody means by a word: the items or values that it
// covers, and the norms that use it.
type oMeaning struct {
	covers map[string]bool
	norms  []*oNorm
}

// saidOf is a difference between two meanings in one line.
func saidOf(reason, agency, word string, actions, left, right []string) string {
	return fmt.Sprint(reason, " ", agency, " ", word, ": ", actions, " ", left, " × ", right)
}

func idsOfNorms(norms []*norm) []string {
	var out []string
	for _, n := range norms {
		out = append(out, n.id)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// words compares whose words differ. A word is one thing for actions, and
// another for each dimension: "dimension word".
func (r *referee) words(p *piece, at time.Time) {
	o, post := r.o, r.o.postAt(p.assignment, at)
	want := map[string]bool{}
	host := o.vocabulary(post.host, post)
	for _, agency := range o.partOf(post) {
		absent := &oCase{o: o, p: post, agency: agency, host: agency == post.host}
		if absent.learn(); absent.absent || !slices.Contains(post.scope, true) {
			continue
		}
		own, here, home := o.vocabulary(agency, post), o.hereOf(agency, post), o.homeOf(agency, post)
		for word, mine := range own {
			theirs := host[word]
			theirs.norms = slices.DeleteFunc(slices.Clone(theirs.norms), here.holdsText)
			if agency != post.host && len(theirs.norms) > 0 && len(mine.norms) > 0 {
				o.differ(want, "definition", agency, word, theirs, mine)
			}
			for _, order := range o.orders(word, agency, here, home) {
				o.differ(want, "order", agency, word, order, mine)
			}
		}
	}
	for _, line := range slices.Sorted(maps.Keys(want)) {
		if !r.word[p][line] {
			r.fail("terms", "missing: %s", line)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(r.word[p])) {
		if !want[line] {
			r.fail("terms", "unexpected: %s", line)
		}
	}
}

// orders lists what others mean by a word in what binds an agency here: norms
// that mean the same by it together.
func (o *oracle) orders(word, agency string, here, home *oView) []oMeaning {
	var out []oMeaning
	for _, e := range here.entries {
		if !e.speaksAtAll() {
			continue
		}
		if home.holdsText(e.oNorm) || e.doc.inst != nil && e.doc.inst.Issuer == agency || !slices.Contains(usedIn(e.src), word) {
			continue
		}
		covers := o.meant(word, o.termsBehind(e.doc))
		i := slices.IndexFunc(out, func(m oMeaning) bool { return maps.Equal(m.covers, covers) })
		if i < 0 {
			i = len(out)
			out = append(out, oMeaning{covers: covers})
		}
		out[i].norms = append(out[i].norms, e.oNorm)
	}
	return out
}

func (v *oView) holdsText(n *oNorm) bool {
	return slices.ContainsFunc(v.entries, func(e oEntry) bool { return e.id == n.id && e.speaksAtAll() })
}

// speaksAtAll: a clause may bring in nothing of a norm.
func (e oEntry) speaksAtAll() bool {
	for a := range e.actions {
		if e.only == nil || e.only[a] {
			return true
		}
	}
	return false
}

// differ states two meanings that are not the same, with the actions on which
// that bears: those that one of them alone covers, or those of the norms.
func (o *oracle) differ(want map[string]bool, reason, agency, word string, theirs, mine oMeaning) {
	if len(theirs.covers) == 0 || len(mine.covers) == 0 || maps.Equal(theirs.covers, mine.covers) {
		return
	}
	actions := o.spokenOf(theirs.norms)
	_, name, ofValues := strings.Cut(word, " ")
	switch {
	case !ofValues:
		name = word
		actions = without(theirs.covers, mine.covers)
		maps.Copy(actions, without(mine.covers, theirs.covers))
	case reason == "definition":
		both := o.spokenOf(mine.norms)
		maps.DeleteFunc(actions, func(a string, _ bool) bool { return !both[a] })
	}
	if len(actions) == 0 {
		return
	}
	if reason == "order" && len(mine.norms) == 0 {
		reason = "order-defined"
	}
	want[saidOf(reason, agency, name, slices.Sorted(maps.Keys(actions)), namesOf(theirs.norms), namesOf(mine.norms))] = true
}

func (o *oracle) spokenOf(norms []*oNorm) map[string]bool {
	out := map[string]bool{}
	for _, n := range norms {
		maps.Copy(out, without(n.breadth, setOf(o.choices...)))
	}
	return out
}

func namesOf(norms []*oNorm) []string {
	var out []string
	for _, n := range norms {
		out = append(out, n.id)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// vocabulary is what an agency means by the words of its own rules, then by
// those that it defines, then by those of the law above it.
func (o *oracle) vocabulary(agency string, p *oPost) map[string]oMeaning {
	home := o.homeOf(agency, p)
	defined := map[string][]map[string]*book.Term{}
	define := func(terms map[string]*book.Term) {
		for word, t := range terms {
			if t.Dimension != "" {
				word = t.Dimension + " " + word
			}
			defined[word] = []map[string]*book.Term{terms}
		}
	}
	define(o.b.Agencies[agency].Terms)
	own, above := map[string]oMeaning{}, map[string]oMeaning{}
	for _, e := range home.entries {
		words := above
		if e.doc.inst.Issuer == agency {
			words = own
			define(e.doc.inst.Terms)
		}
		if !e.speaksAtAll() {
			continue
		}
		for _, word := range usedIn(e.src) {
			words[word] = oMeaning{o.meant(word, o.termsBehind(e.doc)), append(words[word].norms, e.oNorm)}
		}
	}
	out := above
	for word, terms := range defined {
		out[word] = oMeaning{covers: o.meant(word, terms)}
	}
	maps.Copy(out, own)
	return out
}

// termsBehind are the words by which a document is read.
func (o *oracle) termsBehind(d *oDoc) []map[string]*book.Term {
	switch {
	case d.inst != nil:
		return o.termsIn(d.inst)
	case d.agreement != "":
		return []map[string]*book.Term{o.b.Agreements[d.agreement].Terms}
	}
	return o.termsOf(o.d.Host)
}

// meant is what a word covers: items, or values of its dimension.
func (o *oracle) meant(word string, terms []map[string]*book.Term) map[string]bool {
	out := map[string]bool{}
	if dimension, name, ok := strings.Cut(word, " "); ok {
		for _, v := range o.values(dimension, book.Value(name), terms) {
			out[fmt.Sprint(v)] = true
		}
		return out
	}
	for a := range o.cover([]string{word}, terms) {
		if len(o.under[a]) == 1 {
			out[a] = true
		}
	}
	return out
}

// usedIn lists the words of a norm.
func usedIn(n *book.Norm) []string {
	var out []string
	for _, name := range slices.Concat(n.Prohibits, n.Permits, n.Requires, n.Except) {
		out = append(out, strings.TrimPrefix(name, "carry/"))
	}
	for _, c := range slices.Concat(n.When, n.Unless) {
		for dimension, a := range c {
			for _, v := range slices.Concat(a.Values, []book.Value{a.AtLeast, a.AtMost, a.Above, a.Below}) {
				if v != "" {
					out = append(out, dimension+" "+string(v))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
