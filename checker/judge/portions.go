package judge

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/rule"
)

// parted is a question whose answer about a list is put together of answers about
// some of its records at a time, see additive; the one about no list has one
// part, which is all of it.
type parted struct {
	ask    query
	list   string
	rests  reads            // on what the answer rests, but for the sets in which it looks up
	beside reads            // the same but for the list
	fields reads            // of the facts that are read at all
	made   map[string]*byID // of what it reads, what can be made without rules
	looks  []*ledger        // in which is looked up
	passes []ast.Ref        // what rests on the records of a part, or on what it looked up
	parts  []*portion
}

// portion is some records of a list and what is said of them.
type portion struct {
	records    []*ast.Term
	considered int64
	found      []*foundTerm // in OPA's order
	looked     []*noting    // in each of the sets in which is looked up
	gone       bool         // it is asked no more
	put        bool         // what was found stands among what the rule says
}

// foundTerm is a finding as the rule gave it, and as it was read in the run before.
type foundTerm struct {
	term *ast.Term
	of   *portion
	read *rule.Finding
}

// How many records are asked about together: some where there are many new ones,
// since each question costs something too, and one where few are, since these may
// be written again.
const (
	someRecords = 8
	fewRecords  = 256
)

// portioned shares records out: those about which was asked together and that are
// all still there are kept, with the answer; the others are asked about. In which
// order they stand does not matter.
func portioned(before []*portion, records []*ast.Term) (all, ask []*portion) {
	left := make(map[*ast.Term]int, len(records))
	for _, r := range records {
		left[r]++
	}
	for _, p := range before {
		if p.there(left) {
			all = append(all, p)
		} else {
			p.gone = true
		}
	}
	var others []*ast.Term
	for _, r := range records {
		if left[r] > 0 {
			left[r]--
			others = append(others, r)
		}
	}
	size := 1
	if len(before) == 0 || len(others) > fewRecords {
		size = someRecords
	}
	for some := range slices.Chunk(others, size) {
		p := &portion{records: some}
		all, ask = append(all, p), append(ask, p)
	}
	if len(records) == 0 {
		p := &portion{}
		return []*portion{p}, []*portion{p}
	}
	return all, ask
}

// there takes the portion's records out of those that are left, if all of them
// are among these.
func (p *portion) there(left map[*ast.Term]int) bool {
	for i, r := range p.records {
		if left[r] == 0 {
			for _, r := range p.records[:i] {
				left[r]++
			}
			return false
		}
		left[r]--
	}
	return len(p.records) > 0
}

// follow finds out on what the answer rests that stands at some paths, where named
// are the records of its list, or "".
func (m *Memory) follow(p *part, q *parted, named string, paths ...string) error {
	begin := slices.Clone(paths)
	if named != "" {
		begin = append(begin, named)
	}
	found := newReader(p.compiler).lookedUp(begin...)
	follow := newReader(p.compiler)
	follow.narrow, follow.topics, follow.apart = true, m.topics, found.sets
	q.rests, q.made = follow.of(paths...), follow.made
	q.fields = newReader(p.compiler).of(paths...)
	for _, path := range found.sets {
		l, err := m.ledgerOf(p, path)
		if err != nil {
			return err
		}
		q.looks, q.passes, l.users = append(q.looks, l), append(q.passes, l.place), append(l.users, q)
		delete(q.rests, path)
	}
	q.beside = q.rests.but(q.list)
	for _, path := range append(found.hides, begin...) {
		place, err := ast.ParseRef(path)
		if err != nil {
			return err
		}
		q.passes = append(q.passes, place)
	}
	return nil
}

// moved tells whether something on which the answer rests is not what it was.
func (m *Memory) moved(q *parted) bool {
	return m.changed(q.rests) || slices.ContainsFunc(q.looks, func(l *ledger) bool { return l.differ })
}

// askParts lists what must be asked: about all records, where something else has
// changed, and else about those that are new, and those for which something was
// looked up that came or went.
func (m *Memory) askParts(q *parted) (out []*ask, err error) {
	beside := m.changed(q.beside)
	q.parts = slices.DeleteFunc(q.parts, func(p *portion) bool {
		p.gone = beside || slices.ContainsFunc(p.looked, (*noting).stale)
		return p.gone
	})
	whole, err := m.values.whole(q.rests)
	if err != nil {
		return nil, err
	}
	if q.list == "" {
		if len(q.parts) == 0 {
			p := &portion{}
			q.parts, out = []*portion{p}, []*ask{{of: q, input: whole, portion: p}}
		}
		return out, nil
	}
	var fresh []*portion
	q.parts, fresh = portioned(q.parts, m.values.fields[q.list].items)
	others := q.shown(whole.(ast.Object))
	name := ast.StringTerm(q.list)
	for _, p := range fresh {
		input := ast.NewObject(append(others, ast.Item(name, ast.ArrayTerm(p.records...)))...)
		out = append(out, &ask{of: q, input: input, portion: p})
	}
	return out, nil
}

