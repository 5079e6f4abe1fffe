package judge

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// outlook is what roe's own rules look at, found in the rules themselves when
// they are frozen: by it a run's clashes can be judged some at a time, and of the
// facts no more is put before the rules than they can see. Without one (nil)
// everything is put before them at once.
type outlook struct {
	rules map[string]look // by id
	// seen are the fields of records that some rule looks at, by list ("norms");
	// lists that are not named are shown whole. "clashes" are those that are judged
	// one by one.
	seen map[string][]string
	// moving are the shared functions and documents, by name, that rest on
	// clashes.
	moving []string
	// first is what rules draw from before they look at clashes together, by id, and
	// drawn the fields at which those look that go byFields.
	first, drawn map[string][]string
}

// look is how a rule looks at clashes.
type look struct {
	way manner
	of  members // of oneByOne; of inTopic the topic
}

type manner int

const (
	notAtAll manner = iota
	oneByOne        // each by itself, whichever others there are
	byFields        // at all of them, and no more of each than is drawn
	inTopic         // at all of one topic
	together        // at all of them, and all of each
)

// outlookOf reads compiled rules; nil where some rule may look at anything.
func outlookOf(e *Engine, c *ast.Compiler) *outlook {
	out := &outlook{rules: map[string]look{}, first: map[string][]string{}, drawn: map[string][]string{}}
	lists := map[string]map[string]bool{}
	clash := likeness{"id": true, "kind": true, "topic": true, "actions": true}
	for _, m := range e.rules {
		follow := newReader(c)
		follow.narrow, follow.topics = true, e.knownGenerators()
		of, list, each := e.separable(m)
		if each {
			follow.skip, follow.kind, follow.looks = m.ref+"."+list, of.clashKind(), likeness{}
		}
		read := follow.of(m.ref+".findings", m.ref+".considered")
		if each && restOnClashes(read) {
			follow.skip, follow.kind, follow.looks, each = "", "", nil, false
			read = follow.of(m.ref+".findings", m.ref+".considered")
		}
		switch {
		case read[everything]:
			return nil
		case each:
			out.rules[m.ID] = look{oneByOne, of}
			maps.Copy(clash, follow.looks)
		case restOnClashes(read):
			looks := likeness{}
			out.rules[m.ID] = togetherBy(follow, read, looks)
			if first := firstAsked(c, m); first != nil {
				out.first[m.ID] = first
			}
			if !looks[everything] {
				out.drawn[m.ID] = slices.Sorted(maps.Keys(looks))
			}
		default:
			out.rules[m.ID] = look{}
		}
		for name := range read {
			noteFields(lists, name)
		}
	}
	out.seen = onlySome(lists)
	if !clash[everything] {
		out.seen["clashes"] = slices.Sorted(maps.Keys(clash))
	}
	for path := range rulesByPath(c) {
		name, shared := strings.CutPrefix(path, "data.roe.lib.")
		if shared && restOnClashes(newReader(c).of(path)) {
			out.moving = append(out.moving, name)
		}
	}
	slices.Sort(out.moving)
	return out
}

// togetherBy tells how a rule looks at clashes that it does not judge one by one.
func togetherBy(follow *reader, read reads, looks likeness) look {
	for key := range follow.seen {
		path, _, _ := strings.Cut(key, " ")
		for _, one := range follow.rules[path] {
			for ; one != nil; one = one.Else {
				looks.draws(&ast.Rule{Head: one.Head, Body: one.Body})
			}
		}
	}
	if !looks[everything] {
		return look{way: byFields}
	}
	topics := map[string]bool{}
	for name := range read {
		if strings.HasPrefix(name, "clashes") {
			_, topic, _ := strings.Cut(name, "@")
			topics[topic] = true
		}
	}
	if len(topics) == 1 && !topics[""] {
		return look{inTopic, members{topic: slices.Collect(maps.Keys(topics))[0]}}
	}
	return look{way: together}
}

func restOnClashes(r reads) bool {
	for name := range r {
		if name == everything || strings.HasPrefix(name, "clashes") {
			return true
		}
	}
	return false
}

