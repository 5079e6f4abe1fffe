package checker

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// readCircumstances reads what the question states, each as "dimension=value",
// "dimension=value,value" or a bound: "dimension>=value".
func (a *asking) readCircumstances() {
	a.put.Given = book.Circumstances{}
	for _, text := range a.Circumstances {
		i := strings.IndexAny(text, "=<>")
		if i <= 0 {
			a.fault(fmt.Sprintf("%q states no circumstance.", text), "Write dimension=value, for example resistance=passive or warnings>=2.")
			continue
		}
		id, rest := strings.TrimSpace(text[:i]), text[i:]
		sign := rest[:1]
		if strings.HasPrefix(rest[1:], "=") {
			sign = rest[:2]
		}
		a.state(id, sign, strings.TrimSpace(rest[len(sign):]))
	}
}

// state adds one statement.
func (a *asking) state(id, sign, value string) {
	dim := a.located.Book.Dimensions[id]
	if dim == nil {
		known := slices.Sorted(maps.Keys(a.located.Book.Dimensions))
		hint := "The dimensions are " + list(known, "and") + "."
		if near := load.Meant(nil, "", id, known); near != "" {
			hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
		}
		a.fault(fmt.Sprintf("There is no dimension of circumstances %q.", id), hint)
		return
	}
	have := a.put.Given[id]
	if sign == "=" {
		values := a.values(id, dim, strings.Split(value, ","))
		if have.Values != nil {
			a.fault(fmt.Sprintf("The question states %s twice.", id), "List several values with commas: "+id+"="+value+",…")
		}
		have.Values = values
	} else {
		a.bound(&have, id, dim, sign, value)
	}
	switch {
	case have.Values != nil && have.AtLeast+have.AtMost+have.Above+have.Below != "":
		a.fault(fmt.Sprintf("The question states %s both as values and with a bound.", id), "Use one or the other.")
	case have.Values == nil && len(a.faults) == 0 && !room(dim, have):
		a.fault(fmt.Sprintf("The bounds on %s leave it no value.", id), "")
	}
	a.put.Given[id] = have
}

// values looks values and words up. A word that only the agency and its documents
// define, all alike, is read as its officers mean it.
func (a *asking) values(id string, dim *book.Dimension, words []string) []book.Value {
	out := []book.Value{}
	for _, w := range words {
		w = strings.TrimSpace(w)
		if isValue(dim, w) {
			out = append(out, book.Value(w))
		} else if t := a.term(id, w); t != nil {
			out = append(out, t.Values...)
		} else {
			a.noValue(id, dim, w)
		}
	}
	return out
}

func (a *asking) term(id, word string) *book.Term {
	b := a.located.Book
	var found *book.Term
	take := func(terms map[string]*book.Term) bool {
		t := terms[word]
		if t == nil || t.Dimension != id {
			return true
		}
		alone := found == nil || slices.Equal(found.Values, t.Values)
		found = t
		return alone
	}
	if agency := b.Agencies[a.Agency]; agency != nil && !take(agency.Terms) {
		return nil
	}
	for _, in := range b.Instruments {
		if in.Issuer == a.Agency && !take(in.Terms) {
			return nil // its documents differ
		}
	}
	return found
}

// isValue tells whether a word is a value of a dimension, a usual word for
// several, or a number beyond the last of a counted one.
func isValue(dim *book.Dimension, word string) bool {
	if _, ok := dim.Words[word]; ok {
		return true
	}
	if slices.ContainsFunc(dim.Values, func(v book.DimensionValue) bool { return v.ID == word }) {
		return true
	}
	n, err := strconv.Atoi(word)
	_, counted := strconv.Atoi(dim.Values[len(dim.Values)-1].ID)
	return err == nil && counted == nil && n >= len(dim.Values)
}

func (a *asking) noValue(id string, dim *book.Dimension, word string) {
	var known []string
	for _, v := range dim.Values {
		known = append(known, v.ID)
	}
	known = append(known, slices.Sorted(maps.Keys(dim.Words))...)
	hint := "It can be " + list(known, "or") + "."
	if near := load.Meant(nil, "", word, known); near != "" {
		hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
	}
	a.fault(fmt.Sprintf("%q is not a value of %s.", word, id), hint)
}

// bound reads a bound on a scale.
func (a *asking) bound(have *book.Allowed, id string, dim *book.Dimension, sign, value string) {
	if !dim.Ordered {
		a.fault(fmt.Sprintf("The values of %s form no scale, so %q says nothing.", id, id+sign+value), "List the values that are meant: "+id+"="+dim.Values[0].ID+",…")
		return
	}
	if !isValue(dim, value) {
		a.noValue(id, dim, value)
		return
	}
	at := map[string]*book.Value{">=": &have.AtLeast, "<=": &have.AtMost, ">": &have.Above, "<": &have.Below}[sign]
	*at = book.Value(cmp.Or(value, string(*at)))
}

// room tells whether bounds leave a value.
func room(dim *book.Dimension, a book.Allowed) bool {
	low, high := 0, len(dim.Values)-1
	for _, b := range []struct {
		v     book.Value
		limit func(least, most int)
	}{
		{a.AtLeast, func(least, _ int) { low = max(low, least) }},
		{a.Above, func(_, most int) { low = max(low, most+1) }},
		{a.AtMost, func(_, most int) { high = min(high, most) }},
		{a.Below, func(least, _ int) { high = min(high, least-1) }},
	} {
		if b.v != "" {
			b.limit(extent(dim, string(b.v)))
		}
	}
	return low <= high
}

// extent is the first and the last place on its scale of a value or a word.
func extent(dim *book.Dimension, word string) (least, most int) {
	values := []string{word}
	if w, ok := dim.Words[word]; ok {
		values = w.Values
	}
	least, most = len(dim.Values)-1, 0
	for i, v := range dim.Values {
		if slices.Contains(values, v.ID) {
			least, most = min(least, i), max(most, i)
		}
	}
	return least, max(least, most)
}
