package diff

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

// compare walks the book. Ids that changed are found first: what refers to
// them is not different.
func (c *comparer) compare() {
	c.renamed = map[string]string{}
	x, y := reflect.ValueOf(c.before.book).Elem(), reflect.ValueOf(c.after.book).Elem()
	for i := range x.NumField() {
		if x.Field(i).Kind() == reflect.Map {
			for old, now := range c.renames(at{before: []string{name(x.Type().Field(i))}}, x.Field(i), y.Field(i)) {
				c.renamed[old] = now
			}
		}
	}
	c.record(at{}, x, y)
}

// name is what users call a field.
func name(f reflect.StructField) string {
	n, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return n
}

// walk compares two values of the same type.
func (c *comparer) walk(a at, x, y reflect.Value) {
	if reflect.DeepEqual(x.Interface(), y.Interface()) && !c.rests(x.Type()) {
		return
	}
	if c.special(a, x, y) {
		return
	}
	switch x.Kind() {
	case reflect.Pointer:
		c.pointer(a, x, y)
	case reflect.Struct:
		c.record(a, x, y)
	case reflect.Map:
		c.table(a, x, y)
	case reflect.Slice:
		c.list(a, x, y)
	default:
		c.scalar(a, x, y)
	}
}

// rests tells the types whose meaning rests on words that stand elsewhere, so
// that it can change although they do not.
func (c *comparer) rests(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[book.Instrument](), reflect.TypeFor[book.Agreement](), reflect.TypeFor[book.Deployment](),
		reflect.TypeFor[book.Plan](), reflect.TypeFor[book.Norm](), reflect.TypeFor[book.Clause](), reflect.TypeFor[book.Term]():
		return true
	}
	return false
}

func (c *comparer) record(a at, x, y reflect.Value) {
	for i := range x.NumField() {
		f := x.Type().Field(i)
		if f.Anonymous {
			c.walkOrSpecial(a, x.Field(i), y.Field(i))
			continue
		}
		if c.handled(x.Type(), f.Name) {
			continue
		}
		c.walk(a.field(name(f), c.fieldWords(a, f)), x.Field(i), y.Field(i))
	}
}

// walkOrSpecial compares a record that is part of another.
func (c *comparer) walkOrSpecial(a at, x, y reflect.Value) {
	if !c.special(a, x, y) {
		c.record(a, x, y)
	}
}

func (c *comparer) pointer(a at, x, y reflect.Value) {
	switch {
	case x.IsNil() && y.IsNil():
	case x.IsNil():
		c.say(a, report.PartAdded, "is now stated: "+c.after.words(a.last(), y.Elem()))
	case y.IsNil():
		c.say(a, report.PartRemoved, "is not stated any more; it was "+c.before.words(a.last(), x.Elem()))
	default:
		c.walk(a, x.Elem(), y.Elem())
	}
}

// table compares entries by id, then those that only one side has.
func (c *comparer) table(a at, x, y reflect.Value) {
	if x.Pointer() == y.Pointer() && !c.rests(x.Type()) {
		return
	}
	renames := c.renames(a, x, y)
	arrived := map[string]bool{}
	for _, id := range keys(x) {
		now, moved := renames[id]
		now = cmp.Or(now, id)
		old, value := x.MapIndex(reflect.ValueOf(id)), y.MapIndex(reflect.ValueOf(now))
		here := a.entry(id, now, c.entryWords(a, now))
		arrived[now] = value.IsValid()
		switch {
		case !value.IsValid():
			c.gone(a.entry(id, id, c.entryWords(a, id)), old)
		case moved:
			c.say(here, report.PartRenamed, formerly(a, id, now)+", and is the same"+c.mostly(old, value))
			c.walk(here, old, value)
		default:
			c.walk(here, old, value)
		}
	}
	for _, id := range keys(y) {
		if !arrived[id] {
			c.came(a.entry(id, id, c.entryWords(a, id)), y.MapIndex(reflect.ValueOf(id)))
		}
	}
}

// formerly says what an entry was called.
func formerly(a at, id, now string) string {
	if len(a.after) == 1 {
		return "has the id “" + now + "” now, before “" + id + "”"
	}
	return "was called " + label(a, id) + " before"
}

func (c *comparer) mostly(old, value reflect.Value) string {
	if reflect.DeepEqual(old.Interface(), value.Interface()) {
		return ""
	}
	return " but for what follows"
}

func keys(m reflect.Value) []string {
	var out []string
	for _, k := range m.MapKeys() {
		out = append(out, k.String())
	}
	slices.Sort(out)
	return out
}

// renames finds what is called otherwise: the same content, or nearly, under
// another id.
func (c *comparer) renames(a at, x, y reflect.Value) map[string]string {
	out := map[string]string{}
	var lost, found []string
	for _, id := range keys(x) {
		if !y.MapIndex(reflect.ValueOf(id)).IsValid() && !c.before.borrowed(append(slices.Clone(a.before), id)) {
			lost = append(lost, id)
		}
	}
	for _, id := range keys(y) {
		if !x.MapIndex(reflect.ValueOf(id)).IsValid() && !c.after.borrowed(append(slices.Clone(a.before), id)) {
			found = append(found, id)
		}
	}
	if elem := x.Type().Elem(); elem.Kind() != reflect.Pointer {
		return out
	}
	taken := map[string]bool{}
	for _, old := range lost {
		best, most := "", 0.0
		for _, now := range found {
			n := likeness(x.MapIndex(reflect.ValueOf(old)), y.MapIndex(reflect.ValueOf(now)))
			if !taken[now] && n > most {
				best, most = now, n
			}
		}
		if most >= enough {
			out[old], taken[best] = best, true
		}
	}
	return out
}

