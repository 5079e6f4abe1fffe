package load

import (
	"maps"
	"slices"
	"strconv"

	"roe.example/checker/book"
)

// checkCircumstances looks every dimension and value up.
func (m *meaning) checkCircumstances(n *node, path []string, sc scope) {
	for _, f := range n.fields {
		if f.value.flawed {
			continue
		}
		here := append(slices.Clone(path), f.name)
		dim, _ := m.dimension(f.name)
		if dim == nil {
			m.refer("dimension", f.name, f.at, here, sc)
			continue
		}
		switch f.value.kind {
		case structKind:
			m.checkBounds(f.value, f.name, dim, here)
		case listKind:
			m.checkValues(f.value, f.name, dim, here, sc)
		default:
			m.checkValue(f.value, f.name, dim, here, sc)
		}
	}
}

func (m *meaning) checkValues(n *node, id string, dim *book.Dimension, path []string, sc scope) {
	if len(n.items) == 0 {
		m.report(n.at, path, id+" is an empty list, so these circumstances never occur.", "Name at least one value, or leave "+id+" out.")
	}
	for i, item := range n.items {
		if !item.flawed {
			m.checkValue(item, id, dim, append(path, book.Index(i)), sc)
		}
	}
}

// checkValue looks a value up: a value of the dimension, a usual word of it,
// or a word that the document or an agency defines.
func (m *meaning) checkValue(n *node, id string, dim *book.Dimension, path []string, sc scope) {
	if _, known := m.dimension(id); known[n.text] || m.defined(id, n.text) || sc.terms.value(n.text).value("dimension").str() == id {
		return
	}
	m.noSuchValue(n, id, dim, path)
}

func (m *meaning) noSuchValue(n *node, id string, dim *book.Dimension, path []string) {
	hint := ""
	if near := nearest(n.text, valueNames(dim).sorted()); near != "" {
		hint = "Did you mean \"" + near + "\"? "
	}
	m.report(n.at, path, quote(n.text)+" is not a value of "+id+".", hint+"It can be "+oneOf(valuesInOrder(dim))+".")
}

// valuesInOrder lists a dimension's values as declared, then its words.
func valuesInOrder(dim *book.Dimension) (list []string) {
	for _, v := range dim.Values {
		list = append(list, v.ID)
	}
	return append(list, keys(dim.Words).sorted()...)
}

// valueNames are a dimension's values and words.
func valueNames(dim *book.Dimension) names {
	known := keys(dim.Words)
	for _, v := range dim.Values {
		known[v.ID] = true
	}
	return known
}

// checkBounds wants a scale, values on it, and room between the bounds.
func (m *meaning) checkBounds(n *node, id string, dim *book.Dimension, path []string) {
	if len(n.fields) == 0 {
		m.report(n.at, path, id+" has no bounds, so it says nothing.", "Add atLeast, atMost, above or below, or leave "+id+" out.")
		return
	}
	if !dim.Ordered {
		m.report(n.at, path, "The values of "+id+" are not a scale, so "+n.fields[0].name+" means nothing.", "Name the values: "+id+": "+listOf(dim)+".")
		return
	}
	low, high, ok := 0, len(dim.Values)-1, true
	for _, f := range n.fields {
		first, last, found := span(dim, f.value.text)
		if !found || f.value.flawed {
			ok = false
			if !f.value.flawed {
				m.noSuchValue(f.value, id, dim, append(path, f.name))
			}
			continue
		}
		switch f.name {
		case "atLeast":
			low = max(low, first)
		case "above":
			low = max(low, last+1)
		case "atMost":
			high = min(high, last)
		case "below":
			high = min(high, first-1)
		}
	}
	if ok && low > high {
		m.report(n.at, path, "These bounds leave no value of "+id+".", "The values, mild to grave, are "+listOf(dim)+".")
	}
}

// span gives the first and last position of a value or word on its scale.
func span(dim *book.Dimension, name string) (first, last int, found bool) {
	covered := []string{name}
	if word, ok := dim.Words[name]; ok {
		covered = word.Values
	}
	first, last = len(dim.Values), -1
	for i, v := range dim.Values {
		if slices.Contains(covered, v.ID) {
			first, last = min(first, i), max(last, i)
		}
	}
	return first, last, last >= 0
}

// listOf lists a dimension's values in their order.
func listOf(dim *book.Dimension) string {
	var parts []string
	for _, v := range dim.Values {
		parts = append(parts, strconv.Quote(v.ID))
	}
	return "[" + joinComma(parts) + "]"
}

// checkTerm wants a word to cover something, of one sort.
func (m *meaning) checkTerm(n *node, path []string, sc scope) {
	actions, dimension, values := anyOf(n, "actions"), anyOf(n, "dimension"), anyOf(n, "values")
	name := subjectName(path)
	switch {
	case actions && (dimension || values):
		m.report(n.at, path, "The word"+name+" covers both actions and circumstances.", "Define two words, one for each.")
	case values && !dimension:
		m.report(n.at, path, "The word"+name+" has values but does not say of which dimension.", "Add dimension.")
	case dimension && !values:
		m.report(n.at, path, "The word"+name+" names a dimension but none of its values.", "Add values.")
	case !actions && !dimension && !n.inFault():
		m.report(n.at, path, "The word"+name+" covers nothing.", "Add actions, or a dimension and values.")
	}
	if f := sound(n, "values"); f != nil {
		m.checkTermValues(f.value, n.value("dimension").str(), append(path, "values"))
	}
}

// checkTermValues wants values, not words: a word defined by itself or by a
// word of the dimension would have no fixed meaning.
func (m *meaning) checkTermValues(n *node, id string, path []string) {
	dim, known := m.dimension(id)
	if dim == nil {
		return
	}
	for i, item := range n.items {
		if !item.flawed && !known[item.text] {
			m.noSuchValue(item, id, dim, append(path, book.Index(i)))
		}
	}
}

// checkDimension wants ids once, and words made of values that exist.
func (m *meaning) checkDimension(n *node, path []string, _ scope) {
	seen := names{}
	for i, item := range n.value("values").list() {
		id := item.value("id").str()
		if seen[id] && id != "" {
			m.report(item.at, append(path, "values", book.Index(i)), "The value "+quote(id)+" is listed twice.", "List each value once.")
		}
		seen[id] = true
	}
	if f := sound(n, "values"); f != nil && len(f.value.items) == 0 {
		m.report(f.value.at, append(path, "values"), "The dimension"+subjectName(path)+" has no values.", "List its values, mild to grave.")
	}
	for _, word := range fieldsOf(n.value("words")) {
		here := append(path, "words", word.name)
		if seen[word.name] {
			m.report(word.at, here, quote(word.name)+" is both a value and a word of this dimension.", "Give the word another name.")
		}
		for i, item := range word.value.value("values").list() {
			if item.kind == stringKind && !item.flawed && !seen[item.text] {
				m.report(item.at, append(here, "values", book.Index(i)), quote(item.text)+" is not a value of "+subject(path)+".",
					didYouMean(item.text, seen, "List it under values first."))
			}
		}
	}
}

func subject(path []string) string { return quoteName(path[len(path)-1]) }

func newNames(list []string) names {
	set := names{}
	for _, name := range list {
		set[name] = true
	}
	return set
}

func (s names) sorted() []string { return slices.Sorted(maps.Keys(s)) }
