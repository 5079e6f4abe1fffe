package judge

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// likes tell what clashes are like: from one run to the next, an edit can give
// another id to every clash of a deployment, and leave nearly all of them like
// one that was judged before.
type likes struct {
	look  likeness
	docs  []*document       // on which the rules rest that judge so
	marks map[string]string // of norms: what the documents say of each
	keys  map[string]string // by clash
}

// liken finds out whether a rule says the same of clashes that are alike.
func (m *Memory) liken(one *remembered) {
	looks, alike := m.engine.looks(one, m.shared)
	if one.alike = alike; !alike {
		return
	}
	if m.likes.look == nil {
		m.likes.look = likeness{}
	}
	maps.Copy(m.likes.look, looks)
	for _, name := range slices.Sorted(maps.Keys(one.reads)) {
		if d := m.shared[name]; !slices.Contains(m.likes.docs, d) {
			m.likes.docs = append(m.likes.docs, d)
		}
	}
}

// markNorms notes what documents say of norms, where they say something else
// than before.
func (m *Memory) markNorms() error {
	l := &m.likes
	if l.marks != nil && !slices.ContainsFunc(l.docs, func(d *document) bool { return d.differ }) {
		return nil
	}
	l.marks, l.keys = map[string]string{}, map[string]string{}
	for i, d := range l.docs {
		if err := mark(l.marks, i, d.value); err != nil {
			return err
		}
	}
	return nil
}

// key is what a clash is like. Its id stands for all of it.
func (l *likes) key(c *facts.Clash) string {
	key, known := l.keys[c.ID]
	if !known {
		key = l.look.key(c, l.marks)
		l.keys[c.ID] = key
	}
	return key
}

// trim lets go of what clashes were like that are long gone.
func (l *likes) trim(f *facts.Facts) {
	clashes := 0
	for _, list := range f.Clashes.Lists() {
		clashes += len(*list)
	}
	if len(l.keys) > 3*clashes+100 {
		l.keys = map[string]string{}
	}
}

// classes are what a rule says of clashes that are alike.
type classes struct {
	said    map[string][]any          // by what they are like
	apart   map[string]bool           // what is said of them names whom they are about
	waiting map[string][]*facts.Clash // for the answer about one that is like them
}

func newClasses() *classes {
	return &classes{map[string][]any{}, map[string]bool{}, map[string][]*facts.Clash{}}
}

func (k *classes) trim(considered int) {
	if len(k.said)+len(k.apart) > 3*considered+100 {
		*k = *newClasses()
	}
}

// answer gives the answer about a clash, or will give it when one that is like
// it was asked about; it is false where this one has to be.
func (k *classes) answer(c *facts.Clash, key string, into map[string][]*answer) bool {
	if k.apart[key] {
		return false
	}
	if said, known := k.said[key]; known {
		into[c.ID] = repeated(said, c)
		return true
	}
	all, waiting := k.waiting[key]
	if !waiting {
		k.waiting[key] = nil
		return false
	}
	k.waiting[key], into[c.ID] = append(all, c), nil
	return true
}

// repeated is what was said of one clash, of another that is like it.
func repeated(said []any, c *facts.Clash) (out []*answer) {
	for _, x := range said {
		fields := maps.Clone(x.(map[string]any))
		fields["clash"] = c.ID
		out = append(out, &answer{said: fields})
	}
	return out
}

// askEach gives the answers about some clashes to those that are like them. It
// lists what must be asked about these as well, since the answer is about one.
func (m *Memory) askEach(asked []*ask) (out []*ask, err error) {
	var some []*facts.Clash
	for _, a := range asked {
		if a.rule == nil || !a.rule.each || !a.rule.alike {
			continue
		}
		if each := m.deal(a); len(each) > 0 {
			out = append(out, &ask{rule: a.rule, of: a.of, only: each})
			some = append(some, each...)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	var input ast.Value
	input, err = m.values.with(some)
	for _, a := range out {
		a.input = input
	}
	return out, err
}

func (m *Memory) deal(a *ask) (each []*facts.Clash) {
	k := a.rule.classes
	for _, c := range a.only {
		key := m.likes.key(c)
		if k.apart[key] {
			continue
		}
		var said []any
		for _, x := range a.rule.found[c.ID] {
			said = append(said, x.said)
		}
		if slices.ContainsFunc(said, func(x any) bool { return names(x, c) }) {
			k.apart[key] = true
			each = append(each, k.waiting[key]...)
			continue
		}
		k.said[key] = said
		for _, like := range k.waiting[key] {
			a.rule.found[like.ID] = repeated(said, like)
		}
	}
	clear(k.waiting)
	return each
}