// shown are the facts that something reads beside the list.
func (q *parted) shown(whole ast.Object) (pairs [][2]*ast.Term) {
	read := map[string]bool{}
	for name := range q.fields {
		name, _, _ = strings.Cut(name, ".") // clashes.duty
		read[name] = true
	}
	whole.Foreach(func(name, term *ast.Term) {
		if text := string(name.Value.(ast.String)); text != q.list && (read[text] || read[everything]) {
			pairs = append(pairs, ast.Item(name, term))
		}
	})
	return slices.Clip(pairs)
}

// lasts tells whether what rules worked out for each other holds for the next
// portion as well: all but what rests on its records, see additive, and what
// looked something up.
func (q *parted) lasts(ref ast.Ref) bool {
	if function, ok := ref[0].Value.(ast.Ref); ok {
		ref = function // its arguments stand beside it
	}
	return !slices.ContainsFunc(q.passes, func(place ast.Ref) bool {
		for i := min(len(ref), len(place)) - 1; i >= 0; i-- { // they begin alike
			if ref[i].Value.Compare(place[i].Value) != 0 {
				return false
			}
		}
		return true
	})
}

// cache is one for a portion, over what lasts.
func (q *parted) cache(lasting topdown.VirtualCache, p *portion) topdown.VirtualCache {
	out := newPassing(lasting, q.lasts)
	p.looked = make([]*noting, len(q.looks))
	for i, l := range q.looks {
		p.looked[i] = &noting{ledger: l}
		out.Put(l.place, ast.NewTerm(p.looked[i]))
	}
	return out
}

// put asks about a portion, over what lasts.
func (a *ask) put(ctx context.Context, lasting topdown.VirtualCache) error {
	lists, err := a.of.ask.ask(ctx, a.input, withCache(a.of.cache(lasting, a.portion)))
	if err != nil {
		return err
	}
	return a.portion.hear(lists)
}

// hear reads an answer about a portion: what was considered, if that was asked,
// and what was found.
func (p *portion) hear(lists []*ast.Array) error {
	for _, list := range lists {
		if list.Len() != 1 {
			return errors.New("undefined")
		}
	}
	if len(lists) == 2 {
		number, isNumber := lists[0].Elem(0).Value.(ast.Number)
		n, isCount := number.Int64()
		if !isNumber || !isCount {
			return errors.New("no count")
		}
		p.considered = n
	}
	found, isSet := lists[len(lists)-1].Elem(0).Value.(ast.Set)
	if !isSet {
		return errors.New("no set")
	}
	p.found = nil
	for _, t := range found.Slice() {
		p.found = append(p.found, &foundTerm{term: t, of: p})
	}
	return nil
}

// put puts together what was said of all portions: what the rule says of the whole
// list.
func (r *remembered) put() {
	r.considered = 0
	said := slices.DeleteFunc(r.said, func(f *foundTerm) bool { return f.of.gone })
	var fresh []*foundTerm
	for _, p := range r.parts {
		r.considered += int(p.considered)
		if !p.put {
			p.put, fresh = true, append(fresh, p.found...)
		}
	}
	byTerm := func(a, b *foundTerm) int { return a.term.Value.Compare(b.term.Value) }
	if len(fresh) > len(said)/8 {
		said = append(said, fresh...)
		slices.SortFunc(said, byTerm)
	} else {
		for _, f := range fresh {
			at, _ := slices.BinarySearchFunc(said, f, byTerm)
			said = slices.Insert(said, at, f)
		}
	}
	r.said, r.again = said, false
}

// takeParts reads what was said of all portions.
func (r *remembered) takeParts(out *rule.Judgement, index *rule.Index, moved *rule.Moved) error {
	if r.again {
		r.put()
	}
	for i, f := range r.said {
		if i > 0 && f.term.Value.Compare(r.said[i-1].term.Value) == 0 {
			continue // it was found twice, and stands in a set once
		}
		if f.read == nil || f.read.Clash != "" && !moved.Nothing() && moved.Of(index.Clash(f.read.Clash)) {
			said, err := ast.JSON(f.term.Value)
			if err != nil {
				return err
			}
			read, err := index.Decode(said)
			if err != nil {
				return err
			}
			read.Rule, f.read = r.ID, read
		}
		out.Findings = append(out.Findings, *f.read)
	}
	out.Evaluated = append(out.Evaluated, rule.Evaluated{Rule: r.ID, Considered: r.considered})
	return nil
}
