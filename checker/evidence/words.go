package evidence

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// taxonomy is the book's actions with the categories turned round. What is
// said of an action holds of carrying it too: "carry/kinetic/foam-40mm" stands
// in "carry/kinetic".
type taxonomy struct {
	actions map[string]*book.Action
	items   map[string][]string        // category to what stands in it directly
	above   map[string]map[string]bool // action to all its categories and itself
}

const carry = "carry/"

func newTaxonomy(actions map[string]*book.Action) taxonomy {
	t := taxonomy{actions, map[string][]string{}, map[string]map[string]bool{}}
	for _, id := range slices.Sorted(maps.Keys(actions)) {
		t.above[id] = map[string]bool{}
		for _, category := range book.Above(id, t.categories) {
			t.above[id][category] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(actions)) {
		for _, category := range actions[id].In {
			if !t.above[category][id] { // categories that hold one another would never end
				t.items[category] = append(t.items[category], id)
			}
		}
	}
	return t
}

func (t taxonomy) categories(id string) []string {
	if a := t.actions[id]; a != nil {
		return a.In
	}
	return nil
}

// rest is an action without those excepted. A category that an exception cuts
// into is replaced by what is left of its items; whole tells that it was not.
func (t taxonomy) rest(id string, except []string) (rest []string, whole bool) {
	if t.covered(id, except) {
		return nil, false
	}
	whole = true
	base, carried := strings.CutPrefix(id, carry)
	for _, item := range t.items[base] {
		if carried {
			item = carry + item
		}
		left, all := t.rest(item, except)
		rest, whole = append(rest, left...), whole && all
	}
	if whole {
		return []string{id}, true
	}
	return rest, false
}

// covered tells whether an action is, or stands in, one of the others.
func (t taxonomy) covered(id string, by []string) bool {
	base, carried := strings.CutPrefix(id, carry)
	return slices.ContainsFunc(by, func(other string) bool {
		other, too := strings.CutPrefix(other, carry)
		return carried == too && (base == other || t.above[base][other])
	})
}

// words reads the words of somebody who speaks: what the document says of
// them, then what the agency says of them, then the taxonomy.
type words struct {
	taxonomy
	terms []map[string]*book.Term
}

func (v *volume) words(document map[string]*book.Term, agency string) words {
	return words{v.taxonomy, []map[string]*book.Term{document, v.agency(agency).Terms}}
}

// resolve turns words into actions of the taxonomy, sorted.
func (w words) resolve(list, except []string) []string {
	var out []string
	for _, id := range w.meanings(list) {
		rest, _ := w.rest(id, w.meanings(except))
		out = append(out, rest...)
	}
	return set(out)
}

func (w words) meanings(list []string) []string {
	var out []string
	for _, word := range list {
		out = append(out, w.meaning(word)...)
	}
	return out
}

func (w words) meaning(word string) []string {
	if ids, ok := w.defined(word); ok {
		return ids
	}
	if base, ok := strings.CutPrefix(word, carry); ok {
		if ids, ok := w.defined(base); ok {
			for i, id := range ids {
				ids[i] = carry + id
			}
			return ids
		}
	}
	return []string{word}
}

// defined is what the nearest definition of a word covers. A word for
// circumstances is no word for actions.
func (w words) defined(word string) ([]string, bool) {
	for _, terms := range w.terms {
		term := terms[word]
		if term == nil || term.Dimension != "" {
			continue
		}
		var ids []string
		for _, id := range term.Actions {
			rest, _ := w.rest(id, term.Except)
			ids = append(ids, rest...)
		}
		return ids, true
	}
	return nil, false
}

// set is a list sorted and without repetition.
func set(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}
