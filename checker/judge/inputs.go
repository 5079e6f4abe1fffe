package judge

import (
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// inputs are the facts of a run in OPA's terms. From one run to the next the
// terms of records that did not change are kept, and it is known which fields
// of the facts did.
type inputs struct {
	facts   *facts.Facts
	terms   *terms
	fields  map[string]*kept
	clashes map[string]*ast.Term // by id, which stands for all of the content
	differ  map[string]bool
	spans   map[string]span      // of lists that differ: what is between what is the same
	before  *facts.Facts         // of the run before
	parts   map[string]bool      // of what is read of lists: whether it differs
	others  ast.Object           // all facts but the clashes
	full    map[string]ast.Value // all facts, by how much of the clashes is with them
	made    map[string]*madeByID // by path
}

// kept is one field of the facts and its terms.
type kept struct {
	items []*ast.Term // of a list
	term  *ast.Term
}

func newInputs() *inputs {
	return &inputs{fields: map[string]*kept{}, clashes: map[string]*ast.Term{}, made: map[string]*madeByID{}}
}

// next takes the facts of the next run.
func (v *inputs) next(f *facts.Facts) error {
	old := v.facts
	// Texts are made anew, so that those of runs long past are let go.
	v.terms = newTerms()
	v.differ, v.full = map[string]bool{}, map[string]ast.Value{}
	v.before, v.spans, v.parts = old, map[string]span{}, map[string]bool{}
	now := reflect.ValueOf(f).Elem()
	names := v.terms.names(now.Type())
	pairs := make([][2]*ast.Term, 0, len(names))
	for i, name := range names {
		text := string(name.Value.(ast.String))
		if text == "clashes" {
			v.nextClashes(f, old)
			continue
		}
		var before reflect.Value
		if old != nil {
			before = reflect.ValueOf(old).Elem().Field(i)
		}
		term, err := v.nextField(text, before, now.Field(i))
		if err != nil {
			return err
		}
		pairs = append(pairs, ast.Item(name, term))
	}
	held := *f // its lists, whatever is put in their place later
	v.facts, v.others = &held, ast.NewObject(pairs...)
	return nil
}

// nextField keeps the terms of the records at the beginning and at the end of
// a list that are as they were.
func (v *inputs) nextField(name string, before, now reflect.Value) (*ast.Term, error) {
	have := v.fields[name]
	if now.Kind() != reflect.Slice {
		if have != nil && before.IsValid() && reflect.DeepEqual(before.Interface(), now.Interface()) {
			return have.term, nil
		}
		v.differ[name] = true
		term, err := v.terms.of(now)
		v.fields[name] = &kept{term: term}
		return term, err
	}
	head, tail := 0, 0
	if have != nil && before.IsValid() {
		head, tail = alike(before, now)
		if head == now.Len() && head == before.Len() {
			return have.term, nil
		}
	}
	v.differ[name] = true
	if have != nil && before.IsValid() {
		v.spans[name] = span{before.Slice(head, before.Len()-tail), now.Slice(head, now.Len()-tail)}
	}
	items := make([]*ast.Term, now.Len())
	at, since := head, 0 // in the list as it was, and how many were others since then
	for i := range items {
		switch {
		case i < head:
			items[i] = have.items[i]
			continue
		case i >= len(items)-tail:
			items[i] = have.items[len(have.items)-len(items)+i]
			continue
		}
		if have != nil && before.IsValid() {
			if on := stillThere(before.Slice(0, before.Len()-tail), at, since, now.Index(i)); on >= 0 {
				items[i], at, since = have.items[on], on+1, 0
				continue
			}
			since++
		}
		var err error
		if items[i], err = v.terms.of(now.Index(i)); err != nil {
			return nil, err
		}
	}
	v.fields[name] = &kept{items, ast.ArrayTerm(items...)}
	return v.fields[name].term, nil
}

// alike counts the records at the beginning and at the end that are the same.
func alike(a, b reflect.Value) (head, tail int) {
	n := min(a.Len(), b.Len())
	if n > 0 && a.Len() == b.Len() && a.Pointer() == b.Pointer() {
		return n, 0
	}
	same := func(i, j int) bool { return sameRecord(a.Index(i), b.Index(j)) }
	if a.Len() == b.Len() && n >= manyRecords {
		equal := make([]bool, n)
		cores.Each(n, func(i int) { equal[i] = same(i, i) })
		same = func(i, _ int) bool { return equal[i] }
	}
	for head < n && same(head, head) {
		head++
	}
	for tail < n-head && same(a.Len()-1-tail, b.Len()-1-tail) {
		tail++
	}
	return head, tail
}

// stillThere is where a record stood before, about as far after some place as it
// stands now; -1: it is another.
func stillThere(before reflect.Value, after, since int, now reflect.Value) int {
	for on := after + max(0, since-aFew); on < min(before.Len(), after+since+aFew); on++ {
		if sameRecord(before.Index(on), now) {
			return on
		}
	}
	return -1
}

// aFew are how many records may have come or gone where one is looked for.
const aFew = 32

// manyRecords are worth comparing on all processors.
const manyRecords = 256

// sameRecord is reflect.DeepEqual for what records hold: texts, numbers, lists
// and other records. Lists that are the very same need no looking through.
func sameRecord(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.String:
		return a.String() == b.String()
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Struct:
		for i := range a.NumField() {
			if !sameRecord(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return false
		}
		if a.Pointer() == b.Pointer() {
			return true
		}
		for i := range a.Len() {
			if !sameRecord(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// nextClashes notes which kinds of clashes differ, and keeps the terms of those
// that are still there. Those of others are made when somebody reads them.
func (v *inputs) nextClashes(f, old *facts.Facts) {
	now := f.Clashes.Lists()
	var before []*[]facts.Clash
	if old != nil {
		if before = old.Clashes.Lists(); sameClashes(before, now) {
			return
		}
	}
	count := 0
	for i, kind := range clashKinds() {
		if before == nil || !sameClashes(before[i:i+1], now[i:i+1]) {
			v.differ["clashes."+kind] = true
		}
		count += len(*now[i])
	}
	if len(v.clashes) <= 2*count+100 {
		return
	}
	terms := make(map[string]*ast.Term, count) // without those that are long gone
	for _, list := range now {
		for j := range *list {
			if term := v.clashes[(*list)[j].ID]; term != nil {
				terms[(*list)[j].ID] = term
			}
		}
	}
	v.clashes = terms
}

// sameClashes: the id of one stands for all of it.
func sameClashes(a, b []*[]facts.Clash) bool {
	return slices.EqualFunc(a, b, func(x, y *[]facts.Clash) bool {
		return slices.EqualFunc(*x, *y, func(c, d facts.Clash) bool { return c.ID == d.ID })
	})
}

// changed tells whether a field is not what it was in the run before.
func (v *inputs) changed(name string) bool {
	if differs, known := v.parts[name]; known {
		return differs
	}
	if i := strings.IndexAny(name, ":?@"); i >= 0 {
		return v.partChanged(name, i)
	}
	switch name {
	case everything:
		return len(v.differ) > 0
	case "clashes":
		for field := range v.differ {
			if strings.HasPrefix(field, "clashes.") {
				return true
			}
		}
		return false
	}
	return v.differ[name]
}

// whole are all facts, and of the clashes those that somebody reads: all, those
// of some kinds, or those of some topics.
func (v *inputs) whole(r reads) (ast.Value, error) {
	kinds, topics, all := map[string]bool{}, map[string]bool{}, false
	var how []string
	for name := range r {
		kind, isKind := strings.CutPrefix(name, "clashes.")
		topic, isTopic := strings.CutPrefix(name, "clashes@")
		switch {
		case isKind:
			kinds[kind] = true
		case isTopic:
			topics[topic] = true
		case name == everything || strings.HasPrefix(name, "clashes"):
			all = true
		default:
			continue
		}
		how = append(how, name)
	}
	slices.Sort(how)
	key := strings.Join(how, " ")
	if v.full[key] == nil {
		made, err := v.having(func(kind string, c *facts.Clash) bool { return all || kinds[kind] || topics[c.Topic] })
		if err != nil {
			return nil, err
		}
		v.full[key] = made
	}
	return v.full[key], nil
}

// with are the facts with only some of the clashes, and all contradictions
// inside of documents, against which others are held.
func (v *inputs) with(some []*facts.Clash) (ast.Value, error) {
	if len(some) == 0 {
		return nil, nil
	}
	wanted := make(map[string]bool, len(some))
	kinds := map[string]bool{"defect": true}
	for _, c := range some {
		wanted[c.ID], kinds[strings.ReplaceAll(c.Kind, "-", "_")] = true, true
	}
	return v.having(func(kind string, c *facts.Clash) bool { return kinds[kind] && wanted[c.ID] || kind == "defect" })
}

// having are the facts with the clashes that are wanted.
func (v *inputs) having(wanted func(kind string, c *facts.Clash) bool) (ast.Value, error) {
	kinds := clashKinds()
	pairs := make([][2]*ast.Term, len(kinds))
	for i, list := range v.facts.Clashes.Lists() {
		var items []*ast.Term
		for j := range *list {
			c := &(*list)[j]
			if !wanted(kinds[i], c) {
				continue
			}
			term, err := v.clash(c)
			if err != nil {
				return nil, err
			}
			items = append(items, term)
		}
		pairs[i] = ast.Item(ast.StringTerm(kinds[i]), ast.ArrayTerm(items...))
	}
	out := ast.NewObject(ast.Item(ast.StringTerm("clashes"), ast.ObjectTerm(pairs...)))
	v.others.Foreach(func(name, term *ast.Term) { out.Insert(name, term) })
	return out, nil
}

// clash is the term of one, which is made once.
func (v *inputs) clash(c *facts.Clash) (*ast.Term, error) {
	if term := v.clashes[c.ID]; term != nil {
		return term, nil
	}
	term, err := v.terms.of(reflect.ValueOf(c).Elem())
	if err == nil {
		v.clashes[c.ID] = term
	}
	return term, err
}