// noteFields notes what is read of a list of records, as reads say it; everything
// stands for the whole record.
func noteFields(lists map[string]map[string]bool, name string) {
	list, rest := name, ""
	if i := strings.IndexAny(name, ":?@."); i >= 0 {
		list, rest = name[:i], name[i:]
	}
	if lists[list] == nil {
		lists[list] = map[string]bool{}
	}
	guard, field, one := strings.Cut(rest, ":")
	for text := range strings.SplitSeq(strings.TrimPrefix(guard, "?"), "&") {
		if asked, _, ok := strings.Cut(text, "="); ok {
			lists[list][asked] = true
		}
	}
	if !one {
		field = everything
	}
	lists[list][field] = true // "" is how many there are
}

// onlySome are the lists of which not all is read, and whose records stand
// nowhere else in the facts.
func onlySome(lists map[string]map[string]bool) map[string][]string {
	out := map[string][]string{}
	all := reflect.TypeFor[facts.Facts]()
	for i, list := range fieldNames(all) {
		records := all.Field(i).Type
		fields := lists[list]
		if !listsOfRecords[list] || fields == nil || fields[everything] || occurrences(all, records.Elem()) != 1 {
			continue
		}
		delete(fields, "")
		out[list] = slices.Sorted(maps.Keys(fields))
	}
	return out
}

// occurrences counts in how many places of a type another one stands.
func occurrences(in, of reflect.Type) (n int) {
	switch {
	case in == of:
		return 1
	case in.Kind() == reflect.Slice:
		return occurrences(in.Elem(), of)
	case in.Kind() == reflect.Struct:
		for i := range in.NumField() {
			n += occurrences(in.Field(i).Type, of)
		}
	}
	return n
}

// shown are the fields of records that are put before the rules, by type; of
// clashes those that are seen under a name.
func (o *outlook) shown(clashes string) map[reflect.Type][]string {
	out := map[reflect.Type][]string{}
	all := reflect.TypeFor[facts.Facts]()
	for i, list := range fieldNames(all) {
		if fields, ok := o.seen[list]; ok && listsOfRecords[list] {
			out[all.Field(i).Type.Elem()] = fields
		}
	}
	if fields, ok := o.seen[clashes]; ok {
		out[reflect.TypeFor[facts.Clash]()] = fields
	}
	return out
}

// outlook writes it down; see thawing.outlook.
func (w *freezer) outlook(out *frost, o *outlook, rules []ruleModule) {
	out.flag(o != nil)
	if o == nil {
		return
	}
	for _, r := range rules {
		l := o.rules[r.ID]
		out.count(int(l.way))
		for _, s := range []string{l.of.kind, l.of.topic, l.of.action} {
			w.text(out, s)
		}
		w.list(out, o.first[r.ID])
		w.list(out, o.drawn[r.ID])
	}
	out.count(len(o.seen))
	for _, list := range slices.Sorted(maps.Keys(o.seen)) {
		w.text(out, list)
		w.list(out, o.seen[list])
	}
	w.list(out, o.moving)
}

func (w *freezer) list(out *frost, texts []string) {
	out.count(len(texts))
	for _, s := range texts {
		w.text(out, s)
	}
}

// outlook reads what was written of it.
func (r *thawing) outlook(rules []ruleModule) *outlook {
	if there := r.flags(); !there(0) {
		return nil
	}
	out := &outlook{rules: make(map[string]look, len(rules)), seen: map[string][]string{}, first: map[string][]string{}, drawn: map[string][]string{}}
	for _, m := range rules {
		out.rules[m.ID] = look{manner(r.count()), members{kind: r.shared(), topic: r.shared(), action: r.shared()}}
		for _, of := range []map[string][]string{out.first, out.drawn} {
			if list := r.list(); len(list) > 0 {
				of[m.ID] = list
			}
		}
	}
	for range r.atMost() {
		list := r.shared()
		out.seen[list] = r.list()
	}
	out.moving = r.list()
	return out
}

func (r *thawing) list() []string {
	out := make([]string, r.atMost())
	for i := range out {
		out[i] = r.shared()
	}
	return out
}
