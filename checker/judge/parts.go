package judge

import (
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// span is what differs of a list: the records between those at its beginning
// and at its end that are the same in both runs.
type span struct{ before, now reflect.Value }

// partChanged tells whether what is read of a list is not what it was; at is
// where its name says how much of the list that is.
func (v *inputs) partChanged(name string, at int) bool {
	v.parts[name] = v.partDiffers(name[:at], name[at], name[at+1:])
	return v.parts[name]
}

func (v *inputs) partDiffers(list string, how byte, what string) bool {
	if how == '@' {
		return v.before == nil || !sameOfTopic(v.before.Clashes.Lists(), v.facts.Clashes.Lists(), what)
	}
	if !v.differ[list] {
		return false
	}
	s, ok := v.spans[list]
	if !ok {
		return true // there was nothing to compare it with
	}
	guard, field, one := what, "", false
	if how == ':' {
		guard, field, one = "", what, true
	} else {
		guard, field, one = strings.Cut(what, ":")
	}
	before, now := some(s.before, guard), some(s.now, guard)
	if !one {
		return !slices.EqualFunc(before, now, sameRecord)
	}
	if len(before) != len(now) || field == "" {
		return len(before) != len(now)
	}
	i := slices.Index(fieldNames(s.now.Type().Elem()), field)
	return i < 0 || !slices.EqualFunc(before, now, func(x, y reflect.Value) bool { return sameRecord(x.Field(i), y.Field(i)) })
}

// some are the records of a list for which a guard holds.
func some(list reflect.Value, guard string) (out []reflect.Value) {
	var conditions []condition
	for text := range strings.SplitSeq(guard, "&") {
		if field, texts, ok := strings.Cut(text, "="); ok {
			conditions = append(conditions, condition{slices.Index(fieldNames(list.Type().Elem()), field), strings.Split(texts, "|")})
		}
	}
	for n := range list.Len() {
		one := list.Index(n)
		if !slices.ContainsFunc(conditions, func(c condition) bool { return !c.holds(one) }) {
			out = append(out, one)
		}
	}
	return out
}

// condition asks that a field is one of some texts; of a truth, that it is true.
type condition struct {
	field int
	texts []string
}

func (c condition) holds(record reflect.Value) bool {
	f := record.Field(c.field)
	if f.Kind() == reflect.Bool {
		return f.Bool()
	}
	return slices.Contains(c.texts, f.String())
}

// sameOfTopic tells whether the clashes of a topic are the same. The id of one
// stands for all of it.
func sameOfTopic(a, b []*[]facts.Clash, topic string) bool {
	of := func(list []facts.Clash) (ids []string) {
		for i := range list {
			if list[i].Topic == topic {
				ids = append(ids, list[i].ID)
			}
		}
		return ids
	}
	return slices.EqualFunc(a, b, func(x, y *[]facts.Clash) bool { return slices.Equal(of(*x), of(*y)) })
}

// madeByID is a document that was made of a list of the facts.
type madeByID struct {
	items []*ast.Term
	pairs [][2]*ast.Term
	term  *ast.Term
}

// byID makes a document of a list of the facts; nil where the rules must say
// what is wrong with it.
func (v *inputs) byID(by *byID) *ast.Term {
	have := v.fields[by.list]
	if have == nil {
		return nil
	}
	before := v.made[by.path]
	if before == nil {
		before = &madeByID{}
	}
	if before.term != nil && slices.Equal(before.items, have.items) {
		return before.term
	}
	made := &madeByID{items: have.items, pairs: make([][2]*ast.Term, len(have.items))}
	delete(v.made, by.path)
	names := make([]*ast.Term, len(by.key))
	for i, name := range by.key {
		names[i] = ast.StringTerm(name)
	}
	for n, item := range have.items {
		if at := before.at(item, n, len(before.items)-len(have.items)+n); at >= 0 {
			made.pairs[n] = before.pairs[at]
			continue
		}
		record := item.Value.(ast.Object)
		key := make([]*ast.Term, len(names))
		for i, name := range names {
			if key[i] = record.Get(name); key[i] == nil {
				return nil
			}
		}
		made.pairs[n] = ast.Item(ast.ArrayTerm(key...), item)
	}
	out := ast.NewObjectWithCapacity(len(made.pairs))
	for n, pair := range made.pairs {
		if out.Insert(pair[0], pair[1]); out.Len() != n+1 {
			return nil // two have one id, which NewObject does not see
		}
	}
	made.term, v.made[by.path] = ast.NewTerm(out), made
	return made.term
}

// at is where a record stood, of some places; -1 for none of them.
func (m *madeByID) at(item *ast.Term, places ...int) int {
	for _, at := range places {
		if at >= 0 && at < len(m.items) && m.items[at] == item {
			return at
		}
	}
	return -1
}
