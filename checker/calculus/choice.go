package calculus

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// Any item of a category meets a duty on it. A word that a duty uses, and a
// category less its exceptions, are categories too, though the taxonomy has no
// name for them: each is a choice, an action of its own with a place after
// those of the taxonomy. A ban covers a choice when it covers all its items.

// choiceSign joins the ids of what a choice is between.
const choiceSign = "|"

func (t *taxonomy) choice(i int) bool { return i >= t.first }

// holdsAll tells whether all items of an action are in a set.
func (t *taxonomy) holdsAll(set bitset, i int) bool {
	return len(t.leaves[i]) > 0 && !slices.ContainsFunc(t.leaves[i], func(l int) bool { return !set.has(l) })
}

// choose makes the choices in a set those of which it holds all items.
func (t *taxonomy) choose(set bitset) bitset {
	for i := t.first; i < len(t.ids); i++ {
		if t.holdsAll(set, i) {
			set.add(i)
		} else {
			set.drop(i)
		}
	}
	return set
}

// owed is what a duty asks for: of each name one action, of which any item
// meets it.
func (t *taxonomy) owed(names, except []string, words meanings) bitset {
	set := t.none()
	for _, name := range names {
		if i, ok := t.asked(name, except, words); ok {
			set.add(i)
		}
	}
	return set
}

func (t *taxonomy) asked(name string, except []string, words meanings) (action int, ok bool) {
	leaves := t.leavesOwed(name, except, words)
	if i, known := t.index[name]; known && words.action(name) == nil && slices.Equal(leaves, t.leaves[i]) {
		return i, true
	}
	if len(leaves) == 0 {
		return 0, false
	}
	action, ok = t.byLeaves[fmt.Sprint(leaves)]
	return action, ok
}

// leavesOwed lists the items of which any does what a name in a duty asks for.
func (t *taxonomy) leavesOwed(name string, except []string, words meanings) []int {
	var out []int
	t.items(t.less(t.expand([]string{name}, words), t.expand(except, words))).each(func(i int) { out = append(out, i) })
	return out
}

// items keeps of a set what has nothing under it.
func (t *taxonomy) items(set bitset) bitset {
	out := t.none()
	set.each(func(i int) {
		if len(t.leaves[i]) == 1 && t.leaves[i][0] == i {
			out.add(i)
		}
	})
	return out
}

func (t *taxonomy) findByLeaves() {
	t.first, t.byLeaves = len(t.ids), map[string]int{}
	for i := range t.ids {
		key := fmt.Sprint(t.leaves[i])
		if _, have := t.byLeaves[key]; !have || t.leaves[i][0] == i {
			t.byLeaves[key] = i
		}
	}
}

// addChoices adds what the book's duties ask for and the taxonomy does not
// name.
func (t *taxonomy) addChoices(b *book.Book) {
	found := map[string][]int{} // by id
	eachDuty(b, func(n *book.Norm, words meanings) {
		for _, name := range n.Requires {
			leaves := t.leavesOwed(name, n.Except, words)
			if _, known := t.byLeaves[fmt.Sprint(leaves)]; !known && len(leaves) > 0 {
				found[strings.Join(t.names(t.under(leaves)), choiceSign)] = leaves
			}
		}
	})
	covers := map[string]bitset{}
	for id, leaves := range found {
		covers[id] = t.under(leaves)
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		i := len(t.ids)
		t.ids, t.leaves, t.item = append(t.ids, id), append(t.leaves, found[id]), append(t.item, i)
		t.topic, t.tool = append(t.topic, t.topic[found[id][0]]), append(t.tool, false)
		t.index[id], t.byLeaves[fmt.Sprint(found[id])] = i, i
		t.covers = append(t.covers, covers[id])
	}
	for i := range t.covers {
		t.covers[i] = append(t.covers[i], make(bitset, len(t.none())-len(t.covers[i]))...)
		t.covers[i].add(i)
	}
}

// under lists the actions of the taxonomy all of whose items are among some.
func (t *taxonomy) under(leaves []int) bitset {
	items, set := t.none(), t.none()
	for _, l := range leaves {
		items.add(l)
	}
	for i := range t.first {
		if t.holdsAll(items, i) {
			set.add(i)
		}
	}
	return set
}

// eachDuty visits the norms that require something, with what their words mean.
func eachDuty(b *book.Book, visit func(n *book.Norm, words meanings)) {
	each := func(norms map[string]*book.Norm, words meanings) {
		for _, n := range norms {
			if n.Requires != nil {
				visit(n, words)
			}
		}
	}
	for _, in := range b.Instruments {
		each(in.Norms, instrumentWords(b, in))
	}
	for _, a := range b.Agreements {
		for _, cl := range a.Clauses {
			each(map[string]*book.Norm{"": &cl.Norm}, meanings{a.Terms})
		}
	}
	for _, d := range b.Deployments {
		if d.Plan != nil {
			each(d.Plan.Norms, agencyWords(b, d.Host))
		}
	}
}

// instrumentWords are the document's own words and those of its agency.
func instrumentWords(b *book.Book, in *book.Instrument) meanings {
	words := meanings{in.Terms}
	if a := b.Agencies[in.Issuer]; a != nil {
		words = append(words, a.Terms)
	}
	return words
}

// agencyWords are the words of an agency, as it means them.
func agencyWords(b *book.Book, agency string) meanings {
	if a := b.Agencies[agency]; a != nil {
		return meanings{a.Terms}
	}
	return nil
}

// choice tells whether the action looked at is a choice.
func (e *engine) choice(t *trio) bool { return e.tax.choice(t.actions.first()) }

// owes tells whether a duty takes part in a clash. What else there is to say of
// a choice is said of its items.
func owes(k *clash) bool {
	return slices.ContainsFunc(slices.Concat(k.left.norms, k.right.norms), func(n *norm) bool { return n.modality == requires })
}

// owed tells whether the action is somebody's duty, here or at home.
func (j *joint) owed() bool { return len(j.t.hr.req)+len(j.t.hm.req) > 0 }