// enough is the share of equal leaves from which an entry with another id is
// the same one.
const enough = 0.75

// likeness is the share of leaves that two values have in common. What says
// hardly anything is like nothing but its equal.
func likeness(x, y reflect.Value) float64 {
	if reflect.DeepEqual(x.Interface(), y.Interface()) {
		return 2
	}
	a, b := map[string]int{}, map[string]int{}
	count(x, "", a)
	count(y, "", b)
	all, same := 0, 0
	for leaf, n := range a {
		all += n
		same += min(n, b[leaf])
	}
	more := 0
	for _, n := range b {
		more += n
	}
	if all = max(all, more); all < 4 {
		return 0
	}
	return float64(same) / float64(all)
}

// count counts the leaves of a value.
func count(v reflect.Value, path string, leaves map[string]int) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			count(v.Elem(), path, leaves)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			count(v.Field(i), path+"."+v.Type().Field(i).Name, leaves)
		}
	case reflect.Map:
		for _, id := range keys(v) {
			count(v.MapIndex(reflect.ValueOf(id)), path+"/"+id, leaves)
		}
	case reflect.Slice:
		for i := range v.Len() {
			count(v.Index(i), path, leaves)
		}
	default:
		if !v.IsZero() {
			leaves[path+"="+fmt.Sprint(v.Interface())]++
		}
	}
}

// ordered are lists of which the order means something.
var ordered = map[string]bool{"values": true, "levels": true, "steps": true}

// list compares two lists: what was added and what was dropped, and where it
// means something, the order.
func (c *comparer) list(a at, x, y reflect.Value) {
	old, now := c.items(c.before, a, x), c.items(c.after, a, y)
	for i := range old {
		if id, ok := c.renamed[old[i].key]; ok && y.Type().Elem().Kind() == reflect.String {
			old[i].key = id
		}
	}
	plus, minus := apart(now, old), apart(old, now)
	switch {
	case x.IsNil() && !y.IsNil():
		c.say(a, report.PartAdded, ": now stated, "+listed(now))
	case y.IsNil() && !x.IsNil():
		c.say(a, report.PartRemoved, ": not stated any more; before, "+listed(old))
	case len(plus) > 0 && len(minus) > 0:
		c.say(a, report.PartChanged, ": now "+listed(plus)+", and no longer "+listed(minus))
	case len(plus) > 0:
		c.say(a, report.PartChanged, ": now also "+listed(plus))
	case len(minus) > 0:
		c.say(a, report.PartChanged, ": no longer "+listed(minus))
	case len(old) == len(now) && ordered[a.last()] && !slices.Equal(old, now):
		c.say(a, report.PartChanged, ": the order is now "+listed(now)+"; before: "+listed(old))
	}
}

// item is one entry of a list: what tells it from others, and its words.
type item struct{ key, words string }

func (c *comparer) items(s *side, a at, list reflect.Value) (out []item) {
	for i := range list.Len() {
		v := list.Index(i)
		key := fmt.Sprintf("%+v", written(v))
		out = append(out, item{key, s.words(a.last(), v)})
	}
	return out
}

// apart lists what a has and b does not, each once.
func apart(a, b []item) (out []item) {
	for _, x := range a {
		same := func(y item) bool { return y.key == x.key }
		if !slices.ContainsFunc(b, same) && !slices.ContainsFunc(out, same) {
			out = append(out, x)
		}
	}
	return out
}

func listed(items []item) string {
	var words []string
	for _, x := range items {
		words = append(words, x.words)
	}
	return join(words)
}

// gone and came tell of an entry that only one side has.
func (c *comparer) gone(a at, v reflect.Value) {
	if c.before.borrowed(a.before) {
		return
	}
	c.say(a, report.PartRemoved, "is dropped"+after("; before: ", c.before.summary(a.before, v)))
	c.parts(a, v, true)
}

func (c *comparer) came(a at, v reflect.Value) {
	if c.after.borrowed(a.after) {
		return
	}
	c.say(a, report.PartAdded, "is new"+after(": ", c.after.summary(a.after, v)))
	c.parts(a, v, false)
}

func after(begin, text string) string {
	if text == "" {
		return ""
	}
	return begin + text
}

// parts tells of the sections of a document that is new or gone, one by one.
func (c *comparer) parts(a at, v reflect.Value, gone bool) {
	var norms reflect.Value
	field := "norms"
	switch d := v.Interface().(type) {
	case *book.Instrument:
		norms = reflect.ValueOf(d.Norms)
	case *book.Agreement:
		norms, field = reflect.ValueOf(d.Clauses), "clauses"
	default:
		return
	}
	a = a.field(field, "")
	for _, id := range keys(norms) {
		here, value := a.entry(id, id, c.entryWords(a, id)), norms.MapIndex(reflect.ValueOf(id))
		if gone {
			c.gone(here, value)
		} else {
			c.came(here, value)
		}
	}
}

// borrowed tells what a book only takes from roe's library.
func (s *side) borrowed(path []string) bool {
	return strings.HasPrefix(s.located.At(path...).File, "roe:") && len(path) > 1 && s.written(book.Path(path[:2]...))
}

// written tells whether something stands at the very path.
func (s *side) written(path string) bool {
	_, ok := s.located.Locations.Find(path)
	return ok
}

// sorted gives the keys of a map in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
