package calculus

import (
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"strings"

	"roe.example/checker/book"
)

// carryPrefix makes the action of carrying an item from the item.
const carryPrefix = "carry/"

// bitset is a set of action indices.
type bitset []uint64

func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) drop(i int)     { b[i/64] &^= 1 << (i % 64) }

// write writes a set so that different ones read differently.
func (b bitset) write(to *strings.Builder) {
	var number [24]byte
	for _, word := range b {
		to.Write(append(strconv.AppendUint(number[:0], uint64(word), 36), ','))
	}
}

func (b bitset) subset(o bitset) bool {
	for i := range b {
		if b[i]&^o[i] != 0 {
			return false
		}
	}
	return true
}

func (b bitset) union(o bitset) {
	for i := range o {
		b[i] |= o[i]
	}
}

func (b bitset) keep(o bitset) {
	for i := range o {
		b[i] &= o[i]
	}
}

func (b bitset) minus(o bitset) {
	for i := range o {
		b[i] &^= o[i]
	}
}

func (b bitset) empty() bool { return !slices.ContainsFunc(b, func(w uint64) bool { return w != 0 }) }

func (b bitset) each(f func(i int)) {
	for w, word := range b {
		for ; word != 0; word &= word - 1 {
			f(w*64 + bits.TrailingZeros64(word))
		}
	}
}

// first is the lowest index; -1 in an empty set.
func (b bitset) first() int {
	for w, word := range b {
		if word != 0 {
			return w*64 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

func lowBit(m uint64) int  { return bits.TrailingZeros64(m) }
func highBit(m uint64) int { return 63 - bits.LeadingZeros64(m) }

// taxonomy is the actions of a book with their categories. Every item that can
// be carried has a second action for carrying it, in the categories of its
// own: what holds for carrying chemical agents holds for carrying CS.
type taxonomy struct {
	ids    []string
	index  map[string]int
	topic  []string
	covers []bitset // the action itself and every item under it
	leaves [][]int  // items under it that have none under them
	item   []int    // of a carry action, the item; else itself
	tool   []bool   // can be carried, or a category of nothing else
	// first is the index of the first choice (see choice.go); all after it are.
	first int
	// byLeaves finds a single item, a category or a choice by its leaves.
	byLeaves map[string]int
}

func newTaxonomy(b *book.Book) *taxonomy {
	t := &taxonomy{index: map[string]int{}}
	parents := map[string][]string{}
	topics := map[string]string{}
	tools := map[string]bool{}
	for id, a := range b.Actions {
		parents[id], topics[id], tools[id] = a.In, a.Topic, a.Carried
		if a.Carried {
			addCarry(b, id, parents, topics)
		}
	}
	for id := range parents {
		t.ids = append(t.ids, id)
	}
	sort.Strings(t.ids)
	for i, id := range t.ids {
		t.index[id] = i
		t.topic = append(t.topic, topics[id])
		t.tool = append(t.tool, tools[id])
	}
	t.close(parents)
	t.item = make([]int, len(t.ids))
	for i, id := range t.ids {
		t.item[i] = i
		if len(id) > len(carryPrefix) && id[:len(carryPrefix)] == carryPrefix {
			if j, ok := t.index[id[len(carryPrefix):]]; ok {
				t.item[i] = j
			}
		}
	}
	t.findByLeaves()
	t.addChoices(b)
	return t
}

// addCarry adds carry/<id> and carry/<category> for every category above it.
func addCarry(b *book.Book, id string, parents map[string][]string, topics map[string]string) {
	carry := carryPrefix + id
	if _, done := parents[carry]; done {
		return
	}
	a := b.Actions[id]
	if a == nil {
		return
	}
	topics[carry] = "crowd-control"
	parents[carry] = []string{}
	for _, p := range a.In {
		addCarry(b, p, parents, topics)
		parents[carry] = append(parents[carry], carryPrefix+p)
	}
}

func (t *taxonomy) close(parents map[string][]string) {
	n := len(t.ids)
	t.covers, t.leaves = make([]bitset, n), make([][]int, n)
	children := make([][]int, n)
	for id, ps := range parents {
		for _, p := range ps {
			if j, ok := t.index[p]; ok {
				children[j] = append(children[j], t.index[id])
			}
		}
	}
	var under func(i int) bitset
	under = func(i int) bitset {
		if t.covers[i] != nil {
			return t.covers[i]
		}
		set := t.none()
		set.add(i)
		t.covers[i] = set // also ends a walk around a ring
		for _, c := range children[i] {
			set.union(under(c))
		}
		return set
	}
	for i := range t.ids {
		under(i).each(func(j int) {
			if len(children[j]) == 0 {
				t.leaves[i] = append(t.leaves[i], j)
			}
		})
		t.tool[i] = t.tool[i] || !slices.ContainsFunc(t.leaves[i], func(j int) bool { return !t.tool[j] })
	}
}

func (t *taxonomy) none() bitset { return make(bitset, (len(t.ids)+63)/64) }

// expand reads names as actions and categories with all items under them,
// words as the document means them.
func (t *taxonomy) expand(names []string, words meanings) bitset {
	set := t.none()
	for _, name := range names {
		if term := words.action(name); term != nil {
			set.union(t.less(t.expand(term.Actions, nil), t.expand(term.Except, nil)))
			continue
		}
		if i, ok := t.index[name]; ok {
			set.union(t.covers[i])
		} else if item, ok := strings.CutPrefix(name, carryPrefix); ok {
			t.expand([]string{item}, words).each(func(i int) { t.carry(set, i) })
		}
	}
	return t.choose(set)
}

// less is a set without some actions.
func (t *taxonomy) less(set, except bitset) bitset {
	set.minus(except)
	return t.choose(set)
}

// carry adds the action of carrying an item, if it can be carried.
func (t *taxonomy) carry(set bitset, item int) {
	if i, ok := t.index[carryPrefix+t.ids[item]]; ok {
		set.add(i)
	}
}

// names lists the ids of a set, leaving out items whose whole category is in
// it, and choices of which all items are: a list for people.
func (t *taxonomy) names(set bitset) []string {
	out := []string{}
	set.each(func(i int) {
		if t.choice(i) && t.holdsAll(set, i) {
			return
		}
		for j := range t.first {
			if j != i && set.has(j) && t.covers[j].has(i) && t.covers[j].subset(set) {
				return
			}
		}
		out = append(out, t.ids[i])
	})
	return out
}
